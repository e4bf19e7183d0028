// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/yearbook_capacity.h"

#include "ingest/curated.h"
#include "ingest/numbers.h"
#include "ingest/statistic_book.h"
#include "ingest/yearbook_table.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace lodestone {

namespace {

constexpr std::string_view capacityPath = "curated/yearbook_capacity.csv";
constexpr std::string_view lookAtIt = "Compare with the workbook: its layout may have changed.";
constexpr int nameColumn = 1;
constexpr int firstTitleRow = 2;

/// One number or sign of a column.
struct Plant {
    int row = 0;
    std::string printed;
    YearbookMarks marks;
};

/// A country, or the world, and what stands in its rows.
struct Owner {
    RowOwner owner;
    std::string label;
    YearbookMarks marks;
    std::map<int, std::vector<Plant>> plants; ///< by column
};

/// The sheet taken apart: title, unit, heading of each column, rows, footnotes.
class Sheet {
public:
    Sheet(const IngestRun& run, const std::filesystem::path& file, const XlsxSheet& sheet)
        : m_run(run), m_sheet(sheet) {
        auto place = std::make_shared<CsvHeader>();
        place->file = file;
        place->sheet = sheet.name();
        m_place = std::move(place);
        readHead();
        int row = m_header + 1;
        for (; row <= sheet.lastRow() && !isNote(row); ++row) {
            readRow(row);
        }
        for (; row <= sheet.lastRow(); ++row) {
            readNote(row);
        }
    }

    [[nodiscard]] CsvRow place(int row) const { return {m_place, row, {}}; }
    [[nodiscard]] const std::string& title() const { return m_title; }
    [[nodiscard]] const std::string& unit() const { return m_unit; }
    [[nodiscard]] const std::string& head() const { return m_head; }
    [[nodiscard]] const YearbookMarks& titleMarks() const { return m_titleMarks; }
    [[nodiscard]] const std::vector<Owner>& owners() const { return m_owners; }

    /// Text of the lines of headings above a column, joined: 'Ferro- chromium'.
    [[nodiscard]] std::string heading(int column) const {
        std::string text;
        for (int row = m_unitRow + 1; row <= m_header; ++row) {
            const XlsxCell* cell = m_sheet.at(row, column);
            text += cell == nullptr ? "" : " " + cell->plain();
        }
        return yearbookText(text);
    }

    [[nodiscard]] YearbookMarks headingMarks(int column) const {
        YearbookMarks marks;
        for (int row = m_unitRow + 1; row <= m_header; ++row) {
            if (const XlsxCell* cell = m_sheet.at(row, column); cell != nullptr) {
                marks += marksOf(cell->superscript(), row);
            }
        }
        return marks;
    }

    [[nodiscard]] const std::string& footnote(const std::string& number, int row) const {
        const auto found = m_notes.find(number);
        if (found == m_notes.end()) {
            throw place(row).error(fmt::format("there is no footnote {}", number), lookAtIt);
        }
        return found->second;
    }

private:
    [[nodiscard]] std::string plainAt(int row) const {
        const XlsxCell* cell = m_sheet.at(row, nameColumn);
        return cell == nullptr ? std::string() : yearbookText(cell->plain());
    }

    [[nodiscard]] YearbookMarks marksOf(std::string_view raised, int row) const {
        const auto marks = yearbookMarks(raised);
        if (!marks) {
            throw place(row).error(fmt::format("the mark '{}' is not known", raised),
                                   "Teach core/ingest/yearbook_table.cpp what it means.");
        }
        return *marks;
    }

    void readHead() {
        int row = firstTitleRow;
        for (; row <= m_sheet.lastRow() && !plainAt(row).starts_with('('); ++row) {
            m_title += (m_title.empty() || plainAt(row).empty() ? "" : " ") + plainAt(row);
            if (const XlsxCell* cell = m_sheet.at(row, nameColumn); cell != nullptr) {
                m_titleMarks += marksOf(cell->superscript(), row);
            }
        }
        m_unitRow = row;
        m_unit = plainAt(row);
        while (row <= m_sheet.lastRow() && !plainAt(row).starts_with("Country")) {
            ++row;
        }
        if (row > m_sheet.lastRow()) {
            throw place(0).error("there is no line 'Country or locality'", lookAtIt);
        }
        m_header = row;
        for (const auto& [at, cell] : m_sheet.cells()) {
            if (at.first > m_unitRow && at.first <= m_header) {
                m_head += " " + cell.plain();
            }
        }
        m_head = yearbookText(m_head);
    }

    /// Footnotes, and the line of signs above them, begin with a raised mark.
    [[nodiscard]] bool isNote(int row) const {
        const XlsxCell* cell = m_sheet.at(row, nameColumn);
        return cell != nullptr && cell->runs.front().position == TextPosition::Superscript;
    }

    void readRow(int row) {
        const XlsxCell* name = m_sheet.at(row, nameColumn);
        if (name == nullptr) {
            throw place(row).error("a row without a name", lookAtIt);
        }
        const std::string label = plainAt(row);
        if (label != "Do.") { // the country of the row above, once more
            Owner owner{{RowOwner::Kind::World, 0}, label, marksOf(name->superscript(), row), {}};
            if (label != "Total") {
                owner.owner = {RowOwner::Kind::Country,
                               m_run.country(label, place(row).file(), place(row).line()).value};
            }
            m_owners.push_back(std::move(owner));
        } else if (m_owners.empty()) {
            throw place(row).error("'Do.' below no country", lookAtIt);
        }
        const auto from = m_sheet.cells().lower_bound({row, nameColumn + 1});
        for (auto at = from; at != m_sheet.cells().end() && at->first.first == row; ++at) {
            readCell(row, at->first.second, at->second);
        }
    }

    /// A number or a sign; a mark in a column without a heading belongs to the one on its left.
    void readCell(int row, int column, const XlsxCell& cell) {
        const std::string text = yearbookText(cell.plain());
        auto& plants = m_owners.back().plants;
        if (!heading(column).empty()) {
            plants[column].push_back({row, text, marksOf(cell.superscript(), row)});
            return;
        }
        const auto left = plants.find(column - 1);
        if (left == plants.end() || left->second.back().row != row) {
            throw place(row).error(
                fmt::format("'{}' in column {} belongs to no heading", text, xlsxColumnName(column)),
                lookAtIt);
        }
        left->second.back().marks += marksOf(cell.text(), row);
    }

    void readNote(int row) {
        const XlsxCell* cell = m_sheet.at(row, nameColumn);
        if (cell == nullptr) {
            return;
        }
        if (!isNote(row)) {
            throw place(row).error("a line below the footnotes that begins with no mark", lookAtIt);
        }
        std::string text;
        for (std::size_t i = 1; i < cell->runs.size(); ++i) {
            text += cell->runs[i].text;
        }
        m_notes[yearbookText(cell->runs.front().text)] = yearbookText(text);
    }

    const IngestRun& m_run;
    const XlsxSheet& m_sheet;
    std::shared_ptr<const CsvHeader> m_place;
    std::string m_title;
    std::string m_unit;
    std::string m_head; ///< all headings
    YearbookMarks m_titleMarks;
    int m_unitRow = 0;
    int m_header = 0;
    std::vector<Owner> m_owners;
    std::map<std::string, std::string> m_notes;
};

/// Whether the line of the mapping says what the sheet prints.
void checkLine(const Sheet& sheet, const CsvRow& line, int column) {
    const auto same = [&](std::string_view field, const std::string& found) {
        if (line[field] != found) {
            throw line.error(fmt::format("column '{}' should be '{}'", field, found),
                             "Correct the line, or compare with the workbook.");
        }
    };
    same("title", sheet.title());
    same("file_unit", sheet.unit());
    same("heading", sheet.heading(column));
    const std::string& words = line["year_words"];
    if (!words.empty() && (sheet.title() + " " + sheet.head()).find(words) == std::string::npos) {
        throw line.error(fmt::format("the workbook does not say '{}'", words),
                         "Correct year and year_words.");
    }
}

std::string notesOf(const Sheet& sheet, const YearbookMarks& marks, int row) {
    std::string text;
    for (const std::string& number : marks.footnotes) {
        text += (text.empty() ? "" : " ") + sheet.footnote(number, row);
    }
    return text;
}

/// What the plants of a country add up to. A plant without a number leaves a lower bound.
PrintedValue sumOf(const Sheet& sheet, const std::vector<Plant>& plants, CellRecord& record) {
    PrintedValue sum{PrintedValue::Kind::Number, 0, 0, 0};
    int unknown = 0;
    for (const Plant& plant : plants) {
        const PrintedValue value = parsePrinted(sheet.place(plant.row), plant.printed);
        const bool none = value.kind == PrintedValue::Kind::NotAvailable;
        if (!none && value.kind != PrintedValue::Kind::Number && value.kind != PrintedValue::Kind::Dash) {
            throw sheet.place(plant.row).error(
                fmt::format("'{}' cannot be added to other plants", plant.printed), lookAtIt);
        }
        unknown += none ? 1 : 0;
        sum.number += value.number;
    }
    addRemark(record.note, fmt::format("Added up here: the plants of rows {} to {} of the sheet.",
                                       plants.front().row, plants.back().row));
    if (unknown > 0) {
        sum.kind = PrintedValue::Kind::Above;
        addRemark(record.note, fmt::format("The capacity of {} of these {} plants is not available.", unknown,
                                           plants.size()));
    }
    return sum;
}

CellRecord recordOf(const Sheet& sheet, const Owner& owner, const std::vector<Plant>& plants,
                    const YearbookMarks& ofColumn, const CsvRow& line) {
    YearbookMarks marks = owner.marks;
    std::vector<std::string> printed;
    for (const Plant& plant : plants) {
        marks += plant.marks;
        printed.push_back(plant.printed);
    }
    const int row = plants.front().row;
    CellRecord record;
    record.year = static_cast<int>(wholeNumber(line, "year"));
    record.owner = owner.owner;
    record.printed = fmt::format("{}", fmt::join(printed, " + "));
    record.sourceRow = row;
    record.printedName = owner.owner.kind == RowOwner::Kind::Country ? owner.label : "";
    const PrintedValue value =
        plants.size() > 1 ? sumOf(sheet, plants, record) : parsePrinted(sheet.place(row), printed.front());
    addRemark(record.note, notesOf(sheet, marks, row));
    const bool estimated = marks.estimated || ofColumn.estimated || yesOrNo(line, "estimated");
    setQuantity(record, value, {.estimated = estimated}, sheet.place(row));
    return record;
}

} // namespace

bool isWorldCapacity(const XlsxSheet& sheet) {
    std::string title;
    for (int row = 1; row <= 4; ++row) {
        const XlsxCell* cell = sheet.at(row, nameColumn);
        title += cell == nullptr ? "" : yearbookText(cell->plain()) + " ";
    }
    return title.find("WORLD") != std::string::npos && title.find("CAPACITY") != std::string::npos;
}

YearbookCapacity::YearbookCapacity(IngestRun& run)
    : m_run(run), m_book(run), m_map(run, capacityPath, {"workbook", "sheet", "column"}) {
    FileReport& report = run.report(capacityPath);
    report.rows = report.stored = m_map.size();
}

void YearbookCapacity::read(const std::filesystem::path& file, const std::string& workbook,
                            const XlsxSheet& xlsx, YearbookExclusions& exclusions, FileReport& report) {
    const Sheet sheet(m_run, file, xlsx);
    const auto leftOut = exclusions.rowsOf(workbook, xlsx.name());
    for (const Owner& owner : sheet.owners()) {
        for (const auto& [column, plants] : owner.plants) {
            const std::string letter = xlsxColumnName(column);
            const auto count = static_cast<std::int64_t>(plants.size());
            report.rows += count;
            if (const auto reason = leftOut.find("column " + letter); reason != leftOut.end()) {
                report.skipped[reason->second] += count;
                continue;
            }
            const int row = plants.front().row;
            const MappedSeries& mapped = m_map.at({workbook, xlsx.name(), letter}, sheet.place(row));
            checkLine(sheet, mapped.line, column);
            const YearbookMarks heading = sheet.headingMarks(column);
            YearbookMarks all = sheet.titleMarks();
            all += heading;
            SeriesSpec spec = mapped.spec;
            spec.source = m_run.source(mapped.line["source"], mapped.line.file(), mapped.line.line()).value;
            spec.note += fmt::format("{}Table {} of {}. {}", spec.note.empty() ? "" : " ",
                                     xlsx.name().substr(1), workbook, notesOf(sheet, all, row));
            CellRecord record = recordOf(sheet, owner, plants, heading, mapped.line);
            record.series = m_book.series(spec, sheet.place(row));
            m_book.store(record, sheet.place(row));
            report.stored += count;
        }
    }
}

} // namespace lodestone
