// SPDX-License-Identifier: GPL-3.0-or-later
// What a table allows to be said: worked cases of METHODS.md, 'A producer outside the total' and 'Who may be
// called the leader', and properties on random markets.
#include "analysis/warrant.h"

#include "analysis/measures.h"
#include "analysis/outside.h"
#include "support/random_markets.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

Market marketWith(SupplyYear year, int outside) {
    for (int i = 0; i < outside; ++i)
        year.outside.push_back({CountryId{100 + i}, OutsideProducer::Reason::Note, "", 0, 0});
    return marketOf(year);
}

TEST(Warrant, ALeaderIsAboveAllThatAnyOtherCouldHave) {
    const Warrant clear = warrantOf(marketOf(supplyYear({60, 20}, 100)));
    EXPECT_EQ(clear.lead, Lead::Leader);
    EXPECT_EQ(clear.whole, Whole::World);
    const Warrant unnamed = warrantOf(marketOf(supplyYear({30, 20}, 100)));
    EXPECT_EQ(unnamed.lead, Lead::LargestNamed) << "half of the total has no country";
    const Warrant even = warrantOf(marketOf(supplyYear({40, 20}, 100)));
    EXPECT_EQ(even.lead, Lead::LargestNamed) << "the residual could be one producer of the same size";
}

TEST(Warrant, EqualValuesAreATie) {
    const Warrant tie = warrantOf(marketOf(supplyYear({40, 40, 20}, 100)));
    EXPECT_EQ(tie.lead, Lead::Tie);
    EXPECT_EQ(tie.first, (std::vector{CountryId{1}, CountryId{2}}));
    EXPECT_DOUBLE_EQ(tie.share, 0.4);
}

TEST(Warrant, OneNamedProducerOutOfAnUnknownNumberIsNoConcentration) {
    const Warrant krypton = warrantOf(marketOf(supplyYear({1.35}, 100)));
    EXPECT_EQ(krypton.lead, Lead::None);
    EXPECT_FALSE(krypton.index);
    const Warrant nearlyAll = warrantOf(marketOf(supplyYear({99}, 100)));
    EXPECT_EQ(nearlyAll.lead, Lead::Leader) << "nobody else can have more than 1 of 100";
    EXPECT_TRUE(nearlyAll.index);
    EXPECT_FALSE(warrantOf(marketOf(supplyYear({5}))).index) << "of listed rows alone";
}

TEST(Warrant, WithoutAWorldTotalTheLargestIsTheLargestListed) {
    const Warrant listed = warrantOf(marketOf(supplyYear({60, 20})));
    EXPECT_EQ(listed.whole, Whole::Listed);
    EXPECT_EQ(listed.lead, Lead::LargestNamed);
    EXPECT_FALSE(listed.ofWorld());
}

TEST(Warrant, ATotalThatIsALowerBoundGivesAtMost) {
    SupplyYear year = supplyYear({60, 30}, 90);
    year.total->relation = Relation::Above;
    const Market market = marketOf(year);
    const Warrant warrant = warrantOf(market);
    EXPECT_TRUE(warrant.atMost);
    EXPECT_EQ(warrant.lead, Lead::LargestNamed);
    const Concentration c = *concentration(market);
    EXPECT_EQ(verdictOf(market, c, 1'800), Verdict::Straddles);
    EXPECT_DOUBLE_EQ(c.hhiLow, c.hhiHighOpen) << "the number itself is the table's";
}

TEST(Warrant, AProducerOutsideTheTotalTakesTheCrown) {
    const Market market = marketWith(supplyYear({60, 40}, 100), 1);
    EXPECT_EQ(warrantOf(market).whole, Whole::Outside);
    EXPECT_EQ(warrantOf(market).lead, Lead::LargestNamed);
    SupplyYear bounded = supplyYear({60, 40}, 100);
    Cell small;
    small.status = CellStatus::Reported;
    small.relation = Relation::Below;
    small.range = Interval{0, 5};
    bounded.rows.push_back({CountryId{100}, small});
    bounded.outside.push_back({CountryId{100}, OutsideProducer::Reason::Note, "", 0, 0});
    EXPECT_EQ(warrantOf(marketOf(bounded)).lead, Lead::Leader) << "at most 5 against 60";
}

// METHODS.md: with H the index of the total, between H / (1 + m H) and 1.
TEST(Outside, TheIndexRunsFromTheWorkedLowEndToOne) {
    const Market market = marketWith(supplyYear({60, 40}, 100), 1);
    const Concentration c = *concentration(market);
    EXPECT_DOUBLE_EQ(c.within.low, 5'200);
    EXPECT_NEAR(c.hhiLow, 10'000 * 0.52 / 1.52, 1e-9);
    EXPECT_DOUBLE_EQ(c.hhiHighOpen, 10'000);
    EXPECT_FALSE(c.topK);
    EXPECT_EQ(verdict(c.judged(), 1'800), Verdict::Above) << "whatever the one outside supplies";
    const Concentration two = *concentration(marketWith(supplyYear({60, 40}, 100), 2));
    EXPECT_NEAR(two.hhiLow, 10'000 * 0.52 / (1 + 2 * 0.52), 1e-9);
}

TEST(Outside, AnUpperBoundNarrowsTheIndex) {
    SupplyYear year = supplyYear({60, 40}, 100);
    Cell small;
    small.status = CellStatus::Reported;
    small.relation = Relation::Below;
    small.range = Interval{0, 10};
    year.rows.push_back({CountryId{100}, small});
    year.outside.push_back({CountryId{100}, OutsideProducer::Reason::Note, "", 0, 0});
    const Concentration c = *concentration(marketOf(year));
    const double s = 10.0 / 110;
    EXPECT_NEAR(c.hhiLow, 10'000 * ((1 - s) * (1 - s) * 0.52 + s * s), 1e-9);
    EXPECT_DOUBLE_EQ(c.hhiHighOpen, 5'200);
}

TEST(Outside, TheLastPublishedValueIsAReading) {
    SupplyYear year = supplyYear({60, 40}, 100);
    year.outside.push_back({CountryId{100}, OutsideProducer::Reason::Note, "", 2019, 25});
    const auto reading = outsideReading(marketOf(year));
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->from, 2019);
    EXPECT_DOUBLE_EQ(reading->share, 0.2);
    EXPECT_NEAR(reading->hhi.low, 10'000 * (0.64 * 0.52 + 0.04), 1e-9);
    year.outside.push_back({CountryId{101}, OutsideProducer::Reason::Note, "", 0, 0});
    EXPECT_FALSE(outsideReading(marketOf(year))) << "of the other nothing was ever published";
}

/// What the measures say when a producer outside supplies s of the true world lies within what they say
/// without knowing s.
TEST(Outside, EveryShareOfTheOneOutsideLiesWithinTheIntervals) {
    RandomMarkets random;
    for (int i = 0; i < 300; ++i) {
        const SupplyYear year = random.plain();
        const Market open = marketWith(year, 1);
        const Market total = marketOf(year);
        if (total.named.empty())
            continue;
        const double s = random.real(0, 0.95);
        SupplyYear known = year;
        const double outside = total.denominator * s / (1 - s);
        Cell cell = numberCell(outside);
        known.rows.push_back({CountryId{100}, cell});
        known.total = numberCell(total.denominator + outside);
        const Market world = marketOf(known);
        for (const char* slug :
             {"hhi", "cr1", "cr2", "cr3", "cr5", "effective_suppliers", "shannon", "supply_left"}) {
            MeasureInputs inputs;
            if (std::string_view(slug) == "supply_left") // the same one is taken out of both
                inputs.without = {total.largest()->country};
            const auto wide = measure(slug, open, inputs);
            const auto narrow = measure(slug, world, inputs);
            ASSERT_TRUE(wide && narrow) << slug;
            EXPECT_LE(wide->interval.low, narrow->interval.low + 1e-9 * (1 + narrow->interval.low))
                << slug << " s " << s;
            if (narrow->highBounded && wide->highBounded) {
                EXPECT_GE(wide->interval.high, narrow->interval.high - 1e-9 * (1 + narrow->interval.high))
                    << slug << " s " << s;
            }
        }
    }
}

} // namespace
} // namespace lodestone
