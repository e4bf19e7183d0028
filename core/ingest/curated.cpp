// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/curated.h"

#include <sqlite3.h>

#include <charconv>

namespace lodestone {

namespace {

template <typename Number>
Number parsedNumber(const CsvRow& row, std::string_view column, std::string_view kind) {
    const std::string& text = row.required(column);
    Number value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size()) {
        throw row.error(fmt::format("'{}' in column '{}' is not {}", text, column, kind),
                        "Write digits only, with a point for decimals and no commas.");
    }
    return value;
}

} // namespace

std::int64_t wholeNumber(const CsvRow& row, std::string_view column) {
    return parsedNumber<std::int64_t>(row, column, "a whole number");
}

double realNumber(const CsvRow& row, std::string_view column) {
    return parsedNumber<double>(row, column, "a number");
}

bool yesOrNo(const CsvRow& row, std::string_view column) {
    const std::string& text = row.required(column);
    if (text != "0" && text != "1") {
        throw row.error(fmt::format("'{}' in column '{}' is neither 0 nor 1", text, column),
                        "Write 1 for yes and 0 for no.");
    }
    return text == "1";
}

std::optional<PartialDate> optionalDate(const CsvRow& row, std::string_view column) {
    return row[column].empty() ? std::nullopt : std::optional(requiredDate(row, column));
}

PartialDate requiredDate(const CsvRow& row, std::string_view column) {
    const std::string& text = row.required(column);
    const auto date = parseDate(text);
    if (!date) {
        throw row.error(fmt::format("'{}' in column '{}' is not a date", text, column),
                        "Write a calendar date as 2025-10-26, 2025-10 or 2025.");
    }
    return *date;
}

void requireFilled(const CsvRow& row, std::string_view column) {
    static_cast<void>(row.required(column));
}

const std::string& webAddress(const CsvRow& row, std::string_view column) {
    const std::string& text = row[column];
    if (!text.empty() && !text.starts_with("https://") && !text.starts_with("http://")) {
        throw row.error(fmt::format("'{}' in column '{}' is not a web address", text, column),
                        "Write the full address, beginning with https://.");
    }
    return text;
}

KeyOrNull optionalCountry(const IngestRun& run, const CsvRow& row, std::string_view column) {
    return {row[column].empty() ? 0 : run.country(row[column], row.file(), row.line()).value};
}

KeyOrNull optionalMineral(const IngestRun& run, const CsvRow& row, std::string_view column) {
    return {row[column].empty() ? 0 : run.mineral(row[column], row.file(), row.line()).value};
}

KeyOrNull optionalStage(const IngestRun& run, const CsvRow& row, std::string_view column) {
    return {row[column].empty() ? 0 : run.stage(row[column], row.file(), row.line())};
}

void RowWriter::insert(const CsvRow& row) {
    try {
        m_statement.exec();
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() != SQLITE_CONSTRAINT) {
            throw;
        }
        throw row.error(fmt::format("the database refuses this row ({})", error.what()),
                        "Correct the field, or remove the row if another one says the same.");
    }
}

} // namespace lodestone
