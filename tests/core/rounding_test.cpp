// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/rounding.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

Cell printed(double value, std::string text) {
    Cell cell;
    cell.value = value;
    cell.status = value > 0 ? CellStatus::Reported : CellStatus::Zero;
    cell.printed = std::move(text);
    return cell;
}

/// Lithium in 2025 as the Summaries of 2026 print it, but for the smallest rows: 'Other countries' a dash.
SupplyYear lithium() {
    SupplyYear year;
    year.year = 2025;
    const std::vector<std::pair<double, const char*>> rows{
        {92'000, "92,000"}, {62'000, "62,000"}, {56'000, "56,000"}, {78'380, "78,380"}};
    std::int64_t id = 0;
    for (const auto& [value, text] : rows)
        year.rows.push_back({CountryId{++id}, printed(value, text)});
    year.other = printed(0, "\u2014");
    year.total = printed(290'000, "290,000");
    return year;
}

bool rounding(const SupplyYear& year) {
    return marketOf(year).residualIsRounding;
}

TEST(Rounding, ATotalAboveItsRowsIsRoundedWhereThePublisherPrintsNoOthers) {
    EXPECT_DOUBLE_EQ(marketOf(lithium()).residual, 1'620);
    EXPECT_TRUE(rounding(lithium()));
    SupplyYear silent = lithium();
    silent.other.reset();
    EXPECT_TRUE(rounding(silent)) << "without such a row at all";
}

TEST(Rounding, OtherCountriesWithANumberAreCountries) {
    SupplyYear year = lithium();
    year.other = printed(550, "550");
    EXPECT_FALSE(rounding(year));
    year.other->status = CellStatus::NotAvailable;
    year.other->value.reset();
    EXPECT_FALSE(rounding(year)) << "and with a sign they may be";
}

TEST(Rounding, MoreThanHalfThePlacesOfTotalAndRowsIsNotRounding) {
    SupplyYear year = lithium(); // half of 10,000 of the total, three times half of 1,000 and half of 10
    year.rows.back().cell = printed(290'000 - 210'000 - 6'505, "73,495");
    EXPECT_FALSE(rounding(year)) << "6,505 against 5,000 + 1,500 + 0.5";
    year.rows.back().cell = printed(290'000 - 210'000 - 6'500, "73,500");
    EXPECT_TRUE(rounding(year)) << "6,500 against 5,000 + 1,500 + 50";
}

TEST(Rounding, AProducerWithoutANumberMayBeWhatIsLeft) {
    SupplyYear year = lithium();
    Cell withheld;
    withheld.status = CellStatus::Withheld;
    year.rows.push_back({CountryId{9}, withheld});
    EXPECT_FALSE(rounding(year));
    OutsideProducer outside;
    outside.country = CountryId{9};
    year.outside.push_back(outside);
    EXPECT_TRUE(rounding(year)) << "but not one whom the total leaves out";
    year.rows.back().cell.status = CellStatus::NotAvailable;
    year.outside.clear();
    EXPECT_FALSE(rounding(year));
}

TEST(Rounding, OnlyAnExactTotalIsRounded) {
    SupplyYear year = lithium();
    year.total->relation = Relation::Above;
    EXPECT_FALSE(rounding(year)) << "a lower bound";
    year.total.reset();
    EXPECT_FALSE(rounding(year)) << "no total: the rows are the whole";
    year.total = printed(280'000, "280,000");
    EXPECT_FALSE(rounding(year)) << "the rows exceed it: nothing is left";
}

TEST(Rounding, FormsThatWereAddedUpAreRoundedOneByOne) {
    SupplyYear year = lithium();
    year.rows.resize(1);
    year.total = printed(259'600, "259600");
    year.rows.front().cell = printed(259'000, "7000 + 252000");
    EXPECT_TRUE(rounding(year)) << "600 against 50 + 50 + 500";
    year.rows.front().cell = printed(258'840, "7000 + 251840");
    EXPECT_FALSE(rounding(year)) << "760 against 50 + 50 + 5";
    year.rows.front().cell = printed(259'540, "-- + 259540");
    EXPECT_FALSE(rounding(year)) << "60 against 50 + 0 + 5: none is exact";
}

} // namespace
} // namespace lodestone
