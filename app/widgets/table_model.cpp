// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_model.h"

#include "figure/table_text.h"

namespace lodestone {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

int alignment(const DataColumn& column) {
    return static_cast<int>(Qt::AlignVCenter | (column.numeric ? Qt::AlignRight : Qt::AlignLeft));
}

QString tooltip(const DataTable& table, std::size_t row, std::size_t column) {
    QString lines;
    for (const auto& [label, words] : cellFacts(table, row, column))
        lines += (lines.isEmpty() ? QString() : QStringLiteral("\n")) + text(label + ": " + words);
    return lines;
}

} // namespace

void TableModel::setTable(DataTable table) {
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(shownCell(m_table, row, column).text).simplified();
    case Qt::ToolTipRole:
        return tooltip(m_table, row, column);
    case Qt::AccessibleTextRole: {
        const std::string words = shownCell(m_table, row, column).text;
        return text(m_table.columns[column].title + ": " + (words.empty() ? "none" : words));
    }
    case Qt::TextAlignmentRole:
        return alignment(m_table.columns[column]);
    case MissingRole:
        return shownCell(m_table, row, column).missing;
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const DataColumn& column = m_table.columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        if (column.numeric)
            return text(columnHead(column)) + numberGap.toString();
        return section == 0 ? firstGap + text(columnHead(column)) : text(columnHead(column));
    case Qt::ToolTipRole:
        return column.derived.empty()
                   ? tr("%1 · click to sort, again to turn, a third time for the publisher’s order")
                         .arg(text(columnHead(column)))
                   : tr("%1: %2").arg(text(column.title), text(column.derived));
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {};
    }
}

TableOrder::TableOrder(TableModel* model) : QSortFilterProxyModel(model), m_model(*model) {
    setDynamicSortFilter(true);
    setSourceModel(model);
}

void TableOrder::setFilter(const QString& words) {
    const std::string filter = words.simplified().toStdString();
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

std::vector<std::size_t> TableOrder::rows() const {
    std::vector<std::size_t> found;
    for (int row = 0; row < rowCount(); ++row)
        found.push_back(static_cast<std::size_t>(mapToSource(index(row, 0)).row()));
    return found;
}

bool TableOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const DataTable& table = m_model.table();
    const auto a = static_cast<std::size_t>(left.row());
    const auto b = static_cast<std::size_t>(right.row());
    const auto column = static_cast<std::size_t>(left.column());
    const bool last = sortsLast(table, a, column);
    // Qt turns the question round for the descending order: what is missing stands last in both.
    if (last != sortsLast(table, b, column))
        return (sortOrder() == Qt::AscendingOrder) != last;
    return cellOrder(table, column, a, b) < 0;
}

bool TableOrder::filterAcceptsRow(int row, const QModelIndex&) const {
    return m_filter.empty() || rowMatches(m_model.table(), static_cast<std::size_t>(row), m_filter);
}

} // namespace lodestone
