// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/change.h"

#include "support/random_markets.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

TEST(Change, DecompositionByHand) {
    // 60, 30, 10 becomes 50, 30 and a newcomer of 15, with 5 in no row.
    const SupplyYear first = supplyYear({60, 30, 10}, 100);
    SupplyYear second = supplyYear({50, 30, 0}, 100);
    second.rows.push_back({CountryId{4}, numberCell(15)});
    const auto change =
        hhiChange(marketOf(first), marketOf(second), zeroCountries(first), zeroCountries(second));
    ASSERT_EQ(change->terms.size(), 4U);
    EXPECT_EQ(change->terms[0].country, CountryId{1});
    EXPECT_NEAR(change->terms[0].delta, -1'100, 1e-9);
    EXPECT_EQ(change->terms[1].country, CountryId{4});
    EXPECT_NEAR(change->terms[1].delta, 225, 1e-9);
    EXPECT_EQ(change->terms[1].movement, Movement::NewlyNamed);
    EXPECT_EQ(change->terms[1].otherwise, Presence::Unlisted) << "it may have been in the residual";
    EXPECT_EQ(change->terms[2].country, CountryId{3});
    EXPECT_NEAR(change->terms[2].delta, -100, 1e-9);
    EXPECT_EQ(change->terms[2].movement, Movement::NoLongerNamed);
    EXPECT_EQ(change->terms[2].otherwise, Presence::Zero) << "the publisher prints that it stopped";
    EXPECT_NEAR(change->terms[3].delta, 0, 1e-9);
    EXPECT_EQ(change->terms[3].movement, Movement::Both);
    EXPECT_NEAR(change->deltaLow, -975, 1e-9);
    EXPECT_NEAR(change->delta.low, -975, 1e-9);
    EXPECT_NEAR(change->delta.high, -950, 1e-9);
    EXPECT_NEAR(change->residualAfter.high, 25, 1e-9);
}

TEST(Change, WithheldInTheOtherYearIsNoExit) {
    const SupplyYear first = supplyYear({60, 40}, 100);
    SupplyYear second = supplyYear({60}, 100);
    second.rows.push_back({CountryId{2}, silentCell(CellStatus::Withheld)});
    const auto change = hhiChange(marketOf(first), marketOf(second));
    EXPECT_EQ(change->terms[0].country, CountryId{2});
    EXPECT_EQ(change->terms[0].otherwise, Presence::Withheld);
    EXPECT_NEAR(change->delta.low, -1'600, 1e-9);
    EXPECT_NEAR(change->delta.high, 0, 1e-9) << "it may still be there, in full";
}

TEST(Change, NothingToCompareWithoutNamedProducers) {
    EXPECT_FALSE(hhiChange(marketOf(supplyYear({}, 100)), marketOf(supplyYear({1}, 1))));
}

TEST(Change, MergerAndShiftByHand) {
    EXPECT_NEAR(mergeDelta(0.3, 0.2), 1'200, 1e-9);
    EXPECT_NEAR(shiftDelta(0.3, 0.2, 0.3), mergeDelta(0.3, 0.2), 1e-9) << "moving all of it is a merger";
    EXPECT_NEAR(shiftDelta(0.5, 0.3, 0.1), -200, 1e-9); // 50, 30 to 40, 40: 3,400 to 3,200
}

} // namespace
} // namespace lodestone
