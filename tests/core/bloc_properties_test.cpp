// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of any bloc in any market, and of any change between two, each on 10,000 made-up ones.
#include "analysis/blocs.h"
#include "analysis/change.h"
#include "analysis/concentration.h"
#include "analysis/measures.h"
#include "support/intervals.h"
#include "support/random_markets.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

constexpr int markets = 10'000;

TEST(BlocProperties, AsOneActorIsNeverBelowAsMembersAndTheDeltaIsTheSum) {
    RandomMarkets random;
    for (int i = 0; i < markets; ++i) {
        const SupplyYear year = random.any();
        const Market market = marketOf(year);
        std::vector<CountryId> members;
        for (std::int64_t id = 1; id <= 45; ++id)
            if (random.chance(0.2))
                members.push_back(CountryId{id});
        const auto bloc = blocMarket(market, members, zeroCountries(year));
        ASSERT_GE(bloc->hhiAsOne.low, bloc->hhiAsMembers.low);
        ASSERT_GE(bloc->hhiAsOne.high, bloc->hhiAsMembers.high);
        ASSERT_LE(bloc->hhiAsOne.low, bloc->hhiAsOne.high + 1e-9);
        ASSERT_LE(bloc->hhiAsOne.high, 10'000 + 1e-7);
        ASSERT_NEAR(bloc->delta, bloc->contributionAsOne - bloc->contributionAsMembers, 1e-7);
        ASSERT_NEAR(bloc->hhiAsOne.low, measure("hhi", asOneActor(market, members))->interval.low, 1e-7);
        if (bloc->hhiAsOneTopK) {
            ASSERT_GE(*bloc->hhiAsOneTopK, *bloc->hhiAsMembersTopK - 1e-9);
            ASSERT_LE(*bloc->hhiAsOneTopK, bloc->hhiAsOne.high + 1e-9);
        }
    }
}

TEST(BlocProperties, SilentMembersOfAnySizeLieInTheIntervals) {
    RandomMarkets random;
    for (int i = 0; i < markets; ++i) {
        const SupplyYear year = random.plain();
        const Market market = marketOf(year);
        std::vector<CountryId> members{CountryId{1'001}, CountryId{1'002}};
        for (const SupplyRow& row : year.rows)
            if (random.chance(0.2))
                members.push_back(row.country);
        const auto interval = blocMarket(market, members);
        const double smallest = market.named.back().value;
        const bool fits = market.residual / smallest < 300 && random.chance(0.5);
        const std::vector<double> parts =
            random.split(market.residual, fits ? smallest : market.residual * random.real(0.02, 1));
        const auto exact = blocMarket(marketOf(withParts(year, parts)), members);
        ASSERT_TRUE(inside(exact->share.low, interval->share));
        ASSERT_TRUE(inside(exact->hhiAsOne.low, interval->hhiAsOne));
        ASSERT_TRUE(inside(exact->hhiAsMembers.low, interval->hhiAsMembers));
        if (fits) {
            ASSERT_LE(exact->hhiAsOne.low, *interval->hhiAsOneTopK + 1e-6);
        }
    }
}

TEST(ChangeProperties, TermsSumToTheChangeOfTheLowEndAndTheIntervalHoldsEverySplit) {
    RandomMarkets random;
    for (int i = 0; i < markets; ++i) {
        const SupplyYear first = random.plain();
        const SupplyYear second = random.plain();
        const Market before = marketOf(first);
        const Market after = marketOf(second);
        const auto change = hhiChange(before, after);
        double sum = 0;
        for (const ChangeTerm& term : change->terms)
            sum += term.delta;
        ASSERT_EQ(sum, change->deltaLow);
        ASSERT_NEAR(sum, concentration(after)->hhiLow - concentration(before)->hhiLow, 1e-7);
        const auto index = [&](const SupplyYear& year, const Market& market) {
            return concentration(
                       marketOf(withParts(year, random.split(market.residual, market.residual / 3))))
                ->hhiLow;
        };
        ASSERT_TRUE(inside(index(second, after) - index(first, before), change->delta));
        for (std::size_t k = 1; k < change->terms.size(); ++k)
            ASSERT_GE(std::abs(change->terms[k - 1].delta), std::abs(change->terms[k].delta));
    }
}

} // namespace
} // namespace lodestone
