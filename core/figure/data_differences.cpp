// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_document.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lodestone {
namespace {

using Row = std::vector<std::string>;

std::vector<std::string> columnIds(const DataTable& table) {
    std::vector<std::string> ids;
    for (const DataColumn& column : table.columns)
        ids.push_back(column.id);
    return ids;
}

std::size_t columnAt(const DataTable& table, const std::string& id) {
    return static_cast<std::size_t>(std::ranges::find(table.columns, id, &DataColumn::id) -
                                    table.columns.begin());
}

Row picked(const Row& row, const std::vector<std::size_t>& columns) {
    Row cells;
    for (const std::size_t column : columns)
        cells.push_back(row[column]);
    return cells;
}

std::vector<std::size_t> places(const DataTable& table, const std::vector<std::string>& ids) {
    std::vector<std::size_t> columns;
    for (const std::string& id : ids)
        columns.push_back(columnAt(table, id));
    return columns;
}

bool namesEachRow(const DataTable& table, const std::vector<std::string>& ids) {
    const std::vector<std::size_t> columns = places(table, ids);
    std::set<Row> seen;
    return std::ranges::all_of(table.rows,
                               [&](const Row& row) { return seen.insert(picked(row, columns)).second; });
}

/// The first columns that tell the rows of both tables apart: a row is the same where they say the same.
std::vector<std::string> keyOf(const DataTable& before, const DataTable& now,
                               const std::vector<std::string>& shared) {
    std::vector<std::string> key;
    for (const std::string& id : shared) {
        key.push_back(id);
        if (namesEachRow(before, key) && namesEachRow(now, key))
            return key;
    }
    return key;
}

/// Rows by key, alike ones in their order.
std::map<Row, std::vector<const Row*>> rowsByKey(const DataTable& table,
                                                 const std::vector<std::string>& key) {
    const std::vector<std::size_t> columns = places(table, key);
    std::map<Row, std::vector<const Row*>> rows;
    for (const Row& row : table.rows)
        rows[picked(row, columns)].push_back(&row);
    return rows;
}

std::string shown(const std::string& cell) {
    return cell.empty() ? "nothing" : "'" + cell + "'";
}

/// What is said of the figure beside its cells.
void addOtherChanges(std::vector<std::string>& changes, const FigureDocument& before,
                     const FigureDocument& now) {
    ViewState is = now.state;
    if (!before.state.day)
        is.day.reset(); // files of older programs do not carry the day on which they were built
    if (before.state != is)
        changes.push_back(fmt::format("the view '{}' is no longer there; the nearest is '{}'",
                                      before.state.text(), now.state.text()));
    const auto sameLine = [](const SourceLine& a, const SourceLine& b) {
        return a.text == b.text && a.licence == b.licence && a.url == b.url;
    };
    const auto holds = [&](const std::vector<SourceLine>& sources, const SourceLine& one) {
        return std::ranges::any_of(sources, [&](const SourceLine& other) { return sameLine(one, other); });
    };
    const auto knows = [](const std::vector<SourceLine>& sources, const SourceLine& one) {
        return std::ranges::find(sources, one.text, &SourceLine::text) != sources.end();
    };
    for (const SourceLine& source : before.sources)
        if (!knows(now.sources, source))
            changes.push_back(fmt::format("source '{}' is gone", source.text));
        else if (!holds(now.sources, source))
            changes.push_back(fmt::format("source '{}' has another licence or address", source.text));
    for (const SourceLine& source : now.sources)
        if (!knows(before.sources, source))
            changes.push_back(fmt::format("source '{}' is new", source.text));
}

/// What is drawn beside the cells. Sentences that alone differ are the words of another program, unless this
/// one wrote them.
std::vector<std::string> drawnChanges(const FigureDocument& before, const FigureDocument& now) {
    if (!before.drawn || !now.drawn)
        return {};
    std::vector<DrawnItem> was = *before.drawn;
    std::vector<DrawnItem> is = *now.drawn;
    if (before.program != now.program) {
        std::erase_if(was, isSentence);
        std::erase_if(is, isSentence);
    }
    return drawnDifferences(was, is);
}

} // namespace

std::vector<std::string> dataChanges(const FigureDocument& before, const FigureDocument& now) {
    std::vector<std::string> changes = dataDifferences(before.table, now.table);
    addOtherChanges(changes, before, now);
    std::ranges::move(drawnChanges(before, now), std::back_inserter(changes));
    return changes;
}

std::vector<std::string> dataDifferences(const DataTable& before, const DataTable& now) {
    std::vector<std::string> lines;
    const std::vector<std::string> idsBefore = columnIds(before);
    const std::vector<std::string> idsNow = columnIds(now);
    std::vector<std::string> shared;
    for (const std::string& id : idsBefore)
        if (std::ranges::find(idsNow, id) != idsNow.end())
            shared.push_back(id);
        else
            lines.push_back(fmt::format("column '{}' is gone", id));
    for (const std::string& id : shared) {
        const std::string& was = before.columns[columnAt(before, id)].unit;
        const std::string& is = now.columns[columnAt(now, id)].unit;
        if (was != is)
            lines.push_back(fmt::format("column '{}': unit {} was {}", id, shown(is), shown(was)));
    }
    for (const std::string& id : idsNow)
        if (std::ranges::find(idsBefore, id) == idsBefore.end())
            lines.push_back(fmt::format("column '{}' is new", id));
    const std::vector<std::string> key = keyOf(before, now, shared);
    const auto rowsBefore = rowsByKey(before, key);
    auto rowsNow = rowsByKey(now, key);
    for (const auto& [name, rows] : rowsBefore) {
        std::vector<const Row*>& others = rowsNow[name];
        const std::string words = fmt::format("row {}", fmt::join(name, ", "));
        for (std::size_t i = 0; i < rows.size() && i < others.size(); ++i)
            for (const std::string& id : shared) {
                const std::string& was = (*rows[i])[columnAt(before, id)];
                const std::string& is = (*others[i])[columnAt(now, id)];
                if (was != is)
                    lines.push_back(
                        fmt::format("{}, column '{}': {} was {}", words, id, shown(is), shown(was)));
            }
        if (others.size() < rows.size())
            lines.push_back(fmt::format("{} is gone", words));
    }
    for (const auto& [name, rows] : rowsNow) {
        const auto found = rowsBefore.find(name);
        if (rows.size() > (found == rowsBefore.end() ? 0 : found->second.size()))
            lines.push_back(fmt::format("row {} is new", fmt::join(name, ", ")));
    }
    return lines;
}

} // namespace lodestone
