// SPDX-License-Identifier: GPL-3.0-or-later
// The sections 'Salient Statistics' and 'Import Sources' of Mineral Commodity Summaries 2026.
#include "ingest/mcs2026.h"

#include "ingest/statistic_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <vector>

namespace lodestone {

namespace {

constexpr std::string_view commoditiesPath = "curated/mcs2026_statistics.csv";
constexpr std::string_view notesPath = "curated/mcs2026_statistic_notes.csv";
constexpr std::string_view netImportReliance = "Net import reliance";
constexpr std::string_view otherCountries = "Other countries";
constexpr std::string_view variable = "Variable, depending on ";
constexpr std::string_view enDash = "\xE2\x80\x93";

/// Units that only statistics have; money is spelt as the publisher spells it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> units = {
    {{"percent", "%"}, {"number", "number"}}};

/// What a curated line says about one value that no rule reads.
struct ValueNote {
    std::string printed;
    std::string status;
    std::optional<double> low;
    std::optional<double> high;
    std::string note;
    CsvRow line;
    bool used = false;
};

struct Commodity {
    std::int64_t mineral = 0;
    std::string prefix;                ///< the form, where our mineral has several
    std::vector<std::string> repeated; ///< what the figures are that stand under one name, in their order
    CsvRow line;
    bool used = false;
};

std::optional<double> optionalReal(const CsvRow& row, std::string_view column) {
    return row[column].empty() ? std::nullopt : std::optional(realNumber(row, column));
}

/// '2025' or '2021–24'.
std::pair<int, int> periodOf(const CsvRow& row, const std::string& text) {
    const std::size_t dash = text.find(enDash);
    if (dash == std::string::npos) {
        const int year = parseYear(row, text);
        return {year, year};
    }
    const int first = parseYear(row, text.substr(0, dash));
    const int last = parseYear(row, text.substr(0, 2) + text.substr(dash + enDash.size()));
    if (last < first) {
        throw row.error(fmt::format("'{}' is not a period", text), "It is written as 2021–24.");
    }
    return {first, last};
}

NoteFacts factsOf(const McsRow& parts) {
    NoteFacts facts = mcsNoteFacts(parts.notes, parts.detail);
    for (const std::string& remark : splitTrimmed(parts.notes, "--")) {
        facts.estimated = facts.estimated || remark.starts_with("Estimated ");
    }
    const bool estimate = parts.detail.find("stimated") != std::string::npos; // 'Consumption, estimated'
    facts.estimated = facts.estimated || (estimate && parts.statistics != netImportReliance);
    return facts;
}

class StatisticReader {
public:
    StatisticReader(IngestRun& run, const McsCriticalFlags& flags, std::int64_t source)
        : m_run(run), m_flags(flags), m_source(source), m_book(run),
          m_home(run.country("USA", run.file(mcs2026Path), 0).value) {
        storeCurated(run, "mcs2026_statistics.csv", {"chapter", "commodity", "mineral", "prefix", "repeated"},
                     [this](const CsvRow& row) { addCommodity(row); });
        storeCurated(run, "mcs2026_statistic_notes.csv", {"row", "printed", "status", "low", "high", "note"},
                     [this](const CsvRow& row) {
                         m_notes.emplace(wholeNumber(row, "row"),
                                         ValueNote{row.required("printed"), row.required("status"),
                                                   optionalReal(row, "low"), optionalReal(row, "high"),
                                                   row.required("note"), row});
                     });
    }

    std::int64_t read(const CsvFile& file) {
        std::vector<std::pair<McsRow, const CsvRow*>> rows;
        for (const CsvRow& row : file.rows) {
            McsRow parts = mcsRow(row);
            if (mcsSection(row, parts.section) != McsSection::WorldTable) {
                ++m_times[nameOf(parts)];
                rows.emplace_back(std::move(parts), &row);
            }
        }
        for (const auto& [parts, row] : rows) {
            store(parts, *row);
        }
        requireAllUsed();
        return static_cast<std::int64_t>(rows.size());
    }

private:
    using Name = std::tuple<std::string, std::string, std::string, std::string, std::string>;

    static Name nameOf(const McsRow& parts) {
        return {parts.chapter, parts.commodity, parts.detail, parts.country, parts.year};
    }

    void addCommodity(const CsvRow& row) {
        const std::int64_t mineral = m_run.mineral(row.required("mineral"), row.file(), row.line()).value;
        const std::pair key(row.required("chapter"), row.required("commodity"));
        if (!m_commodities
                 .emplace(key, Commodity{mineral, row["prefix"], splitTrimmed(row["repeated"], ";"), row})
                 .second) {
            throw row.error(fmt::format("a second line for '{}'", key.second), "Keep one of the two lines.");
        }
    }

    void store(const McsRow& parts, const CsvRow& row) {
        const auto commodity = m_commodities.find({parts.chapter, parts.commodity});
        if (commodity == m_commodities.end()) {
            throw row.error(fmt::format("no mineral is known for '{} / {}'", parts.chapter, parts.commodity),
                            fmt::format("Add a line to db/{}.", commoditiesPath));
        }
        commodity->second.used = true;
        if (commodity->second.prefix.empty()) {
            m_flags.check(commodity->second.mineral, parts, row);
        }
        StatisticRecord record;
        record.source = m_source;
        record.mineral = commodity->second.mineral;
        record.country = m_home;
        const std::string prefix = prefixOf(commodity->second, parts, row);
        record.item = prefix.empty() ? parts.detail : prefix + ": " + parts.detail;
        record.unit = mcsStatisticUnit(row, parts.unit);
        const auto [first, last] = periodOf(row, parts.year);
        record.fromYear = first;
        record.toYear = last;
        setTopic(record, parts, row);
        setValue(record, parts, row);
        m_book.store(record, row);
    }

    /// The form that stands before the publisher's words: of the commodity, or of one of several rows that
    /// the file gives the same name for the same year.
    std::string prefixOf(const Commodity& commodity, const McsRow& parts, const CsvRow& row) {
        const Name name = nameOf(parts);
        if (m_times.at(name) == 1) {
            return commodity.prefix;
        }
        const std::size_t number = m_seen[name]++;
        if (commodity.repeated.size() != m_times.at(name)) {
            throw row.error(
                fmt::format("the file has {} figures under this name for this year", m_times.at(name)),
                fmt::format("Say in column 'repeated' of db/{} what each is.", commoditiesPath));
        }
        return commodity.repeated[number];
    }

    void setTopic(StatisticRecord& record, const McsRow& parts, const CsvRow& row) {
        if (mcsSection(row, parts.section) == McsSection::SalientStatistics) {
            record.topic = parts.statistics == netImportReliance ? "net_import_reliance" : "salient";
            if (parts.country != "United States") {
                throw row.error(fmt::format("US statistics name the country '{}'", parts.country),
                                "Check whether the columns are shifted.");
            }
            return;
        }
        record.topic = "import_source";
        record.partnerName = parts.country;
        const bool several =
            parts.country.find(", and ") != std::string::npos; // 'China, Germany, and Russia'
        if (parts.country != otherCountries && !several) {
            record.partner.value = m_run.country(parts.country, row.file(), row.line()).value;
        }
    }

    void setValue(StatisticRecord& record, const McsRow& parts, const CsvRow& row) {
        CellRecord& cell = record.cell;
        cell.printed = parts.value;
        cell.note = parts.notes;
        cell.sourceRow = row.line();
        const auto note = m_notes.find(row.line());
        if (note != m_notes.end()) {
            applyNote(cell, note->second);
        } else if (record.topic == "net_import_reliance" && parts.value == "E") {
            cell.status = "qualitative";
            addRemark(cell.note, "net exporter");
        } else if (parts.value.starts_with(variable)) {
            cell.status = "qualitative";
        } else {
            setQuantity(cell, parsePrinted(row, parts.value), factsOf(parts), row);
        }
    }

    static void applyNote(CellRecord& cell, ValueNote& note) {
        if (note.printed != cell.printed) {
            throw note.line.error(
                fmt::format("the file prints '{}' in this row, not '{}'", cell.printed, note.printed),
                "Correct the line.");
        }
        note.used = true;
        cell.status = note.status;
        cell.low = note.low;
        cell.high = note.high;
        cell.relation = note.low ? '<' : '=';
        addRemark(cell.note, note.note);
    }

    void requireAllUsed() const {
        for (const auto& [key, commodity] : m_commodities) {
            if (!commodity.used) {
                throw commodity.line.error("the file has no such commodity",
                                           "Remove the line, or correct its spelling.");
            }
        }
        for (const auto& [row, note] : m_notes) {
            if (!note.used) {
                throw note.line.error("the file has no statistic in this row",
                                      "Correct the number of the row.");
            }
        }
    }

    IngestRun& m_run;
    const McsCriticalFlags& m_flags;
    std::int64_t m_source;
    StatisticBook m_book;
    std::int64_t m_home;
    std::map<std::pair<std::string, std::string>, Commodity> m_commodities; ///< chapter, commodity
    std::map<std::int64_t, ValueNote> m_notes;                              ///< line of the file
    std::map<Name, std::size_t> m_times;                                    ///< how often the file has it
    std::map<Name, std::size_t> m_seen; ///< of these, how many were stored
};

} // namespace

std::string mcsStatisticUnit(const CsvRow& row, std::string_view unit) {
    const std::string_view core = trimmed(unit);
    const auto* const known =
        std::find_if(units.begin(), units.end(), [core](const auto& one) { return one.first == core; });
    if (known != units.end()) {
        return std::string(known->second);
    }
    const bool price = core.starts_with("dollars per ") || core.starts_with("cents per ") ||
                       core == "million dollars" || core == "index" || core.empty();
    return price ? std::string(core) : mcsUnit(row, core);
}

std::int64_t ingestMcs2026Statistics(IngestRun& run, const CsvFile& file, const McsCriticalFlags& flags,
                                     std::int64_t source) {
    return StatisticReader(run, flags, source).read(file);
}

} // namespace lodestone
