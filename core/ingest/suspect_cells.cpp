// SPDX-License-Identifier: GPL-3.0-or-later
// Values that cannot be right: found by tests/detect_suspects.py or by eye, each looked up in the publisher's
// file and written down in a table of our own. The cells keep what is printed.
#include "ingest/curated.h"
#include "ingest/numbers.h"

#include <optional>
#include <string>
#include <tuple>

namespace lodestone {

namespace {

constexpr std::string_view suspectCellsFile = "suspect_cells.csv";

/// What is stored of a cell, to know that it is the one that is meant.
struct StoredCell {
    std::int64_t series = 0;
    std::string printed;
};

std::optional<StoredCell> storedCell(IngestRun& run, const CsvRow& row, KeyOrNull country) {
    const bool named = country.value != 0;
    SQLite::Statement query(
        run.db().handle(),
        fmt::format(
            "SELECT series.id, printed FROM series JOIN {} AS held ON held.series_id = series.id "
            "WHERE source_id = ?1 AND mineral_id = ?2 AND stage_id = ?3 AND measure = ?4 AND product = ?5 "
            "AND year = ?6 AND {} = ?7",
            named ? "cell" : "aggregate", named ? "country_id" : "kind"));
    query.bind(1, run.source(row.required("source"), row.file(), row.line()).value);
    query.bind(2, run.mineral(row.required("mineral"), row.file(), row.line()).value);
    query.bind(3, run.stage(row.required("stage"), row.file(), row.line()));
    query.bind(4, row.required("measure"));
    query.bind(5, row["product"]);
    query.bind(6, parseYear(row, row["year"]));
    if (named)
        query.bind(7, country.value);
    else
        query.bind(7, row["owner"]);
    if (!query.executeStep())
        return std::nullopt;
    return StoredCell{query.getColumn(0).getInt64(), query.getColumn(1).getString()};
}

/// The proposed value in the unit of the series; nothing where none is given.
std::optional<double> proposedOf(const CsvRow& row) {
    return row["proposed"].empty() ? std::nullopt : std::optional(realNumber(row, "proposed"));
}

void requireWords(const CsvRow& row) {
    const std::string& reason = row.required("reason");
    if (!reason.ends_with("."))
        throw row.error(fmt::format("the reason '{}' is no sentence", reason), "End it with a full stop.");
    const std::string& found = row.required("found");
    if (found != "detector" && found != "eye")
        throw row.error(fmt::format("'{}' does not say how the cell was found", found),
                        "Write 'detector' or 'eye'.");
}

/// Whose row counts the owner too has to stand in the same table.
void requireUnion(IngestRun& run, const CsvRow& row, const StoredCell& cell, KeyOrNull within) {
    if (within.value == 0)
        return;
    SQLite::Statement query(run.db().handle(),
                            "SELECT 1 FROM cell WHERE series_id = ? AND year = ? AND country_id = ?");
    query.bind(1, cell.series);
    query.bind(2, parseYear(row, row["year"]));
    query.bind(3, within.value);
    if (!query.executeStep())
        throw row.error(fmt::format("the table has no row of {}", row["within"]), "Correct the code.");
}

} // namespace

void ingestSuspectCells(IngestRun& run) {
    RowWriter writer(run,
                     "INSERT INTO suspect_cell (series_id, year, owner, country_id, kind, reason, proposed, "
                     "within_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    storeCurated(
        run, suspectCellsFile,
        {"source", "mineral", "stage", "measure", "product", "year", "owner", "kind", "printed", "proposed",
         "within", "found", "reason"},
        [&](const CsvRow& row) {
            const std::string& owner = row.required("owner");
            const bool named = owner != "world" && owner != "other";
            const KeyOrNull country = named ? optionalCountry(run, row, "owner") : KeyOrNull{};
            const KeyOrNull within = optionalCountry(run, row, "within");
            const std::optional<StoredCell> cell = storedCell(run, row, country);
            if (!cell)
                throw row.error("no table has this cell", "Correct the key, or remove the line.");
            if (cell->printed != row["printed"])
                throw row.error(fmt::format("the table prints '{}', not '{}'", cell->printed, row["printed"]),
                                "Read the publisher\u2019s file again: the slip may be mended.");
            requireWords(row);
            requireUnion(run, row, *cell, within);
            writer.write(row, cell->series, wholeNumber(row, "year"), named ? std::string("country") : owner,
                         country, row.required("kind"), row["reason"], proposedOf(row), within);
        });
}

} // namespace lodestone
