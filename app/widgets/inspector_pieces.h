// SPDX-License-Identifier: GPL-3.0-or-later
// Inspection -> what stands below one another in its column, as values: two inspections can be compared piece
// by piece.
#pragma once

#include "figure/build_figure.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

struct InspectorPiece {
    enum class Kind {
        Caption, ///< `text` in capitals
        Title,   ///< `text`, after a swatch of `colour`
        Heading, ///< `text` of a section
        Words,   ///< `text` that wraps
        Number,  ///< `label` in display size, `text` beside its foot
        Fact,    ///< `label`, and `text` at the right end
        Tags,    ///< `tags` in outlines
        Rule,    ///< a hairline
        Claim,   ///< `label` says `text`; picks `mark`
        Event,   ///< `glyph`, `label` (when) and `text`; picks `mark`
        Bars,    ///< `bars` in `colour`, none: the accent
        Link,    ///< `label`, which opens the address `text`
        Choices, ///< `label`, and `choices` to open
    };
    Kind kind = Kind::Words;
    int above = 0; ///< px free above it
    std::string text = {};
    std::string label = {};
    bool strong = false; ///< of a fact: the sum under the column
    bool muted = false;  ///< of words
    int indent = 0;      ///< px
    std::optional<ColourKey> colour = {};
    Mark mark = {};
    Glyph glyph = Glyph::Ban;
    std::vector<std::string> tags = {};
    std::vector<Inspection::BarLine> bars = {};
    std::vector<Inspection::Choice> choices = {};

    /// All but the room above it, which moves it and does not change it.
    [[nodiscard]] bool sameContent(const InspectorPiece& other) const;
};

/// None for an inspection without a title, which says nothing.
[[nodiscard]] std::vector<InspectorPiece> inspectorPieces(const Inspection& inspection);

} // namespace lodestone
