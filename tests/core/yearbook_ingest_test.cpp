// SPDX-License-Identifier: GPL-3.0-or-later
// The Minerals Yearbook workbooks: a test for each trap of their tables. That every number is right is
// checked by tests/audit_yearbook.py; what stops the reader stands in yearbook_table_test.cpp.
#include "ingest/yearbook.h"

#include "store/load.h"
#include "store/statement.h"

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
using ::testing::Not;

class Yearbook : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        s_run->loadNames();
        ingestYearbooks(*s_run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }

    static const FileReport& report(const std::string& workbook) {
        return s_run->report(std::string(yearbookFolder) + "/" + workbook);
    }
    static const Series& series(std::string_view mineral, Stage stage = Stage::Mining,
                                std::string_view product = "") {
        for (const Series* row : s_catalogue.seriesOf(s_catalogue.mineralBySlug(mineral)->id, stage)) {
            if (row->product == product) {
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
    static std::optional<Cell> cell(const Series& row, int wanted, std::string_view iso3) {
        const SupplyYear table = year(row, wanted);
        const CountryId id = s_catalogue.countryByIso3(iso3)->id;
        const auto at = std::find_if(table.rows.begin(), table.rows.end(),
                                     [id](const SupplyRow& one) { return one.country == id; });
        return at == table.rows.end() ? std::nullopt : std::optional(at->cell);
    }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
    static inline Catalogue s_catalogue;
};

TEST_F(Yearbook, EveryValueIsStoredOrSkippedWithItsReason) {
    std::int64_t rows = 0;
    std::int64_t stored = 0;
    std::int64_t skipped = 0;
    int workbooks = 0;
    for (const FileReport& one : s_run->reports()) {
        if (one.path.starts_with(yearbookFolder)) {
            ++workbooks;
            rows += one.rows;
            stored += one.stored;
            for (const auto& [reason, values] : one.skipped) {
                skipped += values;
            }
        }
    }
    EXPECT_EQ(workbooks, 27);
    EXPECT_EQ(rows, 4656);
    EXPECT_EQ(stored, 3426); // 41 of them are added to another: 3385 cells
    EXPECT_EQ(rows, stored + skipped);
    EXPECT_EQ(s_db->handle().execAndGet("SELECT count(*) FROM series").getInt(), 48);
    EXPECT_EQ(s_db->handle()
                  .execAndGet("SELECT (SELECT count(*) FROM cell) + (SELECT count(*) FROM aggregate)")
                  .getInt(),
              3385);
}

TEST_F(Yearbook, RaisedMarksOnANameAreMarksAndNotLetters) {
    const Series& earths = series("rare-earths");
    EXPECT_EQ(cell(earths, 2020, "BRA")->status, CellStatus::Estimated); // Brazil with a raised e
    const Cell china = *cell(earths, 2020, "CHN");                       // China with a raised 3
    EXPECT_EQ(china.value, 140000);
    EXPECT_EQ(china.status, CellStatus::Reported);
    EXPECT_EQ(china.note, "Official production quota. Illegal production could not be quantified.");
}

TEST_F(Yearbook, FormsBehindANameAreARemarkAndTheirLastLetterIsNoMark) {
    const Cell finland = *cell(series("chromium"), 2017, "FIN"); // 'Finland, ore' is not estimated
    EXPECT_EQ(finland.status, CellStatus::Reported);
    EXPECT_EQ(finland.remark, "ore");
    EXPECT_EQ(cell(series("graphite"), 2021, "KOR")->remark,
              "crystalline flake"); // 'Korea, Republic of, ...'
}

TEST_F(Yearbook, MarksBesideAValueSayWhatItIs) {
    const Series& aluminum = series("aluminum", Stage::Processing);
    const Cell france = *cell(aluminum, 2019, "FRA"); // r, e
    EXPECT_EQ(france.status, CellStatus::Estimated);
    EXPECT_EQ(france.note, "Revised by the publisher.");
    const Cell before = *cell(aluminum, 2017, "FRA"); // r
    EXPECT_EQ(before.status, CellStatus::Reported);
    EXPECT_EQ(before.note, "Revised by the publisher.");
    EXPECT_EQ(cell(series("cobalt", Stage::Processing), 2016, "AUS")->note, // e, 4
              "Includes estimated production by Queensland Nickel Pty. Ltd. reported by Darton Commodities "
              "Ltd. -- Source: Cobalt Institute (formerly Cobalt Development Institute), except as noted.");
}

TEST_F(Yearbook, MarksOnAYearHoldForItsWholeColumn) {
    const Series& ferroniobium = series("niobium", Stage::Processing, "ferroniobium");
    EXPECT_EQ(cell(ferroniobium, 2017, "BRA")->status, CellStatus::Reported);
    EXPECT_EQ(cell(ferroniobium, 2018, "BRA")->status, CellStatus::Estimated);
}

TEST_F(Yearbook, MarksOnAHeadingHoldForTheTotalBelowIt) {
    EXPECT_EQ(cell(series("niobium"), 2017, "COD")->status,
              CellStatus::Estimated); // 'Congo, Kinshasa:' with e
}

TEST_F(Yearbook, ADashIsZeroAndKeepsThatItIsAnEstimate) {
    const Cell bosnia = *cell(series("aluminum", Stage::Processing), 2020, "BIH");
    EXPECT_EQ(bosnia.value, 0);
    EXPECT_EQ(bosnia.status, CellStatus::Zero);
    EXPECT_EQ(bosnia.printed, "--");
    EXPECT_THAT(cell(series("cobalt", Stage::Processing), 2020, "ZMB")->note, HasSubstr("Estimated."));
}

TEST_F(Yearbook, WithheldAndUnavailableFiguresKeepTheirReason) {
    const Cell barite = *cell(series("barite"), 2021, "USA");
    EXPECT_EQ(barite.status, CellStatus::Withheld);
    EXPECT_THAT(barite.note, HasSubstr("Withheld to avoid disclosing company proprietary data."));
    EXPECT_EQ(cell(series("tungsten"), 2016, "ZWE")->status, CellStatus::NotAvailable);
}

TEST_F(Yearbook, ATotalWithoutAWithheldProducerSaysSo) {
    EXPECT_EQ(year(series("lithium"), 2018).total->note, "Excludes U.S. production.");
    EXPECT_THAT(year(series("selenium", Stage::Processing), 2019).total->note,
                HasSubstr("not included in total"));
    EXPECT_THAT(year(series("zirconium"), 2021).total->note, HasSubstr("Excludes the United States."));
    EXPECT_THAT(year(series("zirconium"), 2019).total->note, Not(HasSubstr("Excludes")));
}

TEST_F(Yearbook, ANumberInBracketsIsWhatItsOwnFootnoteSays) {
    const Cell nigeria = *cell(series("manganese"), 2020, "NGA");
    EXPECT_EQ(nigeria.status, CellStatus::BelowPrecision);
    EXPECT_EQ(nigeria.range->high, 0.5);
    EXPECT_EQ(nigeria.printed, "(9)");
    const Cell taiwan = *cell(series("nickel", Stage::Processing), 2019, "TWN");
    EXPECT_EQ(taiwan.status, CellStatus::IncludedElsewhere);
    EXPECT_THAT(taiwan.note, HasSubstr("would result in double counting"));
}

TEST_F(Yearbook, AnUpperBoundIsAnInterval) {
    const Cell bound = *cell(series("zirconium"), 2021, "USA");
    EXPECT_FALSE(bound.value.has_value());
    EXPECT_EQ(bound.relation, Relation::Below);
    EXPECT_EQ(bound.range->high, 100000);
}

TEST_F(Yearbook, TheTotalOfACountryIsTakenAndNotItsForms) {
    EXPECT_EQ(cell(series("fluorspar"), 2016, "BRA")->value, 18260);
    EXPECT_EQ(cell(series("nickel", Stage::Processing), 2019, "JPN")->value, 183000);
    // Ferromanganese of China stands in two rows below a heading of its own.
    EXPECT_EQ(cell(series("manganese", Stage::Processing, "ferromanganese-and-silicomanganese"), 2017, "CHN")
                  ->value,
              8390000);
}

TEST_F(Yearbook, FormsWithoutATotalAreAddedUpAndSaySo) {
    const Cell russia = *cell(series("nickel"), 2016, "RUS");
    EXPECT_EQ(russia.value, 258840);
    EXPECT_EQ(russia.printed, "7000 + 251840");
    EXPECT_EQ(russia.status, CellStatus::Estimated); // the first of the two is
    EXPECT_EQ(russia.note,
              "Added up here: the table prints Laterite ore and Sulfide ore, concentrate and no total for "
              "the country.");
}

TEST_F(Yearbook, LithiumHydroxideIsLeftOutOfChileAsOfTheTotal) {
    EXPECT_EQ(cell(series("lithium"), 2017, "CHL")->value, 13830 + 413);
    EXPECT_EQ(report("lithium.xlsx")
                  .skipped.at("made from lithium carbonate: the publisher leaves it out of the "
                              "total, so that nothing is counted twice"),
              15);
}

TEST_F(Yearbook, LithiumIsItsContentInBothBlocksOfYears) {
    EXPECT_EQ(cell(series("lithium"), 2017, "AUS")->value, 47512);
    EXPECT_EQ(cell(series("lithium"), 2021, "AUS")->value, 55281);
    EXPECT_EQ(series("lithium").years, (std::vector<Year>{2017, 2018, 2019, 2020, 2021}));
    EXPECT_EQ(cell(series("lithium"), 2021, "BRA")->note,
              "Marked as an estimate in the column Gross weight.");
}

TEST_F(Yearbook, ManganeseIsItsContentAndNotGrossWeight) {
    const Series& manganese = series("manganese");
    EXPECT_EQ(cell(manganese, 2021, "AUS")->value, 3255);
    EXPECT_EQ(cell(manganese, 2021, "AUS")->remark, "Mn content, 37% to 53% Mn");
    EXPECT_FALSE(cell(manganese, 2021, "COD").has_value()); // gross weight only
    EXPECT_EQ(year(manganese, 2021).total->value, 20100);
    EXPECT_EQ(report("manganese.xlsx").skipped.at("given without its Mn content"), 5);
}

TEST_F(Yearbook, TheBreakdownOfTheWorldTotalIsNoCountry) {
    EXPECT_EQ(report("fluorspar.xlsx").skipped.at("breakdown of the world total by form"), 15);
    EXPECT_EQ(year(series("fluorspar"), 2020).total->value, 8240000);
}

TEST_F(Yearbook, AWideBlankBeforeTheTotalDoesNotHideIt) {
    EXPECT_EQ(year(series("nickel", Stage::Processing), 2019).total->value, 2240000);
}

TEST_F(Yearbook, OneTableOfPlatinumGroupMetalsIsFiveSeries) {
    for (const std::string_view metal : {"palladium", "platinum", "iridium", "rhodium", "ruthenium"}) {
        EXPECT_EQ(series(metal).unit, "kg") << metal;
    }
    EXPECT_EQ(year(series("rhodium"), 2021).total->value, 24400);
    EXPECT_EQ(cell(series("platinum"), 2021, "RUS")->value, 21000);
    EXPECT_EQ(cell(series("palladium"), 2021, "RUS")->value, 86000);
}

TEST_F(Yearbook, WorkbooksHoldWhatTheirNamesDoNotSay) {
    EXPECT_THAT(series("cobalt").note, HasSubstr("Table 7 of colbalt.xlsx"));
    EXPECT_THAT(series("selenium", Stage::Processing).note, HasSubstr("Table 6 of tellurium.xlsx"));
    EXPECT_EQ(report("hafnium.xlsx").stored, 0);
    EXPECT_EQ(report("hafnium.xlsx")
                  .skipped.at("the same file as zirconium.xlsx, byte for byte: it has no figures on hafnium"),
              100);
}

TEST_F(Yearbook, GraphiteKeepsTheNoteOnItsBreak) {
    EXPECT_EQ(cell(series("graphite"), 2019, "CHN")->note, "The table breaks here: 665,000 t in 2020.");
    EXPECT_EQ(cell(series("graphite"), 2020, "CHN")->note,
              "Revised by the publisher. -- The table breaks here: 1,185,000 t in 2019.");
    EXPECT_THAT(series("graphite").note, HasSubstr("China breaks inside this table"));
}

TEST_F(Yearbook, ASeriesSaysHowNewAndHowRoundedItsTableIsAndWhomItLeavesOut) {
    EXPECT_THAT(
        series("rare-earths").note,
        AllOf(HasSubstr("Table 8 of rareearth.xlsx, data available through August 16, 2021."),
              HasSubstr("Totals, U.S. data, and estimated data are rounded to three significant digits"),
              HasSubstr("Indonesia, North Korea, Nigeria")));
}

TEST_F(Yearbook, FormsOnAnotherBasisNeverAnswerByDefault) {
    EXPECT_GT(series("beryllium", Stage::Mining, "beryl").preference, 0);
    EXPECT_GT(series("titanium", Stage::Mining, "ilmenite-gross-weight").preference, 0);
    EXPECT_EQ(
        s_db->handle()
            .execAndGet("SELECT count(*) FROM (SELECT 1 FROM series WHERE preference = 0 GROUP BY source_id, "
                        "mineral_id, stage_id HAVING count(*) > 1)")
            .getInt(),
        0);
}

TEST_F(Yearbook, UnitsAreThoseOfTheTable) {
    EXPECT_EQ(series("niobium").unit, "kg");
    EXPECT_EQ(series("manganese").unit, "kt");
    EXPECT_EQ(series("barite").unit, "t");
}

TEST_F(Yearbook, CapacityIsASeriesOfItsOwnThatComesAfterProduction) {
    const auto found = s_catalogue.seriesOf(s_catalogue.mineralBySlug("gallium")->id, Stage::Processing);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0]->measure, Measure::Production);
    EXPECT_EQ(found[1]->measure, Measure::Capacity);
    EXPECT_EQ(cell(*found[1], 2021, "CHN")->value, 650'000);
    EXPECT_EQ(cell(*found[1], 2021, "CHN")->status, CellStatus::Estimated) << "the title says so";
    EXPECT_EQ(year(*found[1], 2021).total->value, 774'000);
    EXPECT_THAT(found[1]->note, HasSubstr("plants on standby basis"));
    EXPECT_EQ(cell(series("chromium", Stage::Processing, "stainless-steel"), 2021, "CHN")->value, 5'700);
    EXPECT_EQ(report("chromium.xlsx").skipped.at("consumption of chromium, neither production nor capacity"),
              117);
}

TEST_F(Yearbook, PlantsAreAddedUpAndOneWithoutANumberLeavesALowerBound) {
    const auto found = s_catalogue.seriesOf(s_catalogue.mineralBySlug("indium")->id, Stage::Processing);
    const Series& capacity = *found.back();
    EXPECT_EQ(capacity.measure, Measure::Capacity);
    EXPECT_FALSE(capacity.comparable);
    const Cell china = *cell(capacity, 2021, "CHN");
    EXPECT_EQ(china.value, 1'066);
    EXPECT_EQ(china.relation, Relation::Above);
    EXPECT_EQ(china.sourceRow, 10);
    EXPECT_THAT(china.note, AllOf(HasSubstr("the plants of rows 10 to 31 of the sheet"),
                                  HasSubstr("The capacity of 1 of these 22 plants is not available."),
                                  HasSubstr("Does not represent a complete list")));
    EXPECT_EQ(cell(capacity, 2021, "KOR")->printed, "160 + 100");
    EXPECT_EQ(cell(capacity, 2021, "KOR")->relation, Relation::Equal);
}

} // namespace
} // namespace lodestone
