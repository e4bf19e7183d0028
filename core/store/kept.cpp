// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/kept.h"

#include <sqlite3.h>

#include <utility>

namespace lodestone {

Query::Query(const Database& db, std::string sql) : m_kept(db.kept()), m_sql(std::move(sql)) {
    auto& idle = m_kept.idle[m_sql];
    if (idle.empty()) {
        m_statement = std::make_unique<SQLite::Statement>(db.handle(), m_sql);
    } else {
        m_statement = std::move(idle.back());
        idle.pop_back();
    }
}

Query::~Query() {
    m_statement->tryReset(); // an error of its last step was told when it came
    m_statement->clearBindings();
    m_kept.idle[m_sql].push_back(std::move(m_statement));
}

Kept& currentRows(const Database& db) {
    Kept& kept = db.kept();
    const Query query(db, "PRAGMA data_version");
    query->executeStep();
    const DataVersion version{query->getColumn(0).getInt64(),
                              sqlite3_total_changes64(db.handle().getHandle())};
    if (version != kept.version) {
        kept.version = version;
        kept.events = {};
        kept.agreements = {};
    }
    return kept;
}

} // namespace lodestone
