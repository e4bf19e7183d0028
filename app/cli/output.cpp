// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "cli/failure.h"
#include "figure/number_text.h"

#include <langinfo.h>
#include <locale.h>

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

/// Characters, counted as code points: wide enough for the names and titles there are.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string onOneLine(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

std::string joined(const Json& list, std::string_view separator, std::string (*item)(const Json&)) {
    std::string text;
    for (const Json& one : list)
        text += (text.empty() ? "" : std::string(separator)) + item(one);
    return text;
}

std::string csvValue(const Json& value) {
    if (value.is_null())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_array())
        return joined(value, "; ", csvValue);
    if (value.is_number_float())
        return fmt::format("{}", value.get<double>()); // shortest text that reads back as the same number
    return value.dump();
}

std::string csvField(const Json& value) {
    const std::string text = csvValue(value);
    if (value.is_null() || value.is_number())
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// The decimal sign of the language of the surroundings.
char decimalSign() {
    const locale_t own = newlocale(LC_NUMERIC_MASK, "", nullptr);
    if (own == nullptr)
        return '.';
    const char sign = *nl_langinfo_l(RADIXCHAR, own);
    freelocale(own);
    return sign == ',' ? ',' : '.';
}

/// One cell of csvText() from `at` on, which then stands behind it.
CsvCell cellFrom(std::string_view text, std::size_t& at) {
    CsvCell cell;
    if (text[at] != '"') {
        const std::size_t end = text.find_first_of(",\r", at);
        cell = {std::string(text.substr(at, end - at)), true};
        at = end;
        return cell;
    }
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && (at + 1 == text.size() || text[at + 1] != '"'))
            break;
        if (text[at] == '"')
            ++at;
        cell.text += text[at];
    }
    ++at;
    return cell;
}

} // namespace

std::string jsonText(const Json& value) {
    // A byte that is not UTF-8 in somebody's own database must not end the program.
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string csvText(const Json& rows, const std::vector<std::string>& keys) {
    std::string text = fmt::format("\"{}\"\r\n", fmt::join(keys, "\",\""));
    for (const Json& row : rows) {
        for (std::size_t i = 0; i < keys.size(); ++i)
            text += (i == 0 ? "" : ",") + csvField(row.contains(keys[i]) ? row.at(keys[i]) : Json());
        text += "\r\n";
    }
    return text;
}

std::string styledCsv(std::string_view text, CsvStyle style) {
    std::vector<std::vector<CsvCell>> lines;
    for (std::size_t at = 0; at < text.size(); at += 2) { // behind CR LF
        std::vector<CsvCell>& line = lines.emplace_back();
        line.push_back(cellFrom(text, at));
        while (at < text.size() && text[at] == ',')
            line.push_back(cellFrom(text, ++at));
    }
    return csvDocument(lines, style);
}

CsvStyle csvStyle(const Arguments& typed) {
    CsvStyle style;
    if (typed.csvFor && *typed.csvFor != "plain" && *typed.csvFor != "spreadsheets")
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("--csv-for is plain or spreadsheets, not '{}'.", *typed.csvFor));
    if (typed.decimal && *typed.decimal != "point" && *typed.decimal != "comma")
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("--decimal is point or comma, not '{}'.", *typed.decimal));
    style.forSpreadsheets = typed.csvFor == "spreadsheets";
    if (typed.decimal && !style.forSpreadsheets)
        throw Failure(ExitCode::WrongUsage, "--decimal goes with --csv-for spreadsheets.");
    if (style.forSpreadsheets)
        style.decimal = typed.decimal ? (*typed.decimal == "comma" ? ',' : '.') : decimalSign();
    return style;
}

void TextTable::add(std::vector<std::string> row) {
    row.resize(m_columns.size());
    for (std::string& cell : row)
        cell = onOneLine(std::move(cell));
    m_rows.push_back(std::move(row));
}

std::string TextTable::text() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        widths.push_back(width(m_columns[i].title));
        for (const auto& row : m_rows)
            widths[i] = std::max(widths[i], width(row[i]));
    }
    std::string out;
    const auto line = [&](const auto& cellAt) {
        std::string text;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const std::string cell = cellAt(i);
            const std::string pad(widths[i] - width(cell), ' ');
            text += (i == 0 ? "" : "  ") + (m_columns[i].right ? pad + cell : cell + pad);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out += text + "\n";
    };
    line([&](std::size_t i) { return m_columns[i].title; });
    for (const auto& row : m_rows)
        line([&](std::size_t i) { return row[i]; });
    return out;
}

std::string percent(double fraction, int decimals) {
    return fraction == 0 ? "0 %" : numberText(fraction * 100, decimals) + " %";
}

std::string index(double hhi) {
    return numberText(hhi, 1);
}

std::string plain(const Json& value) {
    if (value.is_null())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_boolean())
        return value.get<bool>() ? "yes" : "no";
    if (value.is_array())
        return joined(value, ", ", plain);
    if (value.is_number())
        return numberText(value.get<double>());
    return value.dump();
}

Json orNull(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

} // namespace lodestone::cli
