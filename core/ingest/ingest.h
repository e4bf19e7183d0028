// SPDX-License-Identifier: GPL-3.0-or-later
// Source files -> rows of the database. Library `ingest`, used by the tool lodestone-ingest at build time and
// by tests; the program itself does not link it. Anything a reader does not understand stops the build with
// an error that names file, row and remedy. Everything happens in one transaction.
#pragma once

#include "model/catalogue.h"
#include "store/database.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lodestone {

class IngestError : public std::runtime_error {
public:
    /// 'FILE, row N: WHAT. REMEDY'; row 0 leaves the row out.
    IngestError(const std::filesystem::path& file, std::int64_t row, std::string_view what,
                std::string_view remedy);
};

/// What became of the rows of one file.
struct FileReport {
    std::string path; ///< below db/
    std::int64_t rows = 0;
    std::int64_t stored = 0;
    std::map<std::string, std::int64_t> skipped; ///< reason -> rows
};

/// Shared by all readers of one run: where files are, name lookup, the report.
class CsvRow;

class IngestRun {
public:
    IngestRun(Database& db, std::filesystem::path root);

    [[nodiscard]] Database& db() { return m_db; }
    /// Absolute path of a file below db/ ('sources/usgs_mcs2026/...').
    [[nodiscard]] std::filesystem::path file(std::string_view relative) const;

    /// Name, alias or ISO code -> id; throws IngestError naming file and row when unknown.
    [[nodiscard]] CountryId country(std::string_view name, const std::filesystem::path& file,
                                    std::int64_t row) const;
    /// The same, and nothing when the name is unknown.
    [[nodiscard]] std::optional<CountryId> findCountry(std::string_view name) const;
    [[nodiscard]] MineralId mineral(std::string_view slugOrAlias, const std::filesystem::path& file,
                                    std::int64_t row) const;
    [[nodiscard]] SourceId source(std::string_view slug, const std::filesystem::path& file,
                                  std::int64_t row) const;
    /// Key of the stage's row ('mining').
    [[nodiscard]] std::int64_t stage(std::string_view slug, const std::filesystem::path& file,
                                     std::int64_t row) const;
    /// A word of an event list that may name a mineral or a member of one ('neodymium'); nothing for groups
    /// such as 'critical minerals', which must be listed as known words; throws on an unknown word.
    [[nodiscard]] std::optional<MineralId>
    termMineral(std::string_view term, const std::filesystem::path& file, std::int64_t row) const;
    /// (Re)reads the lookup maps from the database, and the words of db/curated/event_terms.csv.
    void loadNames();

    /// Key of the file, and sheet, that a row stands in, below db/ where it is there; made on first use.
    [[nodiscard]] std::int64_t sourceFile(const CsvRow& row);

    FileReport& report(std::string_view path); ///< of this file, made on first use
    [[nodiscard]] const std::deque<FileReport>& reports() const { return m_reports; }

private:
    Database& m_db;
    std::filesystem::path m_root;
    std::map<std::string, std::int64_t, std::less<>> m_countries;
    std::map<std::string, std::int64_t, std::less<>> m_minerals;
    std::map<std::string, std::int64_t, std::less<>> m_sources;
    std::map<std::string, std::int64_t, std::less<>> m_stages;
    std::set<std::string, std::less<>> m_groupTerms;
    std::map<std::pair<std::string, std::string>, std::int64_t> m_files; ///< path and sheet -> key
    std::deque<FileReport> m_reports; ///< a deque: report() hands out references
};

/// Stages, countries, aliases, minerals, sources, blocs, places, claims.
void ingestReference(IngestRun& run);
/// Lists of critical minerals and the names on them; after ingestReference.
void ingestCriticalLists(IngestRun& run);
/// Event kinds, events, agreement pairs, reports of events.
void ingestEvents(IngestRun& run);
/// World tables, US statistics and import sources of Mineral Commodity Summaries 2026, and the erratum as its
/// own edition.
void ingestMcs2026(IngestRun& run);
/// Figures and tables of the same release in files of their own: compared with events and with ingestMcs2026,
/// stored where that lacks them.
void ingestMcs2026Tables(IngestRun& run);
/// World data of Mineral Commodity Summaries 2025: one file.
void ingestMcs2025(IngestRun& run);
/// World data of Mineral Commodity Summaries 2022, 2023 and 2024: a file for each commodity.
void ingestMcsWorldFiles(IngestRun& run);
/// Minerals Yearbook tables of 1998 to 2015 as compiled.
void ingestCompiledYearbooks(IngestRun& run);
/// World tables of 26 Minerals Yearbook workbooks: five years each between 2015 and 2022.
void ingestYearbooks(IngestRun& run);
/// Data Series 140: rare earths since 1900, the world and the United States.
void ingestDs140(IngestRun& run);
/// World and China 2002 to 2020 as successive Summaries first printed them.
void ingestPrintedWorld(IngestRun& run);
/// World Minerals Outlook of 2025: production, capacity, and capacity expected until 2029.
void ingestOutlook2025(IngestRun& run);
/// EU study on critical raw materials 2023: shares of supply, trade parameter, end uses, and the scores of
/// the EU's lists, which must be stored before.
void ingestEuStudy(IngestRun& run);
/// What each series counts and what its producers did, and the products that other names of minerals mean;
/// after all series. A series without a line in series_subjects.csv is an IngestError, and so is a line or a
/// product that no series has.
void ingestSubjects(IngestRun& run);
/// Worldwide Governance Indicators.
void ingestGovernance(IngestRun& run);

/// Values that cannot be right (db/curated/suspect_cells.csv), once all tables are stored. A line that meets
/// no cell, or one that prints something else, is an IngestError.
void ingestSuspectCells(IngestRun& run);

/// Everything, in one transaction, then checks (foreign keys, integrity). Throws IngestError or StoreError.
/// Leaves the file compact, and the same bytes for the same inputs.
void ingestAll(IngestRun& run);

} // namespace lodestone
