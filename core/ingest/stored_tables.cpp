// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/stored_tables.h"
#include "model/letters.h"

#include "model/printed.h"
#include "store/statement.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(), lowerLetter);
    return text;
}

std::map<std::int64_t, StoredSeries> storedSeries(const Database& db) {
    std::map<std::int64_t, StoredSeries> found;
    SQLite::Statement query(
        db.handle(), "SELECT series.id, publisher, mineral_id, stage_id, measure, product, unit, basis, "
                     "ifnull(series.note, ''), comparable, family FROM series "
                     "JOIN source ON source.id = source_id");
    while (query.executeStep()) {
        StoredSeries series;
        series.id = query.getColumn(0).getInt64();
        const std::string publisher = query.getColumn(1).getString();
        series.publisher = publisher.substr(0, publisher.find(';'));
        series.question =
            fmt::format("{}/{}/{}/{}", query.getColumn(2).getInt64(), query.getColumn(3).getInt64(),
                        query.getColumn(4).getString(), query.getColumn(5).getString());
        series.unit = query.getColumn(6).getString();
        series.basis = query.getColumn(7).getString();
        series.note = query.getColumn(8).getString();
        series.comparable = query.getColumn(9).getInt() == 1;
        series.alwaysNamesItsOwn = query.getColumn(10).getString() == "Summaries";
        found.emplace(series.id, std::move(series));
    }
    return found;
}

} // namespace

double StoredTable::named() const {
    double sum = 0;
    for (const auto& [country, row] : rows)
        if (row.value && row.relation == "=")
            sum += *row.value;
    return sum;
}

bool StoredTable::isFull() const {
    return total && named() > 0 && *total - named() - other <= roundingPlace(totalPrinted) / 2;
}

StoredTables::StoredTables(const Database& db) : m_series(storedSeries(db)) {
    SQLite::Statement query(
        db.handle(),
        "SELECT series_id, year, country_id, '' AS kind, value, relation, status, printed, "
        "iif(status = 'included_elsewhere', printed || ' -- ' || ifnull(remark, '') || ' -- ' || "
        "ifnull(note, ''), '') FROM cell UNION ALL "
        "SELECT series_id, year, 0, kind, value, relation, status, printed, "
        "ifnull(remark, '') || ' -- ' || ifnull(note, '') FROM aggregate "
        "ORDER BY series_id, year");
    while (query.executeStep()) {
        const std::int64_t series = query.getColumn(0).getInt64();
        const int year = query.getColumn(1).getInt();
        if (m_tables.empty() || m_tables.back().series->id != series || m_tables.back().year != year) {
            m_tables.emplace_back();
            m_tables.back().series = &m_series.at(series);
            m_tables.back().year = year;
        }
        StoredTable& table = m_tables.back();
        const std::string kind = query.getColumn(3).getString();
        const std::optional<double> value = optionalReal(query.getColumn(4));
        const std::string relation = query.getColumn(5).getString();
        if (kind == "other")
            table.other = value.value_or(0);
        else if (kind == "world") {
            table.total = relation == "<" ? std::nullopt : value;
            table.totalPrinted = query.getColumn(7).getString();
            table.totalWords = lowerCase(query.getColumn(8).getString());
        } else
            table.rows.emplace(query.getColumn(2).getInt64(),
                               StoredRow{query.getColumn(6).getString(), value, relation,
                                         lowerCase(query.getColumn(8).getString())});
    }
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        m_byQuestion[m_tables[i].series->question].push_back(i);
}

std::vector<const StoredTable*> StoredTables::answering(const StoredSeries& series) const {
    std::vector<const StoredTable*> found;
    for (const std::size_t i : m_byQuestion.at(series.question))
        if (m_tables[i].series->comparable && m_tables[i].series->basis == series.basis)
            found.push_back(&m_tables[i]);
    std::ranges::stable_sort(found, {}, &StoredTable::year);
    return found;
}

} // namespace lodestone
