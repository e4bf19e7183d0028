// SPDX-License-Identifier: GPL-3.0-or-later
// One file for each commodity; unit, year and whether the column is an estimate stand in its heading. Behind
// the table there may be empty lines and columns without a heading.
#include "ingest/mcs_world_files.h"

#include "ingest/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace lodestone {

namespace {

constexpr std::array units = {"t", "kt", "Mt", "mt", "mmt", "kg", "kct", "mct", "mcm"};

bool isYear(std::string_view text) {
    return text.size() == 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> partsOf(std::string_view heading) {
    return splitTrimmed(heading, "_");
}

bool isNotes(std::string_view text) {
    return text == "note" || text == "notes";
}

struct Column {
    std::size_t index = 0;
    McsHeading heading;
    std::size_t notes = 0; ///< index of the notes that belong to it, 0: none
};

/// The file's columns with figures, each with its notes.
struct Layout {
    std::vector<Column> columns;
    std::vector<std::size_t> unnamed; ///< columns without a heading
    std::string typeHeading;          ///< 'Type', or the type of every row
};

std::string groupOf(const std::string& column) {
    return column.substr(0, column.find('_'));
}

/// Notes of production belong to capacity in a file without notes of capacity (abrasives).
std::size_t notesOf(const std::map<std::string, std::size_t>& notes, const std::string& group) {
    auto at = notes.find(group);
    if (at == notes.end() && group == "Cap") {
        at = notes.find("Prod");
    }
    return at == notes.end() ? 0 : at->second;
}

Layout layoutOf(const CsvHeader& header) {
    const auto& names = header.columns;
    if (names.size() < 4 || names[0] != "Source" || names[1] != "Country") {
        throw IngestError(header.file, 1, "the columns do not begin with Source and Country",
                          "The layout has changed: adapt core/ingest/mcs_world_files.cpp.");
    }
    Layout layout;
    layout.typeHeading = names[2];
    std::map<std::string, std::size_t> notes;
    for (std::size_t i = 3; i < names.size(); ++i) {
        if (trimmed(names[i]).empty()) {
            layout.unnamed.push_back(i);
            continue;
        }
        McsHeading heading = mcsHeading(header.file, names[i]);
        if (heading.notes) {
            notes[heading.column] = i;
        } else {
            layout.columns.push_back({i, std::move(heading), 0});
        }
    }
    for (Column& column : layout.columns) {
        column.notes = notesOf(notes, groupOf(column.heading.column));
    }
    return layout;
}

class FileReader {
public:
    FileReader(McsTables& tables, FileReport& report, int edition, std::string table)
        : m_tables(tables), m_report(report), m_edition(edition), m_table(std::move(table)) {}

    void read(const CsvFile& file) {
        m_layout = layoutOf(*file.header);
        for (const CsvRow& row : file.rows) {
            const bool blank = std::all_of(row.fields().begin(), row.fields().end(),
                                           [](const std::string& field) { return trimmed(field).empty(); });
            if (blank) {
                ++m_report.rows;
                ++m_report.skipped["a line of empty fields"];
            } else {
                readLine(row);
            }
        }
    }

private:
    void readLine(const CsvRow& row) {
        // Three files of 2024 leave the column empty.
        const std::string source = mcsText(row["Source"]);
        if (!source.empty() && source != fmt::format("MCS{}", m_edition) &&
            source != fmt::format("MCS {}", m_edition)) {
            throw row.error(fmt::format("the column Source holds '{}'", source),
                            fmt::format("The file should be of the edition of {}.", m_edition));
        }
        for (const Column& column : m_layout.columns) {
            m_tables.take(m_edition, row, figureOf(row, column), m_report);
        }
        for (const std::size_t index : m_layout.unnamed) {
            if (trimmed(row.fields()[index]).empty()) {
                continue;
            }
            McsFigure figure = common(row);
            figure.column = fmt::format("column {}", index + 1);
            figure.field = mcsText(row.fields()[index]);
            m_tables.leaveOut(m_edition, row, figure, m_report);
        }
    }

    McsFigure common(const CsvRow& row) const {
        McsFigure figure;
        figure.table = m_table;
        figure.type = typeOf(row);
        figure.row = mcsText(row.required("Country"));
        return figure;
    }

    McsFigure figureOf(const CsvRow& row, const Column& column) const {
        McsFigure figure = common(row);
        figure.column = column.heading.column;
        figure.unit = column.heading.unit;
        // Reserves have no year: they are of the last year of the table, the year before the edition's.
        figure.year = column.heading.year > 0 ? column.heading.year : m_edition - 1;
        figure.estimated = column.heading.estimated;
        figure.field = mcsText(row.fields()[column.index]);
        figure.notes = column.notes == 0 ? "" : std::string(trimmed(row.fields()[column.notes]));
        figure.alone =
            std::count_if(m_layout.columns.begin(), m_layout.columns.end(), [&](const Column& other) {
                return other.notes == column.notes && !trimmed(row.fields()[other.index]).empty();
            }) < 2;
        return figure;
    }

    /// The fluorspar file of 2024 has the type of its rows as heading.
    std::string typeOf(const CsvRow& row) const {
        std::string type = mcsText(row.fields()[2]);
        if (m_layout.typeHeading != "Type" && type != m_layout.typeHeading) {
            throw row.error(
                fmt::format("the type is '{}' below the heading '{}'", type, m_layout.typeHeading),
                "The heading should be Type, or the type of every row.");
        }
        return type;
    }

    McsTables& m_tables;
    FileReport& m_report;
    int m_edition;
    std::string m_table;
    Layout m_layout;
};

/// Files of a folder, sorted by commodity and not by name: one of 2024 is written in capitals.
std::map<std::string, std::string> filesOf(const std::filesystem::path& folder) {
    std::error_code failure;
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        const std::string name = entry.path().filename().string();
        const auto commodity = mcsCommodity(name);
        if (!commodity) {
            throw IngestError(entry.path(), 0, "the name of this file is not one of a commodity",
                              "Take the file away, or teach core/ingest/mcs_world_files.cpp its name.");
        }
        if (!files.emplace(*commodity, name).second) {
            throw IngestError(entry.path(), 0, fmt::format("a second file of '{}'", *commodity),
                              "Keep one of the two.");
        }
    }
    if (failure || files.empty()) {
        throw IngestError(folder, 0, "there are no files here", "Restore the folder from the repository.");
    }
    return files;
}

} // namespace

std::optional<std::string> mcsCommodity(std::string_view fileName) {
    constexpr std::string_view end = "_world.csv";
    const std::size_t dash = fileName.find('-');
    if (dash == std::string_view::npos || !fileName.ends_with(end) ||
        fileName.size() <= dash + 1 + end.size()) {
        return std::nullopt;
    }
    return std::string(fileName.substr(dash + 1, fileName.size() - end.size() - dash - 1));
}

McsHeading mcsHeading(const std::filesystem::path& file, std::string_view heading) {
    const IngestError unknown(file, 1, fmt::format("the heading '{}' is not known", heading),
                              "Teach core/ingest/mcs_world_files.cpp what the column holds.");
    std::vector<std::string> parts = partsOf(heading);
    if (parts.empty() || (parts[0] != "Prod" && parts[0] != "Cap" && parts[0] != "Reserves")) {
        throw unknown;
    }
    McsHeading result;
    if (isNotes(parts.back())) {
        if (parts.size() != 2) {
            throw unknown;
        }
        result.column = parts[0];
        result.notes = true;
        return result;
    }
    if (isYear(parts.back())) {
        result.year = std::stoi(parts.back());
        parts.pop_back();
    } else if (parts[0] != "Reserves") {
        throw unknown; // production and capacity are of a year
    }
    if (parts.back() == "est" || parts.back() == "Est") {
        result.estimated = true;
        parts.pop_back();
    }
    if (parts.size() < 2 || std::find(units.begin(), units.end(), parts.back()) == units.end()) {
        throw unknown;
    }
    result.unit = parts.back();
    parts.pop_back();
    result.column = fmt::format("{}", fmt::join(parts, "_"));
    return result;
}

void ingestMcsWorldFiles(IngestRun& run) {
    guarded(run.db(), [&run] {
        McsTables tables(run, mcsWorldFilesPaths);
        for (const int edition : {2022, 2023, 2024}) {
            const std::string folder = fmt::format("sources/usgs_mcs{}", edition);
            for (const auto& [commodity, name] : filesOf(run.file(folder))) {
                const std::string path = fmt::format("{}/{}", folder, name);
                FileReader reader(tables, run.report(path), edition, commodity);
                reader.read(readCsv(run.file(path), Encoding::Utf8));
            }
        }
        tables.finish();
    });
}

} // namespace lodestone
