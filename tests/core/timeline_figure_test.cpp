// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline and its filters, on the shipped database.
#include "figure/parts.h"
#include "figure/timeline_choice.h"
#include "store/load.h"
#include "support/timeline_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace lodestone {
namespace {

class Timeline : public TimelineTest {};

TEST_F(Timeline, EveryEventOfTheTableIsMarkedInSomeLane) {
    for (const char* view : {"", "kind"})
        for (const char* about : {"", "named", "all"}) {
            ViewState state = timeline(std::string("about=") + about);
            state.view = view;
            const Figure figure = build(state);
            EXPECT_EQ(marked(figure), figure.table.rows.size()) << view << about;
        }
}

TEST_F(Timeline, EveryFilterLetsThroughWhatItNamesAndNothingElse) {
    const std::vector<Event> all = loadEvents(*database, today());
    const auto count = [&](auto test) { return static_cast<std::size_t>(std::ranges::count_if(all, test)); };
    EXPECT_EQ(rows("about=all"), all.size());
    EXPECT_EQ(rows("about=all&kind=ban"), count([](const Event& e) { return e.glyph == Glyph::Ban; }));
    EXPECT_EQ(rows("about=all&status=superseded"),
              count([](const Event& e) { return e.status == "superseded"; }));
    EXPECT_EQ(rows("about=all&verified=unconfirmed"),
              count([](const Event& e) { return e.verification == Verification::Unconfirmed; }));
    const CountryId china = catalogue->countryByIso3("CHN")->id;
    EXPECT_EQ(rows("about=all&party=CHN"), count([&](const Event& e) {
                  return std::ranges::find(e.countries, china) != e.countries.end();
              }));
    EXPECT_EQ(rows("about=all&words=SENKAKU%20trawler"), 1U) << "every word, in any case";
    EXPECT_LT(rows("about=named"), rows("kind="));
    EXPECT_LT(rows("kind="), rows("about=all"));
}

TEST_F(Timeline, EveryChoiceOfABoxIsKnownToTheState) {
    const auto survives = [&](std::string EventChoice::*member, const std::vector<NamedChoice>& choices) {
        ASSERT_GT(choices.size(), 2U);
        EXPECT_TRUE(choices.front().value.empty()) << "first comes no filter";
        for (const NamedChoice& choice : choices) {
            ViewState state = timeline();
            state.events.*member = choice.value;
            EXPECT_EQ(state.normalised(*catalogue).events.*member, choice.value) << choice.words;
            EXPECT_FALSE(choice.words.empty());
        }
    };
    survives(&EventChoice::about, aboutChoices());
    survives(&EventChoice::kind, kindChoices());
    survives(&EventChoice::party, partyChoices(*catalogue));
    survives(&EventChoice::status, statusChoices());
    survives(&EventChoice::verification, verificationChoices());
}

TEST_F(Timeline, HeadlineSubtitleStatusAndAltTextSayWhatIsFiltered) {
    const Figure figure = build(timeline("about=all&kind=ban&party=CHN&status=suspended&words=gallium"
                                         "&day=2026-06-01"));
    const std::string count = std::to_string(figure.table.rows.size());
    EXPECT_TRUE(holds(figure.subtitle, (count + " of ").c_str())) << figure.subtitle;
    EXPECT_TRUE(holds(figure.subtitle, "suspended as last seen, with the words \u2018gallium\u2019"))
        << figure.subtitle;
    EXPECT_TRUE(holds(figure.altText, "bans and suspensions with China on record")) << figure.altText;
    EXPECT_TRUE(figure.status.front().starts_with(count + " of ")) << figure.status.front();
    const Figure bans = build(timeline("about=all&kind=ban"));
    EXPECT_TRUE(holds(bans.headline, "bans and suspensions on record")) << bans.headline;
}

TEST_F(Timeline, AnEmptyResultSaysWhyAndItsButtonClearsTheFilters) {
    const ViewState state = timeline("about=named&kind=tax&words=zeppelin");
    const Figure figure = build(state);
    const auto& notice = std::get<Notice>(figure.body);
    EXPECT_TRUE(holds(notice.text, "taxes and tariffs that name rare earths")) << notice.text;
    EXPECT_TRUE(holds(notice.text, "zeppelin")) << notice.text;
    ASSERT_TRUE(notice.help);
    EXPECT_FALSE(notice.help->events.narrows());
    EXPECT_EQ(notice.help->events.about, "named");
    EXPECT_TRUE(std::holds_alternative<TimelineBody>(build(*notice.help).body));
}

TEST_F(Timeline, TheAxisStaysWhenAFilterNarrowsWhatStandsOnIt) {
    const auto axis = [](const Figure& figure) {
        const Axis& x = std::get<TimelineBody>(figure.body).x;
        return std::pair(x.min, x.max);
    };
    EXPECT_EQ(axis(build(timeline("kind=tax"))), axis(build(timeline())));
}

TEST_F(Timeline, ASpanOfDaysIsShownAndOneOutsideTheRecordShowsAll) {
    ViewState state = timeline();
    state.span = parseSpan("2025-04:2025-06");
    Figure figure = build(state);
    const auto* body = &std::get<TimelineBody>(figure.body);
    EXPECT_DOUBLE_EQ(body->begin(), parseDate("2025-04-01")->begin());
    EXPECT_DOUBLE_EQ(body->end(), parseDate("2025-06-30")->end());
    EXPECT_TRUE(holds(figure.subtitle, "shown: 1 Apr 2025 to 30 Jun 2025")) << figure.subtitle;
    EXPECT_LT(figure.table.rows.size(), build(timeline()).table.rows.size());
    state.span = parseSpan("1950:1960");
    figure = build(state);
    body = &std::get<TimelineBody>(figure.body);
    EXPECT_EQ(body->begin(), body->x.min);
}

TEST_F(Timeline, WordsCountsLanesAndRowsAreOfTheSpanThatIsShown) {
    for (const char* choice :
         {"", "about=all", "about=named", "about=all&party=CHN", "about=all&kind=control"})
        for (const char* span : {"2010", "2015", "2020", "2024", "2025-10", "2014:2018"}) {
            ViewState state = timeline(choice);
            state.span = parseSpan(span);
            const Figure whole = build(timeline(choice));
            const Figure figure = build(state);
            const auto* body = std::get_if<TimelineBody>(&figure.body);
            if (body == nullptr) {
                EXPECT_EQ(figure.headline, "No event " + spanWithin(*state.span));
                continue;
            }
            std::size_t counted = 0;
            for (const Lane& lane : body->lanes)
                counted += static_cast<std::size_t>(lane.count);
            const std::string count = std::to_string(figure.table.rows.size());
            EXPECT_EQ(counted, figure.table.rows.size()) << choice << span;
            EXPECT_EQ(marked(figure), figure.table.rows.size()) << choice << span;
            EXPECT_TRUE(figure.subtitle.starts_with(count + " of ")) << figure.subtitle;
            EXPECT_TRUE(figure.status.front().starts_with(count + " of ")) << figure.status.front();
            EXPECT_TRUE(
                figure.altText.starts_with("Timeline of " + (count == "1" ? "one of the" : count) + " "))
                << figure.altText;
            EXPECT_FALSE(figure.headline.starts_with("1 policy")) << figure.headline;
            EXPECT_NE(figure.headline, whole.headline) << choice << span;
            EXPECT_FALSE(holds(figure.headline, "2023 or later")) << figure.headline;
            for (const std::vector<std::string>& row : figure.table.rows) { // columns: id, date, end, ...
                const PartialDate date = *parseDate(row[1]);
                EXPECT_LT(date.begin(), state.span->end()) << row[0];
                const bool lasts = date.end() <= state.span->begin();
                EXPECT_TRUE(!lasts || !row[2].empty() || !row[14].empty() || row[15] == "in force, ongoing")
                    << row[0] << " is over before the span begins";
            }
        }
}

TEST_F(Timeline, WhoeverActsMostOnAMineralOrLeadsItsMarketHasALane) {
    const auto lane = [&](const Figure& figure, const std::string& name) {
        for (const Lane& one : std::get<TimelineBody>(figure.body).lanes)
            if (one.label == name)
                return true;
        return false;
    };
    for (const char* mineral : {"gallium", "germanium", "antimony", "graphite", "tungsten"}) {
        ViewState state = timeline();
        state.mineral = mineral;
        EXPECT_TRUE(lane(build(state), "China")) << mineral;
    }
    ViewState state = timeline();
    state.mineral = "nickel";
    EXPECT_TRUE(lane(build(state), "Indonesia"));
    for (const Mineral& mineral : catalogue->minerals) { // whoever acts most on it, whoever that is
        state.mineral = mineral.slug;
        const Figure figure = build(state);
        if (!std::holds_alternative<TimelineBody>(figure.body))
            continue;
        std::map<CountryId, int> acts;
        for (const Event& event : namingEvents(loadEvents(*database, today()), mineral))
            if (!event.countries.empty())
                ++acts[event.countries.front()];
        if (acts.empty())
            continue;
        const auto most = std::ranges::max_element(acts, {}, [](const auto& one) { return one.second; });
        const auto ties = std::ranges::count(acts, most->second, [](const auto& one) { return one.second; });
        if (ties == 1) {
            EXPECT_TRUE(lane(figure, catalogue->country(most->first)->name)) << mineral.slug;
        }
    }
}

TEST_F(Timeline, TheDayDecidesWhatHasPassedAndTheFigureCarriesIt) {
    ViewState state = timeline();
    state.day = parseDate("2026-06-15");
    const Figure before = build(state);
    state.day = parseDate("2026-12-01");
    const Figure after = build(state);
    const auto status = [](const Figure& figure, const std::string& event) {
        for (const std::vector<std::string>& row : figure.table.rows)
            if (row[0] == event)
                return row[8];
        return std::string("not there");
    };
    for (const char* event : {"EV118", "EV122", "EV155", "EV156"}) {
        EXPECT_NE(status(before, event), datePassed) << event;
        EXPECT_EQ(status(after, event), datePassed) << event;
    }
    EXPECT_FALSE(holds(before.note, "passed")) << before.note;
    EXPECT_TRUE(holds(after.note, "By 1 December 2026")) << after.note;
    for (const Figure* figure : {&before, &after})
        EXPECT_TRUE(holds(figure->note, "the list was kept to 31 May 2026")) << figure->note;
    EXPECT_TRUE(holds(after.altText, "outcome is not known")) << after.altText;
    ASSERT_TRUE(after.day);
    EXPECT_EQ(after.day->iso(), "2026-12-01");
    EXPECT_FALSE(build(parseViewState("figure=shares").value()).day) << "shares do not age";
    // Without a day of its own a figure is of today, and says of which day that was.
    EXPECT_EQ(build(timeline()).day, today());
}

TEST_F(Timeline, ASuspensionBreaksTheBarOfTheBan) {
    ViewState state = timeline("about=all");
    state.mineral = "gallium";
    const Figure figure = build(state);
    const EventMark* ban = nullptr;
    const auto& body = std::get<TimelineBody>(figure.body);
    for (const Lane& lane : body.lanes)
        for (const EventMark& mark : lane.events)
            if (mark.mark.key == "EV083")
                ban = &mark;
    ASSERT_NE(ban, nullptr);
    EXPECT_TRUE(ban->lasting);
    EXPECT_DOUBLE_EQ(ban->begin, parseDate("2024-12-03")->begin());
    EXPECT_DOUBLE_EQ(ban->pausedFrom, parseDate("2025-11-09")->begin());
    EXPECT_DOUBLE_EQ(ban->pausedTo, parseDate("2026-11-27")->end());
    EXPECT_TRUE(std::ranges::any_of(
        body.key, [](const KeyEntry& entry) { return entry.sample == KeyEntry::Sample::Pause; }));
    bool said = false;
    for (const Inspection::Paragraph& part : inspected("EV083").paragraphs)
        for (const auto& line : part.lines)
            said = said || (line.label == "suspended" && line.value == "9 Nov 2025 to 27 Nov 2026");
    EXPECT_TRUE(said);
}

TEST_F(Timeline, AStateWithEveryFilterSurvivesItsTextForm) {
    ViewState state = timeline("about=all&kind=ban&party=CHN&status=in_force&verified=partly");
    state.events.words = "100 % of A&B = 'ü'";
    state.view = "kind";
    state.span = parseSpan("2025-03-01:2025-06-30");
    state.years = YearRange(2010, 2015);
    state.window = 4;
    state = state.normalised(*catalogue);
    const auto back = parseViewState(state.text());
    ASSERT_TRUE(back) << state.text();
    EXPECT_EQ(*back, state) << state.text();
    EXPECT_EQ(state.text().find(' '), std::string::npos) << "a link is one word";
}

TEST_F(Timeline, WhatTheStateDoesNotKnowNarrowsNothing) {
    ViewState state = timeline("about=some&kind=coup&party=XYZ&status=fine&verified=maybe");
    state.events.words = "  spaced  ";
    state.window = 99;
    state = state.normalised(*catalogue);
    EventChoice words;
    words.words = "spaced";
    EXPECT_EQ(state.events, words);
    EXPECT_EQ(state.window, widestWindow);
    EXPECT_FALSE(parseViewState("figure=timeline&span=someday"));
    EXPECT_FALSE(parseViewState("figure=timeline&window=wide"));
}

} // namespace
} // namespace lodestone
