// SPDX-License-Identifier: GPL-3.0-or-later
// Private to load_*.cpp: columns of a row as values of the model. A stored text that is not what the schema
// means by it is an error that names the database, never a default.
#pragma once

#include "model/dates.h"
#include "model/ids.h"
#include "model/supply.h"
#include "store/statement.h"

#include <optional>
#include <string>
#include <string_view>

namespace lodestone {

/// For a stored text the program cannot interpret: `what` is 'the date of event EV001'.
[[noreturn]] void throwUnknown(const Database& db, std::string_view what, std::string_view stored);

/// For a row that names another one which is not there: `row` is 'row 12 of table 'claim'', `table` the
/// other's.
[[noreturn]] void throwDangling(const Database& db, std::string_view row, std::string_view table);

/// The value a stored text stands for, or an error about `what`.
template <typename Value>
[[nodiscard]] Value known(const std::optional<Value>& parsed, const Database& db, std::string_view what,
                          std::string_view stored) {
    if (!parsed)
        throwUnknown(db, what, stored);
    return *parsed;
}

[[nodiscard]] inline std::string textAt(const SQLite::Statement& row, int column) {
    return textOrEmpty(row.getColumn(column));
}
[[nodiscard]] inline int intAt(const SQLite::Statement& row, int column) {
    return row.getColumn(column).getInt();
}
/// NULL reads as 0, which is 'none'.
template <typename Tag>
[[nodiscard]] Id<Tag> idAt(const SQLite::Statement& row, int column) {
    return Id<Tag>{row.getColumn(column).getInt64()};
}
[[nodiscard]] PartialDate dateAt(const Database& db, const SQLite::Statement& row, int column,
                                 std::string_view what);
[[nodiscard]] std::optional<PartialDate> optionalDateAt(const Database& db, const SQLite::Statement& row,
                                                        int column, std::string_view what);
/// Ten columns from `column` on: value, low, high, relation, status, printed, remark, note, source_row,
/// file_id.
[[nodiscard]] Cell cellAt(const Database& db, const SQLite::Statement& row, int column);

} // namespace lodestone
