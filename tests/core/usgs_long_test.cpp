// SPDX-License-Identifier: GPL-3.0-or-later
// Editions before 2026: what is stored of the merged table, and what stops its reader. That every number is
// right is checked by tests/audit_database.py.
#include "ingest/ingest.h"
#include "store/load.h"
#include "store/statement.h"
#include "support/data_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr auto tablePath = "sources/usgs_long/usgs_production_by_country_all_vintages.csv";

class UsgsLong : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        s_run->loadNames();
        ingestUsgsLong(*s_run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }

    static int count(const std::string& sql) { return s_db->handle().execAndGet(sql).getInt(); }
    static const Series& series(std::string_view source, std::string_view mineral, Stage stage,
                                Measure measure = Measure::Production, std::string_view product = "") {
        const SourceId from = s_catalogue.sourceBySlug(source)->id;
        for (const Series* row : s_catalogue.seriesOf(s_catalogue.mineralBySlug(mineral)->id, stage)) {
            if (row->source == from && row->measure == measure && row->product == product) {
                return *row;
            }
        }
        throw std::runtime_error("no such series: " + std::string(mineral));
    }
    static SupplyYear year(const Series& row, int wanted) {
        const SupplyTable table = loadSupply(*s_db, row);
        const SupplyYear* found = table.find(wanted);
        return found == nullptr ? SupplyYear{} : *found;
    }
    static std::optional<Cell> cell(const SupplyYear& table, std::string_view iso3) {
        const CountryId id = s_catalogue.countryByIso3(iso3)->id;
        const auto at = std::find_if(table.rows.begin(), table.rows.end(),
                                     [id](const SupplyRow& row) { return row.country == id; });
        return at == table.rows.end() ? std::nullopt : std::optional(at->cell);
    }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
    static inline Catalogue s_catalogue;
};

TEST_F(UsgsLong, EveryRowIsStoredOrSkippedWithItsReason) {
    const FileReport& report = s_run->report(tablePath);
    EXPECT_EQ(report.rows, 18493);
    EXPECT_EQ(report.stored, 17638);
    EXPECT_EQ(report.skipped.size(), 2U);
    EXPECT_EQ(report.skipped.at("edition of 2026: read from the publisher's own file"), 843);
    EXPECT_EQ(count("SELECT (SELECT count(*) FROM cell) + (SELECT count(*) FROM aggregate)"), 17638);
}

TEST_F(UsgsLong, EachEditionIsASourceOfItsOwnAndTheNewestComesFirst) {
    std::vector<std::string> sources;
    for (const Series* row :
         s_catalogue.seriesOf(s_catalogue.mineralBySlug("rare-earths")->id, Stage::Mining)) {
        sources.push_back(s_catalogue.source(row->source)->slug);
    }
    // By the day of publication: the Yearbook of 2020 appeared in March 2024.
    EXPECT_THAT(sources, ElementsAre("usgs-mcs-2025", "usgs-myb-2020", "usgs-mcs-2024", "usgs-mcs-2023",
                                     "usgs-mcs-2022", "usgs-myb-1998-2015"));
}

TEST_F(UsgsLong, AValueNamesItsFileAndTableAndWhatIsKnownAboutIt) {
    const SupplyYear table = year(series("usgs-myb-1998-2015", "rare-earths", Stage::Mining), 2010);
    EXPECT_EQ(cell(table, "CHN")->value, 89200);
    EXPECT_EQ(cell(table, "CHN")->printed, "89200");
    EXPECT_EQ(
        cell(table, "CHN")->note,
        "2010 Data.csv -- Revised to the production quota in later Yearbooks; 130,000 t as first printed.");
    EXPECT_EQ(cell(year(series("usgs-myb-2020", "cobalt", Stage::Processing), 2020), "FIN")->note,
              "colbalt.xlsx, table T8");
}

TEST_F(UsgsLong, UnitsAreThoseOfEachEdition) {
    EXPECT_EQ(series("usgs-myb-2021", "niobium", Stage::Mining).unit, "kg");
    EXPECT_EQ(series("usgs-mcs-2023", "niobium", Stage::Mining).unit, "t");
    // The column is headed metric tons, its note says thousand.
    const Series& chromium = series("usgs-mcs-2023", "chromium", Stage::Mining);
    EXPECT_EQ(chromium.unit, "kt");
    EXPECT_EQ(cell(year(chromium, 2021), "ZAF")->value, 18600);
    EXPECT_THAT(chromium.note, HasSubstr("Units are thousand metric tons"));
}

TEST_F(UsgsLong, GrossWeightOfLithiumNeverAnswersAsLithium) {
    const Series& gross =
        series("usgs-myb-1998-2015", "lithium", Stage::Mining, Measure::Production, "gross-weight");
    EXPECT_GT(gross.preference, 0);
    EXPECT_EQ(count("SELECT count(*) FROM series s JOIN mineral m ON m.id = s.mineral_id JOIN source o ON "
                    "o.id = s.source_id "
                    "WHERE m.slug = 'lithium' AND o.slug = 'usgs-myb-1998-2015'"),
              1);
}

TEST_F(UsgsLong, GalliumBefore2016IsCapacity) {
    EXPECT_EQ(series("usgs-myb-1998-2015", "gallium", Stage::Processing, Measure::Capacity).unit, "t");
    EXPECT_THROW(series("usgs-myb-1998-2015", "gallium", Stage::Processing), std::runtime_error);
}

TEST_F(UsgsLong, WhatAnswersByDefaultIsOnOneBasisInAllEditions) {
    EXPECT_EQ(count("SELECT count(*) FROM (SELECT 1 FROM series WHERE preference = 0 GROUP BY mineral_id, "
                    "stage_id, measure "
                    "HAVING count(DISTINCT basis) > 1)"),
              0);
    EXPECT_EQ(series("usgs-myb-2021", "beryllium", Stage::Mining, Measure::Production, "beryl").preference,
              1);
    EXPECT_GT(series("usgs-myb-2020", "titanium", Stage::Mining, Measure::Production, "ilmenite-gross-weight")
                  .preference,
              0);
    EXPECT_EQ(series("usgs-myb-1998-2015", "bismuth", Stage::Mining).basis, "bismuth content");
}

TEST_F(UsgsLong, TheJointTotalOfIlmeniteAndRutileIsNotTheTotalOfIlmenite) {
    const SupplyYear ilmenite =
        year(series("usgs-mcs-2025", "titanium", Stage::Mining, Measure::Production, "ilmenite"), 2023);
    EXPECT_EQ(ilmenite.total->value, 8840);
    const SupplyYear joint = year(
        series("usgs-mcs-2025", "titanium", Stage::Mining, Measure::Production, "ilmenite-and-rutile"), 2023);
    EXPECT_EQ(joint.total->value, 9430);
}

TEST_F(UsgsLong, AStateThatIsNoMoreIsAHistoricCountry) {
    const SupplyYear table = year(series("usgs-myb-1998-2015", "rare-earths", Stage::Mining), 1998);
    ASSERT_TRUE(cell(table, "CIS").has_value());
    EXPECT_EQ(cell(table, "CIS")->value, 2000);
    EXPECT_EQ(s_catalogue.countryByIso3("CIS")->kind, "historic");
}

TEST_F(UsgsLong, SuspectValuesAreMarkedAndKept) {
    const std::optional<Cell> spike =
        cell(year(series("usgs-myb-1998-2015", "rare-earths", Stage::Mining), 2000), "KGZ");
    EXPECT_EQ(spike->value, 16536);
    EXPECT_THAT(spike->note,
                HasSubstr("suspect: spike up (16536 t between 6115 t the year before and 5800 t"));
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE note LIKE '%suspect: %'"), 21);
}

TEST_F(UsgsLong, WorldTotalsWithAZeroTooManyAreNoNumbers) {
    const Cell total = *year(series("usgs-myb-1998-2015", "copper", Stage::Mining), 2009).total;
    EXPECT_FALSE(total.value.has_value());
    EXPECT_EQ(total.printed, "160000000");
    EXPECT_THAT(total.note, HasSubstr("ten times the sum of its rows"));
    EXPECT_EQ(count("SELECT count(*) FROM aggregate a WHERE kind = 'world' AND value > 5 * (SELECT "
                    "sum(value) FROM cell c "
                    "WHERE c.series_id = a.series_id AND c.year = a.year) AND a.series_id NOT IN (SELECT id "
                    "FROM series "
                    "WHERE product = 'ilmenite-and-rutile')"),
              0);
}

TEST_F(UsgsLong, ASecondTableUnderTheSameSymbolIsLeftOut) {
    const SupplyYear barite = year(series("usgs-myb-1998-2015", "barite", Stage::Mining), 2001);
    EXPECT_EQ(cell(barite, "AUS")->value, 20000);
    EXPECT_FALSE(cell(barite, "RWA").has_value());
}

TEST_F(UsgsLong, ATotalThatLeavesAProducerOutSaysSo) {
    const SupplyYear lithium = year(series("usgs-mcs-2023", "lithium", Stage::Mining), 2022);
    EXPECT_THAT(lithium.total->remark, HasSubstr("excluding U.S. production"));
}

constexpr auto header =
    "mineral,stage,basis,iso3,country,year,value_t,value_source,unit_source,estimate,edition,"
    "source_file,table,note\n";

class UsgsLongRefuses : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, {tablePath, "sources/usgs_long/usgs_hhi_suspect_cells.csv"});
        folder.write("sources/usgs_long/usgs_hhi_suspect_cells.csv", suspects);
        folder.write("curated/usgs_long_exclusions.csv", "edition,mineral,stage,iso3,year,value,reason\n");
        folder.write("curated/usgs_long_notes.csv", notes);
        folder.write("curated/usgs_long_series.csv", map);
    }
    std::string complaint(const std::string& lines) {
        folder.write(tablePath, header + lines);
        db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestUsgsLong(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }
    /// A row of tin in Peru in 2020.
    static std::string row(const std::string& value, const std::string& unit = "t",
                           const std::string& estimate = "") {
        return "tin,mine,Sn content,PER,Peru,2020," + value + "," + value + "," + unit + "," + estimate +
               ",MYB2020,tin.xlsx,T9,\n";
    }

    static constexpr auto suspects = "mineral,iso3,year,why,previous_year_t,this_year_t,next_year_t\n";
    static constexpr auto notes = "edition,mineral,stage,iso3,year,value,usable,note\n";
    static constexpr auto map = "edition,name,stage_name,basis_name,file_unit,source,mineral,stage,measure,"
                                "product,label,unit,basis,preference,"
                                "comparable,reason,remark,note\n"
                                "MYB2020,tin,mine,Sn content,t,usgs-myb-2020,tin,mining,production,,mine "
                                "production,t,tin content,0,1,,,\n";
    TemporaryDirectory folder;
    Database db = Database::inMemory();
};

TEST_F(UsgsLongRefuses, NothingInAGoodFile) {
    EXPECT_EQ(complaint(row("20647.0", "t", "e")), "");
}

TEST_F(UsgsLongRefuses, AnEditionOrMineralOrBasisWithoutAMapping) {
    EXPECT_THAT(
        complaint(row("1.0") + "tin,mine,gross weight,PER,Peru,2020,1.0,1.0,t,,MYB2020,tin.xlsx,T9,\n"),
        AllOf(HasSubstr("row 3"), HasSubstr("MYB2020 / tin / mine / gross weight")));
    EXPECT_THAT(complaint(row("1.0") + "tin,mine,Sn content,PER,Peru,2020,1.0,1.0,t,,MYB2030,tin.xlsx,T9,\n"),
                HasSubstr("MYB2030 / tin"));
}

TEST_F(UsgsLongRefuses, AUnitThatIsNotTheSeries) {
    EXPECT_THAT(complaint(row("20.6", "kt")), HasSubstr("the unit is 'kt' where"));
}

TEST_F(UsgsLongRefuses, TheSameRowTwice) {
    EXPECT_THAT(complaint(row("1.0") + row("2.0")), HasSubstr("second value"));
}

TEST_F(UsgsLongRefuses, SignsThatAreNotKnown) {
    EXPECT_THAT(complaint(row("1.0", "t", "r")), HasSubstr("'estimate' holds 'r'"));
    EXPECT_THAT(complaint("tin,mine,Sn content,PER,Peru,2020,1.0,1.0,t,,MYB2020,tin.xlsx,T9,footnote\n"),
                HasSubstr("'note' is not empty"));
    EXPECT_THAT(complaint(row("-5")), HasSubstr("'-5'"));
}

TEST_F(UsgsLongRefuses, RemarksAboutRowsThatAreNotThere) {
    folder.write("curated/usgs_long_notes.csv",
                 std::string(notes) + "MYB2020,tin,mine,PER,2020,99,yes,because\n");
    EXPECT_THAT(complaint(row("1.0")),
                AllOf(HasSubstr("usgs_long_notes.csv, row 2"), HasSubstr("no such row")));
    folder.write("curated/usgs_long_notes.csv",
                 std::string(notes) + "MYB2020,tin,mine,PER,2020,1,maybe,because\n");
    EXPECT_THAT(complaint(row("1.0")), HasSubstr("'usable' holds 'maybe'"));
}

TEST_F(UsgsLongRefuses, ASuspectValueThatIsNotThere) {
    folder.write("sources/usgs_long/usgs_hhi_suspect_cells.csv",
                 std::string(suspects) + "tin,PER,2001,spike up,1.0,5.0,1.0\n");
    EXPECT_THAT(complaint(row("1.0")), HasSubstr("no such value"));
    folder.write("sources/usgs_long/usgs_hhi_suspect_cells.csv",
                 std::string(suspects) + "tin,PER,2001,dip,1.0,0.0,1.0\n");
    EXPECT_EQ(complaint(row("1.0")), "");
}

} // namespace
} // namespace lodestone
