// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/event_window.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

MeasureSeries hhi(std::vector<YearValue> values) {
    return {"hhi", std::move(values)};
}

TEST(EventWindow, YearBeforeAgainstYearAfterAndTheYearItselfApart) {
    const std::vector<MeasureSeries> series{hhi({{2008, {9'000, 9'010}},
                                                 {2009, {9'500, 9'510}},
                                                 {2010, {9'400, 9'400}},
                                                 {2011, {8'900, 8'950}},
                                                 {2012, {8'000, 8'000}}})};
    const EventWindow window = eventWindow({2010, 9, 21}, 2, series);
    EXPECT_EQ(window.window, YearRange(2008, 2012));
    const WindowComparison& found = window.comparisons.at(0);
    ASSERT_TRUE(found.enoughData());
    EXPECT_EQ(found.before->year, 2009);
    EXPECT_EQ(found.theYear->year, 2010);
    EXPECT_EQ(found.after->year, 2011);
    EXPECT_EQ(*found.change, (Interval{-610, -550}));
    EXPECT_EQ(found.trend, Trend::Fell);
    EXPECT_TRUE(found.notes.empty());
    EXPECT_EQ(found.measure, "hhi");
}

TEST(EventWindow, OverlappingIntervalsSayNothingOfTheDirection) {
    const auto trend = [](Interval before, Interval after) {
        const std::vector<MeasureSeries> series{hhi({{2009, before}, {2011, after}})};
        return eventWindow({2010}, 1, series).comparisons.at(0).trend;
    };
    EXPECT_EQ(trend({1'000, 2'000}, {1'500, 2'500}), Trend::Unclear);
    EXPECT_EQ(trend({1'000, 2'000}, {1'000, 2'000}), Trend::Unclear) << "the same bounds, not the same value";
    EXPECT_EQ(trend({1'000, 1'000}, {1'000, 1'000}), Trend::Same);
    EXPECT_EQ(trend({1'000, 1'400}, {1'500, 2'500}), Trend::Rose);
}

TEST(EventWindow, AChangePointsOneWayOnlyWhereBothItsEndsDo) {
    EXPECT_EQ(trendOf({0.01, 0.02}), Trend::Rose);
    EXPECT_EQ(trendOf({-0.02, -0.01}), Trend::Fell);
    EXPECT_EQ(trendOf({-0.02, 0.01}), Trend::Unclear);
    EXPECT_EQ(trendOf({-1e-16, 1e-16}), Trend::Same) << "what a division leaves of equal numbers";
    EXPECT_EQ(trendOf({0, 0.02}), Trend::Unclear);
}

TEST(EventWindow, GapIsBridgedWithinTheWindowAndSaid) {
    const std::vector<MeasureSeries> series{
        hhi({{2014, {1, 1}}, {2015, {2, 2}}, {2018, {3, 3}}, {2019, {4, 4}}})};
    const EventWindow wide = eventWindow({2016, 11, 0}, 2, series);
    EXPECT_EQ(wide.comparisons[0].before->year, 2015);
    EXPECT_EQ(wide.comparisons[0].after->year, 2018);
    ASSERT_EQ(wide.comparisons[0].notes.size(), 1U);
    EXPECT_EQ(wide.comparisons[0].notes[0], "There is no value for 2017: 2015 is compared with 2018.");
    const EventWindow narrow = eventWindow({2016, 11, 0}, 1, series);
    EXPECT_FALSE(narrow.comparisons[0].enoughData());
    EXPECT_EQ(narrow.comparisons[0].shortfall,
              "Not enough data: no value for 2017; the series has 2014 to 2019.");
}

TEST(EventWindow, EventAfterTheLastYearHasNotEnoughData) {
    const std::vector<MeasureSeries> series{hhi({{2023, {1, 1}}, {2024, {2, 2}}, {2025, {3, 3}}}), hhi({})};
    const EventWindow window = eventWindow({2025, 10, 9}, 3, series);
    EXPECT_TRUE(window.comparisons[0].before);
    EXPECT_TRUE(window.comparisons[0].theYear);
    EXPECT_FALSE(window.comparisons[0].change);
    EXPECT_FALSE(window.comparisons[0].trend);
    EXPECT_EQ(window.comparisons[0].shortfall,
              "Not enough data: no value for 2026 to 2028; the series has 2023 to 2025.");
    EXPECT_EQ(window.comparisons[1].shortfall, "Not enough data: there is no value for any year.");
    EXPECT_EQ(eventWindow({1990}, 1, series).comparisons[0].shortfall,
              "Not enough data: no value for 1989 nor for 1991; the series has 2023 to 2025.");
}

TEST(EventWindow, AChangeAcrossEditionsIsMarked) {
    const std::vector<MeasureSeries> series{hhi({{2014, {1, 1}, SourceId{1}}, {2016, {2, 2}, SourceId{2}}})};
    const WindowComparison found = eventWindow({2015}, 1, series).comparisons.at(0);
    EXPECT_TRUE(found.acrossSources);
}

TEST(EventWindow, OtherEventsInsideAreListedInTheirOrder) {
    const std::vector<YearRange> others{{2013, 2013}, {2008, 2008}, {2009, 2009}, {2012, 2012}, {2010, 2010}};
    EXPECT_EQ(eventWindow({2011, 1, 1}, 2, {}, others).otherEvents, (std::vector<std::size_t>{0, 2, 3, 4}));
    EXPECT_EQ(eventWindow({2011, 1, 1}, 1, {}, others).otherEvents, (std::vector<std::size_t>{3, 4}));
}

TEST(EventWindow, AnEventWithALengthIsInsideWhileItRuns) {
    const std::vector<YearRange> others{{2000, 2009}, {2000, 2010}, {2005, 9999}, {2012, 2030}, {2013, 2030}};
    EXPECT_EQ(eventWindow({2011}, 1, {}, others).otherEvents, (std::vector<std::size_t>{1, 2, 3}));
}

TEST(EventWindow, WindowOfNoYearsIsRefused) {
    EXPECT_THROW(static_cast<void>(eventWindow({2010}, 0, {})), std::invalid_argument);
}

TEST(EventWindow, WordingIsOfAssociationNotOfCause) {
    const std::string_view text = associationSentence();
    EXPECT_NE(text.find("association"), std::string_view::npos);
    for (const char* word : {"cause", "because", "effect", "impact", "led to", "due to"})
        EXPECT_EQ(text.find(word), std::string_view::npos) << word;
}

} // namespace
} // namespace lodestone
