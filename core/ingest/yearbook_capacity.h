// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of world capacity in the Minerals Yearbook workbooks: what plants could make in one year, by country
// or by plant. They share no layout, so db/curated/yearbook_capacity.csv says column by column what each
// holds. Private to ingest.
#pragma once

#include "ingest/csv.h"
#include "ingest/ingest.h"
#include "ingest/series_book.h"
#include "ingest/series_map.h"
#include "ingest/xlsx.h"
#include "ingest/yearbook_curated.h"

#include <filesystem>
#include <string>

namespace lodestone {

/// Whether a sheet holds world capacity: its title says so.
[[nodiscard]] bool isWorldCapacity(const XlsxSheet& sheet);

class YearbookCapacity {
public:
    explicit YearbookCapacity(IngestRun& run);

    /// Stores the columns that the mapping names, and counts those that `exclusions` leaves out. Throws
    /// IngestError for a column, row, sign or footnote that neither knows.
    void read(const std::filesystem::path& file, const std::string& workbook, const XlsxSheet& sheet,
              YearbookExclusions& exclusions, FileReport& report);
    /// Throws when a line of the mapping met no column.
    void requireAllUsed() const { m_map.requireAllUsed(); }

private:
    IngestRun& m_run;
    SeriesBook m_book;
    SeriesMap m_map;
};

} // namespace lodestone
