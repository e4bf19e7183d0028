// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of the dot plot of sources stand: its columns, its rows, its key.
#pragma once

#include "charts/canvas.h"

#include <vector>

namespace lodestone {

/// One row: a table or a claim. Positions from the top left of the body.
struct SourceRowBox {
    std::size_t index = 0; ///< into tables or claims
    bool claim = false;
    qreal top = 0;
    qreal height = 0;
    qreal marks = 0; ///< centre line of its marks
};

struct SourcesLayout {
    bool above = false;  ///< words stand above the marks, not left of them
    bool hhi = false;    ///< some table has an index
    qreal nameWidth = 0; ///< of the words
    qreal shareLeft = 0; ///< plot of shares
    qreal shareRight = 0;
    qreal shareText = 0; ///< left edge of its numbers
    qreal hhiLeft = 0;
    qreal hhiRight = 0;
    qreal hhiText = 0;
    qreal width = 0;
    qreal headHeight = 0;
    qreal tablesBottom = 0; ///< below the last table
    qreal claimsHead = 0;   ///< top of the head of the claims; 0: there are none
    qreal keyTop = 0;
    qreal height = 0;
    std::vector<SourceRowBox> rows;
};

/// `room`: height that rows may spread into; 0 for the least.
[[nodiscard]] SourcesLayout sourcesLayout(const SourcesBody& body, qreal width, qreal room);

namespace sources {
inline constexpr qreal headLine = 16;
inline constexpr qreal tickLine = 14;
inline constexpr qreal keyPitch = 18;
[[nodiscard]] TextStyle nameStyle(bool strong, const QColor& colour = {});
[[nodiscard]] TextStyle smallStyle(const QColor& colour = {});
[[nodiscard]] TextStyle numberStyle(const QColor& colour = {});
/// '2025 · 12 named · residual 0.3 %' and why it is not compared, in as few lines as there are.
[[nodiscard]] QString factsOf(const SourceDot& dot);
/// Beside the name: 'Feb 2026 · in use'.
[[nodiscard]] QString besideName(const SourceDot& dot);

struct KeyItem {
    enum class Sample { Reported, Estimated, Hollow, Suspect, Whisker, Bound, Claim };
    Sample sample = Sample::Reported;
    QString words;
};
[[nodiscard]] std::vector<KeyItem> keyItems(const SourcesBody& body);
inline constexpr qreal sampleWidth = 24;
/// Left centres of the items of the key, in rows that wrap.
[[nodiscard]] std::vector<QPointF> keyPlaces(const SourcesBody& body, qreal width);
} // namespace sources

} // namespace lodestone
