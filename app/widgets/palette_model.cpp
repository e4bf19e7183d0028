// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette_model.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace lodestone {

namespace {

using Kind = PaletteEntry::Kind;

struct Group {
    Kind kind;
    const char* title;
    std::size_t most; ///< entries shown of one query
    int head;         ///< start over the other groups: a title of many words holds what is typed more easily
};
constexpr std::array groups{Group{Kind::Mineral, QT_TRANSLATE_NOOP("PaletteModel", "Minerals"), 6, 8},
                            Group{Kind::Country, QT_TRANSLATE_NOOP("PaletteModel", "Countries"), 5, 6},
                            Group{Kind::Page, QT_TRANSLATE_NOOP("PaletteModel", "Pages"), 6, 8},
                            Group{Kind::Action, QT_TRANSLATE_NOOP("PaletteModel", "Actions"), 6, 6},
                            Group{Kind::Event, QT_TRANSLATE_NOOP("PaletteModel", "Events"), 6, -8},
                            Group{Kind::Source, QT_TRANSLATE_NOOP("PaletteModel", "Sources"), 4, -12}};

const Group& groupOf(Kind kind) {
    return *std::ranges::find(groups, kind, &Group::kind);
}

} // namespace

void PaletteModel::setEntries(std::vector<PaletteEntry> entries) {
    beginResetModel();
    m_rows.clear();
    m_entries = std::move(entries);
    std::vector<Findable> things;
    things.reserve(m_entries.size());
    for (const PaletteEntry& entry : m_entries)
        things.push_back({entry.title.toStdString(), entry.names});
    m_finder = Finder(things);
    endResetModel();
}

bool PaletteModel::isOffered(const PaletteEntry& entry) const {
    return entry.action.isNull() || entry.action->isEnabled();
}

void PaletteModel::addGroup(Kind kind, const std::vector<Found>& found, std::size_t most) {
    std::size_t count = 0;
    for (const Found& one : found) {
        const PaletteEntry& entry = m_entries[one.index];
        if (entry.kind != kind || !isOffered(entry) || count == most)
            continue;
        if (count++ == 0)
            m_rows.push_back({caption, kind, {}});
        m_rows.push_back({one.index, kind, one});
    }
}

void PaletteModel::setQuery(const QString& query) {
    beginResetModel();
    m_rows.clear();
    if (query.trimmed().isEmpty()) {
        std::vector<Found> all(m_entries.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i].index = i;
        for (const Kind kind : {Kind::Page, Kind::Action})
            addGroup(kind, all, all.size());
    } else {
        const std::vector<Found> found = m_finder.find(query.toStdString());
        std::vector<std::pair<int, Kind>> order; // by the best of each group; find() brings the best first
        for (const Found& one : found)
            if (const Kind kind = m_entries[one.index].kind;
                isOffered(m_entries[one.index]) &&
                std::ranges::find(order, kind, &std::pair<int, Kind>::second) == order.end())
                order.emplace_back(one.score + groupOf(kind).head, kind);
        std::ranges::stable_sort(order, std::ranges::greater{}, &std::pair<int, Kind>::first);
        for (const auto& [score, kind] : order)
            addGroup(kind, found, groupOf(kind).most);
    }
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const PaletteEntry* PaletteModel::entry(int row) const {
    if (row < 0 || row >= rowCount() || isCaption(row))
        return nullptr;
    return &m_entries[rowAt(row).entry];
}

QString PaletteModel::captionText(int row) const {
    return QCoreApplication::translate("PaletteModel", groupOf(rowAt(row).kind).title);
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const PaletteEntry* shown = entry(index.row());
    if (!shown)
        return captionText(index.row());
    if (role == Qt::DisplayRole)
        return shown->title;
    QString words = shown->title;
    for (const QString& more : {shown->aside, shown->key})
        if (!more.isEmpty())
            words += QStringLiteral(", ") + more;
    return words;
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || isCaption(index.row()))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

int PaletteModel::entryRow(int row, int by) const {
    const int count = rowCount();
    for (int step = 1; step <= count; ++step) {
        const int at = ((row + by * step) % count + count) % count;
        if (!isCaption(at))
            return at;
    }
    return -1;
}

int PaletteModel::entryCount() const {
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const Row& row) { return row.entry != caption; }));
}

} // namespace lodestone
