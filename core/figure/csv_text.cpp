// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/csv_text.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string fieldOf(const CsvCell& cell, CsvStyle style) {
    std::string text = cell.text;
    if (cell.number && style.forSpreadsheets)
        std::ranges::replace(text, '.', style.decimal);
    const char special[] = {style.separator(), '"', '\r', '\n', '\0'};
    if (text.find_first_of(special) == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

} // namespace

std::string csvDocument(std::span<const std::vector<CsvCell>> lines, CsvStyle style) {
    std::string text(style.forSpreadsheets ? byteOrderMark : std::string_view());
    for (const std::vector<CsvCell>& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (i > 0)
                text += style.separator();
            text += fieldOf(line[i], style);
        }
        text += "\r\n";
    }
    return text;
}

} // namespace lodestone
