// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/yearbook_curated.h"

#include "ingest/curated.h"

namespace lodestone {

YearbookExclusions::YearbookExclusions(IngestRun& run) {
    storeCurated(run, "yearbook_exclusions.csv", {"workbook", "sheet", "row", "same_as", "reason"},
                 [this](const CsvRow& row) {
                     Key key{row.required("workbook"), row["sheet"], row["row"]};
                     if (!m_lines.emplace(std::move(key), Line{row, false}).second) {
                         throw row.error("the same as a line above", "Keep one of the two lines.");
                     }
                 });
}

const CsvRow* YearbookExclusions::find(const std::string& workbook, const std::string& sheet) {
    const auto at = m_lines.find({workbook, sheet, {}});
    if (at == m_lines.end()) {
        return nullptr;
    }
    at->second.used = true;
    return &at->second.row;
}

std::map<std::string, std::string> YearbookExclusions::rowsOf(const std::string& workbook,
                                                              const std::string& sheet) {
    std::map<std::string, std::string> rows;
    for (auto& [key, line] : m_lines) {
        if (std::get<0>(key) == workbook && std::get<1>(key) == sheet && !std::get<2>(key).empty()) {
            line.used = true;
            rows[std::get<2>(key)] = line.row.required("reason");
        }
    }
    return rows;
}

void YearbookExclusions::requireAllUsed() const {
    for (const auto& [key, line] : m_lines) {
        if (!line.used) {
            throw line.row.error("no workbook has this", "Remove the line, or correct its spelling.");
        }
    }
}

YearbookNotes::YearbookNotes(IngestRun& run) {
    storeCurated(run, "yearbook_notes.csv", {"workbook", "sheet", "country", "year", "note"},
                 [&](const CsvRow& row) {
                     const auto country = run.country(row.required("country"), row.file(), row.line()).value;
                     m_lines.push_back({row, country, wholeNumber(row, "year"), false});
                 });
}

std::string YearbookNotes::of(const std::string& workbook, const std::string& sheet, const RowOwner& owner,
                              int year) {
    for (Line& line : m_lines) {
        if (line.row["workbook"] == workbook && line.row["sheet"] == sheet && line.year == year &&
            owner.kind == RowOwner::Kind::Country && line.country == owner.country) {
            line.used = true;
            return line.row.required("note");
        }
    }
    return {};
}

void YearbookNotes::requireAllUsed() const {
    for (const Line& line : m_lines) {
        if (!line.used) {
            throw line.row.error("no table has this value", "Remove the line, or correct it.");
        }
    }
}

} // namespace lodestone
