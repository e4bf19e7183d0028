// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/series_map.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace lodestone {

namespace {

int smallNumber(const CsvRow& row, std::string_view column) {
    const std::string& text = row.required(column);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) {
        throw row.error(fmt::format("column '{}' holds '{}'", column, text), "Write 0, 1, 2, ...");
    }
    return value;
}

SeriesSpec specOf(const IngestRun& run, const CsvRow& row) {
    SeriesSpec spec;
    spec.mineral = run.mineral(row.required("mineral"), row.file(), row.line()).value;
    spec.stage = run.stage(row.required("stage"), row.file(), row.line());
    spec.measure = row.required("measure");
    spec.product = row["product"];
    spec.label = row.required("label");
    spec.unit = row.required("unit");
    spec.basis = row.required("basis");
    spec.preference = smallNumber(row, "preference");
    spec.comparable = smallNumber(row, "comparable") != 0;
    spec.comparableReason = row["reason"];
    spec.note = row["note"];
    if (spec.comparable != spec.comparableReason.empty()) {
        throw row.error("'comparable' and 'reason' contradict each other",
                        "Give a reason exactly where comparable is 0.");
    }
    return spec;
}

} // namespace

SeriesMap::SeriesMap(const IngestRun& run, std::string_view relative, std::vector<std::string> keys)
    : m_name(relative) {
    for (const CsvRow& row : readCsv(run.file(relative), Encoding::Utf8).rows) {
        std::vector<std::string> key;
        for (const std::string& column : keys) {
            key.push_back(row[column]);
        }
        const auto [at, added] =
            m_lines.emplace(std::move(key), MappedSeries{specOf(run, row), row["remark"], row});
        if (!added) {
            throw row.error(fmt::format("the same column as in row {}", at->second.line.line()),
                            "Keep one of the two lines.");
        }
    }
}

const MappedSeries* SeriesMap::find(const std::vector<std::string>& key) {
    const auto found = m_lines.find(key);
    if (found == m_lines.end()) {
        return nullptr;
    }
    found->second.used = true;
    return &found->second;
}

const MappedSeries& SeriesMap::at(const std::vector<std::string>& key, const CsvRow& row) {
    const auto found = m_lines.find(key);
    if (found == m_lines.end()) {
        throw row.error(fmt::format("no series is known for '{}'", fmt::join(key, " / ")),
                        fmt::format("Add a line to db/{}.", m_name));
    }
    found->second.used = true;
    return found->second;
}

void SeriesMap::requireAllUsed() const {
    for (const auto& [key, mapped] : m_lines) {
        if (!mapped.used) {
            throw mapped.line.error(
                fmt::format("'{}' does not occur in the publisher's file", fmt::join(key, " / ")),
                "Remove the line, or correct its spelling.");
        }
    }
}

} // namespace lodestone
