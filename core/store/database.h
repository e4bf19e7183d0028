// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite connection: opened, checked, and closed with its owner. Not shared between threads: a worker
// opens its own. No SQLite header leaves this directory except through statement.h, which only store and
// ingest include.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace SQLite {
class Database;
}

namespace lodestone {

class ConnectionCache;

/// Version of the schema this program reads and writes ('PRAGMA user_version').
inline constexpr int schemaVersion = 3;

/// A file or database that cannot be used. `what()` is one sentence that names the file, what is wrong and
/// what to do; the file is left as it was. The command line answers with exit code 4.
class StoreError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Database {
public:
    /// Opens an existing file for reading only and leaves nothing beside it. Checks: it exists, can be read,
    /// is an SQLite database of ours, as long as its header says, of this schema version, not locked, with
    /// our tables: under a millisecond. Damage inside a page shows when that page is read. Throws StoreError.
    static Database openReadOnly(const std::filesystem::path& file);
    /// Creates a new database file with the current schema (replacing none: the file must not exist).
    static Database create(const std::filesystem::path& file);
    /// Opens a file for writing and brings an older schema up to date in one transaction.
    static Database openAndMigrate(const std::filesystem::path& file);
    /// A private database in memory with the current schema and no rows.
    static Database inMemory();

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    [[nodiscard]] SQLite::Database& handle() const { return *m_handle; }
    [[nodiscard]] const std::string& name() const { return m_name; } ///< path, or ':memory:'
    /// What the questions of store/ keep between them.
    [[nodiscard]] ConnectionCache& cache() const { return *m_cache; }

private:
    Database(std::unique_ptr<SQLite::Database> handle, std::string name);

    std::unique_ptr<SQLite::Database> m_handle;
    std::string m_name;
    std::unique_ptr<ConnectionCache> m_cache; ///< its statements end before the connection
};

} // namespace lodestone
