// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/checks.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

TEST(Checks, RowsThatAddUpToTheTotalAgree) {
    SumOfRows rows;
    EXPECT_FALSE(rows.any());
    rows.add(601, "601", false);
    rows.add(399, "399", false);
    EXPECT_TRUE(rows.any());
    EXPECT_EQ(rows.sum(), 1000);
    EXPECT_TRUE(rows.agrees(1000, "1,000", false));
    EXPECT_FALSE(rows.agrees(1234, "1,234", false));
    EXPECT_FALSE(rows.agrees(801, "801", false));
}

TEST(Checks, RoundingOfTotalAndRowsIsForgivenAndNoMore) {
    SumOfRows rows;
    rows.add(1'234, "1,234", false);
    rows.add(4'321, "4,321", false);
    EXPECT_TRUE(rows.agrees(5'600, "5,600", false)) << "rounded to hundreds";
    EXPECT_FALSE(rows.agrees(5'500, "5,500", false)) << "5,555 is not rounded to that";
    EXPECT_FALSE(rows.agrees(5'700, "5,700", false));
    EXPECT_FALSE(rows.agrees(5'601, "5,601", false)) << "not rounded";
}

TEST(Checks, AWithheldRowLeavesTheTotalOpenUpwardsAlone) {
    SumOfRows rows;
    rows.add(601, "601", false);
    rows.addUnknown();
    EXPECT_TRUE(rows.agrees(9'999, "9,999", false));
    EXPECT_FALSE(rows.agrees(444, "444", false)) << "what is known already exceeds it";
}

TEST(Checks, ABoundedTotalMayBeExceeded) {
    SumOfRows rows;
    rows.add(75'290'000, "75,290,000", false);
    EXPECT_TRUE(rows.agrees(60'000'000, ">60,000,000", true));
    EXPECT_FALSE(rows.agrees(60'000'000, "60,000,000", false));
}

TEST(Checks, SharesMaySumToHundredWithinFivePoints) {
    const auto sumsUp = [](double value) {
        SumOfRows rows;
        rows.add(value, "90", false);
        return rows.agreesWithHundred();
    };
    EXPECT_TRUE(sumsUp(95));
    EXPECT_TRUE(sumsUp(105));
    EXPECT_FALSE(sumsUp(94.9));
    EXPECT_FALSE(sumsUp(105.1));
    SumOfRows bounded;
    bounded.add(94, "94", false);
    bounded.addRange(0, 1.5);
    EXPECT_TRUE(bounded.agreesWithHundred()) << "a bound may be what is missing";
}

TEST(Checks, ARangeOfYearsInATitleIsTheSpan) {
    const YearRange span = spanOf("Yearbook tables, 1998 to 2015", "Compiled", 2020);
    EXPECT_EQ(span.first(), 1998);
    EXPECT_EQ(span.last(), 2015);
    const YearRange dashed = spanOf("Outlook", "Outlook 2018-2029", 2025);
    EXPECT_EQ(dashed.last(), 2029) << "a projection reaches beyond its date";
}

TEST(Checks, AnEditionSpeaksOfTheYearsBeforeIt) {
    const YearRange span = spanOf("Summaries", "USGS MCS 2026", 2026);
    EXPECT_TRUE(span.contains(2025));
    EXPECT_FALSE(span.contains(2010));
    EXPECT_FALSE(span.contains(2027));
}

} // namespace
} // namespace lodestone
