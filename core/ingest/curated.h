// SPDX-License-Identifier: GPL-3.0-or-later
// Our own tables (db/curated/*.csv): one row after the other with its columns checked, fields as values, and
// rows written so that whatever the schema refuses is reported with file and row. Private to ingest.
#pragma once

#include "ingest/csv.h"
#include "ingest/ingest.h"
#include "model/dates.h"
#include "store/statement.h"

#include <fmt/format.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace lodestone {

/// Calls `store(row)` for each row of db/curated/NAME and enters the file in the report of the run.
template <typename Store>
void storeCurated(IngestRun& run, std::string_view name, std::initializer_list<std::string_view> columns,
                  Store&& store) {
    const std::string path = fmt::format("curated/{}", name);
    const CsvFile file = readCsv(run.file(path), Encoding::Utf8, columns);
    for (const CsvRow& row : file.rows) {
        store(row);
    }
    FileReport& report = run.report(path);
    report.rows += static_cast<std::int64_t>(file.rows.size());
    report.stored += static_cast<std::int64_t>(file.rows.size());
}

[[nodiscard]] std::int64_t wholeNumber(const CsvRow& row, std::string_view column);
[[nodiscard]] double realNumber(const CsvRow& row, std::string_view column);
/// '0' or '1'.
[[nodiscard]] bool yesOrNo(const CsvRow& row, std::string_view column);
/// A calendar date known to the day, month or year; nothing when the field is empty.
[[nodiscard]] std::optional<PartialDate> optionalDate(const CsvRow& row, std::string_view column);
[[nodiscard]] PartialDate requiredDate(const CsvRow& row, std::string_view column);
/// Throws when the field is empty.
void requireFilled(const CsvRow& row, std::string_view column);
/// Text of a field that must be a web address when it is not empty.
[[nodiscard]] const std::string& webAddress(const CsvRow& row, std::string_view column);
/// Key of another table's row, stored as NULL when it is 0: none.
struct KeyOrNull {
    std::int64_t value = 0;
};
/// None when the field is empty.
[[nodiscard]] KeyOrNull optionalCountry(const IngestRun& run, const CsvRow& row, std::string_view column);
[[nodiscard]] KeyOrNull optionalMineral(const IngestRun& run, const CsvRow& row, std::string_view column);
[[nodiscard]] KeyOrNull optionalStage(const IngestRun& run, const CsvRow& row, std::string_view column);

/// Text that is stored as NULL when it is empty.
struct OrNull {
    const std::string& text;
};

/// One INSERT, used for many rows.
class RowWriter {
public:
    RowWriter(IngestRun& run, const char* sql) : m_db(run.db()), m_statement(run.db().handle(), sql) {}

    /// Binds the values in the order of the statement, inserts, and returns the key of the new row. What the
    /// schema refuses becomes an IngestError about `row`.
    template <typename... Values>
    std::int64_t write(const CsvRow& row, const Values&... values) {
        m_statement.reset();
        m_statement.clearBindings();
        int index = 0;
        (bind(++index, values), ...);
        insert(row);
        return m_db.handle().getLastInsertRowid();
    }

private:
    void bind(int index, const std::string& value) { m_statement.bind(index, value); }
    void bind(int index, std::int64_t value) { m_statement.bind(index, value); }
    void bind(int index, double value) { m_statement.bind(index, value); }
    void bind(int index, bool value) { m_statement.bind(index, value ? 1 : 0); }
    void bind(int index, OrNull value) { bindTextOrNull(m_statement, index, value.text); }
    void bind(int index, KeyOrNull key) {
        if (key.value != 0) {
            m_statement.bind(index, key.value);
        } else {
            m_statement.bind(index);
        }
    }
    template <typename Tag>
    void bind(int index, Id<Tag> value) {
        m_statement.bind(index, value.value);
    }
    template <typename Value>
    void bind(int index, const std::optional<Value>& value) {
        if (value) {
            bind(index, *value);
        } else {
            m_statement.bind(index);
        }
    }
    void insert(const CsvRow& row);

    Database& m_db;
    SQLite::Statement m_statement;
};

} // namespace lodestone
