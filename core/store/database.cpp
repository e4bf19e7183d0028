// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/connection_cache.h"
#include "store/file_header.h"
#include "store/migrations.h"
#include "store/statement.h"
#include "store/validation.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace lodestone {

namespace {

constexpr int busyTimeoutMs = 500;
// The tables every question of the program starts from.
constexpr int expectedTables = 5;
constexpr auto countTables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
                             "('cell', 'aggregate', 'series', 'source', 'event')";

void requireOurs(const std::string& name, const FileHeader& header) {
    if (header.application != applicationId) {
        throw StoreError(fmt::format("{}: is an SQLite database, but not one of Lodestone's. Name the file "
                                     "lodestone.db with --db.",
                                     name));
    }
    if (header.userVersion > schemaVersion) {
        throw StoreError(fmt::format("{}: was made by a newer Lodestone (schema {}; this program reads {}). "
                                     "Update the program, or name an older file with --db.",
                                     name, header.userVersion, schemaVersion));
    }
    if (header.userVersion < schemaVersion) {
        throw StoreError(fmt::format("{}: was made by an older Lodestone (schema {}; this program reads {}). "
                                     "Build it again with 'cmake --build build --target database', or bring "
                                     "it up to date with 'lodestone-ingest --migrate FILE'.",
                                     name, header.userVersion, schemaVersion));
    }
    if (header.expectedSize > header.fileSize) {
        throw StoreError(
            fmt::format("{}: is cut short ({} of {} bytes). Copy it again from where it came, or "
                        "build it again.",
                        name, header.fileSize, header.expectedSize));
    }
}

/// A file in write-ahead mode makes SQLite write files beside it even for a reader; without a pending log it
/// can be read as it is.
std::string readOnlyUri(const std::filesystem::path& file, const FileHeader& header) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        const bool reserved = c == '%' || c == '?' || c == '#';
        uri += reserved ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    }
    uri += "?mode=ro";
    if (header.writeAheadLog) {
        std::error_code code;
        const auto pending = std::filesystem::file_size(file.string() + "-wal", code);
        if (!code && pending > 0) {
            throw StoreError(
                fmt::format("{}: another program has changes to it that are not in the file yet. "
                            "Close that program, then try again.",
                            file.string()));
        }
        uri += "&immutable=1";
    }
    return uri;
}

void prepare(SQLite::Database& db) {
    db.exec("PRAGMA foreign_keys = ON");
    db.exec("PRAGMA trusted_schema = OFF");
    db.exec("PRAGMA cell_size_check = ON");
}

void requireTables(SQLite::Database& db, const std::string& name) {
    if (db.execAndGet(countTables).getInt() != expectedTables) {
        throw StoreError(fmt::format("{}: lacks tables that this program reads. Copy it again from where it "
                                     "came, or build it again.",
                                     name));
    }
}

} // namespace

StoreError storeError(const std::string& file, const SQLite::Exception& error) {
    switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StoreError(fmt::format("{}: is locked by another program. Close that program or wait until it "
                                      "has finished, then try again.",
                                      file));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreError(fmt::format("{}: is damaged ({}). Copy it again from where it came, or build it "
                                      "again.",
                                      file, error.what()));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return StoreError(fmt::format("{}: cannot be opened ({}). Check the path and its permissions.", file,
                                      error.what()));
    case SQLITE_READONLY:
        return StoreError(fmt::format("{}: cannot be written, or another program was interrupted while "
                                      "writing it ({}). Check its permissions, or copy it again.",
                                      file, error.what()));
    case SQLITE_INTERRUPT:
        return StoreError(fmt::format("{}: a question to it takes longer than any to a database of this "
                                      "program. Take the file that came with the program, or build it again.",
                                      file));
    case SQLITE_FULL:
        return StoreError(fmt::format("{}: the disk is full. Free some space, then try again.", file));
    default:
        return StoreError(fmt::format("{}: {}. If this stays, build the file again.", file, error.what()));
    }
}

Database::Database(std::unique_ptr<SQLite::Database> handle, std::string name)
    : m_handle(std::move(handle)), m_name(std::move(name)), m_cache(std::make_unique<ConnectionCache>()) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&& other) noexcept {
    m_cache = std::move(other.m_cache); // statements before their connection
    m_handle = std::move(other.m_handle);
    m_name = std::move(other.m_name);
    return *this;
}
Database::~Database() = default;

Database Database::openReadOnly(const std::filesystem::path& file) {
    const FileHeader header = readFileHeader(file);
    requireOurs(file.string(), header);
    const std::string uri = readOnlyUri(file, header);
    try {
        auto handle = std::make_unique<SQLite::Database>(
            uri, SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX, busyTimeoutMs);
        prepare(*handle);
        limitStatements(*handle);
        requireTables(*handle, file.string());
        requireSound(*handle, file);
        return Database(std::move(handle), file.string());
    } catch (const SQLite::Exception& error) {
        throw storeError(file.string(), error);
    }
}

Database Database::create(const std::filesystem::path& file) {
    std::error_code code;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, code))) {
        throw StoreError(fmt::format("{}: exists already and is not replaced. Move it away or name another.",
                                     file.string()));
    }
    try {
        auto handle = std::make_unique<SQLite::Database>(
            file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
            busyTimeoutMs);
        SQLite::Transaction transaction(*handle);
        handle->exec(std::string(schemaSql()));
        transaction.commit();
        prepare(*handle);
        return Database(std::move(handle), file.string());
    } catch (const SQLite::Exception& error) {
        throw storeError(file.string(), error);
    }
}

Database Database::openAndMigrate(const std::filesystem::path& file) {
    requireRegularFile(file);
    std::error_code code;
    const bool empty = std::filesystem::file_size(file, code) == 0;
    if (!empty) {
        const FileHeader header = readFileHeader(file);
        // A database that nobody has put anything into counts as version 0 of ours.
        const bool blank = header.application == 0 && header.userVersion == 0;
        if (!blank && (header.application != applicationId || header.userVersion > schemaVersion)) {
            requireOurs(file.string(), header);
        }
    }
    try {
        auto handle = std::make_unique<SQLite::Database>(
            file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busyTimeoutMs);
        const int version = handle->execAndGet("PRAGMA user_version").getInt();
        if (version == 0 && handle->execAndGet("SELECT count(*) FROM sqlite_schema").getInt() > 0) {
            throw StoreError(fmt::format("{}: holds tables of another program and is left alone. Name "
                                         "another file.",
                                         file.string()));
        }
        if (version < schemaVersion) {
            // A table that is built anew is dropped first: its rows' children must not stop that.
            handle->exec("PRAGMA foreign_keys = OFF");
            migrate(*handle, migrations());
        }
        prepare(*handle);
        requireTables(*handle, file.string());
        return Database(std::move(handle), file.string());
    } catch (const SQLite::Exception& error) {
        throw storeError(file.string(), error);
    }
}

Database Database::inMemory() {
    auto handle = std::make_unique<SQLite::Database>(
        ":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    handle->exec(std::string(schemaSql()));
    prepare(*handle);
    return Database(std::move(handle), ":memory:");
}

} // namespace lodestone
