// SPDX-License-Identifier: GPL-3.0-or-later
// Markets whose source gives shares instead of quantities: the total is 100 by definition.
#include "analysis/concentration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace lodestone {
namespace {

Series inPercent() {
    Series series;
    series.unit = "%";
    return series;
}

SupplyYear shares(const std::vector<double>& values, int below = 0) {
    SupplyYear year;
    year.year = 2020;
    std::int64_t id = 0;
    for (const double value : values) {
        Cell cell;
        cell.value = value;
        cell.status = CellStatus::Reported;
        year.rows.push_back({CountryId{++id}, cell});
    }
    for (int i = 0; i < below; ++i) {
        Cell cell;
        cell.range = Interval{0, 0.1};
        cell.relation = Relation::Below;
        cell.status = CellStatus::BelowPrecision;
        year.rows.push_back({CountryId{++id}, cell});
    }
    return year;
}

bool says(const Market& market, const std::string& words) {
    return std::ranges::any_of(market.notes, [&](const auto& note) { return note.find(words) != note.npos; });
}

TEST(PublishedShares, RoundingAboveAHundredIsDividedByTheSum) {
    const Market market = marketOf(inPercent(), shares({85.6, 14.5}));
    EXPECT_EQ(market.basis, DenominatorBasis::PublishedShares);
    EXPECT_NEAR(market.denominator, 100.1, 1e-9);
    EXPECT_NEAR(market.largest()->fraction, 85.6 / 100.1, 1e-12);
    EXPECT_EQ(market.residual, 0);
    EXPECT_TRUE(says(market, "add up to 100.1 %"));
}

TEST(PublishedShares, WhatIsMissingToAHundredIsResidualAndMayHideALargeProducer) {
    const Market market = marketOf(inPercent(), shares({50, 30, 10.9}));
    EXPECT_DOUBLE_EQ(market.denominator, 100);
    EXPECT_NEAR(market.residual, 9.1, 1e-9);
    EXPECT_FALSE(market.topK);
    EXPECT_TRUE(says(market, "add up to 90.9 %"));
}

TEST(PublishedShares, DecimalsThatAddUpToAHundredLeaveNoResidual) {
    const Market market = marketOf(inPercent(), shares(std::vector<double>(10, 10.0)));
    EXPECT_EQ(market.residual, 0);
    const Market tenths = marketOf(inPercent(), shares({66.7, 13.3, 6.7, 6.6, 6.7}));
    EXPECT_EQ(tenths.residual, 0);
    EXPECT_TRUE(tenths.topK);
    EXPECT_TRUE(says(tenths, "add up to 100 %"));
}

TEST(PublishedShares, ProducersBelowTheLastDigitAreNotCountedAsNamed) {
    const Market market = marketOf(inPercent(), shares({60, 40}, 3));
    EXPECT_EQ(market.named.size(), 2U);
    EXPECT_EQ(market.belowPrecision.size(), 3U);
    EXPECT_TRUE(market.unquantified.empty());
    EXPECT_TRUE(says(market, "smallest share that the source prints"));
}

TEST(PublishedShares, QuantitiesAreNotTakenForShares) {
    Series series;
    series.unit = "t";
    const Market market = marketOf(series, shares({50, 30}));
    EXPECT_EQ(market.basis, DenominatorBasis::SumOfRowsNoTotal);
    EXPECT_DOUBLE_EQ(market.denominator, 80);
}

} // namespace
} // namespace lodestone
