// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that take more than one market: rankings, the chain of one mineral, what all sources say, change
// between two years, the years around an event. Finds the tables, hands them to the pure functions of
// analysis/, and keeps beside every number which series and year it is from. Nothing is spliced in silence.
#pragma once

#include "analysis/chain.h"
#include "analysis/change.h"
#include "analysis/event_window.h"
#include "analysis/explain.h"
#include "analysis/measures.h"
#include "figure/market_view.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// The reader of markets, and what measures need beside them: governance scores and trade parameters, each
/// read once and only when a measure asks. Outlives what it gives out.
class Study {
public:
    /// `governance`: the source of the scores; none: all there are, see GovernanceTable. `unlisted`: at most
    /// so many producers share what no row names; 1 or more.
    explicit Study(MarketReader& reader, SourceId governance = {}, std::optional<int> unlisted = {})
        : m_reader(reader), m_governance(governance), m_unlisted(unlisted) {}

    [[nodiscard]] MarketReader& reader() const { return m_reader; }
    [[nodiscard]] const Catalogue& catalogue() const { return m_reader.catalogue(); }
    /// For `measure` of the market of `view`.
    [[nodiscard]] MeasureInputs inputs(const MarketView& view, std::string_view measure);

private:
    MarketReader& m_reader;
    SourceId m_governance;
    std::optional<int> m_unlisted;
    std::optional<GovernanceTable> m_scores;
};

/// The market for a year, or of the nearest earlier one that some series has; 0: the newest that is no
/// outlook.
[[nodiscard]] std::optional<MarketView> marketUpTo(const ViewState& state, MarketReader& reader, Year year);

/// One measure of one market, or why there is none.
struct Measured {
    const Mineral* mineral = nullptr;
    Stage stage = Stage::Mining;
    std::optional<MarketView> view; ///< says which source and year answered
    std::optional<MeasureValue> value;
    std::string why; ///< why there is no value; else ''

    /// False for a value that is of the listed rows only, because no world total is published.
    [[nodiscard]] bool ofWorld() const { return view->concentration->ofWorld; }
};
/// `year` as for marketUpTo.
[[nodiscard]] Measured measured(const ViewState& state, std::string_view measure, Year year, Study& study);

/// The minerals with a value, the highest first (by the low end, then the high one), then those whose value
/// is of listed rows only, then those without in their order. `minerals` empty: all.
[[nodiscard]] std::vector<Measured> rankMinerals(Stage stage, Year year, std::string_view measure,
                                                 Study& study, std::span<const Mineral* const> minerals = {});
struct MatrixRow {
    const Mineral* mineral = nullptr;
    std::array<Measured, 4> stages; ///< as allStages
};
/// Minerals with a value at some stage, in list order.
[[nodiscard]] std::vector<MatrixRow> mineralMatrix(Year year, std::string_view measure, Study& study,
                                                   std::span<const Mineral* const> minerals = {});

/// The market explained; the sources of governance scores are named too. `countries`: one for 'share'; with
/// 'supply_left' and 'hhi_without_leader' those who are taken out, none for the leader.
struct Explained {
    std::optional<Explanation> explanation;
    std::string why;
};
[[nodiscard]] Explained explainMarket(const MarketView& view, std::string_view measure,
                                      std::span<const CountryId> countries, Study& study);

// ---- the chain -----------------------------------------------------------------------------------

struct ChainStage {
    Stage stage = Stage::Mining;
    std::optional<MarketView> view;     ///< a table, even one without shares
    std::optional<Concentration> index; ///< nothing: no table, or one without shares; `why` says which
    std::string why;
    std::vector<Claim> claims; ///< of this mineral and stage
};
struct ChainStudy {
    const Mineral* mineral = nullptr;
    Year asked = 0;
    std::vector<ChainStage> stages; ///< as allStages
    Bottleneck bottleneck;
    std::optional<CountryId> country;
    std::optional<ChainExposure> exposure; ///< of `country`
};
/// Each rung from the table of the year, or of the nearest earlier one. Without `country`: that of the leader
/// in mining, or of the first rung that has one.
[[nodiscard]] ChainStudy chainOf(const Mineral& mineral, Year year, std::optional<CountryId> country,
                                 Study& study);

// ---- what all sources say ------------------------------------------------------------------------

struct SourceRow {
    MarketView view;
    std::string period;     ///< '2025', '2016–2020 average'
    bool usual = false;     ///< answers when no source is asked for
    bool sameBasis = false; ///< counts the same thing as the usual one, so that the two may be compared
    std::optional<double> share = {}; ///< of the country in question, 0-1
    std::string why = {};             ///< why there is no index; else ''
};
struct SourceSpread {
    std::vector<SourceRow> rows;                  ///< the usual one first, then newest first
    CountryId leader;                             ///< of the usual table
    CountryId country;                            ///< whose share is in question
    std::vector<Claim> claims;                    ///< about this mineral and stage
    std::optional<Interval> shareRange;           ///< of the country, over the comparable tables
    std::optional<Interval> shareRangeWithClaims; ///< and over claims on its share in that year
    std::optional<Interval> hhiRange;             ///< hull of the intervals of the comparable tables
};
/// All sources with a table of the state's mineral, stage, measure and product for that year (0: the newest),
/// means of several years that cover it included. Nothing when no series answers. `country`: whose share;
/// none: the usual leader's.
[[nodiscard]] std::optional<SourceSpread>
sourceSpread(const ViewState& state, Year year, MarketReader& reader, std::optional<CountryId> country = {});

struct YearsCompared {
    MarketView before;
    MarketView after;
    bool acrossSources = false; ///< no source has both years on one basis
    bool sameBasis = true;
    std::optional<HhiChange> change = {};
};
/// From the newest source that has both years; where none has, from the newest of each. Nothing when a year
/// has no table.
[[nodiscard]] std::optional<YearsCompared> compareYears(const ViewState& state, Year from, Year to,
                                                        MarketReader& reader);

// ---- over time -----------------------------------------------------------------------------------

/// One measure over the years of one series: never joined to another's.
struct SourceHistory {
    const Series* series = nullptr;
    const Source* source = nullptr;
    MeasureSeries values;
};
/// Newest source first; only sources with a value.
[[nodiscard]] std::vector<SourceHistory> historyPerSource(const ViewState& state, std::string_view measure,
                                                          Study& study);

struct WindowStudy {
    const Mineral* mineral = nullptr;
    Stage stage = Stage::Mining;
    const Source* source = nullptr; ///< nothing: the values are of several, or there are none
    const Series* series = nullptr;
    WindowComparison comparison;
    MeasureSeries values;             ///< the years of the window that have one
    std::vector<const Event*> others; ///< other events on the mineral within the window
};
/// The measure before and after `event`: by the newest source that has both sides; where none has, by the
/// newest edition of each year, and the comparison says so. `events`: all there are; outlives the answer.
[[nodiscard]] WindowStudy studyWindow(const Event& event, const ViewState& state, std::string_view measure,
                                      int halfWindow, const std::vector<Event>& events, Study& study);
/// The same of one country's share of the market.
[[nodiscard]] WindowStudy studyShareWindow(const Event& event, const ViewState& state, CountryId country,
                                           int halfWindow, const std::vector<Event>& events, Study& study);

} // namespace lodestone
