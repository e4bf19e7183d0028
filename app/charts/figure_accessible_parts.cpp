// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_accessible_parts.h"

#include <algorithm>

namespace lodestone {

QAccessibleInterface* AccessibleParts::at(int place, const Make& make) {
    if (QAccessibleInterface* part = known(place))
        return part;
    QAccessibleInterface* made = make();
    m_ids[place] = QAccessible::registerAccessibleInterface(made);
    return made;
}

QAccessibleInterface* AccessibleParts::known(int place) const {
    const auto found = m_ids.find(place);
    return found == m_ids.end() ? nullptr : QAccessible::accessibleInterface(found->second);
}

int AccessibleParts::placeOf(const QAccessibleInterface* part) const {
    const auto found = std::ranges::find_if(
        m_ids, [part](const auto& entry) { return QAccessible::accessibleInterface(entry.second) == part; });
    return found == m_ids.end() ? -1 : found->first;
}

std::vector<int> AccessibleParts::places() const {
    std::vector<int> all;
    for (const auto& [place, id] : m_ids)
        all.push_back(place);
    return all;
}

void AccessibleParts::drop(int place) {
    if (const auto found = m_ids.find(place); found != m_ids.end()) {
        QAccessible::deleteAccessibleInterface(found->second);
        m_ids.erase(found);
    }
}

void AccessibleParts::clear() {
    for (const auto& [place, id] : m_ids)
        QAccessible::deleteAccessibleInterface(id);
    m_ids.clear();
}

QWindow* FigurePart::window() const {
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessibleInterface* FigurePart::parent() const {
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QRect FigurePart::rect() const {
    return m_view ? QRect(m_view->mapToGlobal(QPoint(0, 0)), m_view->size()) : QRect();
}

QRect FigurePart::onScreen(const QRectF& sceneRect) const {
    const QRect seen = m_view->mapFromScene(sceneRect).boundingRect();
    return {m_view->viewport()->mapToGlobal(seen.topLeft()), seen.size()};
}

QAccessible::State FigurePart::state() const {
    QAccessible::State state;
    state.invalid = !isValid();
    state.invisible = !m_view || !m_view->isVisible();
    state.readOnly = true;
    return state;
}

} // namespace lodestone
