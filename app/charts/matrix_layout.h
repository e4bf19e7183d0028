// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of a matrix stand: widths of its columns, height of its rows, rows of its key.
#pragma once

#include "charts/canvas.h"
#include "figure/matrix_body.h"

#include <array>
#include <vector>

namespace lodestone {

struct MatrixLayout {
    qreal nameWidth = 0;
    qreal cellWidth = 0;   ///< of reserves, mining and processing
    qreal claimWidth = 0;  ///< of magnets
    qreal wordWidth = 0;   ///< of the narrowest stage in words
    qreal leaderWidth = 0; ///< of its leader
    bool stacked = false;  ///< cells stand on two lines: the value above, the leader below
    qreal above = 0; ///< height of a line of its own above the cells for name and narrowest stage; 0: none
    qreal total = 0; ///< width of all
    qreal headHeight = 0;
    qreal pitch = 0;     ///< from row to row
    qreal keyHeight = 0; ///< with the space above it

    [[nodiscard]] qreal cellHeight() const { return pitch - above - 2; }
    /// Left edges: name, four stages, narrowest, leader.
    [[nodiscard]] qreal left(std::size_t column) const;
    [[nodiscard]] qreal width(std::size_t column) const;
};

/// `room`: height that rows may spread into; 0 for the least.
[[nodiscard]] MatrixLayout matrixLayout(const MatrixBody& body, qreal width, qreal room);

namespace matrix {
inline constexpr qreal gap = 2; ///< between cells
inline constexpr qreal pad = 5; ///< inside a cell
inline constexpr qreal ringWidth = 15;
[[nodiscard]] TextStyle valueStyle(const QColor& colour = {});
[[nodiscard]] TextStyle highStyle(const QColor& colour = {});
[[nodiscard]] TextStyle leaderStyle(const QColor& colour = {});
[[nodiscard]] TextStyle nameStyle(const QColor& colour = {});
[[nodiscard]] TextStyle headStyle(const QColor& colour = {});
[[nodiscard]] TextStyle underStyle(const QColor& colour = {});
[[nodiscard]] TextStyle wordStyle(const QColor& colour = {});
/// A word of the key under the rows, without its sample.
struct KeyItem {
    enum class Sample { Withheld, Straddles, Claim, Nothing, Words };
    Sample sample = Sample::Words;
    QString words;
};
[[nodiscard]] std::vector<KeyItem> keyItems(const MatrixBody& body);
[[nodiscard]] qreal sampleWidth(KeyItem::Sample sample);
/// The bands of the ramp with their first HHI, as wide as their words.
[[nodiscard]] std::vector<QString> bandWords(const MatrixBody& body);
[[nodiscard]] qreal bandWidth(const MatrixBody& body);
/// Left centres of the items of the key, in rows that wrap; the bands are the first of the first row.
[[nodiscard]] std::vector<QPointF> keyPlaces(const MatrixBody& body, qreal width);
inline constexpr qreal keyPitch = 20;
inline constexpr qreal keyTop = 12;
} // namespace matrix

} // namespace lodestone
