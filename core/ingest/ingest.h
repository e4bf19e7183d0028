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
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
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
class IngestRun {
public:
    IngestRun(Database& db, std::filesystem::path root);

    [[nodiscard]] Database& db() { return m_db; }
    /// Absolute path of a file below db/ ('sources/usgs_mcs2026/...').
    [[nodiscard]] std::filesystem::path file(std::string_view relative) const;

    /// Name, alias or ISO code -> id; throws IngestError naming file and row when unknown.
    [[nodiscard]] CountryId country(std::string_view name, const std::filesystem::path& file,
                                    std::int64_t row) const;
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
    std::deque<FileReport> m_reports; ///< a deque: report() hands out references
};

/// Stages, countries, aliases, minerals, sources, blocs, places, claims.
void ingestReference(IngestRun& run);
/// Event kinds, events, agreement pairs, reports of events.
void ingestEvents(IngestRun& run);
/// World tables of Mineral Commodity Summaries 2026, and the erratum as its own edition.
void ingestMcs2026(IngestRun& run);
/// Editions before 2026: Minerals Yearbook tables since 1998, Summaries of 2022 to 2025.
void ingestUsgsLong(IngestRun& run);

/// Everything, in one transaction, then checks (foreign keys, integrity). Throws IngestError or StoreError.
/// Leaves the file compact, and the same bytes for the same inputs.
void ingestAll(IngestRun& run);

} // namespace lodestone
