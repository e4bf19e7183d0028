// SPDX-License-Identifier: GPL-3.0-or-later
// The schema and the scripts that bring an older file to it, compiled in from db/schema.sql and
// db/migrations/NNNN_*.sql. Script N takes a database of version N-1 to version N.
#pragma once

#include <span>
#include <string_view>

namespace SQLite {
class Database;
}

namespace lodestone {

struct Migration {
    int version = 0;       ///< the version it leads to
    std::string_view name; ///< '0001_first_schema.sql'
    std::string_view
        sql; ///< without transaction and without 'PRAGMA user_version'; foreign keys are off while it runs
};

[[nodiscard]] std::string_view schemaSql();            ///< db/schema.sql
[[nodiscard]] std::span<const Migration> migrations(); ///< ascending, without gaps, the last is schemaVersion

/// Runs every script above the file's version in one exclusive transaction, checks foreign keys, commits.
/// Whatever fails leaves the file as it was and throws SQLite::Exception.
void migrate(SQLite::Database& db, std::span<const Migration> scripts);

} // namespace lodestone
