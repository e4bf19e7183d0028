// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a collection as rows: title and thumbnail, moved by drag or verb, renamed in place. Owns the
// collection and knows whether it was changed since it was saved. GUI thread.
#pragma once

#include "figure/collection.h"

#include <QAbstractListModel>
#include <QPixmap>

#include <memory>
#include <vector>

namespace lodestone {

class CollectionModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit CollectionModel(QObject* parent = nullptr);

    [[nodiscard]] const Collection& collection() const { return m_collection; }
    void setCollection(Collection collection); ///< unchanged
    void setWords(const std::string& title, const std::string& author, const std::string& date);
    [[nodiscard]] bool isChanged() const { return m_changed; }
    void setSaved() { setChanged(false); }

    void append(CollectionEntry entry, std::shared_ptr<const Figure> figure, const QPixmap& picture);
    void move(int from, int to); ///< to stand at `to` of the new order
    void remove(int row);

    /// A number of the row that stays with it wherever it moves.
    [[nodiscard]] int idOf(int row) const { return m_rows[static_cast<std::size_t>(row)].id; }
    [[nodiscard]] int rowOfId(int id) const; ///< -1 when it is gone
    void setFigure(int row, std::shared_ptr<const Figure> figure, const QPixmap& picture);
    void setTrouble(int row, const QString& trouble);
    [[nodiscard]] const std::shared_ptr<const Figure>& figure(int row) const; ///< null while it is built
    /// Whether each row has its figure or its trouble.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] QString trouble(int row) const { return m_rows[static_cast<std::size_t>(row)].trouble; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to, int before) override;

signals:
    void changedChanged(bool changed);

private:
    struct Row {
        int id = 0;
        std::shared_ptr<const Figure> figure;
        QPixmap picture;
        QString trouble;
    };
    void setChanged(bool changed);

    Collection m_collection;
    std::vector<Row> m_rows; ///< one for each entry
    int m_nextId = 1;
    bool m_changed = false;
};

} // namespace lodestone
