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

} // namespace lodestone
