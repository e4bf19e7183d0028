// SPDX-License-Identifier: GPL-3.0-or-later
// The publisher's file as it is, and what the reader makes of each of its peculiarities. Broken and changed
// files are in mcs2026_errors_test.cpp; that every number is right is checked by tests/audit_database.py.
#include "ingest/mcs2026.h"

#include "ingest/ingest.h"
#include "store/load.h"
#include "store/statement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace lodestone {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Reading takes a moment, and no test writes: all share one database.
class Mcs2026 : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        s_run->loadNames();
        ingestMcs2026(*s_run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }

    static int count(const std::string& sql) { return s_db->handle().execAndGet(sql).getInt(); }
    static const Series& series(std::string_view mineral, Stage stage, Measure measure,
                                std::string_view product = "", std::string_view source = "usgs-mcs-2026") {
        const SourceId sourceId = s_catalogue.sourceBySlug(source)->id;
        const MineralId mineralId = s_catalogue.mineralBySlug(mineral)->id;
        const auto at =
            std::find_if(s_catalogue.series.begin(), s_catalogue.series.end(), [&](const Series& row) {
                return row.mineral == mineralId && row.stage == stage && row.measure == measure &&
                       row.product == product && row.source == sourceId;
            });
        if (at == s_catalogue.series.end()) {
            throw std::runtime_error("no such series: " + std::string(mineral));
        }
        return *at;
    }
    static SupplyYear year(const Series& row, int wanted) {
        const SupplyTable table = loadSupply(*s_db, row);
        const SupplyYear* found = table.find(wanted);
        return found == nullptr ? SupplyYear{} : *found;
    }
    static SupplyYear mined(std::string_view mineral, int wanted = 2025, std::string_view product = "") {
        return year(series(mineral, Stage::Mining, Measure::Production, product), wanted);
    }
    static SupplyYear reserves(std::string_view mineral, std::string_view product = "", int wanted = 2025) {
        return year(series(mineral, Stage::Reserves, Measure::Reserves, product), wanted);
    }
    static Cell cell(const SupplyYear& table, std::string_view iso3) {
        const CountryId id = s_catalogue.countryByIso3(iso3)->id;
        const auto at = std::find_if(table.rows.begin(), table.rows.end(),
                                     [id](const SupplyRow& row) { return row.country == id; });
        if (at == table.rows.end()) {
            throw std::runtime_error("no row of " + std::string(iso3));
        }
        return at->cell;
    }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
    static inline Catalogue s_catalogue;
};

TEST_F(Mcs2026, EveryRowIsStored) {
    const FileReport& report = s_run->report(mcs2026Path);
    EXPECT_EQ(report.rows, 8886);
    EXPECT_EQ(report.stored, 8886);
    EXPECT_TRUE(report.skipped.empty());
    EXPECT_EQ(count("SELECT count(*) FROM statistic WHERE topic IN ('salient', 'net_import_reliance')"),
              4863);
    EXPECT_EQ(count("SELECT count(*) FROM statistic WHERE topic = 'import_source'"), 720);
    const std::string ours = "WHERE series_id IN (SELECT id FROM series WHERE source_id = "
                             "(SELECT id FROM source WHERE slug = 'usgs-mcs-2026'))";
    EXPECT_EQ(count("SELECT count(*) FROM cell " + ours) + count("SELECT count(*) FROM aggregate " + ours),
              3303);
    EXPECT_EQ(count("SELECT count(DISTINCT source_row) FROM (SELECT source_row FROM cell " + ours +
                    " UNION ALL SELECT source_row FROM aggregate " + ours + ")"),
              3303);
}

TEST_F(Mcs2026, RareEarthMiningIsAsPrinted) {
    const SupplyYear table = mined("rare-earths");
    EXPECT_EQ(cell(table, "CHN").value, 270000);
    EXPECT_EQ(cell(table, "CHN").printed, "270,000");
    EXPECT_EQ(cell(table, "CHN").status, CellStatus::Estimated);
    EXPECT_EQ(cell(table, "CHN").sourceRow, 6094);
    EXPECT_EQ(table.total->value, 390000);
    EXPECT_EQ(series("rare-earths", Stage::Mining, Measure::Production).unit, "t");
    EXPECT_EQ(series("rare-earths", Stage::Mining, Measure::Production).basis, "rare-earth oxide equivalent");
}

TEST_F(Mcs2026, WindowsEncodingIsRead) {
    EXPECT_EQ(cell(mined("manganese"), "CIV").status, CellStatus::Estimated);
    EXPECT_EQ(series("clays", Stage::Mining, Measure::Production, "fullers-earth").label,
              "mine production, fuller\u2019s earth");
}

TEST_F(Mcs2026, ADashIsZero) {
    const Cell dash = cell(mined("tungsten"), "USA");
    EXPECT_EQ(dash.printed, "\u2014");
    EXPECT_EQ(dash.value, 0.0);
    EXPECT_EQ(dash.status, CellStatus::Zero);
}

TEST_F(Mcs2026, NotAvailableIsNotZero) {
    const Cell missing = cell(reserves("rare-earths"), "IND");
    EXPECT_EQ(missing.printed, "NA");
    EXPECT_EQ(missing.status, CellStatus::NotAvailable);
    EXPECT_FALSE(missing.value.has_value());
}

TEST_F(Mcs2026, WithheldIsKeptAndTheTotalSaysThatItIsLeftOut) {
    const SupplyYear table = mined("lithium");
    EXPECT_EQ(cell(table, "USA").status, CellStatus::Withheld);
    EXPECT_FALSE(cell(table, "USA").value.has_value());
    EXPECT_THAT(table.total->note, HasSubstr("Excludes U.S. production."));
}

TEST_F(Mcs2026, SmallSIsBelowHalfAUnitOrIncludedElsewhereAsItsNoteSays) {
    const Cell small = cell(mined("vermiculite", 2024), "MEX");
    EXPECT_EQ(small.status, CellStatus::BelowPrecision);
    EXPECT_EQ(small.range, (Interval{0, 0.5}));
    EXPECT_FALSE(small.value.has_value());

    const Cell inTotal = cell(reserves("graphite"), "USA");
    EXPECT_EQ(inTotal.status, CellStatus::IncludedElsewhere);
    EXPECT_THAT(inTotal.note, HasSubstr("Included in \u201CWorld total.\u201D"));
    EXPECT_THAT(cell(reserves("peat"), "DEU").note, HasSubstr("Included with \u201COther countries.\u201D"));
    EXPECT_EQ(cell(mined("titanium", 2025, "rutile"), "USA").status, CellStatus::IncludedElsewhere);
}

TEST_F(Mcs2026, EstimatesComeFromTheRemarksWhereverTheyStandInTheNotes) {
    EXPECT_EQ(cell(mined("rare-earths", 2024), "USA").status, CellStatus::Reported);
    EXPECT_EQ(cell(mined("rare-earths", 2024), "MMR").status, CellStatus::Estimated);
    const Series& neon = series("neon", Stage::Processing, Measure::Production);
    EXPECT_EQ(cell(year(neon, 2025), "USA").note,
              "Estimated .-- Source: Intelligas Consulting LLC and TECHCET CA LLC.");
    EXPECT_EQ(cell(year(neon, 2025), "USA").status, CellStatus::Estimated);
    const Series& capacity = series("gallium", Stage::Processing, Measure::Capacity);
    EXPECT_EQ(cell(year(capacity, 2025), "CHN").status,
              CellStatus::Estimated); // 'Estimated from Asian Metal Ltd.'
    EXPECT_EQ(cell(mined("rhenium"), "RUS").status, CellStatus::NotAvailable);
}

TEST_F(Mcs2026, LowerBoundsKeepTheirRelation) {
    const Cell total = *reserves("rare-earths").total;
    EXPECT_EQ(total.value, 85e6);
    EXPECT_EQ(total.relation, Relation::Above);
    EXPECT_EQ(total.printed, ">85,000,000");
    EXPECT_EQ(reserves("nickel").other->relation, Relation::Above);
}

TEST_F(Mcs2026, UpperBoundsAreIntervalsFromZeroAndNoValue) {
    const Cell bound = *reserves("cesium").other;
    EXPECT_EQ(bound.printed, "<200,000");
    EXPECT_EQ(bound.relation, Relation::Below);
    EXPECT_EQ(bound.range, (Interval{0, 200000}));
    EXPECT_FALSE(bound.value.has_value());
    EXPECT_EQ(bound.status, CellStatus::Estimated);
    EXPECT_THAT(bound.remark, HasSubstr("Australia, Canada, China, and Namibia"));
}

TEST_F(Mcs2026, RangesAreIntervals) {
    const Cell slag =
        *year(series("iron-and-steel-slag", Stage::Processing, Measure::Production, "iron-slag"), 2025).total;
    EXPECT_EQ(slag.range, (Interval{330, 390}));
    EXPECT_EQ(slag.relation, Relation::Range);
    EXPECT_EQ(slag.status, CellStatus::Estimated);
}

TEST_F(Mcs2026, WordsForReservesStayWords) {
    EXPECT_EQ(reserves("gypsum").total->status, CellStatus::Qualitative);
    EXPECT_EQ(reserves("gypsum").total->printed, "Large");
    EXPECT_EQ(cell(reserves("garnet"), "AUS").printed, "Moderate to large");
    EXPECT_EQ(cell(reserves("mica", "sheet"), "USA").printed, "Very small");
}

TEST_F(Mcs2026, ShiftedColumnsOfYttriumAreRepaired) {
    const Cell total = *mined("yttrium").total;
    EXPECT_EQ(total.range, (Interval{10000, 15000}));
    EXPECT_EQ(total.note, "");
    EXPECT_EQ(total.status, CellStatus::Reported);
    EXPECT_EQ(total.sourceRow, 8533);
}

TEST_F(Mcs2026, TotalsWithTheWordRoundedBelongToTheirColumn) {
    EXPECT_EQ(mcsDetail("Mine production: rounded"), "Mine production");
    EXPECT_EQ(mcsDetail("Reserves: Ore: rounded"), "Reserves: Ore");
    EXPECT_EQ(mcsDetail("Mine production: Bentonite, rounded"), "Mine production: Bentonite");
    EXPECT_EQ(mcsDetail("less than 200,000\u00A0tons "), "less than 200,000 tons");
    EXPECT_EQ(mined("cobalt").total->value, 310000);
}

TEST_F(Mcs2026, OtherCountriesIsNoCountry) {
    EXPECT_EQ(count("SELECT count(*) FROM country WHERE name IN ('Other countries', 'World total')"), 0);
    EXPECT_EQ(mined("cobalt").other->value, 9100);
}

TEST_F(Mcs2026, ASectionWithAColonIsRead) {
    EXPECT_TRUE(mined("gold").total.has_value());
}

TEST_F(Mcs2026, UnitsAreThoseOfThePublisherAndNeverConverted) {
    EXPECT_EQ(series("palladium", Stage::Mining, Measure::Production).unit, "kg");
    EXPECT_EQ(series("bauxite", Stage::Mining, Measure::Production).unit, "kt (dry)");
    EXPECT_EQ(series("gemstones", Stage::Mining, Measure::Production).unit, "thousand carats");
    EXPECT_EQ(series("diamond", Stage::Mining, Measure::Production).unit, "million carats");
    EXPECT_EQ(series("helium", Stage::Mining, Measure::Production).unit, "million m3");
    EXPECT_EQ(series("xenon", Stage::Processing, Measure::Production).unit, "million L");
    EXPECT_EQ(series("cesium", Stage::Reserves, Measure::Reserves).unit, "t");
    EXPECT_EQ(series("iron-ore", Stage::Mining, Measure::Production, "usable-ore").unit, "kt");
    EXPECT_EQ(series("iron-ore", Stage::Reserves, Measure::Reserves, "crude-ore").unit, "Mt");
    EXPECT_EQ(cell(year(series("xenon", Stage::Processing, Measure::Production), 2025), "USA").value, 0.1);
}

TEST_F(Mcs2026, FormsInsideOneColumnBecomeRemarks) {
    EXPECT_EQ(cell(mined("mercury"), "PER").remark, "exports");
    EXPECT_EQ(cell(mined("iron-oxide-pigments"), "PAK").remark, "ocher");
    const Cell scandium = cell(reserves("scandium", "", 2023), "AUS");
    EXPECT_EQ(scandium.value, 34000);
    EXPECT_EQ(scandium.remark, "accessible Economic Demonstrated Resources");
}

TEST_F(Mcs2026, MixedFormsAreNotComparable) {
    for (const char* mineral : {"boron", "kyanite"}) {
        const Series& mixed = series(mineral, Stage::Mining, Measure::Production);
        EXPECT_FALSE(mixed.comparable) << mineral;
        EXPECT_THAT(mixed.comparableReason, HasSubstr("the publisher")) << mineral;
        EXPECT_EQ(mined(mineral).total->status, CellStatus::NotApplicable) << mineral;
    }
    EXPECT_EQ(cell(mined("boron"), "CHL").remark, "ulexite");
    EXPECT_EQ(mined("tin").total->remark, "rounded") << "'Mine production: rounded'";
}

TEST_F(Mcs2026, DifferentBasesAreDifferentSeries) {
    EXPECT_EQ(series("chromium", Stage::Reserves, Measure::Reserves, "ore").years, std::vector<Year>{2024});
    EXPECT_EQ(series("chromium", Stage::Reserves, Measure::Reserves, "cr2o3-content").years,
              std::vector<Year>{2025});
    EXPECT_EQ(series("manganese", Stage::Mining, Measure::Production).basis, "manganese content");
    EXPECT_EQ(series("manganese", Stage::Reserves, Measure::Reserves).basis, "gross weight");
}

TEST_F(Mcs2026, EachMineralAndStageHasOneSeriesThatAnswers) {
    EXPECT_EQ(count("SELECT count(*) FROM (SELECT 1 FROM series GROUP BY source_id, mineral_id, stage_id "
                    "HAVING sum(preference = 0) <> 1 OR count(DISTINCT preference) <> count(*))"),
              0);
    const Series& metal = series("titanium", Stage::Processing, Measure::Production);
    EXPECT_LT(metal.preference, series("titanium", Stage::Processing, Measure::Capacity).preference);
    EXPECT_EQ(series("copper", Stage::Processing, Measure::Production).label, "refinery production");
}

TEST_F(Mcs2026, TheErratumIsItsOwnEditionAndTheDataReleaseStays) {
    const SupplyYear released = reserves("rare-earths");
    EXPECT_EQ(cell(released, "BRA").value, 21e6);
    const SupplyYear corrected =
        year(series("rare-earths", Stage::Reserves, Measure::Reserves, "", "usgs-mcs-2026-v1.3"), 2025);
    EXPECT_EQ(cell(corrected, "BRA").value, 11e6);
    EXPECT_EQ(cell(corrected, "BRA").printed, "11,000,000");
    EXPECT_THAT(cell(corrected, "BRA").note, HasSubstr("Version 1.3 of the report"));
    EXPECT_EQ(corrected.total->value, 75e6);
    EXPECT_EQ(corrected.total->relation, Relation::Above);
    EXPECT_EQ(corrected.rows.size(), released.rows.size());
    for (std::size_t i = 0; i < released.rows.size(); ++i) {
        EXPECT_EQ(corrected.rows[i].country, released.rows[i].country) << "the order of rows must stay";
    }
    // That a figure is carried over is the note of the series; the figure keeps its own notes, file and line.
    EXPECT_EQ(cell(corrected, "CHN").note, cell(released, "CHN").note);
    EXPECT_EQ(cell(corrected, "CHN").file, cell(released, "CHN").file);
    EXPECT_EQ(cell(corrected, "CHN").sourceRow, cell(released, "CHN").sourceRow);
    EXPECT_EQ(cell(corrected, "CHN").value, cell(released, "CHN").value);
    EXPECT_THAT(cell(corrected, "IND").note, HasSubstr("OSCOM"));
    EXPECT_THAT(series("rare-earths", Stage::Reserves, Measure::Reserves, "", "usgs-mcs-2026-v1.3").note,
                HasSubstr("what that does not name is unchanged"));
}

TEST_F(Mcs2026, ARemarkThatThePublisherWithdrewIsSaidToBeWithdrawn) {
    const Cell& china = cell(year(series("rare-earths", Stage::Mining, Measure::Production), 2024), "CHN");
    EXPECT_THAT(china.note,
                HasSubstr("does not include undocumented production. -- The publisher withdrew the remark"));
    EXPECT_THAT(china.note, HasSubstr("in version 1.1 of the report, 5 March 2026."));
    const auto found = s_catalogue.seriesOf(s_catalogue.mineralBySlug("rare-earths")->id, Stage::Mining);
    EXPECT_EQ(std::ranges::count(found, s_catalogue.sourceBySlug("usgs-mcs-2026-v1.3")->id, &Series::source),
              0)
        << "no figure changed: the table stays one edition";
}

TEST_F(Mcs2026, EveryFigureNamesItsFile) {
    const Cell& china = cell(year(series("rare-earths", Stage::Mining, Measure::Production), 2025), "CHN");
    const SourceFile* file = s_catalogue.file(china.file);
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(file->path, "sources/usgs_mcs2026/MCS2026_Commodities_Data.csv");
    EXPECT_EQ(file->sheet, "");
    EXPECT_EQ(s_catalogue.file(FileId{}), nullptr);
}

TEST_F(Mcs2026, TheCorrectedEditionIsTheNewestOfItsSeries) {
    const auto found = s_catalogue.seriesOf(s_catalogue.mineralBySlug("rare-earths")->id, Stage::Reserves);
    ASSERT_GE(found.size(), 2U);
    EXPECT_EQ(s_catalogue.source(found.front()->source)->slug, "usgs-mcs-2026-v1.3");
}

} // namespace
} // namespace lodestone
