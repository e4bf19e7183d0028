// SPDX-License-Identifier: GPL-3.0-or-later
// Private to store/: what a connection keeps between questions, so that a figure asked for again costs
// neither the preparation of its statements nor the reading of the tables of policy, which nearly every
// figure shows. Lives and dies with its Database; used by one thread, as the Database is.
#pragma once

#include "model/events.h"
#include "model/supply.h"
#include "store/statement.h"

#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lodestone {

/// What the tables held when they were read: the same two numbers mean the same rows. The first counts what
/// other connections committed, the second what this one changed.
struct DataVersion {
    std::int64_t others = -1;
    std::int64_t own = -1;

    bool operator==(const DataVersion&) const = default;
};

/// Rows of a table in their order, and where each stands, by its id.
template <typename Value>
struct CachedRows {
    std::shared_ptr<const std::vector<Value>> rows; ///< null: not read yet
    std::unordered_map<std::int64_t, std::size_t> places;
};

/// The tables of supply that were asked for last, up to a number of cells.
class SupplyCache {
public:
    [[nodiscard]] std::shared_ptr<const SupplyTable> find(SeriesId series); ///< null: not kept
    void add(std::shared_ptr<const SupplyTable> table);
    void clear();

private:
    using Order = std::list<std::shared_ptr<const SupplyTable>>;

    Order m_byUse; ///< the latest in front
    std::unordered_map<SeriesId, Order::iterator> m_places;
    std::size_t m_cells = 0;
};

class ConnectionCache {
public:
    std::unordered_map<std::string, std::vector<std::unique_ptr<SQLite::Statement>>> idle;

    DataVersion version; ///< of what follows
    PartialDate day;     ///< on which events and agreements stand as they are kept
    CachedRows<Event> events;
    CachedRows<AgreementPair> agreements;
    SupplyCache supply;
    std::unordered_set<std::int64_t> countries; ///< ids; empty: not read yet
};

/// A prepared statement on loan; it goes back, reset and without bindings, when the loan ends.
class Query {
public:
    Query(const Database& db, std::string sql);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    [[nodiscard]] SQLite::Statement& operator*() const { return *m_statement; }
    [[nodiscard]] SQLite::Statement* operator->() const { return m_statement.get(); }

private:
    ConnectionCache& m_cache;
    std::string m_sql;
    std::unique_ptr<SQLite::Statement> m_statement;
};

/// What `db` keeps, emptied of rows when the tables have changed since.
[[nodiscard]] ConnectionCache& currentCache(const Database& db);

} // namespace lodestone
