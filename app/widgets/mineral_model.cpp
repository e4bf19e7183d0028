// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mineral_model.h"

#include <algorithm>

namespace lodestone {

namespace {

constexpr std::size_t mostPartsListed = 8; // five platinum-group metals stand for themselves

bool matches(const Mineral& mineral, const QString& filter) {
    const auto holds = [&filter](const std::string& text) {
        return QString::fromStdString(text).contains(filter, Qt::CaseInsensitive);
    };
    if (filter.isEmpty() || holds(mineral.name) || holds(mineral.slug))
        return true;
    // A symbol is matched whole: 'n' must not list every mineral whose symbol holds an n.
    if (QString::fromStdString(mineral.symbol).compare(filter, Qt::CaseInsensitive) == 0)
        return true;
    return std::ranges::any_of(mineral.aliases, holds);
}

QString spoken(const Mineral& mineral, const MineralBadge* badge) {
    QString text = QString::fromStdString(mineral.name);
    if (badge && badge->hhi)
        text +=
            QStringLiteral(", HHI ") +
            QString::fromStdString(badge->text).replace(QStringLiteral("\u2265"), QStringLiteral("at least"));
    else if (badge)
        text += QStringLiteral(", ") + QString::fromStdString(badge->text);
    if (badge && badge->withheld)
        text += QStringLiteral(", a producer is withheld");
    return text;
}

} // namespace

MineralModel::MineralModel(std::shared_ptr<const Catalogue> catalogue, QObject* parent)
    : QAbstractListModel(parent), m_catalogue(std::move(catalogue)) {
    rebuild();
}

int MineralModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MineralModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const int row = index.row();
    const Mineral* shown = mineral(row);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (isFold(row))
            return foldText(at(row));
        if (!shown)
            return QString::fromStdString(at(row).mineral->group);
        if (role == Qt::AccessibleTextRole && row + 1 < rowCount() && isFold(row + 1))
            return spoken(*shown, badge(row)) + QStringLiteral(", Enter: ") + foldText(at(row + 1));
        return role == Qt::DisplayRole ? QString::fromStdString(shown->name) : spoken(*shown, badge(row));
    case Qt::ToolTipRole:
        if (const MineralBadge* known = badge(row); known && shown)
            return QString::fromStdString(badgeWords(*known, *shown, *m_catalogue));
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags MineralModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || mineral(index.row()) == nullptr)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void MineralModel::setFilter(const QString& text) {
    const QString filter = text.simplified();
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

void MineralModel::setBadges(std::vector<MineralBadge> badges) {
    m_badges.clear();
    for (MineralBadge& badge : badges)
        m_badges.insert_or_assign(badge.mineral, std::move(badge));
    if (!m_rows.empty())
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

const Mineral* MineralModel::mineral(int row) const {
    const Row& shown = at(row);
    return shown.kind == RowKind::Mineral || shown.kind == RowKind::Part ? shown.mineral : nullptr;
}

void MineralModel::setOpen(MineralId group, bool open) {
    beginResetModel();
    if (open)
        m_open.insert(group);
    else
        m_open.erase(group);
    rebuild();
    endResetModel();
}

void MineralModel::toggleFold(int row) {
    const MineralId group = at(row).mineral->id;
    setOpen(group, !m_open.contains(group));
}

void MineralModel::unfold(std::string_view slug) {
    const Mineral* wanted = m_catalogue->mineralBySlug(slug);
    if (wanted && wanted->parent && m_filter.isEmpty() && rowOf(slug) < 0)
        setOpen(wanted->parent, true);
}

const MineralBadge* MineralModel::badge(int row) const {
    const Mineral* shown = mineral(row);
    const auto found = shown ? m_badges.find(shown->slug) : m_badges.end();
    return found == m_badges.end() ? nullptr : &found->second;
}

int MineralModel::rowOf(std::string_view slug) const {
    const auto found = std::ranges::find_if(m_rows, [slug](const Row& row) {
        return (row.kind == RowKind::Mineral || row.kind == RowKind::Part) && row.mineral->slug == slug;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int MineralModel::firstMineral() const {
    return m_rows.empty() ? -1 : 1; // a caption stands before it
}

void MineralModel::rebuild() {
    std::vector<std::string_view> groups;
    for (const Mineral& mineral : m_catalogue->minerals)
        if (std::ranges::find(groups, mineral.group) == groups.end())
            groups.push_back(mineral.group);

    m_rows.clear();
    for (const std::string_view group : groups)
        addGroup(group);
}

void MineralModel::addGroup(std::string_view group) {
    bool captioned = false;
    const auto add = [&](RowKind kind, const Mineral& mineral, int parts = 0) {
        if (!captioned)
            m_rows.push_back({RowKind::Caption, &mineral, 0});
        captioned = true;
        m_rows.push_back({kind, &mineral, parts});
    };
    for (const Mineral& mineral : m_catalogue->minerals) {
        if (mineral.group != group)
            continue;
        const Mineral* parent = m_catalogue->mineral(mineral.parent);
        if (!m_filter.isEmpty()) {
            if (matches(mineral, m_filter))
                add(RowKind::Mineral, mineral);
            continue;
        }
        if (parent && parent->group == group && partsOf(*parent).size() > mostPartsListed)
            continue; // stands behind the fold
        add(RowKind::Mineral, mineral);
        const std::vector<const Mineral*> parts = partsOf(mineral);
        if (parts.size() <= mostPartsListed)
            continue;
        add(RowKind::Fold, mineral, static_cast<int>(parts.size()));
        if (m_open.contains(mineral.id))
            for (const Mineral* part : parts)
                add(RowKind::Part, *part);
    }
}

std::vector<const Mineral*> MineralModel::partsOf(const Mineral& mineral) const {
    std::vector<const Mineral*> parts;
    for (const Mineral& one : m_catalogue->minerals)
        if (one.parent == mineral.id && one.group == mineral.group)
            parts.push_back(&one);
    return parts;
}

QString MineralModel::foldText(const Row& row) const {
    return m_open.contains(row.mineral->id) ? tr("Hide the %1 elements").arg(row.parts)
                                            : tr("Show the %1 elements").arg(row.parts);
}

} // namespace lodestone
