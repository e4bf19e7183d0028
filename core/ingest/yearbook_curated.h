// SPDX-License-Identifier: GPL-3.0-or-later
// Our own remarks on the Minerals Yearbook workbooks: what is left out on purpose, and notes on single
// values. A line that meets nothing in the workbooks is an error. Private to ingest.
#pragma once

#include "ingest/csv.h"
#include "ingest/ingest.h"
#include "ingest/series_book.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace lodestone {

/// A workbook that is the same as another, a sheet, or rows of a sheet.
class YearbookExclusions {
public:
    explicit YearbookExclusions(IngestRun& run);
    /// The line about a workbook, or about a sheet of one; null when there is none.
    const CsvRow* find(const std::string& workbook, const std::string& sheet = {});
    /// Name of a row -> why it is left out.
    std::map<std::string, std::string> rowsOf(const std::string& workbook, const std::string& sheet);
    void requireAllUsed() const;

private:
    struct Line {
        CsvRow row;
        bool used = false;
    };
    using Key = std::tuple<std::string, std::string, std::string>; ///< workbook, sheet, row
    std::map<Key, Line> m_lines;
};

class YearbookNotes {
public:
    explicit YearbookNotes(IngestRun& run);
    /// The note on a country's value, '' for none.
    std::string of(const std::string& workbook, const std::string& sheet, const RowOwner& owner, int year);
    void requireAllUsed() const;

private:
    struct Line {
        CsvRow row;
        std::int64_t country = 0;
        std::int64_t year = 0;
        bool used = false;
    };
    std::vector<Line> m_lines;
};

} // namespace lodestone
