// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_commands.h"

#include "help_sheets.h"
#include "main_window.h"
#include "palette_entries.h"
#include "platform/plain_text.h"
#include "store/load.h"
#include "widgets/search_field.h"

#include <QApplication>
#include <QPushButton>
#include <QScreen>
#include <QTimer>
#include <QWhatsThis>

#include <algorithm>

namespace lodestone {

namespace {

constexpr double roundingError = 0.5;
constexpr int eventsAfterMs = 400; ///< the first paint has the database for itself

} // namespace

WindowCommands::WindowCommands(MainWindow& window, StorePool& pool, Session& session,
                               const SearchField& search)
    : QObject(&window), m_window(window), m_session(session), m_search(search),
      m_answer(pool, [this](const Answer<std::vector<Event>>& answer) {
          m_events = answer.value; // none, when the database has trouble: every figure says so already
          m_eventsKnown = true;
          fillPalette();
      }) {
    const WindowActions& actions = window.actions();
    connect(actions.palette, &QAction::triggered, this, &WindowCommands::openPalette);
    connect(actions.explain, &QAction::triggered, this, &WindowCommands::explainFocused);
    connect(actions.keys, &QAction::triggered, this, [this] { showKeys(m_window, *m_window.menuBar()); });
    connect(actions.about, &QAction::triggered, this,
            [this] { showAbout(m_window, m_window.workspace().catalogue()); });
    connect(actions.forget, &QAction::triggered, this, &WindowCommands::askToForget);
    connectScale();
    QTimer::singleShot(eventsAfterMs, this,
                       [this] { m_answer.ask([](const Database& db) { return loadEvents(db, today()); }); });
}

void WindowCommands::connectScale() {
    const WindowActions& actions = m_window.actions();
    // Qt draws nothing smaller than one pixel of the screen to one of its own: less than the whole size is
    // for dense screens.
    const double own = m_window.screen()->devicePixelRatio() * 100 / m_session.scale;
    m_least = scales().back();
    for (const int scale : scales())
        if (own * scale >= 100 - roundingError)
            m_least = std::min(m_least, scale);
    for (std::size_t i = 0; i < actions.scales.size(); ++i) {
        const int scale = scales()[static_cast<qsizetype>(i)];
        actions.scales[i]->setChecked(scale == m_session.scale);
        actions.scales[i]->setVisible(scale >= m_least);
        connect(actions.scales[i], &QAction::triggered, this, [this, scale] { setScale(scale); });
    }
    connect(actions.larger, &QAction::triggered, this, [this] { setScale(scaleBeside(m_session.scale, 1)); });
    connect(actions.smaller, &QAction::triggered, this,
            [this] { setScale(scaleBeside(m_session.scale, -1)); });
    connect(actions.actualSize, &QAction::triggered, this, [this] { setScale(100); });
}

void WindowCommands::setScale(int scale) {
    if (scale == m_session.scale || scale < m_least)
        return;
    m_session.scale = scale;
    m_restart = true;
    m_window.close();
}

CommandPalette& WindowCommands::palette() {
    if (m_palette == nullptr)
        m_palette = new CommandPalette(m_window);
    return *m_palette;
}

void WindowCommands::openPalette() {
    if (m_stale)
        fillPalette();
    palette().openOver(QRect(m_search.mapTo(&m_window, QPoint(0, 0)), m_search.size()));
}

void WindowCommands::fillPalette() {
    m_stale = false;
    palette().setEntries(
        paletteEntries(m_window.workspace(), *m_window.menuBar(), m_window.actions(), m_events,
                       [this](const std::string& slug) { m_window.pages().data().showSource(slug); }));
}

void WindowCommands::askToForget() {
    auto* box = plainBox(QMessageBox::Question, tr("Forget settings"),
                         tr("Theme, scale, layout and the lists of recent figures and files become as on "
                            "a first start. What is shown stays."),
                         QMessageBox::Cancel, &m_window);
    QPushButton* forget = box->addButton(tr("Forget"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(forget, &QPushButton::clicked, this, [this] {
        const int scale = m_session.scale;
        m_session = Session{};
        emit forgotten();
        if (scale != m_session.scale) {
            m_restart = true;
            m_window.close();
        }
    });
    box->open();
}

void WindowCommands::explainFocused() {
    QWidget* focused = QApplication::focusWidget();
    for (QWidget* part = focused; part != nullptr && part != &m_window; part = part->parentWidget())
        if (!part->whatsThis().isEmpty()) {
            QWhatsThis::showText(focused->mapToGlobal(QPoint(std::max(focused->width() / 2, 160),
                                                             std::min(focused->height(), 40))),
                                 part->whatsThis(), focused);
            return;
        }
    m_window.showInspector();
}

} // namespace lodestone
