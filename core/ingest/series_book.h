// SPDX-License-Identifier: GPL-3.0-or-later
// Writes series and their cells: finds or makes the series' row, and stores one cell or aggregate. What the
// publisher prints twice for one country and year is an error, never an overwrite.
#pragma once

#include "ingest/csv.h"
#include "ingest/ingest.h"
#include "ingest/numbers.h"
#include "store/statement.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace lodestone {

/// One row of table series, by name.
struct SeriesSpec {
    std::int64_t source = 0;
    std::int64_t mineral = 0;
    std::int64_t stage = 0;
    std::string measure;
    std::string product;
    std::string label;
    std::string unit;
    std::string basis;
    int preference = 0;
    bool comparable = true;
    std::string comparableReason;
    std::string note;
    int yearsAveraged = 1;
    std::optional<int> printedAfter = {}; ///< years between a figure's year and the edition that printed it
    bool operator==(const SeriesSpec&) const = default;
};

/// Whom a row is about: a country, or one of the two rows that are none.
struct RowOwner {
    enum class Kind { Country, World, Other };
    Kind kind = Kind::Country;
    std::int64_t country = 0;
};

/// What is stored of one printed value.
struct CellRecord {
    std::int64_t series = 0;
    int year = 0;
    RowOwner owner;
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    char relation = '=';
    std::string status;
    std::string printed;
    std::string remark;
    std::string note;
    std::int64_t sourceRow = 0;
    std::int64_t file = 0;   ///< key of the file that sourceRow is of; 0: the one of the row that is stored
    std::string printedName; ///< the country as the file spells it, without marks; '' where it names none
};

/// What the notes say about a value without being the value.
struct NoteFacts {
    bool estimated = false;
    bool lessThanHalfUnit = false;
    bool includedElsewhere = false;
    bool projected = false; ///< the publisher's outlook for a year to come
};

/// Fills value, bounds, relation and status. Throws when the notes leave an 's' open.
void setQuantity(CellRecord& record, const PrintedValue& printed, const NoteFacts& facts, const CsvRow& row);

class SeriesBook {
public:
    explicit SeriesBook(IngestRun& run);

    /// Key of the series; a series met before must be described in the same words, else IngestError.
    std::int64_t series(const SeriesSpec& spec, const CsvRow& row);
    void store(const CellRecord& record, const CsvRow& row);

private:
    struct Known {
        SeriesSpec spec;
        std::int64_t id = 0;
    };
    using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string, std::string>;
    std::map<Key, Known> m_series;
    std::map<std::int64_t, std::string> m_names; ///< our names of countries
    IngestRun& m_run;
    SQLite::Database& m_db;
    SQLite::Statement m_insertSeries;
    SQLite::Statement m_insertCell;
    SQLite::Statement m_insertAggregate;
};

} // namespace lodestone
