// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_run.h"

namespace lodestone {
namespace {

class DataVerbs : public SampleCommandLine {};

class ShippedDataVerbs : public CommandLine {
protected:
    ShippedDataVerbs() { database = LODESTONE_SHIPPED_DATABASE; }
};

TEST_F(DataVerbs, RevisionsListWhatChangedAndWithAllWhatDidNot) {
    const Words words{"revisions", "--mineral", "rare-earths"};
    const ordered_json changed = json(words);
    ASSERT_EQ(changed.size(), 1u);
    EXPECT_EQ(changed[0].at("country"), "CHN");
    EXPECT_EQ(changed[0].at("year"), 2024);
    EXPECT_EQ(changed[0].at("unit"), "t");
    const ordered_json& newest = changed[0].at("editions")[1];
    EXPECT_EQ(newest.at("source"), "new");
    EXPECT_EQ(newest.at("published"), "2026-02");
    EXPECT_EQ(newest.at("printed"), "58");
    EXPECT_EQ(newest.at("change"), 3.0);
    EXPECT_NEAR(newest.at("change_percent").get<double>(), 3 / 0.55, 1e-9);
    EXPECT_TRUE(changed[0].at("editions")[0].at("change").is_null());
    EXPECT_DOUBLE_EQ(changed[0].at("market")[1].at("leader_share").get<double>(), 0.58);

    Words all = words;
    all.emplace_back("--all");
    const ordered_json every = json(all);
    ASSERT_EQ(every.size(), 2u);
    EXPECT_EQ(every[1].at("row"), "world");
    EXPECT_TRUE(every[1].at("country").is_null());
    const std::string csv = run({"revisions", "--mineral", "rare-earths", "--all", "--csv"}).out;
    EXPECT_EQ(std::ranges::count(csv, '\n'), 5) << "a head, and a line for each figure and edition";
    EXPECT_TRUE(contains(run(words).out, "+5.5 %"));
}

TEST_F(DataVerbs, RevisionsSayWhyThereAreNone) {
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, {"revisions", "--mineral", "lithium"}),
                         "in more than one edition"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::NoSuchData, {"revisions", "--mineral", "unobtainium"}), "unobtainium"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"revisions"}), "--mineral"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::WrongUsage, {"revisions", "--mineral", "rare-earths", "--year", "last"}),
                 "last"));
    EXPECT_EQ(json({"revisions", "--mineral", "rare-earths", "--country", "CHN", "--year", "2024"}).size(),
              1u);
}

TEST_F(DataVerbs, SourcesTellRowsAndFaultsOfOneOrAll) {
    const ordered_json all = json({"sources"});
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[1].at("id"), "new");
    EXPECT_EQ(all[1].at("rows").at("cells"), 10);
    EXPECT_EQ(all[1].at("rows").at("aggregates"), 4);
    EXPECT_EQ(all[1].at("known_faults"), "keeps an error");
    EXPECT_EQ(all[0].at("url"), "https://doi.org/10.1/old");
    EXPECT_FALSE(all[0].at("attribution_required"));
    EXPECT_EQ(json({"sources", "--source", "NEW"}).size(), 1u);
    EXPECT_TRUE(contains(run({"sources", "--source", "new"}).out, "keeps an error"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, {"sources", "--source", "none"}), "none"));
}

TEST_F(DataVerbs, FilesChecksAndSkippedRowsBelongToTheirSource) {
    runSql(Database::openAndMigrate(database), R"sql(
        INSERT INTO ingest_file VALUES ('sources/old.csv', 'abcd', 7, 5, 2), ('sources/other.csv', 'ef', 1, 1, 0);
        INSERT INTO ingest_skip VALUES ('sources/old.csv', 'empty row', 2);
        INSERT INTO ingest_check VALUES (1, 'sums', 4, 1, 'rare-earths, 2024'))sql");
    const ordered_json old = json({"sources", "--source", "old"})[0];
    ASSERT_EQ(old.at("files").size(), 2u) << "its own, and the one beside it that nobody else names";
    EXPECT_EQ(old.at("files")[0].at("sha256"), "abcd");
    EXPECT_EQ(old.at("files")[0].at("skipped_because")[0],
              (ordered_json{{"reason", "empty row"}, {"rows", 2}}));
    EXPECT_EQ(old.at("checks")[0].at("detail"), (ordered_json{"rare-earths, 2024"}));
    const std::string text = run({"sources", "--source", "old"}).out;
    EXPECT_TRUE(contains(text, "sha256 abcd") && contains(text, "2 rows: empty row"));
    EXPECT_TRUE(contains(run({"sources", "--csv"}).out, "sources/old.csv sha256 abcd"));
}

TEST_F(ShippedDataVerbs, BrazilsReservesOfRareEarthsFellFrom21To11MillionTons) {
    const ordered_json rows = json({"revisions", "--mineral", "rare-earths", "--stage", "reserves"});
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].at("country"), "BRA");
    const ordered_json& editions = rows[0].at("editions");
    EXPECT_EQ(editions[0].at("printed"), "21,000,000");
    EXPECT_EQ(editions[1].at("printed"), "11,000,000");
    EXPECT_EQ(editions[1].at("source"), "usgs-mcs-2026-v1.3");
    EXPECT_TRUE(editions[1].at("erratum"));
    EXPECT_EQ(rows[1].at("row"), "world");
    EXPECT_EQ(rows[1].at("editions")[1].at("relation"), ">");
}

TEST_F(ShippedDataVerbs, TheSummariesOf2025And2026DifferOn2024) {
    const ordered_json rows = json(
        {"revisions", "--mineral", "rare-earths", "--stage", "mining", "--year", "2024", "--country", "AUS"});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].at("editions")[0].at("source"), "usgs-mcs-2025");
    EXPECT_EQ(rows[0].at("editions")[0].at("value"), 13'000.0);
    EXPECT_EQ(rows[0].at("editions")[1].at("value"), 29'000.0);
}

TEST_F(ShippedDataVerbs, AnAnswerFromACcBySourceCarriesItsAttributionInEveryForm) {
    const std::string line = "European Commission, Study on the critical raw materials for the EU 2023";
    for (const char* verb : {"shares", "concentration"}) {
        const Words words{verb, "--mineral", "neodymium", "--stage", "processing"};
        EXPECT_TRUE(contains(json(words).at("attribution"), line));
        EXPECT_TRUE(contains(run(words).out, line));
        Words csv = words;
        csv.emplace_back("--csv");
        EXPECT_TRUE(contains(run(csv).out, line));
    }
    const ordered_json beside =
        json({"concentration", "--mineral", "cobalt", "--stage", "mining", "--year", "2018"}).at("also_uses");
    EXPECT_TRUE(std::ranges::any_of(
        beside, [&](const ordered_json& one) { return contains(one.at("attribution"), line) == true; }));
}

} // namespace
} // namespace lodestone
