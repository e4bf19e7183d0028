// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection_cache.h"

#include <sqlite3.h>

#include <utility>

namespace lodestone {

namespace {

constexpr std::size_t mostCells = 20000; // some 5 MiB for each connection

std::size_t cellsOf(const SupplyTable& table) {
    std::size_t cells = 1;
    for (const SupplyYear& year : table.years)
        cells += year.rows.size() + 2;
    return cells;
}

} // namespace

std::shared_ptr<const SupplyTable> SupplyCache::find(SeriesId series) {
    const auto place = m_places.find(series);
    if (place == m_places.end())
        return nullptr;
    m_byUse.splice(m_byUse.begin(), m_byUse, place->second);
    return m_byUse.front();
}

void SupplyCache::add(std::shared_ptr<const SupplyTable> table) {
    const SeriesId series = table->series.id;
    m_cells += cellsOf(*table);
    m_byUse.push_front(std::move(table));
    m_places[series] = m_byUse.begin();
    while (m_cells > mostCells && m_byUse.size() > 1) {
        m_cells -= cellsOf(*m_byUse.back());
        m_places.erase(m_byUse.back()->series.id);
        m_byUse.pop_back();
    }
}

void SupplyCache::clear() {
    m_byUse.clear();
    m_places.clear();
    m_cells = 0;
}

Query::Query(const Database& db, std::string sql) : m_cache(db.cache()), m_sql(std::move(sql)) {
    auto& idle = m_cache.idle[m_sql];
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
    m_cache.idle[m_sql].push_back(std::move(m_statement));
}

ConnectionCache& currentCache(const Database& db) {
    ConnectionCache& cache = db.cache();
    const Query query(db, "PRAGMA data_version");
    query->executeStep();
    const DataVersion version{query->getColumn(0).getInt64(),
                              sqlite3_total_changes64(db.handle().getHandle())};
    if (version != cache.version) {
        cache.version = version;
        cache.events = {};
        cache.agreements = {};
        cache.supply.clear();
        cache.countries.clear();
    }
    return cache;
}

} // namespace lodestone
