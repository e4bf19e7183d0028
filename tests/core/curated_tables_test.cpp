// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of critical minerals, blocs by date, places and the words of events, as the shipped tables of
// db/curated give them.
#include "ingest/ingest.h"
#include "store/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace lodestone {
namespace {

class CuratedTables : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        IngestRun run(*s_db, LODESTONE_DATA_DIR);
        ingestReference(run);
        ingestCriticalLists(run);
        ingestEvents(run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() { s_db.reset(); }

    [[nodiscard]] static const Catalogue& catalogue() { return s_catalogue; }
    [[nodiscard]] static const CriticalList& list(std::string_view slug) {
        return *std::ranges::find(s_catalogue.criticalLists, slug, &CriticalList::slug);
    }
    /// Slugs of the lists that a mineral is on, oldest first.
    [[nodiscard]] static std::vector<std::string> listsOf(std::string_view mineral) {
        std::vector<std::string> slugs;
        for (const CriticalListing& listing : s_catalogue.listingsOf(*s_catalogue.mineralBySlug(mineral)))
            slugs.push_back(listing.list->slug);
        return slugs;
    }
    [[nodiscard]] static std::string termFor(std::string_view mineral, std::string_view listSlug) {
        for (const CriticalListing& listing : s_catalogue.listingsOf(*s_catalogue.mineralBySlug(mineral)))
            if (listing.list->slug == listSlug)
                return listing.entry->term;
        return {};
    }
    [[nodiscard]] static std::set<std::string> membersOn(std::string_view bloc, std::string_view day) {
        const double when = parseDate(day)->begin();
        std::set<std::string> found;
        for (const BlocMember& member : s_catalogue.blocBySlug(bloc)->members)
            if (member.from->begin() <= when && (!member.to || when < member.to->begin()))
                found.insert(s_catalogue.country(member.country)->iso3);
        return found;
    }

    static inline std::unique_ptr<Database> s_db;
    static inline Catalogue s_catalogue;
};

using Slugs = std::vector<std::string>;
using Codes = std::set<std::string>;

TEST_F(CuratedTables, EachListNamesAsManyAsItsAuthoritySaid) {
    const std::map<std::string, std::pair<int, std::string>> expected{
        {"us-2022", {50, "2022-02-24"}}, {"us-2025", {60, "2025-11-07"}}, {"eu-2011", {14, "2011-02-02"}},
        {"eu-2014", {20, "2014-05-26"}}, {"eu-2017", {27, "2017-09-13"}}, {"eu-2020", {30, "2020-09-03"}},
        {"eu-2023", {34, "2023-03-16"}}};
    ASSERT_EQ(catalogue().criticalLists.size(), expected.size());
    for (const CriticalList& one : catalogue().criticalLists) {
        ASSERT_TRUE(expected.contains(one.slug)) << one.slug;
        const auto& [count, published] = expected.at(one.slug);
        EXPECT_EQ(std::ranges::count(one.entries, true, &CriticalEntry::listed), count) << one.slug;
        EXPECT_EQ(one.published.iso(), published) << one.slug;
    }
}

TEST_F(CuratedTables, TheUsListOf2025AddsTenNamesToThatOf2022AndDropsNone) {
    std::set<std::string> before;
    for (const CriticalEntry& entry : list("us-2022").entries)
        before.insert(entry.term);
    std::set<std::string> added;
    for (const CriticalEntry& entry : list("us-2025").entries)
        if (before.erase(entry.term) == 0)
            added.insert(entry.term);
    EXPECT_TRUE(before.empty());
    EXPECT_EQ(added, (std::set<std::string>{"Boron", "Copper", "Lead", "Metallurgical coal", "Phosphate",
                                            "Potash", "Rhenium", "Silicon", "Silver", "Uranium"}));
}

TEST_F(CuratedTables, TheMarkOf2025AgreesWithTheListForEveryMineral) {
    for (const Mineral& mineral : catalogue().minerals) {
        const Slugs lists = listsOf(mineral.slug);
        EXPECT_EQ(std::ranges::find(lists, "us-2025") != lists.end(), mineral.usCritical2025) << mineral.slug;
    }
}

TEST_F(CuratedTables, AMineralKnowsItsListsByItsOwnNameItsGroupOrItsParts) {
    EXPECT_EQ(listsOf("cobalt"),
              (Slugs{"eu-2011", "eu-2014", "eu-2017", "eu-2020", "us-2022", "eu-2023", "us-2025"}));
    EXPECT_EQ(listsOf("copper"), (Slugs{"eu-2023", "us-2025"}));
    EXPECT_EQ(listsOf("helium"), (Slugs{"eu-2017", "eu-2023"}));
    EXPECT_TRUE(listsOf("molybdenum").empty());
    // Rare earths: one name in the EU, one by one in the United States.
    EXPECT_EQ(listsOf("rare-earths").size(), 7U);
    EXPECT_EQ(termFor("neodymium", "eu-2023"), "LREEs");
    EXPECT_EQ(termFor("dysprosium", "eu-2023"), "HREEs");
    EXPECT_EQ(termFor("neodymium", "eu-2011"), "Rare earths");
    EXPECT_EQ(termFor("neodymium", "us-2025"), "Neodymium");
    EXPECT_EQ(termFor("palladium", "eu-2014"), "PGMs");
    // Scandium was assessed apart in 2014, and stayed off the list that names the other rare earths.
    EXPECT_EQ(termFor("scandium", "eu-2014"), "");
    EXPECT_EQ(termFor("scandium", "eu-2011"), "Rare earths");
    // 'Aluminium/Bauxite' of 2023 is one material; in 2020 bauxite stood alone.
    EXPECT_EQ(listsOf("bauxite"), (Slugs{"eu-2020", "us-2022", "eu-2023", "us-2025"}));
    EXPECT_EQ(listsOf("aluminum"), (Slugs{"us-2022", "eu-2023", "us-2025"}));
}

TEST_F(CuratedTables, EveryNameOfAListLeadsToAMineral) {
    for (const CriticalList& one : catalogue().criticalLists)
        for (const CriticalEntry& entry : one.entries)
            EXPECT_NE(catalogue().mineral(entry.mineral), nullptr) << one.slug << ' ' << entry.term;
}

TEST_F(CuratedTables, BlocsHaveTheirMembersOnADay) {
    EXPECT_EQ(membersOn("eu", "2025-01-01").size(), 27U);
    EXPECT_EQ(membersOn("eu", "2003-12-31").size(), 15U);
    EXPECT_EQ(membersOn("eu", "2013-07-01").size(), 28U);
    EXPECT_EQ(membersOn("asean", "2025-10-25").size(), 10U);
    EXPECT_EQ(membersOn("asean", "2025-10-26").size(), 11U);
    EXPECT_TRUE(membersOn("asean", "2025-10-26").contains("TLS"));
    EXPECT_EQ(membersOn("asean-plus-three", "2025-11-15").size(), 14U);
    for (const char* iso3 : {"CHN", "JPN", "KOR"})
        EXPECT_TRUE(membersOn("asean-plus-three", "2025-11-15").contains(iso3)) << iso3;
    EXPECT_EQ(membersOn("oecd", "2020-04-27").size(), 36U);
    EXPECT_EQ(membersOn("oecd", "2025-01-01").size(), 38U);
    EXPECT_EQ(membersOn("g7", "2025-01-01"), (Codes{"CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"}));
    EXPECT_EQ(membersOn("brics", "2023-12-31"), (Codes{"BRA", "CHN", "IND", "RUS", "ZAF"}));
    EXPECT_EQ(membersOn("brics", "2024-06-01").size(), 9U);
    EXPECT_EQ(membersOn("brics", "2025-01-05"),
              (Codes{"ARE", "BRA", "CHN", "EGY", "ETH", "IND", "IRN", "RUS", "ZAF"}));
    EXPECT_TRUE(membersOn("brics", "2025-01-06").contains("IDN"));
    EXPECT_EQ(membersOn("quad", "2007-09-01").size(), 4U);
    EXPECT_TRUE(membersOn("quad", "2012-01-01").empty());
    EXPECT_EQ(membersOn("quad", "2018-01-01").size(), 4U);
}

TEST_F(CuratedTables, TheMineralsSecurityPartnershipEndsWhereForgeBegins) {
    EXPECT_EQ(membersOn("msp", "2022-06-14"),
              (Codes{"AUS", "CAN", "DEU", "EUU", "FIN", "FRA", "GBR", "JPN", "KOR", "SWE", "USA"}));
    EXPECT_EQ(membersOn("msp", "2024-12-31").size(), 15U);
    EXPECT_EQ(membersOn("msp", "2026-02-03").size(), 15U);
    EXPECT_TRUE(membersOn("msp", "2026-02-04").empty());
    EXPECT_TRUE(membersOn("forge", "2026-02-03").empty());
    EXPECT_TRUE(membersOn("forge", "2026-02-04").contains("KOR"));
    for (const BlocMember& member : catalogue().blocBySlug("forge")->members) {
        const std::string& iso3 = catalogue().country(member.country)->iso3;
        const bool named = iso3 == "USA" || iso3 == "KOR";
        EXPECT_EQ(member.source.find("not confirmed") == std::string::npos, named) << iso3;
    }
}

TEST_F(CuratedTables, MembershipsRunForwardAndNameTheirSource) {
    for (const Bloc& bloc : catalogue().blocs) {
        EXPECT_FALSE(bloc.members.empty()) << bloc.slug;
        for (const BlocMember& member : bloc.members) {
            ASSERT_TRUE(member.from.has_value()) << bloc.slug;
            if (member.to) {
                EXPECT_LT(member.from->begin(), member.to->begin()) << bloc.slug;
            }
            EXPECT_NE(member.source.find("https://"), std::string::npos) << bloc.slug;
        }
    }
}

TEST_F(CuratedTables, PlacesCoverEveryStageAndSayHowWellTheirPositionIsKnown) {
    const std::vector<Place> places = loadPlaces(*s_db);
    EXPECT_GE(places.size(), 45U);
    std::map<Stage, int> stages;
    EXPECT_LE(std::ranges::count_if(places,
                                    [](const Place& place) {
                                        return place.knownFor.find("from general knowledge") !=
                                               std::string::npos;
                                    }),
              5);
    for (const Place& place : places) {
        for (const Stage stage : place.stages)
            ++stages[stage];
        EXPECT_FALSE(place.minerals.empty()) << place.slug;
        const std::string& source = catalogue().source(place.source)->slug;
        EXPECT_NE(place.knownFor.find("Position to 0."), std::string::npos) << place.slug;
        EXPECT_EQ(place.knownFor.find("from general knowledge") != std::string::npos,
                  source == "mine-positions")
            << place.slug;
    }
    for (const Stage stage : allStages)
        EXPECT_GE(stages[stage], 5) << slug(stage);
    for (const char* slug : {"bayan-obo", "baotou", "mountain-pass", "mount-weld", "kuantan-lynas",
                             "greenbushes", "salar-de-atacama", "tenke-fungurume", "weda-bay", "morowali"})
        EXPECT_TRUE(std::ranges::count(places, slug, &Place::slug) == 1) << slug;
}

TEST_F(CuratedTables, EveryEventSaysWhatItsKindAndItsStatusMean) {
    for (const Event& event : loadEvents(*s_db, today())) {
        EXPECT_FALSE(event.kindName.empty()) << event.slug;
        EXPECT_FALSE(event.kindExplanation.empty()) << event.slug;
        EXPECT_FALSE(statusExplanation(event.status).empty()) << event.slug << ' ' << event.status;
    }
    EXPECT_TRUE(statusExplanation("unheard of").empty());
}

TEST_F(CuratedTables, AnEventWithALengthEndsAfterItBegins) {
    int withEnd = 0;
    for (const Event& event : loadEvents(*s_db, today())) {
        EXPECT_FALSE(event.ongoing && event.end) << event.slug;
        if (event.end) {
            ++withEnd;
            EXPECT_GE(event.end->begin(), event.date.begin()) << event.slug;
        }
        if (event.kind == "truce") {
            EXPECT_TRUE(event.end.has_value()) << event.slug << ": a truce is for a time";
        }
    }
    EXPECT_GE(withEnd, 9);
}

TEST_F(CuratedTables, EveryClaimLeadsToItsReportCountryAndPlace) {
    const std::vector<Place> places = loadPlaces(*s_db);
    for (const Claim& claim : loadClaims(*s_db)) {
        const Source& report = *catalogue().source(claim.report);
        EXPECT_TRUE(report.url.starts_with("https://")) << claim.slug;
        if (const Country* country = catalogue().findCountry(claim.about)) {
            EXPECT_EQ(claim.country, country->id) << claim.slug;
        }
        const auto place = std::ranges::find(places, claim.about, &Place::name);
        if (place != places.end()) {
            EXPECT_EQ(claim.place, place->id) << claim.slug;
            EXPECT_EQ(claim.country, place->country) << claim.slug;
        }
        if (report.slug == "iea-gcmo-2025") {
            EXPECT_EQ(claim.asOf, "2024") << claim.slug;
        }
    }
}

TEST_F(CuratedTables, PlacesOfTheReportsHaveTheStagesThatTheyName) {
    const std::vector<Place> places = loadPlaces(*s_db);
    const auto has = [&](std::string_view slug, Stage stage) {
        const Place& place = *std::ranges::find(places, slug, &Place::slug);
        return std::ranges::count(place.stages, stage) == 1;
    };
    EXPECT_TRUE(has("bayan-obo", Stage::Mining));
    for (const Stage stage : {Stage::Mining, Stage::Processing, Stage::Magnets})
        EXPECT_TRUE(has("baotou", stage)) << slug(stage);
    EXPECT_TRUE(has("kuantan-lynas", Stage::Processing));
}

TEST_F(CuratedTables, WhatAReportSaysAnEventIsAboutIsAddedToItsWords) {
    EventFilter filter;
    filter.mineral = catalogue().mineralBySlug("rare-earths")->id;
    const std::vector<Event> events = loadEvents(*s_db, today(), filter);
    const auto thailand = std::ranges::find(events, "EV115", &Event::slug);
    ASSERT_NE(thailand, events.end());
    EXPECT_EQ(thailand->terms, (std::vector<std::string>{"critical minerals", "rare earths"}));
}

} // namespace
} // namespace lodestone
