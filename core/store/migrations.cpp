// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <string>

namespace lodestone {

void migrate(SQLite::Database& db, std::span<const Migration> scripts) {
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::EXCLUSIVE);
    int version = db.execAndGet("PRAGMA user_version").getInt();
    for (const Migration& script : scripts) {
        if (script.version <= version) {
            continue;
        }
        try {
            db.exec(std::string(script.sql));
        } catch (const SQLite::Exception& error) {
            throw SQLite::Exception(fmt::format("{}: {}", script.name, error.what()), error.getErrorCode());
        }
        version = script.version;
        db.exec(fmt::format("PRAGMA user_version = {}", version));
    }
    SQLite::Statement orphans(db, "PRAGMA foreign_key_check");
    if (orphans.executeStep()) {
        throw SQLite::Exception(fmt::format("a row of table {} points at nothing after the migration",
                                            orphans.getColumn(0).getString()));
    }
    orphans.reset();
    transaction.commit();
}

} // namespace lodestone
