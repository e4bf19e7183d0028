// SPDX-License-Identifier: GPL-3.0-or-later
// What is being looked at, as a value: two equal states give the same figure from the same database.
// Names are slugs and ISO codes, never database ids, so the text form outlives the database file.
#pragma once

#include "model/catalogue.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Value of ViewState::figure for what all sources say; two of its views are lists, and no figure.
inline constexpr std::string_view sourcesFigure = "sources";
inline constexpr std::string_view sideBySideView = "side";
inline constexpr std::string_view revisionsView = "revisions";
inline constexpr std::string_view bookView = "book";
/// Value of ViewState::figure for the page that shows the table behind a figure; ViewState::view then names
/// the figure and its view: 'concentration', 'shares/history', '' for the shares.
inline constexpr std::string_view tablePage = "table";

/// The thing a reader has picked out: a country, an event, a stage of the chain, a claim, the residual.
struct Mark {
    enum class Kind {
        None,
        Country,
        Residual,
        Event,
        Stage,
        Claim,
        Measure,
        Market,
        Place,
        Column,
        Source,
        Pair,
        Page
    };
    Kind kind = Kind::None;
    std::string key; ///< iso3, event slug, stage slug, claim slug, measure name ('hhi', 'cr1', ...), market
                     ///< ('cobalt/mining'), place slug, column by which a figure can be sorted,
                     ///< source slug, two parties ('AUS-USA') or the figure of a page it leads to

    [[nodiscard]] explicit operator bool() const { return kind != Kind::None; }
    auto operator<=>(const Mark&) const = default;
};

/// Which events a timeline shows: each field narrows by itself, '' by nothing.
struct EventChoice {
    std::string about;  ///< '' = those that name the mineral or concern it at large; aboutNamed, aboutAll
    std::string kind;   ///< slug of a Glyph: 'ban'
    std::string party;  ///< iso3 of a country that has a part in it
    std::string status; ///< 'in_force', 'scheduled', ...
    std::string verification; ///< 'confirmed', 'partly', 'unconfirmed'
    std::string words;        ///< every one of them stands somewhere in the record; no case

    bool operator==(const EventChoice&) const = default;
    /// Whether anything but `about` narrows.
    [[nodiscard]] bool narrows() const {
        return !(kind.empty() && party.empty() && status.empty() && verification.empty() && words.empty());
    }
};
inline constexpr std::string_view aboutNamed = "named"; ///< only those that name the mineral
inline constexpr std::string_view aboutAll = "all";     ///< of all minerals

/// Half of the years that are held against each other around an event, at most.
inline constexpr int widestWindow = 5;

struct ViewState {
    std::string figure = "overview";
    std::string mineral = "rare-earths";
    Stage stage = Stage::Mining;
    std::string product;            ///< '' = the preferred series of the stage
    std::optional<Measure> measure; ///< empty = the preferred series of the stage
    std::string source;             ///< '' = the newest edition that has the year
    Year year = 0;                  ///< 0 = the newest there is
    /// The year that is asked for where the market in front has none so late: what else stands on the page
    /// is asked for that one, and so is the next market. 0 = `year` itself.
    Year asked = 0;
    Year askedAt = 0; ///< the `year` that answered `asked`; any other `year` is a choice made since
    std::string
        reading; ///< 'proposed': what is proposed stands in the place of suspect values; '' = as published
    std::string regime = "us-2023";
    std::string view;               ///< one of the figure's views (FigureSpec::views); '' = its first
    std::string indicator;          ///< measure that is reckoned, a slug of measures(); '' = 'hhi'
    std::vector<std::string> with;  ///< minerals shown beside, slugs; none twice, none the mineral itself
    std::optional<YearRange> years; ///< the span that is looked at; empty = all there is
    std::string bloc;               ///< slug of a bloc that stands as one; '' = countries
    std::string country;            ///< iso3 of whose share the sources are held against; '' = the leader
    std::string list;  ///< only minerals on this list of critical minerals; '' = all, in the matrix
                       ///< those on the newest lists; 'all'
    std::string group; ///< only minerals of this group ('Battery'); '' = all
    std::string sort;  ///< column by which a figure of many rows is ordered; '' = its own order
    EventChoice events;
    std::optional<PartialDate> day; ///< on which events stand as they are shown; empty = today
    std::optional<DateSpan> span;   ///< what a timeline shows of its axis; empty = all of it
    int window = 1;                 ///< years to each side of an event, 1 to widestWindow
    Mark selection;

    bool operator==(const ViewState&) const = default;

    /// The same view with everything the catalogue does not know replaced by what answers instead:
    /// an unknown mineral by the first one, a year outside the series by the nearest, and so on.
    [[nodiscard]] ViewState normalised(const Catalogue& catalogue) const;

    /// 'figure=overview&mineral=rare-earths&stage=mining&year=2025&...': defaults are left out.
    [[nodiscard]] std::string text() const;
};

/// Whether the state's page shows lists, so that there is no picture to export or present.
[[nodiscard]] bool showsLists(const ViewState& state);

/// Reads the text form; nothing when it is not one (unknown key, stage or malformed year).
[[nodiscard]] std::optional<ViewState> parseViewState(std::string_view text);

/// The series that answers a state for a given year (0 = newest): by measure and product if given, else the
/// preferred one; by source if given, else the newest edition that has the year. Null when there is none.
[[nodiscard]] const Series* seriesFor(const ViewState& state, const Catalogue& catalogue, Year year);
/// A source that has a table for the state's mineral and stage.
struct SourceChoice {
    const Source* source = nullptr;
    Year year = 0; ///< the state's, or the nearest it has
    std::string
        other; ///< '2020', '2016–2020 average' where it speaks of other years than the state's, else ''
};
/// What a reader can choose from: first the source that answers when none is asked for, then those that have
/// the state's year, then the others; newest first.
[[nodiscard]] std::vector<SourceChoice> sourceChoices(const ViewState& state, const Catalogue& catalogue);

/// '2025', or '2016–2020 average' where the table in front is a mean of years; '' when there is no table.
[[nodiscard]] std::string shownPeriod(const ViewState& state, const Catalogue& catalogue);

/// Value of ViewState::figure for who signed with whom: its years are those of the agreements.
inline constexpr std::string_view agreementsFigure = "agreements";
/// Years that a reader can choose in front of the state's figure, ascending.
[[nodiscard]] std::vector<Year> yearsToChoose(const ViewState& state, const Catalogue& catalogue);

/// The newest year of any table that is no outlook: what a reader who names no year asks for.
[[nodiscard]] Year newestYear(const Catalogue& catalogue);
/// The year that a normalised state asks of every table but that of its own market, which answers by `year`.
[[nodiscard]] Year yearAsked(const ViewState& state);
/// The one rule for which of the years there are answers a wish: that year or the nearest earlier one.
/// Nothing where all are later. `years` ascending.
[[nodiscard]] std::optional<Year> yearUpTo(const std::vector<Year>& years, Year wanted);

/// Years for which some series answers the state, ascending.
[[nodiscard]] std::vector<Year> yearsFor(const ViewState& state, const Catalogue& catalogue);

} // namespace lodestone
