// SPDX-License-Identifier: GPL-3.0-or-later
// The compilation of Yearbook tables of 1998 to 2015: a test for each trap of its files, and what stops its
// reader. That every number is right is checked by tests/audit_compiled_yearbooks.py.
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
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr auto folderName = "sources/usgs_myb_1998_2015/";
constexpr auto suspectsPath = "sources/usgs_long/usgs_hhi_suspect_cells.csv";

class CompiledYearbooks : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        s_run->loadNames();
        ingestCompiledYearbooks(*s_run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }

    static int count(const std::string& sql) { return s_db->handle().execAndGet(sql).getInt(); }
    static const Series& series(std::string_view mineral, Stage stage = Stage::Mining,
                                std::string_view product = "", Measure measure = Measure::Production) {
        for (const Series* row : s_catalogue.seriesOf(s_catalogue.mineralBySlug(mineral)->id, stage)) {
            if (row->measure == measure && row->product == product) {
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

TEST_F(CompiledYearbooks, EveryRowIsStoredOrSkippedWithItsReason) {
    std::int64_t rows = 0;
    std::int64_t stored = 0;
    std::int64_t skipped = 0;
    for (int one = 1998; one <= 2015; ++one) {
        const FileReport& report = s_run->report(folderName + std::to_string(one) + " Data.csv");
        rows += report.rows;
        stored += report.stored;
        for (const auto& [reason, number] : report.skipped) {
            skipped += number;
        }
    }
    EXPECT_EQ(rows, 20186);
    EXPECT_EQ(stored + skipped, rows);
    // A row may hold a figure and the world total.
    EXPECT_EQ(count("SELECT (SELECT count(*) FROM cell) + (SELECT count(*) FROM aggregate)"), 16374);
    EXPECT_EQ(count("SELECT count(*) FROM series"), 44);
}

TEST_F(CompiledYearbooks, TheColumnOfTotalsGivesEveryTableItsWorldTotal) {
    EXPECT_EQ(year(series("gold"), 2007).total->value, 2350000);
    EXPECT_EQ(year(series("lead"), 2007).total->value, 3710000);
    EXPECT_EQ(year(series("vanadium"), 2010).total->value, 71700);
    // The head of beryllium's table is a country without a figure.
    const SupplyYear beryllium = year(series("beryllium", Stage::Mining, "beryl"), 2007);
    EXPECT_EQ(beryllium.total->value, 4360);
    EXPECT_FALSE(cell(beryllium, "BRA").has_value());
    EXPECT_EQ(count("SELECT count(*) FROM (SELECT DISTINCT series_id, year FROM cell EXCEPT "
                    "SELECT series_id, year FROM aggregate WHERE kind = 'world')"),
              0);
}

TEST_F(CompiledYearbooks, AValueNamesItsFileAndLineAndWhatIsKnownAboutIt) {
    const std::optional<Cell> china = cell(year(series("rare-earths"), 2010), "CHN");
    EXPECT_EQ(china->value, 89200);
    EXPECT_EQ(china->printed, "89200");
    EXPECT_EQ(china->note,
              "2010 Data.csv -- Revised to the production quota in later Yearbooks; 130,000 t as "
              "first printed.");
    EXPECT_GT(china->sourceRow, 1);
}

TEST_F(CompiledYearbooks, TotalsThatCannotBeAreShownAndNotComputedWith) {
    const auto expectText = [](const SupplyYear& table, const std::string& printed, const std::string& why) {
        ASSERT_TRUE(table.total.has_value());
        EXPECT_FALSE(table.total->value.has_value());
        EXPECT_EQ(table.total->printed, printed);
        EXPECT_THAT(table.total->note, HasSubstr(why));
    };
    expectText(year(series("copper"), 2009), "160000000", "not used as a number");
    expectText(year(series("titanium", Stage::Mining, "ilmenite-rutile-slag-gross-weight"), 2005), "83111000",
               "not used as a number");
    expectText(year(series("nitrogen", Stage::Processing), 2005), "1222000", "not used as a number");
    expectText(year(series("bauxite"), 2002), "137000", "not used as a number");
    expectText(year(series("bauxite"), 2004), "153000", "not used as a number");
    EXPECT_EQ(count("SELECT count(*) FROM aggregate WHERE value IS NULL"), 5);
}

TEST_F(CompiledYearbooks, AYearThatRepeatsTheNextIsKept) {
    const SupplyYear bauxite = year(series("bauxite"), 1999);
    EXPECT_EQ(cell(bauxite, "AUS")->value, cell(year(series("bauxite"), 2000), "AUS")->value);
    EXPECT_EQ(bauxite.total->value, 129000);
}

TEST_F(CompiledYearbooks, ASecondTableUnderTheSameSymbolIsLeftOut) {
    const SupplyYear barite = year(series("barite"), 2001);
    EXPECT_EQ(cell(barite, "AUS")->value, 20000);
    EXPECT_FALSE(cell(barite, "RWA").has_value());
    EXPECT_EQ(barite.total->value, 6780000);
    EXPECT_EQ(year(series("nitrogen", Stage::Processing), 2006).total->value, 125317);
    EXPECT_EQ(year(series("phosphate-rock", Stage::Mining, "p2o5-content"), 1998).total->value, 46206);
}

TEST_F(CompiledYearbooks, ABlockThatStandsTwiceIsReadOnce) {
    const SupplyYear bauxite = year(series("bauxite"), 2012);
    EXPECT_EQ(cell(bauxite, "AUS")->value, 76282);
    EXPECT_EQ(cell(bauxite, "AUS")->sourceRow, 11);
    EXPECT_EQ(bauxite.rows.size(), 28U);
}

TEST_F(CompiledYearbooks, ASymbolInCapitalsIsTheSameElement) {
    // 'LI' stands once, and the total of the table holds it.
    const SupplyYear lithium = year(series("lithium", Stage::Mining, "gross-weight"), 2002);
    EXPECT_EQ(cell(lithium, "ZWE")->value, 33172);
    EXPECT_EQ(lithium.total->value, 219005);
}

TEST_F(CompiledYearbooks, CongoIsTheDemocraticRepublic) {
    const SupplyYear tantalum = year(series("tantalum"), 2009);
    EXPECT_TRUE(cell(tantalum, "COD").has_value());
    EXPECT_FALSE(cell(tantalum, "COG").has_value());
    EXPECT_THAT(cell(tantalum, "COD")->note, HasSubstr("printed ‘Congo’"));
    EXPECT_EQ(count("SELECT count(*) FROM cell JOIN country ON country.id = country_id WHERE iso3 = 'COG'"),
              0);
}

TEST_F(CompiledYearbooks, MarksGluedToNamesAreKeptAsNotes) {
    EXPECT_THAT(cell(year(series("silver"), 2011), "RUS")->note, HasSubstr("printed ‘Russiae’"));
    EXPECT_EQ(cell(year(series("manganese"), 2011), "KAZ")->remark, "crude ore");
}

TEST_F(CompiledYearbooks, ChromiumIsInTonsWhateverTheTableOfUnitsSays) {
    EXPECT_EQ(series("chromium").unit, "t");
    EXPECT_THAT(series("chromium").note, HasSubstr("Its own notes say thousand metric tons"));
    EXPECT_EQ(year(series("chromium"), 2007).total->value, 22500000);
}

TEST_F(CompiledYearbooks, EmptyFieldsAreNoCellsAndYearsWithoutFiguresNoYears) {
    EXPECT_EQ(series("nickel").years.back(), 2014);
    EXPECT_EQ(series("silver").years.back(), 2014);
    EXPECT_FALSE(cell(year(series("lithium", Stage::Mining, "gross-weight"), 2007), "USA").has_value());
    EXPECT_THAT(series("nickel").note, HasSubstr("empty fields are left out"));
}

TEST_F(CompiledYearbooks, GalliumIsCapacityAndLithiumGrossWeight) {
    EXPECT_EQ(series("gallium", Stage::Processing, "", Measure::Capacity).unit, "t");
    EXPECT_THROW(series("gallium", Stage::Processing), std::runtime_error);
    EXPECT_GT(series("lithium", Stage::Mining, "gross-weight").preference, 0);
    EXPECT_THROW(series("lithium"), std::runtime_error);
}

TEST_F(CompiledYearbooks, AStateThatIsNoMoreIsAHistoricCountry) {
    EXPECT_EQ(cell(year(series("rare-earths"), 1998), "CIS")->value, 2000);
    EXPECT_EQ(s_catalogue.countryByIso3("CIS")->kind, "historic");
}

TEST_F(CompiledYearbooks, RestOfTheWorldIsNoCountry) {
    const SupplyYear helium = year(series("helium"), 2007);
    EXPECT_EQ(helium.rows.size(), 1U);
    EXPECT_EQ(helium.other->value, 61);
    EXPECT_FALSE(series("helium").comparable);
}

TEST_F(CompiledYearbooks, SuspectValuesAreKept) {
    EXPECT_EQ(cell(year(series("rare-earths"), 2000), "KGZ")->value, 16536);
    // The list is in tonnes, platinum in kilograms.
    EXPECT_EQ(cell(year(series("platinum"), 2004), "CAN")->value, 1000);
}

/// One small table of tin, and seventeen files without a row.
class CompiledYearbooksRefuse : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, written);
        for (int one = 1998; one <= 2015; ++one) {
            folder.write(folderName + std::to_string(one) + " Data.csv", header);
        }
        folder.write(std::string(folderName) + "Notes by Element.csv",
                     "Colour,Element,Notes,production,Are Production figures unavailable?,Other\n"
                     "Green ,Sn,Production figures in metric tons,,,\n");
        folder.write(suspectsPath, suspects);
        folder.write("curated/compiled_yearbooks_exclusions.csv", exclusions);
        folder.write("curated/compiled_yearbooks_names.csv", "printed,iso3,remark,note\n");
        folder.write("curated/compiled_yearbooks_notes.csv", notes);
        folder.write("curated/compiled_yearbooks_series.csv", map);
    }
    std::string complaint(const std::string& lines) {
        folder.write(std::string(folderName) + "2007 Data.csv", header + lines);
        db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestCompiledYearbooks(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }

    static constexpr auto header =
        "Element,HHI Contribution,HHI ,Country,Production,Market Share,Total World Production\n";
    static constexpr auto suspects = "mineral,iso3,year,why,previous_year_t,this_year_t,next_year_t\n";
    static constexpr auto exclusions = "file,first_row,last_row,element,reason\n";
    static constexpr auto notes = "element,year,row,value,usable,note\n";
    static constexpr auto map = "element,notes_element,file_unit,doubted_as,mineral,stage,measure,product,"
                                "label,unit,basis,preference,"
                                "comparable,reason,remark,note\n"
                                "Sn,Sn,Production figures in metric tons,tin,tin,mining,production,,mine "
                                "production,t,tin content,0,1,,,\n";
    static constexpr auto peru = "Sn,0.0,1.0,Peru ,39019.0,0.5,78000.0\n";
    static inline const std::vector<std::string_view> written = [] {
        static std::vector<std::string> names{suspectsPath, std::string(folderName) + "Notes by Element.csv"};
        for (int one = 1998; one <= 2015; ++one) {
            names.push_back(folderName + std::to_string(one) + " Data.csv");
        }
        return std::vector<std::string_view>(names.begin(), names.end());
    }();
    TemporaryDirectory folder;
    Database db = Database::inMemory();
};

TEST_F(CompiledYearbooksRefuse, NothingInAGoodFile) {
    EXPECT_THAT(complaint(peru), IsEmpty());
}

TEST_F(CompiledYearbooksRefuse, AnElementOrCountryThatIsNotKnown) {
    EXPECT_THAT(complaint("Xx,0.0,1.0,Peru,1.0,0.5,\n"), AllOf(HasSubstr("row 2"), HasSubstr("'Xx'")));
    EXPECT_THAT(complaint("Sn,0.0,1.0,Perue,1.0,0.5,\n"), HasSubstr("unknown country 'Perue'"));
}

TEST_F(CompiledYearbooksRefuse, TwoFiguresOrTwoTotalsOfOneTable) {
    EXPECT_THAT(complaint(std::string(peru) + "Sn,0.0,,Peru,2.0,0.5,\n"), HasSubstr("second value"));
    EXPECT_THAT(complaint(std::string(peru) + "Sn,0.0,,Bolivia,2.0,0.5,78001.0\n"),
                HasSubstr("second value"));
}

TEST_F(CompiledYearbooksRefuse, AFigureThatIsNone) {
    EXPECT_THAT(complaint("Sn,0.0,1.0,Peru,-5.0,0.5,\n"), HasSubstr("'-5'"));
}

TEST_F(CompiledYearbooksRefuse, AUnitThatTheCompilationDoesNotGive) {
    folder.write(std::string(folderName) + "Notes by Element.csv",
                 "Colour,Element,Notes,production,Are Production figures unavailable?,Other\n"
                 "Green ,Sn,Production figures in kilograms,,,\n");
    EXPECT_THAT(complaint(peru), HasSubstr("says 'Production figures in kilograms'"));
}

TEST_F(CompiledYearbooksRefuse, CuratedLinesThatMeetNoRow) {
    folder.write("curated/compiled_yearbooks_notes.csv",
                 std::string(notes) + "Sn,2007,Peru,39018,yes,because\n");
    EXPECT_THAT(complaint(peru), HasSubstr("compiled_yearbooks_notes.csv, row 2"));
    folder.write("curated/compiled_yearbooks_notes.csv",
                 std::string(notes) + "Sn,2007,Chile,1,yes,because\n");
    EXPECT_THAT(complaint(peru), HasSubstr("no such row"));
    folder.write("curated/compiled_yearbooks_notes.csv",
                 std::string(notes) + "Sn,2007,Peru,39019,maybe,because\n");
    EXPECT_THAT(complaint(peru), HasSubstr("'usable' holds 'maybe'"));
    folder.write("curated/compiled_yearbooks_notes.csv", notes);
    folder.write("curated/compiled_yearbooks_exclusions.csv",
                 std::string(exclusions) + "2007 Data.csv,2,3,Sn,because\n");
    EXPECT_THAT(complaint(peru), HasSubstr("compiled_yearbooks_exclusions.csv, row 2"));
    folder.write("curated/compiled_yearbooks_exclusions.csv",
                 std::string(exclusions) + "2007 Data.csv,2,2,Pb,because\n");
    EXPECT_THAT(complaint(peru), HasSubstr("is of 'Sn'"));
}

TEST_F(CompiledYearbooksRefuse, ASuspectValueThatIsNotThere) {
    folder.write(suspectsPath, std::string(suspects) + "tin,PER,2001,spike up,1.0,5.0,1.0\n");
    EXPECT_THAT(complaint(peru), HasSubstr("no such value"));
    folder.write(suspectsPath, std::string(suspects) + "tin,PER,2007,spike up,1.0,5.0,1.0\n");
    EXPECT_THAT(complaint(peru), HasSubstr("the compilation says 39019 t"));
    folder.write(suspectsPath, std::string(suspects) + "tin,PER,2001,dip,1.0,0.0,1.0\n");
    EXPECT_THAT(complaint(peru), IsEmpty());
}

TEST_F(CompiledYearbooksRefuse, AnotherHead) {
    folder.write(std::string(folderName) + "2008 Data.csv", "Element,Country,Production\n");
    EXPECT_THAT(complaint(peru), AllOf(HasSubstr("2008 Data.csv"), HasSubstr("layout has changed")));
}

} // namespace
} // namespace lodestone
