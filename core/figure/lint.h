// SPDX-License-Identifier: GPL-3.0-or-later
// What an editor would ask before a figure is printed: each finding is one sentence and, where there is one,
// a fix that is a value. Pure: what only a layout knows comes in as FigureFacts, measured by the painter.
#pragma once

#include "figure/export_look.h"
#include "figure/figure.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lodestone {

/// What a layout of a figure at a look says of its words.
struct FigureFacts {
    /// Words that leave the figure, or lie on other words.
    struct Clash {
        std::string words;
        std::string other;               ///< '' where the words leave the figure
        std::optional<std::size_t> note; ///< the annotation they belong to
        Anchor clear;                    ///< where that annotation would be in nobody's way
    };
    std::vector<Clash> clashes;
    double leastContrast = 21; ///< WCAG, of any words to what lies behind them
    std::string palest;        ///< the words that have it
    double leastPoints = 100;  ///< size of the smallest words in print, at the look's resolution
    std::string smallest;      ///< these words
    bool stamped = false;      ///< the word HYPOTHETICAL stands in the figure
};

enum class LintRule {
    MissingSource,
    SharesNotWhole,
    MixedUnits,
    LargeResidual,
    EstimatesUnmarked,
    LowContrast,
    WordsClash,
    TypeTooSmall,
    TruncatedAxis,
    StaleEdition,
    HypotheticalUnstamped,
    ClaimUnattributed,
    EmptyAltText,
};
inline constexpr std::size_t lintRuleCount = 13;
[[nodiscard]] std::string_view slug(LintRule rule); ///< 'missing-source'

/// One click: what the writer's frame, the look or the view becomes.
struct LintFix {
    std::string words; ///< 'Say so in the note'
    std::variant<FigureFrame, ExportLook, ViewState> edit;
};
struct LintFinding {
    LintRule rule = LintRule::MissingSource;
    std::string text; ///< one sentence
    std::optional<LintFix> fix;
};

/// Findings about a figure as framed (frame.h), in the order of the rules. With a catalogue, also whether a
/// newer edition answers.
[[nodiscard]] std::vector<LintFinding> lint(const Figure& figure, const ExportLook& look,
                                            const FigureFacts& facts, const Catalogue* catalogue = nullptr);

} // namespace lodestone
