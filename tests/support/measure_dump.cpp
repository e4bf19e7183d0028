// SPDX-License-Identifier: GPL-3.0-or-later
// Every measure of every series and year of a database, one JSON object a line, for second_opinion.py:
//   measure_dump DATABASE
// Nothing is asked that a reader could not ask: the same calls answer the window and the command line.
#include "analysis/blocs.h"
#include "analysis/change.h"
#include "analysis/concentration.h"
#include "analysis/measures.h"
#include "analysis/warrant.h"
#include "store/load.h"

#include <cmath>
#include <cstdio>
#include <exception>

#include <fmt/format.h>

namespace {

using namespace lodestone;

std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : "null";
}

std::string pair(const Interval& interval) {
    return fmt::format("[{},{}]", number(interval.low), number(interval.high));
}

void append(std::string& object, std::string_view key, const std::string& value) {
    if (object.size() > 1)
        object += ',';
    object += fmt::format("\"{}\":{}", key, value);
}

/// {"hhi": {"interval": [..], "top_k": [..], "n": 12, "coverage": 0.99}, ...}; null where there is none.
std::string answers(const Market& market, const MeasureInputs& inputs) {
    std::string object = "{";
    for (const MeasureInfo& info : measures()) {
        const auto value = measure(info.slug, market, inputs);
        if (!value) {
            append(object, info.slug, "null");
            continue;
        }
        std::string one = "{";
        append(one, "interval", pair(value->interval));
        append(one, "top_k", value->topK ? pair(*value->topK) : "null");
        append(one, "n", fmt::format("{}", value->producers));
        append(one, "coverage", number(value->coverage));
        append(one, "not_weighted", number(value->notWeighted));
        append(object, info.slug, one + "}");
    }
    return object + "}";
}

std::string blocAnswers(const Catalogue& catalogue, const SupplyYear& year, const Market& market) {
    std::string object = "{";
    for (const Bloc& bloc : catalogue.blocs) {
        const auto found = blocMarket(market, membersAt(bloc, year.year).members, zeroCountries(year));
        if (!found)
            continue;
        std::string one = "{";
        append(one, "share", pair(found->share));
        append(one, "delta", number(found->delta));
        append(one, "as_members", pair(found->hhiAsMembers));
        append(one, "as_one", pair(found->hhiAsOne));
        append(object, bloc.slug, one + "}");
    }
    return object + "}";
}

std::string verdicts(const Market& market) {
    std::string object = "{";
    if (const auto c = concentration(market))
        for (const Regime& regime : regimes())
            append(object, regime.slug,
                   fmt::format("[\"{}\",\"{}\"]", slug(verdictOf(market, *c, regime.moderate)),
                               slug(verdictOf(market, *c, regime.high))));
    return object + "}";
}

/// Without every second named producer, the largest first, and without one that the table does not name.
std::vector<CountryId> chosen(const Market& market) {
    std::vector<CountryId> countries;
    for (std::size_t i = 0; i < market.named.size(); i += 2)
        countries.push_back(market.named[i].country);
    if (!market.withheld.empty())
        countries.push_back(market.withheld.front());
    return countries;
}

void dump(const Catalogue& catalogue, const Database& db, const Series& series,
          const GovernanceTable& governance) {
    const SupplyTable table = loadSupply(db, series);
    const std::vector<TradeParameter> trade = loadTradeParameters(db, series.mineral);
    const SupplyYear* before = nullptr;
    for (const SupplyYear& year : table.years) {
        const Market market = marketOf(series, year);
        MeasureInputs inputs;
        inputs.governance = &governance;
        inputs.year = year.year;
        inputs.zero = zeroCountries(year);
        for (const TradeParameter& parameter : trade)
            if (parameter.source == series.source && parameter.stage == series.stage &&
                parameter.product == series.product)
                inputs.trade.push_back({parameter.country, parameter.t});
        MeasureInputs four = inputs;
        four.unlisted = 4;
        MeasureInputs without = inputs;
        without.without = chosen(market);
        std::string line = "{";
        append(line, "series", fmt::format("{}", series.id.value));
        append(line, "year", fmt::format("{}", year.year));
        append(line, "measures", answers(market, inputs));
        append(line, "four_unlisted", answers(market, four));
        append(line, "without", answers(market, without));
        append(line, "verdicts", verdicts(market));
        append(line, "blocs", blocAnswers(catalogue, year, market));
        const auto change = before != nullptr ? hhiChange(marketOf(series, *before), market) : std::nullopt;
        append(line, "change", change ? pair(change->delta) : "null");
        std::puts((line + "}").c_str());
        before = &year;
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: measure_dump DATABASE\n", stderr);
        return 2;
    }
    try {
        const Database db = Database::openReadOnly(argv[1]);
        const Catalogue catalogue = loadCatalogue(db);
        std::vector<GovernanceScore> scores;
        using enum GovernanceDimension;
        for (const GovernanceDimension dimension :
             {Voice, Stability, Effectiveness, Regulation, Law, Corruption, Mean})
            for (const GovernanceScore& score : loadGovernance(db, dimension))
                scores.push_back(score);
        const GovernanceTable governance(scores);
        for (const Series& series : catalogue.series)
            if (series.comparable)
                dump(catalogue, db, series, governance);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "measure_dump: %s\n", error.what());
        return 1;
    }
    return 0;
}
