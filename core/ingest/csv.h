// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file with a header line, as UTF-8 text. Fields are exactly as in the file (no trimming); columns are
// asked for by name. Wrong encoding, broken quotes and rows of the wrong length throw IngestError, a file
// that is missing or cannot be read StoreError.
#pragma once

#include "ingest/ingest.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

enum class Encoding {
    Utf8,   ///< with or without byte order mark
    Cp1252, ///< Windows Western European
};

struct CsvHeader {
    std::filesystem::path file;
    std::vector<std::string> columns;
    std::string sheet = {}; ///< of a workbook; '' for a CSV file

    /// As error messages name it: the file, and the sheet where it has one.
    [[nodiscard]] std::filesystem::path named() const;
};

class CsvRow {
public:
    CsvRow(std::shared_ptr<const CsvHeader> header, std::int64_t line, std::vector<std::string> fields)
        : m_header(std::move(header)), m_line(line), m_fields(std::move(fields)) {}

    /// Line of the file on which the row begins; the header is line 1.
    [[nodiscard]] std::int64_t line() const { return m_line; }
    [[nodiscard]] const std::filesystem::path& file() const { return m_header->file; }
    /// Sheet of the workbook on which line() counts rows; '' for a CSV file.
    [[nodiscard]] const std::string& sheet() const { return m_header->sheet; }
    /// The field of a column; throws IngestError when the file has no such column.
    [[nodiscard]] const std::string& operator[](std::string_view column) const;
    /// The same, and throws IngestError when the field is empty.
    const std::string& required(std::string_view column) const;
    [[nodiscard]] const std::vector<std::string>& fields() const { return m_fields; }
    /// An error that names this file and row.
    [[nodiscard]] IngestError error(std::string_view what, std::string_view remedy) const;

private:
    std::shared_ptr<const CsvHeader> m_header;
    std::int64_t m_line = 0;
    std::vector<std::string> m_fields;
};

struct CsvFile {
    std::shared_ptr<const CsvHeader> header;
    std::vector<CsvRow> rows; ///< without the header; blank lines are left out
};

/// Reads a whole file. When `columns` are given the header must hold exactly these, in any order.
[[nodiscard]] CsvFile readCsv(const std::filesystem::path& file, Encoding encoding,
                              std::initializer_list<std::string_view> columns = {});
/// The same on text in memory; `name` stands in error messages.
[[nodiscard]] CsvFile parseCsv(std::string_view text, const std::filesystem::path& name, Encoding encoding,
                               std::initializer_list<std::string_view> columns = {});

/// Bytes of a file; throws StoreError when it is missing or cannot be read.
[[nodiscard]] std::string readFile(const std::filesystem::path& file);
/// Without blanks, tabs, line ends and no-break spaces (U+00A0) at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Parts between `separator`, trimmed; an empty text has no parts.
[[nodiscard]] std::vector<std::string> splitTrimmed(std::string_view text, std::string_view separator);

} // namespace lodestone
