// SPDX-License-Identifier: GPL-3.0-or-later
// A figure as a value: everything a person can look at, before any pixel. Built by build_figure.h, painted by
// app/charts. All numbers are already formatted where they are shown as text; positions are in data units
// (fractions 0-1 for shares, HHI 0-10,000, decimal years), never in pixels.
#pragma once

#include "figure/agreements_body.h"
#include "figure/body_parts.h"
#include "figure/frame.h"
#include "figure/map_body.h"
#include "figure/matrix_body.h"
#include "figure/sources_body.h"
#include "figure/view_state.h"
#include "model/events.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lodestone {

// ---- the table behind a figure -------------------------------------------------------------------

struct DataColumn {
    std::string id;    ///< 'share', 'value', ...: header of the CSV
    std::string title; ///< header for people
    std::string unit;  ///< '', '%', 't', ...
    bool numeric = false;
    std::string derived = {}; ///< how its numbers are reckoned: 'value / world total'; '' as published
};
/// What a row counts and under which terms it may be used: what a table says in each of its rows as a file,
/// so that no row needs the figure. '' where there is no such thing.
struct RowFacts {
    std::string mineral; ///< slug
    std::string stage;   ///< slug
    std::string product; ///< 'ilmenite'; '' where the table counts the mineral itself
    std::string unit;    ///< of its amounts
    std::string basis;   ///< 'rare-earth oxide equivalent'
    std::string edition; ///< 'USGS MCS 2026, data release, 6 February 2026'
    std::string licence;

    bool operator==(const RowFacts&) const = default;
};
/// Where a row of a table comes from: what a reader asks of a number.
struct RowOrigin {
    Mark mark = {};           ///< what choosing the row picks out
    std::string missing = {}; ///< stands in the place of its empty numbers: 'withheld by the publisher'
    std::string source = {};  ///< 'USGS MCS 2026, data release, 6 February 2026'
    std::string place = {};   ///< file and line; '' where it is no line of a file
    std::string printed = {}; ///< the value as published
    std::string status = {};  ///< 'estimated'
    std::string note = {};    ///< the publisher's remarks, or how the row is reckoned
    RowFacts facts = {};      ///< where they are others than the table's
};
struct DataTable {
    std::vector<DataColumn> columns;
    std::vector<std::vector<std::string>>
        rows;                            ///< full-precision text, '' for missing; a reason column says why
    std::vector<RowOrigin> origins = {}; ///< one for each row, or none at all
    RowFacts facts = {};                 ///< of every row that has none of its own
};

// ---- parts shared by bodies ----------------------------------------------------------------------

struct KeyEntry {
    enum class Sample { Estimate, Dagger, Residual, Withheld, Glyph, Bar, MonthLine, PartlyRing, Pause };
    Sample sample = Sample::Estimate;
    Glyph glyph = Glyph::Law; ///< for Sample::Glyph
    std::string text;
};

// ---- bars: shares of one mineral, stage and year -------------------------------------------------

struct Bar {
    enum class Fill { Reported, Estimated, Residual, None };
    Mark mark;
    std::string label;
    double share = 0; ///< 0-1
    Fill fill = Fill::Reported;
    ColourKey colour;
    std::string shareText; ///< '69.2 %' or ''
    std::string valueText; ///< '270,000' or the reason ('withheld')
    std::string flag;      ///< 'e', '†', 'o' (outlook), '' beside the value
    bool withheld = false; ///< draws the circled W
    std::string tooltip;
};
struct BarsBody {
    std::string title;     ///< 'Who mines'
    std::string subtitle;  ///< 'share of world, 2025'
    std::string shareHead; ///< 'share'
    std::string valueHead; ///< 'tonnes'
    std::vector<Bar> bars; ///< descending, residual last
    std::vector<KeyEntry> key;
};

// ---- lines with bands over years -----------------------------------------------------------------

struct LinePoint {
    double x = 0; ///< decimal year, mid-year
    double low = 0;
    double high = 0; ///< equals low where nothing is open
    bool estimated = false;
    bool suspect = false;
    std::string tooltip;
};
struct Line {
    Mark mark;
    ColourKey colour;
    std::string label;                            ///< at the right end: 'Cobalt'
    std::string endLabel;                         ///< '5,054–5,055' or '69.2 %'
    std::vector<std::vector<LinePoint>> segments; ///< the line breaks at seams and gaps
};
/// Where one edition ends and another begins, or where values can be read on no further; see restatement.h.
struct Seam {
    double x = 0;
    std::string left;
    std::string right;
    StepKind kind = StepKind::Unknown;
    std::string reason = {};               ///< whole sentences, for the reader
    std::optional<Interval> restated = {}; ///< for StepKind::Split, in the unit of the values
    std::optional<Interval> moved = {};    ///< the same
};
/// A policy event, on a lane of its own or on the axis of lines.
struct EventMark {
    Mark mark;
    Glyph glyph = Glyph::Law;
    double begin = 0; ///< decimal years; what is known of the date
    double end = 0;
    bool lasting = false;   ///< drawn as a bar from begin to end (a length, or a date known to the year)
    bool openEnded = false; ///< in force when last seen and without an end: a trail when it is picked out
    DatePrecision precision = DatePrecision::ToDay;
    Verification verification = Verification::Confirmed;
    bool scheduled = false;
    bool passed = false;   ///< the date that was set for it has passed
    double pausedFrom = 0; ///< decimal years, within begin and end: suspended, so the bar is broken
    double pausedTo = 0;   ///< equals pausedFrom where there is no pause
    int count = 1;         ///< several of one day, kind and lane share a glyph
    std::vector<std::string> also = {}; ///< slugs of the others that share the glyph
    std::string label;                  ///< short words beside the glyph, '' when there is no room by rank
    std::string title = {};             ///< its own words, for where a long span of time has room for them
    double rank = 0;                    ///< labels are placed in descending rank
    std::string tooltip;
};
struct Lane {
    std::string label;
    int count = 0;
    std::vector<EventMark> events;
};
struct LinesBody {
    std::string title; ///< "China's share since 2024"
    std::string subtitle;
    Axis x; ///< decimal years
    Axis y;
    std::vector<Line> lines;
    std::vector<Threshold> thresholds;
    std::vector<Seam> seams;
    std::vector<EventMark> events; ///< glyphs on the x axis
    bool labelsOutside = false;    ///< lines end anywhere: their names stand right of the plot, led to
    std::vector<Lane> strip = {};  ///< events below the plot on the same years; then `events` are words alone
    std::string stripTitle = {};   ///< 'Events that name rare earths, same years as above'
    int window = 0;                ///< years to each side of a picked event that are shaded; 0: none
};

// ---- shares over the years, stacked to the whole --------------------------------------------------

/// One country, or the named countries beyond the eighth, or the residual.
struct StackBand {
    Mark mark;
    ColourKey colour;
    std::string label;
    std::string endLabel; ///< share in the last year: '69.2 %', '' where it has none
};
struct StackColumn {
    double x = 0;                      ///< decimal year, mid-year
    std::vector<double> shares;        ///< 0-1, one for each band; they add up to 1
    std::vector<std::string> tooltips; ///< one for each band
    bool estimated = false;            ///< every value of the year is
    std::vector<bool> suspect = {};    ///< one for each band, or none: a value that cannot be right
};
struct StackBody {
    std::string title;
    std::string subtitle;
    Axis x;                                         ///< decimal years
    Axis y;                                         ///< 0-1
    std::vector<StackBand> bands;                   ///< from the axis upwards, the residual last
    std::vector<std::vector<StackColumn>> segments; ///< broken at seams and gaps
    std::vector<Seam> seams;
};

// ---- treemap: shares as areas ---------------------------------------------------------------------

struct Tile {
    Mark mark;
    ColourKey colour;
    std::string label;
    double share = 0; ///< 0-1
    Bar::Fill fill = Bar::Fill::Reported;
    std::string shareText; ///< '69.2 %'
    std::string valueText; ///< '270,000 tonnes'
    std::string tooltip;
};
struct TreemapBody {
    std::string title;
    std::string subtitle;
    std::vector<Tile> tiles; ///< descending, the residual last; shares add up to 1
    std::vector<Bar> aside;  ///< rows without a number, listed beside
    std::vector<KeyEntry> key;
};

// ---- timeline: events and agreements in lanes ----------------------------------------------------

struct TimelineBody {
    Axis x;                          ///< all there is; its ticks are those of timeScale() for what is shown
    std::optional<double> from = {}; ///< what is shown of it, decimal years; empty: all
    std::optional<double> to = {};
    std::vector<Lane> lanes;
    std::optional<double> unknownFrom; ///< from here on outcomes are not known
    std::string unknownWords = {};     ///< 'list kept to 31 May 2026'
    std::vector<KeyEntry> key;
    std::optional<YearRange> picked = {}; ///< years that histories are narrowed to
    int window = 1;                       ///< years to each side of a picked event that are shaded

    [[nodiscard]] double begin() const { return from.value_or(x.min); }
    [[nodiscard]] double end() const { return to.value_or(x.max); }
};

// ---- key numbers and chain -----------------------------------------------------------------------

struct Gauge { ///< position of an interval on the concentration ramp
    Interval hhi;
    double moderate = 1000;
    double high = 1800;
};
struct Card {
    Mark mark;         ///< Kind::Measure
    std::string title; ///< 'HHI'
    std::string value; ///< '5,054'
    std::string aside; ///< 'to 5,055'
    std::string line;  ///< 'above 1,800, US 2023: high'
    std::optional<Gauge> gauge;
    std::string tooltip;
};
struct CardsBody {
    std::vector<Card> cards;
};

struct ClaimMark {
    std::vector<std::string> claims; ///< claim slugs; closer than 6 px merge into one mark with a count
    double share = 0;                ///< 0-1
    std::string tooltip;
};
struct Rung {
    Mark mark; ///< Kind::Stage
    Stage stage = Stage::Mining;
    std::string title;           ///< 'Mining'
    std::string right;           ///< 'China 69.2 %', 'claim only', 'no table'
    std::optional<double> share; ///< leader's share where a table exists
    bool estimated = false;
    ColourKey colour;
    bool current = false; ///< the stage that is shown
    std::vector<ClaimMark> claims;
    std::vector<std::string> lines; ///< at most two lines under the track
    std::string tooltip;
};
struct ChainBody {
    std::string title;
    std::string subtitle;
    std::vector<Rung> rungs;
};

/// The chain of one mineral with every country's share carried from stage to stage.
struct LadderSegment {
    enum class Fill { Reported, Estimated, Residual };
    Mark mark;         ///< a country, the residual, or none for several small ones together
    std::string label; ///< 'China'
    std::string share; ///< '69.2 %'
    double from = 0;   ///< 0-1, where it begins on its rung
    double to = 0;
    Fill fill = Fill::Reported;
    ColourKey colour;
    std::string tooltip;
};
struct LadderRung {
    Mark mark;                           ///< Kind::Stage
    std::string title;                   ///< 'Mining'
    std::string index;                   ///< 'HHI 5,054'; '' without a table
    std::string source;                  ///< 'USGS MCS 2026, 2025'; '' without a table
    std::string tag;                     ///< 'bottleneck', 'may be the bottleneck', ''
    bool current = false;                ///< the stage that the other pages show
    std::vector<LadderSegment> segments; ///< none: `why`
    std::string why;                     ///< why there is no table, one sentence
    std::vector<ClaimMark> claims;
    std::string claimLine; ///< who claims what
    std::string tooltip;
};
struct LadderBody {
    std::vector<LadderRung> rungs; ///< as allStages
};

/// The newest events of a mineral, a line for each.
struct LatestLine {
    EventMark event;
    std::string date;  ///< '9 Oct 2025'
    std::string words; ///< the short ones of a timeline where there are some, else the title
};
struct LatestPart {
    std::string title;
    std::string subtitle;
    std::vector<LatestLine> lines; ///< newest first
};

/// Why there is nothing to draw and what would help; the frame of the figure stays.
struct Notice {
    std::string text;
    std::string action;            ///< words of the button, '' for none
    std::optional<ViewState> help; ///< where the button leads
};

struct OverviewBody {
    std::optional<Notice> notice; ///< stands in the place of cards, bars and history when there is no market
    CardsBody cards;
    BarsBody bars;
    ChainBody chain;
    LinesBody history;
    DisputePart dispute;
    LatestPart latest;
};

using FigureBody =
    std::variant<Notice, BarsBody, LinesBody, TimelineBody, ChainBody, OverviewBody, MatrixBody, LadderBody,
                 MapBody, StackBody, TreemapBody, AgreementsBody, SourcesBody>;

struct SourceLine {
    std::string text; ///< attribution and edition
    std::string licence;
    std::string url;
};

struct Figure {
    ViewState state;      ///< normalised: what was built
    std::string headline; ///< states the finding
    std::string subtitle; ///< what is measured, unit, source year
    FigureBody body;
    std::string note; ///< caveats a reader needs, one paragraph
    std::vector<SourceLine> sources;
    std::string altText;
    DataTable table;
    std::vector<std::string> status;     ///< short facts for the status bar
    FigureFrame frame = {};              ///< what a writer changed; see framed()
    std::optional<PartialDate> day = {}; ///< on which it was built, where what it shows depends on it
};

} // namespace lodestone
