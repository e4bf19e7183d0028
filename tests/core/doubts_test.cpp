// SPDX-License-Identifier: GPL-3.0-or-later
// Words by which a publisher leaves a producer out of its total; and what the shipped database has found of
// them.
#include "ingest/doubts.h"

#include "store/database.h"
#include "store/statement.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

using Where = ExclusionWords::Where;

const std::vector<ExclusionWords> known{
    {Where::Total, "excludes u.s.", {"USA"}, false, false, ""},
    {Where::Total, "excludes u.s. production of pyrophyllite", {"USA"}, false, false, "pyrophyllite"},
    {Where::Total, "not included in total", {}, true, false, ""},
    {Where::Series, "is also produced in canada", {"CAN"}, false, false, ""}};

TEST(ExclusionWords, TheLongerEntryHidesTheOneWithinIt) {
    std::string rest;
    const auto found =
        exclusionsIn("rounded -- excludes u.s. production of pyrophyllite.", known, Where::Total, rest);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front()->part, "pyrophyllite");
    EXPECT_FALSE(speaksOfExclusion(rest)) << rest;
}

TEST(ExclusionWords, WhatNoEntryKnowsIsLeftToBeAskedAbout) {
    std::string rest;
    EXPECT_TRUE(exclusionsIn("excludes output of state firms.", known, Where::Total, rest).empty());
    EXPECT_TRUE(speaksOfExclusion(rest));
    EXPECT_TRUE(exclusionsIn("ilmenite is also produced in canada", known, Where::Total, rest).empty())
        << "words of a series are not looked for with a total";
}

std::string outsideOf(const char* mineral, const char* source, int year, const char* product = "") {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    SQLite::Statement query(
        db.handle(), "SELECT group_concat(country.iso3 || ' ' || reason, ', ') FROM outside_total "
                     "JOIN series ON series.id = series_id JOIN source ON source.id = source_id "
                     "JOIN mineral ON mineral.id = mineral_id JOIN country ON country.id = country_id "
                     "WHERE mineral.slug = ? AND source.slug = ? AND year = ? AND measure = 'production' "
                     "AND product = ?");
    query.bind(1, std::string(mineral));
    query.bind(2, std::string(source));
    query.bind(3, year);
    query.bind(4, std::string(product));
    query.executeStep();
    return textOrEmpty(query.getColumn(0));
}

TEST(OutsideTotals, AreFoundByWordsByFullTotalsAndByHistory) {
    EXPECT_EQ(outsideOf("lithium", "usgs-mcs-2026", 2025), "USA note");
    EXPECT_EQ(outsideOf("barite", "usgs-myb-2021", 2021), "USA full")
        << "withheld, and the rows fill the total";
    for (int year = 2007; year <= 2015; ++year)
        EXPECT_EQ(outsideOf("bromine", "usgs-myb-1998-2015", year), "USA history") << year;
    EXPECT_EQ(outsideOf("bromine", "usgs-myb-1998-2015", 2006), "") << "its row has a number";
    EXPECT_EQ(outsideOf("arsenic", "usgs-mcs-2024", 2023), "CHL note, MEX note");
    EXPECT_EQ(outsideOf("antimony", "usgs-mcs-2026", 2024), "") << "the United States are printed as zero";
    EXPECT_EQ(outsideOf("rare-earths", "usgs-mcs-2026", 2025), "");
}

TEST(OutsideTotals, HaveARowThatIsCountedWithAnotherProductButNoneThatTheTotalCounts) {
    for (const auto& [source, year] : {std::pair("usgs-mcs-2026", 2025),
                                       {"usgs-mcs-2025", 2023},
                                       {"usgs-mcs-2024", 2022},
                                       {"usgs-mcs-2023", 2021}})
        EXPECT_EQ(outsideOf("titanium", source, year, "rutile"), "USA note") << source;
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    SQLite::Statement query(db.handle(), "SELECT count(*), sum(mineral.slug = 'titanium') FROM cell "
                                         "JOIN outside_total USING (series_id, year, country_id) "
                                         "JOIN series ON series.id = series_id "
                                         "JOIN mineral ON mineral.id = mineral_id "
                                         "WHERE status = 'included_elsewhere'");
    ASSERT_TRUE(query.executeStep());
    EXPECT_EQ(query.getColumn(0).getInt(), query.getColumn(1).getInt())
        << "graphite and peat in the world total or 'Other countries', nickel counted twice otherwise";
}

std::string topKDoubt(const char* mineral, int year) {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    SQLite::Statement query(
        db.handle(),
        "SELECT group_concat(DISTINCT country.iso3 || ' ' || reason) FROM no_top_k "
        "JOIN series ON series.id = series_id JOIN mineral ON mineral.id = mineral_id "
        "JOIN stage ON stage.id = stage_id JOIN country ON country.id = country_id "
        "WHERE mineral.slug = ? AND year = ? AND stage.slug = 'mining' AND measure = 'production'");
    query.bind(1, std::string(mineral));
    query.bind(2, year);
    query.executeStep();
    return textOrEmpty(query.getColumn(0));
}

TEST(TopKDoubts, AreTheCountryThatIsAlwaysNamedAndTheOneThatAnotherTableLists) {
    EXPECT_NE(topKDoubt("cobalt", 2020), "")
        << "another table has an unlisted producer above the smallest named";
    EXPECT_NE(topKDoubt("nickel", 2025).find("USA always"), std::string::npos) << topKDoubt("nickel", 2025);
    EXPECT_EQ(topKDoubt("rare-earths", 2025), "") << "the United States are not the smallest there";
}

} // namespace
} // namespace lodestone
