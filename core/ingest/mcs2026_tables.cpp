// SPDX-License-Identifier: GPL-3.0-or-later
// Figures 2 and 3 and tables 4 to 7 of Mineral Commodity Summaries 2026. Most of what they print stands in
// the commodity data as well: it is compared, and stored only where the commodity data lack it or differ.
#include "ingest/mcs2026.h"

#include "ingest/statistic_book.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace lodestone {

namespace {

constexpr std::string_view itemsPath = "curated/mcs2026_tables.csv";
constexpr int reportYear = 2025;
constexpr int firstImportYear = 2021;
constexpr int lastImportYear = 2024;

std::string tablePath(std::string_view name) {
    return fmt::format("sources/usgs_mcs2026/tables/MCS2026_{}.csv", name);
}

/// What a name of a figure or table is here, and which statistic says the same.
struct TableItem {
    std::int64_t mineral = 0;
    std::string item; ///< '' when the commodity data have no such statistic
    CsvRow line;
    bool used = false;
};

/// Shared by the readers of the single files.
class Tables {
public:
    Tables(IngestRun& run, std::int64_t source)
        : m_run(run), m_source(source), m_book(run),
          m_home(run.country("USA", run.file(itemsPath), 0).value) {
        storeCurated(run, "mcs2026_tables.csv", {"table", "name", "mineral", "item"},
                     [this](const CsvRow& row) {
                         const std::int64_t mineral =
                             m_run.mineral(row.required("mineral"), row.file(), row.line()).value;
                         m_items.emplace(std::pair(row.required("table"), row.required("name")),
                                         TableItem{mineral, row["item"], row});
                     });
    }

    const TableItem& at(const std::string& table, const CsvRow& row, std::string_view column) {
        const std::string name(trimmed(row.required(column)));
        const auto found = m_items.find({table, name});
        if (found == m_items.end()) {
            throw row.error(fmt::format("unknown name '{}' of {}", name, table),
                            fmt::format("Add a line to db/{}.", itemsPath));
        }
        found->second.used = true;
        return found->second;
    }

    void requireAllUsed() const {
        for (const auto& [key, item] : m_items) {
            if (!item.used) {
                throw item.line.error(fmt::format("{} has no such name", key.first),
                                      "Remove the line, or correct its spelling.");
            }
        }
    }

    /// A statistic of the United States about this item; topic, period and value are the caller's.
    [[nodiscard]] StatisticRecord record(const TableItem& item, const CsvRow& row) const {
        StatisticRecord record;
        record.source = m_source;
        record.mineral = item.mineral;
        record.country = m_home;
        record.cell.sourceRow = row.line();
        return record;
    }

    /// What the commodity data print for the same statistic; nothing when they have none.
    [[nodiscard]] std::optional<std::string> printedElsewhere(const StatisticRecord& wanted,
                                                              const std::string& item) {
        SQLite::Statement query(
            m_run.db().handle(),
            "SELECT printed FROM statistic WHERE source_id = ? AND mineral_id = ? AND topic = ? AND "
            "item = ? AND to_year = ? AND coalesce(partner_id, 0) = ?");
        query.bind(1, wanted.source);
        query.bind(2, wanted.mineral);
        query.bind(3, wanted.topic);
        query.bind(4, item);
        query.bind(5, wanted.toYear.value_or(0));
        query.bind(6, wanted.partner.value);
        return query.executeStep() ? std::optional(query.getColumn(0).getString()) : std::nullopt;
    }

    void store(const StatisticRecord& record, const CsvRow& row) { m_book.store(record, row); }
    [[nodiscard]] IngestRun& run() { return m_run; }
    [[nodiscard]] std::int64_t source() const { return m_source; }

private:
    IngestRun& m_run;
    std::int64_t m_source;
    StatisticBook m_book;
    std::int64_t m_home;
    std::map<std::pair<std::string, std::string>, TableItem> m_items; ///< table, name
};

/// Stores the record when the commodity data lack it or print something else; notes the exception.
void storeIfNew(Tables& tables, FileReport& report, StatisticRecord& record, const TableItem& item,
                const std::string& name, std::vector<std::string>& exceptions, const CsvRow& row) {
    const auto other = tables.printedElsewhere(record, item.item);
    if (other == record.cell.printed) {
        ++report.skipped["the same figure stands in the commodity data"];
        return;
    }
    if (other) {
        addRemark(record.cell.note, fmt::format("the commodity data print {}", *other));
        exceptions.push_back(fmt::format("{}{}: {} here, {} in the commodity data", name,
                                         record.partnerName.empty() ? "" : ", " + record.partnerName,
                                         record.cell.printed, *other));
    }
    tables.store(record, row);
    ++report.stored;
}

/// Figure 2: net import reliance in 2025.
void readNetImportReliance(Tables& tables) {
    const std::string path = tablePath("Fig2_Net_Import_Reliance");
    const CsvFile file = readCsv(tables.run().file(path), Encoding::Utf8,
                                 {"Source", "Import_Share_Order", "Commodity", "Net_Import_Reliance_pct_2025",
                                  "Major_Import_Sources_2021_24", "Notes"});
    FileReport& report = tables.run().report(path);
    std::vector<std::string> exceptions;
    for (const CsvRow& row : file.rows) {
        ++report.rows;
        const TableItem& item = tables.at("Figure 2", row, "Commodity");
        const std::string name(trimmed(row["Commodity"]));
        StatisticRecord record = tables.record(item, row);
        record.topic = "net_import_reliance";
        record.item = fmt::format("Net import reliance, figure 2: {}", name);
        record.fromYear = record.toYear = reportYear;
        record.unit = "%";
        record.cell.printed = row.required("Net_Import_Reliance_pct_2025");
        setQuantity(record.cell, parsePrinted(row, record.cell.printed), {}, row);
        record.cell.note = fmt::format("Import sources 2021 to 2024, descending: {}",
                                       trimmed(row.required("Major_Import_Sources_2021_24")));
        addRemark(record.cell.note, row["Notes"]);
        storeIfNew(tables, report, record, item, name, exceptions, row);
    }
    recordCheck(tables.run(), tables.source(), "figure 2: net import reliance as in the commodity data",
                report.rows, exceptions);
}

/// Figure 3: where imports of critical minerals come from.
void readImportSources(Tables& tables) {
    const std::string path = tablePath("Fig3_Major_Import_Sources");
    const CsvFile file =
        readCsv(tables.run().file(path), Encoding::Utf8,
                {"Source", "Commodity", "Import_Source_2021_24", "Percent", "NIR", "Critical_Mineral"});
    FileReport& report = tables.run().report(path);
    std::vector<std::string> exceptions;
    std::int64_t compared = 0;
    for (const CsvRow& row : file.rows) {
        ++report.rows;
        const TableItem& item = tables.at("Figure 3", row, "Commodity");
        const std::string from(trimmed(row.required("Import_Source_2021_24")));
        if (from == "NA") {
            ++report.skipped["no country is named"];
            continue;
        }
        const std::string name(trimmed(row["Commodity"]));
        StatisticRecord record = tables.record(item, row);
        record.topic = "import_source";
        record.item = fmt::format("Figure 3: {}", name);
        record.fromYear = firstImportYear;
        record.toYear = lastImportYear;
        record.partnerName = from;
        record.partner.value = from == "Other" ? 0 : tables.run().country(from, row.file(), row.line()).value;
        record.unit = "%";
        record.cell.printed = row.required("Percent");
        setQuantity(record.cell, parsePrinted(row, record.cell.printed), {}, row);
        ++compared;
        storeIfNew(tables, report, record, item, name, exceptions, row);
    }
    recordCheck(tables.run(), tables.source(), "figure 3: import sources as in the commodity data", compared,
                exceptions);
}

/// Table 6: what critical minerals are used for, in words.
void readEndUses(Tables& tables) {
    const std::string path = tablePath("T6_Critical_Minerals_End_Use");
    const CsvFile file = readCsv(tables.run().file(path), Encoding::Utf8,
                                 {"Source", "Critical_Mineral", "Primary_Applications", "Category_Note"});
    FileReport& report = tables.run().report(path);
    for (const CsvRow& row : file.rows) {
        StatisticRecord record = tables.record(tables.at("Table 6", row, "Critical_Mineral"), row);
        record.topic = "end_use";
        record.item = row.required("Primary_Applications");
        record.cell.status = "qualitative";
        record.cell.printed = row["Primary_Applications"];
        record.cell.note = row["Category_Note"];
        tables.store(record, row);
        ++report.rows;
        ++report.stored;
    }
}

/// The leading country of our own world table of 2025.
struct Leader {
    std::int64_t country = 0;
    double value = 0; ///< in metric tons
    double world = 0; ///< in metric tons; 0 when no number is printed
};

/// Factor to metric tons; nothing for units that are no weight.
std::optional<double> tonsPer(const std::string& unit) {
    if (unit == "t") {
        return 1;
    }
    if (unit == "kg") {
        return 0.001;
    }
    if (unit == "kt" || unit == "kt (dry)") {
        return 1'000;
    }
    return unit == "Mt" ? std::optional<double>(1'000'000) : std::nullopt;
}

std::vector<Leader> leadersOf(IngestRun& run, std::int64_t source, std::int64_t mineral) {
    SQLite::Statement query(
        run.db().handle(),
        "SELECT c.country_id, c.value, s.unit, coalesce(a.value, 0) FROM series s JOIN cell c ON c.series_id "
        "= s.id "
        "LEFT JOIN aggregate a ON a.series_id = s.id AND a.year = c.year AND a.kind = 'world' "
        "WHERE s.source_id = ? AND s.mineral_id = ? AND s.measure = 'production' AND c.year = ? AND c.value "
        "> 0 AND "
        "c.value = (SELECT max(value) FROM cell WHERE series_id = s.id AND year = c.year) ORDER BY "
        "s.preference");
    query.bind(1, source);
    query.bind(2, mineral);
    query.bind(3, reportYear);
    std::vector<Leader> leaders;
    while (query.executeStep()) {
        const auto tons = tonsPer(query.getColumn(2).getString());
        if (tons) {
            leaders.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getDouble() * *tons,
                               query.getColumn(3).getDouble() * *tons});
        }
    }
    return leaders;
}

/// Equal as printed with two or three digits.
bool sameFigure(double ours, double printed) {
    constexpr double rounding = 0.006;
    return std::abs(ours - printed) <= rounding * printed;
}

std::string againstLeader(const CsvRow& row, const std::vector<Leader>& leaders, std::int64_t country) {
    const auto output = parseNumber(row["Leading_country_prod"]);
    const auto world = parseNumber(row["World_total_prod"]);
    for (const Leader& leader : leaders) {
        const bool sameOutput = !output || sameFigure(leader.value, *output);
        const bool sameWorld = !world || leader.world == 0 || sameFigure(leader.world, *world);
        if (leader.country == country && sameOutput && sameWorld) {
            return {};
        }
    }
    const std::string printed = fmt::format("{} with {} of {} t", trimmed(row["Leading_source_country"]),
                                            row["Leading_country_prod"], row["World_total_prod"]);
    if (leaders.empty()) {
        return output ? printed + "; our world table names no leader" : std::string();
    }
    return fmt::format("{}; our world table has {:.10g} of {:.10g} t", printed, leaders.front().value,
                       leaders.front().world);
}

/// Table 7: leading country, its output and the world total, held against the world tables.
void checkLeaders(Tables& tables) {
    const std::string path = tablePath("T7_Critical_Minerals_Salient");
    const CsvFile file = readCsv(tables.run().file(path), Encoding::Utf8);
    FileReport& report = tables.run().report(path);
    std::vector<std::string> exceptions;
    for (const CsvRow& row : file.rows) {
        ++report.rows;
        ++report
              .skipped["repeats the salient statistics and world tables in metric tons: leaders are checked"];
        const TableItem& item = tables.at("Table 7", row, "Critical_mineral");
        const std::int64_t country =
            tables.run()
                .country(trimmed(row.required("Leading_source_country")), row.file(), row.line())
                .value;
        const std::string difference =
            againstLeader(row, leadersOf(tables.run(), tables.source(), item.mineral), country);
        if (!difference.empty()) {
            exceptions.push_back(fmt::format("{}: {}", trimmed(row["Critical_mineral"]), difference));
        }
    }
    recordCheck(tables.run(), tables.source(),
                "table 7: leading country, its output and world total as in the tables", report.rows,
                exceptions);
}

/// Whether an event of these kinds names all these countries; `date` is the beginning of its date.
bool hasEvent(IngestRun& run, const std::vector<std::int64_t>& countries, const std::string& kinds,
              const std::string& date) {
    std::string sql = "SELECT 1 FROM event e WHERE e.kind IN (" + kinds +
                      ") AND substr(e.date, 1, ?) = substr(?, 1, "
                      "min(?, length(e.date)))";
    for (std::size_t i = 0; i < countries.size(); ++i) {
        sql += " AND EXISTS (SELECT 1 FROM event_country c WHERE c.event_id = e.id AND c.country_id = ?)";
    }
    SQLite::Statement query(run.db().handle(), sql);
    int index = 0;
    query.bind(++index, static_cast<int>(date.size()));
    query.bind(++index, date);
    query.bind(++index, static_cast<int>(date.size()));
    for (const std::int64_t country : countries) {
        query.bind(++index, country);
    }
    return query.executeStep();
}

/// Table 4: export controls by country, held against the list of events.
void checkControls(Tables& tables) {
    const std::string path = tablePath("T4_Country_Export_Control");
    const CsvFile file = readCsv(tables.run().file(path), Encoding::Utf8,
                                 {"Country", "Control_Type", "Commodity_Year", "Data_source", "Notes"});
    FileReport& report = tables.run().report(path);
    std::vector<std::string> exceptions;
    for (const CsvRow& row : file.rows) {
        ++report.rows;
        ++report.skipped["export controls: compared with the list of events, which holds them one by one"];
        const std::int64_t country =
            tables.run().country(trimmed(row.required("Country")), row.file(), row.line()).value;
        if (!hasEvent(tables.run(), {country},
                      "'export_ban', 'export_control', 'export_licensing', 'export_quota'", "")) {
            exceptions.push_back(fmt::format("{}: {}, {}", trimmed(row["Country"]),
                                             trimmed(row["Control_Type"]), row["Commodity_Year"]));
        }
    }
    recordCheck(tables.run(), tables.source(), "table 4: countries with export controls have an event",
                report.rows, exceptions);
}

/// Table 5: agreements of the United States, held against the list of events. The ISO date is the fourth
/// column.
void checkAgreements(Tables& tables) {
    constexpr std::size_t isoDate = 3;
    const std::string path = tablePath("T5_Trade_Agreements");
    const CsvFile file = readCsv(tables.run().file(path), Encoding::Utf8);
    FileReport& report = tables.run().report(path);
    std::vector<std::string> exceptions;
    for (const CsvRow& row : file.rows) {
        ++report.rows;
        ++report.skipped["agreements: compared with the list of events, which holds them one by one"];
        std::vector<std::int64_t> parties{tables.run().country("USA", row.file(), row.line()).value};
        for (const std::string& name : splitTrimmed(row.required("Country"), " and ")) {
            parties.push_back(tables.run().country(name, row.file(), row.line()).value);
        }
        if (!hasEvent(tables.run(), parties, "'agreement', 'mou', 'truce', 'statement', 'policy_removal'",
                      row.fields().at(isoDate))) {
            exceptions.push_back(fmt::format("{}, {}: {}", row["Country"], row.fields().at(isoDate),
                                             trimmed(row["Agreement"])));
        }
    }
    recordCheck(tables.run(), tables.source(), "table 5: agreements are events of the same date", report.rows,
                exceptions);
}

} // namespace

void ingestMcs2026Tables(IngestRun& run) {
    guarded(run.db(), [&run] {
        Tables tables(run, run.source(mcs2026Source, run.file(itemsPath), 0).value);
        readNetImportReliance(tables);
        readImportSources(tables);
        readEndUses(tables);
        checkLeaders(tables);
        checkControls(tables);
        checkAgreements(tables);
        tables.requireAllUsed();
    });
}

} // namespace lodestone
