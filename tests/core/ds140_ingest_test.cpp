// SPDX-License-Identifier: GPL-3.0-or-later
// Data Series 140: a test for each trap of its workbook, and what stops its reader. That every number is
// right is checked by tests/audit_yearbook.py.
#include "ingest/ds140.h"

#include "ingest/ingest.h"
#include "store/statement.h"
#include "support/data_copy.h"
#include "support/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Ds140 : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        s_run->loadNames();
        ingestDs140(*s_run);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }
    static std::string text(const std::string& sql) { return s_db->handle().execAndGet(sql).getString(); }
    static int count(const std::string& sql) { return s_db->handle().execAndGet(sql).getInt(); }
    /// 'value status printed unit' of a statistic of the United States.
    static std::string statistic(const std::string& item, int year) {
        return text(
            "SELECT coalesce(value, '-') || ' ' || status || ' ' || printed || ' ' || unit FROM statistic "
            "WHERE item = '" +
            item + "' AND from_year = " + std::to_string(year));
    }
    static std::string note(const std::string& item, int year) {
        return text("SELECT note FROM statistic WHERE item = '" + item +
                    "' AND from_year = " + std::to_string(year));
    }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
};

TEST_F(Ds140, EveryValueIsStored) {
    const FileReport& report = s_run->report(ds140Path);
    EXPECT_EQ(report.rows, 847); // 121 years, 7 columns
    EXPECT_EQ(report.stored, 847);
    EXPECT_EQ(count("SELECT count(*) FROM statistic"), 726);
    EXPECT_EQ(count("SELECT count(*) FROM aggregate"), 121);
}

TEST_F(Ds140, WorldProductionIsASeriesWithoutCountriesThatNeverAnswersByDefault) {
    EXPECT_EQ(count("SELECT count(*) FROM cell"), 0);
    EXPECT_EQ(text("SELECT unit || ', ' || basis || ', ' || preference FROM series"),
              "t, rare-earth oxide equivalent, 1");
    EXPECT_EQ(count("SELECT value FROM aggregate WHERE year = 1900 AND kind = 'world'"), 1040);
    EXPECT_EQ(count("SELECT value FROM aggregate WHERE year = 2020 AND kind = 'world'"), 243000);
}

TEST_F(Ds140, WithheldAndUnavailableFiguresKeepTheirReason) {
    EXPECT_EQ(statistic("Production", 1956), "- withheld W t");
    EXPECT_THAT(note("Production", 1956), HasSubstr("Withheld"));
    EXPECT_EQ(statistic("Imports", 1900), "- not_available NA t");
}

TEST_F(Ds140, ANegativeConsumptionThatThePublisherDoesNotPrintIsExplained) {
    EXPECT_EQ(statistic("Apparent consumption", 2011), "- not_available NA t");
    EXPECT_THAT(note("Apparent consumption", 2011), HasSubstr("negative value"));
}

TEST_F(Ds140, APrintedZeroIsZero) {
    EXPECT_EQ(statistic("Production", 2001), "0.0 zero 0 t");
}

TEST_F(Ds140, AFractionIsPrintedAsTheWorkbookShowsIt) {
    EXPECT_EQ(statistic("Imports", 1922), "0.017 estimated 0.017 t");
}

TEST_F(Ds140, InterpolatedYearsSaySo) {
    EXPECT_THAT(note("Apparent consumption", 1912), HasSubstr("Interpolated by the publisher."));
    EXPECT_THAT(note("Apparent consumption", 1915), Not(HasSubstr("Interpolated")));
}

TEST_F(Ds140, UnitValuesAreInDollarsOfTheDayOrOf1998) {
    EXPECT_EQ(statistic("Unit value ($/t)", 2010), "20000.0 estimated 20000 $/t");
    EXPECT_EQ(statistic("Unit value (98$/t)", 2010), "14500.0 estimated 14500 98$/t");
}

class Ds140Refuses : public ::testing::Test {
protected:
    /// What is said about the workbook with `from` replaced in one of its parts.
    std::string complaint(const std::string& part, std::string_view from, std::string_view to) {
        const TemporaryDirectory folder;
        copyData(folder, {ds140Path});
        copyWorkbook(std::filesystem::path(LODESTONE_DATA_DIR) / ds140Path, folder / ds140Path, part, from,
                     to);
        Database db = Database::inMemory();
        IngestRun run(db, folder.path());
        ingestReference(run);
        run.loadNames();
        try {
            ingestDs140(run);
        } catch (const IngestError& error) {
            return error.what();
        }
        return {};
    }
};

TEST_F(Ds140Refuses, AnotherUnit) {
    EXPECT_THAT(
        complaint("xl/sharedStrings.xml", "All quantities in metric tons", "All quantities in kilograms"),
        AllOf(HasSubstr("row 3"), HasSubstr("the unit is not")));
}

TEST_F(Ds140Refuses, AColumnThatIsNotKnown) {
    EXPECT_THAT(complaint("xl/sharedStrings.xml", "Apparent consumption", "Reported consumption"),
                AllOf(HasSubstr("row 5"), HasSubstr("'Reported consumption' is not known")));
}

TEST_F(Ds140Refuses, AYearThatIsMissing) {
    EXPECT_THAT(complaint("xl/worksheets/sheet1.xml", "<v>1900</v>", "<v>1890</v>"),
                HasSubstr("without a gap"));
}

} // namespace
} // namespace lodestone
