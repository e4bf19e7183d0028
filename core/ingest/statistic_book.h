// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what a publisher says about one country and one mineral beside the world tables (table statistic),
// and what a reader checked of its source (table ingest_check). Private to ingest.
#pragma once

#include "ingest/curated.h"
#include "ingest/series_book.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// One row of table statistic; value, bounds, status, print, note and line stand in `cell` (see
/// setQuantity).
struct StatisticRecord {
    std::int64_t source = 0;
    std::int64_t mineral = 0;
    std::int64_t country = 0;
    std::string topic;
    std::string item;
    KeyOrNull partner;
    std::string partnerName;
    std::optional<std::int64_t> fromYear;
    std::optional<std::int64_t> toYear;
    std::string unit;
    CellRecord cell;
};

class StatisticBook {
public:
    explicit StatisticBook(IngestRun& run);
    /// Rows are numbered in the order in which they are stored.
    void store(const StatisticRecord& record, const CsvRow& row);

private:
    RowWriter m_insert;
    IngestRun& m_run;
    std::int64_t m_position = 0;
};

/// Adds remark to text; the two are parted by ' -- ' as in the publishers' notes.
void addRemark(std::string& text, std::string_view remark);

/// Enters a check of a source: how many were checked, and the exceptions in words, one a line.
void recordCheck(IngestRun& run, std::int64_t source, const std::string& name, std::int64_t checked,
                 const std::vector<std::string>& exceptions);

} // namespace lodestone
