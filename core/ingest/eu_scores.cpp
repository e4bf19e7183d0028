// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of the EU's assessments, 2011 to 2023. The lists and who is on them come from our own table; here an
// entry gets its scores, and what was assessed without being listed becomes an entry.
#include "ingest/eu_study.h"

#include "ingest/statistic_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace lodestone {

namespace {

constexpr std::string_view termsPath = "curated/eu_study_terms.csv";
constexpr double criticalRisk = 1.0; ///< thresholds of the methodology of 2017
constexpr double criticalImportance = 2.8;
constexpr int methodologyYear = 2017;

struct Scores {
    double risk = 0;
    double importance = 0;
    bool operator==(const Scores&) const = default;
};

/// Nothing when the material was not assessed: both columns hold a dash.
std::optional<Scores> scoresOf(const CsvRow& row) {
    const std::string& risk = row.required("SR");
    const std::string& importance = row.required("EI");
    if (risk == "-" && importance == "-") {
        return std::nullopt;
    }
    const auto first = parseNumber(risk);
    const auto second = parseNumber(importance);
    if (!first || !second) {
        throw row.error(fmt::format("the scores are '{}' and '{}'", risk, importance),
                        "Both are numbers, or both are '-'.");
    }
    return Scores{*first, *second};
}

struct Entry {
    bool listed = false;
    std::int64_t mineral = 0; ///< 0: none of ours
    std::optional<Scores> scores;
};

class ScoreReader {
public:
    ScoreReader(IngestRun& run, EuMaterials& materials)
        : m_run(run), m_materials(materials),
          m_update(run.db().handle(),
                   "UPDATE critical_list_entry SET supply_risk = ?, economic_importance = ?, "
                   "mineral_id = ?, source_row = ? WHERE list_id = ? AND term = ?"),
          m_insert(run, "INSERT INTO critical_list_entry (list_id, term, mineral_id, listed, supply_risk, "
                        "economic_importance, source_row) VALUES (?, ?, ?, 0, ?, ?, ?)") {
        SQLite::Statement lists(run.db().handle(),
                                "SELECT slug, id FROM critical_list WHERE slug LIKE 'eu-%'");
        while (lists.executeStep()) {
            m_lists[lists.getColumn(0).getString()] = lists.getColumn(1).getInt64();
        }
        SQLite::Statement entries(
            run.db().handle(),
            "SELECT l.slug, e.term, e.listed, coalesce(e.mineral_id, 0) FROM critical_list_entry e "
            "JOIN critical_list l ON l.id = e.list_id WHERE l.slug LIKE 'eu-%'");
        while (entries.executeStep()) {
            m_entries[{entries.getColumn(0).getString(), entries.getColumn(1).getString()}] = {
                entries.getColumn(2).getInt() != 0, entries.getColumn(3).getInt64(), std::nullopt};
        }
        storeCurated(run, "eu_study_terms.csv", {"list", "material", "term", "note"},
                     [this](const CsvRow& row) {
                         requireFilled(row, "note");
                         m_terms.emplace(std::pair(row.required("list"), row.required("material")),
                                         std::pair(row.required("term"), row));
                     });
    }

    void read() {
        const CsvFile file =
            readCsv(m_run.file(euScoresPath), Encoding::Cp1252, {"Material", "Year", "SR", "EI"});
        FileReport& report = m_run.report(euScoresPath);
        for (const CsvRow& row : file.rows) {
            ++report.rows;
            if (const auto scores = scoresOf(row)) {
                store(row, *scores);
                ++report.stored;
            } else {
                static_cast<void>(m_materials.at(row.required("Material"), row));
                ++report.skipped["not assessed in that year"];
            }
        }
        for (const auto& [key, term] : m_terms) {
            if (!m_usedTerms.contains(key)) {
                throw term.second.error("the file has no such score",
                                        "Remove the line, or correct its spelling.");
            }
        }
    }

    void check(std::int64_t source) const {
        std::vector<std::string> withoutScores;
        std::vector<std::string> againstThresholds;
        std::int64_t listed = 0;
        std::int64_t judged = 0;
        for (const auto& [key, entry] : m_entries) {
            const auto& [list, term] = key;
            listed += entry.listed ? 1 : 0;
            if (entry.listed && !entry.scores) {
                withoutScores.push_back(fmt::format("{}: {}", list, term));
            }
            if (!entry.scores || list < fmt::format("eu-{}", methodologyYear)) {
                continue;
            }
            ++judged;
            const bool critical =
                entry.scores->risk >= criticalRisk && entry.scores->importance >= criticalImportance;
            if (critical != entry.listed) {
                againstThresholds.push_back(fmt::format("{}: {} is {}listed with {:.1f} and {:.1f}", list,
                                                        term, entry.listed ? "" : "not ", entry.scores->risk,
                                                        entry.scores->importance));
            }
        }
        recordCheck(m_run, source, "every listed material has scores", listed, withoutScores);
        recordCheck(
            m_run, source,
            fmt::format(
                "since {} a material is listed when supply risk is {:.1f} and economic importance {:.1f} "
                "or more",
                methodologyYear, criticalRisk, criticalImportance),
            judged, againstThresholds);
    }

private:
    using Key = std::pair<std::string, std::string>; ///< slug of the list, term

    std::string termOf(const std::string& list, const std::string& material) {
        const auto found = m_terms.find({list, material});
        if (found == m_terms.end()) {
            return material;
        }
        m_usedTerms.insert(found->first);
        return found->second.first;
    }

    void store(const CsvRow& row, const Scores& scores) {
        const std::string list = "eu-" + row.required("Year");
        const auto id = m_lists.find(list);
        if (id == m_lists.end()) {
            throw row.error(fmt::format("there is no list '{}'", list),
                            "Add it to db/curated/critical_lists.csv.");
        }
        const std::string material = oneLine(row.required("Material"));
        const EuMaterial& known = m_materials.at(material, row);
        const std::string term = termOf(list, material);
        const auto [at, added] =
            m_entries.try_emplace({list, term}, Entry{false, known.mineral, std::nullopt});
        Entry& entry = at->second;
        if (entry.scores) {
            if (term == material || *entry.scores != scores) {
                throw row.error(fmt::format("a second score for '{}' of {}", term, list),
                                "Several materials may share one entry only when their scores are the same.");
            }
            return;
        }
        entry.scores = scores;
        if (added) {
            m_insert.write(row, id->second, term, known.mineral, scores.risk, scores.importance, row.line());
            return;
        }
        if (term == material && entry.mineral != 0 && entry.mineral != known.mineral) {
            throw row.error(
                fmt::format("'{}' is one mineral in db/curated/critical_list_members.csv and another in "
                            "eu_study_materials.csv",
                            material),
                "Make the two agree.");
        }
        update(id->second, term, entry.mineral != 0 ? entry.mineral : known.mineral, scores, row);
    }

    void update(std::int64_t list, const std::string& term, std::int64_t mineral, const Scores& scores,
                const CsvRow& row) {
        m_update.reset();
        m_update.bind(1, scores.risk);
        m_update.bind(2, scores.importance);
        m_update.bind(3, mineral);
        m_update.bind(4, row.line());
        m_update.bind(5, list);
        m_update.bind(6, term);
        m_update.exec();
    }

    IngestRun& m_run;
    EuMaterials& m_materials;
    SQLite::Statement m_update;
    RowWriter m_insert;
    std::map<std::string, std::int64_t> m_lists;
    std::map<Key, Entry> m_entries;
    std::map<Key, std::pair<std::string, CsvRow>> m_terms; ///< list and material -> term of the list
    std::set<Key> m_usedTerms;
};

} // namespace

void ingestEuScores(IngestRun& run, EuMaterials& materials, std::int64_t source) {
    ScoreReader reader(run, materials);
    reader.read();
    reader.check(source);
}

} // namespace lodestone
