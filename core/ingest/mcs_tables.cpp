// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mcs_tables.h"

#include "ingest/statistic_book.h"

#include <fmt/format.h>

#include <utility>

namespace lodestone {

namespace {

using Kind = PrintedValue::Kind;

constexpr std::string_view emptyReason =
    "the field is empty: the file says nothing (the print may have a dash)";

std::string withoutRow(std::vector<std::string> key) {
    key.pop_back();
    return fmt::format("{}", fmt::join(key, " / "));
}

/// 'e20,000' -> '20,000', and that it is an estimate.
std::string_view withoutMark(std::string_view text, bool& estimated) {
    if (text.size() > 1 && text.front() == 'e' && text[1] >= '0' && text[1] <= '9') {
        estimated = true;
        text.remove_prefix(1);
    }
    return text;
}

/// A type of row ('Mine production, estimated') names what its columns of production or capacity hold; the
/// reserves beside them have no part in its words.
bool typeSaysEstimated(const McsFigure& figure) {
    return figure.type.ends_with(", estimated") && !figure.column.starts_with("Reserves");
}

bool isEstimate(const McsFigure& figure, const McsOrigin& origin, bool marked) {
    if (origin.reported || (origin.reportedNoYear && (figure.alone || !figure.estimated))) {
        return false;
    }
    return figure.estimated || marked || origin.estimated || typeSaysEstimated(figure);
}

} // namespace

McsTables::McsTables(IngestRun& run, const McsPaths& paths)
    : m_run(run), m_paths(paths), m_book(run),
      m_map(run, paths.series, {"edition", "table", "type", "column", "row"}) {
    FileReport& report = run.report(paths.series);
    report.rows = report.stored = m_map.size();
    readExclusions();
    readReadings();
}

void McsTables::readExclusions() {
    const CsvFile file = readCsv(m_run.file(m_paths.exclusions), Encoding::Utf8,
                                 {"edition", "table", "type", "column", "row", "reason"});
    for (const CsvRow& row : file.rows) {
        row.required("reason");
        Key key{row["edition"], row["table"], row["type"], row["column"], row["row"]};
        if (!m_exclusions.emplace(std::move(key), CuratedLine{row}).second) {
            throw row.error("a second reason for the same fields", "Keep one of the two lines.");
        }
    }
    FileReport& report = m_run.report(m_paths.exclusions);
    report.rows = report.stored = static_cast<std::int64_t>(file.rows.size());
}

void McsTables::readReadings() {
    const CsvFile file = readCsv(m_run.file(m_paths.readings), Encoding::Utf8,
                                 {"edition", "table", "line", "column", "year", "field", "reading", "note"});
    for (const CsvRow& row : file.rows) {
        row.required("note");
        Key key{row["edition"], row["table"], row["line"], row["column"], row["year"]};
        if (!m_readings.emplace(std::move(key), CuratedLine{row}).second) {
            throw row.error("a second reading of the same field", "Keep one of the two lines.");
        }
    }
    FileReport& report = m_run.report(m_paths.readings);
    report.rows = report.stored = static_cast<std::int64_t>(file.rows.size());
}

const std::string* McsTables::exclusion(const Key& key) {
    for (const std::string& row : {key.back(), std::string()}) {
        Key asked = key;
        asked.back() = row;
        if (const auto at = m_exclusions.find(asked); at != m_exclusions.end()) {
            at->second.used = true;
            return &at->second.line["reason"];
        }
    }
    return nullptr;
}

const MappedSeries& McsTables::mapped(const Key& key, const CsvRow& row, const McsFigure& figure) {
    const MappedSeries* series = m_map.find(key);
    Key general = key;
    general.back().clear();
    if (series == nullptr) {
        series = m_map.find(general);
    }
    if (series == nullptr) {
        throw row.error(
            fmt::format("no series is known for '{}'", withoutRow(key)),
            fmt::format("Add a line to db/{}, or a reason to db/{}.", m_paths.series, m_paths.exclusions));
    }
    if (series->line["file_unit"] != figure.unit) {
        throw row.error(fmt::format("the unit is '{}' where db/{} says '{}'", figure.unit, m_paths.series,
                                    series->line["file_unit"]),
                        "Correct the mapping, or split the rows into two series.");
    }
    return *series;
}

const CsvRow* McsTables::reading(int edition, const CsvRow& row, const McsFigure& figure) {
    const auto at = m_readings.find({std::to_string(edition), figure.table, std::to_string(row.line()),
                                     figure.column, std::to_string(figure.year)});
    if (at == m_readings.end()) {
        return nullptr;
    }
    const CsvRow& line = at->second.line;
    if (line["field"] != figure.field) {
        throw line.error(fmt::format("the field holds '{}' where '{}' is to be read in another way",
                                     figure.field, line["field"]),
                         "The publisher may have replaced the file: check whether the line is still needed.");
    }
    at->second.used = true;
    return &line;
}

McsTables::Read McsTables::readField(int edition, const CsvRow& row, const McsFigure& figure) {
    Read read{figure.field, figure.notes, {}, false};
    if (const CsvRow* line = reading(edition, row, figure)) {
        addRemark(read.note, (*line)["note"]);
        const std::string& text = (*line)["reading"];
        read.word = text.empty() ? McsWord{} : McsWord{parsePrinted(*line, text), {}};
        if (figure.field == "NA") { // the notes hold the figure
            read.printed = text;
        }
        return read;
    }
    const bool notAvailable = figure.field == "NA";
    if (!figure.field.empty() && !notAvailable) {
        if (const auto word = mcsWord(figure.field, figure.year)) {
            read.word = *word;
        } else {
            read.word.value = parsePrinted(row, withoutMark(figure.field, read.marked));
        }
        return read;
    }
    const auto sentence = mcsSentence(figure.notes, figure.year);
    if (sentence && sentence->word.value.kind != Kind::NotAvailable) {
        read.printed = sentence->text;
        read.word = sentence->word;
        if (notAvailable) {
            addRemark(read.note, "The column prints NA.");
        } else if (sentence->text == figure.notes) {
            read.note.clear();
        }
    } else if (notAvailable) {
        read.word.value.kind = Kind::NotAvailable;
    } else if (sentence) {
        read.printed = sentence->text;
        read.word = sentence->word;
        read.note = sentence->text == figure.notes ? "" : figure.notes;
    } else {
        read.printed.clear();
        read.empty = true;
    }
    return read;
}

void McsTables::take(int edition, const CsvRow& row, const McsFigure& figure, FileReport& report) {
    ++report.rows;
    const Read read = readField(edition, row, figure);
    if (read.empty) {
        ++report.skipped[std::string(emptyReason)];
        return;
    }
    const Key key{std::to_string(edition), figure.table, figure.type, figure.column, figure.row};
    if (const std::string* reason = exclusion(key)) {
        ++report.skipped[*reason];
        return;
    }
    const MappedSeries& series = mapped(key, row, figure);
    SeriesSpec spec = series.spec;
    spec.source =
        m_run.source(fmt::format("usgs-mcs-{}", edition), series.line.file(), series.line.line()).value;
    const McsOwner owner = mcsOwner(m_run, row, figure.row);
    const McsOrigin origin = mcsOrigin(row, figure.notes, figure.year);

    CellRecord record;
    record.series = m_book.series(spec, row);
    record.year = figure.year;
    record.owner = owner.owner;
    record.printed = read.printed;
    record.remark = owner.remark.empty() ? series.remark : owner.remark;
    record.note = read.note;
    record.sourceRow = row.line();
    record.printedName = owner.spelling;
    if (!owner.footnote.empty()) {
        addRemark(record.note, fmt::format("The name is printed ‘{}’; footnote {} is not in the file.",
                                           figure.row, owner.footnote));
    } else if (owner.estimated) {
        addRemark(record.note, fmt::format("The name is printed ‘{}’; e means estimated.", figure.row));
    }
    NoteFacts facts = read.word.facts;
    facts.estimated = isEstimate(figure, origin, read.marked || owner.estimated);
    setQuantity(record, read.word.value, facts, row);
    m_book.store(record, row);
    ++report.stored;
}

void McsTables::leaveOut(int edition, const CsvRow& row, const McsFigure& figure, FileReport& report) {
    const std::string* reason =
        exclusion({std::to_string(edition), figure.table, figure.type, figure.column, figure.row});
    if (reason == nullptr) {
        throw row.error(fmt::format("{} has no heading and holds '{}'", figure.column, figure.field),
                        fmt::format("Look it up and give a reason in db/{}.", m_paths.exclusions));
    }
    ++report.rows;
    ++report.skipped[*reason];
}

void McsTables::finish() const {
    m_map.requireAllUsed();
    for (const auto* lines : {&m_exclusions, &m_readings}) {
        for (const auto& [key, reading] : *lines) {
            if (!reading.used) {
                throw reading.line.error(
                    fmt::format("'{}' does not occur in the publisher's file", fmt::join(key, " / ")),
                    "Remove the line, or correct its spelling.");
            }
        }
    }
}

} // namespace lodestone
