// SPDX-License-Identifier: GPL-3.0-or-later
// The one writer of CSV: tables of figures, rows of verbs. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Plain is RFC 4180: commas, points, no mark in front. A spreadsheet opens a file by a double click rightly
/// when it begins with a byte order mark and has the decimal sign of its language; where that is the comma,
/// the semicolon parts the cells.
struct CsvStyle {
    bool forSpreadsheets = false;
    char decimal = '.'; ///< of numbers for spreadsheets: '.' or ','

    [[nodiscard]] char separator() const { return forSpreadsheets && decimal == ',' ? ';' : ','; }
};

struct CsvCell {
    std::string text;
    bool number = false; ///< written with the decimal sign of the style
};

/// Lines end in CR LF; a cell that holds the separator, a quotation mark or an end of line is quoted.
[[nodiscard]] std::string csvDocument(std::span<const std::vector<CsvCell>> lines, CsvStyle style = {});

} // namespace lodestone
