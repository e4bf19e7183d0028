// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingest.h"

#include "ingest/csv.h"
#include "store/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace lodestone {

namespace {

constexpr std::string_view termsPath = "curated/event_terms.csv";
using NameMap = std::map<std::string, std::int64_t, std::less<>>;

/// Lower case for ASCII letters; others stay, so that names compare the same on every machine.
std::string folded(std::string_view text) {
    std::string result(trimmed(text));
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

/// Reads (text, id) rows; a name that stands for two things is an error of our own tables.
void readNames(const Database& db, NameMap& names, const char* sql, const char* table) {
    SQLite::Statement query(db.handle(), sql);
    while (query.executeStep()) {
        const std::string name = folded(query.getColumn(0).getString());
        const std::int64_t id = query.getColumn(1).getInt64();
        const auto [at, added] = names.emplace(name, id);
        if (!added && at->second != id) {
            throw IngestError(fmt::format("db/curated ({})", table), 0,
                              fmt::format("'{}' names two rows", name), "Remove one of the two aliases.");
        }
    }
}

std::int64_t found(const NameMap& names, std::string_view name, const std::filesystem::path& file,
                   std::int64_t row, const char* kind, const char* remedy) {
    const auto at = names.find(folded(name));
    if (at == names.end()) {
        throw IngestError(file, row, fmt::format("unknown {} '{}'", kind, name), remedy);
    }
    return at->second;
}

} // namespace

IngestError::IngestError(const std::filesystem::path& file, std::int64_t row, std::string_view what,
                         std::string_view remedy)
    : std::runtime_error(row > 0 ? fmt::format("{}, row {}: {}. {}", file.string(), row, what, remedy)
                                 : fmt::format("{}: {}. {}", file.string(), what, remedy)) {}

IngestRun::IngestRun(Database& db, std::filesystem::path root) : m_db(db), m_root(std::move(root)) {}

std::filesystem::path IngestRun::file(std::string_view relative) const {
    return m_root / relative;
}

CountryId IngestRun::country(std::string_view name, const std::filesystem::path& file,
                             std::int64_t row) const {
    return {found(m_countries, name, file, row, "country", "Add it to db/curated/country_aliases.csv.")};
}

std::optional<CountryId> IngestRun::findCountry(std::string_view name) const {
    const auto at = m_countries.find(folded(name));
    return at == m_countries.end() ? std::nullopt : std::optional(CountryId{at->second});
}

MineralId IngestRun::mineral(std::string_view slugOrAlias, const std::filesystem::path& file,
                             std::int64_t row) const {
    return {found(m_minerals, slugOrAlias, file, row, "mineral",
                  "Add it to db/curated/minerals.csv or mineral_aliases.csv.")};
}

SourceId IngestRun::source(std::string_view slug, const std::filesystem::path& file, std::int64_t row) const {
    return {found(m_sources, slug, file, row, "source", "Add it to db/curated/sources.csv.")};
}

std::int64_t IngestRun::stage(std::string_view slug, const std::filesystem::path& file,
                              std::int64_t row) const {
    return found(m_stages, slug, file, row, "stage", "The stages are reserves, mining, processing, magnets.");
}

std::optional<MineralId> IngestRun::termMineral(std::string_view term, const std::filesystem::path& file,
                                                std::int64_t row) const {
    const auto at = m_minerals.find(folded(term));
    if (at != m_minerals.end()) {
        return MineralId{at->second};
    }
    if (m_groupTerms.contains(folded(term))) {
        return std::nullopt;
    }
    throw IngestError(file, row, fmt::format("unknown word '{}' where minerals are listed", term),
                      "Add it to db/curated/mineral_aliases.csv, or to event_terms.csv when it names no one "
                      "mineral.");
}

void IngestRun::loadNames() {
    m_countries.clear();
    m_minerals.clear();
    m_sources.clear();
    m_stages.clear();
    m_groupTerms.clear();
    guarded(m_db, [this] {
        readNames(m_db, m_countries, "SELECT iso3, id FROM country", "countries");
        readNames(m_db, m_countries, "SELECT iso2, id FROM country WHERE iso2 IS NOT NULL", "countries");
        readNames(m_db, m_countries, "SELECT name, id FROM country", "countries");
        readNames(m_db, m_countries, "SELECT alias, country_id FROM country_alias", "country_aliases");
        readNames(m_db, m_minerals, "SELECT slug, id FROM mineral", "minerals");
        readNames(m_db, m_minerals, "SELECT name, id FROM mineral", "minerals");
        readNames(m_db, m_minerals, "SELECT alias, mineral_id FROM mineral_alias", "mineral_aliases");
        readNames(m_db, m_sources, "SELECT slug, id FROM source", "sources");
        readNames(m_db, m_stages, "SELECT slug, id FROM stage", "stages");
    });
    const std::filesystem::path terms = file(termsPath);
    if (std::filesystem::exists(terms)) {
        const CsvFile words = readCsv(terms, Encoding::Utf8, {"term", "note"});
        for (const CsvRow& row : words.rows) {
            m_groupTerms.insert(folded(row.required("term")));
        }
        FileReport& wordsReport = report(termsPath);
        wordsReport.rows = wordsReport.stored = static_cast<std::int64_t>(words.rows.size());
    }
}

std::int64_t IngestRun::sourceFile(const CsvRow& row) {
    const std::filesystem::path below = row.file().lexically_relative(m_root);
    const bool inside = !below.empty() && *below.begin() != "..";
    std::pair<std::string, std::string> key{(inside ? below : row.file()).generic_string(), row.sheet()};
    if (const auto at = m_files.find(key); at != m_files.end()) {
        return at->second;
    }
    SQLite::Statement insert(m_db.handle(), "INSERT INTO source_file (path, sheet) VALUES (?, ?)");
    insert.bind(1, key.first);
    insert.bind(2, key.second);
    insert.exec();
    return m_files.emplace(std::move(key), m_db.handle().getLastInsertRowid()).first->second;
}

FileReport& IngestRun::report(std::string_view path) {
    const auto at = std::find_if(m_reports.begin(), m_reports.end(),
                                 [path](const FileReport& known) { return known.path == path; });
    if (at != m_reports.end()) {
        return *at;
    }
    m_reports.push_back({std::string(path), 0, 0, {}});
    return m_reports.back();
}

} // namespace lodestone
