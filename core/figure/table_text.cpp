// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/table_text.h"

#include "figure/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>

namespace lodestone {
namespace {

constexpr std::string_view fractionUnit = "fraction";
constexpr std::string_view indexUnit = "0-10,000";
constexpr std::string_view lineColumn = "source_row";

const std::string& cellAt(const DataTable& table, std::size_t row, std::size_t column) {
    return table.rows[row][column];
}

const RowOrigin& originOf(const DataTable& table, std::size_t row) {
    static const RowOrigin none;
    return row < table.origins.size() ? table.origins[row] : none;
}

/// The row's cell in the first column of one of these names, '' when there is none.
std::string named(const DataTable& table, std::size_t row, std::string_view id) {
    const auto found = std::ranges::find(table.columns, id, &DataColumn::id);
    return found == table.columns.end()
               ? std::string()
               : cellAt(table, row, static_cast<std::size_t>(found - table.columns.begin()));
}

std::string whyMissing(const DataTable& table, std::size_t row, const DataColumn& column) {
    if (isNameColumn(column))
        return {};
    const std::string& words = originOf(table, row).missing;
    return words.empty() ? named(table, row, "why_missing") : words;
}

std::string amount(double value, const DataColumn& column) {
    if (column.unit == fractionUnit) {
        const bool tiny = value != 0 && std::abs(value) < 0.0001;
        return tiny ? numberText(value * 100) : numberText(value * 100, value == 0 ? 0 : 2);
    }
    return column.unit == indexUnit ? numberText(value, 1) : numberText(value);
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string onOneLine(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

std::string unitOf(const DataColumn& column) {
    if (column.unit == fractionUnit)
        return "%";
    return column.unit == indexUnit ? "0\u201310,000" : column.unit;
}

std::vector<std::size_t> everyRow(const DataTable& table) {
    std::vector<std::size_t> rows(table.rows.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

} // namespace

std::optional<double> numberIn(const std::string& cell) {
    double value = 0;
    const char* const end = cell.data() + cell.size();
    const auto [rest, error] = std::from_chars(cell.data(), end, value);
    if (cell.empty() || error != std::errc{} || rest != end)
        return std::nullopt;
    return value;
}

bool isNameColumn(const DataColumn& column) {
    return column.id == lineColumn || column.id.find("year") != std::string::npos;
}

std::size_t leadingColumn(const DataTable& table) {
    const auto found = std::ranges::find_if(
        table.columns, [](const DataColumn& column) { return column.numeric && !isNameColumn(column); });
    return found == table.columns.end() ? 0 : static_cast<std::size_t>(found - table.columns.begin());
}

ShownCell shownCell(const DataTable& table, std::size_t row, std::size_t column) {
    const std::string& cell = cellAt(table, row, column);
    const DataColumn& head = table.columns[column];
    if (!head.numeric)
        return {cell, false};
    if (cell.empty())
        return {whyMissing(table, row, head), true};
    const std::optional<double> value = numberIn(cell);
    return {value && !isNameColumn(head) ? amount(*value, head) : cell, false};
}

std::string columnHead(const DataColumn& column) {
    const std::string unit = unitOf(column);
    return unit.empty() ? column.title : column.title + ", " + unit;
}

std::vector<CellFact> cellFacts(const DataTable& table, std::size_t row, std::size_t column) {
    const DataColumn& head = table.columns[column];
    const std::string& cell = cellAt(table, row, column);
    const RowOrigin& origin = originOf(table, row);
    std::vector<CellFact> facts;
    const auto add = [&](const char* label, const std::string& words) {
        if (!words.empty())
            facts.emplace_back(label, words);
    };
    const ShownCell shown = shownCell(table, row, column);
    std::string whole = cell;
    if (head.numeric && !cell.empty() && !head.unit.empty())
        whole += head.unit == fractionUnit ? " as a fraction" : head.unit == indexUnit ? "" : " " + head.unit;
    const std::string none = shown.text.empty() ? "nothing" : shown.text;
    facts.emplace_back(head.title, cell.empty() ? none : whole);
    if (!cell.empty())
        add("reckoned as", head.derived);
    const std::string printed = origin.printed.empty() ? named(table, row, "printed") : origin.printed;
    if (head.numeric && head.derived.empty() && !isNameColumn(head))
        add("as published", printed);
    add("status", origin.status);
    add("source", origin.source.empty() ? named(table, row, "source") : origin.source);
    add("found in", origin.place);
    if (head.id != "note")
        add("note", table.origins.empty() ? named(table, row, "note") : origin.note);
    return facts;
}

Mark markOfRow(const DataTable& table, std::size_t row) {
    if (row < table.origins.size() && table.origins[row].mark)
        return table.origins[row].mark;
    if (const std::string iso3 = named(table, row, "iso3"); !iso3.empty())
        return {Mark::Kind::Country, iso3};
    for (const char* id : {"event", "id"})
        if (const std::string slug = named(table, row, id); slug.starts_with("EV"))
            return {Mark::Kind::Event, slug};
    return {};
}

std::weak_ordering cellOrder(const DataTable& table, std::size_t column, std::size_t a, std::size_t b) {
    const std::string& first = cellAt(table, a, column);
    const std::string& second = cellAt(table, b, column);
    if (table.columns[column].numeric) {
        const std::optional<double> x = numberIn(first);
        const std::optional<double> y = numberIn(second);
        if (x && y)
            return *x < *y ? std::weak_ordering::less
                           : (*y < *x ? std::weak_ordering::greater : std::weak_ordering::equivalent);
    }
    const int order = lower(first).compare(lower(second));
    return order <=> 0;
}

bool sortsLast(const DataTable& table, std::size_t row, std::size_t column) {
    return cellAt(table, row, column).empty();
}

bool rowMatches(const DataTable& table, std::size_t row, std::string_view filter) {
    std::string whole;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        whole += lower(shownCell(table, row, column).text) + '\n' + lower(cellAt(table, row, column)) + '\n';
    const std::string wanted = lower(filter);
    for (std::size_t begin = 0; begin < wanted.size();) {
        const std::size_t end = std::min(wanted.find(' ', begin), wanted.size());
        if (whole.find(std::string_view(wanted).substr(begin, end - begin)) == std::string::npos)
            return false;
        begin = end + 1;
    }
    return true;
}

std::string tsvText(const DataTable& table, std::span<const std::size_t> rows) {
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const DataColumn& column = table.columns[i];
        text += i == 0 ? "" : "\t";
        text += onOneLine(column.unit.empty() ? column.title : column.title + " (" + column.unit + ")");
    }
    text += '\n';
    for (const std::size_t row : rows) {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            text += (i == 0 ? "" : "\t") + onOneLine(cellAt(table, row, i));
        text += '\n';
    }
    return text;
}

std::string csvText(const DataTable& table, std::span<const std::size_t> rows, CsvStyle style) {
    std::vector<std::vector<CsvCell>> lines(1);
    for (const DataColumn& column : table.columns)
        lines.front().push_back({column.id});
    for (const std::size_t row : rows) {
        std::vector<CsvCell> line;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const std::string& cell = cellAt(table, row, i);
            line.push_back({cell, table.columns[i].numeric && numberIn(cell).has_value()});
        }
        lines.push_back(std::move(line));
    }
    return csvDocument(lines, style);
}

std::string tsvText(const DataTable& table) {
    return tsvText(table, everyRow(table));
}

std::string csvText(const DataTable& table, CsvStyle style) {
    return csvText(table, everyRow(table), style);
}

} // namespace lodestone
