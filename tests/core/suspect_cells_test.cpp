// SPDX-License-Identifier: GPL-3.0-or-later
// Our list of suspect cells: each line must meet the cell it is about.
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
using ::testing::IsEmpty;

constexpr auto listPath = "curated/suspect_cells.csv";
constexpr auto head =
    "source,mineral,stage,measure,product,year,owner,kind,printed,proposed,within,found,reason\n";

/// A table of tin with rows of Peru and China and a total.
class SuspectCells : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, {listPath});
        IngestRun run(db, folder.path());
        ingestReference(run);
        db.handle().exec(
            "INSERT INTO series (id, source_id, mineral_id, stage_id, measure, label, unit, basis, "
            "preference) "
            "SELECT 1, source.id, mineral.id, stage.id, 'production', 'mine production', 't', 'tin content', "
            "0 "
            "FROM source, mineral, stage WHERE source.slug = 'usgs-mcs-2026' AND mineral.slug = 'tin' "
            "AND stage.slug = 'mining';"
            "INSERT INTO cell (series_id, year, country_id, value, status, printed) "
            "SELECT 1, 2025, id, 31000, 'reported', '31,000' FROM country WHERE iso3 IN ('PER', 'CHN');"
            "INSERT INTO aggregate (series_id, year, kind, value, status, printed) "
            "VALUES (1, 2025, 'world', 62000, 'reported', '62,000')");
    }
    std::string complaint(const std::string& line) {
        folder.write(listPath, head + line);
        IngestRun run(db, folder.path());
        run.loadNames();
        db.handle().exec("DELETE FROM suspect_cell");
        try {
            ingestSuspectCells(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }

    TemporaryDirectory folder;
    Database db = Database::inMemory();
};

TEST_F(SuspectCells, AreStoredWithWhatIsProposed) {
    EXPECT_THAT(
        complaint("usgs-mcs-2026,tin,mining,production,,2025,PER,decimal,\"31,000\",3100,,eye,Too many.\n"
                  "usgs-mcs-2026,tin,mining,production,,2025,CHN,twice,\"31,000\",,PER,eye,In Peru.\n"
                  "usgs-mcs-2026,tin,mining,production,,2025,world,total,\"62,000\",,,detector,No sum.\n"),
        IsEmpty());
    SQLite::Statement row(db.handle(),
                          "SELECT group_concat(owner || ' ' || kind || ' ' || ifnull(proposed, '-') || ' ' "
                          "|| (within_id IS NOT NULL), ', ') FROM suspect_cell");
    ASSERT_TRUE(row.executeStep());
    EXPECT_EQ(row.getColumn(0).getString(), "country decimal 3100.0 0, country twice - 1, world total - 0");
}

TEST_F(SuspectCells, AreRefusedWhereTheyMeetNoCellOrAnotherOne) {
    EXPECT_THAT(complaint("usgs-mcs-2026,tin,mining,production,,2024,PER,other,\"31,000\",,,eye,So.\n"),
                AllOf(HasSubstr("suspect_cells.csv, row 2"), HasSubstr("no table has this cell")));
    EXPECT_THAT(complaint("usgs-mcs-2026,tin,mining,production,,2025,other,other,1,,,eye,So.\n"),
                HasSubstr("no table has this cell"));
    EXPECT_THAT(complaint("usgs-mcs-2026,tin,mining,production,,2025,PER,other,\"3,100\",,,eye,So.\n"),
                HasSubstr("prints '31,000', not '3,100'"));
    EXPECT_THAT(complaint("usgs-mcs-2026,tin,mining,production,,2025,PER,twice,\"31,000\",,BOL,eye,So.\n"),
                HasSubstr("no row of BOL"));
    EXPECT_THAT(complaint("usgs-mcs-2026,tin,mining,production,,2025,PER,odd,\"31,000\",,,eye,So.\n"),
                HasSubstr("row 2"));
    EXPECT_THAT(complaint("usgs-mcs-2026,tin,mining,production,,2025,PER,other,\"31,000\",,,eye,so\n"),
                HasSubstr("no sentence"));
    EXPECT_THAT(complaint("usgs-mcs-2026,tin,mining,production,,2025,PER,other,\"31,000\",,,guess,So.\n"),
                HasSubstr("'guess'"));
}

} // namespace
} // namespace lodestone
