// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/collection_model.h"

#include "model/outside_words.h"

#include <algorithm>

namespace lodestone {

namespace {
constexpr qsizetype mostTitle = 1'000; // as a file of a collection may hold
} // namespace

CollectionModel::CollectionModel(QObject* parent) : QAbstractListModel(parent) {}

void CollectionModel::setCollection(Collection collection) {
    beginResetModel();
    m_collection = std::move(collection);
    m_rows.clear();
    for (std::size_t i = 0; i < m_collection.entries.size(); ++i)
        m_rows.push_back({m_nextId++, {}, {}, {}});
    endResetModel();
    setChanged(false);
}

void CollectionModel::setWords(const std::string& typedTitle, const std::string& typedAuthor,
                               const std::string& typedDate) {
    const std::string title = cleanWords(typedTitle);
    const std::string author = cleanWords(typedAuthor);
    const std::string date = cleanWords(typedDate);
    if (m_collection.title == title && m_collection.author == author && m_collection.date == date)
        return;
    m_collection.title = title;
    m_collection.author = author;
    m_collection.date = date;
    setChanged(true);
}

void CollectionModel::append(CollectionEntry entry, std::shared_ptr<const Figure> figure,
                             const QPixmap& picture) {
    beginInsertRows({}, rowCount(), rowCount());
    entry.title = cleanWords(entry.title);
    m_collection.entries.push_back(std::move(entry));
    m_rows.push_back({m_nextId++, std::move(figure), picture, {}});
    endInsertRows();
    setChanged(true);
}

void CollectionModel::move(int from, int to) {
    if (from != to && from >= 0 && to >= 0 && from < rowCount() && to < rowCount())
        moveRows({}, from, 1, {}, to > from ? to + 1 : to);
}

void CollectionModel::remove(int row) {
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_collection.entries.erase(m_collection.entries.begin() + row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    setChanged(true);
}

int CollectionModel::rowOfId(int id) const {
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void CollectionModel::setFigure(int row, std::shared_ptr<const Figure> figure, const QPixmap& picture) {
    Row& one = m_rows[static_cast<std::size_t>(row)];
    one.figure = std::move(figure);
    one.picture = picture;
    emit dataChanged(index(row), index(row));
}

void CollectionModel::setTrouble(int row, const QString& trouble) {
    m_rows[static_cast<std::size_t>(row)].trouble = trouble;
    emit dataChanged(index(row), index(row));
}

const std::shared_ptr<const Figure>& CollectionModel::figure(int row) const {
    return m_rows[static_cast<std::size_t>(row)].figure;
}

bool CollectionModel::isReady() const {
    return std::ranges::all_of(m_rows, [](const Row& row) { return row.figure || !row.trouble.isEmpty(); });
}

int CollectionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CollectionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto at = static_cast<std::size_t>(index.row());
    const Row& row = m_rows[at];
    const QString title = QString::fromStdString(m_collection.entries[at].title);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return title;
    case Qt::DecorationRole:
        return row.picture;
    case Qt::ToolTipRole:
        return row.trouble.isEmpty() ? title : row.trouble;
    case Qt::AccessibleTextRole:
        return tr("%1 of %2: %3").arg(index.row() + 1).arg(rowCount()).arg(title);
    default:
        return {};
    }
}

bool CollectionModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const std::string title = cleanWords(
        value.toString().simplified().left(mostTitle).toStdString()); // an editor lets any character in
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || title.empty())
        return false;
    std::string& held = m_collection.entries[static_cast<std::size_t>(index.row())].title;
    if (held == title)
        return true;
    held = title;
    emit dataChanged(index, index);
    setChanged(true);
    return true;
}

Qt::ItemFlags CollectionModel::flags(const QModelIndex& index) const {
    // Only between the figures can something be dropped.
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable |
                                 Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::ItemIsDropEnabled;
}

bool CollectionModel::moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to,
                               int before) {
    if (count != 1 || from.isValid() || to.isValid() || row < 0 || row >= rowCount() || before < 0 ||
        before > rowCount() || !beginMoveRows({}, row, row, {}, before))
        return false;
    const int target = before > row ? before - 1 : before;
    moveEntry(m_collection, static_cast<std::size_t>(row), static_cast<std::size_t>(target));
    const auto at = [this](int i) { return m_rows.begin() + i; };
    if (row < target)
        std::rotate(at(row), at(row) + 1, at(target) + 1);
    else
        std::rotate(at(target), at(row), at(row) + 1);
    endMoveRows();
    setChanged(true);
    return true;
}

void CollectionModel::setChanged(bool changed) {
    if (m_changed == changed)
        return;
    m_changed = changed;
    emit changedChanged(changed);
}

} // namespace lodestone
