// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/curated.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace lodestone {

namespace {

constexpr auto seriesSql =
    "SELECT series.id, mineral.slug, stage.slug, measure, product, source.slug "
    "FROM series JOIN mineral ON mineral.id = mineral_id JOIN stage ON stage.id = stage_id "
    "JOIN source ON source.id = source_id ORDER BY series.id";

/// What a line is about: mineral, stage, measure, product, source; no source: every one without its own line.
using Key = std::array<std::string, 5>;

struct Line {
    CsvRow row;
    bool used = false;
};

void checkWords(const CsvRow& row) {
    static const std::map<std::string, std::set<std::string>> verbs{
        {"production", {"mined", "produced", "refined", "processed"}},
        {"capacity", {"had"}},
        {"reserves", {"holds"}}};
    row.required("reason");
    const auto known = verbs.find(row.required("measure"));
    if (known == verbs.end() || !known->second.contains(row.required("verb"))) {
        throw row.error(fmt::format("verb '{}' does not go with {}", row["verb"], row["measure"]),
                        "Write mined, produced, refined or processed of production, had of capacity, holds "
                        "of reserves.");
    }
    if (row["verb"] == "mined" && row["stage"] != "mining") {
        throw row.error("'mined' of a stage that is not mining", "Write what its producers did.");
    }
}

std::map<Key, Line> readLines(IngestRun& run) {
    std::map<Key, Line> lines;
    storeCurated(run, "series_subjects.csv",
                 {"mineral", "stage", "measure", "product", "source", "subject", "verb", "reason"},
                 [&](const CsvRow& row) {
                     checkWords(row);
                     const Key key{row.required("mineral"), row.required("stage"), row["measure"],
                                   row["product"], row["source"]};
                     if (const auto [at, added] = lines.emplace(key, Line{row}); !added) {
                         throw row.error(fmt::format("the same series as in row {}", at->second.row.line()),
                                         "Keep one of the two lines.");
                     }
                 });
    return lines;
}

Line& lineOf(std::map<Key, Line>& lines, Key key, const IngestRun& run) {
    if (const auto own = lines.find(key); own != lines.end()) {
        return own->second;
    }
    const std::string source = key.back();
    key.back().clear();
    if (const auto any = lines.find(key); any != lines.end()) {
        return any->second;
    }
    throw IngestError(
        run.file("curated/series_subjects.csv"), 0,
        fmt::format("no line says what {} {} {} '{}' of {} counts", key[0], key[1], key[2], key[3], source),
        "Add one: the subject in the publisher's words, or none where the mineral itself is "
        "counted, and why.");
}

void storeSubjects(IngestRun& run) {
    std::map<Key, Line> lines = readLines(run);
    SQLite::Statement series(run.db().handle(), seriesSql);
    SQLite::Statement update(run.db().handle(), "UPDATE series SET subject = ?, verb = ? WHERE id = ?");
    while (series.executeStep()) {
        Line& line = lineOf(lines,
                            {series.getColumn(1).getString(), series.getColumn(2).getString(),
                             series.getColumn(3).getString(), series.getColumn(4).getString(),
                             series.getColumn(5).getString()},
                            run);
        line.used = true;
        update.reset();
        bindTextOrNull(update, 1, line.row["subject"]);
        update.bind(2, line.row["verb"]);
        update.bind(3, series.getColumn(0).getInt64());
        update.exec();
    }
    for (const auto& [key, line] : lines) {
        if (!line.used) {
            throw line.row.error("no series is of this mineral, stage, measure, product and source",
                                 "Remove the line, or correct it.");
        }
    }
}

/// A name of a product must lead to a table of it.
void requireNamedProducts(IngestRun& run) {
    SQLite::Statement lost(
        run.db().handle(),
        "SELECT alias, product, stage FROM mineral_alias a WHERE stage IS NOT NULL AND NOT EXISTS (SELECT 1 "
        "FROM series JOIN stage ON stage.id = stage_id WHERE series.mineral_id = a.mineral_id AND "
        "stage.slug = a.stage AND series.product = ifnull(a.product, ''))");
    if (lost.executeStep()) {
        throw IngestError(run.file("curated/mineral_aliases.csv"), 0,
                          fmt::format("'{}' is said to be product '{}' at the stage {}, which no series is",
                                      lost.getColumn(0).getString(), lost.getColumn(1).getString(),
                                      lost.getColumn(2).getString()),
                          "Correct product and stage, or say in 'note' that no table answers to the name.");
    }
}

} // namespace

void ingestSubjects(IngestRun& run) {
    guarded(run.db(), [&run] {
        storeSubjects(run);
        requireNamedProducts(run);
    });
}

} // namespace lodestone
