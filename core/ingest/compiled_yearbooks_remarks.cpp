// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/compiled_yearbooks.h"

#include "ingest/curated.h"
#include "ingest/numbers.h"
#include "model/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr std::string_view suspectsPath = "sources/usgs_long/usgs_hhi_suspect_cells.csv";
constexpr std::string_view everyRow = "every row";

double amount(const CsvRow& row, std::string_view column) {
    const auto number = parseNumber(row.required(column));
    if (!number) {
        throw row.error(fmt::format("column '{}' holds '{}'", column, row[column]), "Write a plain number.");
    }
    return *number;
}

[[noreturn]] void complainUnmet(const CsvRow& line) {
    throw line.error("the compilation has no such row", "Correct or remove the line.");
}

/// Column 'usable': a printed number that cannot be one stays visible and is not computed with.
bool isUsable(const CsvRow& line) {
    const std::string& word = line.required("usable");
    if (word != "yes" && word != "no") {
        throw line.error(fmt::format("column 'usable' holds '{}'", word), "Write yes or no.");
    }
    return word == "yes";
}

} // namespace

CompiledExclusions::CompiledExclusions(IngestRun& run) {
    storeCurated(run, "compiled_yearbooks_exclusions.csv",
                 {"file", "first_row", "last_row", "element", "reason"}, [this](const CsvRow& line) {
                     requireFilled(line, "reason");
                     Exclusion exclusion{line["file"], 0, 0, line["element"], line, 0};
                     if (!exclusion.file.empty()) {
                         exclusion.first = wholeNumber(line, "first_row");
                         exclusion.last = wholeNumber(line, "last_row");
                     } else {
                         requireFilled(line, "element");
                     }
                     m_exclusions.push_back(std::move(exclusion));
                 });
}

std::string CompiledExclusions::reason(const CsvRow& row) {
    const std::string file = row.file().filename().string();
    for (Exclusion& exclusion : m_exclusions) {
        const bool here = exclusion.file.empty() ? row["Element"] == exclusion.element
                                                 : file == exclusion.file && row.line() >= exclusion.first &&
                                                       row.line() <= exclusion.last;
        if (!here) {
            continue;
        }
        if (!exclusion.element.empty() && row["Element"] != exclusion.element) {
            throw exclusion.line.error(
                fmt::format("row {} of {} is of '{}'", row.line(), file, row["Element"]),
                "Compare the range of rows with the file.");
        }
        ++exclusion.met;
        return exclusion.line["reason"];
    }
    return {};
}

void CompiledExclusions::requireAllUsed() const {
    for (const Exclusion& exclusion : m_exclusions) {
        const bool whole = exclusion.file.empty() || exclusion.met == exclusion.last - exclusion.first + 1;
        if (exclusion.met == 0 || !whole) {
            complainUnmet(exclusion.line);
        }
    }
}

CompiledNames::CompiledNames(IngestRun& run) {
    storeCurated(run, "compiled_yearbooks_names.csv", {"printed", "iso3", "remark", "note"},
                 [&](const CsvRow& line) {
                     const Name name{run.country(line.required("iso3"), line.file(), line.line()),
                                     line["remark"], line["note"]};
                     if (!m_names.emplace(line.required("printed"), std::pair(name, line)).second) {
                         throw line.error("a second line about the same name", "Keep one of the two lines.");
                     }
                 });
}

CompiledNames::Name CompiledNames::of(const IngestRun& run, const CsvRow& row) {
    const std::string printed(trimmed(row.required("Country")));
    const auto at = m_names.find(printed);
    if (at == m_names.end()) {
        return {run.country(printed, row.file(), row.line()), {}, {}};
    }
    m_used[printed] = true;
    return at->second.first;
}

void CompiledNames::requireAllUsed() const {
    for (const auto& [printed, entry] : m_names) {
        if (!m_used.contains(printed)) {
            complainUnmet(entry.second);
        }
    }
}

CompiledNotes::CompiledNotes(IngestRun& run) {
    storeCurated(run, "compiled_yearbooks_notes.csv", {"element", "year", "row", "value", "usable", "note"},
                 [this](const CsvRow& line) {
                     const std::string& who = line.required("row");
                     if (who != everyRow) {
                         requireFilled(line, "value");
                     }
                     const Key key{line.required("element"), parseYear(line, line["year"]), who};
                     const Note note{line.required("note"), isUsable(line)};
                     if (!m_notes.emplace(key, Entry{note, line["value"], line, false}).second) {
                         throw line.error("a second line about the same row", "Keep one of the two lines.");
                     }
                 });
}

std::vector<CompiledNotes::Note> CompiledNotes::of(const CsvRow& row, int year, std::string_view who,
                                                   double value) {
    std::vector<Note> notes;
    if (const auto at = m_notes.find({row["Element"], year, std::string(who)}); at != m_notes.end()) {
        if (amount(at->second.line, "value") != value) {
            throw at->second.line.error(
                fmt::format("row {} of {} says {}", row.line(), row.file().filename().string(), value),
                "Compare the line with the file: one of them has changed.");
        }
        at->second.used = true;
        notes.push_back(at->second.note);
    }
    if (const auto all = m_notes.find({row["Element"], year, std::string(everyRow)});
        all != m_notes.end() && who != "World total") {
        all->second.used = true;
        notes.push_back(all->second.note);
    }
    return notes;
}

void CompiledNotes::requireAllUsed() const {
    for (const auto& [key, entry] : m_notes) {
        if (!entry.used) {
            complainUnmet(entry.line);
        }
    }
}

CompiledSuspects::CompiledSuspects(IngestRun& run) : m_report(run.report(suspectsPath)) {
    const CsvFile file =
        readCsv(run.file(suspectsPath), Encoding::Utf8,
                {"mineral", "iso3", "year", "why", "previous_year_t", "this_year_t", "next_year_t"});
    for (const CsvRow& row : file.rows) {
        ++m_report.rows;
        row.required("why");
        const Key key{row.required("mineral"),
                      run.country(row.required("iso3"), row.file(), row.line()).value,
                      parseYear(row, row["year"])};
        m_suspects.emplace(key, Suspect{amount(row, "this_year_t"), row, false});
    }
}

void CompiledSuspects::meet(const MappedSeries& mapped, CountryId country, int year, double value) {
    const auto at = m_suspects.find({mapped.line["doubted_as"], country.value, year});
    if (at == m_suspects.end()) {
        return;
    }
    Suspect& suspect = at->second;
    const auto tonnes = convert(value, mapped.spec.unit, "t");
    if (!tonnes || std::abs(*tonnes - suspect.tonnes) > 1e-9 * suspect.tonnes) {
        throw suspect.line.error(fmt::format("the compilation says {} {}", value, mapped.spec.unit),
                                 "Compare with the compilation: it may have changed.");
    }
    suspect.used = true;
    ++m_report.stored;
}

void CompiledSuspects::finish() {
    for (const auto& [key, suspect] : m_suspects) {
        if (suspect.used) {
            continue;
        }
        if (suspect.tonnes > 0) {
            throw suspect.line.error("the compilation has no such value",
                                     "Compare with the compilation: it may have changed.");
        }
        ++m_report.skipped["an empty field in the compilation: nothing to mark"];
    }
}

} // namespace lodestone
