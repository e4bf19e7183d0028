// SPDX-License-Identifier: GPL-3.0-or-later
// A table of texts as a list with columns: one row in front, chosen by click or arrow keys. GUI thread.
#pragma once

#include "figure/figure.h"

#include <QAbstractTableModel>
#include <QTreeView>

namespace lodestone {

class DataListModel : public QAbstractTableModel {
    Q_OBJECT
public:
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

class DataList : public QTreeView {
    Q_OBJECT
public:
    explicit DataList(QWidget* parent = nullptr);

    /// `weights`: how the columns share the width; 0 takes what its widest cell needs.
    void setWeights(std::vector<int> weights);
    /// Keeps the row in front where it can; the first one is chosen otherwise. Emits rowPicked.
    void setTable(DataTable table, int row = 0);
    [[nodiscard]] const DataTable& table() const { return m_model->table(); }
    [[nodiscard]] int row() const { return currentIndex().row(); } ///< -1 for none
    void setEmptyText(const QString& text) { m_emptyText = text; }

signals:
    void rowPicked(int row); ///< -1 when the list is empty

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void shareWidth();

    DataListModel* m_model;
    std::vector<int> m_weights;
    QString m_emptyText;
    bool m_filling = false;
};

} // namespace lodestone
