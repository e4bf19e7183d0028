// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/study.h"

#include "analysis/warrant.h"
#include "figure/claims.h"

#include "figure/number_text.h"
#include "store/load_stages.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::vector<GovernanceScore> allScores(const Database& db) {
    using enum GovernanceDimension;
    std::vector<GovernanceScore> scores;
    for (const GovernanceDimension dimension :
         {Voice, Stability, Effectiveness, Regulation, Law, Corruption, Mean})
        for (const GovernanceScore& score : loadGovernance(db, dimension))
            scores.push_back(score);
    return scores;
}

std::vector<const Mineral*> chosen(std::span<const Mineral* const> minerals, const Catalogue& catalogue) {
    std::vector<const Mineral*> found(minerals.begin(), minerals.end());
    if (found.empty())
        for (const Mineral& mineral : catalogue.minerals)
            found.push_back(&mineral);
    return found;
}

ViewState stateOf(const Mineral& mineral, Stage stage) {
    ViewState state;
    state.mineral = mineral.slug;
    state.stage = stage;
    return state;
}

/// There are tables, but none that early.
std::string tooEarly(const ViewState& state, const Catalogue& catalogue, Year year) {
    const std::vector<Year> years = yearsFor(state, catalogue);
    if (years.empty() || year == 0 || years.front() <= year)
        return {};
    return fmt::format("No table of {} or earlier; the first is of {}.", year, years.front());
}

/// 0 stays 0, the newest.
std::optional<Year> yearUpTo(const ViewState& state, const Catalogue& catalogue, Year year) {
    return year == 0 ? std::optional(0) : lodestone::yearUpTo(yearsFor(state, catalogue), year);
}

/// Reads what a ranking will ask for: a query for each year in place of one for each table.
void readAhead(std::span<const Mineral* const> minerals, std::span<const Stage> stages, Year year,
               Study& study) {
    std::map<Year, std::vector<Series>> wanted;
    for (const Mineral* mineral : minerals)
        for (const Stage stage : stages) {
            const ViewState state = stateOf(*mineral, stage);
            const std::optional<Year> there = yearUpTo(state, study.catalogue(), year);
            const auto address = there ? addressOf(state, study.catalogue(), *there) : std::nullopt;
            if (address)
                wanted[address->year].push_back(*address->series);
        }
    for (const auto& [there, series] : wanted)
        study.reader().readAhead(series, there);
}

} // namespace

bool Study::hasStage(const Mineral& mineral, Stage stage) {
    if (stage != Stage::Magnets)
        return true;
    if (!m_stages) {
        m_stages.emplace();
        for (const Claim& claim : loadClaims(m_reader.db()))
            if (claim.stage)
                m_stages->emplace(claim.mineral, *claim.stage);
        for (const auto& of : loadStagesOfPlaces(m_reader.db()))
            m_stages->insert(of);
    }
    const auto has = [&](MineralId id) {
        return id && (m_stages->contains({id, stage}) || !catalogue().seriesOf(id, stage).empty());
    };
    return has(mineral.id) || has(mineral.parent);
}

std::string Study::whyNone(const ViewState& state, const std::optional<MarketView>& view, Year year) {
    if (view)
        return whyEmpty(state, view, catalogue());
    const Mineral* mineral = catalogue().mineralBySlug(state.mineral);
    if (mineral != nullptr && !hasStage(*mineral, state.stage))
        return fmt::format("There is no stage \u2018{}\u2019 for {}: no table, claim or place here has one.",
                           catalogue().stage(state.stage).name, inSentence(*mineral));
    const std::string early = tooEarly(state, catalogue(), year);
    return early.empty() ? whyEmpty(state, view, catalogue()) : early;
}

MeasureInputs Study::inputs(const MarketView& view, std::string_view measure) {
    MeasureInputs inputs;
    inputs.year = view.data.year;
    inputs.zero = zeroCountries(view.data);
    inputs.unlisted = m_unlisted;
    if (measure != "hhi_governance")
        return inputs;
    if (!m_scores) {
        const std::vector<SourceId> sources =
            m_governance ? std::vector<SourceId>{m_governance} : std::vector<SourceId>{};
        m_scores.emplace(allScores(m_reader.db()), sources);
    }
    inputs.governance = &*m_scores;
    // Parameters belong to the table they were published with: another year's trade is not this one's.
    std::vector<TradeParameter> trade = loadTradeParameters(m_reader.db(), view.series->mineral);
    std::erase_if(trade, [&](const TradeParameter& one) { return one.source != view.series->source; });
    inputs.trade = tradeWeights(trade, view.series->stage, view.series->product);
    return inputs;
}

std::optional<MarketView> marketUpTo(const ViewState& state, MarketReader& reader, Year year) {
    const std::optional<Year> there = yearUpTo(state, reader.catalogue(), year);
    return there ? marketView(state, reader, *there) : std::nullopt;
}

Measured measured(const ViewState& state, std::string_view measure, Year year, Study& study) {
    const Catalogue& catalogue = study.catalogue();
    Measured found;
    found.mineral = catalogue.mineralBySlug(state.mineral);
    found.stage = state.stage;
    found.there = found.mineral == nullptr || study.hasStage(*found.mineral, state.stage);
    found.view = marketUpTo(state, study.reader(), year);
    if (!found.view || !found.view->concentration) {
        found.why = study.whyNone(state, found.view, year);
        return found;
    }
    const MeasureInputs inputs = study.inputs(*found.view, measure);
    found.value = lodestone::measure(measure, found.view->market, inputs);
    if (!found.value)
        found.why = whyNoMeasure(measure, found.view->market, inputs);
    return found;
}

Interval Measured::judged() const {
    const Market& market = view->market;
    return ofWorld() && !market.totalIsLowerBound && warrantOf(market).index
               ? value->interval
               : measureInfo(value->slug)->range;
}

std::vector<Measured> rankMinerals(Stage stage, Year year, std::string_view measure, Study& study,
                                   std::span<const Mineral* const> minerals) {
    std::vector<Measured> rows;
    const std::vector<const Mineral*> wanted = chosen(minerals, study.catalogue());
    readAhead(wanted, std::span(&stage, 1), year, study);
    for (const Mineral* mineral : wanted)
        rows.push_back(measured(stateOf(*mineral, stage), measure, year, study));
    // What is of the listed rows only has no place among the figures of the world.
    const auto standing = [](const Measured& row) { return !row.value ? 2 : row.ofWorld() ? 0 : 1; };
    std::ranges::stable_sort(rows, [&](const Measured& a, const Measured& b) {
        if (standing(a) != standing(b) || !a.value)
            return standing(a) < standing(b);
        return b.value->interval < a.value->interval;
    });
    return rows;
}

std::vector<MatrixRow> mineralMatrix(Year year, std::string_view measure, Study& study,
                                     std::span<const Mineral* const> minerals) {
    std::vector<MatrixRow> rows;
    const std::vector<const Mineral*> wanted = chosen(minerals, study.catalogue());
    readAhead(wanted, allStages, year, study);
    for (const Mineral* mineral : wanted) {
        MatrixRow row{mineral, {}};
        for (std::size_t i = 0; i < row.stages.size(); ++i)
            row.stages[i] = measured(stateOf(*mineral, allStages[i]), measure, year, study);
        if (std::ranges::any_of(row.stages, [](const Measured& one) { return one.value.has_value(); }))
            rows.push_back(std::move(row));
    }
    return rows;
}

Explained explainMarket(const MarketView& view, std::string_view measure,
                        std::span<const CountryId> countries, Study& study) {
    MeasureInputs inputs = study.inputs(view, measure);
    if (measure == "supply_left" || measure == "hhi_without_leader")
        inputs.without.assign(countries.begin(), countries.end());
    const CountryId country = countries.empty() ? CountryId{} : countries.front();
    const ExplainInput input{*view.series, view.data, view.market, study.catalogue(), country, inputs};
    Explained found;
    found.explanation = explain(measure, input);
    if (!found.explanation) {
        found.why = whyNoExplanation(measure, input);
        return found;
    }
    const auto value = lodestone::measure(measure, view.market, inputs);
    std::vector<SourceId>& sources = found.explanation->sources;
    if (value)
        for (const GovernanceUse& use : value->governance)
            if (use.score && std::ranges::find(sources, use.score->source) == sources.end())
                sources.push_back(use.score->source);
    return found;
}

} // namespace lodestone
