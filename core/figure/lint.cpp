// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/lint.h"
#include "model/letters.h"

#include "figure/frame_words.h"
#include "figure/lint_data.h"
#include "figure/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::array<std::string_view, lintRuleCount> slugs{
    "missing-source",         "shares-not-whole",   "mixed-units",    "large-residual", "estimates-unmarked",
    "low-contrast",           "words-clash",        "type-too-small", "truncated-axis", "stale-edition",
    "hypothetical-unstamped", "claim-unattributed", "empty-alt-text"};

constexpr double leastContrast = 4.5; // WCAG 2.2, AA
constexpr double leastPoints = 6;     // below it print loses letters
constexpr double pointsWanted = 6.3;  // a fix leaves some room
constexpr double largeResidual = 0.10;
constexpr double shareTolerance = 0.006; // rounding of published shares
constexpr std::string_view sayInNote = "Say so in the note";

/// The figure's own words that a reader sees, for what is said already.
bool says(const Figure& figure, std::string_view words) {
    const auto holds = [words](const std::string& text) {
        return std::ranges::search(text, words, [](char a, char b) {
                   return lowerLetter(a) == lowerLetter(b);
               }).begin() != text.end();
    };
    return holds(figure.note) || holds(figure.subtitle) || holds(figure.headline);
}

LintFix inNote(const Figure& figure, const std::string& sentence, std::string_view words = sayInNote) {
    FigureFrame frame = figure.frame;
    frame.note = figure.note.empty() ? sentence : figure.note + " " + sentence;
    return {std::string(words), std::move(frame)};
}

/// Collects the findings of one figure.
class Linter {
public:
    Linter(const Figure& figure, const ExportLook& look, const FigureFacts& facts, const Catalogue* catalogue)
        : m_figure(figure), m_look(look), m_facts(facts), m_catalogue(catalogue) {}

    std::vector<LintFinding> findings() && {
        source();
        wholeness();
        units();
        residual();
        estimates();
        contrast();
        clashes();
        type();
        axis();
        edition();
        stamp();
        claims();
        altText();
        return std::move(m_findings);
    }

private:
    void add(LintRule rule, std::string text, std::optional<LintFix> fix) {
        m_findings.push_back({rule, std::move(text), std::move(fix)});
    }
    /// A finding about the data, settled once the figure's words hold `marker`.
    void addNoted(LintRule rule, const std::string& text, const std::string& sentence,
                  std::string_view marker) {
        if (!says(m_figure, marker))
            add(rule, text, inNote(m_figure, sentence));
    }

    void source() {
        if (m_figure.sources.empty())
            addNoted(LintRule::MissingSource, "The figure names no source.",
                     "Source: not recorded for these numbers.", "source: ");
    }

    void wholeness() {
        if (const auto sum = lint_data::sumOfShares(m_figure.body);
            sum && std::abs(*sum - 1) > shareTolerance)
            addNoted(LintRule::SharesNotWhole,
                     fmt::format("The shares add up to {}, not to 100 %.", shareText(*sum)),
                     fmt::format("The shares shown add up to {}.", shareText(*sum)), "add up to");
    }

    void units() {
        const std::vector<std::string> units = lint_data::unitsOf(m_figure.table);
        if (units.size() < 2)
            return;
        const std::string list = fmt::format("{}", fmt::join(units, ", "));
        addNoted(LintRule::MixedUnits, fmt::format("Rows are counted in different units or bases: {}.", list),
                 fmt::format("Rows are counted in different units: {}.", list), "different units");
    }

    void residual() {
        const std::optional<double> share = lint_data::residualOf(m_figure.body);
        if (!share || *share <= largeResidual)
            return;
        addNoted(LintRule::LargeResidual,
                 fmt::format("{} of the total belongs to no named country.", shareText(*share)),
                 fmt::format("{} belongs to no named country.", shareText(*share)), "no named country");
    }

    void estimates() {
        const std::size_t count = lint_data::unmarkedEstimates(m_figure);
        if (count == 0)
            return;
        const std::string what =
            count == 1 ? "1 value is an estimate" : fmt::format("{} values are estimates", count);
        addNoted(LintRule::EstimatesUnmarked, fmt::format("{} and not marked in the figure.", what),
                 fmt::format("{} of the publisher.", what), "estimate");
    }

    void contrast() {
        if (m_facts.leastContrast >= leastContrast)
            return;
        ExportLook look = m_look;
        look.ground = m_look.ground == ExportLook::Ground::Print ? ExportLook::Ground::Light
                                                                 : ExportLook::Ground::Print;
        add(LintRule::LowContrast,
            fmt::format(
                "\u201C{}\u201D has a contrast of {:.1f} to what lies behind it; 4.5 is the least that reads "
                "(WCAG AA).",
                m_facts.palest, m_facts.leastContrast),
            LintFix{fmt::format("Use the {} ground", slug(look.ground)), look});
    }

    void clashes() {
        for (const FigureFacts::Clash& clash : m_facts.clashes) {
            std::optional<LintFix> fix;
            if (clash.note && *clash.note < m_figure.frame.annotations.size()) {
                FigureFrame frame = m_figure.frame;
                frame.annotations[*clash.note].at = clash.clear;
                fix = LintFix{"Move the note to where it is clear", std::move(frame)};
            } else {
                fix = LintFix{"Make the figure larger", larger(1.25)};
            }
            add(LintRule::WordsClash,
                clash.other.empty()
                    ? fmt::format("\u201C{}\u201D leaves the figure.", clash.words)
                    : fmt::format("\u201C{}\u201D lies on \u201C{}\u201D.", clash.words, clash.other),
                std::move(fix));
        }
    }

    [[nodiscard]] ExportLook larger(double factor) const {
        ExportLook look = m_look;
        const auto grown = [factor](int side) { return static_cast<int>(std::ceil(side * factor / 2)) * 2; };
        look.width = grown(m_look.width);
        look.height = grown(m_look.height);
        look.preset.clear();
        return look;
    }

    void type() {
        if (m_facts.leastPoints >= leastPoints)
            return;
        const double factor = std::clamp(pointsWanted / std::max(1.0, m_facts.leastPoints), 1.05, 3.0);
        const ExportLook look = larger(factor);
        add(LintRule::TypeTooSmall,
            fmt::format(
                "The smallest words (\u201C{}\u201D) are {:.1f} points high in print; below {:.0f} they are "
                "lost.",
                m_facts.smallest, m_facts.leastPoints, leastPoints),
            LintFix{fmt::format("Make it {} \u00D7 {} px", look.width, look.height), look});
    }

    void axis() {
        const auto* lines = std::get_if<LinesBody>(&m_figure.body);
        if (lines == nullptr || lines->y.min <= 0 || lines->lines.empty())
            return;
        const std::string from =
            lines->y.ticks.empty() ? fmt::format("{:g}", lines->y.min) : lines->y.ticks.front().label;
        addNoted(LintRule::TruncatedAxis, fmt::format("The scale begins at {}, not at zero.", from),
                 fmt::format("The scale begins at {}, not at zero.", from), "not at zero");
    }

    void edition() {
        if (m_catalogue == nullptr || m_figure.state.source.empty())
            return;
        const std::optional<ViewState> newer = lint_data::newerEdition(m_figure.state, *m_catalogue);
        if (!newer)
            return;
        const Source* own = m_catalogue->sourceBySlug(m_figure.state.source);
        const Source* next = m_catalogue->sourceBySlug(newer->source);
        ViewState state = m_figure.state;
        state.source.clear();
        add(LintRule::StaleEdition,
            fmt::format("{} is a newer edition than {} for the same year.", next->shortName, own->shortName),
            LintFix{fmt::format("Show {}", next->shortName), std::move(state)});
    }

    void stamp() {
        if (!isHypothetical(m_figure) || m_facts.stamped || says(m_figure, "hypothetical"))
            return;
        FigureFrame frame = m_figure.frame;
        frame.subtitle = "Hypothetical: " + m_figure.subtitle;
        add(LintRule::HypotheticalUnstamped, "The figure is hypothetical and does not say so.",
            LintFix{"Say so in the subtitle", std::move(frame)});
    }

    void claims() {
        const std::vector<std::string> claims = lint_data::unattributedClaims(m_figure.body);
        if (!claims.empty())
            addNoted(LintRule::ClaimUnattributed,
                     claims.size() == 1 ? "A claim stands in the figure without who says it."
                                        : "Claims stand in the figure without who says them.",
                     fmt::format("Claims: {}", fmt::join(claims, " ")), "claims: ");
    }

    void altText() {
        if (m_figure.altText.find_first_not_of(" \n\t") != std::string::npos)
            return;
        FigureFrame frame = m_figure.frame;
        if (frame.altText)
            frame.altText.reset();
        else
            frame.altText = m_figure.headline;
        add(LintRule::EmptyAltText, "There is no alternative text for readers who cannot see the figure.",
            LintFix{"Write it from the data", std::move(frame)});
    }

    const Figure& m_figure;
    const ExportLook& m_look;
    const FigureFacts& m_facts;
    const Catalogue* m_catalogue;
    std::vector<LintFinding> m_findings;
};

} // namespace

std::string_view slug(LintRule rule) {
    return slugs[static_cast<std::size_t>(rule)];
}

std::vector<LintFinding> lint(const Figure& figure, const ExportLook& look, const FigureFacts& facts,
                              const Catalogue* catalogue) {
    if (std::holds_alternative<Notice>(figure.body))
        return {};
    return Linter(figure, look, facts, catalogue).findings();
}

} // namespace lodestone
