// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/load.h"

#include "store/statement.h"
#include "support/sample_rows.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lodestone {
namespace {

class Store : public ::testing::Test {
protected:
    void SetUp() override { insertSampleRows(db); }

    [[nodiscard]] static std::vector<std::string> slugs(const std::vector<Event>& events) {
        std::vector<std::string> found;
        for (const Event& event : events)
            found.push_back(event.slug);
        return found;
    }
    [[nodiscard]] std::vector<std::string> eventsBetween(const char* from, const char* to) const {
        EventFilter filter;
        if (from != nullptr)
            filter.from = parseDate(from);
        if (to != nullptr)
            filter.to = parseDate(to);
        return slugs(loadEvents(db, today(), filter));
    }
    [[nodiscard]] std::string trouble(const char* sql) const {
        runSql(db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
        runSql(db, sql);
        try {
            (void)loadCatalogue(db);
            (void)loadEvents(db, today());
            (void)loadClaims(db);
            for (const Series& series : loadCatalogue(db).series)
                (void)loadSupply(db, series);
        } catch (const StoreError& error) {
            return error.what();
        }
        return {};
    }

    using Names = std::vector<std::string>;
    const Database db = Database::inMemory();
    static constexpr MineralId rareEarths{1};
    static constexpr CountryId china{1}, unitedStates{2}, myanmar{3}, australia{4}, japan{5};
};

TEST_F(Store, AnEmptyDatabaseGivesEmptyValues) {
    const Database empty = Database::inMemory();
    EXPECT_TRUE(loadCatalogue(empty).minerals.empty());
    EXPECT_TRUE(loadEvents(empty, today()).empty());
    EXPECT_TRUE(loadAgreements(empty, today()).empty());
    EXPECT_TRUE(loadClaims(empty).empty());
    EXPECT_TRUE(loadPlaces(empty).empty());
    EXPECT_TRUE(loadSupplyYear(empty, {}, 2025).empty());
}

TEST_F(Store, CatalogueHoldsNamesAliasesAndOrder) {
    const Catalogue catalogue = loadCatalogue(db);
    ASSERT_EQ(catalogue.minerals.size(), 3u);
    EXPECT_EQ(catalogue.minerals.front().slug, "rare-earths");
    EXPECT_EQ(catalogue.minerals.front().symbol, "");
    EXPECT_EQ(catalogue.minerals.front().aliases, (Names{"rare earth elements", "neodymium"}));
    EXPECT_TRUE(catalogue.minerals.front().usCritical2025);
    EXPECT_FALSE(catalogue.minerals.back().usCritical2025);
    ASSERT_NE(catalogue.countryByIso3("MMR"), nullptr);
    EXPECT_EQ(catalogue.countryByIso3("MMR")->aliases, Names{"Burma"});
    EXPECT_EQ(catalogue.findCountry("burma"), catalogue.countryByIso3("MMR"));
    EXPECT_EQ(catalogue.stages.at(3).stage, Stage::Magnets);
}

TEST_F(Store, SourcesKeepEditionLicenceAndPartialDate) {
    const Catalogue catalogue = loadCatalogue(db);
    const Source* source = catalogue.sourceBySlug("new");
    ASSERT_NE(source, nullptr);
    EXPECT_EQ(source->published, (PartialDate{2026, 2, 0}));
    EXPECT_EQ(source->licenceUrl, "https://example.org/pd");
    EXPECT_EQ(source->doi, "");
    EXPECT_EQ(source->note, "keeps an error");
    EXPECT_EQ(source->family, "Tables");
    EXPECT_EQ(catalogue.sourceBySlug("old")->doi, "10.1/old");
}

TEST_F(Store, BlocMembersCarryTheirDates) {
    const Catalogue catalogue = loadCatalogue(db);
    const Bloc* bloc = catalogue.blocBySlug("pair");
    ASSERT_NE(bloc, nullptr);
    ASSERT_EQ(bloc->members.size(), 2u);
    EXPECT_EQ(bloc->members[0].country, australia);
    EXPECT_EQ(bloc->members[0].from, (PartialDate{2010, 0, 0}));
    EXPECT_EQ(bloc->members[0].to, (PartialDate{2021, 6, 0}));
    EXPECT_EQ(bloc->members[1].country, japan);
    EXPECT_EQ(bloc->members[1].to, std::nullopt);
}

TEST_F(Store, SeriesKnowTheirYears) {
    const Catalogue catalogue = loadCatalogue(db);
    ASSERT_EQ(catalogue.series.size(), 5u);
    EXPECT_EQ(catalogue.series[0].years, (std::vector<Year>{2023, 2024}));
    EXPECT_EQ(catalogue.series[1].years, (std::vector<Year>{2024, 2025}));
    EXPECT_FALSE(catalogue.series[4].comparable);
    EXPECT_EQ(catalogue.series[4].comparableReason, "Rows are of different clays.");
    const auto mining = catalogue.seriesOf(rareEarths, Stage::Mining);
    ASSERT_EQ(mining.size(), 3u);
    EXPECT_EQ(mining[0]->source, SourceId{2}) << "the newer edition comes first";
    EXPECT_EQ(mining[2]->measure, Measure::Capacity);
}

TEST_F(Store, AYearWithOnlyAWorldTotalIsAYear) {
    runSql(db, "INSERT INTO aggregate (series_id, year, kind, value, low, high, relation, status, printed, "
               "remark, note, source_row) VALUES "
               "(3, 2020, 'world', 5, NULL, NULL, '=', 'reported', '5', NULL, "
               "NULL, 1)");
    const Catalogue catalogue = loadCatalogue(db);
    EXPECT_EQ(catalogue.series[2].years, (std::vector<Year>{2020, 2025}));
    const SupplyTable table = loadSupply(db, catalogue.series[2]);
    ASSERT_NE(table.find(2020), nullptr);
    EXPECT_TRUE(table.find(2020)->rows.empty());
    EXPECT_TRUE(table.find(2020)->total);
}

TEST_F(Store, SupplyKeepsThePublishersOrderAndEveryCell) {
    const SupplyTable table = loadSupply(db, loadCatalogue(db).series[1]);
    ASSERT_EQ(table.years.size(), 2u);
    EXPECT_EQ(table.years[0].year, 2024);
    const SupplyYear& year = table.years[1];
    ASSERT_EQ(year.rows.size(), 5u);
    EXPECT_EQ(year.rows[0].country, australia);
    EXPECT_EQ(year.rows[0].cell.status, CellStatus::Withheld);
    EXPECT_EQ(year.rows[0].cell.value, std::nullopt);
    EXPECT_EQ(year.rows[0].cell.printed, "W");
    EXPECT_EQ(year.rows[1].country, unitedStates);
    EXPECT_EQ(year.rows[2].cell.value, 60.0);
    EXPECT_EQ(year.rows[2].cell.remark, "crude");
    EXPECT_EQ(year.rows[2].cell.note, "Estimated. -- See text.");
    EXPECT_EQ(year.rows[2].cell.sourceRow, 12);
    EXPECT_EQ(year.rows[3].country, myanmar);
    EXPECT_EQ(year.rows[3].cell.relation, Relation::Below);
    EXPECT_EQ(year.rows[3].cell.range, (Interval{0, 0.5}));
    EXPECT_EQ(year.rows[4].cell.status, CellStatus::Zero);
    EXPECT_EQ(year.rows[4].cell.value, 0.0);
    ASSERT_TRUE(year.other && year.total);
    EXPECT_EQ(year.other->value, 5.0);
    EXPECT_EQ(year.total->value, 100.0);
    EXPECT_EQ(year.total->remark, "rounded");
}

TEST_F(Store, AWorldTotalPrintedAsLowerBoundKeepsItsRelation) {
    const SupplyTable table = loadSupply(db, loadCatalogue(db).series[3]);
    ASSERT_TRUE(table.years.at(0).total);
    EXPECT_EQ(table.years[0].total->relation, Relation::Above);
    EXPECT_EQ(table.years[0].rows.at(1).cell.range, (Interval{20, 30}));
    EXPECT_EQ(table.years[0].rows[1].cell.relation, Relation::Range);
}

TEST_F(Store, OneYearOfSeveralSeriesComesInTheOrderAsked) {
    const Catalogue catalogue = loadCatalogue(db);
    const auto tables = loadSupplyYear(
        db, {catalogue.series[1], catalogue.series[0], catalogue.series[1], catalogue.series[3]}, 2024);
    ASSERT_EQ(tables.size(), 4u);
    ASSERT_EQ(tables[0].years.size(), 1u);
    EXPECT_EQ(tables[0].years[0].rows.at(0).cell.value, 58.0);
    EXPECT_EQ(tables[1].years.at(0).rows.at(0).cell.value, 55.0);
    EXPECT_EQ(tables[2].years.at(0).rows.at(0).cell.value, 58.0) << "a series asked for twice answers twice";
    EXPECT_TRUE(tables[3].years.empty()) << "no such year is an empty table";
    EXPECT_EQ(tables[3].series.id, catalogue.series[3].id);
}

TEST_F(Store, EventsCarryPartiesTermsReportsAndGlyphs) {
    const std::vector<Event> events = loadEvents(db, today());
    EXPECT_EQ(slugs(events), (Names{"EV001", "EV002", "EV003", "EV004"}));
    const Event& ban = events[0];
    EXPECT_EQ(ban.kindName, "export ban");
    EXPECT_EQ(ban.label, "Ban");
    EXPECT_EQ(events[1].label, "");
    EXPECT_EQ(ban.glyph, Glyph::Ban);
    EXPECT_EQ(ban.effective, (PartialDate{2010, 9, 22}));
    EXPECT_EQ(ban.end, (PartialDate{2010, 11, 20}));
    EXPECT_EQ(ban.countries, (std::vector<CountryId>{china, japan}));
    EXPECT_EQ(ban.minerals, std::vector<MineralId>{rareEarths}) << "two terms of one mineral name it once";
    EXPECT_EQ(ban.terms, (Names{"rare earths", "neodymium"}));
    EXPECT_TRUE(events[1].ongoing);
    EXPECT_EQ(events[1].verification, Verification::Partly);
    EXPECT_TRUE(events[2].minerals.empty());
    ASSERT_EQ(events[2].reports.size(), 1u);
    EXPECT_EQ(events[2].reports[0].text, "told on 15 Nov 2025");
    EXPECT_EQ(events[2].glyph, Glyph::Memorandum);
    EXPECT_EQ(events[3].glyph, Glyph::Scheduled) << "what has not happened yet never looks like what has";
}

TEST_F(Store, DatesKnownInPartAreFoundByWhatTheyMayMean) {
    EXPECT_EQ(eventsBetween("2012-05", "2012-07"), Names{"EV002"}) << "a bare year may be any of its days";
    EXPECT_EQ(eventsBetween("2013", nullptr), (Names{"EV003", "EV004"}));
    EXPECT_EQ(eventsBetween("2025-10-26", "2025-10-26"), Names{"EV003"})
        << "a bare month may be any of its days";
    EXPECT_EQ(eventsBetween("2025-11", "2025-12"), Names{});
    EXPECT_EQ(eventsBetween(nullptr, "2010-09-21"), Names{"EV001"}) << "both ends are part of the range";
    EXPECT_EQ(eventsBetween("2010-09-21", "2010"), Names{"EV001"})
        << "a bare year as end reaches its last day";
    EXPECT_EQ(eventsBetween("2010-09-22", "2010"), Names{}) << "an event stands at its date, not at its end";
}

TEST_F(Store, EventsFilterByMineralAndCountry) {
    EXPECT_EQ(slugs(loadEvents(db, today(), {.mineral = rareEarths})), Names{"EV001"});
    EXPECT_EQ(slugs(loadEvents(db, today(), {.country = japan})), (Names{"EV001", "EV003"}));
    EXPECT_EQ(slugs(loadEvents(db, today(), {.mineral = rareEarths, .country = myanmar})), Names{});
}

TEST_F(Store, AgreementsFilterByEitherParty) {
    const auto all = loadAgreements(db, today());
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].event, "EV003");
    EXPECT_EQ(all[0].a, unitedStates);
    EXPECT_EQ(all[0].b, japan);
    EXPECT_EQ(all[0].minerals, std::vector<MineralId>{rareEarths});
    EXPECT_EQ(all[0].terms, Names{"rare earths"});
    EXPECT_EQ(loadAgreements(db, today(), {.country = japan}).size(), 2u);
    EXPECT_EQ(loadAgreements(db, today(), {.country = china}).size(), 1u);
    EXPECT_EQ(loadAgreements(db, today(), {.mineral = rareEarths}).size(), 1u);
    EXPECT_EQ(loadAgreements(db, today(), {.from = parseDate("2026")}).size(), 1u);
}

TEST_F(Store, ClaimsKeepWhoSaysWhatAndWhere) {
    const auto claims = loadClaims(db, {.mineral = rareEarths, .stage = Stage::Mining});
    ASSERT_EQ(claims.size(), 1u);
    EXPECT_EQ(claims[0].saidBy, "The Centre");
    EXPECT_EQ(claims[0].value, 0.7);
    EXPECT_EQ(claims[0].relation, ClaimRelation::About);
    EXPECT_EQ(claims[0].country, china);
    EXPECT_EQ(claims[0].report, SourceId{3});
    const auto all = loadClaims(db);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_FALSE(all[3].mineral);
    EXPECT_EQ(all[3].stage, std::nullopt);
    EXPECT_EQ(loadClaims(db, {.stage = Stage::Reserves}).size(), 1u);
    EXPECT_EQ(loadClaims(db, {.country = china}).size(), 2u);
}

TEST_F(Store, PlacesCarryMineralsAndStages) {
    const auto places = loadPlaces(db);
    ASSERT_EQ(places.size(), 1u);
    EXPECT_EQ(places[0].slug, "bayan-obo");
    EXPECT_DOUBLE_EQ(places[0].latitude, 41.8);
    EXPECT_EQ(places[0].minerals, std::vector<MineralId>{rareEarths});
    EXPECT_EQ(places[0].stages, (std::vector<Stage>{Stage::Reserves, Stage::Mining}));
}

TEST_F(Store, StoredTextThatMeansNothingIsAnErrorThatNamesTheDatabase) {
    EXPECT_EQ(trouble("SELECT 1"), "");
    const std::string date = trouble("UPDATE event SET date = '2012-13-01' WHERE id = 2");
    EXPECT_NE(date.find(":memory:"), std::string::npos) << date;
    EXPECT_NE(date.find("EV002"), std::string::npos) << date;
    EXPECT_NE(date.find("2012-13-01"), std::string::npos) << date;
}

TEST_F(Store, EveryUnknownWordIsRefused) {
    for (const char* sql :
         {"UPDATE event_kind SET glyph = 'star'", "UPDATE event SET verification = 'rumour' WHERE id = 1",
          "UPDATE cell SET status = 'guess' WHERE series_id = 1",
          "UPDATE cell SET relation = '~' WHERE series_id = 1",
          "UPDATE series SET measure = 'sales' WHERE id = 1",
          "UPDATE stage SET slug = 'smelting' WHERE id = 1",
          "UPDATE claim SET relation = 'perhaps' WHERE id = 1",
          "UPDATE source SET published = 'soon' WHERE id = 1"}) {
        runSql(db, "SAVEPOINT broken");
        EXPECT_NE(trouble(sql), "") << sql;
        runSql(db, "ROLLBACK TO broken; RELEASE broken");
    }
}

TEST_F(Store, ARowThatNamesOneThatIsNotThereIsRefusedAndSaid) {
    runSql(db, "PRAGMA foreign_keys = OFF");
    for (const auto& [sql, words] : std::initializer_list<std::pair<const char*, const char*>>{
             {"UPDATE cell SET country_id = 999 WHERE country_id = 1", "'country'"},
             {"UPDATE series SET mineral_id = 999 WHERE id = 1", "'mineral'"},
             {"UPDATE event_country SET country_id = 999", "'country'"},
             {"UPDATE claim SET source_id = 999", "'source'"}}) {
        runSql(db, "SAVEPOINT broken");
        const std::string said = trouble(sql);
        EXPECT_NE(said.find(words), std::string::npos) << sql << ": " << said;
        EXPECT_NE(said.find("foreign_key_check"), std::string::npos) << sql << ": " << said;
        runSql(db, "ROLLBACK TO broken; RELEASE broken");
    }
    EXPECT_EQ(trouble("SELECT 1"), "");
}

TEST_F(Store, TheYearsOfASeriesAreThoseOfItsRows) {
    const std::string rows =
        "SELECT series_id, year, max(status = 'projected') AS projected FROM (SELECT series_id, year, status "
        "FROM cell UNION ALL SELECT series_id, year, status FROM aggregate) GROUP BY series_id, year";
    const auto count = [&](const std::string& query) {
        return db.handle().execAndGet("SELECT count(*) FROM (" + query + ")").getInt();
    };
    const std::string kept = "SELECT series_id, year, projected FROM series_year";
    EXPECT_GT(count(kept), 3);
    EXPECT_EQ(count(rows + " EXCEPT " + kept), 0);
    EXPECT_EQ(count(kept + " EXCEPT " + rows), 0);
}

TEST_F(Store, AMissingTableIsAnErrorThatNamesTheDatabase) {
    runSql(db, "PRAGMA foreign_keys = OFF");
    runSql(db, "DROP TABLE claim");
    EXPECT_THROW((void)loadClaims(db), StoreError);
    runSql(db, "DROP TABLE series_year");
    EXPECT_THROW((void)loadCatalogue(db), StoreError);
    runSql(db, "DROP TABLE cell");
    EXPECT_THROW((void)loadSupply(db, Series{}), StoreError);
}

} // namespace
} // namespace lodestone
