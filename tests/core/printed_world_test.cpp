// SPDX-License-Identifier: GPL-3.0-or-later
// World and China as first printed. That every number is right is checked by
// tests/audit_compiled_yearbooks.py.
#include "ingest/ingest.h"
#include "store/load.h"
#include "store/statement.h"
#include "support/data_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace lodestone {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto filePath = "sources/usgs_long/usgs_mcs_printed_world_and_china_2002_2024.csv";
constexpr auto header = "mineral,stage,year,world_t,china_t,china_share_pct\n";

const Series& only(const Catalogue& catalogue, std::string_view mineral) {
    return *catalogue.seriesOf(catalogue.mineralBySlug(mineral)->id, Stage::Mining).front();
}

TEST(PrintedWorld, ShowsRareEarthsBeforeTheirRevisionAndNamesNoLargestProducer) {
    Database db = Database::inMemory();
    IngestRun run(db, LODESTONE_DATA_DIR);
    ingestReference(run);
    run.loadNames();
    ingestPrintedWorld(run);
    const Catalogue catalogue = loadCatalogue(db);

    const Series& series = only(catalogue, "rare-earths");
    EXPECT_GT(series.preference, 0);
    EXPECT_FALSE(series.comparable);
    EXPECT_EQ(series.basis, "rare-earth oxide equivalent");
    const SupplyYear year = *loadSupply(db, series).find(2010);
    ASSERT_EQ(year.rows.size(), 1U);
    EXPECT_EQ(year.rows.front().country, catalogue.countryByIso3("CHN")->id);
    EXPECT_EQ(year.rows.front().cell.value, 130000);
    EXPECT_EQ(year.total->value, 133000);

    // Cobalt has no column for China.
    EXPECT_TRUE(loadSupply(db, only(catalogue, "cobalt")).find(2010)->rows.empty());
    // What the editions' own files give is not stored a second time; antimony of 2020 stands nowhere else.
    EXPECT_EQ(only(catalogue, "copper").years.back(), 2019);
    EXPECT_EQ(only(catalogue, "antimony").years.back(), 2020);
    const FileReport& report = run.report(filePath);
    EXPECT_EQ(report.rows, 127);
    EXPECT_EQ(report.stored, 103);
}

class PrintedWorldRefuses : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, {filePath});
        folder.write(
            "curated/printed_world_series.csv",
            "file_mineral,file_stage,last_year,mineral,stage,measure,product,label,unit,basis,preference,"
            "comparable,reason,remark,note\n"
            "tin,mine,2019,tin,mining,production,,mine production,t,tin content,1,0,because,,\n");
    }
    std::string complaint(const std::string& lines) {
        folder.write(filePath, header + lines);
        Database db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestPrintedWorld(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }
    TemporaryDirectory folder;
};

TEST_F(PrintedWorldRefuses, AShareThatDoesNotFollowFromTheAmounts) {
    EXPECT_THAT(complaint("tin,mine,2010,200,100,50.0\n"), IsEmpty());
    EXPECT_THAT(complaint("tin,mine,2010,200,100,50.2\n"), HasSubstr("China's share is 50.0 %, not 50.2 %"));
    EXPECT_THAT(complaint("tin,mine,2010,200,,50.0\n"), HasSubstr("do not stand together"));
}

TEST_F(PrintedWorldRefuses, AMineralItDoesNotKnowAndAYearThatStandsTwice) {
    EXPECT_THAT(complaint("lead,mine,2010,200,100,50.0\n"), HasSubstr("lead / mine"));
    EXPECT_THAT(complaint("tin,mine,2010,200,100,50.0\ntin,mine,2010,200,100,50.0\n"),
                HasSubstr("second value"));
}

} // namespace
} // namespace lodestone
