// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection_cache.h"
#include "store/load.h"
#include "store/reading.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

namespace lodestone {
namespace {

enum class RowKind { Country, Other, World };

// Cells and aggregates of the series listed in ?1 (a JSON array), one year alone where {} restricts it;
// countries in the order of the publisher's file.
constexpr const char* supplySql =
    "SELECT series_id, year, 0 AS kind, country_id, value, low, high, "
    "relation, status, printed, remark, note, source_row, file_id, printed_name "
    "FROM cell WHERE series_id IN (SELECT value FROM json_each(?1)){0} "
    "UNION ALL "
    "SELECT series_id, year, CASE kind WHEN 'other' THEN 1 ELSE 2 END, 0, "
    "value, low, high, relation, status, printed, "
    "remark, note, source_row, file_id, NULL "
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
        target.rows.push_back({idAt<CountryTag>(row, 3), cellAt(db, row, 4), textAt(row, 14)});
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

/// Where the tables of a series stand in the answer.
using Places = std::unordered_map<SeriesId, std::vector<std::size_t>>;

/// Rows of a table that says something of a year of a series, whose key they begin with; `read` fills the
/// year.
template <typename Read>
void readDoubts(const Database& db, std::vector<SupplyTable>& tables, const Places& places,
                const std::string& ids, const char* sql, Read&& read) {
    const Query query(db, sql);
    query->bind(1, ids);
    while (query->executeStep())
        for (const std::size_t place : places.at(idAt<SeriesTag>(*query, 0))) {
            std::vector<SupplyYear>& years = tables[place].years;
            const auto found = std::ranges::find(years, intAt(*query, 1), &SupplyYear::year);
            if (found != years.end())
                read(*found, *query);
        }
}

/// The cell a suspicion is about; null where the table has none.
Cell* cellOf(SupplyYear& year, const std::string& owner, CountryId country) {
    if (owner == "world")
        return year.total ? &*year.total : nullptr;
    if (owner == "other")
        return year.other ? &*year.other : nullptr;
    const auto row = std::ranges::find(year.rows, country, &SupplyRow::country);
    return row == year.rows.end() ? nullptr : &row->cell;
}

/// Values that cannot be right, marked in their cells.
void addSuspicions(const Database& db, std::vector<SupplyTable>& tables, const Places& places,
                   const std::string& ids) {
    readDoubts(
        db, tables, places, ids,
        "SELECT series_id, year, owner, country_id, kind, reason, proposed, within_id FROM suspect_cell "
        "WHERE series_id IN (SELECT value FROM json_each(?1)) ORDER BY series_id, year",
        [&](SupplyYear& year, const SQLite::Statement& row) {
            Cell* cell = cellOf(year, textAt(row, 2), idAt<CountryTag>(row, 3));
            if (cell == nullptr)
                throwDangling(db,
                              fmt::format("a row of table 'suspect_cell' (series {}, year {})", intAt(row, 0),
                                          intAt(row, 1)),
                              "cell");
            auto suspicion = std::make_shared<Suspicion>();
            const std::string kind = textAt(row, 4);
            suspicion->kind =
                lodestone::known(suspicionFromSlug(kind), db, "the kind of a suspect cell", kind);
            suspicion->reason = textAt(row, 5);
            if (!row.getColumn(6).isNull())
                suspicion->proposed = row.getColumn(6).getDouble();
            suspicion->within = idAt<CountryTag>(row, 7);
            cell->suspicion = std::move(suspicion);
        });
}

/// What the table cannot be asked for: who stands outside its total, and why its smallest row bounds nobody.
void addDoubts(const Database& db, std::vector<SupplyTable>& tables, const Places& places,
               const std::string& ids, const CountryIds& countries) {
    const auto known = [&](const SQLite::Statement& row, std::string_view table) {
        const auto country = idAt<CountryTag>(row, 2);
        if (!countries.contains(country.value))
            throwDangling(
                db,
                fmt::format("a row of table '{}' (series {}, year {})", table, intAt(row, 0), intAt(row, 1)),
                "country");
        return country;
    };
    readDoubts(db, tables, places, ids,
               "SELECT series_id, year, country_id, reason, part, last_year, last_value FROM outside_total "
               "WHERE series_id IN (SELECT value FROM json_each(?1)) ORDER BY series_id, year, country_id",
               [&](SupplyYear& year, const SQLite::Statement& row) {
                   OutsideProducer producer;
                   producer.country = known(row, "outside_total");
                   const std::string why = textAt(row, 3);
                   producer.reason = lodestone::known(outsideReasonFromSlug(why), db,
                                                      "the reason of a producer outside a total", why);
                   producer.part = textAt(row, 4);
                   producer.lastYear = intAt(row, 5);
                   producer.lastValue = row.getColumn(6).getDouble();
                   year.outside.push_back(std::move(producer));
               });
    readDoubts(db, tables, places, ids,
               "SELECT series_id, year, country_id, other_series_id, share FROM no_top_k "
               "WHERE series_id IN (SELECT value FROM json_each(?1)) ORDER BY series_id, year, country_id",
               [&](SupplyYear& year, const SQLite::Statement& row) {
                   year.topKDoubts.push_back(
                       {known(row, "no_top_k"), idAt<SeriesTag>(row, 3), row.getColumn(4).getDouble()});
               });
}

std::vector<SupplyTable> load(const Database& db, const std::vector<Series>& series,
                              std::optional<Year> year) {
    std::vector<SupplyTable> tables;
    Places places;
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
        addDoubts(db, tables, places, ids, countries);
        addSuspicions(db, tables, places, ids);
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
