// SPDX-License-Identifier: GPL-3.0-or-later
// What the measures cost: each on a million random cells, and the matrix of all minerals x stages from a warm
// database. Counter `cell` is the time per cell (or per rung of the matrix).
//   measures_bench [--benchmark_filter=REGEX]
#include "analysis/blocs.h"
#include "analysis/chain.h"
#include "analysis/change.h"
#include "analysis/measures.h"
#include "figure/study.h"
#include "support/random_markets.h"

#include <benchmark/benchmark.h>

namespace {

using namespace lodestone;

constexpr std::size_t cells = 1'000'000;

/// A million cells in tables of 1 to 40 rows, made once.
struct Tables {
    std::vector<SupplyYear> years;
    std::vector<Market> markets;
    std::vector<GovernanceScore> scores;
    GovernanceTable governance;
    std::size_t count = 0;
};

const Tables& tables() {
    static const Tables made = [] {
        Tables all;
        RandomMarkets random;
        while (all.count < cells) {
            all.years.push_back(random.any());
            all.count += all.years.back().rows.size();
            all.markets.push_back(marketOf(all.years.back()));
        }
        all.scores = random.scores(0.8);
        all.governance = GovernanceTable(all.scores);
        return all;
    }();
    return made;
}

void setCost(benchmark::State& state, std::size_t things) {
    state.counters["cell"] =
        benchmark::Counter(static_cast<double>(things),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void marketsOfTables(benchmark::State& state) {
    const Tables& all = tables();
    for (auto _ : state)
        for (const SupplyYear& year : all.years)
            benchmark::DoNotOptimize(marketOf(year));
    setCost(state, all.count);
}

void oneMeasure(benchmark::State& state, std::string_view slug) {
    const Tables& all = tables();
    MeasureInputs inputs;
    inputs.governance = &all.governance;
    inputs.year = 2023;
    for (auto _ : state)
        for (const Market& market : all.markets)
            benchmark::DoNotOptimize(measure(slug, market, inputs));
    setCost(state, all.count);
}

void blocs(benchmark::State& state) {
    const Tables& all = tables();
    const std::vector<CountryId> members{CountryId{2}, CountryId{3}, CountryId{5}, CountryId{7},
                                         CountryId{41}};
    for (auto _ : state)
        for (const Market& market : all.markets)
            benchmark::DoNotOptimize(blocMarket(market, members));
    setCost(state, all.count);
}

void changes(benchmark::State& state) {
    const Tables& all = tables();
    for (auto _ : state)
        for (std::size_t i = 1; i < all.markets.size(); ++i)
            benchmark::DoNotOptimize(hhiChange(all.markets[i - 1], all.markets[i]));
    setCost(state, all.count);
}

/// The matrix that `rank --matrix` prints: all minerals by all stages, newest year of each table. With `warm`
/// the tables are loaded before the clock starts; without, each round reads them from the open database.
void matrix(benchmark::State& state, bool warm) {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const Catalogue catalogue = loadCatalogue(db);
    MarketReader kept(catalogue, db);
    const auto build = [&](MarketReader& reader) {
        Study study(reader);
        return mineralMatrix(0, "hhi", study);
    };
    std::size_t rungs = 0;
    for (const MatrixRow& row : build(kept))
        for (const Measured& one : row.stages)
            rungs += one.value ? 1 : 0;
    for (auto _ : state) {
        MarketReader fresh(catalogue, db);
        benchmark::DoNotOptimize(build(warm ? kept : fresh));
    }
    state.counters["rungs"] = static_cast<double>(rungs);
    setCost(state, catalogue.minerals.size() * std::size(allStages));
}

} // namespace

int main(int argc, char** argv) {
    benchmark::RegisterBenchmark("market", marketsOfTables)->Unit(benchmark::kMillisecond);
    for (const MeasureInfo& info : measures())
        benchmark::RegisterBenchmark(("measure/" + std::string(info.slug)).c_str(), oneMeasure, info.slug)
            ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("blocs", blocs)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("change", changes)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("matrix/tables_read", matrix, true)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("matrix/from_database", matrix, false)->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
