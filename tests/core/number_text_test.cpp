// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/number_text.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

TEST(NumberText, GroupsThousandsAndUsesATrueMinus) {
    EXPECT_EQ(numberText(270'000), "270,000");
    EXPECT_EQ(numberText(999), "999");
    EXPECT_EQ(numberText(-1'234.5, 1), "\u22121,234.5");
    EXPECT_EQ(numberText(-0.0001, 1), "0.0") << "no minus before a zero";
    EXPECT_EQ(numberText(0.742), "0.742");
    EXPECT_EQ(numberText(1'234'567.25), "1,234,567.25");
}

TEST(NumberText, SmallSharesKeepWhatTheyAre) {
    EXPECT_EQ(shareText(0.6923), "69.2\u202F%");
    EXPECT_EQ(shareText(0.000385), "0.04\u202F%");
    EXPECT_EQ(shareText(0.00001), "<0.01\u202F%");
    EXPECT_EQ(shareText(0), "0\u202F%");
    EXPECT_EQ(roundShareText(0.6923), "69\u202F%");
    EXPECT_EQ(roundShareText(0.0559), "5.6\u202F%");
}

TEST(NumberText, IntervalTakesTheDecimalsThatTellItsEndsApart) {
    EXPECT_EQ(intervalText({4'558.5, 4'619.7}).dashed(), "4,558\u20134,620");
    EXPECT_EQ(intervalText({5'054.39, 5'054.49}).dashed(), "5,054.4\u20135,054.5");
    EXPECT_EQ(intervalText({3'370.7, 3'370.7}).dashed(), "3,371");
}

TEST(NumberText, TicksAreRoundAndCoverTheRange) {
    EXPECT_EQ(roundTicks(0, 10'000, 5), (std::vector<double>{0, 2'000, 4'000, 6'000, 8'000, 10'000}));
    EXPECT_EQ(roundTicks(3, 3, 5), std::vector<double>{3});
    EXPECT_EQ(yearTicks(1998, 2025, 9), (std::vector<int>{1998, 2005, 2010, 2015, 2020, 2025}));
    EXPECT_EQ(yearTicks(2024, 2025, 9), (std::vector<int>{2024, 2025}));
    EXPECT_EQ(yearTicks(2025, 2025, 9), std::vector<int>{2025});
}

} // namespace
} // namespace lodestone
