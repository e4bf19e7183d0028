// SPDX-License-Identifier: GPL-3.0-or-later
// Three ways to print the same rows: JSON as it is, CSV with chosen keys, and an aligned table for people.
#pragma once

#include "cli/arguments.h"
#include "figure/csv_text.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone::cli {

/// Keys keep the order in which they were set.
using Json = nlohmann::ordered_json;

[[nodiscard]] std::string jsonText(const Json& value);

/// With a header; numbers in full precision, '' for null, lists joined with '; '. A key that a row lacks is
/// an empty field. Every word stands in quotation marks and no number does: styledCsv() makes of it what was
/// asked.
[[nodiscard]] std::string csvText(const Json& rows, const std::vector<std::string>& keys);

/// The text of csvText() as a file for programs or for spreadsheets.
[[nodiscard]] std::string styledCsv(std::string_view text, CsvStyle style);
/// --csv-for and --decimal; the decimal sign of the surroundings where none is given. A Failure for a word
/// there is not.
[[nodiscard]] CsvStyle csvStyle(const Arguments& typed);

/// Columns of text, two spaces apart; numbers are set flush right.
class TextTable {
public:
    struct Column {
        std::string title;
        bool right = false;
    };
    explicit TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    void add(std::vector<std::string> row);
    [[nodiscard]] std::string text() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

[[nodiscard]] std::string percent(double fraction, int decimals); ///< '69.23 %', '0 %' for nothing at all
[[nodiscard]] std::string index(double hhi);                      ///< '5,054.4'
/// Text of a value for people: strings as they are, numbers with commas, '' for null, lists joined with ', '.
[[nodiscard]] std::string plain(const Json& value);
/// Null for an empty text: absent is not the same as an empty word.
[[nodiscard]] Json orNull(const std::string& text);

} // namespace lodestone::cli
