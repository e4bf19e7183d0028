// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/time_axis.h"

#include "model/dates.h"

#include <gtest/gtest.h>

#include <cmath>

namespace lodestone {
namespace {

double day(const char* iso) {
    return parseDate(iso)->begin();
}

std::vector<std::string> labels(const std::vector<TimeCell>& cells) {
    std::vector<std::string> found;
    for (const TimeCell& cell : cells)
        found.push_back(cell.label);
    return found;
}
using Labels = std::vector<std::string>;

TEST(TimeScale, DecadesAreYearsOfWhichSomeAreNamedTheNewestAlways) {
    const TimeScale scale = timeScale(1990, 2027, 20);
    EXPECT_EQ(scale.unit, TimeUnit::Years);
    EXPECT_EQ(scale.cells.size(), 37U);
    EXPECT_EQ(scale.cells.back().label, "2026");
    EXPECT_EQ(scale.cells[35].label, "");
    EXPECT_TRUE(scale.groups.empty());
}

TEST(TimeScale, ANearerLookFindsQuartersMonthsThirdsOfMonthsAndDays) {
    const auto unit = [](const char* from, const char* to) { return timeScale(day(from), day(to), 20).unit; };
    EXPECT_EQ(unit("2010", "2027"), TimeUnit::Years);
    EXPECT_EQ(unit("2021", "2026"), TimeUnit::Quarters);
    EXPECT_EQ(unit("2024-02", "2025-08"), TimeUnit::Months);
    EXPECT_EQ(unit("2025-03", "2025-08"), TimeUnit::Thirds);
    EXPECT_EQ(unit("2025-04-01", "2025-04-15"), TimeUnit::Days);
}

TEST(TimeScale, CellsKeepTheCalendarAndNameTheirMonthOrYear) {
    const TimeScale months = timeScale(day("2024-11"), day("2025-03"), 5);
    EXPECT_EQ(labels(months.cells), (Labels{"Nov", "Dec", "Jan", "Feb"}));
    EXPECT_EQ(labels(months.groups), (Labels{"2024", "2025"}));
    EXPECT_DOUBLE_EQ(months.cells[2].begin, 2025);
    const TimeScale thirds = timeScale(day("2024-02"), day("2024-03-05"), 6);
    EXPECT_EQ(labels(thirds.cells), (Labels{"1\u201310", "11\u201320", "21\u201329", "1\u201310"}))
        << "2024 has a 29th of February";
    EXPECT_EQ(labels(thirds.groups), (Labels{"February 2024", "March 2024"}));
    const TimeScale days = timeScale(day("2024-12-30"), day("2025-01-02"), 20);
    EXPECT_EQ(labels(days.cells), (Labels{"30", "31", "1"}));
    EXPECT_EQ(labels(days.groups), (Labels{"December 2024", "January 2025"}));
}

TEST(TimeScale, CellsCoverWhatIsShownWithoutAGapAtEveryZoom) {
    for (double length = 17; length > shortestTime; length /= 1.3)
        for (const double from : {2010.0, 2015.37, 2024.999}) {
            const TimeScale scale = timeScale(from, from + length, 20);
            ASSERT_FALSE(scale.cells.empty());
            EXPECT_LE(scale.cells.front().begin, from);
            EXPECT_GE(scale.cells.back().end, from + length - 1e-9);
            EXPECT_LE(scale.cells.size(), 22U) << length;
            for (std::size_t i = 1; i < scale.cells.size(); ++i)
                EXPECT_DOUBLE_EQ(scale.cells[i - 1].end, scale.cells[i].begin);
        }
}

TEST(ShownTime, ZoomKeepsTheInstantUnderThePointerAndStaysWithinItsEnds) {
    const ShownTime whole(2010, 2027, 2010, 2027);
    EXPECT_TRUE(whole.whole());
    const ShownTime nearer = whole.zoomedAbout(0.25, 4);
    EXPECT_NEAR(nearer.from + 0.25 * nearer.length(), 2010 + 0.25 * 17, 1e-9);
    EXPECT_NEAR(nearer.length(), 17.0 / 4, 1e-9);
    EXPECT_TRUE(nearer.zoomedAbout(0.9, 1e-9).whole());
    EXPECT_NEAR(whole.zoomedAbout(0.5, 1e9).length(), shortestTime, 1e-12);
    EXPECT_DOUBLE_EQ(nearer.movedBy(-100).from, 2010);
    EXPECT_DOUBLE_EQ(nearer.movedBy(100).to, 2027);
    EXPECT_NEAR(nearer.movedBy(100).length(), nearer.length(), 1e-9)
        << "the end stops it, nothing is squeezed";
}

TEST(DateSpan, EveryDayIsFoundAgainFromItsInstant) {
    for (PartialDate date{2023, 12, 25}; date.year < 2026; date = dayAt(date.end())) {
        EXPECT_EQ(dayAt(date.begin()), date) << date.iso();
        EXPECT_EQ(dayAt((date.begin() + date.end()) / 2), date) << date.iso();
    }
}

TEST(DateSpan, ABareYearOrMonthReachesFromItsFirstDayToItsLast) {
    EXPECT_EQ(parseSpan("2024-02:2025")->iso(), "2024-02-01:2025-12-31");
    EXPECT_EQ(parseSpan("2025-03-05:2024-02")->iso(), "2024-02-01:2025-03-05") << "never reversed";
    EXPECT_EQ(parseSpan("2024")->iso(), "2024-01-01:2024-12-31");
    EXPECT_FALSE(parseSpan("2024-02:"));
    EXPECT_FALSE(parseSpan("soon:2025"));
    EXPECT_FALSE(parseSpan("2023-02-30:2024"));
}

} // namespace
} // namespace lodestone
