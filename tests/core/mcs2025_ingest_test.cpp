// SPDX-License-Identifier: GPL-3.0-or-later
// Mineral Commodity Summaries 2025: its peculiarities on the shipped file, and what stops its reader. That
// every figure is right is checked by tests/audit_mcs_editions.py.
#include "ingest/mcs2025.h"

#include "support/data_copy.h"
#include "support/mcs_editions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class Mcs2025 : public ::testing::Test {
protected:
    static void SetUpTestSuite() { s_data = std::make_unique<McsEditions>(ingestMcs2025); }
    static void TearDownTestSuite() { s_data.reset(); }
    static inline std::unique_ptr<McsEditions> s_data;
};

TEST_F(Mcs2025, EveryFieldIsStoredOrSkippedWithItsReason) {
    const FileReport& report = s_data->run().report(mcs2025Path);
    EXPECT_EQ(report.rows, 1250 * 5);
    EXPECT_EQ(report.stored, 3125);
    EXPECT_EQ(s_data->count("SELECT (SELECT count(*) FROM cell) + (SELECT count(*) FROM aggregate)"), 3125);
    EXPECT_EQ(report.skipped.at("the field is empty: the file says nothing (the print may have a dash)"),
              3113);
    EXPECT_EQ(report.skipped.size(), 3U);
}

TEST_F(Mcs2025, RareEarthsAreAsPrintedInBothYears) {
    const Series& mining = s_data->mining(2025, "rare-earths");
    EXPECT_EQ(s_data->cell(mining, 2024, "CHN").value, 270000);
    EXPECT_EQ(s_data->cell(mining, 2024, "CHN").printed, "270000");
    EXPECT_EQ(s_data->cell(mining, 2024, "CHN").status, CellStatus::Estimated) << "the column is headed EST";
    EXPECT_EQ(s_data->cell(mining, 2023, "CHN").status, CellStatus::Reported);
    EXPECT_EQ(mining.basis, "rare-earth oxide equivalent");
    EXPECT_EQ(s_data->cell(s_data->reserves(2025, "rare-earths"), 2024, "BRA").value, 21e6);
}

TEST_F(Mcs2025, ATypeThatSaysEstimatedSpeaksOfProductionAndNotOfTheReservesBesideIt) {
    const Series& mining = s_data->mining(2025, "barite"); // 'Mine production, barite, estimated'
    EXPECT_EQ(s_data->cell(mining, 2023, "CHN").status, CellStatus::Estimated);
    EXPECT_EQ(s_data->cell(s_data->reserves(2025, "barite"), 2024, "CHN").status, CellStatus::Reported);
    EXPECT_EQ(s_data->count("SELECT count(*) FROM cell JOIN series ON series.id = series_id WHERE measure = "
                            "'reserves' AND status = 'estimated'"),
              0);
}

TEST_F(Mcs2025, BlanksInNamesAndHeadingsDoNotMatter) {
    EXPECT_EQ(s_data->cell(s_data->mining(2025, "cobalt"), 2023, "CAN").value, 4220); // 'Canada '
    EXPECT_EQ(s_data->total(s_data->mining(2025, "copper"), 2023).value, 22600);      // 'Copper '
}

TEST_F(Mcs2025, WithheldStandsInTheNotesAndCountsForBothYears) {
    const Series& lithium = s_data->mining(2025, "lithium");
    for (const int year : {2023, 2024}) {
        EXPECT_EQ(s_data->cell(lithium, year, "USA").status, CellStatus::Withheld) << year;
        EXPECT_EQ(s_data->cell(lithium, year, "USA").printed, "W for 23-24");
    }
    EXPECT_THAT(s_data->total(lithium, 2024).note, HasSubstr("Excludes U.S. production"));
}

TEST_F(Mcs2025, NotAvailableForOneYearLeavesTheOtherAlone) {
    const Series& mercury = s_data->mining(2025, "mercury");
    EXPECT_EQ(s_data->cell(mercury, 2023, "PER").status, CellStatus::NotAvailable);
    EXPECT_EQ(s_data->cell(mercury, 2023, "PER").printed, "na for 2023");
    EXPECT_EQ(s_data->cell(mercury, 2024, "PER").value, 30);
    EXPECT_EQ(s_data->cell(mercury, 2024, "PER").remark, "exports");
}

TEST_F(Mcs2025, WordsForReservesStandInTheNotes) {
    EXPECT_EQ(s_data->total(s_data->reserves(2025, "gypsum"), 2024).status, CellStatus::Qualitative);
    EXPECT_EQ(s_data->total(s_data->reserves(2025, "gypsum"), 2024).printed, "Large");
    EXPECT_EQ(s_data->cell(s_data->reserves(2025, "garnet"), 2024, "AUS").printed, "Moderate to Large");
    EXPECT_EQ(s_data->cell(s_data->reserves(2025, "graphite"), 2024, "AUT").status,
              CellStatus::IncludedElsewhere);
    EXPECT_EQ(s_data->cell(s_data->reserves(2025, "antimony"), 2024, "LAO").status, CellStatus::NotAvailable);
    const Cell korea = s_data->cell(s_data->reserves(2025, "molybdenum"), 2024, "PRK");
    EXPECT_EQ(korea.printed, "NA");
    EXPECT_THAT(korea.note, HasSubstr("Reserve data is thousand metric tons"));
}

TEST_F(Mcs2025, LessThanHalfAUnitIsABound) {
    const Cell helium = s_data->cell(s_data->mining(2025, "helium"), 2024, "ZAF");
    EXPECT_EQ(helium.status, CellStatus::BelowPrecision);
    EXPECT_EQ(helium.range, (Interval{0, 0.5}));
}

TEST_F(Mcs2025, AnEmptyFieldWithoutAWordIsLeftOutAndIsNotZero) {
    EXPECT_FALSE(s_data->has(s_data->mining(2025, "antimony"), 2024, "USA"));
    EXPECT_EQ(s_data->count("SELECT count(*) FROM cell WHERE status = 'zero'"), 0);
    EXPECT_THROW(static_cast<void>(s_data->plants(2025, "germanium")), std::runtime_error);
}

TEST_F(Mcs2025, AnEstimateMayStandInTheTypeAndAReportInTheNotes) {
    const Series& cadmium = s_data->plants(2025, "cadmium"); // 'Refinery production, estimated'
    EXPECT_EQ(s_data->cell(cadmium, 2023, "AUS").status, CellStatus::Estimated);
    EXPECT_EQ(s_data->cell(cadmium, 2023, "MEX").status, CellStatus::Reported);
    EXPECT_EQ(s_data->cell(cadmium, 2024, "MEX").status, CellStatus::Estimated);
    const Series& antimony = s_data->mining(2025, "antimony");
    EXPECT_EQ(s_data->cell(antimony, 2023, "CHN").status, CellStatus::Estimated); // 'estimated 2023'
    EXPECT_EQ(s_data->cell(antimony, 2023, "AUS").status, CellStatus::Reported);
}

TEST_F(Mcs2025, AReportOfACapacityIsAboutItsOnlyYear) {
    const Series& capacity = s_data->series(2025, "magnesium", Stage::Processing, Measure::Capacity);
    EXPECT_EQ(s_data->cell(capacity, 2024, "USA").status, CellStatus::Reported);
    EXPECT_EQ(s_data->cell(capacity, 2024, "CHN").status, CellStatus::Estimated);
}

TEST_F(Mcs2025, UnitsThatTheFileGetsWrongAreSaid) {
    const Series& ilmenite = s_data->mining(2025, "titanium", "ilmenite");
    EXPECT_EQ(ilmenite.unit, "kt");
    EXPECT_THAT(ilmenite.note, HasSubstr("says metric tons and means thousand"));
    EXPECT_EQ(s_data->cell(s_data->mining(2025, "titanium", "rutile"), 2023, "SLE").value,
              110); // no unit at all
    EXPECT_EQ(s_data->mining(2025, "industrial-sand-and-gravel").unit, "kt");
    EXPECT_EQ(s_data->reserves(2025, "vanadium").unit, "kt");
    EXPECT_EQ(s_data->reserves(2025, "molybdenum").unit, "kt");
    EXPECT_EQ(s_data->reserves(2025, "iron-ore", "crude-ore").unit, "Mt");
    EXPECT_EQ(s_data->mining(2025, "bauxite").unit, "kt (dry)");
}

TEST_F(Mcs2025, TheJointTotalOfIlmeniteAndRutileIsNotTheTotalOfIlmenite) {
    EXPECT_EQ(s_data->total(s_data->mining(2025, "titanium", "ilmenite"), 2023).value, 8840);
    EXPECT_EQ(s_data->total(s_data->mining(2025, "titanium", "ilmenite-and-rutile"), 2023).value, 9430);
    EXPECT_EQ(s_data->cell(s_data->mining(2025, "titanium", "rutile"), 2023, "USA").status,
              CellStatus::IncludedElsewhere);
}

TEST_F(Mcs2025, HeliumFromCliffsideIsASeriesOfItsOwn) {
    EXPECT_EQ(s_data->cell(s_data->mining(2025, "helium"), 2023, "USA").value, 64);
    EXPECT_EQ(s_data->cell(s_data->mining(2025, "helium"), 2023, "USA").remark, "extracted from natural gas");
    EXPECT_EQ(s_data->cell(s_data->mining(2025, "helium", "cliffside-field"), 2023, "USA").value, 18);
}

TEST_F(Mcs2025, FiguresInTheWrongColumnGoWhereTheyBelong) {
    const Series& clinker = s_data->series(2025, "cement", Stage::Processing, Measure::Capacity);
    EXPECT_EQ(s_data->cell(clinker, 2023, "CHN").value, 2000000);
    const Series& indium = s_data->series(2025, "indium", Stage::Processing, Measure::Capacity);
    EXPECT_EQ(s_data->cell(indium, 2024, "CHN").value, 1100);
    EXPECT_THAT(indium.note, HasSubstr("column of reserves"));
    EXPECT_EQ(s_data->count("SELECT count(*) FROM series s JOIN mineral m ON m.id = s.mineral_id WHERE "
                            "m.slug IN ('indium', 'magnesium') AND s.measure = 'reserves'"),
              0);
}

TEST_F(Mcs2025, ReservesOfPlatinumGroupMetalsAreTheGroups) {
    EXPECT_EQ(s_data->cell(s_data->reserves(2025, "platinum-group-metals"), 2024, "ZAF").value, 63e6);
}

TEST_F(Mcs2025, ASuspectTotalIsKept) {
    const Cell kaolin = s_data->total(s_data->mining(2025, "clays", "kaolin"), 2024);
    EXPECT_EQ(kaolin.value, 4400);
    EXPECT_THAT(kaolin.note, HasSubstr("not corrected"));
}

TEST_F(Mcs2025, AFootnoteMarkBehindANameIsNotPartOfIt) {
    const Cell total = s_data->total(s_data->reserves(2025, "antimony"), 2024); // 'World total (rounded) 10'
    EXPECT_EQ(total.remark, "rounded");
    EXPECT_EQ(total.value, 2e6);
    EXPECT_EQ(total.relation, Relation::Above);
    EXPECT_THAT(total.note, HasSubstr("footnote 10 is not in the file"));
}

constexpr auto header =
    "\xEF\xBB\xBFSOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES,"
    "CAP_2023,CAP_EST_ 2024,CAP_NOTES,RESERVES_2024,RESERVE_NOTES\r\n";

/// A line of the tin table with some fields of its own.
struct Line {
    std::string source = "MCS2025";
    std::string country = "Peru";
    std::string type = "Mine production, tin content";
    std::string unit = "metric tons";
    std::string first = "26200";
    std::string notes = {};
    std::string capacity = {};
    [[nodiscard]] std::string text() const {
        return source + ",Tin," + country + ",\"" + type + "\"," + unit + "," + first + ",31000," + notes +
               ",," + capacity + ",,,\r\n";
    }
};

class Mcs2025Refuses : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, {mcs2025Path, mcs2025Paths.series, mcs2025Paths.exclusions, mcs2025Paths.readings});
        folder.write(mcs2025Paths.series, map);
        folder.write(mcs2025Paths.exclusions, exclusions);
        folder.write(mcs2025Paths.readings, readings);
    }
    /// What is said about these lines; '' when they are stored.
    std::string complaint(const std::string& lines) {
        folder.write(mcs2025Path, header + lines);
        db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestMcs2025(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }
    int count(const char* sql) { return db.handle().execAndGet(sql).getInt(); }

    static constexpr auto map =
        "edition,table,type,column,row,file_unit,mineral,stage,measure,product,label,unit,basis,preference,"
        "comparable,reason,remark,note\n"
        "2025,Tin,\"Mine production, tin content\",Prod,,metric tons,tin,mining,production,,mine "
        "production,t,"
        "tin content,0,1,,,\n";
    static constexpr auto exclusions = "edition,table,type,column,row,reason\n";
    static constexpr auto readings = "edition,table,line,column,year,field,reading,note\n";
    TemporaryDirectory folder;
    Database db = Database::inMemory();
};

TEST_F(Mcs2025Refuses, NothingInAGoodFile) {
    EXPECT_EQ(complaint(Line{}.text()), "");
    EXPECT_EQ(count("SELECT count(*) FROM cell"), 2);
}

TEST_F(Mcs2025Refuses, AnUnknownCountry) {
    EXPECT_THAT(complaint(Line{.country = "Ruritania"}.text()),
                AllOf(HasSubstr("row 2"), HasSubstr("'Ruritania'"), HasSubstr("country_aliases.csv")));
}

TEST_F(Mcs2025Refuses, AnUnknownTypeOrColumn) {
    EXPECT_THAT(complaint(Line{.type = "Moon production"}.text()),
                AllOf(HasSubstr("2025 / Tin / Moon production / Prod"), HasSubstr("mcs2025_series.csv")));
    EXPECT_THAT(complaint(Line{.capacity = "5"}.text()), HasSubstr("tin content / Cap"));
}

TEST_F(Mcs2025Refuses, AUnitThatIsNotTheSeries) {
    EXPECT_THAT(complaint(Line{.unit = "kilograms"}.text()), HasSubstr("the unit is 'kilograms' where"));
}

TEST_F(Mcs2025Refuses, AnotherEdition) {
    EXPECT_THAT(complaint(Line{.source = "MCS2024"}.text()), HasSubstr("'MCS2024'"));
}

TEST_F(Mcs2025Refuses, AValueOfNoKnownForm) {
    EXPECT_THAT(complaint(Line{.first = "about 5"}.text()), HasSubstr("cannot read the value 'about 5'"));
}

TEST_F(Mcs2025Refuses, ANoteOnEstimatesInNewWords) {
    EXPECT_THAT(complaint(Line{.notes = "roughly estimated by eye"}.text()),
                AllOf(HasSubstr("'roughly estimated by eye'"), HasSubstr("mcs_words.cpp")));
}

TEST_F(Mcs2025Refuses, TheSameRowTwice) {
    EXPECT_THAT(complaint(Line{}.text() + Line{.first = "5"}.text()), HasSubstr("second value"));
}

TEST_F(Mcs2025Refuses, CuratedLinesThatNothingNeeds) {
    folder.write(mcs2025Paths.exclusions, std::string(exclusions) + "2025,Tin,Smelting,Prod,,because\n");
    EXPECT_THAT(complaint(Line{}.text()), HasSubstr("2025 / Tin / Smelting / Prod"));
    folder.write(mcs2025Paths.exclusions, exclusions);
    folder.write(mcs2025Paths.readings, std::string(readings) + "2025,Tin,9,Prod,2023,5,6,because\n");
    EXPECT_THAT(complaint(Line{}.text()), HasSubstr("does not occur"));
}

TEST_F(Mcs2025Refuses, AReadingOfAFieldThatHasChanged) {
    folder.write(mcs2025Paths.readings, std::string(readings) + "2025,Tin,2,Prod,2023,5,6,because\n");
    EXPECT_THAT(complaint(Line{}.text()), HasSubstr("the field holds '26200' where '5'"));
    EXPECT_EQ(complaint(Line{.first = "5"}.text()), "");
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE value = 6 AND printed = '5' AND note = 'because'"), 1);
}

} // namespace
} // namespace lodestone
