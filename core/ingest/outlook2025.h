// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of the reader of the World Minerals Outlook of 2025 that tests look at one by one;
// ingestOutlook2025() is declared in ingest.h.
#pragma once

#include "ingest/csv.h"
#include "ingest/series_book.h"

#include <string>

namespace lodestone {

/// Column 'Note' and what it says about the value: 'estimated', 'revised, estimated', 'outlook', ... Throws
/// IngestError for a word that is not known, and for an outlook of a year that lies behind, or none of one
/// that lies ahead.
struct OutlookNote {
    NoteFacts facts;
    std::string variant; ///< 'operating' or 'idled' where capacity is given in two rows
};
[[nodiscard]] OutlookNote outlookNote(const CsvRow& row, int year);

/// 'United States (from Cliffside Field)' is a country and a part of its output; 'Congo (Kinshasa)' is not.
struct OutlookRegion {
    std::string name;
    std::string part; ///< 'from Cliffside Field'
};
[[nodiscard]] OutlookRegion outlookRegion(const std::string& region);

} // namespace lodestone
