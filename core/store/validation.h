// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a database that somebody else may have made holds what the program relies on. Private to store.
#pragma once

#include <filesystem>
#include <string>

namespace SQLite {
class Database;
}

namespace lodestone {

/// Throws StoreError that names the table and what is wrong with it: an object that is no table, columns that
/// are not those of the schema, a row that breaks one of the schema's rules, a key without its row, or no
/// rows where the program cannot do without. Once in a process for a file that stays as it is; under 20 ms
/// for the shipped one.
void requireSound(SQLite::Database& db, const std::filesystem::path& file);

/// Ends any statement of the connection that takes longer than all of the program's own do together.
void limitStatements(SQLite::Database& db);

} // namespace lodestone
