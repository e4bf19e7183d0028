// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind a figure as item models: its cells in words, and over them an order and a filter. What a
// cell says, how rows compare and what a filter keeps is core's. GUI thread.
#pragma once

#include "figure/figure.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace lodestone {

class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int MissingRole = Qt::UserRole; ///< bool: the words stand for a number that is not there

    /// Numbers stand flush right: it keeps them off the words of the next column.
    static constexpr QStringView numberGap = u"\u2002\u2002";

    static constexpr QChar firstGap = u'\u2002'; ///< keeps words off the bar of the row in front

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(DataTable table);
    [[nodiscard]] const DataTable& table() const { return m_table; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    DataTable m_table;
};

/// Rows of a TableModel that a filter keeps, in the order of a column; without one, in the publisher's order.
class TableOrder : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TableOrder(TableModel* model);

    void setFilter(const QString& words);
    /// Positions in the table, as shown from top to bottom.
    [[nodiscard]] std::vector<std::size_t> rows() const;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    TableModel& m_model;
    std::string m_filter;
};

} // namespace lodestone
