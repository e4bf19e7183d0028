// SPDX-License-Identifier: GPL-3.0-or-later
// Geometry of a bar table: columns, pitch, which rows are folded, where the key goes. No painting.
#pragma once

#include "charts/canvas.h"

namespace lodestone {

/// Distances from the left edge of the table.
struct BarColumns {
    qreal labelRight = 0;
    qreal axis = 0;
    qreal barsRight = 0; ///< longest bar
    qreal fullScale = 1; ///< share at `barsRight`
    qreal shareLeft = 0;
    qreal shareRight = 0;
    qreal valueRight = 0;
    qreal right = 0; ///< flags, and the table

    [[nodiscard]] qreal end(double share) const { return axis + (barsRight - axis) * share / fullScale; }
};

struct BarTable {
    std::vector<Bar> rows;
    BarColumns columns;
    qreal headHeight = 0;
    qreal pitch = 19;
    bool keyInside = true;
    QPointF key;         ///< top left of the key when it lies inside
    qreal keyHeight = 0; ///< below the rows, with its gap; 0 when inside

    [[nodiscard]] qreal height() const {
        return headHeight + pitch * static_cast<qreal>(rows.size()) + keyHeight;
    }
};

inline constexpr qreal tightestPitch = 16;

/// Fits the table into a height: closer rows first, then the smallest rows folded into one.
[[nodiscard]] BarTable barTable(const BarsBody& body, QSizeF size);
/// The table with at most `rows` rows at a pitch; more are folded.
[[nodiscard]] BarTable barTableOf(const BarsBody& body, qreal width, std::size_t rows, qreal pitch);

/// Styles of the table's texts; without a theme they only measure.
[[nodiscard]] TextStyle barNameStyle(bool strong);
[[nodiscard]] TextStyle barShareStyle(bool strong);
[[nodiscard]] TextStyle barHeadStyle();

} // namespace lodestone
