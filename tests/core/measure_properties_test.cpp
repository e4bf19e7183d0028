// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold on any market, each on 10,000 made-up ones.
#include "analysis/blocs.h"
#include "analysis/change.h"
#include "analysis/concentration.h"
#include "analysis/measures.h"
#include "analysis/remaining.h"
#include "support/intervals.h"
#include "support/random_markets.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

constexpr int markets = 10'000;
/// All inputs that a measure can take, with scores for most countries.
struct Inputs {
    explicit Inputs(RandomMarkets& random, double known = 0.8) : scores(random.scores(known)), table(scores) {
        inputs.governance = &table;
        inputs.year = 2023;
    }
    std::vector<GovernanceScore> scores;
    GovernanceTable table;
    MeasureInputs inputs;
};

TEST(MeasureProperties, EveryIntervalIsOrderedAndOnItsScale) {
    RandomMarkets random;
    const Inputs with(random);
    for (int i = 0; i < markets; ++i) {
        const Market market = marketOf(random.any());
        MeasureInputs inputs = with.inputs;
        if (random.chance(0.3))
            inputs.unlisted = static_cast<int>(1 + random.below(20));
        for (const MeasureInfo& info : measures()) {
            const auto value = measure(info.slug, market, inputs);
            if (!value)
                continue;
            ASSERT_LE(value->interval.low, value->interval.high) << info.slug;
            ASSERT_GE(value->interval.low, info.range.low - 1e-9) << info.slug;
            ASSERT_LE(value->interval.high, info.range.high + 1e-8) << info.slug;
            ASSERT_EQ(std::isinf(value->interval.high), !value->highBounded) << info.slug;
            if (value->topK) {
                ASSERT_TRUE(covers(value->interval, *value->topK)) << info.slug;
            }
        }
    }
}

TEST(MeasureProperties, EntropyAndInequalityKeepTheirRanges) {
    RandomMarkets random;
    for (int tested = 0; tested < markets;) {
        const Market market = marketOf(random.any());
        const double n = static_cast<double>(market.named.size());
        if (n < 2)
            continue;
        ++tested;
        const double theil = measure("theil", market)->interval.low;
        const double gini = measure("gini", market)->interval.low;
        ASSERT_GE(theil, 0);
        ASSERT_LE(theil, std::log(n) + 1e-12);
        ASSERT_GE(gini, 0);
        ASSERT_LE(gini, 1 - 1 / n + 1e-12);
        const MeasureValue suppliers = *measure("shannon_suppliers", market);
        const double producers = n + (market.residualFraction > 1e-12 ? 1 : 0);
        ASSERT_GE(suppliers.interval.low, 1 - 1e-12);
        ASSERT_LE(suppliers.interval.low, producers + 1e-9);
        // Hill numbers fall with their order: exp(E) is of order 1, 10,000/H of order 2.
        ASSERT_GE(suppliers.interval.low, measure("effective_suppliers", market)->interval.low - 1e-9);
    }
}

/// Every measure of the split market, in which all is known, must lie in the interval of the market as
/// published. H*, Theil and Gini are of the named producers and their number: a split changes what they are
/// about.
void expectSplitInside(const MeasureInputs& inputs, const MeasureInputs& truth, const SupplyYear& published,
                       const std::vector<double>& parts, bool topK) {
    const Market market = marketOf(published);
    const Market full = marketOf(withParts(published, parts));
    for (const char* slug : {"hhi", "effective_suppliers", "cr1", "cr2", "cr3", "cr4", "cr5", "shannon",
                             "shannon_suppliers", "supply_left", "hhi_without_leader", "hhi_governance"}) {
        const auto interval = measure(slug, market, inputs);
        MeasureInputs of = truth;
        of.without = {market.largest()->country};
        const auto exact = measure(slug, full, of);
        if (!interval || !exact)
            continue;
        ASSERT_TRUE(inside(exact->interval.low, interval->interval)) << slug;
        if (topK) {
            ASSERT_TRUE(!interval->topK || inside(exact->interval.low, *interval->topK)) << slug;
        }
    }
}

TEST(MeasureProperties, AnySplitOfTheResidualLiesInEveryInterval) {
    RandomMarkets random;
    Inputs with(random, 1);
    for (int i = 0; i < markets; ++i) {
        const SupplyYear year = random.plain();
        const Market market = marketOf(year);
        // Producers of the residual have some governance, here drawn for them alone.
        std::vector<GovernanceScore> scores = with.scores;
        for (std::int64_t id = 1'001; id < 1'400; ++id) {
            scores.push_back(scores.front());
            scores.back().country = CountryId{id};
            scores.back().estimate = random.real(-2.5, 2.5);
        }
        const GovernanceTable all(scores);
        MeasureInputs truth = with.inputs;
        truth.governance = &all;
        expectSplitInside(with.inputs, truth, year,
                          random.split(market.residual, market.residual * random.real(0.02, 1)), false);
        const double smallest = market.named.back().value;
        if (market.residual / smallest < 300)
            expectSplitInside(with.inputs, truth, year, random.split(market.residual, smallest), true);
        MeasureInputs limited = with.inputs;
        limited.unlisted = static_cast<int>(1 + random.below(12));
        expectSplitInside(limited, truth, year,
                          random.splitInto(market.residual, static_cast<std::size_t>(*limited.unlisted)),
                          false);
        if (HasFatalFailure())
            return;
    }
}

TEST(MeasureProperties, UnscoredProducersOfAnyGovernanceLieInTheInterval) {
    RandomMarkets random;
    for (int tested = 0; tested < markets;) {
        const Market market = marketOf(withParts(random.plain(), {}));
        std::vector<GovernanceScore> scores = random.scores(0.5);
        const auto interval = governanceIndex(market, GovernanceTable(scores), 2023);
        if (!interval)
            continue;
        ++tested;
        for (const GovernanceUse& use : interval->producers)
            if (!use.score) {
                scores.push_back(scores.front());
                scores.back().country = use.country;
                scores.back().estimate = random.real(-2.5, 2.5);
            }
        const auto exact = governanceIndex(market, GovernanceTable(scores), 2023);
        ASSERT_TRUE(inside(exact->index.low, interval->index));
    }
}

TEST(MeasureProperties, AWithheldRowNeverRaisesTheLowEndNorNarrowsTheInterval) {
    RandomMarkets random;
    const Inputs with(random);
    for (int i = 0; i < markets; ++i) {
        SupplyYear year = random.any();
        const Market before = marketOf(year);
        year.rows.push_back({CountryId{77}, silentCell(CellStatus::Withheld)});
        const Market after = marketOf(year);
        for (const MeasureInfo& info : measures()) {
            const auto was = measure(info.slug, before, with.inputs);
            const auto is = measure(info.slug, after, with.inputs);
            ASSERT_EQ(was.has_value(), is.has_value()) << info.slug;
            if (!was)
                continue;
            ASSERT_LE(is->interval.low, was->interval.low) << info.slug;
            ASSERT_GE(is->interval.high, was->interval.high) << info.slug;
            ASSERT_FALSE(is->topK) << info.slug
                                   << ": the withheld producer may exceed the smallest named one";
        }
    }
}

TEST(MeasureProperties, HidingAProducerWidensTheIntervalAroundTheTruth) {
    RandomMarkets random;
    const Inputs with(random, 1);
    for (int tested = 0; tested < markets;) {
        SupplyYear year = random.plain();
        const Market before = marketOf(year);
        const auto hidden = random.below(year.rows.size());
        if (year.rows.size() < 3 || year.rows[hidden].country == before.largest()->country)
            continue;
        ++tested;
        year.rows[hidden].cell = silentCell(CellStatus::Withheld);
        const Market after = marketOf(year);
        ASSERT_NEAR(after.denominator, before.denominator, 1e-9 * before.denominator)
            << "missing is not zero";
        for (const char* slug : {"hhi", "effective_suppliers", "cr1", "cr3", "cr5", "shannon",
                                 "shannon_suppliers", "supply_left", "hhi_without_leader", "hhi_governance"})
            ASSERT_TRUE(covers(measure(slug, after, with.inputs)->interval,
                               measure(slug, before, with.inputs)->interval))
                << slug;
    }
}

TEST(MeasureProperties, MergingNeverLowersConcentration) {
    RandomMarkets random;
    for (int tested = 0; tested < markets;) {
        const Market before = marketOf(random.any());
        if (before.named.size() < 2)
            continue;
        ++tested;
        const std::size_t a = random.below(before.named.size());
        const std::size_t b = (a + 1 + random.below(before.named.size() - 1)) % before.named.size();
        const std::vector<CountryId> pair{before.named[a].country, before.named[b].country};
        const Market after = asOneActor(before, pair);
        const double delta = mergeDelta(before.named[a].fraction, before.named[b].fraction);
        const Interval was = measure("hhi", before)->interval;
        const Interval is = measure("hhi", after)->interval;
        ASSERT_GE(is.low, was.low - 1e-9);
        ASSERT_NEAR(is.low - was.low, delta, 1e-7); // delta H = 2 s_a s_b
        ASSERT_NEAR(is.high - was.high, delta, 1e-7);
        for (const char* slug : {"cr1", "cr2", "cr3", "cr4", "cr5"})
            ASSERT_GE(measure(slug, after)->interval.low, measure(slug, before)->interval.low - 1e-12)
                << slug;
        ASSERT_LE(measure("shannon", after)->interval.low, measure("shannon", before)->interval.low + 1e-12);
    }
}

TEST(MeasureProperties, ShiftingFollowsItsFormula) {
    RandomMarkets random;
    for (int tested = 0; tested < markets;) {
        const Market before = marketOf(random.plain());
        if (before.named.size() < 2)
            continue;
        ++tested;
        std::vector<double> p;
        for (const Share& share : before.named)
            p.push_back(share.fraction);
        const std::size_t a = random.below(p.size());
        const std::size_t b = (a + 1 + random.below(p.size() - 1)) % p.size();
        const double d = p[a] * random.real(0, 1);
        const double was = herfindahl(p);
        const double expected = shiftDelta(p[a], p[b], d);
        p[a] -= d;
        p[b] += d;
        ASSERT_NEAR(herfindahl(p) - was, expected, 1e-7);
    }
}

TEST(MeasureProperties, OrderAndScaleChangeNothing) {
    RandomMarkets random;
    const Inputs with(random);
    for (int i = 0; i < markets; ++i) {
        SupplyYear year = random.any();
        const Market before = marketOf(year);
        std::ranges::shuffle(year.rows, random.engine());
        const double scale = random.chance(0.5) ? 1'024 : random.real(0.001, 1'000);
        for (SupplyRow& row : year.rows)
            if (row.cell.value)
                row.cell.value = *row.cell.value * scale;
        if (year.total)
            year.total->value = *year.total->value * scale;
        if (year.other)
            year.other->value = *year.other->value * scale;
        const Market after = marketOf(year);
        for (const MeasureInfo& info : measures()) {
            const auto was = measure(info.slug, before, with.inputs);
            const auto is = measure(info.slug, after, with.inputs);
            ASSERT_EQ(was.has_value(), is.has_value()) << info.slug;
            if (!was)
                continue;
            const double within = 1e-9 * std::max(1.0, std::abs(was->interval.low));
            ASSERT_NEAR(is->interval.low, was->interval.low, within) << info.slug;
            ASSERT_TRUE(is->interval.high == was->interval.high ||
                        std::abs(is->interval.high - was->interval.high) <=
                            1e-9 * std::max(1.0, std::abs(was->interval.high)))
                << info.slug;
        }
    }
}

TEST(MeasureProperties, WithoutAnyChosenOnesTheRestStaysOnTheScale) {
    RandomMarkets random;
    for (int tested = 0; tested < markets;) {
        const SupplyYear year = random.any();
        const Market market = marketOf(year);
        std::vector<CountryId> chosen;
        for (const SupplyRow& row : year.rows)
            if (random.chance(0.2))
                chosen.push_back(row.country);
        std::optional<int> unlisted;
        if (random.chance(0.3))
            unlisted = static_cast<int>(1 + random.below(9));
        const auto rest = remaining(market, chosen, unlisted, zeroCountries(year));
        ASSERT_GE(rest->supplyLeft.low, -1e-12);
        ASSERT_LE(rest->supplyLeft.low, rest->supplyLeft.high);
        ASSERT_LE(rest->supplyLeft.high, 1 + 1e-12);
        if (!rest->hhi)
            continue;
        ++tested;
        ASSERT_GE(rest->hhi->low, 0);
        ASSERT_LE(rest->hhi->low, rest->hhi->high);
        ASSERT_LE(rest->hhi->high, 10'000 + 1e-8);
    }
}

TEST(MeasureProperties, AHiddenChosenCountryOfAnySizeLiesInTheInterval) {
    RandomMarkets random;
    for (int i = 0; i < markets; ++i) {
        SupplyYear year = random.plain();
        const Market market = marketOf(year);
        year.rows.push_back({CountryId{1'001}, silentCell(CellStatus::Withheld)});
        const std::vector<CountryId> chosen{CountryId{1'001}, market.largest()->country};
        std::optional<int> unlisted;
        if (random.chance(0.5))
            unlisted = static_cast<int>(2 + random.below(9));
        const auto interval = remaining(marketOf(year), chosen, unlisted);
        year.rows.pop_back();
        // The withheld one is the first part of the residual: withParts names it 1,001.
        const std::vector<double> parts =
            random.splitInto(market.residual, static_cast<std::size_t>(unlisted.value_or(8)));
        const auto exact = remaining(marketOf(withParts(year, parts)), chosen);
        ASSERT_TRUE(inside(exact->supplyLeft.low, interval->supplyLeft));
        if (interval->hhi) {
            ASSERT_TRUE(inside(exact->hhi->low, *interval->hhi));
        }
    }
}

} // namespace
} // namespace lodestone
