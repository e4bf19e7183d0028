// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped list of events, read into an empty database and asked as a reader would.
#include "support/reference_fixture.h"

#include <algorithm>

namespace lodestone {
namespace {

class EventsIngest : public ReferenceIngest {};

TEST_F(EventsIngest, EventsOfTheReportsAreFoundWithTheirReport) {
    struct Expected {
        const char *slug, *mineral, *iso3, *from, *to, *date, *report;
    };
    const std::vector<Expected> expected{
        {"EV111", "rare-earths", "CHN", "2025-10", "2025-10", "2025-10-09", "scmp-2025-11-15"},
        {"EV114", "rare-earths", "MYS", "2025-10-26", "2025-10-26", "2025-10-26", "scmp-2025-11-15"},
        {"EV115", "rare-earths", "THA", "2025-10", "2025-10", "2025-10-26", "scmp-2025-11-15"},
        {"R2-inner-mongolia-plan-published", "rare-earths", "CHN", "2025-11-12", "2025-11-12", "2025-11-12",
         "scmp-2025-11-13"},
        {"R2-commerce-ministry-licensing", "rare-earths", "CHN", "2025-11-13", "2025-11-13", "2025-11-13",
         "scmp-2025-11-13"},
        {"R2-new-neodymium-mineral", "rare-earths", "CHN", "2025-07", "2025-07", "2025-07",
         "scmp-2025-11-13"},
        {"R2-inner-mongolia-plan-runs", "rare-earths", "CHN", "2025", "2025", "2025", "scmp-2025-11-13"},
        {"R1-amro-agreed", "", "JPN", "2009", "2009", "2009", "scmp-2025-11-15"},
        {"R1-belt-and-road", "", "CHN", "2013", "2013", "2013", "scmp-2025-11-15"}};
    for (const Expected& want : expected) {
        const auto found = events(want.mineral, want.iso3, want.from, want.to);
        ASSERT_TRUE(found.contains(want.slug)) << want.slug;
        const Event& event = found.at(want.slug);
        EXPECT_EQ(event.date.iso(), want.date);
        ASSERT_EQ(event.reports.size(), 1U) << want.slug;
        EXPECT_EQ(catalogue().source(event.reports.front().source)->slug, want.report);
        EXPECT_FALSE(event.reports.front().text.empty());
    }
}

TEST_F(EventsIngest, AnEventWithALengthKeepsItsEnd) {
    const auto plan = events("rare-earths", "CHN", "2025", "2025").at("R2-inner-mongolia-plan-runs");
    ASSERT_TRUE(plan.end.has_value());
    EXPECT_EQ(plan.end->iso(), "2035");
    const auto road = events("", "CHN", "2013", "2013").at("R1-belt-and-road");
    EXPECT_FALSE(road.end.has_value());
    EXPECT_TRUE(road.ongoing);
}

TEST_F(EventsIngest, TheUsJapanMineralsAgreementWasSignedIn2023) {
    // Table 5 of MCS 2026 prints 2025-03-28.
    EXPECT_EQ(events("lithium", "JPN", "2023-03-28", "2023-03-28").at("EV051").date.iso(), "2023-03-28");
    EXPECT_TRUE(events("", "JPN", "2025-03-28", "2025-03-28").empty());
    std::size_t pairs = 0;
    for (const AgreementPair& pair : loadAgreements(*s_db, today()))
        if (pair.event == "EV051") {
            ++pairs;
            EXPECT_EQ(pair.date.iso(), "2023-03-28");
            EXPECT_EQ(pair.minerals.size(), 5U);
        }
    EXPECT_EQ(pairs, 1U);
}

TEST_F(EventsIngest, EventsKeepTheirWordsPrecisionAndStanding) {
    const auto all = events("", "", "2010", "2026");
    const Event& widened = all.at("EV111");
    EXPECT_EQ(widened.terms.front(), "holmium");
    for (const char* named : {"rare-earths", "holmium", "ytterbium", "graphite", "lithium"})
        EXPECT_EQ(std::ranges::count(widened.minerals, mineral(named), {}), 1) << named;
    EXPECT_EQ(widened.minerals.size(), 8U) << "seven words, and the group that five of them are parts of";
    EXPECT_EQ(all.at("EV012").date.iso(), "2015-01");
    EXPECT_EQ(all.at("EV012").verification, Verification::Partly);
    EXPECT_EQ(all.at("EV001").end->iso(), "2010-11-20");
    EXPECT_EQ(iso(all.at("EV001").countries.front()), "CHN");
    EXPECT_EQ(all.at("EV001").glyph, Glyph::Ban);
    for (const char* slug : {"EV155", "EV156", "EV157"})
        EXPECT_EQ(all.at(slug).glyph, Glyph::Scheduled) << slug;
    EXPECT_EQ(all.at("EV083").pausedFrom->iso(), "2025-11-09");
    EXPECT_EQ(all.at("EV083").pausedTo->iso(), "2026-11-27");
    EXPECT_FALSE(all.at("EV083").end) << "what ended on 27 November is the pause, not the ban";
    EXPECT_EQ(catalogue().sourceBySlug("lodestone-events")->keptTo, parseDate("2026-05-31"));
}

TEST_F(EventsIngest, ADateThatHasPassedHasAnOutcomeThatThisEditionDoesNotKnow) {
    const auto statusOn = [&](const char* slug, const char* day) {
        for (const Event& event : loadEvents(*s_db, *parseDate(day)))
            if (event.slug == slug)
                return event.status;
        return std::string("no such event");
    };
    const std::map<std::string, std::pair<const char*, const char*>> lastDays{
        {"EV083", {"suspended", "2026-11-27"}}, {"EV118", {"in_force", "2026-11-10"}},
        {"EV122", {"in_force", "2026-11-10"}},  {"EV123", {"in_force", "2026-11-27"}},
        {"EV155", {"scheduled", "2026-07-13"}}, {"EV156", {"scheduled", "2026-11-10"}},
        {"EV157", {"scheduled", "2026-11-27"}}};
    for (const auto& [slug, seen] : lastDays) {
        EXPECT_EQ(statusOn(slug.c_str(), seen.second), seen.first) << slug << ": the day itself is not over";
        EXPECT_EQ(statusOn(slug.c_str(), "2026-12-01"), datePassed) << slug;
    }
    EXPECT_EQ(statusOn("EV001", "2026-12-01"), "ended") << "an end that was seen is known";
    EXPECT_EQ(statusOn("EV109", "2027-12-31"), "in_force");
    EXPECT_EQ(statusOn("EV109", "2028-01-01"), datePassed);
    for (const AgreementPair& pair : loadAgreements(*s_db, *parseDate("2026-12-01")))
        EXPECT_EQ(pair.status, statusOn(pair.event.c_str(), "2026-12-01")) << pair.event;
}

} // namespace
} // namespace lodestone
