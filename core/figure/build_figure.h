// SPDX-License-Identifier: GPL-3.0-or-later
// The whole pipeline in one synchronous call: state -> query -> table -> analysis -> figure.
// Safe on any thread with that thread's own Database; the catalogue is immutable and shared.
#pragma once

#include "figure/citation.h"
#include "figure/figure.h"
#include "store/database.h"

#include <span>
#include <string>
#include <string_view>

namespace lodestone {

/// What a reader can set above a figure; the figure uses the field of the state by the same name.
enum class Control : unsigned {
    Regime = 1,
    Indicator = 2,
    List = 4,
    Group = 8,
    Bloc = 16,
    With = 32,
    Years = 64, ///< the span of years, where one is picked
    Country = 128,
    Reading = 512, ///< suspect values as published or as proposed; seen where the two differ
    Events = 256   ///< which events there are: about, kind, party, status, verification, words
};

/// One row of the constant table of figures.
struct FigureSpec {
    struct View {
        std::string_view id;
        std::string_view title;
        unsigned without = 0; ///< Controls of the figure that this view does not heed, added up
    };
    std::string_view id;    ///< 'overview'
    std::string_view title; ///< 'Overview'
    std::string_view what;  ///< one sentence for `lodestone list figures`
    bool usesYear = true;   ///< false: the figure spans all years
    Figure (*build)(const ViewState&, const Catalogue&, const Database&);
    std::span<const View> views = {}; ///< ways to see the same thing, the usual one first; none: one way
    unsigned controls = 0;            ///< Controls, added up
    std::string_view usualList = {};  ///< words for no list chosen, where that is not 'all minerals'

    [[nodiscard]] bool has(Control control) const { return (controls & static_cast<unsigned>(control)) != 0; }
};
[[nodiscard]] std::span<const FigureSpec> figureSpecs();
[[nodiscard]] const FigureSpec* figureSpec(std::string_view id);

/// The overview of a market that is marked in `state`.
[[nodiscard]] ViewState stateOfMarket(const ViewState& state, const Mark& market, const Catalogue& catalogue);
/// ViewState::sort after a click on the head of a column: by it, or the other way round.
[[nodiscard]] std::string nextSort(const std::string& sort, const std::string& column);

/// Builds the figure of `state` (normalised first). A market without data becomes a Notice, not an error.
/// Throws StoreError on trouble with the database.
[[nodiscard]] Figure buildFigure(const ViewState& state, const Catalogue& catalogue, const Database& db);

/// The badge of one mineral in the list: its HHI at the state's stage and year.
struct MineralBadge {
    std::string mineral;         ///< slug
    std::optional<Interval> hhi; ///< absent: no table, no shares, or none of the world
    std::string text;            ///< '5,054', 'no table'
    bool elsewhere =
        false; ///< no table at the state's stage and year: the index is of those the tooltip names
    bool withheld = false; ///< a producer is withheld
    std::string tooltip;
};
[[nodiscard]] std::vector<MineralBadge> mineralBadges(const ViewState& state, const Catalogue& catalogue,
                                                      const Database& db);
/// What a badge says under the pointer: its tooltip and the lists of critical minerals that name the mineral.
[[nodiscard]] std::string badgeWords(const MineralBadge& badge, const Mineral& mineral,
                                     const Catalogue& catalogue);

/// What the inspector shows of the selection (or of the leader when nothing is selected).
struct Inspection {
    struct Line {
        std::string label;
        std::string value;
    };
    /// A value as a bar, or why there is none.
    struct BarLine {
        std::string label; ///< '2024'
        double low = 0;    ///< 0-1 of the bar's length; equals high where nothing is open
        double high = 0;
        std::string value; ///< '67.8 %', 'no value'
        bool missing = false;
        bool estimated = false;
        bool strong = false; ///< the year that holds the event
        bool seam = false;   ///< not to be held against the bar before: see restatement.h
        bool operator==(const BarLine&) const = default;
    };
    /// One of a few ways to see the same thing; the current one leads nowhere.
    struct Choice {
        std::string words; ///< '2'
        ViewState state;
        bool current = false;
        bool operator==(const Choice&) const = default;
    };
    struct Paragraph {
        std::string title; ///< 'Explain this number', 'Others say', 'Sources'
        std::vector<Line> lines;
        std::string text;
        std::string link; ///< URL, '' for none
        std::string linkText;
        Mark mark;                        ///< where a click leads, Kind::None for nowhere
        std::optional<Glyph> glyph = {};  ///< of an event that a click leads to
        std::string subtitle = {};        ///< below the title, muted
        std::string choiceName = {};      ///< 'Years to each side'
        std::vector<Choice> choices = {}; ///< above the bars
        std::vector<BarLine> bars = {};
        std::optional<ColourKey> barColour = {}; ///< none: the accent
    };
    std::string caption; ///< 'Selected'
    std::optional<ColourKey> colour;
    std::string title;             ///< 'China'
    std::string subtitle;          ///< 'mine production · 2025 · CHN'
    std::string number;            ///< '69.2 %'
    std::string numberAside;       ///< 'of the world total'
    std::vector<std::string> tags; ///< 'estimated'
    std::vector<Paragraph> paragraphs;
    std::string citation; ///< plain text, for the clipboard
    Work work;            ///< what `citation` names; without a title when there is nothing to cite
    std::optional<ViewState> open = {}; ///< where a button leads
    std::string openText = {};          ///< 'Open chromium'
};
[[nodiscard]] Inspection inspect(const ViewState& state, const Catalogue& catalogue, const Database& db);

} // namespace lodestone
