// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/workspace.h"

#include "figure/table_page.h"

#include <utility>

namespace lodestone {

namespace {

// A reader who holds an arrow key down for an hour must not fill the memory with steps nobody walks back.
constexpr std::size_t historyLimit = 500;

bool needsNewFigure(ViewState a, ViewState b) {
    a.selection = {};
    b.selection = {};
    return a != b;
}

} // namespace

Workspace::Workspace(std::shared_ptr<const Catalogue> catalogue, ViewState start, QObject* parent)
    : QObject(parent), m_catalogue(std::move(catalogue)), m_state(start.normalised(*m_catalogue)) {}

const Regime& Workspace::regime() const {
    const Regime* regime = regimeBySlug(m_state.regime);
    return regime ? *regime : regimes().front();
}

void Workspace::change(const std::function<void(ViewState&)>& edit) {
    ViewState next = m_state;
    edit(next);
    next = followed(m_state, std::move(next));
    next = next.normalised(*m_catalogue);
    // A figure that was opened shows the day on which it was built; another view shows today.
    if (next.day && next.day == m_state.day && needsNewFigure(next, m_state))
        next.day.reset();
    if (next == m_state)
        return;
    if (m_gesture != Gesture::Remembered)
        m_back.push_back(m_state);
    if (m_gesture == Gesture::Begun)
        m_gesture = Gesture::Remembered;
    if (m_back.size() > historyLimit)
        m_back.erase(m_back.begin());
    m_forward.clear();
    moveTo(next);
}

void Workspace::beginGesture() {
    m_gesture = Gesture::Begun;
}

void Workspace::select(const Mark& mark) {
    change([&mark](ViewState& state) { state.selection = mark; });
}

void Workspace::hover(const Mark& mark) {
    if (mark == m_hovered)
        return;
    m_hovered = mark;
    emit highlightChanged();
}

void Workspace::goBack() {
    if (m_back.empty())
        return;
    const ViewState next = m_back.back();
    m_back.pop_back();
    m_forward.push_back(m_state);
    moveTo(next);
}

void Workspace::goForward() {
    if (m_forward.empty())
        return;
    const ViewState next = m_forward.back();
    m_forward.pop_back();
    m_back.push_back(m_state);
    moveTo(next);
}

void Workspace::moveTo(const ViewState& next) {
    const bool rebuild = needsNewFigure(m_state, next);
    m_state = next;
    if (rebuild)
        emit stateChanged();
    emit selectionChanged();
    emit highlightChanged();
    emit historyChanged();
}

} // namespace lodestone
