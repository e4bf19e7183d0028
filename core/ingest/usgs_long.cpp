// SPDX-License-Identifier: GPL-3.0-or-later
// Earlier editions: Minerals Yearbook tables since 1998 and the Summaries of 2022 to 2025, from one merged
// table. Each edition is a source of its own; nothing is spliced, converted or corrected here.
#include "ingest/ingest.h"

#include "ingest/csv.h"
#include "ingest/numbers.h"
#include "ingest/series_book.h"
#include "ingest/series_map.h"
#include "store/statement.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

namespace lodestone {

namespace {

constexpr std::string_view tablePath = "sources/usgs_long/usgs_production_by_country_all_vintages.csv";
constexpr std::string_view suspectsPath = "sources/usgs_long/usgs_hhi_suspect_cells.csv";
constexpr std::string_view mapPath = "curated/usgs_long_series.csv";
constexpr std::string_view exclusionsPath = "curated/usgs_long_exclusions.csv";
constexpr std::string_view notesPath = "curated/usgs_long_notes.csv";
constexpr std::string_view compilation = "MYB via USGS_HHI"; ///< the edition that the suspect cells are of

/// Edition, mineral, ISO code, year, value: what a curated line says about one row of the table.
using RowKey = std::tuple<std::string, std::string, std::string, std::string, double>;
struct RowRemark {
    std::string text;
    CsvRow line;
    bool used = false;
};
using RowRemarks = std::map<RowKey, RowRemark>;

double amount(const CsvRow& row, std::string_view column) {
    const auto number = parseNumber(row.required(column));
    if (!number) {
        throw row.error(fmt::format("column '{}' holds '{}'", column, row[column]), "Write a plain number.");
    }
    return *number;
}

RowKey keyOf(const CsvRow& row, double value) {
    return {row["edition"], row["mineral"], row["iso3"], row["year"], value};
}

/// Reads a curated table of remarks about single rows; `words` is the column that holds them.
RowRemarks readRemarks(IngestRun& run, std::string_view path, std::string_view words) {
    RowRemarks remarks;
    const CsvFile file = readCsv(run.file(path), Encoding::Utf8);
    for (const CsvRow& row : file.rows) {
        if (!remarks.emplace(keyOf(row, amount(row, "value")), RowRemark{row.required(words), row}).second) {
            throw row.error("a second line about the same value", "Keep one of the two lines.");
        }
    }
    FileReport& report = run.report(path);
    report.rows = report.stored = static_cast<std::int64_t>(file.rows.size());
    return remarks;
}

/// A printed number that cannot be one (a slip of the compilation) stays visible and is not computed with.
bool isUsable(const CsvRow& line) {
    const std::string& word = line.required("usable");
    if (word != "yes" && word != "no") {
        throw line.error(fmt::format("column 'usable' holds '{}'", word), "Write yes or no.");
    }
    return word == "yes";
}

/// Values that the makers of the table doubt: they are marked, not corrected. The list is in tonnes.
class Suspects {
public:
    explicit Suspects(IngestRun& run) : m_report(run.report(suspectsPath)) {
        const CsvFile file =
            readCsv(run.file(suspectsPath), Encoding::Utf8,
                    {"mineral", "iso3", "year", "why", "previous_year_t", "this_year_t", "next_year_t"});
        for (const CsvRow& row : file.rows) {
            ++m_report.rows;
            const std::string text = fmt::format(
                "suspect: {} ({:g} t between {:g} t the year before and {:g} t the year after); shown as "
                "compiled, not corrected",
                row.required("why"), amount(row, "this_year_t"), amount(row, "previous_year_t"),
                amount(row, "next_year_t"));
            const RowKey key{std::string(compilation), row["mineral"], row["iso3"], row["year"],
                             amount(row, "this_year_t")};
            m_remarks.emplace(key, RowRemark{text, row});
        }
    }
    /// The mark of a row, '' for none.
    std::string of(const CsvRow& row) {
        const auto at = m_remarks.find(keyOf(row, amount(row, "value_t")));
        if (at == m_remarks.end()) {
            return {};
        }
        at->second.used = true;
        ++m_report.stored;
        return at->second.text;
    }
    /// A suspect zero may stand for a year without a row; any other line must have met its row.
    void finish() {
        for (const auto& [key, remark] : m_remarks) {
            if (remark.used) {
                continue;
            }
            if (std::get<double>(key) > 0) {
                throw remark.line.error("the table has no such value",
                                        "Compare with the table: it may have changed.");
            }
            ++m_report.skipped["a year without a row in the table: nothing to mark"];
        }
    }

private:
    FileReport& m_report;
    RowRemarks m_remarks;
};

void requireAllUsed(const RowRemarks& remarks) {
    for (const auto& [key, remark] : remarks) {
        if (!remark.used) {
            throw remark.line.error("the table has no such row", "Correct or remove the line.");
        }
    }
}

RowRemark* find(RowRemarks& remarks, const CsvRow& row) {
    const auto at = remarks.find(keyOf(row, amount(row, "value_source")));
    if (at == remarks.end()) {
        return nullptr;
    }
    at->second.used = true;
    return &at->second;
}

RowOwner ownerOf(const IngestRun& run, const CsvRow& row) {
    const std::string& iso3 = row["iso3"];
    if (iso3 == "WLD") {
        return {RowOwner::Kind::World, 0};
    }
    if (iso3 == "OTH") {
        return {RowOwner::Kind::Other, 0};
    }
    const std::string& name = iso3.empty() ? row.required("country") : iso3;
    return {RowOwner::Kind::Country, run.country(name, row.file(), row.line()).value};
}

/// What the name of a row says beyond whom it is about: '... excluding U.S. production', 'Russia
/// (recoverable)'.
std::string remarkOf(const CsvRow& row) {
    const std::string& label = row["country"];
    const bool world = row["iso3"] == "WLD";
    const bool says =
        world ? label.find("excluding") != std::string::npos : label.ends_with(")") && label.find('(') > 0;
    const bool plainName = label.starts_with("Congo (");
    return says && !plainName ? label : std::string();
}

/// In the Summaries of 2025 the joint total of ilmenite and rutile stands among the rows of ilmenite.
std::string nameOf(const CsvRow& row) {
    const bool joint = row["mineral"] == "titanium (ilmenite)" && row["iso3"] == "WLD" &&
                       row["country"].find("ilmenite and rutile") != std::string::npos;
    return joint ? "titanium (ilmenite+rutile)" : row["mineral"];
}

bool isEstimate(const CsvRow& row) {
    const std::string& flag = row["estimate"];
    if (!flag.empty() && flag != "e") {
        throw row.error(fmt::format("column 'estimate' holds '{}'", flag), "Only 'e' and nothing are known.");
    }
    if (!row["note"].empty()) {
        throw row.error("column 'note' is not empty", "Teach core/ingest/usgs_long.cpp what notes mean.");
    }
    return flag == "e";
}

/// File and table of the publisher.
std::string origin(const CsvRow& row) {
    const std::string& table = row["table"];
    return row.required("source_file") + (table.empty() ? "" : ", table " + table);
}

/// '742.0' -> '742': the table was written by a program that gives every number a decimal.
std::string printedOf(const CsvRow& row) {
    std::string text = row.required("value_source");
    if (text.ends_with(".0")) {
        text.resize(text.size() - 2);
    }
    return text;
}

class LongReader {
public:
    explicit LongReader(IngestRun& run)
        : m_run(run), m_book(run), m_map(run, mapPath, {"edition", "name", "stage_name", "basis_name"}),
          m_exclusions(readRemarks(run, exclusionsPath, "reason")),
          m_notes(readRemarks(run, notesPath, "note")), m_suspects(run) {
        FileReport& report = run.report(mapPath);
        report.rows = report.stored = m_map.size();
    }

    void read() {
        FileReport& report = m_run.report(tablePath);
        const CsvFile file =
            readCsv(m_run.file(tablePath), Encoding::Utf8,
                    {"mineral", "stage", "basis", "iso3", "country", "year", "value_t", "value_source",
                     "unit_source", "estimate", "edition", "source_file", "table", "note"});
        for (const CsvRow& row : file.rows) {
            ++report.rows;
            if (row["edition"] == "MCS2026") {
                ++report.skipped["edition of 2026: read from the publisher's own file"];
            } else if (const RowRemark* excluded = find(m_exclusions, row)) {
                ++report.skipped[excluded->text];
            } else {
                store(row);
                ++report.stored;
            }
        }
        m_map.requireAllUsed();
        requireAllUsed(m_exclusions);
        requireAllUsed(m_notes);
        m_suspects.finish();
    }

private:
    void store(const CsvRow& row) {
        const MappedSeries& mapped = m_map.at({row["edition"], nameOf(row), row["stage"], row["basis"]}, row);
        if (row["unit_source"] != mapped.line["file_unit"]) {
            throw row.error(fmt::format("the unit is '{}' where db/{} says '{}'", row["unit_source"], mapPath,
                                        mapped.line["file_unit"]),
                            "Correct the mapping, or split the rows into two series.");
        }
        SeriesSpec spec = mapped.spec;
        spec.source = m_run.source(mapped.line["source"], mapped.line.file(), mapped.line.line()).value;

        CellRecord record;
        record.series = m_book.series(spec, row);
        record.year = parseYear(row, row["year"]);
        record.owner = ownerOf(m_run, row);
        record.printed = printedOf(row);
        record.remark = remarkOf(row);
        record.note = origin(row);
        record.sourceRow = row.line();
        PrintedValue printed = parsePrinted(row, record.printed);
        if (const RowRemark* remark = find(m_notes, row)) {
            record.note += " -- " + remark->text;
            if (!isUsable(remark->line)) {
                printed.kind = PrintedValue::Kind::NotAvailable;
            }
        }
        if (row["edition"] == compilation) {
            const std::string suspect = m_suspects.of(row);
            record.note += suspect.empty() ? "" : " -- " + suspect;
        }
        setQuantity(record, printed, {.estimated = isEstimate(row)}, row);
        m_book.store(record, row);
    }

    IngestRun& m_run;
    SeriesBook m_book;
    SeriesMap m_map;
    RowRemarks m_exclusions;
    RowRemarks m_notes;
    Suspects m_suspects;
};

} // namespace

void ingestUsgsLong(IngestRun& run) {
    guarded(run.db(), [&run] { LongReader(run).read(); });
}

} // namespace lodestone
