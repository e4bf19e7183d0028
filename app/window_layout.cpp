// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_layout.h"

#include <QScreen>

#include <algorithm>

namespace lodestone {

namespace {

constexpr QSize firstSize{1280, 800};
constexpr QSize leastSize{1024, 640};
constexpr int leftWidth = 244;
constexpr int inspectorWidth = 268;
constexpr int widestPane = 480;
// Below this the figure needs the room more than the inspector does.
constexpr int foldBelow = 1180;

/// What a window can have of its screen beside its title and edges.
QSize roomOn(const QScreen& screen) {
    return screen.availableSize() - QSize(0, 36);
}

} // namespace

WindowLayout::WindowLayout(QMainWindow& window, QWidget& left, QWidget& pages, QWidget& inspector)
    : QObject(&window), m_window(window), m_left(left), m_pages(pages), m_inspector(inspector),
      m_splitter(new QSplitter), m_inspectorWidth(inspectorWidth) {
    m_splitter->setAccessibleName(tr("Panels"));
    m_splitter->setChildrenCollapsible(false);
    for (QWidget* pane : {&left, &pages, &inspector})
        m_splitter->addWidget(pane);
    m_splitter->setStretchFactor(1, 1);
    // The splitter lowers what it takes in; a screen reader follows the stack from the bottom.
    for (QWidget* pane : {&inspector, &pages, &left})
        pane->lower();
}

void WindowLayout::restore(const Session& session) {
    const QRect available = m_window.screen()->availableGeometry();
    m_window.setMinimumSize(leastSize.boundedTo(roomOn(*m_window.screen())));
    m_window.resize(firstSize.boundedTo(roomOn(*m_window.screen())));
    m_wanted = session.inspector;
    if (!session.geometry.isEmpty()) {
        m_window.restoreGeometry(session.geometry);
        // A screen that was there last time may be gone.
        const QRect shown = m_window.frameGeometry() & m_window.screen()->availableGeometry();
        const bool filling = m_window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen);
        if (!filling && (shown.width() < 200 || shown.height() < 100))
            m_window.setGeometry(QRect(available.topLeft(), firstSize.boundedTo(roomOn(*m_window.screen()))));
    }
    const bool known = session.panes.size() == 3;
    setPanes(known ? session.panes[0] : leftWidth, known ? session.panes[2] : inspectorWidth);
    fold(m_window.width() < foldBelow);
}

void WindowLayout::reset() {
    m_window.showNormal();
    m_window.resize(firstSize.boundedTo(roomOn(*m_window.screen())));
    m_wanted = true;
    fold(m_window.width() < foldBelow);
    setPanes(leftWidth, inspectorWidth);
}

void WindowLayout::remember(Session& session) const {
    const QList<int> panes = m_splitter->sizes();
    session.geometry = m_window.saveGeometry();
    session.inspector = m_wanted;
    session.panes = {panes[0], panes[1], panes[2] > 0 ? panes[2] : m_inspectorWidth};
}

void WindowLayout::setInspectorShown(bool shown) {
    // In a narrow window the wish is for now; in a wide one it is remembered.
    if (!m_narrow)
        m_wanted = shown;
    showInspector(shown);
}

void WindowLayout::windowResized() {
    if (const bool narrow = m_window.width() < foldBelow; narrow != m_narrow)
        fold(narrow);
}

void WindowLayout::setPanes(int left, int inspector) {
    left = std::clamp(left, m_left.minimumWidth(), widestPane);
    m_inspectorWidth = std::clamp(inspector, m_inspector.minimumWidth(), widestPane);
    const int middle = std::max(m_pages.minimumWidth(), m_window.width() - left - m_inspectorWidth - 2);
    m_splitter->setSizes({left, middle, m_inspectorWidth});
}

void WindowLayout::fold(bool narrow) {
    m_narrow = narrow;
    showInspector(m_wanted && !narrow);
}

void WindowLayout::showInspector(bool shown) {
    if (const QList<int> panes = m_splitter->sizes(); !shown && panes[2] > 0)
        m_inspectorWidth = panes[2];
    m_inspector.setVisible(shown);
    emit inspectorShown(shown);
}

} // namespace lodestone
