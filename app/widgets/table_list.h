// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind a figure in the style of the house: sorted by a click on a head or Enter in its column,
// narrowed by a filter, walked cell by cell with the arrow keys. GUI thread.
#pragma once

#include "widgets/table_model.h"

#include <QTableView>

namespace lodestone {

class TableList : public QTableView {
    Q_OBJECT
public:
    explicit TableList(QWidget* parent = nullptr);

    /// Keeps order and filter where the columns are the same; brings the row of `mark` to the front.
    void setTable(DataTable table, const Mark& mark);
    [[nodiscard]] const DataTable& table() const { return m_model->table(); }
    void setFilter(const QString& words);
    void setEmptyText(const QString& text) { m_emptyText = text; }

    /// Selects a row of the mark and brings it to the front, unless one is; none where there is none.
    void showMark(const Mark& mark);
    /// Position in the table of the row and column in front; nothing when there is none.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> cell() const;
    [[nodiscard]] std::vector<std::size_t> shownRows() const { return m_order->rows(); }
    /// The chosen rows from top to bottom; all that are shown when fewer than two are chosen.
    [[nodiscard]] std::vector<std::size_t> rowsToCopy() const;
    /// Ascending, descending, the publisher's order, and round again.
    void sortBy(int column);

signals:
    void cellInFront();                          ///< another cell, or another table
    void rowPicked(const lodestone::Mark& mark); ///< by the reader; Kind::None for a row that is nothing

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void fitColumns();
    void putInFront(const QModelIndex& cell);
    void bringToFront();
    void pick(const QModelIndex& row);

    TableModel* m_model;
    TableOrder* m_order;
    QString m_emptyText;
    Mark m_picked; ///< whose row is shown as selected
    bool m_filling = false;
};

} // namespace lodestone
