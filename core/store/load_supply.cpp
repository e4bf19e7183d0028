// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection_cache.h"
#include "store/load.h"
#include "store/reading.h"

#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

namespace lodestone {
namespace {

enum class RowKind { Country, Other, World };

// Cells and aggregates of the series listed in ?1 (a JSON array), one year alone where {} restricts it;
// countries in the order of the publisher's file.
constexpr const char* supplySql = "SELECT series_id, year, 0 AS kind, country_id, value, low, high, "
                                  "relation, status, printed, remark, note, source_row "
                                  "FROM cell WHERE series_id IN (SELECT value FROM json_each(?1)){0} "
                                  "UNION ALL "
                                  "SELECT series_id, year, CASE kind WHEN 'other' THEN 1 ELSE 2 END, 0, "
                                  "value, low, high, relation, status, printed, "
                                  "remark, note, source_row "
                                  "FROM aggregate WHERE series_id IN (SELECT value FROM json_each(?1)){0} "
                                  "ORDER BY series_id, year, kind, source_row NULLS LAST, country_id";

using CountryIds = std::unordered_set<std::int64_t>;

const CountryIds& countryIds(const Database& db) {
    CountryIds& known = currentCache(db).countries;
    if (known.empty()) {
        const Query query(db, "SELECT id FROM country");
        while (query->executeStep())
            known.insert(idAt<CountryTag>(*query, 0).value);
    }
    return known;
}

void add(SupplyTable& table, const Database& db, const SQLite::Statement& row, const CountryIds& countries) {
    const Year year = intAt(row, 1);
    if (table.years.empty() || table.years.back().year != year) {
        table.years.emplace_back();
        table.years.back().year = year;
    }
    SupplyYear& target = table.years.back();
    switch (static_cast<RowKind>(intAt(row, 2))) {
    case RowKind::Country:
        target.rows.push_back({idAt<CountryTag>(row, 3), cellAt(db, row, 4)});
        if (!countries.contains(target.rows.back().country.value))
            throwDangling(db, fmt::format("a row of table 'cell' (series {}, year {})", intAt(row, 0), year),
                          "country");
        break;
    case RowKind::Other:
        target.other = cellAt(db, row, 4);
        break;
    case RowKind::World:
        target.total = cellAt(db, row, 4);
        break;
    }
}

std::vector<SupplyTable> load(const Database& db, const std::vector<Series>& series,
                              std::optional<Year> year) {
    std::vector<SupplyTable> tables;
    std::unordered_map<SeriesId, std::vector<std::size_t>> places;
    std::string ids = "[";
    for (const Series& row : series) {
        places[row.id].push_back(tables.size());
        tables.push_back({row, {}});
        ids += fmt::format("{}{}", ids.size() > 1 ? "," : "", row.id.value);
    }
    ids += "]";

    return guarded(db, [&] {
        const Query query(db, fmt::format(supplySql, year ? " AND year = ?2" : ""));
        query->bind(1, ids);
        if (year)
            query->bind(2, *year);
        const CountryIds& countries = countryIds(db);
        while (query->executeStep())
            for (const std::size_t place : places[idAt<SeriesTag>(*query, 0)])
                add(tables[place], db, *query, countries);
        return std::move(tables);
    });
}

} // namespace

SupplyTable loadSupply(const Database& db, const Series& series) {
    return std::move(load(db, {series}, std::nullopt).front());
}

std::shared_ptr<const SupplyTable> supplyTable(const Database& db, const Series& series) {
    ConnectionCache& cache = guarded(db, [&db]() -> ConnectionCache& { return currentCache(db); });
    std::shared_ptr<const SupplyTable> table = cache.supply.find(series.id);
    if (table == nullptr) {
        table = std::make_shared<const SupplyTable>(loadSupply(db, series));
        cache.supply.add(table);
    }
    return table;
}

std::vector<SupplyTable> loadSupplyYear(const Database& db, const std::vector<Series>& series, Year year) {
    return load(db, series, year);
}

} // namespace lodestone
