// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reading.h"

#include <fmt/format.h>

namespace lodestone {

void throwUnknown(const Database& db, std::string_view what, std::string_view stored) {
    throw StoreError(
        fmt::format("Cannot read {}: {} is '{}', which this program does not know. Restore the database "
                    "that came with the program, or name another file.",
                    db.name(), what, stored));
}

void throwDangling(const Database& db, std::string_view row, std::string_view table) {
    throw StoreError(
        fmt::format("Cannot read {}: {} names a row of table '{}' that is not there. Mend the row ('PRAGMA "
                    "foreign_key_check' lists all that are wrong), or restore the database that came "
                    "with the program.",
                    db.name(), row, table));
}

PartialDate dateAt(const Database& db, const SQLite::Statement& row, int column, std::string_view what) {
    const std::string stored = textAt(row, column);
    return known(parseDate(stored), db, what, stored);
}

std::optional<PartialDate> optionalDateAt(const Database& db, const SQLite::Statement& row, int column,
                                          std::string_view what) {
    if (row.isColumnNull(column))
        return std::nullopt;
    return dateAt(db, row, column, what);
}

namespace {

std::optional<Relation> relationFromSymbol(std::string_view text) {
    for (const Relation relation : {Relation::Equal, Relation::Above, Relation::Below, Relation::Range})
        if (symbol(relation) == text)
            return relation;
    return std::nullopt;
}

} // namespace

Cell cellAt(const Database& db, const SQLite::Statement& row, int column) {
    Cell cell;
    cell.value = optionalReal(row.getColumn(column));
    const auto low = optionalReal(row.getColumn(column + 1));
    const auto high = optionalReal(row.getColumn(column + 2));
    if (low || high)
        cell.range = Interval{low.value_or(0), high ? *high : low.value_or(0)};
    const std::string relation = textAt(row, column + 3);
    cell.relation = known(relationFromSymbol(relation), db, "the relation of a cell", relation);
    const std::string status = textAt(row, column + 4);
    cell.status = known(cellStatusFromSlug(status), db, "the status of a cell", status);
    cell.printed = textAt(row, column + 5);
    cell.remark = textAt(row, column + 6);
    cell.note = textAt(row, column + 7);
    cell.sourceRow = intAt(row, column + 8);
    cell.file = idAt<FileTag>(row, column + 9);
    return cell;
}

} // namespace lodestone
