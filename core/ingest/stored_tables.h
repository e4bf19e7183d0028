// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as they stand in the database, series by series and year by year, for steps of the ingest that hold
// one against another. Private to ingest.
#pragma once

#include "store/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lodestone {

struct StoredSeries {
    std::int64_t id = 0;
    std::string publisher; ///< without the compilers of its figures
    std::string question;  ///< mineral, stage, measure and product: what the series answers
    std::string unit;
    std::string basis;
    std::string note;
    bool comparable = true;
    bool alwaysNamesItsOwn = false; ///< Summaries list the United States whatever its size
};

struct StoredRow {
    std::string status;
    std::optional<double> value;
    std::string relation;
    std::string words; ///< remark and note of a row that is counted in another, lower case; else ''
};

/// One year of one series.
struct StoredTable {
    const StoredSeries* series = nullptr;
    int year = 0;
    std::map<std::int64_t, StoredRow> rows; ///< by country
    std::optional<double> total;            ///< a world total with a number, not an upper bound
    std::string totalPrinted;
    std::string totalWords; ///< remark and note of the total, lower case
    double other = 0;

    [[nodiscard]] double named() const; ///< sum of the rows with a number
    /// Whether the rows and 'Other countries' fill the printed total within its rounding.
    [[nodiscard]] bool isFull() const;
};

class StoredTables {
public:
    explicit StoredTables(const Database& db);

    [[nodiscard]] const std::vector<StoredTable>& tables() const {
        return m_tables;
    } ///< by series, then year
    /// Tables that answer the same question and count the same thing, by year.
    [[nodiscard]] std::vector<const StoredTable*> answering(const StoredSeries& series) const;

private:
    std::map<std::int64_t, StoredSeries> m_series;
    std::vector<StoredTable> m_tables;
    std::map<std::string, std::vector<std::size_t>> m_byQuestion;
};

} // namespace lodestone
