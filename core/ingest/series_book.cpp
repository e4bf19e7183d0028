// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/series_book.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace lodestone {

namespace {

using Kind = PrintedValue::Kind;

constexpr auto insertSeriesSql =
    "INSERT INTO series (source_id, mineral_id, stage_id, measure, product, label, unit, basis, preference, "
    "comparable, comparable_reason, note, years_averaged, printed_after) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr auto insertCellSql =
    "INSERT INTO cell (series_id, year, country_id, value, low, high, relation, status, printed, "
    "remark, note, source_row, file_id, printed_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr auto insertAggregateSql =
    "INSERT INTO aggregate (series_id, year, kind, value, low, high, relation, status, printed, "
    "remark, note, source_row, file_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

void setSmallOrOther(CellRecord& record, const NoteFacts& facts, const CsvRow& row) {
    if (facts.lessThanHalfUnit == facts.includedElsewhere) {
        throw row.error("'s' without a note that says whether it is below half a unit or included elsewhere",
                        "Look it up in the printed report.");
    }
    if (facts.includedElsewhere) {
        record.status = "included_elsewhere";
        return;
    }
    record.status = "below_precision";
    record.relation = '<';
    record.low = 0;
    record.high = 0.5;
}

} // namespace

void setQuantity(CellRecord& record, const PrintedValue& printed, const NoteFacts& facts, const CsvRow& row) {
    const std::string quantified = facts.projected ? "projected" : facts.estimated ? "estimated" : "reported";
    switch (printed.kind) {
    case Kind::Number:
        record.value = printed.number;
        record.status = printed.number > 0 ? quantified : "zero";
        break;
    case Kind::Above:
        record.value = printed.number;
        record.relation = '>';
        record.status = quantified;
        break;
    case Kind::Below:
    case Kind::Range:
        record.low = printed.low;
        record.high = printed.high;
        record.relation = printed.kind == Kind::Below ? '<' : '-';
        record.status = quantified;
        break;
    case Kind::Dash:
        record.value = 0;
        record.status = "zero";
        break;
    case Kind::NotAvailable:
        record.status = "not_available";
        break;
    case Kind::Withheld:
        record.status = "withheld";
        break;
    case Kind::SmallOrOther:
        setSmallOrOther(record, facts, row);
        break;
    case Kind::NotApplicable:
        record.status = "not_applicable";
        break;
    case Kind::Words:
        record.status = "qualitative";
        break;
    }
}

SeriesBook::SeriesBook(IngestRun& run)
    : m_run(run), m_db(run.db().handle()), m_insertSeries(m_db, insertSeriesSql),
      m_insertCell(m_db, insertCellSql), m_insertAggregate(m_db, insertAggregateSql) {
    SQLite::Statement names(m_db, "SELECT id, name FROM country");
    while (names.executeStep()) {
        m_names[names.getColumn(0).getInt64()] = names.getColumn(1).getString();
    }
}

std::int64_t SeriesBook::series(const SeriesSpec& spec, const CsvRow& row) {
    const Key key{spec.source, spec.mineral, spec.stage, spec.measure, spec.product};
    const auto at = m_series.find(key);
    if (at != m_series.end()) {
        if (at->second.spec != spec) {
            throw row.error(
                fmt::format("the series '{}' ({}) is described in two ways", spec.label, spec.measure),
                "Give every line of this series the same label, unit, basis, preference, "
                "comparability and note.");
        }
        return at->second.id;
    }
    auto& insert = m_insertSeries;
    insert.reset();
    insert.bind(1, spec.source);
    insert.bind(2, spec.mineral);
    insert.bind(3, spec.stage);
    insert.bind(4, spec.measure);
    insert.bind(5, spec.product);
    insert.bind(6, spec.label);
    insert.bind(7, spec.unit);
    insert.bind(8, spec.basis);
    insert.bind(9, spec.preference);
    insert.bind(10, spec.comparable ? 1 : 0);
    bindTextOrNull(insert, 11, spec.comparableReason);
    bindTextOrNull(insert, 12, spec.note);
    insert.bind(13, spec.yearsAveraged);
    bindOptional(insert, 14, spec.printedAfter);
    insert.exec();
    const std::int64_t id = m_db.getLastInsertRowid();
    m_series.emplace(key, Known{spec, id});
    return id;
}

void SeriesBook::store(const CellRecord& record, const CsvRow& row) {
    const bool isCountry = record.owner.kind == RowOwner::Kind::Country;
    auto& insert = isCountry ? m_insertCell : m_insertAggregate;
    insert.reset();
    insert.bind(1, record.series);
    insert.bind(2, record.year);
    if (isCountry) {
        insert.bind(3, record.owner.country);
    } else {
        insert.bind(3, record.owner.kind == RowOwner::Kind::World ? "world" : "other");
    }
    bindOptional(insert, 4, record.value);
    bindOptional(insert, 5, record.low);
    bindOptional(insert, 6, record.high);
    insert.bind(7, std::string(1, record.relation));
    insert.bind(8, record.status);
    insert.bind(9, record.printed);
    bindTextOrNull(insert, 10, record.remark);
    bindTextOrNull(insert, 11, record.note);
    const bool line = record.sourceRow > 0;
    const std::int64_t file = line && record.file == 0 ? m_run.sourceFile(row) : record.file;
    bindOptional(insert, 12, line ? std::optional(record.sourceRow) : std::nullopt);
    bindOptional(insert, 13, line ? std::optional(file) : std::nullopt);
    if (isCountry) {
        const auto ours = m_names.find(record.owner.country);
        const bool same = ours != m_names.end() && ours->second == record.printedName;
        bindTextOrNull(insert, 14, same ? std::string() : record.printedName);
    }
    try {
        insert.exec();
    } catch (const SQLite::Exception& error) {
        if (error.getExtendedErrorCode() == SQLITE_CONSTRAINT_PRIMARYKEY) {
            throw row.error(fmt::format("a second value for the same row and year ({})", record.year),
                            "Give the two different products in the mapping, or keep one with a reason.");
        }
        throw row.error(fmt::format("the database refuses the value '{}' ({})", record.printed, error.what()),
                        "Compare with the rules in db/schema.sql.");
    }
}

} // namespace lodestone
