// SPDX-License-Identifier: GPL-3.0-or-later
// What store and ingest share on top of SQLiteCpp: optional values in and out, and SQLite's errors as
// StoreError. Only store/ and ingest/ include this header: SQLite stays out of every other room.
#pragma once

#include "model/outside_words.h"
#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace lodestone {

/// The sentence for a reader: which file, what SQLite met, what to do.
[[nodiscard]] StoreError storeError(const std::string& file, const SQLite::Exception& error);

/// Runs `work()` and turns SQLite's exceptions into StoreError.
template <typename Work>
auto guarded(const Database& db, Work&& work) -> decltype(work()) {
    try {
        return std::forward<Work>(work)();
    } catch (const SQLite::Exception& error) {
        throw storeError(db.name(), error);
    }
}

[[nodiscard]] inline std::optional<double> optionalReal(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional<double>(column.getDouble());
}
/// '' for NULL; what is there passes the gate of words.
[[nodiscard]] inline std::string textOrEmpty(const SQLite::Column& column) {
    return column.isNull() ? std::string() : cleanWords(column.getString(), Breaks::Keep);
}

template <typename Value>
void bindOptional(SQLite::Statement& statement, int index, const std::optional<Value>& value) {
    if (value) {
        statement.bind(index, *value);
    } else {
        statement.bind(index);
    }
}
/// '' becomes NULL.
inline void bindTextOrNull(SQLite::Statement& statement, int index, const std::string& value) {
    if (value.empty()) {
        statement.bind(index);
    } else {
        statement.bind(index, value);
    }
}

} // namespace lodestone
