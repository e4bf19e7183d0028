// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped tables of db/curated, read into an empty database and asked as a reader would.
#include "support/reference_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace lodestone {
namespace {

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
