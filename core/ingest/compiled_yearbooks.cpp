// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/compiled_yearbooks.h"

#include "ingest/curated.h"
#include "ingest/ingest.h"
#include "ingest/numbers.h"
#include "ingest/series_book.h"
#include "ingest/series_map.h"
#include "store/statement.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

namespace lodestone {

namespace {

constexpr std::string_view folder = "sources/usgs_myb_1998_2015";
constexpr std::string_view mapPath = "curated/compiled_yearbooks_series.csv";
constexpr std::string_view sourceSlug = "usgs-myb-1998-2015";
constexpr std::string_view worldTotal = "World total";
constexpr int firstYear = 1998;
constexpr int lastYear = 2015;

/// Column 'HHI' is spelt with and without a blank at its end.
void checkHeader(const CsvHeader& header) {
    constexpr std::array<std::string_view, 7> expected{
        "Element",      "HHI Contribution",      "HHI", "Country", "Production",
        "Market Share", "Total World Production"};
    bool same = header.columns.size() == expected.size();
    for (std::size_t i = 0; same && i < expected.size(); ++i) {
        same = trimmed(header.columns[i]) == expected[i];
    }
    if (!same) {
        throw IngestError(header.file, 1,
                          fmt::format("the columns are [{}]", fmt::join(header.columns, ", ")),
                          "The layout has changed: adapt core/ingest/compiled_yearbooks.cpp.");
    }
}

/// '742.0' -> '742': the files were written by a program that gives every number a decimal.
std::string printedOf(const std::string& field) {
    return field.ends_with(".0") ? field.substr(0, field.size() - 2) : field;
}

bool isOther(const CsvRow& row) {
    const std::string_view name = trimmed(row.required("Country"));
    return name == "Other" || name == "Rest of World";
}

class CompiledReader {
public:
    explicit CompiledReader(IngestRun& run)
        : m_run(run), m_book(run), m_map(run, mapPath, {"element"}), m_exclusions(run), m_names(run),
          m_notes(run), m_suspects(run), m_source(run.source(sourceSlug, run.file(mapPath), 0)) {
        FileReport& report = run.report(mapPath);
        report.rows = report.stored = m_map.size();
    }

    void read() {
        for (int year = firstYear; year <= lastYear; ++year) {
            readYear(year);
        }
        readUnits();
        m_exclusions.requireAllUsed();
        m_map.requireAllUsed();
        m_names.requireAllUsed();
        m_notes.requireAllUsed();
        m_suspects.finish();
    }

private:
    void readYear(int year) {
        const std::string path = fmt::format("{}/{} Data.csv", folder, year);
        FileReport& report = m_run.report(path);
        const CsvFile file = readCsv(m_run.file(path), Encoding::Utf8);
        checkHeader(*file.header);
        for (const CsvRow& row : file.rows) {
            ++report.rows;
            if (const std::string reason = m_exclusions.reason(row); !reason.empty()) {
                ++report.skipped[reason];
                continue;
            }
            const bool hasTotal = !row["Total World Production"].empty();
            const bool hasFigure = !row["Production"].empty();
            if (hasTotal || hasFigure) {
                store(row, year, hasFigure, hasTotal);
                ++report.stored;
            } else {
                ++report.skipped["no figure: nothing produced, withheld or not available"];
            }
        }
    }

    void store(const CsvRow& row, int year, bool hasFigure, bool hasTotal) {
        const MappedSeries& mapped = m_map.at({row.required("Element")}, row);
        SeriesSpec spec = mapped.spec;
        spec.source = m_source.value;
        CellRecord record;
        record.series = m_book.series(spec, row);
        record.year = year;
        record.sourceRow = row.line();
        if (hasFigure) {
            storeFigure(record, mapped, row);
        }
        if (hasTotal) {
            storeTotal(record, row);
        }
    }

    void storeFigure(CellRecord record, const MappedSeries& mapped, const CsvRow& row) {
        record.printed = printedOf(row["Production"]);
        PrintedValue printed = parsePrinted(row, record.printed);
        record.note = row.file().filename().string();
        if (isOther(row)) {
            record.owner = {RowOwner::Kind::Other, 0};
            addNotes(record, printed, row, trimmed(row["Country"]));
        } else {
            const CompiledNames::Name name = m_names.of(m_run, row);
            record.owner = {RowOwner::Kind::Country, name.country.value};
            record.printedName = std::string(trimmed(row["Country"]));
            record.remark = name.remark;
            append(record.note, name.note);
            const double value = printed.number;
            addNotes(record, printed, row, trimmed(row["Country"]));
            m_suspects.meet(mapped, name.country, record.year, value);
        }
        setQuantity(record, printed, {}, row);
        m_book.store(record, row);
    }

    void storeTotal(CellRecord record, const CsvRow& row) {
        record.owner = {RowOwner::Kind::World, 0};
        record.printed = printedOf(row["Total World Production"]);
        record.note = row.file().filename().string();
        PrintedValue printed = parsePrinted(row, record.printed);
        addNotes(record, printed, row, worldTotal);
        setQuantity(record, printed, {}, row);
        m_book.store(record, row);
    }

    void addNotes(CellRecord& record, PrintedValue& printed, const CsvRow& row, std::string_view who) {
        for (const CompiledNotes::Note& note : m_notes.of(row, record.year, who, printed.number)) {
            append(record.note, note.text);
            if (!note.usable) {
                printed.kind = PrintedValue::Kind::NotAvailable;
            }
        }
    }

    static void append(std::string& note, const std::string& text) {
        note += text.empty() ? "" : " -- " + text;
    }

    /// The compilation's table of units must say of each element what the mapping says it does.
    void readUnits() {
        const std::string path = fmt::format("{}/Notes by Element.csv", folder);
        FileReport& report = m_run.report(path);
        std::map<std::string, std::string> units;
        for (const CsvRow& row : readCsv(m_run.file(path), Encoding::Utf8).rows) {
            ++report.rows;
            units[row["Element"]] = row["Notes"];
        }
        for (const CsvRow& line : readCsv(m_run.file(mapPath), Encoding::Utf8).rows) {
            const auto at = units.find(line["notes_element"]);
            if (at == units.end() || at->second != line["file_unit"]) {
                throw line.error(
                    fmt::format("'{}' says '{}'", path, at == units.end() ? "nothing" : at->second),
                    "Compare 'file_unit' with it, and the unit with the figures.");
            }
            m_described.insert(line["notes_element"]);
        }
        report.stored = static_cast<std::int64_t>(m_described.size());
        if (report.rows > report.stored) {
            report.skipped["an element without a series here"] = report.rows - report.stored;
        }
    }

    IngestRun& m_run;
    SeriesBook m_book;
    SeriesMap m_map;
    CompiledExclusions m_exclusions;
    CompiledNames m_names;
    CompiledNotes m_notes;
    CompiledSuspects m_suspects;
    SourceId m_source;
    std::set<std::string> m_described;
};

} // namespace

void ingestCompiledYearbooks(IngestRun& run) {
    guarded(run.db(), [&run] { CompiledReader(run).read(); });
}

} // namespace lodestone
