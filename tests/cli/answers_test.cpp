// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_run.h"

namespace lodestone {
namespace {

class Answers : public SampleCommandLine {
protected:
    static inline const Words rareEarthMining{"--mineral", "rare-earths", "--stage", "mining"};
    [[nodiscard]] static Words market(std::string verb, Words more = {}) {
        Words words{std::move(verb)};
        words.insert(words.end(), rareEarthMining.begin(), rareEarthMining.end());
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    [[nodiscard]] static Words keys(const ordered_json& object) {
        Words names;
        for (const auto& [key, value] : object.items())
            names.push_back(key);
        return names;
    }
};

TEST_F(Answers, EveryListIsAnArrayOfObjectsWithAnId) {
    for (const char* what : {"minerals", "countries", "stages", "sources", "blocs", "figures"}) {
        const ordered_json rows = json({"list", what});
        ASSERT_TRUE(rows.is_array() && !rows.empty()) << what;
        for (const ordered_json& row : rows)
            EXPECT_TRUE(row.at("id").is_string()) << what << row;
        const cli::Outcome csv = run({"list", what, "--csv"});
        EXPECT_TRUE(csv.out.starts_with("id,name,")) << csv.out;
        EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(csv.out, '\n')), rows.size() + 1) << what;
        EXPECT_TRUE(contains(run({"list", what}).out, rows.front().at("id").get<std::string>()));
    }
}

TEST_F(Answers, ListedMineralsNameTheStagesAndTablesThereAre) {
    const ordered_json rows = json({"list", "minerals"});
    EXPECT_EQ(rows[0].at("id"), "rare-earths");
    EXPECT_EQ(rows[0].at("stages"), (ordered_json{"mining"}));
    EXPECT_EQ(rows[0].at("series").size(), 3u);
    EXPECT_EQ(rows[0].at("series")[0].at("source"), "new");
    EXPECT_EQ(rows[1].at("symbol"), "Li");
    EXPECT_EQ(json({"list", "countries"})[0].at("id"), "AUS");
}

TEST_F(Answers, ListedSourcesAndBlocsCarryLicenceAndDates) {
    const ordered_json source = json({"list", "sources"})[0];
    for (const char* key : {"edition", "published", "licence", "url", "doi", "attribution"})
        EXPECT_TRUE(source.at(key).is_string()) << key;
    const ordered_json members = json({"list", "blocs"})[0].at("members");
    EXPECT_EQ(members[0], (ordered_json{{"id", "AUS"},
                                        {"name", "Australia"},
                                        {"from", "2010"},
                                        {"to", "2021-06"},
                                        {"source", "its treaty"}}));
    EXPECT_TRUE(
        contains(run({"list", "blocs", "--csv"}).out, "AUS from 2010 to 2021-06; JPN from 2020-01-01"));
    EXPECT_TRUE(contains(run({"list", "blocs", "--csv"}).out, ",its treaty")) << "where membership stands";
}

TEST_F(Answers, SharesTellApartEveryKindOfRow) {
    const ordered_json shares = json(market("shares", {"--year", "2025"}));
    EXPECT_EQ(shares.at("source"), "new");
    EXPECT_EQ(shares.at("denominator"), 100.0);
    EXPECT_EQ(shares.at("denominator_basis"), "published_total");
    EXPECT_DOUBLE_EQ(shares.at("residual_share").get<double>(), 0.1);
    EXPECT_EQ(shares.at("published_total").at("relation"), "=");
    EXPECT_DOUBLE_EQ(shares.at("other").at("share").get<double>(), 0.05);
    const ordered_json& rows = shares.at("rows");
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(rows[0].at("iso3"), "CHN");
    EXPECT_EQ(rows[0].at("flag"), "e");
    EXPECT_EQ(rows[0].at("source_row"), 12);
    EXPECT_EQ(rows[2].at("iso3"), "JPN")
        << "a zero comes after what is above zero and before what is not known";
    EXPECT_EQ(rows[2].at("share"), 0.0);
    EXPECT_EQ(rows[3].at("status"), "withheld");
    EXPECT_TRUE(rows[3].at("value").is_null() && rows[3].at("share").is_null());
    EXPECT_EQ(rows[3].at("reason"), "withheld by the publisher");
    EXPECT_EQ(rows[3].at("printed"), "W");
    EXPECT_EQ(rows[4].at("high"), 0.5);
    ASSERT_EQ(shares.at("claims").size(), 1u);
    EXPECT_EQ(shares.at("claims")[0].at("said_by"), "The Centre");
    EXPECT_EQ(shares.at("claims")[0].at("report"), "A report");
    EXPECT_EQ(shares.at("claims")[0].at("url"), "https://example.org/report");
}

TEST_F(Answers, SharesAsCsvKeepEveryRowAndItsKind) {
    const std::string csv = run(market("shares", {"--csv"})).out;
    EXPECT_EQ(std::ranges::count(csv, '\n'), 9);
    EXPECT_TRUE(csv.starts_with("mineral,stage,year,source,"));
    for (const char* kind : {",country,China,CHN,", ",other,,,", ",residual,,,", ",world,,,"})
        EXPECT_TRUE(contains(csv, kind));
}

TEST_F(Answers, TheNewestEditionAnswersUnlessAnotherIsNamed) {
    EXPECT_EQ(json(market("shares", {"--year", "2024"})).at("source"), "new");
    EXPECT_EQ(json(market("shares", {"--year", "2024", "--source", "old"})).at("source"), "old");
    EXPECT_EQ(json(market("shares", {"--year", "2023"})).at("source"), "old");
    EXPECT_EQ(json(market("shares")).at("year"), 2025);
    EXPECT_EQ(json(market("shares", {"--measure", "capacity"})).at("label"), "mine capacity");
}

TEST_F(Answers, SpellingsOfThePublisherStandBesideOurNames) {
    runSql(Database::openAndMigrate(database), "UPDATE cell SET printed_name = 'Burma', value = 90, low = "
                                               "NULL, high = NULL, relation = '=', status = 'reported' "
                                               "WHERE series_id = 2 AND country_id = 3");
    const ordered_json answer = json(market("concentration"));
    EXPECT_EQ(answer.at("leader"), "Myanmar");
    EXPECT_EQ(answer.at("leader_published_as"), "Burma");
    EXPECT_TRUE(contains(run(market("concentration")).out, "Myanmar (MMR), published as 'Burma'"));
    EXPECT_TRUE(json(market("concentration", {"--year", "2023"})).at("leader_published_as").is_null());
}

TEST_F(Answers, ConcentrationHasTheseKeysInThisOrder) {
    const ordered_json answer = json(market("concentration", {"--year", "2025"}));
    EXPECT_EQ(keys(answer), (Words{"mineral",
                                   "product",
                                   "subject",
                                   "stage",
                                   "year",
                                   "source",
                                   "label",
                                   "n",
                                   "denominator",
                                   "denominator_basis",
                                   "unit",
                                   "residual_share",
                                   "residual_is_rounding",
                                   "leader",
                                   "leader_iso3",
                                   "lead",
                                   "leader_published_as",
                                   "leader_suspect",
                                   "reading",
                                   "cr1",
                                   "cr3",
                                   "hhi_low",
                                   "hhi_high",
                                   "hhi_high_open",
                                   "top_k_holds",
                                   "effective_suppliers",
                                   "effective_suppliers_low",
                                   "hhi_without_leader",
                                   "verdict",
                                   "band",
                                   "share_of",
                                   "at_most",
                                   "tied_with",
                                   "outside_total",
                                   "regime",
                                   "thresholds",
                                   "notes",
                                   "claims",
                                   "source_name",
                                   "attribution",
                                   "licence",
                                   "url",
                                   "also_uses",
                                   "verdicts",
                                   "unlisted",
                                   "step",
                                   "restated_low",
                                   "restated_high",
                                   "moved_low",
                                   "moved_high",
                                   "step_reason"}));
    EXPECT_EQ(answer.at("n"), 2);
    EXPECT_DOUBLE_EQ(answer.at("hhi_low").get<double>(), 4500);
    EXPECT_DOUBLE_EQ(answer.at("hhi_high_open").get<double>(), 4600);
    EXPECT_EQ(answer.at("top_k_holds"), false)
        << "a withheld producer may be larger than the smallest named one";
    EXPECT_EQ(answer.at("verdict"), "above");
    EXPECT_TRUE(contains(answer.at("notes").dump(), "Withheld: Australia."));
}

TEST_F(Answers, ARangeOfYearsIsAnArrayWithoutTheYearsThereAreNot) {
    const ordered_json rows = json(market("concentration", {"--year", "2010:2030"}));
    ASSERT_TRUE(rows.is_array());
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].at("year"), 2023);
    EXPECT_EQ(rows[0].at("source"), "old");
    EXPECT_EQ(rows[2].at("year"), 2025);
    EXPECT_EQ(json(market("concentration", {"--year", "2025:2025"})).size(), 1u)
        << "a range of one year is still an array";
    EXPECT_EQ(std::ranges::count(run(market("concentration", {"--year", "2025:2023", "--csv"})).out, '\n'),
              4);
}

TEST_F(Answers, YearsFromDifferentKindsOfTableSaySoAndNameEverySource) {
    const Words years{"--year", "2023:2025"};
    const std::string text = run(market("concentration", years)).out;
    EXPECT_TRUE(contains(text, "2024, not comparable: shares of another whole. From 2024 on shares are of a "
                               "published world total, no longer of the listed rows’ sum."));
    // Both editions give 2024 of a published total: 58² to 58² + 42², and 55² to 55² + 45².
    EXPECT_TRUE(contains(text, "for 2024 Tables 2026 gives 3,364–5,128, Tables 2025 gives 3,025–5,050."));
    EXPECT_TRUE(contains(text, "China (only one named)"));
    EXPECT_TRUE(contains(text, "none (one country named)")) << "no verdict of a single listed row";
    EXPECT_TRUE(contains(text, "\n  2025: Withheld: Australia.\n")) << "a note says which years it is of";
    EXPECT_TRUE(contains(text, "Source: Survey, Old tables."));
    EXPECT_TRUE(contains(text, "Source: Survey, New tables."));
}

TEST_F(Answers, TheVerdictFollowsTheRegime) {
    runSql(Database::openAndMigrate(database),
           "UPDATE cell SET value = 30 WHERE series_id = 2 AND year = 2025 AND value = 60");
    const ordered_json answer = json(market("concentration", {"--regime", "us-2010"})); // 1,800 to 3,400
    EXPECT_EQ(answer.at("verdict"), "straddles");
    EXPECT_EQ(answer.at("thresholds").at("high"), 2500.0);
    EXPECT_EQ(answer.at("band"), "straddles moderate and high");
    EXPECT_EQ(json(market("concentration")).at("verdict"), "straddles")
        << "the low end sits on the threshold, not above it";
}

TEST_F(Answers, AnotherNameOfAMineralAnswersAndSaysSo) {
    const ordered_json answer = json({"concentration", "--mineral", "Neodymium", "--stage", "mining"});
    EXPECT_EQ(answer.at("mineral"), "rare-earths");
    EXPECT_TRUE(contains(answer.at("notes")[0], "'Neodymium' is answered by the tables of rare earths"));
    EXPECT_FALSE(
        contains(json({"concentration", "--mineral", "Rare Earths", "--stage", "mining"}).at("notes").dump(),
                 "answered by"));
}

TEST_F(Answers, RowsOnDifferentBasesHaveValuesAndNoShares) {
    const ordered_json shares = json({"shares", "--mineral", "clay", "--stage", "mining"});
    EXPECT_EQ(shares.at("rows")[0].at("value"), 9.0);
    EXPECT_TRUE(shares.at("rows")[0].at("share").is_null() && shares.at("denominator").is_null() &&
                shares.at("residual_share").is_null());
    EXPECT_TRUE(contains(shares.at("notes")[0], "Rows are of different clays."));
    EXPECT_TRUE(
        contains(complaint(ExitCode::NoSuchData, {"concentration", "--mineral", "clay", "--stage", "mining"}),
                 "different clays. "));
}

TEST_F(Answers, EventsKeepPrecisionVerificationAndStatus) {
    const ordered_json events = json({"events"});
    ASSERT_EQ(events.size(), 4u);
    EXPECT_EQ(events[1].at("date"), "2012");
    EXPECT_EQ(events[1].at("precision"), "year");
    EXPECT_EQ(events[1].at("verification"), "partly");
    EXPECT_EQ(events[3].at("glyph"), "scheduled");
    EXPECT_EQ(events[0].at("countries"), (ordered_json{"CHN", "JPN"}));
    EXPECT_EQ(events[2].at("reports")[0].at("url"), "https://example.org/report");
    EXPECT_EQ(json({"events", "--country", "jpn", "--from", "2025"}).size(), 1u);
    EXPECT_TRUE(contains(run({"events", "--csv"}).out,
                         "EV001,2010-09-21,day,2010-09-22,2010-11-20,false,export_ban,"));
}

TEST_F(Answers, AgreementsNameBothPartiesAndWhereItIsWritten) {
    const ordered_json rows = json({"agreements", "--country", "USA"});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].at("id"), "EV003:USA-JPN");
    EXPECT_EQ(rows[0].at("party_b_name"), "Japan");
    EXPECT_EQ(rows[0].at("publisher"), "Gov");
    EXPECT_EQ(rows[0].at("url"), "https://example.org/3");
    EXPECT_EQ(json({"agreements", "--mineral", "rare-earths", "--to", "2025"}).size(), 1u);
}

TEST_F(Answers, ClaimsStandBesideOurOwnFigureOrTheReasonWhyThereIsNone) {
    const ordered_json claims = json({"claims"});
    ASSERT_EQ(claims.size(), 4u);
    EXPECT_DOUBLE_EQ(claims[0].at("dataset").at("share").get<double>(), 0.6);
    EXPECT_EQ(claims[0].at("dataset").at("year"), 2025);
    EXPECT_NEAR(claims[0].at("difference").get<double>(), 10, 1e-9) << "percentage points, claim minus table";
    EXPECT_TRUE(claims[0].at("dataset_reason").is_null());
    EXPECT_EQ(claims[0].at("dataset").at("period"), "2025");
    EXPECT_EQ(claims[0].at("difference_text"), "10.0 points above our 60.0 % (Tables 2026, 2025)");
    EXPECT_EQ(claims[0].at("as_of_text"), "2025");
    for (std::size_t i : {1u, 2u, 3u}) {
        EXPECT_TRUE(claims[i].at("dataset").is_null() && claims[i].at("difference").is_null());
        EXPECT_TRUE(claims[i].at("dataset_reason").is_string());
    }
    EXPECT_TRUE(contains(claims[1].at("dataset_reason"), "Magnets"));
    EXPECT_TRUE(contains(claims[2].at("dataset_reason"), "mine"))
        << "a mine is never compared with its country";
    EXPECT_EQ(json({"claims", "--stage", "mining"}).size(), 1u);
}

TEST_F(Answers, AClaimAboutAnEarlierYearIsHeldAgainstThatYear) {
    runSql(Database::openAndMigrate(database), "UPDATE claim SET as_of = '2024' WHERE id = 1");
    EXPECT_EQ(json({"claims", "--stage", "mining"})[0].at("dataset").at("year"), 2024);
}

TEST_F(Answers, CsvFieldsAreQuotedWhereTheyMustBe) {
    runSql(Database::openAndMigrate(database), "UPDATE event SET title = 'A \"ban\", so called' WHERE id = "
                                               "1; UPDATE event SET note = 'two\nlines' WHERE id = 2");
    const std::string csv = run({"events", "--csv"}).out;
    EXPECT_TRUE(contains(csv, ",\"A \"\"ban\"\", so called\","));
    EXPECT_TRUE(contains(csv, ",\"two\nlines\","));
    EXPECT_TRUE(contains(csv, "reports\r\n"));
}

TEST_F(Answers, CsvForSpreadsheetsIsTheSameRowsWithAMarkAndTheirDecimalSign) {
    const Words asked{"shares", "--mineral", "rare-earths", "--stage", "mining", "--csv"};
    const auto with = [&](const Words& more) {
        Words words = asked;
        words.insert(words.end(), more.begin(), more.end());
        return run(words).out;
    };
    const std::string plain = run(asked).out;
    EXPECT_TRUE(plain.starts_with("mineral,stage,year,"));
    EXPECT_EQ(with({"--csv-for", "plain"}), plain);
    EXPECT_EQ(with({"--csv-for", "spreadsheets", "--decimal", "point"}), "\xEF\xBB\xBF" + plain);
    const std::string commas = with({"--csv-for", "spreadsheets", "--decimal", "comma"});
    EXPECT_TRUE(commas.starts_with("\xEF\xBB\xBF"
                                   "mineral;stage;year;"));
    EXPECT_TRUE(contains(plain, ",0.6,"));
    EXPECT_TRUE(contains(commas, ";0,6;"));
    EXPECT_FALSE(contains(commas, ";0.6;"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"claims", "--csv-for", "spreadsheets"}), "--csv"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"claims", "--csv", "--csv-for", "cats"}), "cats"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::WrongUsage, {"claims", "--csv", "--decimal", "comma"}), "spreadsheets"));
}

TEST_F(Answers, TheDayDecidesWhetherADateHasPassed) {
    runSql(Database::openAndMigrate(database),
           "UPDATE event SET date = '2026-07-13', status = 'scheduled' WHERE id = 1; "
           "UPDATE event SET end_date = '2026-03-31', status = 'in_force' WHERE id = 3");
    const auto on = [&](const char* day, std::size_t row) { return json({"events", "--day", day})[row]; };
    std::size_t at = 0;
    for (const ordered_json all = json({"events"}); at < all.size() && all[at].at("id") != "EV001";)
        ++at;
    EXPECT_EQ(on("2026-07-13", at).at("status"), "scheduled") << "the day is not over";
    EXPECT_EQ(on("2026-07-14", at).at("status"), "date_passed");
    EXPECT_EQ(on("2026-07-14", at).at("last_seen"), "scheduled");
    EXPECT_EQ(on("2026-07-14", at).at("standing"), "date passed, outcome not known to this edition");
    for (const ordered_json& pair : json({"agreements", "--day", "2026-04-01"}))
        if (pair.at("event") == "EV003") {
            EXPECT_EQ(pair.at("status"), "date_passed");
        }
    const std::string table = run({"events", "--day", "2026-07-14"}).out;
    EXPECT_TRUE(contains(table, "date passed, outcome not known to this edition"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"events", "--day", "2026-07"}), "2026-12-01"));
}

TEST_F(Answers, BytesThatAreNotUtf8DoNotEndTheProgram) {
    runSql(Database::openAndMigrate(database),
           "UPDATE event SET title = CAST(x'41ff42' AS TEXT) WHERE id = 1");
    EXPECT_EQ(json({"events"})[0].at("title"), "A\uFFFDB");
}

} // namespace
} // namespace lodestone
