// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dates.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace lodestone {
namespace {

TEST(PartialDate, KnowsOnlyWhatIsStated) {
    EXPECT_EQ(parseDate("2010-09-21")->precision(), DatePrecision::ToDay);
    EXPECT_EQ(parseDate("2025-06")->precision(), DatePrecision::ToMonth);
    EXPECT_EQ(parseDate("2012")->precision(), DatePrecision::ToYear);
    EXPECT_EQ(parseDate("2010-09-21")->words(), "21 Sep 2010");
    EXPECT_EQ(parseDate("2025-06")->words(), "Jun 2025");
}

TEST(PartialDate, CoversWhatIsKnown) {
    EXPECT_DOUBLE_EQ(parseDate("2012")->begin(), 2012);
    EXPECT_DOUBLE_EQ(parseDate("2012")->end(), 2013);
    EXPECT_DOUBLE_EQ(parseDate("2025-12")->end(), 2026);
    EXPECT_NEAR(parseDate("2024-12-31")->end(), 2025, 1e-12);
    EXPECT_NEAR(parseDate("2025-07-02")->begin(), 2025 + 182.0 / 365, 1e-12);
}

TEST(PartialDate, RejectsWhatIsNoDate) {
    for (const char* text : {"", "20", "2025-", "2025-13", "2025-00", "2025-02-29", "2025-1-1", "2025-01-011",
                             "x025", "2025/01"})
        EXPECT_FALSE(parseDate(text)) << text;
    EXPECT_TRUE(parseDate("2024-02-29"));
}

TEST(YearRange, IsNeverReversed) {
    const YearRange range(2025, 1998);
    EXPECT_EQ(range.first(), 1998);
    EXPECT_EQ(range.count(), 28);
    EXPECT_TRUE(range.contains(1998));
    EXPECT_TRUE(range.contains(2025));
    EXPECT_FALSE(range.contains(2026));
}

TEST(Dates, TodayIsTheClocksDayUnlessTheSurroundingsSetOne) {
    const char* const before = std::getenv("LODESTONE_TODAY");
    const std::string kept = before != nullptr ? before : "";
    ASSERT_EQ(setenv("LODESTONE_TODAY", "2031-02-28", 1), 0);
    EXPECT_EQ(today(), (PartialDate{2031, 2, 28}));
    for (const char* nonsense : {"2031", "2031-02", "2031-02-30", "soon", ""}) {
        ASSERT_EQ(setenv("LODESTONE_TODAY", nonsense, 1), 0);
        EXPECT_NE(today().year, 2031) << nonsense << ": what is no day sets none";
        EXPECT_EQ(today().precision(), DatePrecision::ToDay);
    }
    if (before == nullptr)
        unsetenv("LODESTONE_TODAY");
    else
        setenv("LODESTONE_TODAY", kept.c_str(), 1);
}

TEST(Dates, LongWordsSpellTheMonth) {
    EXPECT_EQ(longWords(*parseDate("2026-05-31")), "31 May 2026");
    EXPECT_EQ(longWords(*parseDate("2026-12-01")), "1 December 2026");
    EXPECT_EQ(longWords(*parseDate("2025-06")), "June 2025");
    EXPECT_EQ(longWords(*parseDate("2012")), "2012");
}

} // namespace
} // namespace lodestone
