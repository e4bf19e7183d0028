// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/eu_study.h"

#include "ingest/series_book.h"
#include "ingest/series_map.h"
#include "ingest/statistic_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace lodestone {

namespace {

constexpr std::string_view mapPath = "curated/eu_study_series.csv";
constexpr std::string_view materialsPath = "curated/eu_study_materials.csv";
constexpr int lastYear = 2020; ///< the study averages 2016 to 2020
constexpr int yearsAveraged = 5;

std::string folded(std::string_view text) {
    std::string result = oneLine(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

double tradeParameter(const CsvRow& row) {
    const auto t = parseNumber(row.required("t"));
    if (!t || *t <= 0) {
        throw row.error(fmt::format("the trade parameter is '{}'", row["t"]),
                        "It is a number such as 0.8 or 1.1.");
    }
    return *t;
}

/// Shares of world supply by country, and the trade parameter beside each.
class SupplyShares {
public:
    SupplyShares(IngestRun& run, std::int64_t source)
        : m_run(run), m_source(source), m_book(run), m_map(run, mapPath, {"material", "stage_name"}),
          m_names(run),
          m_trade(run,
                  "INSERT INTO trade_parameter (source_id, mineral_id, stage_id, product, country_id, t, "
                  "source_row) VALUES (?, ?, ?, ?, ?, ?, ?)") {}

    void read() {
        const CsvFile file = readCsv(m_run.file(euSharesPath), Encoding::Cp1252,
                                     {"Material", "Stage", "Country", "Share", "t"});
        for (const CsvRow& row : file.rows) {
            store(row);
        }
        m_map.requireAllUsed();
        m_names.requireAllUsed();
        FileReport& report = m_run.report(euSharesPath);
        report.rows = report.stored = static_cast<std::int64_t>(file.rows.size());
        FileReport& mapReport = m_run.report(mapPath);
        mapReport.rows = mapReport.stored = m_map.size();
    }

private:
    void store(const CsvRow& row) {
        SeriesSpec spec = m_map.at({row["Material"], row["Stage"]}, row).spec;
        if (spec.unit != "%") {
            throw row.error(fmt::format("db/{} gives the unit '{}' for a share", mapPath, spec.unit),
                            "The unit of every series of this study is %.");
        }
        spec.source = m_source;
        spec.yearsAveraged = yearsAveraged;

        CellRecord record;
        record.series = m_book.series(spec, row);
        record.year = lastYear;
        const EuNames::Name name = m_names.of(m_run, row);
        record.owner = {RowOwner::Kind::Country, name.country.value};
        record.note = name.note;
        record.printedName = row["Country"];
        record.printed = row["Share"];
        record.sourceRow = row.line();
        const PrintedValue printed = parsePercent(row, row["Share"]);
        setQuantity(record, printed, {}, row);
        if (printed.kind == PrintedValue::Kind::Below) {
            record.status = "below_precision"; // a producer too small for the study's last digit
        }
        m_book.store(record, row);
        m_trade.write(row, m_source, spec.mineral, spec.stage, spec.product, record.owner.country,
                      tradeParameter(row), row.line());
    }

    IngestRun& m_run;
    std::int64_t m_source;
    SeriesBook m_book;
    SeriesMap m_map;
    EuNames m_names;
    RowWriter m_trade;
};

/// What materials are used for in the EU, with the sector and its value added as a note.
void ingestUses(IngestRun& run, EuMaterials& materials, std::int64_t source) {
    const CsvFile file = readCsv(run.file(euUsesPath), Encoding::Cp1252,
                                 {"Material", "Application", "Share", "NACE sector", "VA in million €"});
    StatisticBook book(run);
    const std::int64_t europe = run.country("EUU", run.file(euUsesPath), 0).value;
    for (const CsvRow& row : file.rows) {
        const EuMaterial& material = materials.at(row.required("Material"), row);
        StatisticRecord record;
        record.source = source;
        record.mineral = material.mineral;
        record.country = europe;
        record.topic = "end_use";
        record.item =
            (material.form.empty() ? "" : material.form + ": ") + oneLine(row.required("Application"));
        record.unit = "%";
        record.cell.printed = row.required("Share");
        record.cell.sourceRow = row.line();
        setQuantity(record.cell, parsePercent(row, row["Share"]), {}, row);
        const std::string& sector = row["NACE sector"];
        const std::string& valueAdded = row["VA in million €"];
        if (sector.empty() != valueAdded.empty()) {
            throw row.error("a sector without value added, or the reverse", "Compare with the study.");
        }
        if (!sector.empty()) {
            record.cell.note = fmt::format("{}; value added {} million euro", sector, valueAdded);
        }
        book.store(record, row);
    }
    FileReport& report = run.report(euUsesPath);
    report.rows = report.stored = static_cast<std::int64_t>(file.rows.size());
}

/// Slug of the mineral that a mineral is part of; '' for none.
std::string parentOf(IngestRun& run, std::int64_t mineral) {
    SQLite::Statement query(
        run.db().handle(),
        "SELECT p.slug FROM mineral m JOIN mineral p ON p.id = m.parent_id WHERE m.id = ?");
    query.bind(1, mineral);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

/// The study's grouping of the materials it screened; ours must not contradict it.
void checkGroups(IngestRun& run, EuMaterials& materials, std::int64_t source) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> parts = {
        {{"REE", "rare-earths"},
         {"HREE", "rare-earths"},
         {"LREE", "rare-earths"},
         {"PGM", "platinum-group-metals"}}};
    const CsvFile file = readCsv(
        run.file(euGroupsPath), Encoding::Cp1252,
        {"screened_material", "perm_noXREE_noPGM", "perm_noXREE_PGM", "perm_XREE_noPGM", "perm_XREE_PGM"});
    FileReport& report = run.report(euGroupsPath);
    for (const CsvRow& row : file.rows) {
        const std::int64_t mineral = materials.at(row.required("screened_material"), row).mineral;
        const std::string& group = row.required("perm_XREE_PGM");
        const auto* const part = std::find_if(parts.begin(), parts.end(),
                                              [&group](const auto& one) { return one.first == group; });
        const std::string_view wanted = part == parts.end() ? std::string_view() : part->second;
        const std::string known = parentOf(run, mineral);
        if (known != wanted) {
            throw row.error(fmt::format("the study groups '{}' as '{}', our table makes it part of '{}'",
                                        row["screened_material"], group, known),
                            "Correct column 'parent' in db/curated/minerals.csv.");
        }
        ++report.rows;
        ++report
              .skipped["grouping of materials: agrees with column parent of our minerals, nothing to store"];
    }
    recordCheck(run, source, "grouping of rare earths and platinum-group metals agrees with ours",
                report.rows, {});
}

} // namespace

PrintedValue parsePercent(const CsvRow& row, std::string_view text) {
    const std::string_view core = trimmed(text);
    if (core == "-") {
        return {PrintedValue::Kind::NotAvailable, 0, 0, 0};
    }
    if (!core.ends_with('%')) {
        throw row.error(fmt::format("'{}' is not a percentage", text), "Compare with the study.");
    }
    return parsePrinted(row, core.substr(0, core.size() - 1));
}

std::string oneLine(std::string_view text) {
    std::string result;
    for (const char c : trimmed(text)) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank) {
            result += c;
        } else if (!result.ends_with(' ')) {
            result += ' ';
        }
    }
    return result;
}

EuMaterials::EuMaterials(IngestRun& run) {
    storeCurated(run, "eu_study_materials.csv", {"material", "mineral", "form"}, [&](const CsvRow& row) {
        const std::int64_t mineral = run.mineral(row.required("mineral"), row.file(), row.line()).value;
        if (!m_materials.emplace(folded(row.required("material")), EuMaterial{mineral, row["form"], row})
                 .second) {
            throw row.error(fmt::format("a second line for '{}'", row["material"]),
                            "Keep one of the two lines.");
        }
    });
}

const EuMaterial& EuMaterials::at(std::string_view material, const CsvRow& row) {
    const auto found = m_materials.find(folded(material));
    if (found == m_materials.end()) {
        throw row.error(fmt::format("unknown material '{}'", material),
                        fmt::format("Add it to db/{}.", materialsPath));
    }
    found->second.used = true;
    return found->second;
}

void EuMaterials::requireAllUsed() const {
    for (const auto& [name, material] : m_materials) {
        if (!material.used) {
            throw material.line.error(fmt::format("no file of the study names '{}'", name),
                                      "Remove the line, or correct its spelling.");
        }
    }
}

EuNames::EuNames(IngestRun& run) {
    storeCurated(run, "eu_study_names.csv", {"printed", "iso3", "note"}, [&](const CsvRow& line) {
        const Name name{run.country(line.required("iso3"), line.file(), line.line()), line.required("note")};
        if (!m_names.emplace(line.required("printed"), Entry{name, line, false}).second) {
            throw line.error("a second line about the same name", "Keep one of the two lines.");
        }
    });
}

EuNames::Name EuNames::of(const IngestRun& run, const CsvRow& row) {
    const std::string& printed = row.required("Country");
    const auto found = m_names.find(printed);
    if (found == m_names.end()) {
        return {run.country(printed, row.file(), row.line()), {}};
    }
    found->second.used = true;
    return found->second.name;
}

void EuNames::requireAllUsed() const {
    for (const auto& [printed, entry] : m_names) {
        if (!entry.used) {
            throw entry.line.error(fmt::format("the study does not name '{}'", printed),
                                   "Remove the line, or correct its spelling.");
        }
    }
}

void ingestEuStudy(IngestRun& run) {
    guarded(run.db(), [&run] {
        const std::int64_t source = run.source(euSource, run.file(euSharesPath), 0).value;
        EuMaterials materials(run);
        SupplyShares(run, source).read();
        ingestUses(run, materials, source);
        checkGroups(run, materials, source);
        ingestEuScores(run, materials, source);
        materials.requireAllUsed();
    });
}

} // namespace lodestone
