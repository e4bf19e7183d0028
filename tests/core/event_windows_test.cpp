// SPDX-License-Identifier: GPL-3.0-or-later
// Events beside the measures of a market: picked years, the strip and the window of an event, on the shipped
// database.
#include "figure/parts.h"
#include "support/timeline_fixture.h"

#include <algorithm>
#include <map>
#include <set>

namespace lodestone {
namespace {

class EventWindows : public TimelineTest {};

TEST_F(EventWindows, PickedYearsNarrowEveryHistory) {
    ViewState state;
    state.years = YearRange(2016, 2020);
    const auto within = [](const Axis& x) { return x.min >= 2016 && x.max <= 2021; };
    state.figure = "concentration";
    EXPECT_TRUE(within(std::get<LinesBody>(build(state).body).x));
    state.figure = "overview";
    const Figure overview = build(state);
    const LinesBody& history = std::get<OverviewBody>(overview.body).history;
    EXPECT_TRUE(within(history.x));
    EXPECT_TRUE(holds(history.title, "2016\u20132020")) << history.title;
    for (const char* year :
         {" in 1995", " in 2000", " in 2005", " in 2009", " in 2010", " in 2012", " in 2014"})
        EXPECT_FALSE(holds(overview.altText, year)) << "not drawn: " << overview.altText;
    state.figure = "shares";
    state.view = "history";
    EXPECT_TRUE(within(std::get<StackBody>(build(state).body).x));
    state.years = YearRange(1900, 1901);
    state.figure = "overview";
    state.view.clear();
    const Figure none = build(state);
    EXPECT_TRUE(holds(std::get<OverviewBody>(none.body).history.subtitle, "no value in 1900\u20131901"));
}

TEST_F(EventWindows, TheStripBelowTheConcentrationHoldsTheEventsOfItsYears) {
    ViewState state;
    state.figure = "concentration";
    const Figure figure = build(state);
    const LinesBody& body = std::get<LinesBody>(figure.body);
    ASSERT_FALSE(body.strip.empty());
    std::set<std::string> seen;
    for (const Lane& lane : body.strip)
        for (const EventMark& mark : lane.events) {
            EXPECT_GE(mark.begin, body.x.min);
            EXPECT_LE(mark.end, body.x.max);
            seen.insert(mark.mark.key);
        }
    EXPECT_TRUE(seen.contains("EV001"));
}

TEST_F(EventWindows, AnEventOpensItsWindowOfMeasures) {
    const Inspection found = inspected("EV001", 2); // 21 September 2010
    const auto window =
        std::ranges::find(found.paragraphs, "2 years before and after", &Inspection::Paragraph::title);
    ASSERT_NE(window, found.paragraphs.end());
    EXPECT_TRUE(window->subtitle.starts_with("China\u2019s share of mine production of rare earths"))
        << window->subtitle;
    ASSERT_EQ(window->bars.size(), 5U);
    EXPECT_EQ(window->bars[0].label, "2008");
    EXPECT_TRUE(window->bars[2].strong) << "2010 holds the event";
    EXPECT_FALSE(window->bars[1].missing);
    ASSERT_EQ(window->choices.size(), 5U);
    EXPECT_TRUE(window->choices[1].current);
    EXPECT_EQ(window->choices[4].state.window, 5);
    const Inspection::Paragraph& index = *(window + 1);
    EXPECT_TRUE(index.subtitle.starts_with("HHI of mine production")) << index.subtitle;
    EXPECT_TRUE(holds(index.text, "association")) << index.text;
    EXPECT_TRUE(holds(index.text, "2010 holds the event")) << index.text;
    const auto others =
        std::ranges::find(found.paragraphs, "Also within 2008\u20132012", &Inspection::Paragraph::title);
    ASSERT_NE(others, found.paragraphs.end());
    EXPECT_EQ((others + 1)->mark.kind, Mark::Kind::Event);
    const auto link = std::ranges::find_if(
        found.paragraphs, [](const auto& part) { return part.linkText == "Source: Global Trade Alert"; });
    EXPECT_NE(link, found.paragraphs.end());
}

TEST_F(EventWindows, AWindowWithoutAValueAfterTheEventSaysSo) {
    const Inspection found = inspected("EV118"); // the truce of November 2025: no table of 2026 yet
    const auto said = std::ranges::any_of(found.paragraphs, [](const auto& part) {
        return part.text.find("Not enough data") != std::string::npos;
    });
    EXPECT_TRUE(said);
    const auto bars =
        std::ranges::find_if(found.paragraphs, [](const auto& part) { return !part.bars.empty(); });
    ASSERT_NE(bars, found.paragraphs.end());
    EXPECT_TRUE(bars->bars.back().missing);
    EXPECT_EQ(bars->bars.back().value, "no value");
}

TEST_F(EventWindows, NoEventIsSaidToHaveCausedAnything) {
    for (const Event& event : loadEvents(*database, today()))
        for (const Inspection::Paragraph& part : inspected(event.slug, 3).paragraphs) {
            if (part.bars.empty())
                continue;
            for (const char* causal : {"because", "caused", "due to", "led to", "effect of", "result"})
                EXPECT_FALSE(holds(part.text, causal)) << event.slug << ": " << part.text;
        }
}

TEST_F(EventWindows, TheMeasureOfTheWindowIsTheOneThatIsLookedAt) {
    const Inspection found = inspected("EV001", 1, "cr3");
    EXPECT_TRUE(std::ranges::any_of(found.paragraphs, [](const auto& part) {
        return !part.bars.empty() && part.subtitle.find("hree largest") != std::string::npos;
    }));
}

TEST_F(EventWindows, AnEventOfAnotherMineralIsHeldAgainstThatMineralsMarket) {
    ViewState state = timeline("about=all");
    for (const Event& event : loadEvents(*database, today())) {
        if (event.terms != std::vector<std::string>{"nickel"})
            continue;
        state.selection = {Mark::Kind::Event, event.slug};
        const Inspection found = inspect(state, *catalogue, *database);
        EXPECT_TRUE(std::ranges::any_of(found.paragraphs, [](const auto& part) {
            return !part.bars.empty() && part.subtitle.find("nickel") != std::string::npos;
        })) << event.slug;
        return;
    }
    FAIL() << "no event names nickel alone";
}

} // namespace
} // namespace lodestone
