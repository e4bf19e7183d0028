// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind a figure as people read it: its cells in words, what stands behind each, its order, what a
// filter keeps, and its text for other programs. Pure.
#pragma once

#include "figure/csv_text.h"
#include "figure/figure.h"

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lodestone {

struct ShownCell {
    std::string text;
    bool missing = false; ///< the text says why there is no number; it may be empty
};
/// Numbers with commas, fractions as percent; the head of the column names the unit.
[[nodiscard]] ShownCell shownCell(const DataTable& table, std::size_t row, std::size_t column);
/// The column a reader begins with: the first of numbers that are amounts.
[[nodiscard]] std::size_t leadingColumn(const DataTable& table);
[[nodiscard]] std::string columnHead(const DataColumn& column); ///< 'share, %'

/// What stands behind a cell, as label and words: the number in full, how it is reckoned, as published,
/// source, file, remarks. Never empty.
using CellFact = std::pair<std::string, std::string>;
[[nodiscard]] std::vector<CellFact> cellFacts(const DataTable& table, std::size_t row, std::size_t column);

/// What choosing a row picks out.
[[nodiscard]] Mark markOfRow(const DataTable& table, std::size_t row);

/// Order of two present cells: numbers by value, words by letter whatever their case.
[[nodiscard]] std::weak_ordering cellOrder(const DataTable& table, std::size_t column, std::size_t a,
                                           std::size_t b);
/// Whether a cell sorts behind all others, in either direction.
[[nodiscard]] bool sortsLast(const DataTable& table, std::size_t row, std::size_t column);

/// Whether each word of `filter` stands in some cell of the row, as shown or in full.
[[nodiscard]] bool rowMatches(const DataTable& table, std::size_t row, std::string_view filter);

/// Given rows in given order, numbers in full, after a line of heads: tabs between cells for a spreadsheet,
/// or CSV.
[[nodiscard]] std::string tsvText(const DataTable& table, std::span<const std::size_t> rows);
[[nodiscard]] std::string csvText(const DataTable& table, std::span<const std::size_t> rows,
                                  CsvStyle style = {});
/// The same of all rows in their own order.
[[nodiscard]] std::string tsvText(const DataTable& table);
[[nodiscard]] std::string csvText(const DataTable& table, CsvStyle style = {});

/// The number in a cell of digits; nothing in words and in an empty cell.
[[nodiscard]] std::optional<double> numberIn(const std::string& cell);
/// Whether the numbers of a column are names and not amounts: years, lines of a file.
[[nodiscard]] bool isNameColumn(const DataColumn& column);

} // namespace lodestone
