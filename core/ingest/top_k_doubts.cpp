// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/doubts.h"

#include "ingest/stored_tables.h"
#include "store/statement.h"

#include <algorithm>
#include <optional>

namespace lodestone {
namespace {

struct Smallest {
    std::int64_t country = 0;
    double share = 0; ///< of the table's total
};

double denominator(const StoredTable& table) {
    return std::max(table.named() + table.other, table.total.value_or(0));
}

/// Of several of one size whichever is not `own`. Nothing where no row holds a number above zero, or where no
/// total is published: then no bound is claimed.
std::optional<Smallest> smallestNamed(const StoredTable& table, std::int64_t own) {
    std::optional<Smallest> found;
    if (!table.total)
        return found;
    for (const auto& [country, row] : table.rows) {
        if (!row.value || *row.value <= 0 || row.relation != "=")
            continue;
        const double share = *row.value / denominator(table);
        if (!found || share < found->share || (share == found->share && found->country == own))
            found = Smallest{country, share};
    }
    return found;
}

struct Larger {
    std::int64_t country = 0;
    std::int64_t series = 0;
    double share = 0;
};

/// The largest producer of another table of that year that this one does not list, if it exceeds the smallest
/// one here.
std::optional<Larger> unlistedAbove(const StoredTable& table, const Smallest& smallest,
                                    const std::vector<const StoredTable*>& all) {
    std::optional<Larger> found;
    for (const StoredTable* other : all) {
        if (other->year != table.year || other->series->id == table.series->id || !other->total)
            continue;
        for (const auto& [country, row] : other->rows) {
            if (!row.value || row.relation != "=" || table.rows.contains(country))
                continue;
            const double share = *row.value / denominator(*other);
            if (share > smallest.share && (!found || share > found->share))
                found = Larger{country, other->series->id, std::min(share, 1.0)};
        }
    }
    return found;
}

} // namespace

void ingestTopKDoubts(IngestRun& run) {
    const StoredTables stored(run.db());
    const std::int64_t own = run.findCountry("USA")->value;
    SQLite::Statement insert(run.db().handle(), "INSERT OR IGNORE INTO no_top_k VALUES (?, ?, ?, ?, ?, ?)");
    const auto write = [&](const StoredTable& table, std::int64_t country, const char* reason,
                           const std::optional<Larger>& larger) {
        insert.reset();
        insert.bind(1, table.series->id);
        insert.bind(2, table.year);
        insert.bind(3, country);
        insert.bind(4, reason);
        bindOptional(insert, 5, larger ? std::optional(larger->series) : std::nullopt);
        bindOptional(insert, 6, larger ? std::optional(larger->share) : std::nullopt);
        insert.exec();
    };
    for (const StoredTable& table : stored.tables()) {
        const std::optional<Smallest> smallest = smallestNamed(table, own);
        if (!smallest || !table.series->comparable)
            continue;
        if (table.series->alwaysNamesItsOwn && smallest->country == own)
            write(table, own, "always", std::nullopt);
        if (const auto larger = unlistedAbove(table, *smallest, stored.answering(*table.series)))
            write(table, larger->country, "listed", larger);
    }
}

} // namespace lodestone
