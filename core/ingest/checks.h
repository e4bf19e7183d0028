// SPDX-License-Identifier: GPL-3.0-or-later
// What is checked of every source once all files are read. An exception is data: it is counted and listed in
// table ingest_check. A contradiction in structure (a table that answers twice) stops the build.
#pragma once

#include "ingest/ingest.h"
#include "model/dates.h"

#include <limits>
#include <string>
#include <string_view>

namespace lodestone {

/// Sum of the rows of one table and year, held against the printed total.
class SumOfRows {
public:
    /// A number with its print; `lowerBound` where the publisher prints '>'.
    void add(double value, std::string_view printed, bool lowerBound);
    void addRange(double low, double high);
    void addUnknown() { m_high = std::numeric_limits<double>::infinity(); } ///< withheld, in words, ...

    [[nodiscard]] bool any() const { return m_rows > 0; } ///< whether a row has a number or a range
    [[nodiscard]] double sum() const { return m_low; }
    /// Whether total and rows agree within what rounding each of them leaves open: half of the place it is
    /// rounded to (model/printed.h).
    [[nodiscard]] bool agrees(double total, std::string_view printed, bool lowerBound) const;
    /// Shares in percent add up to 100, within five points: what a study of rounded shares leaves open.
    [[nodiscard]] bool agreesWithHundred() const;

private:
    int m_rows = 0;
    double m_low = 0;
    double m_high = 0;
    double m_open = 0; ///< what the rounding of the rows leaves open, either way
};

/// The years a source can speak of: a range in its title ('1998 to 2015'), else the years up to its edition.
[[nodiscard]] YearRange spanOf(std::string_view title, std::string_view shortName, Year published);

/// Writes ingest_check. Throws StoreError where two tables of one source answer the same question.
void checkDataset(IngestRun& run);

} // namespace lodestone
