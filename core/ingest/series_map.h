// SPDX-License-Identifier: GPL-3.0-or-later
// The curated tables that say what a publisher's column is here: key columns of the publisher on the left,
// the series on the right. A key may stand once; a line that no row of the file uses is an error too.
#pragma once

#include "ingest/csv.h"
#include "ingest/ingest.h"
#include "ingest/series_book.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

struct MappedSeries {
    SeriesSpec spec;    ///< source is left at 0: the reader fills it in
    std::string remark; ///< what this column adds to each of its cells
    CsvRow line;        ///< of the mapping
    bool used = false;
};

class SeriesMap {
public:
    /// Reads `relative` below db/; `keys` are the names of its key columns.
    SeriesMap(const IngestRun& run, std::string_view relative, std::vector<std::string> keys);

    /// The series of a key, its parts in the order of the key columns; marks it as used. Throws for an
    /// unknown one.
    const MappedSeries& at(const std::vector<std::string>& key, const CsvRow& row);
    /// The same, and nothing when no line has the key.
    const MappedSeries* find(const std::vector<std::string>& key);
    /// Throws when a line of the mapping was never asked for.
    void requireAllUsed() const;
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(m_lines.size()); }

private:
    std::string m_name;
    std::map<std::vector<std::string>, MappedSeries> m_lines;
};

} // namespace lodestone
