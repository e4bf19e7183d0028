// SPDX-License-Identifier: GPL-3.0-or-later
// Mineral Commodity Summaries 2022 to 2024: headings, names, words and the peculiarities of single files, and
// what stops their reader. That every figure is right is checked by tests/audit_mcs_editions.py.
#include "ingest/mcs_world_files.h"

#include "support/data_copy.h"
#include "support/mcs_editions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

CsvRow anyRow() {
    return parseCsv("a\n1\n", "small.csv", Encoding::Utf8).rows.front();
}

TEST(McsWords, ARemarkOnTheFirstYearMakesItAnEstimate) {
    for (const char* note :
         {"Also estimated in 2022", "also estimated in 2022", "Estimated in 2022 also.",
          "Production in 2022 is also estimated.", "Production data in 2022 were also estimated",
          "Excludes production from Puerto Rico. Estimated in 2022 also.", "Estimated", "estimated 2022",
          "Estimated in both years", "estimated, Includes production of crude ore"}) {
        EXPECT_TRUE(mcsOrigin(anyRow(), note, 2022).estimated) << note;
    }
}

TEST(McsWords, ARemarkOnAnotherYearSaysNothing) {
    EXPECT_FALSE(mcsOrigin(anyRow(), "Also estimated in 2024", 2022).estimated);
    EXPECT_FALSE(mcsOrigin(anyRow(), "Production in 2021 is also estimated.", 2022).estimated);
    EXPECT_FALSE(mcsOrigin(anyRow(), "Reported production in 2021.", 2022).reported);
}

TEST(McsWords, AReportedFigureIsNoEstimate) {
    for (const char* note : {"Reported quantity in 2022", "reported in 2022", "Reported data in 2022",
                             "Metric tons, gross weight. Production was reported in 2022."}) {
        EXPECT_TRUE(mcsOrigin(anyRow(), note, 2022).reported) << note;
    }
    EXPECT_TRUE(mcsOrigin(anyRow(), "reproted", 2022).reportedNoYear);
    EXPECT_TRUE(
        mcsOrigin(anyRow(), "Processed ore sold and used by producers, reported", 2022).reportedNoYear);
}

TEST(McsWords, TalkOfReportsAndEstimatesOfOtherThingsIsHarmless) {
    const McsOrigin origin = mcsOrigin(
        anyRow(),
        "Reserves for China were revised based on company and Government reports. Available information was "
        "inadequate to make reliable estimates of output.",
        2022);
    EXPECT_FALSE(origin.estimated || origin.reported || origin.reportedNoYear);
    EXPECT_THROW(static_cast<void>(mcsOrigin(anyRow(), "estimated by divination", 2022)), IngestError);
}

TEST(McsWords, ValuesInWordsAreKnown) {
    using Kind = PrintedValue::Kind;
    EXPECT_EQ(mcsWord("W for 23-24", 2024)->value.kind, Kind::Withheld);
    EXPECT_TRUE(mcsWord("Less than ½ unit.", 2022)->facts.lessThanHalfUnit);
    EXPECT_TRUE(mcsWord("included with ilmenite", 2022)->facts.includedElsewhere);
    EXPECT_TRUE(mcsWord("Included with “Other countries.”", 2022)->facts.includedElsewhere);
    EXPECT_EQ(mcsWord("Categorized as \"Very Small\"", 2022)->value.kind, Kind::Words);
    EXPECT_EQ(mcsWord("na for 2023", 2023)->value.kind, Kind::NotAvailable);
    EXPECT_FALSE(mcsWord("na for 2023", 2024).has_value());
    EXPECT_FALSE(mcsWord("Larger than ever", 2022).has_value());
}

TEST(McsWords, ASentenceOfTheNotesMayBeTheValue) {
    const auto bound =
        mcsSentence(">1,800,000. In addition to the countries listed, antimony may be made.", 2022);
    ASSERT_TRUE(bound.has_value());
    EXPECT_EQ(bound->text, ">1,800,000");
    EXPECT_EQ(bound->word.value.kind, PrintedValue::Kind::Above);
    EXPECT_EQ(bound->word.value.number, 1.8e6);
    EXPECT_EQ(mcsSentence("Information is missing. Categorized as \"Large\"", 2022)->text,
              "Categorized as \"Large\"");
    EXPECT_FALSE(mcsSentence("China, Kyrgyzstan, and Peru have the largest reserves.", 2022).has_value());
}

TEST(McsHeadings, UnitYearAndEstimateStandInTheHeading) {
    const McsHeading production = mcsHeading("f.csv", "Prod_kt_Est_2023");
    EXPECT_EQ(production.column, "Prod");
    EXPECT_EQ(production.unit, "kt");
    EXPECT_EQ(production.year, 2023);
    EXPECT_TRUE(production.estimated);
    EXPECT_FALSE(mcsHeading("f.csv", "Prod_mmt_2022").estimated);
    EXPECT_EQ(mcsHeading("f.csv", "Prod_mmt_2022").unit, "mmt");
    EXPECT_EQ(mcsHeading("f.csv", "Reserves_ore_K2O_equiv_kt").column, "Reserves_ore_K2O_equiv");
    EXPECT_EQ(mcsHeading("f.csv", "Reserves_kt").year, 0);
    EXPECT_EQ(mcsHeading("f.csv", "Reserves_kt_2023").year, 2023);
    EXPECT_EQ(mcsHeading("f.csv", "Cap_Pigment_t_2021").column, "Cap_Pigment");
    EXPECT_TRUE(mcsHeading("f.csv", "Prod_note").notes);
}

TEST(McsHeadings, UnknownHeadingsAreRefused) {
    for (const char* heading :
         {"Price_kt_2022", "Prod_kt", "Prod_stone_2022", "Cap_t", "Prod_t_guess_2022", "Reserves", "Type"}) {
        EXPECT_THROW(static_cast<void>(mcsHeading("f.csv", heading)), IngestError) << heading;
    }
}

TEST(McsHeadings, FileNamesNameTheirCommodity) {
    EXPECT_EQ(mcsCommodity("mcs2023-zirco-hafni_world.csv"), "zirco-hafni");
    EXPECT_EQ(mcsCommodity("MCS2024-bismu_world.csv"), "bismu");
    EXPECT_EQ(mcsCommodity("rare_earths_mcs2022-raree_world.csv"), "raree");
    EXPECT_EQ(mcsCommodity("readme.txt"), std::nullopt);
}

class McsWorldFiles : public ::testing::Test {
protected:
    static void SetUpTestSuite() { s_data = std::make_unique<McsEditions>(ingestMcsWorldFiles); }
    static void TearDownTestSuite() { s_data.reset(); }
    static std::int64_t stored(const std::string& edition) {
        std::int64_t sum = 0;
        for (const FileReport& report : s_data->run().reports()) {
            sum += report.path.starts_with("sources/usgs_mcs" + edition) ? report.stored : 0;
        }
        return sum;
    }
    static inline std::unique_ptr<McsEditions> s_data;
};

TEST_F(McsWorldFiles, EveryFieldOfEveryFileIsStoredOrSkipped) {
    EXPECT_EQ(stored("2022"), 380);
    EXPECT_EQ(stored("2023"), 3463);
    EXPECT_EQ(stored("2024"), 3448);
    EXPECT_EQ(s_data->count("SELECT (SELECT count(*) FROM cell) + (SELECT count(*) FROM aggregate)"),
              380 + 3463 + 3448);
}

TEST_F(McsWorldFiles, EachEditionGivesItsOwnFigureForTheSameYear) {
    EXPECT_EQ(s_data->cell(s_data->mining(2022, "cobalt"), 2021, "COD").value, 120000);
    EXPECT_EQ(s_data->cell(s_data->mining(2023, "cobalt"), 2021, "COD").value, 119000);
    EXPECT_EQ(s_data->cell(s_data->reserves(2024, "rare-earths"), 2023, "BRA").value, 21e6);
}

TEST_F(McsWorldFiles, ReservesStandUnderTheLastYearOfTheTableAndSaySo) {
    EXPECT_EQ(s_data->reserves(2023, "nickel").years, std::vector<Year>{2022});
    EXPECT_EQ(s_data->reserves(2024, "nickel").years, std::vector<Year>{2023});
    EXPECT_THAT(s_data->reserves(2024, "nickel").note, HasSubstr("Reserves have no year"));
}

TEST_F(McsWorldFiles, APrintedZeroIsZero) {
    EXPECT_EQ(s_data->cell(s_data->mining(2022, "tungsten"), 2021, "USA").status, CellStatus::Zero);
}

TEST_F(McsWorldFiles, WithheldAndNotAvailableSurvive) {
    EXPECT_EQ(s_data->cell(s_data->plants(2022, "germanium"), 2020, "USA").status, CellStatus::Withheld);
    const Series& germanium = s_data->plants(2024, "germanium");
    EXPECT_EQ(s_data->cell(germanium, 2023, "CHN").status, CellStatus::NotAvailable);
    EXPECT_EQ(s_data->cell(germanium, 2023, "CHN").note, "leading producer");
    EXPECT_FALSE(s_data->total(germanium, 2023).value.has_value());
}

TEST_F(McsWorldFiles, AHeadingThatIsTheTypeIsRead) {
    EXPECT_EQ(s_data->cell(s_data->mining(2024, "fluorspar"), 2022, "MNG").value, 425);
}

TEST_F(McsWorldFiles, FootnoteMarksAreNotPartOfNames) {
    const Cell caledonia = s_data->cell(s_data->mining(2024, "nickel"), 2023, "NCL");
    EXPECT_EQ(caledonia.value, 230000);
    EXPECT_THAT(caledonia.note, HasSubstr("‘New Caledonia9’; footnote 9 is not in the file"));
    const Cell japan = s_data->cell(s_data->plants(2024, "gallium"), 2022, "JPN");
    EXPECT_EQ(japan.status, CellStatus::Estimated);
    EXPECT_THAT(japan.note, HasSubstr("‘Japane’; e means estimated"));
    EXPECT_EQ(s_data->cell(s_data->plants(2024, "gallium"), 2022, "KOR").value,
              2000); // 'Korea, Republic ofe'
    EXPECT_EQ(s_data->cell(s_data->mining(2023, "talc"), 2021, "BRA").remark, "crude and beneficiated");
}

TEST_F(McsWorldFiles, AnEInTheFieldMarksAnEstimate) {
    const Cell russia = s_data->cell(s_data->mining(2024, "vanadium"), 2022, "RUS");
    EXPECT_EQ(russia.printed, "e20,000");
    EXPECT_EQ(russia.value, 20000);
    EXPECT_EQ(russia.status, CellStatus::Estimated);
    EXPECT_EQ(s_data->cell(s_data->mining(2024, "industrial-sand-and-gravel"), 2022, "JPN").status,
              CellStatus::Reported);
}

TEST_F(McsWorldFiles, BoundsKeepTheirRelationWhereverTheyStand) {
    EXPECT_EQ(s_data->total(s_data->reserves(2023, "nickel"), 2022).printed, ">100,000,000");
    EXPECT_EQ(s_data->total(s_data->reserves(2023, "nickel"), 2022).relation, Relation::Above);
    EXPECT_EQ(s_data->year(s_data->reserves(2024, "nickel"), 2023).other->value, 9.1e6); // '    >9,100,000'
    const Cell zircon = s_data->cell(s_data->mining(2023, "zirconium"), 2021, "USA");
    EXPECT_EQ(zircon.range, (Interval{0, 100}));
    const Cell niobium =
        s_data->total(s_data->reserves(2024, "niobium"), 2023); // NA, and the bound in the notes
    EXPECT_EQ(niobium.printed, ">17,000,000");
    EXPECT_EQ(niobium.value, 17e6);
    EXPECT_THAT(niobium.note, HasSubstr("The column prints NA."));
}

TEST_F(McsWorldFiles, AFigureThatTheNotesSayInWordsIsReadByACuratedLine) {
    const Cell ore = s_data->total(s_data->reserves(2024, "potash", "recoverable-ore"), 2023);
    EXPECT_EQ(ore.value, 11e6);
    EXPECT_EQ(ore.relation, Relation::Above);
    EXPECT_EQ(ore.printed, ">11,000,000");
    EXPECT_THAT(ore.note, HasSubstr("more than 11,000,000,000 metric tons of ore"));
    EXPECT_EQ(s_data->cell(s_data->reserves(2023, "potash", "k2o-equivalent"), 2022, "ISR").printed, "Large");
    EXPECT_EQ(s_data->cell(s_data->reserves(2023, "potash", "recoverable-ore"), 2022, "ISR").status,
              CellStatus::NotAvailable);
}

TEST_F(McsWorldFiles, BlanksBeforeAndBehindValuesDoNotMatter) {
    EXPECT_EQ(s_data->year(s_data->mining(2024, "manganese"), 2022).other->value, 325);
    EXPECT_EQ(s_data->cell(s_data->mining(2024, "copper"), 2022, "USA").printed, "1230");
    EXPECT_EQ(s_data->year(s_data->reserves(2024, "chromium", "shipping-grade-ore"), 2023).other->status,
              CellStatus::NotAvailable);
}

TEST_F(McsWorldFiles, WordsForReservesAreFoundInNotesAndFields) {
    EXPECT_EQ(s_data->cell(s_data->reserves(2023, "kyanite"), 2022, "USA").printed, "Large");
    const Cell bromine = s_data->cell(s_data->reserves(2024, "bromine"), 2023, "ISR");
    EXPECT_EQ(bromine.status, CellStatus::Qualitative);
    EXPECT_EQ(bromine.printed, "Considered to be large");
    EXPECT_EQ(s_data->cell(s_data->reserves(2024, "graphite"), 2023, "AUT").status,
              CellStatus::IncludedElsewhere);
    EXPECT_EQ(s_data->cell(s_data->reserves(2024, "peat"), 2023, "DEU").status,
              CellStatus::IncludedElsewhere);
    EXPECT_EQ(s_data->cell(s_data->mining(2024, "vermiculite"), 2022, "MEX").status,
              CellStatus::BelowPrecision);
    EXPECT_EQ(s_data->cell(s_data->mining(2023, "titanium", "rutile"), 2021, "USA").printed,
              "Included with ilmenite");
}

TEST_F(McsWorldFiles, TheOtherYearIsAnEstimateWhereTheNotesSaySo) {
    const Series& antimony = s_data->mining(2024, "antimony");
    EXPECT_EQ(s_data->cell(antimony, 2022, "CHN").status, CellStatus::Estimated); // 'Also estimated in 2022'
    EXPECT_EQ(s_data->cell(antimony, 2022, "AUS").status, CellStatus::Reported);
    EXPECT_EQ(s_data->cell(antimony, 2023, "AUS").status, CellStatus::Estimated);
    const Series& bismuth = s_data->plants(2023, "bismuth");
    EXPECT_EQ(s_data->cell(bismuth, 2021, "LAO").status,
              CellStatus::Reported); // 'Reported production in 2021.'
    EXPECT_EQ(s_data->cell(bismuth, 2021, "CHN").status, CellStatus::Estimated);
    const Series& potash = s_data->mining(2024, "potash"); // 'Also estimated in 2024' is no word about 2022
    EXPECT_EQ(s_data->cell(potash, 2022, "ESP").status, CellStatus::Reported);
    EXPECT_THAT(s_data->cell(potash, 2022, "ESP").note, HasSubstr("Also estimated in 2024"));
}

TEST_F(McsWorldFiles, UnitsThatHeadingsGetWrongAreSaid) {
    const Series& vanadium = s_data->reserves(2023, "vanadium");
    EXPECT_EQ(vanadium.unit, "kt");
    EXPECT_THAT(vanadium.note, HasSubstr("headed metric tons and means thousand"));
    EXPECT_EQ(s_data->reserves(2024, "vanadium").unit, "kt");
    EXPECT_EQ(s_data->reserves(2023, "rhenium").unit, "kg");
    EXPECT_EQ(s_data->reserves(2024, "selenium").unit, "t");
    EXPECT_EQ(s_data->mining(2023, "chromium").unit, "kt");
    EXPECT_EQ(s_data->plants(2024, "iron-and-steel", "raw-steel").unit, "Mt"); // Prod_mmt_2022
}

TEST_F(McsWorldFiles, AnImpossibleFigureIsKeptAndNotUsed) {
    const Cell zinc = s_data->cell(s_data->reserves(2023, "zinc"), 2022, "AUS");
    EXPECT_EQ(zinc.printed, "1,166,000");
    EXPECT_FALSE(zinc.value.has_value());
    EXPECT_THAT(zinc.note, HasSubstr("not used as a number"));
}

TEST_F(McsWorldFiles, WhatOtherTablesLeftInAFileIsNotPartOfIt) {
    const FileReport& vermiculite = s_data->run().report("sources/usgs_mcs2024/mcs2024-vermi_world.csv");
    EXPECT_EQ(
        vermiculite.skipped.at("a column without a heading: remarks of another table (reserves of vanadium)"),
        3);
    const FileReport& barite = s_data->run().report("sources/usgs_mcs2024/mcs2024-barit_world.csv");
    EXPECT_EQ(barite.skipped.at("a column without a heading that repeats the reserves"), 12);
    const Cell brazil = s_data->cell(s_data->reserves(2024, "vermiculite"), 2023, "BRA");
    EXPECT_EQ(brazil.value, 6600);
    EXPECT_THAT(brazil.note, HasSubstr("The field of notes holds a figure of another table"));
}

TEST_F(McsWorldFiles, CombinedSiliconIsNotSiliconMetal) {
    const Series& silicon = s_data->plants(2023, "silicon", "ferrosilicon-and-silicon-metal");
    EXPECT_GT(silicon.preference, 0);
    EXPECT_EQ(s_data->cell(silicon, 2021, "IND").remark, "ferrosilicon");
    EXPECT_EQ(s_data->cell(s_data->plants(2024, "silicon", "silicon-metal"), 2022, "CHN").value, 2900);
}

TEST_F(McsWorldFiles, TheGroupsReservesOfPlatinumStandOnceAndNotWithPalladium) {
    EXPECT_EQ(s_data->cell(s_data->reserves(2023, "platinum-group-metals"), 2022, "ZAF").value, 63e6);
    EXPECT_EQ(
        s_data->count("SELECT count(*) FROM series s JOIN mineral m ON m.id = s.mineral_id WHERE m.slug IN "
                      "('platinum', 'palladium') AND s.measure = 'reserves'"),
        0);
}

TEST_F(McsWorldFiles, MixedFormsAreNotComparable) {
    EXPECT_FALSE(s_data->mining(2024, "boron").comparable);
    EXPECT_EQ(s_data->cell(s_data->mining(2024, "boron"), 2023, "CHL").remark, "ulexite");
    EXPECT_EQ(s_data->total(s_data->mining(2023, "boron"), 2021).status, CellStatus::NotApplicable);
}

TEST_F(McsWorldFiles, ATotalThatLeavesAProducerOutSaysSo) {
    EXPECT_EQ(s_data->total(s_data->mining(2023, "lithium"), 2022).remark,
              "rounded, excluding U.S. production");
}

TEST_F(McsWorldFiles, WhatAnswersByDefaultIsOnOneBasisInAllEditions) {
    EXPECT_EQ(
        s_data->count("SELECT count(*) FROM (SELECT 1 FROM series WHERE preference = 0 GROUP BY mineral_id, "
                      "stage_id, measure HAVING count(DISTINCT basis) > 1)"),
        0);
}

constexpr auto mapHeader =
    "edition,table,type,column,row,file_unit,mineral,stage,measure,product,label,unit,basis,"
    "preference,comparable,reason,remark,note\n";
constexpr auto heading = "\xEF\xBB\xBFSource,Country,Type,Prod_t_2022,Prod_t_est_2023,Prod_notes,\r\n";

class McsWorldFilesRefuse : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder,
                 {mcsWorldFilesPaths.series, mcsWorldFilesPaths.exclusions, mcsWorldFilesPaths.readings});
        std::string map = mapHeader;
        for (const char* edition : {"2022", "2023", "2024"}) {
            std::filesystem::remove_all(folder / ("sources/usgs_mcs" + std::string(edition)));
            map += std::string(edition) +
                   ",tin,Mine production,Prod,,t,tin,mining,production,,mine production,t,"
                   "tin content,0,1,,,\n";
        }
        folder.write(mcsWorldFilesPaths.series, map);
        folder.write(mcsWorldFilesPaths.exclusions, "edition,table,type,column,row,reason\n");
        folder.write(mcsWorldFilesPaths.readings, "edition,table,line,column,year,field,reading,note\n");
        for (const char* edition : {"2022", "2023"}) {
            folder.write(name(edition), "Source,Country,Type,Prod_t_2020\r\nMCS" + std::string(edition) +
                                            ",Peru,Mine production,5\r\n");
        }
    }
    static std::string name(const std::string& edition) {
        return "sources/usgs_mcs" + edition + "/mcs" + edition + "-tin_world.csv";
    }
    /// What is said about the tin file of 2024; '' when it is stored.
    std::string complaint(const std::string& text) {
        folder.write(name("2024"), text);
        db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestMcsWorldFiles(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }
    TemporaryDirectory folder;
    Database db = Database::inMemory();
};

TEST_F(McsWorldFilesRefuse, NothingInAGoodFileWithEmptyLinesAndColumns) {
    EXPECT_EQ(complaint(std::string(heading) + "MCS2024,Peru,Mine production,28200,23000,,\r\n,,,,,,\r\n"),
              "");
    EXPECT_EQ(db.handle().execAndGet("SELECT count(*) FROM cell").getInt(), 4);
}

TEST_F(McsWorldFilesRefuse, AnUnknownTypeCountryOrHeading) {
    EXPECT_THAT(complaint(std::string(heading) + "MCS2024,Peru,Smelting,1,2,,\r\n"),
                AllOf(HasSubstr("2024 / tin / Smelting / Prod"), HasSubstr("mcs2022_2024_series.csv")));
    EXPECT_THAT(complaint(std::string(heading) + "MCS2024,Ruritania,Mine production,1,2,,\r\n"),
                HasSubstr("'Ruritania'"));
    EXPECT_THAT(complaint("Source,Country,Type,Price_2022\r\nMCS2024,Peru,Mine production,1\r\n"),
                AllOf(HasSubstr("row 1"), HasSubstr("'Price_2022'")));
}

TEST_F(McsWorldFilesRefuse, AnotherUnitInTheHeading) {
    EXPECT_THAT(complaint("Source,Country,Type,Prod_kt_2022\r\nMCS2024,Peru,Mine production,1\r\n"),
                HasSubstr("the unit is 'kt' where"));
}

TEST_F(McsWorldFilesRefuse, AFileOfAnotherEdition) {
    EXPECT_THAT(complaint(std::string(heading) + "MCS2023,Peru,Mine production,1,2,,\r\n"),
                HasSubstr("'MCS2023'"));
}

TEST_F(McsWorldFilesRefuse, AFigureInAColumnWithoutAHeading) {
    EXPECT_THAT(complaint(std::string(heading) + "MCS2024,Peru,Mine production,1,2,,77\r\n"),
                AllOf(HasSubstr("column 7"), HasSubstr("'77'"), HasSubstr("mcs2022_2024_exclusions.csv")));
}

TEST_F(McsWorldFilesRefuse, ATypeThatIsNotItsHeading) {
    EXPECT_THAT(complaint("Source,Country,Mine production,Prod_t_2022\r\nMCS2024,Peru,Smelting,1\r\n"),
                HasSubstr("the type is 'Smelting' below the heading 'Mine production'"));
}

TEST_F(McsWorldFilesRefuse, AFileWhoseNameIsNotKnown) {
    folder.write("sources/usgs_mcs2024/notes.txt", "x");
    EXPECT_THAT(complaint(std::string(heading) + "MCS2024,Peru,Mine production,1,2,,\r\n"),
                HasSubstr("notes.txt"));
}

} // namespace
} // namespace lodestone
