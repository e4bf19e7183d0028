// SPDX-License-Identifier: GPL-3.0-or-later
// Small files in the publisher's layout: what the reader refuses, and with which words.
#include "ingest/mcs2026.h"

#include "ingest/ingest.h"
#include "store/statement.h"
#include "support/data_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr auto header =
    "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,"
    "Is critical mineral 2025,Other notes\r\n";
constexpr auto mapHeader =
    "chapter,commodity,statistics,detail,file_unit,mineral,stage,measure,product,label,unit,basis,"
    "preference,comparable,reason,remark,note\n";
constexpr auto tinMap =
    "TIN,Tin,Production,Mine production,,tin,mining,production,,mine production,t,tin content,0,1,,,\n";
constexpr auto errataHeader =
    "mineral,stage,measure,product,row,year,old_printed,new_printed,withdrawn_note,withdrawn_in,remark\n";
constexpr auto peru =
    "TIN,World Mine Production and Reserves,Tin,Peru,Production,Mine production,metric tons,2025,"
    "\"31,000\",Estimated.,Yes,\r\n";

/// A line of the tin table with some fields of its own.
struct Line {
    std::string section = "World Mine Production and Reserves";
    std::string country = "China";
    std::string detail = "Mine production";
    std::string unit = "metric tons";
    std::string year = "2025";
    std::string value = "\"71,000\"";
    std::string notes = "Estimated.";
    std::string critical = "Yes";
    [[nodiscard]] std::string text() const {
        return "TIN," + section + ",Tin," + country + ",Production," + detail + "," + unit + "," + year +
               "," + value + "," + notes + "," + critical + ",\r\n";
    }
};

class Mcs2026Refuses : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, {mcs2026Path});
        folder.write("curated/mcs2026_errata.csv", errataHeader);
        folder.write("curated/mcs2026_series.csv", std::string(mapHeader) + tinMap);
        folder.write("curated/mcs2026_statistics.csv", "chapter,commodity,mineral,prefix,repeated\n");
        folder.write("curated/mcs2026_statistic_notes.csv", "row,printed,status,low,high,note\n");
    }
    /// What is said about these lines; '' when they are stored.
    std::string complaint(const std::string& lines) {
        folder.write(mcs2026Path, header + lines);
        db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestMcs2026(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }
    int count(const char* sql) { return db.handle().execAndGet(sql).getInt(); }

    TemporaryDirectory folder;
    Database db = Database::inMemory();
};

TEST_F(Mcs2026Refuses, NothingInAGoodFile) {
    EXPECT_EQ(complaint(Line{}.text() + peru), "");
    EXPECT_EQ(count("SELECT count(*) FROM cell"), 2);
}

TEST_F(Mcs2026Refuses, AnUnknownCountry) {
    EXPECT_THAT(complaint(Line{.country = "Ruritania"}.text()),
                AllOf(HasSubstr("row 2"), HasSubstr("unknown country 'Ruritania'"),
                      HasSubstr("country_aliases.csv")));
}

TEST_F(Mcs2026Refuses, AnUnknownColumnOfATable) {
    EXPECT_THAT(
        complaint(Line{.detail = "Moon production"}.text()),
        AllOf(HasSubstr("TIN / Tin / Production / Moon production"), HasSubstr("mcs2026_series.csv")));
}

TEST_F(Mcs2026Refuses, AnUnknownUnit) {
    EXPECT_THAT(complaint(Line{.unit = "long tons"}.text()), HasSubstr("unknown unit 'long tons'"));
}

TEST_F(Mcs2026Refuses, AKnownUnitThatIsNotTheSeries) {
    EXPECT_THAT(complaint(Line{.unit = "kilograms"}.text()), HasSubstr("the unit is 'kg' where"));
}

TEST_F(Mcs2026Refuses, AValueOfNoKnownForm) {
    EXPECT_THAT(complaint(Line{.value = "about 5"}.text()), HasSubstr("cannot read the value 'about 5'"));
    EXPECT_THAT(complaint(Line{.value = "?1"}.text()), HasSubstr("lost character"));
    // 'E' means net exporter in the statistics of net import reliance; in a table of production it means
    // nothing.
    EXPECT_THAT(complaint(Line{.value = "E"}.text()), HasSubstr("cannot read the value 'E'"));
}

TEST_F(Mcs2026Refuses, AnSWithoutAnExplanation) {
    EXPECT_THAT(complaint(Line{.value = "s"}.text()), HasSubstr("'s' without a note"));
}

TEST_F(Mcs2026Refuses, AYearThatIsNotOneYear) {
    EXPECT_THAT(complaint(Line{.year = "2021\x96"
                                       "24"}
                              .text()),
                HasSubstr("is not one year"));
}

TEST_F(Mcs2026Refuses, ASectionThatIsNotKnown) {
    EXPECT_THAT(complaint(Line{.section = "Lunar Production"}.text()), HasSubstr("unknown section"));
}

TEST_F(Mcs2026Refuses, AShiftOfColumnsThatIsNotTheKnownOne) {
    EXPECT_THAT(complaint(Line{.notes = "Estimated.", .critical = "Tin"}.text()), HasSubstr("shifted"));
    EXPECT_THAT(complaint(Line{.notes = "Yes", .critical = "Lead"}.text()), HasSubstr("shifted"));
    EXPECT_EQ(complaint(Line{.notes = "Yes", .critical = "Tin"}.text()), "");
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE status = 'reported' AND note IS NULL"), 1);
}

TEST_F(Mcs2026Refuses, ACriticalFlagThatOurTableOfMineralsDenies) {
    EXPECT_THAT(complaint(Line{.critical = "No"}.text()), HasSubstr("us_critical_2025"));
}

TEST_F(Mcs2026Refuses, TwoValuesForOneCountryAndYear) {
    EXPECT_THAT(complaint(Line{}.text() + Line{.value = "5"}.text()),
                AllOf(HasSubstr("row 3"), HasSubstr("second value")));
}

TEST_F(Mcs2026Refuses, AMappingThatTheFileDoesNotUse) {
    folder.write("curated/mcs2026_series.csv",
                 std::string(mapHeader) + tinMap +
                     "TIN,Tin,Reserves,Reserves,,tin,reserves,reserves,,reserves,t,tin content,0,1,,,\n");
    EXPECT_THAT(complaint(Line{}.text()),
                AllOf(HasSubstr("TIN / Tin / Reserves / Reserves"), HasSubstr("does not occur")));
}

TEST_F(Mcs2026Refuses, AUnitThatIsNotTheWrongOneTheMappingKnows) {
    folder.write("curated/mcs2026_series.csv",
                 std::string(mapHeader) + "TIN,Tin,Production,Mine production,kg,tin,mining,production,,mine "
                                          "production,kt,tin content,0,1,,,\n");
    EXPECT_THAT(complaint(Line{}.text()),
                HasSubstr("the unit is 't' where db/curated/mcs2026_series.csv says 'kg'"));
}

TEST_F(Mcs2026Refuses, OneSeriesDescribedInTwoWays) {
    folder.write("curated/mcs2026_series.csv",
                 std::string(mapHeader) + tinMap +
                     "TIN,Tin,Production,Mine production: crude,,tin,mining,production,,mine "
                     "production,t,gross weight,0,1,,,\n");
    EXPECT_THAT(complaint(Line{}.text() + Line{.country = "Peru", .detail = "Mine production: crude"}.text()),
                HasSubstr("described in two ways"));
}

TEST_F(Mcs2026Refuses, AWithdrawalOfARemarkThatIsNotThere) {
    const std::string rest = "tin,mining,production,,PER,2025,\"31,000\",\"31,000\",";
    const auto with = [&](const std::string& withdrawn) {
        folder.write("curated/mcs2026_errata.csv", errataHeader + rest + withdrawn + ",because\n");
        return complaint(Line{}.text() + peru);
    };
    EXPECT_THAT(with("Reported.,version 2"), HasSubstr("has no such remark on this figure"));
    EXPECT_THAT(with("Estimated.,"), HasSubstr("without the version that withdrew it"));
    EXPECT_EQ(with("Estimated.,version 2"), "");
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE note = 'Estimated. -- The publisher withdrew the remark "
                    "\u2018Estimated.\u2019 in version 2.'"),
              1);
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE value = 71000"), 1) << "no edition of its own";
}

TEST_F(Mcs2026Refuses, ACorrectionOfAValueThatIsNotThere) {
    const std::string rest = "tin,mining,production,,PER,2025,";
    folder.write("curated/mcs2026_errata.csv", errataHeader + rest + "\"99\",\"30,000\",,,because\n");
    EXPECT_THAT(complaint(Line{}.text() + peru),
                AllOf(HasSubstr("mcs2026_errata.csv, row 2"), HasSubstr("prints '31,000' where '99'")));
    folder.write("curated/mcs2026_errata.csv", errataHeader + rest + "\"31,000\",\"30,000\",,,because\n");
    EXPECT_EQ(complaint(Line{}.text() + peru), "");
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE value = 30000 AND note = 'Estimated. -- because'"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE value = 71000"), 2) << "the rest is carried over";
}

TEST_F(Mcs2026Refuses, ACorrectionOfARowThatDoesNotExist) {
    folder.write("curated/mcs2026_errata.csv",
                 std::string(errataHeader) + "tin,mining,production,,BRA,2025,1,2,,,because\n");
    EXPECT_THAT(complaint(Line{}.text()), HasSubstr("has no row 'BRA' for 2025"));
    folder.write("curated/mcs2026_errata.csv",
                 std::string(errataHeader) + "tin,reserves,reserves,,BRA,2025,1,2,,,because\n");
    EXPECT_THAT(complaint(Line{}.text()), HasSubstr("has no such series"));
}

TEST_F(Mcs2026Refuses, ABlankAfterTheValueIsNotPartOfIt) {
    EXPECT_EQ(complaint(Line{.value = "68\xA0"}.text()), "");
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE value = 68 AND printed = '68'"), 1);
}

} // namespace
} // namespace lodestone
