// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/chain.h"

#include "support/random_markets.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

void expectInterval(const std::optional<Interval>& got, double low, double high) {
    ASSERT_TRUE(got);
    EXPECT_NEAR(got->low, low, 1e-9);
    EXPECT_NEAR(got->high, high, 1e-9);
}

constexpr CountryId first{1};
constexpr CountryId third{3};

TEST(Chain, ExposureIsTheGreatestShareAndTheCeilingWhatItLeaves) {
    const Market mining = marketOf(supplyYear({60, 40}, 100));
    const Market refining = marketOf(supplyYear({90, 10}, 100));
    const std::vector<ChainRung> rungs{
        {Stage::Mining, &mining}, {Stage::Processing, &refining}, {Stage::Magnets, nullptr}};
    const ChainExposure chain = chainExposure(rungs, first);
    expectInterval(chain.exposure, 0.9, 0.9);
    expectInterval(chain.ceilingWithout, 0.1, 0.1);
    EXPECT_EQ(chain.narrowest, std::vector{Stage::Processing});
    EXPECT_EQ(chain.missing, std::vector{Stage::Magnets});
    ASSERT_EQ(chain.rungs.size(), 3U);
    EXPECT_FALSE(chain.rungs[2].presence);
}

TEST(Chain, ATableWithoutAWorldTotalDecidesNothing) {
    const Market reserves = marketOf(supplyYear({500}, std::nullopt));
    const Market mining = marketOf(supplyYear({60, 40}, 100));
    const std::vector<ChainRung> rungs{{Stage::Reserves, &reserves}, {Stage::Mining, &mining}};
    const ChainExposure chain = chainExposure(rungs, first);
    EXPECT_EQ(chain.rungs[0].presence, Presence::Named);
    EXPECT_FALSE(chain.rungs[0].share) << "all of the rows listed is not all of the world";
    expectInterval(chain.exposure, 0.6, 0.6);
    EXPECT_EQ(chain.missing, std::vector{Stage::Reserves});
    EXPECT_EQ(bottleneck(rungs).candidates, (std::vector{Stage::Reserves, Stage::Mining})) << "undecided";
}

TEST(Chain, CountryWithoutARowMaySitInTheResidual) {
    const Market mining = marketOf(supplyYear({60, 25}, 100));
    const Market refining = marketOf(supplyYear({50, 40, 10}, 100));
    const std::vector<ChainRung> rungs{{Stage::Mining, &mining}, {Stage::Processing, &refining}};
    const ChainExposure chain = chainExposure(rungs, third);
    expectInterval(chain.rungs[0].share, 0, 0.15);
    expectInterval(chain.exposure, 0.1, 0.15);
    expectInterval(chain.ceilingWithout, 0.85, 0.9);
    EXPECT_EQ(chain.narrowest, (std::vector{Stage::Mining, Stage::Processing})) << "undecided between them";
    const std::vector<ChainRung> known{{Stage::Mining, &mining, {third}}, {Stage::Processing, &refining}};
    expectInterval(chainExposure(known, third).exposure, 0.1, 0.1);
}

TEST(Chain, WithheldOutsideTheTotalIsMissingNotZero) {
    SupplyYear year = supplyYear({60, 40}, 100);
    year.rows.push_back({third, silentCell(CellStatus::Withheld)});
    year.outside.push_back({third, OutsideProducer::Reason::Note, "", 0, 0});
    const Market mining = marketOf(year);
    const ChainExposure chain = chainExposure(std::vector<ChainRung>{{Stage::Mining, &mining}}, third);
    EXPECT_FALSE(chain.exposure);
    EXPECT_FALSE(chain.ceilingWithout);
    EXPECT_EQ(chain.missing, std::vector{Stage::Mining});
    EXPECT_EQ(chain.rungs.front().presence, Presence::Withheld);
}

TEST(Chain, WithoutAWorldTotalNoShareOfTheWorldIsKnown) {
    const Market mining = marketOf(supplyYear({60, 40}));
    EXPECT_FALSE(chainExposure(std::vector<ChainRung>{{Stage::Mining, &mining}}, third).exposure);
    EXPECT_FALSE(chainExposure(std::vector<ChainRung>{{Stage::Mining, &mining}}, first).exposure);
}

TEST(Chain, BottleneckIsTheStageWhoseIntervalLiesHighest) {
    const Market mining = marketOf(supplyYear({60, 40}, 100));   // 5,200
    const Market refining = marketOf(supplyYear({90, 10}, 100)); // 8,200
    const Market reserves = marketOf(supplyYear({70, 5}, 100));  // 4,925 to 5,550
    const std::vector<ChainRung> clear{{Stage::Mining, &mining}, {Stage::Processing, &refining}};
    EXPECT_TRUE(bottleneck(clear).decided());
    EXPECT_EQ(bottleneck(clear).candidates, std::vector{Stage::Processing});
    const std::vector<ChainRung> overlapping{
        {Stage::Reserves, &reserves}, {Stage::Mining, &mining}, {Stage::Magnets, nullptr}};
    const Bottleneck open = bottleneck(overlapping);
    EXPECT_FALSE(open.decided());
    EXPECT_EQ(open.candidates, (std::vector{Stage::Reserves, Stage::Mining}));
    EXPECT_EQ(open.missing, std::vector{Stage::Magnets});
}

TEST(Chain, NoTableAtAllLeavesEverythingOpen) {
    const std::vector<ChainRung> rungs{{Stage::Mining, nullptr}};
    EXPECT_TRUE(bottleneck(rungs).candidates.empty());
    EXPECT_FALSE(chainExposure(rungs, first).exposure);
    EXPECT_TRUE(chainExposure({}, first).missing.empty());
}

TEST(Chain, ExposureAndCeilingAreOneAndOrderedOnTenThousandRandomChains) {
    RandomMarkets random;
    for (int i = 0; i < 10'000; ++i) {
        const std::vector<Market> markets{marketOf(random.any()), marketOf(random.any()),
                                          marketOf(random.any())};
        const std::vector<ChainRung> rungs{
            {Stage::Mining, &markets[0]}, {Stage::Processing, &markets[1]}, {Stage::Magnets, &markets[2]}};
        const ChainExposure chain =
            chainExposure(rungs, CountryId{static_cast<std::int64_t>(1 + random.below(45))});
        if (!chain.exposure) {
            ASSERT_EQ(chain.missing.size(), 3U);
            continue;
        }
        ASSERT_LE(0, chain.exposure->low);
        ASSERT_LE(chain.exposure->low, chain.exposure->high);
        ASSERT_LE(chain.exposure->high, 1 + 1e-12);
        ASSERT_NEAR(chain.exposure->low + chain.ceilingWithout->high, 1, 1e-12);
        for (const RungShare& rung : chain.rungs)
            if (rung.share) {
                ASSERT_LE(rung.share->low, chain.exposure->low);
                ASSERT_LE(rung.share->high, chain.exposure->high);
            }
        ASSERT_FALSE(bottleneck(rungs).candidates.empty());
    }
}

} // namespace
} // namespace lodestone
