// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/statistic_book.h"

#include <fmt/format.h>

namespace lodestone {

StatisticBook::StatisticBook(IngestRun& run)
    : m_insert(run,
               "INSERT INTO statistic (source_id, mineral_id, country_id, topic, item, partner_id, partner, "
               "from_year, to_year, unit, value, low, high, relation, status, printed, position, note, "
               "source_row, file_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_run(run) {}

void StatisticBook::store(const StatisticRecord& record, const CsvRow& row) {
    const CellRecord& cell = record.cell;
    m_insert.write(row, record.source, record.mineral, record.country, record.topic, record.item,
                   record.partner, OrNull{record.partnerName}, record.fromYear, record.toYear, record.unit,
                   cell.value, cell.low, cell.high, std::string(1, cell.relation), cell.status, cell.printed,
                   ++m_position, OrNull{cell.note}, cell.sourceRow, m_run.sourceFile(row));
}

void addRemark(std::string& text, std::string_view remark) {
    if (!remark.empty()) {
        text += (text.empty() ? "" : " -- ") + std::string(remark);
    }
}

void recordCheck(IngestRun& run, std::int64_t source, const std::string& name, std::int64_t checked,
                 const std::vector<std::string>& exceptions) {
    SQLite::Statement insert(run.db().handle(), "INSERT INTO ingest_check VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, source);
    insert.bind(2, name);
    insert.bind(3, checked);
    insert.bind(4, static_cast<std::int64_t>(exceptions.size()));
    bindTextOrNull(insert, 5, fmt::format("{}", fmt::join(exceptions, "\n")));
    insert.exec();
}

} // namespace lodestone
