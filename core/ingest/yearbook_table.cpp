// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/yearbook_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace lodestone {

namespace {

constexpr int labelColumn = 1;
constexpr int titleRow = 2;
constexpr int unitRow = 4;
constexpr std::string_view compareIt = "Compare with the workbook: its layout may have changed.";

/// Bytes of the blank at the start of the text, 0 for none: also no-break, em and the other wide spaces.
std::size_t blankSize(std::string_view text) {
    if (text.starts_with("\xC2\xA0")) {
        return 2;
    }
    if (text.starts_with("\xE2\x80") && text.size() > 2 && static_cast<unsigned char>(text[2]) <= 0x8A) {
        return 3;
    }
    return std::string_view(" \n\t\r").find(text.front()) == std::string_view::npos ? 0 : 1;
}

std::optional<int> yearIn(std::string_view text) {
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && year > 1900 && year < 2200 ? std::optional(year) : std::nullopt;
}

bool allDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

YearbookMarks& YearbookMarks::operator+=(const YearbookMarks& other) {
    estimated = estimated || other.estimated;
    revised = revised || other.revised;
    for (const std::string& number : other.footnotes) {
        if (std::find(footnotes.begin(), footnotes.end(), number) == footnotes.end()) {
            footnotes.push_back(number);
        }
    }
    return *this;
}

std::string yearbookText(std::string_view text) {
    std::string result;
    bool blank = false;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t size = blankSize(rest);
        if (size == 0) {
            result += blank && !result.empty() ? " " : "";
            result += rest.front();
        }
        blank = size > 0;
        rest.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return result;
}

std::optional<YearbookMarks> yearbookMarks(std::string_view raised) {
    YearbookMarks marks;
    std::string separated = yearbookText(raised);
    std::replace(separated.begin(), separated.end(), ' ', ',');
    for (const std::string& mark : splitTrimmed(separated, ",")) {
        if (mark == "e") {
            marks.estimated = true;
        } else if (mark == "r") {
            marks.revised = true;
        } else if (allDigits(mark)) {
            marks += YearbookMarks{false, false, {mark}};
        } else if (!mark.empty()) {
            return std::nullopt;
        }
    }
    return marks;
}

YearbookTable::YearbookTable(const std::filesystem::path& file, const XlsxSheet& sheet) : m_sheet(sheet) {
    auto place = std::make_shared<CsvHeader>();
    place->file = file;
    place->sheet = sheet.name();
    m_place = std::move(place);
    readHead();
    int row = unitRow + 1;
    const int last = sheet.lastRow();
    while (row <= last && !isHeader(row)) {
        ++row;
    }
    if (row > last) {
        throw error(0, "there is no line 'Country or locality'", compareIt);
    }
    while (row <= last && !isNote(row)) {
        // Of two lines of headings the upper one holds the years.
        const bool yearsAbove =
            !isHeader(row) && isHeader(row + 1) && m_sheet.at(row, labelColumn) == nullptr;
        if (isHeader(row) || yearsAbove) {
            row = readYears(yearsAbove ? row + 1 : row);
        } else {
            readRow(row++);
        }
    }
    for (; row <= last; ++row) {
        readNotes(row);
    }
}

IngestError YearbookTable::error(int row, std::string_view what, std::string_view remedy) const {
    return {m_place->named(), row, what, remedy};
}

CsvRow YearbookTable::place(int row) const {
    return {m_place, row, {}};
}

void YearbookTable::readHead() {
    const XlsxCell* title = m_sheet.at(titleRow, labelColumn);
    const XlsxCell* unit = m_sheet.at(unitRow, labelColumn);
    if (title == nullptr || unit == nullptr) {
        throw error(0, "title or unit are not in rows 2 and 4", compareIt);
    }
    m_title = yearbookText(title->plain());
    m_unit = yearbookText(unit->plain());
    m_titleMarks = marksIn(title->superscript(), titleRow);
}

bool YearbookTable::isHeader(int row) const {
    const XlsxCell* cell = m_sheet.at(row, labelColumn);
    return cell != nullptr && yearbookText(cell->plain()).starts_with("Country or locality");
}

/// Footnotes, and the line of signs above them, begin with a raised mark and have no values.
bool YearbookTable::isNote(int row) const {
    const XlsxCell* cell = m_sheet.at(row, labelColumn);
    return cell != nullptr && cell->runs.front().position == TextPosition::Superscript;
}

YearbookMarks YearbookTable::marksIn(std::string_view text, int row) const {
    const auto marks = yearbookMarks(text);
    if (!marks) {
        throw error(row, fmt::format("the mark '{}' is not known", text),
                    "Teach core/ingest/yearbook_table.cpp what it means.");
    }
    return *marks;
}

int YearbookTable::readYears(int row) {
    m_headerMarks = marksIn(m_sheet.at(row, labelColumn)->superscript(), row);
    auto columns = std::make_unique<std::vector<YearbookColumn>>();
    const auto add = [&](int yearsRow, int column, int lastColumn) {
        const XlsxCell* cell = m_sheet.at(yearsRow, column);
        const auto year = cell == nullptr ? std::nullopt : yearIn(yearbookText(cell->plain()));
        if (!year) {
            return false;
        }
        YearbookMarks marks = marksIn(cell->superscript(), yearsRow);
        if (yearsRow == row) {
            if (const XlsxCell* mark = m_sheet.at(row, column + 1); mark != nullptr) {
                marks += marksIn(mark->text(), row);
            }
            columns->push_back({column, *year, {}, marks});
            return true;
        }
        for (int under = column; under <= lastColumn; ++under) {
            if (const XlsxCell* name = m_sheet.at(row, under); name != nullptr) {
                columns->push_back({under, *year, yearbookText(name->plain()), marks});
            }
        }
        return true;
    };
    for (const int yearsRow : {row, row - 1}) {
        const auto from = m_sheet.cells().lower_bound({yearsRow, labelColumn + 1});
        for (auto at = from; at != m_sheet.cells().end() && at->first.first == yearsRow; ++at) {
            const XlsxRange range = m_sheet.rangeAt(yearsRow, at->first.second);
            add(yearsRow, range.firstColumn, range.lastColumn);
        }
        if (!columns->empty()) {
            break;
        }
    }
    if (columns->empty()) {
        throw error(row, "there are no years in this line or above it", compareIt);
    }
    m_columns.push_back(std::move(columns));
    return row + 1;
}

void YearbookTable::readRow(int row) {
    YearbookRow read{row, {}, {}, {}, false};
    const auto& columns = *m_columns.back();
    const auto from = m_sheet.cells().lower_bound({row, 0});
    for (auto at = from; at != m_sheet.cells().end() && at->first.first == row; ++at) {
        const int column = at->first.second;
        const XlsxCell& cell = at->second;
        if (column == labelColumn) {
            read.label = yearbookText(cell.plain());
            read.marks = marksIn(cell.superscript(), row);
            continue;
        }
        const auto isFor = [column](int offset) {
            return [column, offset](const YearbookColumn& known) { return known.column + offset == column; };
        };
        if (const auto value = std::find_if(columns.begin(), columns.end(), isFor(0));
            value != columns.end()) {
            const std::string printed = yearbookText(cell.plain());
            if (!printed.empty()) {
                read.values.push_back({&*value, printed, marksIn(cell.superscript(), row)});
            }
        } else if (std::any_of(columns.begin(), columns.end(), isFor(1)) && !read.values.empty() &&
                   read.values.back().column->column + 1 == column) {
            read.values.back().marks += marksIn(cell.text(), row);
        } else if (!yearbookText(cell.text()).empty()) {
            throw error(
                row, fmt::format("'{}' in column {} belongs to no year", cell.text(), xlsxColumnName(column)),
                compareIt);
        }
    }
    if (read.label.empty() && read.values.empty()) {
        return;
    }
    if (read.label.empty() || (!read.values.empty() && read.values.size() != columns.size())) {
        throw error(row,
                    fmt::format("'{}' has {} values where {} are expected", read.label, read.values.size(),
                                columns.size()),
                    compareIt);
    }
    read.belowYears = m_rows.empty() || m_rowsAreBelow != m_columns.size();
    m_rowsAreBelow = m_columns.size();
    m_rows.push_back(std::move(read));
}

void YearbookTable::readNotes(int row) {
    const XlsxCell* cell = m_sheet.at(row, labelColumn);
    if (cell == nullptr) {
        return;
    }
    if (!isNote(row)) {
        throw error(row, "a line below the footnotes that begins with no mark", compareIt);
    }
    const std::string number = yearbookText(cell->runs.front().text);
    if (number == "e") {
        readSigns(row, cell->text());
        return;
    }
    std::string text;
    for (std::size_t i = 1; i < cell->runs.size(); ++i) {
        text += cell->runs[i].text;
    }
    if (!allDigits(number) || !m_notes.emplace(number, yearbookText(text)).second) {
        throw error(row, fmt::format("'{}' is no footnote, or the second one of its number", number),
                    compareIt);
    }
}

/// 'eEstimated.  rRevised.  W Withheld to avoid disclosing company proprietary data.  -- Zero.'
void YearbookTable::readSigns(int row, const std::string& text) {
    for (const std::string& part : splitTrimmed(text, "  ")) {
        const bool known = part.empty() || part == "eEstimated." || part == "rRevised." ||
                           part == "-- Zero." || part.starts_with("NA Not available");
        if (part.starts_with("W Withheld")) {
            m_withheld = part.substr(2);
        } else if (!known) {
            throw error(row, fmt::format("the sign '{}' is not known", part),
                        "Teach core/ingest/yearbook_table.cpp what it means.");
        }
    }
}

const std::string& YearbookTable::footnote(const std::string& number, int row) const {
    const auto found = m_notes.find(number);
    if (found == m_notes.end()) {
        throw error(row, fmt::format("there is no footnote {}", number), compareIt);
    }
    return found->second;
}

std::int64_t YearbookTable::valueCount() const {
    std::int64_t count = 0;
    for (const YearbookRow& row : m_rows) {
        count += static_cast<std::int64_t>(row.values.size());
    }
    return count;
}

bool isWorldProduction(const XlsxSheet& sheet) {
    std::string title;
    for (int row = 1; row <= unitRow; ++row) {
        const XlsxCell* cell = sheet.at(row, labelColumn);
        title += cell == nullptr ? "" : yearbookText(cell->plain()) + " ";
    }
    const auto has = [&title](std::string_view word) { return title.find(word) != std::string::npos; };
    return has("WORLD") && has("PRODUCTION") && !has("CAPACITY");
}

} // namespace lodestone
