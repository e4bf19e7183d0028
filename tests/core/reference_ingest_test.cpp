// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped tables of db/curated, read into an empty database and asked as a reader would.
#include "ingest/ingest.h"
#include "store/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace lodestone {
namespace {

/// Reading takes a moment, and no test writes: all share one database.
class ReferenceIngest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        ingestEvents(*s_run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }

    [[nodiscard]] static const Catalogue& catalogue() { return s_catalogue; }
    [[nodiscard]] static std::string iso(CountryId id) {
        const Country* country = catalogue().country(id);
        return country == nullptr ? "" : country->iso3;
    }
    [[nodiscard]] static CountryId country(std::string_view iso3) {
        return catalogue().countryByIso3(iso3)->id;
    }
    [[nodiscard]] static MineralId mineral(std::string_view slug) {
        return catalogue().mineralBySlug(slug)->id;
    }
    /// What a reader gets for a mineral ('' for any), a country ('' for any) and dates, by slug.
    [[nodiscard]] static std::map<std::string, Event>
    events(std::string_view mineralSlug, std::string_view iso3, std::string_view from, std::string_view to) {
        EventFilter filter;
        if (!mineralSlug.empty())
            filter.mineral = mineral(mineralSlug);
        if (!iso3.empty())
            filter.country = country(iso3);
        filter.from = parseDate(from);
        filter.to = parseDate(to);
        std::map<std::string, Event> found;
        for (Event& event : loadEvents(*s_db, today(), filter))
            found.emplace(event.slug, std::move(event));
        return found;
    }
    [[nodiscard]] static std::vector<std::string> membersOn(std::string_view bloc, double day) {
        std::vector<std::string> found;
        for (const BlocMember& member : catalogue().blocBySlug(bloc)->members)
            if (member.from->begin() <= day && (!member.to || day < member.to->begin()))
                found.push_back(iso(member.country));
        std::ranges::sort(found);
        return found;
    }
    [[nodiscard]] static double day(std::string_view text) { return parseDate(text)->begin(); }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
    static inline Catalogue s_catalogue;
};

TEST_F(ReferenceIngest, EveryRowOfEveryTableIsStored) {
    std::set<std::string> read;
    for (const FileReport& report : s_run->reports()) {
        read.insert(report.path);
        EXPECT_GT(report.rows, 0) << report.path;
        EXPECT_EQ(report.stored, report.rows) << report.path;
        EXPECT_TRUE(report.skipped.empty()) << report.path;
    }
    for (const char* name : {"stages", "countries", "country_aliases", "minerals", "mineral_aliases",
                             "sources", "blocs", "bloc_members", "places", "place_minerals", "claims",
                             "event_kinds", "events", "agreement_pairs", "report_events", "list_dates"})
        EXPECT_TRUE(read.contains(std::string("curated/") + name + ".csv")) << name;
    EXPECT_EQ(loadEvents(*s_db, today()).size(), 184U + 6U);
    EXPECT_EQ(loadAgreements(*s_db, today()).size(), 99U);
}

TEST_F(ReferenceIngest, CountriesBearTheNamesReadersKnow) {
    const std::map<std::string, std::string> names{
        {"COD", "DR Congo"},       {"COG", "Republic of the Congo"},
        {"MMR", "Myanmar"},        {"TUR", "Türkiye"},
        {"KOR", "South Korea"},    {"PRK", "North Korea"},
        {"RUS", "Russia"},         {"VNM", "Viet Nam"},
        {"CIV", "Côte d'Ivoire"},  {"IRN", "Iran"},
        {"LAO", "Laos"},           {"BOL", "Bolivia"},
        {"VEN", "Venezuela"},      {"TZA", "Tanzania"},
        {"SYR", "Syria"},          {"USA", "United States"},
        {"GBR", "United Kingdom"}, {"CZE", "Czechia"},
        {"SWZ", "Eswatini"},       {"EUU", "European Union"}};
    for (const auto& [iso3, name] : names) {
        const Country* found = catalogue().countryByIso3(iso3);
        ASSERT_NE(found, nullptr) << iso3;
        EXPECT_EQ(found->name, name);
    }
    EXPECT_EQ(catalogue().countryByIso3("EUU")->kind, "supranational");
    EXPECT_EQ(catalogue().countryByIso3("NCL")->kind, "territory");
    EXPECT_EQ(catalogue().countryByIso3("SCG")->kind, "historic");
    EXPECT_EQ(catalogue().countryByIso3("XKX")->name, "Kosovo");
}

TEST_F(ReferenceIngest, PublishersSpellingsLeadToTheirCountry) {
    const std::map<std::string, std::string> spellings{{"Burma", "MMR"},
                                                       {"Congo (Kinshasa)", "COD"},
                                                       {"Congo, D.R.", "COD"},
                                                       {"Korea, Republic of", "KOR"},
                                                       {"Korea, South", "KOR"},
                                                       {"Korea, North", "PRK"},
                                                       {"Turkey", "TUR"},
                                                       {"Turkyie", "TUR"},
                                                       {"Brasilia", "BRA"},
                                                       {"Côte d’Ivoire", "CIV"},
                                                       {"Cote d'Ivoire", "CIV"},
                                                       {"Vietnam", "VNM"},
                                                       {"The Bahamas", "BHS"},
                                                       {"Swaziland", "SWZ"},
                                                       {"Serbia & Montenegro", "SCG"},
                                                       {"Macedonia", "MKD"}};
    for (const auto& [spelling, iso3] : spellings) {
        const Country* found = catalogue().findCountry(spelling);
        ASSERT_NE(found, nullptr) << spelling;
        EXPECT_EQ(found->iso3, iso3) << spelling;
    }
    // One publisher means DR Congo by it and another the Republic of the Congo: it must not be guessed.
    EXPECT_EQ(catalogue().findCountry("Congo"), nullptr);
}

TEST_F(ReferenceIngest, MineralsStandInGroupsWithTheCriticalOnesFirst) {
    ASSERT_GE(catalogue().minerals.size(), 92U);
    EXPECT_EQ(catalogue().minerals.front().slug, "rare-earths");
    std::set<std::string> closed;
    const Mineral* before = nullptr;
    for (const Mineral& mineral : catalogue().minerals) {
        if (before != nullptr && before->group != mineral.group)
            closed.insert(before->group);
        EXPECT_FALSE(closed.contains(mineral.group)) << mineral.slug << " lies apart from its group";
        if (before != nullptr && before->group == mineral.group) {
            EXPECT_GE(before->usCritical2025, mineral.usCritical2025) << mineral.slug;
        }
        before = &mineral;
    }
    EXPECT_EQ(catalogue().mineralBySlug("graphite")->name, "Graphite, natural");
    EXPECT_EQ(catalogue().mineralBySlug("magnesium")->name, "Magnesium");
    EXPECT_EQ(catalogue().mineralBySlug("germanium")->group, "Technology");
    EXPECT_TRUE(catalogue().mineralBySlug("germanium")->usCritical2025);
    EXPECT_FALSE(catalogue().mineralBySlug("molybdenum")->usCritical2025);
}

TEST_F(ReferenceIngest, OtherNamesAndMembersLeadToTheirMineral) {
    const std::map<std::string, std::string> words{
        {"columbium", "niobium"}, {"natural graphite", "graphite"}, {"aluminium", "aluminum"},
        {"REE", "rare-earths"},   {"neodymium", "neodymium"},       {"heavy rare earths", "rare-earths"},
        {"iron", "iron-ore"},     {"chromite", "chromium"},         {"phosphate", "phosphate-rock"},
        {"yttrium", "yttrium"},   {"scandium", "scandium"}};
    for (const auto& [word, slug] : words) {
        const Mineral* found = catalogue().findMineral(word);
        ASSERT_NE(found, nullptr) << word;
        EXPECT_EQ(found->slug, slug) << word;
    }
    EXPECT_EQ(s_run->termMineral("critical minerals", "events.csv", 1), std::nullopt);
    EXPECT_EQ(s_run->termMineral("dysprosium", "events.csv", 1), mineral("dysprosium"));
}

TEST_F(ReferenceIngest, TheCorrectedEditionIsNewerThanTheOneItCorrects) {
    const Source* released = catalogue().sourceBySlug("usgs-mcs-2026");
    const Source* corrected = catalogue().sourceBySlug("usgs-mcs-2026-v1.3");
    ASSERT_NE(released, nullptr);
    ASSERT_NE(corrected, nullptr);
    EXPECT_EQ(released->published.iso(), "2026-02-06");
    EXPECT_EQ(corrected->published.iso(), "2026-05-27");
    EXPECT_LT(released->published, corrected->published);
    EXPECT_EQ(released->doi, "10.5066/P1WKQ63T");
}

TEST_F(ReferenceIngest, ReportsNameTheirAuthorsAndLeadSomewhere) {
    const Source* asean = catalogue().sourceBySlug("scmp-2025-11-15");
    const Source* baotou = catalogue().sourceBySlug("scmp-2025-11-13");
    ASSERT_NE(asean, nullptr);
    ASSERT_NE(baotou, nullptr);
    EXPECT_NE(asean->attribution.find("Ralph Jennings"), std::string::npos);
    EXPECT_NE(baotou->attribution.find("Kandy Wong"), std::string::npos);
    for (const Source* report : {asean, baotou}) {
        EXPECT_EQ(report->kind, "report");
        EXPECT_EQ(report->url.rfind("https://www.scmp.com/", 0), 0U);
    }
}

TEST_F(ReferenceIngest, BlocsChangeWithTheirMembers) {
    EXPECT_EQ(membersOn("asean", day("2025-09-30")).size(), 10U);
    EXPECT_EQ(membersOn("asean", day("2025-12-01")).size(), 11U);
    const auto plusThree = membersOn("asean-plus-three", day("2025-12-01"));
    EXPECT_EQ(plusThree.size(), 14U);
    for (const char* added : {"CHN", "JPN", "KOR", "TLS", "MYS"})
        EXPECT_TRUE(std::ranges::binary_search(plusThree, added)) << added;
    EXPECT_EQ(membersOn("eu", day("2020-01-31")).size(), 28U);
    const auto now = membersOn("eu", day("2020-02-01"));
    EXPECT_EQ(now.size(), 27U);
    EXPECT_FALSE(std::ranges::binary_search(now, "GBR"));
    EXPECT_EQ(membersOn("g7", day("2025-01-01")).size(), 7U);
    EXPECT_EQ(membersOn("quad", day("2025-01-01")), (std::vector<std::string>{"AUS", "IND", "JPN", "USA"}));
    EXPECT_EQ(membersOn("oecd", day("2025-01-01")).size(), 38U);
    for (const Bloc& bloc : catalogue().blocs)
        for (const BlocMember& member : bloc.members)
            EXPECT_NE(member.source.find("https://"), std::string::npos)
                << bloc.slug << ' ' << iso(member.country);
}

TEST_F(ReferenceIngest, PlacesLieWhereTheyAre) {
    struct Expected {
        const char* iso3;
        double latitude, longitude;
        std::vector<Stage> stages;
    };
    const std::map<std::string, Expected> expected{
        {"bayan-obo", {"CHN", 41.8, 109.97, {Stage::Reserves, Stage::Mining}}},
        {"baotou", {"CHN", 40.65, 109.83, {Stage::Mining, Stage::Processing, Stage::Magnets}}},
        {"kuantan-lynas", {"MYS", 4.0, 103.38, {Stage::Processing}}}};
    const std::vector<Place> places = loadPlaces(*s_db);
    for (const auto& [slug, want] : expected) {
        const auto found = std::ranges::find(places, slug, &Place::slug);
        ASSERT_NE(found, places.end()) << slug;
        const Place& place = *found;
        EXPECT_EQ(iso(place.country), want.iso3);
        EXPECT_NEAR(place.latitude, want.latitude, 0.1) << place.slug;
        EXPECT_NEAR(place.longitude, want.longitude, 0.1) << place.slug;
        EXPECT_EQ(place.stages, want.stages) << place.slug;
        EXPECT_EQ(place.minerals, std::vector<MineralId>{mineral("rare-earths")});
    }
}

struct ExpectedClaim {
    const char *saidBy, *stage;
    double value;
    ClaimRelation relation;
    const char *unit, *report;
};

TEST_F(ReferenceIngest, FiguresOfTheReportsStandAsClaimsWithTheirSpeaker) {
    const char* asean = "scmp-2025-11-15";
    const char* baotou = "scmp-2025-11-13";
    const std::map<std::string, ExpectedClaim> expected{
        {"csis-mining",
         {"Centre for Strategic and International Studies", "mining", 0.7, ClaimRelation::About, "share",
          asean}},
        {"csis-processing",
         {"Centre for Strategic and International Studies", "processing", 0.9, ClaimRelation::Equal, "share",
          asean}},
        {"morgan-stanley-mining", {"Morgan Stanley", "mining", 0.69, ClaimRelation::Equal, "share", baotou}},
        {"morgan-stanley-magnets", {"Morgan Stanley", "magnets", 0.9, ClaimRelation::Equal, "share", baotou}},
        {"nsenergy-bayan-obo-reserves",
         {"NS Energy Business", "reserves", 0.4, ClaimRelation::MoreThan, "share", baotou}},
        {"nsenergy-bayan-obo-production",
         {"NS Energy Business", "mining", 0.5, ClaimRelation::Nearly, "share", baotou}},
        {"scmp-17-elements", {"South China Morning Post", "", 17, ClaimRelation::Equal, "elements", asean}},
        {"analysts-new-mine",
         {"Analysts, in the South China Morning Post", "mining", 10, ClaimRelation::UpTo, "years", asean}},
        {"iea-refining-copper",
         {"International Energy Agency", "processing", 0.44, ClaimRelation::Equal, "share", "iea-gcmo-2025"}},
        {"iea-refining-cobalt",
         {"International Energy Agency", "processing", 0.78, ClaimRelation::Equal, "share", "iea-gcmo-2025"}},
        {"iea-refining-lithium",
         {"International Energy Agency", "processing", 0.7, ClaimRelation::Equal, "share", "iea-gcmo-2025"}},
        {"iea-refining-graphite",
         {"International Energy Agency", "processing", 0.96, ClaimRelation::Equal, "share", "iea-gcmo-2025"}},
        {"iea-refining-rare-earths",
         {"International Energy Agency", "processing", 0.91, ClaimRelation::Equal, "share",
          "iea-gcmo-2025"}}};
    std::size_t figures = 0;
    std::size_t statements = 0;
    for (const Claim& claim : loadClaims(*s_db)) {
        if (!claim.value) {
            ++statements;
            EXPECT_EQ(claim.quantity, "statement") << claim.slug;
            continue;
        }
        ++figures;
        ASSERT_TRUE(expected.contains(claim.slug)) << claim.slug;
        const ExpectedClaim& want = expected.at(claim.slug);
        EXPECT_EQ(claim.saidBy, want.saidBy);
        EXPECT_EQ(claim.stage ? slug(*claim.stage) : "", want.stage) << claim.slug;
        EXPECT_DOUBLE_EQ(*claim.value, want.value) << claim.slug;
        EXPECT_EQ(claim.relation, want.relation) << claim.slug;
        EXPECT_EQ(claim.unit, want.unit) << claim.slug;
        EXPECT_EQ(catalogue().source(claim.report)->slug, want.report) << claim.slug;
    }
    EXPECT_EQ(figures, expected.size());
    EXPECT_EQ(statements, 14U);
}

TEST_F(ReferenceIngest, ArgumentsOfTheReportsStandWithWhoMakesThem) {
    std::set<std::string> speakers;
    for (const Claim& claim : loadClaims(*s_db, {.mineral = mineral("rare-earths")}))
        if (claim.quantity == "statement")
            speakers.insert(claim.saidBy);
    EXPECT_EQ(speakers, (std::set<std::string>{"Cory Combs, Trivium China", "Deepali Bhargava, ING",
                                               "He Yadong, Ministry of Commerce of China",
                                               "Liang Yan, Willamette University",
                                               "Rajiv Biswas, Asia-Pacific Economics",
                                               "South China Morning Post", "Yasuto Watanabe, AMRO"}));
    // What somebody said stands under their name and nobody else's.
    for (const Claim& claim : loadClaims(*s_db))
        if (claim.text.find("lack processing technology") != std::string::npos) {
            EXPECT_EQ(claim.saidBy, "Liang Yan, Willamette University");
        }
}

TEST_F(ReferenceIngest, EventsOfTheReportsAreFoundWithTheirReport) {
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

TEST_F(ReferenceIngest, AnEventWithALengthKeepsItsEnd) {
    const auto plan = events("rare-earths", "CHN", "2025", "2025").at("R2-inner-mongolia-plan-runs");
    ASSERT_TRUE(plan.end.has_value());
    EXPECT_EQ(plan.end->iso(), "2035");
    const auto road = events("", "CHN", "2013", "2013").at("R1-belt-and-road");
    EXPECT_FALSE(road.end.has_value());
    EXPECT_TRUE(road.ongoing);
}

TEST_F(ReferenceIngest, TheUsJapanMineralsAgreementWasSignedIn2023) {
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

TEST_F(ReferenceIngest, EventsKeepTheirWordsPrecisionAndStanding) {
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

TEST_F(ReferenceIngest, ADateThatHasPassedHasAnOutcomeThatThisEditionDoesNotKnow) {
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

TEST_F(ReferenceIngest, TwoReadingsGiveTheSameRows) {
    Database again = Database::inMemory();
    IngestRun run(again, LODESTONE_DATA_DIR);
    ingestReference(run);
    ingestEvents(run);
    const auto first = loadEvents(*s_db, today());
    const auto second = loadEvents(again, today());
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].id, second[i].id);
        EXPECT_EQ(first[i].slug, second[i].slug);
        EXPECT_EQ(first[i].countries, second[i].countries);
    }
}

} // namespace
} // namespace lodestone
