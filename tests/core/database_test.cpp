// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/load.h"
#include "store/statement.h"
#include "support/temporary_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <random>
#include <string>

namespace lodestone {
namespace {

using ::testing::HasSubstr;

/// What openReadOnly says about a file, or '' when it opens.
std::string refusal(const std::filesystem::path& file) {
    try {
        const Database db = Database::openReadOnly(file);
        return {};
    } catch (const StoreError& error) {
        return error.what();
    }
}

void run(const std::filesystem::path& file, const std::string& sql) {
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec(sql);
}

class DatabaseFile : public ::testing::Test {
protected:
    void SetUp() override {
        const Database db = Database::create(file);
        db.handle().exec("INSERT INTO stage VALUES (1, 'mining', 'Mining', 'ore', 1)");
    }

    /// The refusal of `path`; fails when the file or the folder is not as it was.
    std::string untouchedRefusal(const std::filesystem::path& path) {
        const std::string before = bytesOf(path);
        const auto names = folder.names();
        const std::string text = refusal(path);
        EXPECT_EQ(bytesOf(path), before) << "the file was changed";
        EXPECT_EQ(folder.names(), names) << "a file was left beside it";
        EXPECT_THAT(text, HasSubstr(path.string())) << "the message must name the file";
        return text;
    }

    TemporaryDirectory folder;
    const std::filesystem::path file = folder / "lodestone.db";
};

TEST_F(DatabaseFile, OpensForReadingAndLeavesNothingBehind) {
    const std::string before = bytesOf(file);
    {
        const Database db = Database::openReadOnly(file);
        EXPECT_EQ(db.handle().execAndGet("SELECT name FROM stage").getString(), "Mining");
        EXPECT_EQ(db.name(), file.string());
        EXPECT_THROW(db.handle().exec("DELETE FROM stage"), SQLite::Exception);
    }
    EXPECT_EQ(bytesOf(file), before);
    EXPECT_EQ(folder.names(), std::vector<std::string>{"lodestone.db"});
}

TEST_F(DatabaseFile, OpensUnderANameWithSignsThatMeanSomethingInAnAddress) {
    const std::filesystem::path odd = folder / "a ?mode=rw#100% é.db";
    std::filesystem::copy_file(file, odd);
    EXPECT_EQ(refusal(odd), "");
}

TEST_F(DatabaseFile, MissingFileIsNamed) {
    EXPECT_THAT(untouchedRefusal(folder / "absent.db"), HasSubstr("there is no such file"));
}

TEST_F(DatabaseFile, DirectoryIsNamed) {
    EXPECT_THAT(refusal(folder.path()), HasSubstr("is a directory"));
}

TEST_F(DatabaseFile, PipeIsRefusedInsteadOfWaitedFor) {
    const std::filesystem::path pipe = folder / "pipe.db";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(refusal(pipe), HasSubstr("not a regular file"));
}

TEST_F(DatabaseFile, EmptyFileIsNamed) {
    EXPECT_THAT(untouchedRefusal(folder.write("empty.db", "")), HasSubstr("is empty"));
}

TEST_F(DatabaseFile, TruncationIsFoundWhereverItHappens) {
    const std::string whole = bytesOf(file);
    for (const std::size_t size : {std::size_t{1}, std::size_t{15}, std::size_t{60}, std::size_t{100},
                                   std::size_t{4096}, whole.size() / 2, whole.size() - 1}) {
        const auto cut = folder.write("cut.db", whole.substr(0, size));
        EXPECT_THAT(untouchedRefusal(cut), HasSubstr("cut short")) << size << " bytes";
    }
}

TEST_F(DatabaseFile, RandomBytesAreNotADatabase) {
    std::mt19937 random(7);
    std::string bytes(20000, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(random());
    }
    EXPECT_THAT(untouchedRefusal(folder.write("random.db", bytes)), HasSubstr("not an SQLite database"));
}

TEST_F(DatabaseFile, RandomBytesBehindAGoodHeaderAreNotADatabase) {
    std::mt19937 random(7);
    std::string bytes = bytesOf(file);
    for (std::size_t i = 100; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>(random());
    }
    EXPECT_THAT(untouchedRefusal(folder.write("random.db", bytes)), HasSubstr("damaged"));
}

TEST_F(DatabaseFile, TextIsNotADatabase) {
    EXPECT_THAT(untouchedRefusal(folder.write("table.csv", "mineral,share\nrare-earths,69\n")),
                HasSubstr("not an SQLite database"));
}

TEST_F(DatabaseFile, OtherProgramsDatabaseIsRefused) {
    run(folder / "other.db", "CREATE TABLE cell (x)");
    EXPECT_THAT(untouchedRefusal(folder / "other.db"), HasSubstr("not one of Lodestone's"));
}

TEST_F(DatabaseFile, MissingTablesAreNoticed) {
    run(file, "DROP TABLE cell");
    EXPECT_THAT(untouchedRefusal(file), HasSubstr("lacks tables"));
}

TEST_F(DatabaseFile, NewerVersionAsksForANewerProgram) {
    run(file, "PRAGMA user_version = 4");
    EXPECT_THAT(untouchedRefusal(file),
                HasSubstr("newer Lodestone (schema 4; this program reads 3). Update"));
}

TEST_F(DatabaseFile, OlderVersionSaysHowToBringItUpToDate) {
    run(file, "PRAGMA user_version = 0");
    EXPECT_THAT(untouchedRefusal(file),
                HasSubstr("older Lodestone (schema 0; this program reads 3). Build it again"));
}

/// Another process that holds an exclusive lock on a file from construction to destruction.
class LockHolder {
public:
    explicit LockHolder(const std::filesystem::path& file) {
        std::array<int, 2> ready{};
        if (pipe(ready.data()) != 0 || pipe(m_release.data()) != 0) {
            throw std::runtime_error("no pipe");
        }
        m_child = fork();
        if (m_child == 0) {
            close(m_release[1]);
            hold(file, ready[1], m_release[0]);
        }
        close(m_release[0]);
        close(ready[1]);
        char byte = 0;
        m_locked = read(ready[0], &byte, 1) == 1;
        close(ready[0]);
    }
    LockHolder(const LockHolder&) = delete;
    LockHolder& operator=(const LockHolder&) = delete;
    ~LockHolder() {
        close(m_release[1]);
        waitpid(m_child, nullptr, 0);
    }
    [[nodiscard]] bool locked() const { return m_locked; }

private:
    [[noreturn]] static void hold(const std::filesystem::path& file, int ready, int release) {
        try {
            SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
            db.exec("BEGIN EXCLUSIVE");
            char byte = '!';
            const bool told = write(ready, &byte, 1) == 1;
            const bool released = read(release, &byte, 1) == 0;
            _exit(told && released ? 0 : 1);
        } catch (...) {
            _exit(1);
        }
    }
    std::array<int, 2> m_release{};
    pid_t m_child = 0;
    bool m_locked = false;
};

TEST_F(DatabaseFile, LockOfAnotherProcessIsNamedAndEndsWithIt) {
    {
        const LockHolder holder(file);
        ASSERT_TRUE(holder.locked());
        EXPECT_THAT(untouchedRefusal(file), HasSubstr("locked by another program"));
    }
    EXPECT_EQ(refusal(file), "");
}

TEST_F(DatabaseFile, LookingAtAFileKeepsTheLocksOfThisProcess) {
    SQLite::Database writer(file.string(), SQLite::OPEN_READWRITE);
    writer.exec("BEGIN IMMEDIATE; UPDATE stage SET name = 'Changed'");
    EXPECT_EQ(refusal(file), ""); // reading beside a writer that has not committed is allowed
    // A second process must still find the file taken: a plain open and close here would have dropped the
    // lock.
    const LockHolder other(file);
    EXPECT_FALSE(other.locked());
    writer.exec("ROLLBACK");
}

TEST_F(DatabaseFile, UnreadableFileNamesItsPermissions) {
    ASSERT_EQ(chmod(folder.path().c_str(), 0755), 0);
    ASSERT_EQ(chmod(file.c_str(), 0000), 0);
    // Root reads everything: look at it as nobody.
    const bool isRoot = geteuid() == 0;
    if (isRoot) {
        ASSERT_EQ(seteuid(65534), 0);
    }
    const std::string text = refusal(file);
    if (isRoot) {
        ASSERT_EQ(seteuid(0), 0);
    }
    EXPECT_THAT(text, HasSubstr("cannot be read (Permission denied)"));
}

TEST_F(DatabaseFile, WriteAheadModeIsReadWithoutFilesBesideIt) {
    run(file, "PRAGMA journal_mode = WAL");
    ASSERT_EQ(folder.names(), std::vector<std::string>{"lodestone.db"});
    EXPECT_EQ(refusal(file), "");
    EXPECT_EQ(folder.names(), std::vector<std::string>{"lodestone.db"});
}

TEST_F(DatabaseFile, PendingWriteAheadLogIsNamed) {
    run(file, "PRAGMA journal_mode = WAL");
    folder.write("lodestone.db-wal", "pending");
    EXPECT_THAT(untouchedRefusal(file), HasSubstr("changes to it that are not in the file yet"));
}

TEST_F(DatabaseFile, DamageInAnyPageGivesAMessageAndNeverACrash) {
    const std::string whole = bytesOf(file);
    constexpr std::size_t pageSize = 4096;
    int refused = 0;
    for (std::size_t page = 0; page < whole.size() / pageSize; ++page) {
        std::string bytes = whole;
        const std::size_t from = page == 0 ? 100 : page * pageSize;
        std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                  bytes.begin() + static_cast<std::ptrdiff_t>((page + 1) * pageSize), '\xA5');
        const auto damaged = folder.write("damaged.db", bytes);
        try {
            const Database db = Database::openReadOnly(damaged);
            (void)loadCatalogue(db);
            (void)loadEvents(db, today());
            (void)loadClaims(db);
        } catch (const StoreError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 10);
}

TEST_F(DatabaseFile, CreateReplacesNothing) {
    const std::string before = bytesOf(file);
    EXPECT_THROW(Database::create(file), StoreError);
    EXPECT_EQ(bytesOf(file), before);
}

TEST(DatabaseInMemory, HasTheSchemaAndEnforcesIt) {
    const Database db = Database::inMemory();
    EXPECT_EQ(db.handle().execAndGet("PRAGMA user_version").getInt(), schemaVersion);
    EXPECT_EQ(db.name(), ":memory:");
    EXPECT_THROW(db.handle().exec("INSERT INTO country_alias VALUES ('Burma', 99, 'x')"), SQLite::Exception);
    EXPECT_THROW(db.handle().exec("INSERT INTO stage VALUES (1, 'smelting', 'Smelting', '', 1)"),
                 SQLite::Exception);
}

class CellRules : public ::testing::Test {
protected:
    void SetUp() override {
        db.handle().exec(
            "INSERT INTO stage VALUES (1, 'mining', 'Mining', '', 1);"
            "INSERT INTO country (id, iso3, name, kind) VALUES (1, 'CHN', 'China', 'country');"
            "INSERT INTO mineral (id, slug, name, mineral_group, us_critical_2025, position) "
            "VALUES (1, 'tin', 'Tin', 'x', 1, 1);"
            "INSERT INTO source (id, slug, title, short_name, family, publisher, edition, published, kind, "
            "licence, attribution, url) VALUES (1, 's', 's', 's', 's', 's', 's', '2026', 'dataset', 's', "
            "'s', 's');"
            "INSERT INTO series (id, source_id, mineral_id, stage_id, measure, label, unit, basis, "
            "preference) "
            "VALUES (1, 1, 1, 1, 'production', 'mine production', 't', 'tin content', 0)");
    }
    /// Whether a cell (and, by the same rules, an aggregate) may hold these values.
    bool accepts(const std::string& value, const std::string& low, const std::string& high,
                 const std::string& relation, const std::string& status) {
        const std::string rest =
            value + ", " + low + ", " + high + ", '" + relation + "', '" + status + "', 'x')";
        const auto takes = [this, &rest](const std::string& into) {
            try {
                db.handle().exec("SAVEPOINT one; INSERT INTO " + into + rest);
            } catch (const SQLite::Exception&) {
                db.handle().exec("ROLLBACK TO one; RELEASE one");
                return false;
            }
            db.handle().exec("ROLLBACK TO one; RELEASE one");
            return true;
        };
        const bool cell =
            takes("cell (series_id, year, country_id, value, low, high, relation, status, printed) "
                  "VALUES (1, 2025, 1, ");
        const bool aggregate =
            takes("aggregate (series_id, year, kind, value, low, high, relation, status, printed) "
                  "VALUES (1, 2025, 'world', ");
        EXPECT_EQ(cell, aggregate) << "the two tables must have the same rules";
        return cell;
    }
    const Database db = Database::inMemory();
};

TEST_F(CellRules, ANumberNeedsAStatusThatHasOne) {
    EXPECT_TRUE(accepts("5", "NULL", "NULL", "=", "reported"));
    EXPECT_TRUE(accepts("5", "NULL", "NULL", ">", "estimated"));
    EXPECT_TRUE(accepts("0", "NULL", "NULL", "=", "zero"));
    EXPECT_FALSE(accepts("5", "NULL", "NULL", "=", "zero"));
    EXPECT_FALSE(accepts("5", "NULL", "NULL", "=", "withheld"));
    EXPECT_FALSE(accepts("NULL", "NULL", "NULL", "=", "reported"));
    EXPECT_FALSE(accepts("-1", "NULL", "NULL", "=", "reported"));
}

TEST_F(CellRules, BoundsBelongToRangesAndUpperBoundsOnly) {
    EXPECT_TRUE(accepts("NULL", "330", "390", "-", "estimated"));
    EXPECT_TRUE(accepts("NULL", "0", "200000", "<", "reported"));
    EXPECT_TRUE(accepts("NULL", "0", "0.5", "<", "below_precision"));
    EXPECT_FALSE(accepts("NULL", "NULL", "NULL", "-", "estimated"));
    EXPECT_FALSE(accepts("NULL", "390", "330", "-", "estimated"));
    EXPECT_FALSE(accepts("NULL", "330", "NULL", "-", "estimated"));
    EXPECT_FALSE(accepts("360", "330", "390", "-", "estimated"));
    EXPECT_FALSE(accepts("5", "4", "6", "=", "reported"));
    EXPECT_FALSE(accepts("NULL", "NULL", "NULL", "=", "below_precision"));
    EXPECT_FALSE(accepts("NULL", "0", "1", "<", "withheld"));
}

} // namespace
} // namespace lodestone
