// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/yearbook.h"

#include "ingest/numbers.h"
#include "ingest/series_map.h"
#include "ingest/yearbook_capacity.h"
#include "ingest/yearbook_curated.h"

#include <fmt/format.h>

#include <algorithm>

namespace lodestone {

namespace {

constexpr std::string_view mapPath = "curated/yearbook_series.csv";
constexpr std::string_view separator = " -- ";

/// Appends a remark that is not there yet.
void addNote(std::vector<std::string>& notes, const std::string& text) {
    if (!text.empty() && std::find(notes.begin(), notes.end(), text) == notes.end()) {
        notes.push_back(text);
    }
}

/// 'Table includes data available through June 9, 2022. ...' -> 'June 9, 2022'.
std::string dateOfData(const std::string& footnote) {
    constexpr std::string_view before = "data available through ";
    const std::size_t at = footnote.find(before);
    const std::size_t end = footnote.find('.', at);
    return at == std::string::npos ? std::string()
                                   : footnote.substr(at + before.size(), end - at - before.size());
}

/// The sentence of the first footnote that says how far figures are rounded.
std::string roundingOf(const std::string& footnote) {
    const std::size_t at = footnote.find("rounded");
    if (at == std::string::npos) {
        return {};
    }
    std::size_t from = footnote.rfind(". ", at);
    while (from != std::string::npos && from > 2 && footnote.substr(from - 3, 3) == "U.S") {
        from = footnote.rfind(". ", from - 1); // 'Totals, U.S. data, and estimated data are rounded'
    }
    from = from == std::string::npos ? 0 : from + 2;
    return footnote.substr(from, footnote.find('.', at) - from + 1);
}

/// '(9)' instead of a number: the footnote says what it stands for.
std::string footnoteInstead(std::string_view printed) {
    const bool inBrackets = printed.size() > 2 && printed.front() == '(' && printed.back() == ')';
    return std::string(inBrackets ? printed.substr(1, printed.size() - 2) : std::string_view());
}

class Reader {
public:
    explicit Reader(IngestRun& run)
        : m_run(run), m_book(run), m_map(run, mapPath, {"workbook", "sheet", "block"}), m_capacity(run),
          m_exclusions(run), m_notes(run) {
        FileReport& report = run.report(mapPath);
        report.rows = report.stored = m_map.size();
    }

    void read() {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(m_run.file(yearbookFolder))) {
            if (entry.path().extension() == ".xlsx") {
                names.push_back(entry.path().filename().string());
            }
        }
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            readWorkbook(name);
        }
        m_map.requireAllUsed();
        m_capacity.requireAllUsed();
        m_exclusions.requireAllUsed();
        m_notes.requireAllUsed();
    }

private:
    /// Where a value stands, and what its table adds to it.
    struct Place {
        const std::string& workbook;
        const std::string& sheet;
        const YearbookTable& table;
        FileReport& report;
    };

    void readWorkbook(const std::string& name) {
        const std::filesystem::path file = m_run.file(fmt::format("{}/{}", yearbookFolder, name));
        FileReport& report = m_run.report(fmt::format("{}/{}", yearbookFolder, name));
        const CsvRow* left = m_exclusions.find(name);
        if (left != nullptr) {
            const std::string& twin = left->required("same_as");
            if (readFile(file) != readFile(m_run.file(fmt::format("{}/{}", yearbookFolder, twin)))) {
                throw left->error(fmt::format("{} and {} differ", name, twin), "Read both, or say why not.");
            }
        }
        const XlsxWorkbook workbook(file);
        bool any = false;
        for (const std::string& sheetName : workbook.sheetNames()) {
            const XlsxSheet sheet = workbook.sheet(sheetName);
            if (isWorldCapacity(sheet)) {
                m_capacity.read(file, name, sheet, m_exclusions, report);
                continue;
            }
            if (!isWorldProduction(sheet)) {
                continue;
            }
            any = true;
            const YearbookTable table(file, sheet);
            report.rows += table.valueCount();
            const CsvRow* reason = left != nullptr ? left : m_exclusions.find(name, sheetName);
            if (reason != nullptr) {
                report.skipped[reason->required("reason")] += table.valueCount();
            } else {
                readTable({name, sheetName, table, report});
            }
        }
        if (!any) {
            throw IngestError(file, 0, "no sheet holds world production",
                              "Compare with the workbook: its titles may have changed.");
        }
    }

    const MappedSeries& mapped(const Place& at, const std::string& block) {
        return m_map.at({at.workbook, at.sheet, block}, at.table.place(0));
    }

    void readTable(const Place& at) {
        const auto leftOut = m_exclusions.rowsOf(at.workbook, at.sheet);
        const YearbookEntries read = yearbookEntries(m_run, at.table, [&](const std::string& block) {
            return YearbookForm{mapped(at, block).line["form"], leftOut};
        });
        for (const auto& [reason, values] : read.skipped) {
            at.report.skipped[reason] += values;
        }
        for (const YearbookEntry& entry : read.entries) {
            storeEntry(at, entry);
        }
    }

    void storeEntry(const Place& at, const YearbookEntry& entry) {
        const MappedSeries& series = mapped(at, entry.block);
        const CsvRow place = at.table.place(entry.row);
        if (series.line["title"] != at.table.title() || series.line["file_unit"] != at.table.unit()) {
            throw place.error(fmt::format("title and unit are '{}' and '{}' where db/{} has others",
                                          at.table.title(), at.table.unit(), mapPath),
                              "Correct the mapping.");
        }
        const std::int64_t id = m_book.series(specOf(at, entry, series), place);
        const auto addends = static_cast<std::int64_t>(entry.rows.size());
        for (std::size_t i = 0; i < entry.rows.front()->values.size(); ++i) {
            const std::string& column = entry.rows.front()->values[i].column->name;
            if (column != series.line["column"]) {
                at.report
                    .skipped[fmt::format("column {}: the series is of {}", column, series.line["column"])] +=
                    addends;
                continue;
            }
            CellRecord record = recordOf(at, entry, i);
            record.series = id;
            m_book.store(record, place);
            at.report.stored += addends;
        }
    }

    /// The note of a series: its table, how new and how rounded it is, and whom it leaves out.
    SeriesSpec specOf(const Place& at, const YearbookEntry& entry, const MappedSeries& mapped) {
        const YearbookTable& table = at.table;
        const std::string& general = table.footnote("1", 0);
        const std::string date = dateOfData(general);
        if (date.empty() || entry.blockMarks.estimated || entry.blockMarks.revised) {
            throw table.place(0).error("footnote 1 does not say up to when, or a heading is marked e or r",
                                       "Teach core/ingest/yearbook.cpp what this table means.");
        }
        SeriesSpec spec = mapped.spec;
        spec.source = m_run.source(mapped.line["source"], mapped.line.file(), mapped.line.line()).value;
        std::vector<std::string> notes;
        addNote(notes, spec.note);
        addNote(notes, fmt::format("Table {} of {}, data available through {}.", at.sheet.substr(1),
                                   at.workbook, date));
        addNote(notes, roundingOf(general));
        for (const std::string& number : splitTrimmed(mapped.line["footnotes"], " ")) {
            addNote(notes, table.footnote(number, 0));
        }
        for (const YearbookMarks* marks : {&entry.blockMarks, &table.headerMarks()}) {
            for (const std::string& number : marks->footnotes) {
                addNote(notes, table.footnote(number, 0));
            }
        }
        spec.note = fmt::format("{}", fmt::join(notes, " "));
        return spec;
    }

    CellRecord recordOf(const Place& at, const YearbookEntry& entry, std::size_t i) {
        const YearbookColumn& column = *entry.rows.front()->values[i].column;
        YearbookMarks marks = column.marks;
        std::vector<std::string> printed;
        for (const YearbookRow* row : entry.rows) {
            marks += row->values[i].marks;
            printed.push_back(row->values[i].printed);
        }
        marks += entry.marks;

        const CsvRow place = at.table.place(entry.row);
        CellRecord record;
        record.year = column.year;
        record.owner = entry.owner;
        record.remark = entry.remark;
        record.sourceRow = entry.row;
        record.printedName = entry.spelling;
        record.printed = fmt::format("{}", fmt::join(printed, " + "));
        NoteFacts facts{marks.estimated, false, false};
        std::vector<std::string> notes;
        const PrintedValue value = printed.size() > 1
                                       ? sumOf(entry, i, notes)
                                       : valueOf(at.table, place, printed.front(), marks, facts);
        setQuantity(record, value, facts, place);
        if (record.status == "withheld") {
            addNote(notes, at.table.withheldMeans());
        }
        if (marks.revised) {
            addNote(notes, "Revised by the publisher.");
        }
        if (marks.estimated && record.status != "estimated") {
            addNote(notes, "Estimated.");
        }
        addNote(notes, estimatedBeside(entry, column, marks));
        for (const std::string& number : marks.footnotes) {
            addNote(notes, at.table.footnote(number, entry.row));
        }
        if (entry.owner.kind == RowOwner::Kind::World) {
            addNote(notes, withheldOutside(at.table, column.year));
        }
        addNote(notes, m_notes.of(at.workbook, at.sheet, entry.owner, column.year));
        record.note = fmt::format("{}", fmt::join(notes, separator));
        return record;
    }

    static PrintedValue valueOf(const YearbookTable& table, const CsvRow& place, const std::string& printed,
                                YearbookMarks& marks, NoteFacts& facts) {
        const std::string number = footnoteInstead(printed);
        if (number.empty()) {
            return parsePrinted(place, printed);
        }
        const std::string& text = table.footnote(number, static_cast<int>(place.line()));
        facts.lessThanHalfUnit = text.find("Less than ½ unit") != std::string::npos;
        facts.includedElsewhere = text.find("would result in double counting") != std::string::npos;
        marks += YearbookMarks{false, false, {number}};
        return {PrintedValue::Kind::SmallOrOther, 0, 0, 0};
    }

    static PrintedValue sumOf(const YearbookEntry& entry, std::size_t i, std::vector<std::string>& notes) {
        double sum = 0;
        std::vector<std::string> forms;
        for (const YearbookRow* row : entry.rows) {
            const YearbookValue& value = row->values[i];
            const auto number = value.printed == "--" ? std::optional<double>(0) : parseNumber(value.printed);
            if (!number) {
                throw IngestError(entry.name, row->row,
                                  fmt::format("'{}' cannot be added to other forms", value.printed),
                                  "Compare with the workbook.");
            }
            sum += *number;
            forms.push_back(row->label);
        }
        addNote(notes, fmt::format("Added up here: the table prints {} and no total for the country.",
                                   fmt::join(forms, " and ")));
        return {PrintedValue::Kind::Number, sum, 0, 0};
    }

    /// Content computed from a gross weight carries no mark of its own where the gross weight is an estimate.
    static std::string estimatedBeside(const YearbookEntry& entry, const YearbookColumn& column,
                                       const YearbookMarks& marks) {
        for (const YearbookRow* row : entry.rows) {
            for (const YearbookValue& value : row->values) {
                if (value.column->year == column.year && value.marks.estimated && !marks.estimated) {
                    return fmt::format("Marked as an estimate in the column {}.", value.column->name);
                }
            }
        }
        return {};
    }

    /// What the signs say about the world total of a year in which figures are withheld.
    static std::string withheldOutside(const YearbookTable& table, int year) {
        if (table.withheldMeans().find("not included in") == std::string::npos) {
            return {};
        }
        for (const YearbookRow& row : table.rows()) {
            for (const YearbookValue& value : row.values) {
                if (value.column->year == year && value.printed == "W") {
                    return table.withheldMeans();
                }
            }
        }
        return {};
    }

    IngestRun& m_run;
    SeriesBook m_book;
    SeriesMap m_map;
    YearbookCapacity m_capacity;
    YearbookExclusions m_exclusions;
    YearbookNotes m_notes;
};

} // namespace

void ingestYearbooks(IngestRun& run) {
    guarded(run.db(), [&run] { Reader(run).read(); });
}

} // namespace lodestone
