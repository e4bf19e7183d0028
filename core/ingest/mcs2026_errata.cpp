// SPDX-License-Identifier: GPL-3.0-or-later
// The publisher corrected the printed report after the data release and left the data file as it was. The
// file ships unchanged; the corrected tables stand beside it as a source of their own, whole, so that a
// reader never has to mix two editions.
#include "ingest/mcs2026.h"

#include "ingest/numbers.h"
#include "ingest/statistic_book.h"
#include "store/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace lodestone {

namespace {

constexpr std::string_view errataPath = "curated/mcs2026_errata.csv";
constexpr std::string_view correctedSource = "usgs-mcs-2026-v1.3";
constexpr std::string_view carriedOver = "The table of the data release of 6 February 2026 with the "
                                         "corrections of the report’s version history: what that does not "
                                         "name is unchanged.";

struct Erratum {
    CsvRow line;
    bool applied = false;
};
/// Who ('BRA', 'world', 'other') and which year.
using ErratumKey = std::pair<std::string, int>;
using SeriesErrata = std::map<ErratumKey, Erratum>;
/// Mineral, stage, measure, product: keys of the corrected series.
using SeriesName = std::tuple<std::int64_t, std::int64_t, std::string, std::string>;

std::map<SeriesName, SeriesErrata> readErrata(IngestRun& run) {
    std::map<SeriesName, SeriesErrata> errata;
    FileReport& report = run.report(errataPath);
    const CsvFile file = readCsv(run.file(errataPath), Encoding::Utf8,
                                 {"mineral", "stage", "measure", "product", "row", "year", "old_printed",
                                  "new_printed", "withdrawn_note", "withdrawn_in", "remark"});
    for (const CsvRow& row : file.rows) {
        ++report.rows;
        const SeriesName name{run.mineral(row["mineral"], row.file(), row.line()).value,
                              run.stage(row["stage"], row.file(), row.line()), row.required("measure"),
                              row["product"]};
        const ErratumKey key{row.required("row"), parseYear(row, row["year"])};
        row.required("remark");
        if (row["withdrawn_note"].empty() != row["withdrawn_in"].empty()) {
            throw row.error("a withdrawn note without the version that withdrew it, or the reverse",
                            "Fill in both columns, or neither.");
        }
        if (!errata[name].emplace(key, Erratum{row}).second) {
            throw row.error("a second correction of the same value", "Keep one of the two lines.");
        }
    }
    return errata;
}

/// Reads the series as the data release has it; key of the row and its specification for the new source.
std::pair<std::int64_t, SeriesSpec> baseSeries(IngestRun& run, const SeriesName& name, const CsvRow& line) {
    SQLite::Statement query(
        run.db().handle(),
        "SELECT id, label, unit, basis, preference, comparable, comparable_reason, note FROM series "
        "WHERE source_id = ? AND mineral_id = ? AND stage_id = ? AND measure = ? AND product = ?");
    const auto& [mineral, stage, measure, product] = name;
    query.bind(1, run.source(mcs2026Source, line.file(), line.line()).value);
    query.bind(2, mineral);
    query.bind(3, stage);
    query.bind(4, measure);
    query.bind(5, product);
    if (!query.executeStep()) {
        throw line.error("the data release has no such series",
                         "Correct mineral, stage, measure or product.");
    }
    SeriesSpec spec;
    spec.source = run.source(correctedSource, line.file(), line.line()).value;
    spec.mineral = mineral;
    spec.stage = stage;
    spec.measure = measure;
    spec.product = product;
    spec.label = query.getColumn(1).getString();
    spec.unit = query.getColumn(2).getString();
    spec.basis = query.getColumn(3).getString();
    spec.preference = query.getColumn(4).getInt();
    spec.comparable = query.getColumn(5).getInt() != 0;
    spec.comparableReason = textOrEmpty(query.getColumn(6));
    spec.note = textOrEmpty(query.getColumn(7));
    spec.note += (spec.note.empty() ? "" : " ") + std::string(carriedOver);
    return {query.getColumn(0).getInt64(), spec};
}

struct BaseCell {
    std::string key; ///< 'BRA', 'world', 'other'
    CellRecord record;
};

std::vector<BaseCell> baseCells(IngestRun& run, std::int64_t series) {
    SQLite::Statement query(
        run.db().handle(),
        "SELECT c.iso3, year, country_id, value, low, high, relation, status, printed, remark, note, "
        "source_row, file_id, ifnull(printed_name, c.name) "
        "FROM cell JOIN country c ON c.id = country_id WHERE series_id = ?1 UNION ALL "
        "SELECT kind, year, 0, value, low, high, relation, status, printed, remark, note, source_row, "
        "file_id, '' FROM aggregate WHERE series_id = ?1 ORDER BY source_row");
    query.bind(1, series);
    std::vector<BaseCell> cells;
    while (query.executeStep()) {
        BaseCell cell;
        cell.key = query.getColumn(0).getString();
        CellRecord& record = cell.record;
        record.year = query.getColumn(1).getInt();
        record.owner.kind = cell.key == "world"   ? RowOwner::Kind::World
                            : cell.key == "other" ? RowOwner::Kind::Other
                                                  : RowOwner::Kind::Country;
        record.owner.country = query.getColumn(2).getInt64();
        record.value = optionalReal(query.getColumn(3));
        record.low = optionalReal(query.getColumn(4));
        record.high = optionalReal(query.getColumn(5));
        record.relation = query.getColumn(6).getString().front();
        record.status = query.getColumn(7).getString();
        record.printed = query.getColumn(8).getString();
        record.remark = textOrEmpty(query.getColumn(9));
        record.note = textOrEmpty(query.getColumn(10));
        record.sourceRow = query.getColumn(11).getInt64();
        record.file = query.getColumn(12).getInt64();
        record.printedName = query.getColumn(13).getString();
        cells.push_back(std::move(cell));
    }
    return cells;
}

/// A note without the remark that the publisher withdrew.
std::string withoutRemark(const std::string& note, const CsvRow& line) {
    std::string kept;
    bool found = false;
    for (const std::string& remark : splitTrimmed(note, " -- ")) {
        if (remark == line["withdrawn_note"]) {
            found = true;
        } else {
            addRemark(kept, remark);
        }
    }
    if (!found) {
        throw line.error("the data release has no such remark on this figure",
                         "Write it as the file has it, without the other remarks.");
    }
    return kept;
}

void correct(CellRecord& record, Erratum& erratum) {
    const CsvRow& line = erratum.line;
    if (record.printed != line["old_printed"]) {
        throw line.error(fmt::format("the data release prints '{}' where '{}' is to be corrected",
                                     record.printed, line["old_printed"]),
                         "The publisher may have replaced the file: check whether the correction is in it.");
    }
    if (line["new_printed"] != line["old_printed"]) {
        const NoteFacts facts = mcsNoteFacts(record.note, "");
        record.value = record.low = record.high = std::nullopt;
        record.relation = '=';
        record.printed = line["new_printed"];
        setQuantity(record, parsePrinted(line, record.printed), facts, line);
    }
    if (!line["withdrawn_note"].empty()) {
        record.note = withoutRemark(record.note, line);
    }
    addRemark(record.note, line["remark"]);
    erratum.applied = true;
}

/// The data release goes on showing what it printed, and says what became of it.
void markWithdrawn(IngestRun& run, std::int64_t series, const CellRecord& record, const CsvRow& line) {
    SQLite::Statement update(run.db().handle(),
                             "UPDATE cell SET note = note || ' -- ' || ? WHERE series_id = ? AND year = ? "
                             "AND country_id = ?");
    update.bind(1, fmt::format("The publisher withdrew the remark ‘{}’ in {}.", line["withdrawn_note"],
                               line["withdrawn_in"]));
    update.bind(2, series);
    update.bind(3, record.year);
    update.bind(4, record.owner.country);
    if (update.exec() != 1) {
        throw line.error("only a remark on a country's figure can be withdrawn",
                         "Write the ISO code of a country in column 'row'.");
    }
}

void requireApplied(const SeriesErrata& errata) {
    for (const auto& [key, erratum] : errata) {
        if (!erratum.applied) {
            throw erratum.line.error(
                fmt::format("the data release has no row '{}' for {}", key.first, key.second),
                "Write an ISO code, 'world' or 'other', and a year that the series has.");
        }
    }
}

void storeCorrected(IngestRun& run, SeriesBook& book, const SeriesName& name, SeriesErrata& errata) {
    const CsvRow& first = errata.begin()->second.line;
    const auto [base, spec] = baseSeries(run, name, first);
    const std::int64_t series = book.series(spec, first);
    for (BaseCell& cell : baseCells(run, base)) {
        const auto at = errata.find({cell.key, cell.record.year});
        if (at != errata.end()) {
            correct(cell.record, at->second);
            if (!at->second.line["withdrawn_note"].empty()) {
                markWithdrawn(run, base, cell.record, at->second.line);
            }
        }
        cell.record.series = series;
        book.store(cell.record, at != errata.end() ? at->second.line : first);
    }
    requireApplied(errata);
}

/// Whether nothing but remarks was withdrawn: the table stays the one edition that it is.
bool onlyRemarks(const SeriesErrata& errata) {
    return std::all_of(errata.begin(), errata.end(), [](const auto& one) {
        const CsvRow& line = one.second.line;
        return !line["withdrawn_note"].empty() && line["new_printed"] == line["old_printed"];
    });
}

void markRemarks(IngestRun& run, const SeriesName& name, SeriesErrata& errata) {
    const std::int64_t base = baseSeries(run, name, errata.begin()->second.line).first;
    for (BaseCell& cell : baseCells(run, base)) {
        if (const auto at = errata.find({cell.key, cell.record.year}); at != errata.end()) {
            correct(cell.record, at->second);
            markWithdrawn(run, base, cell.record, at->second.line);
        }
    }
    requireApplied(errata);
}

} // namespace

void ingestMcs2026Errata(IngestRun& run, SeriesBook& book) {
    auto errata = readErrata(run);
    for (auto& [name, corrections] : errata) {
        if (onlyRemarks(corrections)) {
            markRemarks(run, name, corrections);
        } else {
            storeCorrected(run, book, name, corrections);
        }
        run.report(errataPath).stored += static_cast<std::int64_t>(corrections.size());
    }
}

} // namespace lodestone
