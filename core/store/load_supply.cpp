// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/load.h"
#include "store/reading.h"

#include <unordered_map>

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

std::optional<Relation> relationFromSymbol(std::string_view text) {
    for (const Relation relation : {Relation::Equal, Relation::Above, Relation::Below, Relation::Range})
        if (symbol(relation) == text)
            return relation;
    return std::nullopt;
}

Cell cellAt(const Database& db, const SQLite::Statement& row) {
    Cell cell;
    cell.value = optionalReal(row.getColumn(4));
    const auto low = optionalReal(row.getColumn(5));
    const auto high = optionalReal(row.getColumn(6));
    if (low || high)
        cell.range = Interval{low.value_or(0), high ? *high : low.value_or(0)};
    const std::string relation = textAt(row, 7);
    cell.relation = known(relationFromSymbol(relation), db, "the relation of a cell", relation);
    const std::string status = textAt(row, 8);
    cell.status = known(cellStatusFromSlug(status), db, "the status of a cell", status);
    cell.printed = textAt(row, 9);
    cell.remark = textAt(row, 10);
    cell.note = textAt(row, 11);
    cell.sourceRow = intAt(row, 12);
    return cell;
}

void add(SupplyTable& table, const Database& db, const SQLite::Statement& row) {
    const Year year = intAt(row, 1);
    if (table.years.empty() || table.years.back().year != year) {
        table.years.emplace_back();
        table.years.back().year = year;
    }
    SupplyYear& target = table.years.back();
    switch (static_cast<RowKind>(intAt(row, 2))) {
    case RowKind::Country:
        target.rows.push_back({idAt<CountryTag>(row, 3), cellAt(db, row)});
        break;
    case RowKind::Other:
        target.other = cellAt(db, row);
        break;
    case RowKind::World:
        target.total = cellAt(db, row);
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
        SQLite::Statement query(db.handle(), fmt::format(supplySql, year ? " AND year = ?2" : ""));
        query.bind(1, ids);
        if (year)
            query.bind(2, *year);
        while (query.executeStep())
            for (const std::size_t place : places[idAt<SeriesTag>(query, 0)])
                add(tables[place], db, query);
        return std::move(tables);
    });
}

} // namespace

SupplyTable loadSupply(const Database& db, const Series& series) {
    return std::move(load(db, {series}, std::nullopt).front());
}

std::vector<SupplyTable> loadSupplyYear(const Database& db, const std::vector<Series>& series, Year year) {
    return load(db, series, year);
}

} // namespace lodestone
