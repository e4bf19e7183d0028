// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of the reader of Mineral Commodity Summaries 2026 that tests look at one by one; ingestMcs2026()
// is declared in ingest.h.
#pragma once

#include "ingest/csv.h"
#include "ingest/series_book.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace lodestone {

/// One line of the file by column, after the one known repair.
struct McsRow {
    std::string chapter;
    std::string section;
    std::string commodity;
    std::string country;
    std::string statistics;
    std::string detail; ///< normalised: see mcsDetail()
    std::string unit;
    std::string year;
    std::string value;    ///< as published, without blanks at the end
    std::string notes;    ///< as published
    std::string critical; ///< 'Yes', 'No' or ''
};

/// Takes a line apart. In the yttrium line the flag stands one column to the left and the commodity's name
/// in its place: exactly that is put right, any other shift throws IngestError.
[[nodiscard]] McsRow mcsRow(const CsvRow& row);

/// Without ': rounded' or ', rounded' at the end, which only says that a total is rounded; no-break spaces
/// as spaces, none at either end.
[[nodiscard]] std::string mcsDetail(std::string_view detail);

/// What the remarks in Notes (separated by '--') and the detail say about the value.
[[nodiscard]] NoteFacts mcsNoteFacts(std::string_view notes, std::string_view detail);

/// 'metric tons' -> 't'; throws IngestError for a unit that is not known.
[[nodiscard]] std::string mcsUnit(const CsvRow& row, std::string_view unit);

enum class McsSection { WorldTable, SalientStatistics, ImportSources };
/// The file spells its world tables in twenty ways, one with a colon at the end.
[[nodiscard]] McsSection mcsSection(const CsvRow& row, std::string_view section);

/// Corrections published later, as a source of their own (db/curated/mcs2026_errata.csv).
void ingestMcs2026Errata(IngestRun& run, SeriesBook& book);

/// The flag of the 2025 list per mineral, to hold our table of minerals against the publisher's column.
class McsCriticalFlags {
public:
    explicit McsCriticalFlags(IngestRun& run);
    void check(std::int64_t mineral, const McsRow& parts, const CsvRow& row) const;

private:
    std::map<std::int64_t, bool> m_flags;
};

/// US salient statistics and import sources: the rows of `file` that are no world table, into table
/// statistic. Gives their number.
std::int64_t ingestMcs2026Statistics(IngestRun& run, const CsvFile& file, const McsCriticalFlags& flags,
                                     std::int64_t source);

/// The unit of a statistic: as in the world tables, or '%', 'number', a price as published, '' beside words.
[[nodiscard]] std::string mcsStatisticUnit(const CsvRow& row, std::string_view unit);

inline constexpr std::string_view mcs2026Path = "sources/usgs_mcs2026/MCS2026_Commodities_Data.csv";
inline constexpr std::string_view mcs2026Source = "usgs-mcs-2026";

} // namespace lodestone
