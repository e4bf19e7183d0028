// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mcs2026.h"

#include "ingest/ingest.h"
#include "ingest/numbers.h"
#include "ingest/series_map.h"
#include "store/statement.h"

#include <fmt/format.h>

namespace lodestone {

namespace {

constexpr std::string_view mapPath = "curated/mcs2026_series.csv";

RowOwner ownerOf(const IngestRun& run, const McsRow& parts, const CsvRow& row) {
    if (parts.country == "World total") {
        return {RowOwner::Kind::World, 0};
    }
    if (parts.country == "Other countries") {
        return {RowOwner::Kind::Other, 0};
    }
    return {RowOwner::Kind::Country, run.country(parts.country, row.file(), row.line()).value};
}

/// The publisher says so at the end of the detail: 'Mine production: rounded'.
bool isRounded(std::string_view detail) {
    return trimmed(detail).ends_with("rounded");
}

void storeWorldRow(IngestRun& run, SeriesBook& book, SeriesMap& map, const McsCriticalFlags& flags,
                   std::int64_t source, const McsRow& parts, const CsvRow& row) {
    const MappedSeries& mapped =
        map.at({parts.chapter, parts.commodity, parts.statistics, parts.detail}, row);
    const std::string unit = mcsUnit(row, parts.unit);
    // The heading of a column can be wrong: the mapping then says what the file prints and what is meant.
    const std::string& printed = mapped.line["file_unit"];
    const std::string& expected = printed.empty() ? mapped.spec.unit : printed;
    if (unit != expected) {
        throw row.error(fmt::format("the unit is '{}' where db/{} says '{}'", unit, mapPath, expected),
                        "Correct the mapping, or split the column into two series.");
    }
    flags.check(mapped.spec.mineral, parts, row);
    SeriesSpec spec = mapped.spec;
    spec.source = source;

    CellRecord record;
    record.series = book.series(spec, row);
    record.year = parseYear(row, parts.year);
    record.owner = ownerOf(run, parts, row);
    record.printedName = std::string(trimmed(parts.country));
    record.printed = parts.value;
    record.remark = mapped.remark;
    if (isRounded(row["Statistics_detail"])) {
        record.remark += record.remark.empty() ? "rounded" : "; rounded";
    }
    record.note = parts.notes;
    record.sourceRow = row.line();
    setQuantity(record, parsePrinted(row, parts.value), mcsNoteFacts(parts.notes, parts.detail), row);
    book.store(record, row);
}

void ingestCommodityData(IngestRun& run, SeriesBook& book) {
    const CsvFile file =
        readCsv(run.file(mcs2026Path), Encoding::Cp1252,
                {"MCS chapter", "Section", "Commodity", "Country", "Statistics", "Statistics_detail", "Unit",
                 "Year", "Value", "Notes", "Is critical mineral 2025", "Other notes"});
    SeriesMap map(run, mapPath, {"chapter", "commodity", "statistics", "detail"});
    const McsCriticalFlags flags(run);
    const std::int64_t source = run.source(mcs2026Source, run.file(mcs2026Path), 0).value;
    FileReport& report = run.report(mcs2026Path);
    for (const CsvRow& row : file.rows) {
        ++report.rows;
        const McsRow parts = mcsRow(row);
        switch (mcsSection(row, parts.section)) {
        case McsSection::WorldTable:
            storeWorldRow(run, book, map, flags, source, parts, row);
            ++report.stored;
            break;
        case McsSection::SalientStatistics:
        case McsSection::ImportSources:
            break; // read below, together
        }
    }
    report.stored += ingestMcs2026Statistics(run, file, flags, source);
    map.requireAllUsed();
    FileReport& mapReport = run.report(mapPath);
    mapReport.rows = mapReport.stored = map.size();
}

} // namespace

void ingestMcs2026(IngestRun& run) {
    guarded(run.db(), [&run] {
        SeriesBook book(run);
        ingestCommodityData(run, book);
        ingestMcs2026Errata(run, book);
    });
}

} // namespace lodestone
