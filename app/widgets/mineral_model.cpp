// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mineral_model.h"

#include <algorithm>

namespace lodestone {

namespace {

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
        text += QStringLiteral(", HHI ") + QString::fromStdString(badge->text);
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
        return shown ? QString::fromStdString(shown->name) : caption(row);
    case Qt::AccessibleTextRole:
        return shown ? spoken(*shown, badge(row)) : caption(row);
    case Qt::ToolTipRole:
        if (const MineralBadge* known = badge(row); known && !known->tooltip.empty())
            return QString::fromStdString(known->tooltip);
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags MineralModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || isCaption(index.row()))
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

const MineralBadge* MineralModel::badge(int row) const {
    const Mineral* shown = mineral(row);
    const auto found = shown ? m_badges.find(shown->slug) : m_badges.end();
    return found == m_badges.end() ? nullptr : &found->second;
}

int MineralModel::rowOf(std::string_view slug) const {
    const auto found =
        std::ranges::find_if(m_rows, [slug](const Mineral* row) { return row && row->slug == slug; });
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
    for (const std::string_view group : groups) {
        bool captioned = false;
        for (const Mineral& mineral : m_catalogue->minerals) {
            if (mineral.group != group || !matches(mineral, m_filter))
                continue;
            if (!captioned)
                m_rows.push_back(nullptr);
            captioned = true;
            m_rows.push_back(&mineral);
        }
    }
}

QString MineralModel::caption(int row) const {
    return QString::fromStdString(mineral(row + 1)->group);
}

} // namespace lodestone
