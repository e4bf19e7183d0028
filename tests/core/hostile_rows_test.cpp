// SPDX-License-Identifier: GPL-3.0-or-later
// Databases that another program made: without the rules of the schema, and with rows that break them.
#include "store/database.h"
#include "store/statement.h"
#include "support/temporary_directory.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

namespace lodestone {
namespace {

class HostileRows : public testing::Test {
protected:
    /// The shipped database after some SQL, with no rule in force.
    std::filesystem::path changed(const std::string& sql) {
        const std::filesystem::path file = folder / ("db" + std::to_string(++made));
        std::filesystem::copy_file(LODESTONE_SHIPPED_DATABASE, file);
        SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
        db.exec(
            "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON;");
        db.exec(sql);
        return file;
    }
    std::string refusal(const std::string& sql) {
        try {
            (void)Database::openReadOnly(changed(sql));
        } catch (const StoreError& error) {
            return error.what();
        }
        return {};
    }

    TemporaryDirectory folder;
    int made = 0;
};

TEST_F(HostileRows, AreRefusedWhenTheFileIsOpenedWithTheTableNamed) {
    const std::pair<const char*, const char*> tries[] = {
        {"statistic", "UPDATE statistic SET country_id = 999999 WHERE id = (SELECT min(id) FROM statistic)"},
        {"statistic", "UPDATE statistic SET mineral_id = -1 WHERE id = (SELECT min(id) FROM statistic)"},
        {"governance", "UPDATE OR IGNORE governance SET country_id = 0 WHERE year = 2000"},
        {"agreement", "UPDATE agreement SET party_b = party_a WHERE id = (SELECT min(id) FROM agreement)"},
        {"cell", "UPDATE OR IGNORE cell SET year = 2147483647 WHERE year = 2020"},
        {"cell", "UPDATE OR IGNORE cell SET year = 0 WHERE year = 2020"},
        {"cell", "UPDATE OR IGNORE cell SET year = -5 WHERE year = 2020"},
        {"cell", "UPDATE cell SET value = 9e999 WHERE year = 2020 AND value > 0"},
        {"cell", "UPDATE cell SET status = 'odd' WHERE year = 2020"},
        {"cell", "UPDATE OR IGNORE cell SET country_id = 123456 WHERE year = 2020"},
        {"aggregate", "UPDATE aggregate SET value = 9e999 WHERE value > 0"},
        {"series", "UPDATE series SET years_averaged = -1 WHERE id = 1"},
        {"series", "UPDATE series SET mineral_id = 9999 WHERE id = 1"},
        {"mineral", "UPDATE mineral SET parent_id = id WHERE id = 1"},
        {"event", "UPDATE event SET source_id = 9999 WHERE id = (SELECT min(id) FROM event)"},
        {"place", "UPDATE place SET latitude = 9e999"},
        {"claim", "UPDATE claim SET value = 7 WHERE unit = 'share'"},
        {"bloc_member", "UPDATE OR IGNORE bloc_member SET country_id = 9999"},
    };
    for (const auto& [table, sql] : tries) {
        const std::string said = refusal(sql);
        EXPECT_NE(said.find("'" + std::string(table) + "'"), std::string::npos) << sql << ": " << said;
    }
    EXPECT_NE(refusal("DELETE FROM mineral"), "");
}

TEST_F(HostileRows, ViewsAndOtherTablesAreNoTablesOfOurs) {
    EXPECT_NE(
        refusal("DROP TABLE claim; CREATE VIEW claim AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT "
                "id + 1 FROM n) SELECT id FROM n")
            .find("'claim'"),
        std::string::npos);
    EXPECT_NE(refusal("DROP TABLE bloc_member; CREATE TABLE bloc_member (bloc_id)").find("'bloc_member'"),
              std::string::npos);
    EXPECT_EQ(refusal("CREATE VIEW mine AS SELECT 1"), "")
        << "what the program does not read is not its business";
}

TEST_F(HostileRows, AStatementThatNeverEndsIsEnded) {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const auto began = std::chrono::steady_clock::now();
    EXPECT_THROW(guarded(db,
                         [&] {
                             return db.handle()
                                 .execAndGet(
                                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                     "SELECT max(i) FROM n")
                                 .getInt();
                         }),
                 StoreError);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(60));
}

} // namespace
} // namespace lodestone
