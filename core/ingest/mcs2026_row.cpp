// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mcs2026.h"

#include "store/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace lodestone {

namespace {

constexpr std::string_view noBreakSpace = "\xC2\xA0";
constexpr std::string_view emDash = "\xE2\x80\x94";

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> units = {{
    {"metric tons", "t"},
    {"tons", "t"},
    {"thousand metric tons", "kt"},
    {"million metric tons", "Mt"},
    {"thousand metric dry tons", "kt (dry)"},
    {"kilograms", "kg"},
    {"thousands of carats", "thousand carats"},
    {"million carats", "million carats"},
    {"million cubic meters", "million m3"},
    {"million liters", "million L"},
}};

bool isFlag(std::string_view text) {
    return text == "Yes" || text == "No";
}

std::string withoutBlanksAtEnd(std::string text) {
    const std::string_view kept = trimmed(text);
    const auto end = static_cast<std::size_t>(kept.data() - text.data()) + kept.size();
    text.resize(end);
    return text;
}

void repairShift(McsRow& parts, const CsvRow& row) {
    if (parts.critical.empty() || isFlag(parts.critical)) {
        return;
    }
    if (!isFlag(parts.notes) || parts.critical != parts.commodity) {
        throw row.error(fmt::format("'Is critical mineral 2025' holds '{}'", parts.critical),
                        "The columns of this line are shifted in a way not met before: compare with the "
                        "printed report.");
    }
    parts.critical = std::exchange(parts.notes, "");
}

} // namespace

McsRow mcsRow(const CsvRow& row) {
    McsRow parts{row["MCS chapter"],
                 row["Section"],
                 row["Commodity"],
                 row["Country"],
                 row["Statistics"],
                 mcsDetail(row["Statistics_detail"]),
                 row["Unit"],
                 row["Year"],
                 withoutBlanksAtEnd(row["Value"]),
                 row["Notes"],
                 row["Is critical mineral 2025"]};
    repairShift(parts, row);
    return parts;
}

std::string mcsDetail(std::string_view detail) {
    std::string text(detail);
    for (std::size_t at = text.find(noBreakSpace); at != std::string::npos; at = text.find(noBreakSpace)) {
        text.replace(at, noBreakSpace.size(), " ");
    }
    std::string_view core = trimmed(text);
    for (const std::string_view suffix : {": rounded", ", rounded"}) {
        if (core.ends_with(suffix)) {
            core.remove_suffix(suffix.size());
            break;
        }
    }
    return std::string(core);
}

NoteFacts mcsNoteFacts(std::string_view notes, std::string_view detail) {
    NoteFacts facts;
    // Three columns are sentences, and say it there: 'were estimated to have reserves totaling ...'.
    facts.estimated = detail.find(" estimated to ") != std::string_view::npos;
    for (const std::string& remark : splitTrimmed(notes, "--")) {
        facts.estimated = facts.estimated || remark == "Estimated." || remark == "Estimated ." ||
                          remark.starts_with("Estimated from ") || remark.starts_with("Estimated based on ");
        facts.lessThanHalfUnit = facts.lessThanHalfUnit || remark.starts_with("Less than \xC2\xBD") ||
                                 remark.starts_with("less than \xC2\xBD");
        facts.includedElsewhere = facts.includedElsewhere || remark.starts_with("Included in ") ||
                                  remark.starts_with("Included with ") ||
                                  remark.find("are included with ") != std::string::npos;
    }
    return facts;
}

std::string mcsUnit(const CsvRow& row, std::string_view unit) {
    const std::string_view core = trimmed(unit);
    const auto at =
        std::find_if(units.begin(), units.end(), [core](const auto& known) { return known.first == core; });
    if (at == units.end()) {
        throw row.error(fmt::format("unknown unit '{}'", core),
                        "Add it to core/ingest/mcs2026_row.cpp and db/tables.md.");
    }
    return std::string(at->second);
}

McsCriticalFlags::McsCriticalFlags(IngestRun& run) {
    SQLite::Statement query(run.db().handle(), "SELECT id, us_critical_2025 FROM mineral");
    while (query.executeStep()) {
        m_flags[query.getColumn(0).getInt64()] = query.getColumn(1).getInt() != 0;
    }
}

void McsCriticalFlags::check(std::int64_t mineral, const McsRow& parts, const CsvRow& row) const {
    if (!parts.critical.empty() && m_flags.at(mineral) != (parts.critical == "Yes")) {
        throw row.error(fmt::format("the publisher says '{}' to 'Is critical mineral 2025'", parts.critical),
                        "Correct us_critical_2025 in db/curated/minerals.csv.");
    }
}

McsSection mcsSection(const CsvRow& row, std::string_view section) {
    std::string_view core = trimmed(section);
    if (core.ends_with(':')) {
        core.remove_suffix(1);
    }
    if (core.starts_with("World ") && (core.find("Production") != std::string_view::npos)) {
        return McsSection::WorldTable;
    }
    if (core == fmt::format("Salient Statistics{}United States", emDash)) {
        return McsSection::SalientStatistics;
    }
    if (core == "Import Sources") {
        return McsSection::ImportSources;
    }
    throw row.error(fmt::format("unknown section '{}'", section),
                    "Teach core/ingest/mcs2026_row.cpp what it holds.");
}

} // namespace lodestone
