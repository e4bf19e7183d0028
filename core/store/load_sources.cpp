// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/load.h"
#include "store/reading.h"

namespace lodestone {
namespace {

// Rows of each table that stand on a source; events by their own source, reports of events beside them.
constexpr const char* rowsSql =
    "SELECT source_id, 1, 'cells', count(*) FROM cell JOIN series ON series.id = series_id GROUP BY 1 "
    "UNION ALL SELECT source_id, 2, 'aggregates', count(*) FROM aggregate JOIN series ON series.id = "
    "series_id "
    "GROUP BY 1 "
    "UNION ALL SELECT source_id, 3, 'statistics', count(*) FROM statistic GROUP BY 1 "
    "UNION ALL SELECT source_id, 4, 'trade_parameters', count(*) FROM trade_parameter GROUP BY 1 "
    "UNION ALL SELECT source_id, 5, 'governance', count(*) FROM governance GROUP BY 1 "
    "UNION ALL SELECT source_id, 6, 'critical_list_entries', count(*) FROM critical_list_entry "
    "JOIN critical_list ON critical_list.id = list_id GROUP BY 1 "
    "UNION ALL SELECT source_id, 7, 'events', count(*) FROM event GROUP BY 1 "
    "UNION ALL SELECT source_id, 8, 'agreements', count(*) FROM agreement JOIN event ON event.id = event_id "
    "GROUP BY 1 "
    "UNION ALL SELECT source_id, 9, 'event_reports', count(*) FROM event_report GROUP BY 1 "
    "UNION ALL SELECT source_id, 10, 'claims', count(*) FROM claim GROUP BY 1 "
    "UNION ALL SELECT source_id, 11, 'places', count(*) FROM place GROUP BY 1 "
    "ORDER BY 1, 2";

} // namespace

std::vector<SourceRows> loadSourceRows(const Database& db) {
    return guarded(db, [&] {
        SQLite::Statement query(db.handle(), rowsSql);
        std::vector<SourceRows> rows;
        while (query.executeStep())
            rows.push_back({idAt<SourceTag>(query, 0), textAt(query, 2), intAt(query, 3)});
        return rows;
    });
}

} // namespace lodestone
