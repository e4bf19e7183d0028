// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/curated.h"

#include <map>

namespace lodestone {

namespace {

struct StoredList {
    std::int64_t id = 0;
    std::int64_t listed = 0;
};

/// The mark in minerals.csv and the list of 2025 are two tellings of one fact.
void requireMarked(IngestRun& run, const CsvRow& row, MineralId mineral) {
    SQLite::Statement marked(run.db().handle(), "SELECT us_critical_2025 FROM mineral WHERE id = ?");
    marked.bind(1, mineral.value);
    if (!marked.executeStep() || marked.getColumn(0).getInt() != 1) {
        throw row.error(
            fmt::format("'{}' is on the US list of 2025, and minerals.csv does not mark it", row["slug"]),
            "Set column 'us_critical_2025' of db/curated/minerals.csv, or correct the list.");
    }
}

std::map<std::string, StoredList, std::less<>> storeLists(IngestRun& run) {
    std::map<std::string, StoredList, std::less<>> lists;
    RowWriter writer(run, "INSERT INTO critical_list (slug, name, authority, published, source_id, note) "
                          "VALUES (?, ?, ?, ?, ?, ?)");
    storeCurated(run, "critical_lists.csv", {"slug", "name", "authority", "published", "source", "note"},
                 [&](const CsvRow& row) {
                     const SourceId source = run.source(row.required("source"), row.file(), row.line());
                     lists[row["slug"]].id = writer.write(
                         row, row.required("slug"), row.required("name"), row.required("authority"),
                         requiredDate(row, "published").iso(), source, OrNull{row["note"]});
                 });
    return lists;
}

} // namespace

void ingestCriticalLists(IngestRun& run) {
    guarded(run.db(), [&run] {
        auto lists = storeLists(run);
        RowWriter entries(run, "INSERT INTO critical_list_entry (list_id, term, mineral_id, listed, note, "
                               "source_row) VALUES (?, ?, ?, ?, ?, ?)");
        storeCurated(run, "critical_list_members.csv", {"list", "term", "slug", "listed", "note"},
                     [&](const CsvRow& row) {
                         const auto list = lists.find(row.required("list"));
                         if (list == lists.end()) {
                             throw row.error(fmt::format("unknown list '{}'", row["list"]),
                                             "Add it to db/curated/critical_lists.csv, or correct the name.");
                         }
                         const bool listed = yesOrNo(row, "listed");
                         const KeyOrNull mineral = optionalMineral(run, row, "slug");
                         if (listed && mineral.value != 0 && row["list"] == "us-2025") {
                             requireMarked(run, row, MineralId{mineral.value});
                         }
                         list->second.listed += listed ? 1 : 0;
                         entries.write(row, list->second.id, row.required("term"), mineral, listed,
                                       OrNull{row["note"]}, row.line());
                     });
        for (const auto& [slug, list] : lists) {
            if (list.listed == 0) {
                throw IngestError(run.file("curated/critical_list_members.csv"), 0,
                                  fmt::format("list '{}' names nothing", slug),
                                  "Add its names, or remove it from db/curated/critical_lists.csv.");
            }
        }
    });
}

} // namespace lodestone
