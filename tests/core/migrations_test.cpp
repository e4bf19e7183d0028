// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/database.h"
#include "store/statement.h"
#include "support/temporary_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace lodestone {
namespace {

using ::testing::HasSubstr;

/// Everything the database is made of, one line after the other.
std::vector<std::string> anatomy(SQLite::Database& db) {
    std::vector<std::string> lines;
    const auto add = [&lines](const std::string& text) {
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);) {
            lines.push_back(line);
        }
    };
    SQLite::Statement query(
        // A table that a script renamed has its name in quotes; a column added later may stand on a line of
        // its own.
        db, "SELECT type || ' ' || name || ': ' || replace(replace(replace(ifnull(sql, ''), '\"' || name || "
            "'\"', name), char(10) || ',', ','), char(10) || ')', ')') FROM sqlite_schema ORDER BY 1");
    while (query.executeStep()) {
        add(query.getColumn(0).getString());
    }
    for (const char* pragma : {"PRAGMA user_version", "PRAGMA application_id"}) {
        add(std::string(pragma) + ": " + db.execAndGet(pragma).getString());
    }
    return lines;
}

TEST(Migrations, AreNumberedWithoutGapsUpToTheSchemaVersion) {
    int expected = 0;
    for (const Migration& script : migrations()) {
        EXPECT_EQ(script.version, ++expected);
    }
    EXPECT_EQ(expected, schemaVersion);
}

TEST(Migrations, FromVersionZeroGiveTheSameDatabaseAsTheSchema) {
    const TemporaryDirectory folder;
    const Database migrated = Database::openAndMigrate(folder.write("old.db", ""));
    const Database created = Database::create(folder / "new.db");
    const auto old = anatomy(migrated.handle());
    const auto current = anatomy(created.handle());
    const auto [inOld, inCurrent] = std::mismatch(old.begin(), old.end(), current.begin(), current.end());
    EXPECT_TRUE(inOld == old.end() && inCurrent == current.end())
        << "db/migrations gives '" << (inOld == old.end() ? "" : *inOld) << "' where db/schema.sql gives '"
        << (inCurrent == current.end() ? "" : *inCurrent) << "': bring both to the same state";
}

TEST(Migrations, ACurrentDatabaseIsOpenedAsItIs) {
    const TemporaryDirectory folder;
    const auto file = folder / "lodestone.db";
    { const Database db = Database::create(file); }
    const std::string before = bytesOf(file);
    {
        const Database db = Database::openAndMigrate(file);
        EXPECT_EQ(bytesOf(file), before);
        db.handle().exec("INSERT INTO stage VALUES (1, 'mining', 'Mining', '', 1)");
    }
    EXPECT_EQ(Database::openReadOnly(file).handle().execAndGet("SELECT count(*) FROM stage").getInt(), 1);
}

TEST(Migrations, ANewerDatabaseIsRefusedAndLeftAlone) {
    const TemporaryDirectory folder;
    const auto file = folder / "lodestone.db";
    { Database::create(file).handle().exec("PRAGMA user_version = 7"); }
    const std::string before = bytesOf(file);
    try {
        Database::openAndMigrate(file);
        FAIL() << "opened a newer database";
    } catch (const StoreError& error) {
        EXPECT_THAT(error.what(), HasSubstr("newer Lodestone (schema 7; this program reads 3)"));
    }
    EXPECT_EQ(bytesOf(file), before);
}

TEST(Migrations, OtherProgramsTablesAreLeftAlone) {
    const TemporaryDirectory folder;
    const auto file = folder / "other.db";
    {
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE mine (x)");
    }
    const std::string before = bytesOf(file);
    EXPECT_THROW(Database::openAndMigrate(file), StoreError);
    EXPECT_EQ(bytesOf(file), before);
}

TEST(Migrations, MissingFileIsNotCreated) {
    const TemporaryDirectory folder;
    EXPECT_THROW(Database::openAndMigrate(folder / "absent.db"), StoreError);
    EXPECT_TRUE(folder.names().empty());
}

TEST(Schema, EveryTableAndColumnIsInTablesMd) {
    std::istringstream stream(bytesOf(std::filesystem::path(LODESTONE_DATA_DIR) / "tables.md"));
    std::set<std::string> words;
    std::string word;
    for (char c = 0; stream.get(c);) {
        const bool partOfName = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (partOfName) {
            word += c;
        } else {
            words.insert(std::exchange(word, ""));
        }
    }
    const Database db = Database::inMemory();
    SQLite::Statement columns(db.handle(),
                              "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c "
                              "WHERE t.type = 'table'");
    int count = 0;
    for (; columns.executeStep(); ++count) {
        EXPECT_TRUE(words.contains(columns.getColumn(0).getString())) << columns.getColumn(0).getString();
        EXPECT_TRUE(words.contains(columns.getColumn(1).getString()))
            << columns.getColumn(0).getString() << "." << columns.getColumn(1).getString();
    }
    EXPECT_GT(count, 100);
}

constexpr std::array steps = {
    Migration{1, "0001_one.sql",
              "CREATE TABLE one (id INTEGER PRIMARY KEY, x TEXT); INSERT INTO one VALUES (1, 'kept');"},
    Migration{2, "0002_two.sql",
              "ALTER TABLE one ADD COLUMN y TEXT; UPDATE one SET y = x || ' and carried';"},
    Migration{3, "0003_three.sql",
              "CREATE TABLE three (id INTEGER PRIMARY KEY, one INTEGER REFERENCES one (id));"}};

TEST(Migrations, RunInOrderFromWhereTheFileStands) {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(db, std::span(steps).first(1));
    EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), 1);
    migrate(db, steps);
    EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), 3);
    EXPECT_EQ(db.execAndGet("SELECT y FROM one").getString(), "kept and carried");
}

TEST(Migrations, AFailingScriptLeavesTheFileAsItWas) {
    const TemporaryDirectory folder;
    const auto file = folder / "lodestone.db";
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(db, std::span(steps).first(1));
    const std::string before = bytesOf(file);
    const std::array broken = {steps[0], steps[1],
                               Migration{3, "0003_broken.sql", "CREATE TABLE ok (x); SELEKT;"}};
    try {
        migrate(db, broken);
        FAIL() << "a broken script went through";
    } catch (const SQLite::Exception& error) {
        EXPECT_THAT(error.what(), HasSubstr("0003_broken.sql"));
    }
    EXPECT_EQ(bytesOf(file), before);
    EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), 1);
}

TEST(Migrations, AnOrphanLeftByAScriptStopsIt) {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const std::array orphaning = {steps[0], steps[1], steps[2],
                                  Migration{4, "0004_orphan.sql", "INSERT INTO three VALUES (1, 99);"}};
    EXPECT_THROW(migrate(db, orphaning), SQLite::Exception);
    EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), 0);
}

} // namespace
} // namespace lodestone
