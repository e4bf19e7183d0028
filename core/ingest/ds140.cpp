// SPDX-License-Identifier: GPL-3.0-or-later
// Rare earths since 1900: world production as a series, the statistics of the United States beside it. What
// is estimated or interpolated stands in a document inside the workbook, and from there in our tables.
#include "ingest/ds140.h"

#include "ingest/curated.h"
#include "ingest/ingest.h"
#include "ingest/numbers.h"
#include "ingest/series_map.h"
#include "ingest/statistic_book.h"
#include "ingest/xlsx.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <set>

namespace lodestone {

namespace {

constexpr std::string_view mapPath = "curated/ds140_series.csv";
constexpr std::string_view statisticsName = "ds140_statistics.csv";
constexpr std::string_view notesName = "ds140_notes.csv";
constexpr std::string_view worldColumn = "World production";
constexpr std::string_view unitLine =
    "[All quantities in metric tons (t) rare-earth oxide equivalent unless otherwise noted]";
constexpr std::string_view compareIt = "Compare with the workbook: its layout may have changed.";
constexpr int unitRow = 3;
constexpr int headerRow = 5;

/// One column of the workbook, as a statistic of the United States.
struct StatisticColumn {
    std::string unit;
    bool estimated = false;
    std::string note;
};

class Reader {
public:
    explicit Reader(IngestRun& run)
        : m_run(run), m_series(run), m_statistics(run), m_map(run, mapPath, {"column"}),
          m_report(run.report(ds140Path)) {
        FileReport& map = run.report(mapPath);
        map.rows = map.stored = m_map.size();
        storeCurated(run, statisticsName, {"column", "unit", "estimated", "note"}, [this](const CsvRow& row) {
            m_columns[row.required("column")] = {row.required("unit"), yesOrNo(row, "estimated"),
                                                 row["note"]};
        });
        storeCurated(run, notesName, {"column", "first_year", "last_year", "note"},
                     [this](const CsvRow& row) {
                         m_notes.push_back({row, row.required("column"), wholeNumber(row, "first_year"),
                                            wholeNumber(row, "last_year")});
                     });
    }

    void read() {
        const std::filesystem::path file = m_run.file(ds140Path);
        const XlsxWorkbook workbook(file);
        const XlsxSheet sheet = workbook.sheet("Rare earths");
        auto place = std::make_shared<CsvHeader>();
        place->file = file;
        place->sheet = sheet.name();
        m_place = std::move(place);
        m_source = m_run.source(ds140Source, file, 0).value;
        m_home = m_run.country("USA", file, 0).value;
        readHead(sheet);
        int row = headerRow + 1;
        for (; sheet.at(row, 1) != nullptr && sheet.at(row, 1)->isNumber; ++row) {
            readYear(sheet, row);
        }
        if (m_years.empty() || *m_years.rbegin() - *m_years.begin() + 1 != static_cast<int>(m_years.size())) {
            throw at(row).error("the years are not one row each without a gap", compareIt);
        }
        readFoot(sheet, row);
        m_map.requireAllUsed();
        for (const Note& note : m_notes) {
            if (!m_years.contains(static_cast<int>(note.first)) ||
                !m_years.contains(static_cast<int>(note.last)) || !m_seen.contains(note.column)) {
                throw note.line.error("the workbook has no such column or year", "Correct the line.");
            }
        }
    }

private:
    struct Note {
        CsvRow line;
        std::string column;
        std::int64_t first = 0;
        std::int64_t last = 0;
    };

    [[nodiscard]] CsvRow at(int row) const { return {m_place, row, {}}; }

    void readHead(const XlsxSheet& sheet) {
        const XlsxCell* unit = sheet.at(unitRow, 1);
        if (unit == nullptr || trimmed(unit->plain()) != unitLine) {
            throw at(unitRow).error(fmt::format("the unit is not '{}'", unitLine), compareIt);
        }
        for (int column = 2; sheet.at(headerRow, column) != nullptr; ++column) {
            const std::string name(trimmed(sheet.at(headerRow, column)->plain()));
            if (name != worldColumn && !m_columns.contains(name)) {
                throw at(headerRow).error(fmt::format("the column '{}' is not known", name),
                                          fmt::format("Add a line to db/curated/{}.", statisticsName));
            }
            m_heads[column] = name;
            m_seen.insert(name);
        }
        if (m_seen.size() != m_columns.size() + 1 || !m_seen.contains(std::string(worldColumn))) {
            throw at(headerRow).error("a column is missing", compareIt);
        }
    }

    void readYear(const XlsxSheet& sheet, int row) {
        const int year = parseYear(at(row), sheet.at(row, 1)->text());
        m_years.insert(year);
        for (const auto& [column, name] : m_heads) {
            const XlsxCell* cell = sheet.at(row, column);
            if (cell == nullptr) {
                throw at(row).error(fmt::format("'{}' is empty for {}", name, year), compareIt);
            }
            ++m_report.rows;
            ++m_report.stored;
            storeValue(row, year, name, std::string(trimmed(cell->plain())));
        }
    }

    void storeValue(int row, int year, const std::string& name, const std::string& printed) {
        const CsvRow place = at(row);
        const auto column = m_columns.find(name);
        const bool isStatistic = column != m_columns.end();
        CellRecord record;
        record.year = year;
        record.printed = printed;
        record.sourceRow = row;
        setQuantity(record, parsePrinted(place, printed),
                    {.estimated = isStatistic && column->second.estimated}, place);
        for (const Note& note : m_notes) {
            if (note.column == name && note.first <= year && year <= note.last) {
                addRemark(record.note, note.line["note"]);
            }
        }
        if (!isStatistic) {
            record.owner = {RowOwner::Kind::World, 0};
            record.series = series(place);
            m_series.store(record, place);
            return;
        }
        StatisticRecord statistic;
        statistic.source = m_source;
        statistic.mineral = m_map.at({std::string(worldColumn)}, place).spec.mineral;
        statistic.country = m_home;
        statistic.topic = "salient";
        statistic.item = name;
        statistic.fromYear = statistic.toYear = year;
        statistic.unit = column->second.unit;
        statistic.cell = record;
        statistic.cell.note = column->second.note;
        addRemark(statistic.cell.note, record.note);
        m_statistics.store(statistic, place);
    }

    std::int64_t series(const CsvRow& place) {
        SeriesSpec spec = m_map.at({std::string(worldColumn)}, place).spec;
        spec.source = m_source;
        return m_series.series(spec, place);
    }

    /// Below the years stand the signs and two lines about the makers; anything else would be news.
    void readFoot(const XlsxSheet& sheet, int row) const {
        for (; row <= sheet.lastRow(); ++row) {
            const XlsxCell* cell = sheet.at(row, 1);
            const std::string text = cell == nullptr ? std::string() : cell->text();
            const bool known = text.empty() || text.starts_with("NA Not available. W Withheld") ||
                               text.starts_with("1Compiled by") ||
                               text.starts_with("Data are calculated, estimated, or");
            if (!known) {
                throw at(row).error(fmt::format("'{}' below the table is not known", text), compareIt);
            }
        }
    }

    IngestRun& m_run;
    SeriesBook m_series;
    StatisticBook m_statistics;
    SeriesMap m_map;
    FileReport& m_report;
    std::map<std::string, StatisticColumn> m_columns;
    std::vector<Note> m_notes;
    std::map<int, std::string> m_heads; ///< column of the sheet -> its name
    std::set<std::string> m_seen;
    std::set<int> m_years;
    std::shared_ptr<const CsvHeader> m_place;
    std::int64_t m_source = 0;
    std::int64_t m_home = 0;
};

} // namespace

void ingestDs140(IngestRun& run) {
    guarded(run.db(), [&run] { Reader(run).read(); });
}

} // namespace lodestone
