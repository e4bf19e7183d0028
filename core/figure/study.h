// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that take more than one market: rankings, what all sources say (chain_study.h: the chain), change
// between two years, the years around an event. Finds the tables, hands them to the pure functions of
// analysis/, and keeps beside every number which series and year it is from. Nothing is spliced in silence.
#pragma once

#include "analysis/change.h"
#include "analysis/event_window.h"
#include "analysis/explain.h"
#include "analysis/measures.h"
#include "figure/market_view.h"
#include "figure/restatement.h"

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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
    /// Whether the chain of a mineral has the stage: reserves, mining and processing always; another where
    /// some table, claim or place of the mineral, or of the group it is a part of, has it.
    [[nodiscard]] bool hasStage(const Mineral& mineral, Stage stage);
    /// Why nothing answers at a stage: there is no such stage, no table so early, or no table with shares.
    /// `state` as asked of that stage, `year` as for marketUpTo; one sentence or two.
    [[nodiscard]] std::string whyNone(const ViewState& state, const std::optional<MarketView>& view,
                                      Year year);
    /// For `measure` of the market of `view`.
    [[nodiscard]] MeasureInputs inputs(const MarketView& view, std::string_view measure);

private:
    MarketReader& m_reader;
    SourceId m_governance;
    std::optional<int> m_unlisted;
    std::optional<GovernanceTable> m_scores;
    std::optional<std::set<std::pair<MineralId, Stage>>> m_stages; ///< of claims and places
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
    std::string why;   ///< why there is no value; else ''
    bool there = true; ///< false: the mineral's chain has no such stage

    /// Whether the value is one of the world: not so where no world total is published, where it is a lower
    /// bound, and where one producer is named out of an unknown number.
    [[nodiscard]] bool ofWorld() const {
        return view->warrant.index && view->warrant.whole != Whole::Listed && !view->warrant.atMost;
    }
    /// The interval to judge the value by: all there is where the table leaves the world's open.
    [[nodiscard]] Interval judged() const;
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
    std::optional<Step> step = {};         ///< of the HHI, walked through the editions between the two years
    std::vector<Step> shares = {};         ///< as change->terms; one without a value at an end has no series
    std::vector<std::string> reasons = {}; ///< how the step splits or why it does not; of the leaders too
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
    std::vector<MarketView> views; ///< of the values
};
/// Newest source first; only sources with a value.
[[nodiscard]] std::vector<SourceHistory> historyPerSource(const ViewState& state, std::string_view measure,
                                                          Study& study);

struct WindowStudy {
    const Mineral* mineral = nullptr;
    Stage stage = Stage::Mining;
    const Source* source = nullptr; ///< nothing: the values are of several, or there are none
    const Series* series = nullptr;
    WindowComparison comparison;      ///< its trend is of what moved; see `step`
    std::optional<Step> step;         ///< from before to after, where both have a value
    std::string reason;               ///< how it splits or why it does not; '' where there is no step
    MeasureSeries values;             ///< the years of the window that have one
    std::vector<Year> seams;          ///< first years behind a seam (restatement.h) among the values
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
