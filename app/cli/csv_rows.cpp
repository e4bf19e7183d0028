// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/csv_rows.h"

#include "cli/failure.h"
#include "cli/outside_input.h"
#include "model/letters.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>

namespace lodestone::cli {
namespace {

constexpr std::uintmax_t mostBytes = 16U << 20;

/// What libcsv calls back with.
struct Reading {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
};

std::string trimmed(std::string text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    text.erase(text.begin(), std::ranges::find_if_not(text, blank));
    while (!text.empty() && blank(text.back()))
        text.pop_back();
    return text;
}

std::vector<std::vector<std::string>> cellsOf(std::string_view text, char delimiter,
                                              const std::string& name) {
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
        throw Failure(ExitCode::FileTrouble, "There is not enough memory to read the list.");
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    csv_set_space_func(&parser, [](unsigned char) { return 0; }); // blanks belong to the cell
    Reading reading;
    const auto cell = [](void* bytes, std::size_t length, void* to) {
        static_cast<Reading*>(to)->row.emplace_back(static_cast<const char*>(bytes), length);
    };
    const auto end = [](int, void* to) {
        auto& into = *static_cast<Reading*>(to);
        into.rows.push_back(std::exchange(into.row, {}));
    };
    const bool whole = csv_parse(&parser, text.data(), text.size(), cell, end, &reading) == text.size() &&
                       csv_fini(&parser, cell, end, &reading) == 0;
    csv_free(&parser);
    if (!whole)
        throw Failure(
            ExitCode::BadInput,
            fmt::format("'{}', row {}: a quotation mark is not closed or stands inside a cell. Put the "
                        "cell in quotation marks and double those inside.",
                        name, reading.rows.size() + 1));
    return std::move(reading.rows);
}

} // namespace

CsvRows csvRows(const std::filesystem::path& file) {
    const std::string bytes = inputOf(file, mostBytes);
    const std::string name = forTerminal(file.string());
    std::string_view text = bytes;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (text.find('\0') != std::string_view::npos)
        throw Failure(ExitCode::BadInput,
                      fmt::format("'{}' is no text of UTF-8. Save the list as CSV, UTF-8.", name));
    if (std::size_t at = 0; !isUtf8(text, &at))
        throw Failure(ExitCode::BadInput,
                      fmt::format("'{}', line {}: a letter there is not UTF-8; a spreadsheet saved it in an "
                                  "older encoding. Save the list again as CSV, UTF-8.",
                                  name, 1 + std::ranges::count(text.substr(0, at), '\n')));
    // Both ends of lines are one, so that an empty line stays an empty row.
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n')
            lines += text[i] == '\r' ? '\n' : text[i];
    const std::string_view head = std::string_view(lines).substr(0, lines.find('\n'));
    const bool semicolons =
        head.find(',') == std::string_view::npos && head.find(';') != std::string_view::npos;
    const auto cells = cellsOf(lines, semicolons ? ';' : ',', name);

    CsvRows list;
    if (!cells.empty())
        for (std::string column : cells.front()) {
            column = trimmed(std::move(column));
            std::ranges::transform(column, column.begin(), lowerLetter);
            list.columns.push_back(cleanWords(column));
        }
    for (std::size_t i = 1; i < cells.size(); ++i) {
        CsvRows::Row row{static_cast<int>(i + 1), cells[i]};
        for (std::string& one : row.cells)
            one = trimmed(cleanWords(one, Breaks::Keep));
        if (std::ranges::all_of(row.cells, &std::string::empty))
            continue;
        if (row.cells.size() > list.columns.size())
            throw Failure(
                ExitCode::BadInput,
                fmt::format("'{}', row {}: it has {} cells under {} columns. Put a cell that holds a "
                            "comma in quotation marks.",
                            name, row.number, row.cells.size(), list.columns.size()));
        row.cells.resize(list.columns.size());
        list.rows.push_back(std::move(row));
    }
    return list;
}

} // namespace lodestone::cli
