// SPDX-License-Identifier: GPL-3.0-or-later
// World and China as successive Summaries first printed them: one small table, collected by hand, in metric
// tons. Its third figure, China's share, is recomputed and not stored.
#include "ingest/ingest.h"

#include "ingest/curated.h"
#include "ingest/numbers.h"
#include "ingest/series_book.h"
#include "ingest/series_map.h"
#include "store/statement.h"

#include <fmt/format.h>

#include <cmath>

namespace lodestone {

namespace {

constexpr std::string_view filePath = "sources/usgs_long/usgs_mcs_printed_world_and_china_2002_2024.csv";
constexpr std::string_view mapPath = "curated/printed_world_series.csv";
constexpr std::string_view sourceSlug = "usgs-mcs-printed";
constexpr int editionAfter = 2; ///< a figure is that of the edition two years after its year

double amount(const CsvRow& row, std::string_view column) {
    const PrintedValue printed = parsePrinted(row, row.required(column));
    if (printed.kind != PrintedValue::Kind::Number) {
        throw row.error(fmt::format("column '{}' holds '{}'", column, row[column]), "Write a plain number.");
    }
    return printed.number;
}

/// The share is printed with one decimal; it must follow from the two amounts.
void checkShare(const CsvRow& row) {
    if (row["china_t"].empty() != row["china_share_pct"].empty()) {
        throw row.error("China's amount and share do not stand together", "Give both, or neither.");
    }
    if (row["china_t"].empty()) {
        return;
    }
    const double share = 100 * amount(row, "china_t") / amount(row, "world_t");
    if (std::abs(share - amount(row, "china_share_pct")) > 0.05 + 1e-9) {
        throw row.error(fmt::format("China's share is {:.1f} %, not {} %", share, row["china_share_pct"]),
                        "Compare the amounts with the printed edition.");
    }
}

} // namespace

void ingestPrintedWorld(IngestRun& run) {
    guarded(run.db(), [&run] {
        SeriesBook book(run);
        SeriesMap map(run, mapPath, {"file_mineral", "file_stage"});
        const SourceId source = run.source(sourceSlug, run.file(filePath), 0);
        const CountryId china = run.country("CHN", run.file(filePath), 0);
        const CsvFile file = readCsv(run.file(filePath), Encoding::Utf8,
                                     {"mineral", "stage", "year", "world_t", "china_t", "china_share_pct"});
        FileReport& report = run.report(filePath);
        for (const CsvRow& row : file.rows) {
            ++report.rows;
            checkShare(row);
            const MappedSeries& mapped = map.at({row["mineral"], row["stage"]}, row);
            const int year = parseYear(row, row["year"]);
            if (year > wholeNumber(mapped.line, "last_year")) {
                ++report.skipped["a year that the editions' own files give"];
                continue;
            }
            SeriesSpec spec = mapped.spec;
            spec.source = source.value;
            spec.printedAfter = editionAfter;
            CellRecord record;
            record.series = book.series(spec, row);
            record.year = year;
            record.sourceRow = row.line();
            const auto store = [&](RowOwner owner, std::string_view column) {
                record.owner = owner;
                record.printed = row[column];
                setQuantity(record, parsePrinted(row, record.printed), {}, row);
                book.store(record, row);
            };
            store({RowOwner::Kind::World, 0}, "world_t");
            if (!row["china_t"].empty()) {
                store({RowOwner::Kind::Country, china.value}, "china_t");
            }
            ++report.stored;
        }
        map.requireAllUsed();
        FileReport& mapReport = run.report(mapPath);
        mapReport.rows = mapReport.stored = map.size();
    });
}

} // namespace lodestone
