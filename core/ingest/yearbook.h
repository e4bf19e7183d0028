// SPDX-License-Identifier: GPL-3.0-or-later
// From the rows of a Minerals Yearbook table to whom they are about: countries with or without forms below
// them, the world, and rows that are not stored, each with its reason. ingestYearbooks() is declared in
// ingest.h. Private to ingest.
#pragma once

#include "ingest/ingest.h"
#include "ingest/series_book.h"
#include "ingest/yearbook_table.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// What db/curated/yearbook_series.csv says about the rows of a part of a table.
struct YearbookForm {
    std::string form; ///< takes the rows named so ('Mn content'), and not the total of the forms; '' for none
    std::map<std::string, std::string> leftOut; ///< name of a row -> why it is not taken
};

/// One country, or the world, and the rows that its figures stand in.
struct YearbookEntry {
    std::string block; ///< heading of the part of the table: 'Palladium'; '' when it has none
    YearbookMarks blockMarks;
    RowOwner owner;
    std::string name;     ///< as printed, for error messages
    std::string spelling; ///< of the country alone; '' for the world
    std::string remark;   ///< what the names of the rows add: 'Mn content, 37% to 53% Mn'
    YearbookMarks marks;
    int row = 0;
    /// One row; several where the table prints forms without a total: they are to be added up.
    std::vector<const YearbookRow*> rows;
};

struct YearbookEntries {
    std::vector<YearbookEntry> entries;
    std::map<std::string, std::int64_t> skipped; ///< reason -> values
};

/// `formOf(block)` is asked once for each part. Throws IngestError for a row that is neither a country nor a
/// form of one nor a total, and for a total that its forms do not add up to.
[[nodiscard]] YearbookEntries yearbookEntries(const IngestRun& run, const YearbookTable& table,
                                              const std::function<YearbookForm(const std::string&)>& formOf);

/// 'Korea, Republic of, crystalline flake' -> the country and 'crystalline flake'; nothing when the text
/// begins with no country.
struct NamedCountry {
    CountryId country;
    std::string rest;
    std::string spelling; ///< of the country alone
};
[[nodiscard]] std::optional<NamedCountry> countryAtStart(const IngestRun& run, std::string_view label);

inline constexpr std::string_view yearbookFolder = "sources/usgs_myb_tables";

} // namespace lodestone
