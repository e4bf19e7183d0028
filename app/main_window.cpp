// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "platform/plain_text.h"
#include "whats_this.h"
#include "widgets/icons.h"
#include "widgets/look.h"

#include <QApplication>
#include <QCloseEvent>
#include <QStatusBar>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

namespace lodestone {

namespace {

constexpr int messageMs = 5000;

} // namespace

MainWindow::MainWindow(StorePool& pool, const Start& start)
    : m_session(start.session), m_theme(start.theme), m_systemTheme(start.systemTheme),
      m_remembers(start.remembers), m_workspace(start.catalogue, start.state), m_actions(makeActions(*this)),
      m_top(new TopBar(m_workspace,
                       {m_actions.back, m_actions.forward, m_actions.exportFigure, m_actions.inspector,
                        m_actions.palette, m_actions.present},
                       this)),
      m_market(new MarketPanel(m_workspace, pool, this)),
      m_pages(new PageStack(m_workspace, pool, start.figure, this)),
      m_inspector(new Inspector(m_workspace, pool, this)),
      m_layout(new WindowLayout(*this, *m_market, *m_pages, *m_inspector)),
      m_facts(new FactsLine(Qt::AlignLeft)), m_source(new FactsLine(Qt::AlignRight)),
      m_figureCommands(nullptr), m_collection(nullptr), m_commands(nullptr) {
    setWindowIcon(makeIcon(Icon::Mark, theme(ThemeKind::Light).text));
    buildLayout();
    m_figureCommands = new FigureCommands(*this, pool, m_session);
    m_collection = new CollectionCommands(*this, pool, m_session);
    m_commands = new WindowCommands(*this, pool, m_session, m_top->search());
    connectActions();
    explainParts(*this, *m_top);
    m_layout->restore(m_session);
    m_actions.themes[static_cast<std::size_t>(start.theme)]->setChecked(true);
    connect(&m_workspace, &Workspace::stateChanged, this, &MainWindow::showState);
    connect(&m_workspace, &Workspace::historyChanged, this, &MainWindow::showHistory);
    connect(m_pages, &PageStack::figureShown, this,
            [this](const std::shared_ptr<const Figure>& figure) { showFacts(*figure); });
    connect(m_pages, &PageStack::dataShown, this, [this] {
        m_facts->setFacts(m_pages->data().facts());
        m_source->setFacts({scaleFact()});
    });
    connect(m_pages, &PageStack::tableShown, this, [this] {
        m_facts->setFacts(m_pages->table().facts());
        m_source->setFacts({scaleFact()});
    });
    showState();
    showHistory();
    m_market->minerals().setFocus(Qt::OtherFocusReason);
}

void MainWindow::fill() {
    m_pages->deliverNow();
    m_inspector->deliverNow();
    m_market->deliverNow();
}

void MainWindow::buildLayout() {
    fillMenuBar(*menuBar(), m_actions);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_layout->splitter(), 1);
    setCentralWidget(body);
    QStatusBar* bar = statusBar();
    bar->setSizeGripEnabled(false);
    bar->setFixedHeight(24);
    bar->setContentsMargins(8, 0, 6, 0);
    bar->addWidget(m_facts);
    bar->addPermanentWidget(m_source, 1);
    // The line on the right takes the whole width: what is said would have no room beside it.
    connect(bar, &QStatusBar::messageChanged, m_source,
            [this](const QString& message) { m_source->setVisible(message.isEmpty()); });
}

void MainWindow::connectActions() {
    connect(&m_pages->table(), &TablePage::said, this, &MainWindow::say);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    for (std::size_t i = 0; i < m_actions.themes.size(); ++i)
        connect(m_actions.themes[i], &QAction::triggered, this,
                [this, i] { setTheme(static_cast<ThemeChoice>(i)); });
    connect(m_actions.inspector, &QAction::triggered, m_layout, &WindowLayout::setInspectorShown);
    connect(m_layout, &WindowLayout::inspectorShown, m_actions.inspector, &QAction::setChecked);
    connect(m_layout, &WindowLayout::inspectorShown, m_top, &TopBar::setInspectorShown);
    connect(m_actions.resetLayout, &QAction::triggered, m_layout, &WindowLayout::reset);
    for (const QAction* back : {m_actions.back, m_actions.undo})
        connect(back, &QAction::triggered, &m_workspace, &Workspace::goBack);
    for (const QAction* forward : {m_actions.forward, m_actions.redo})
        connect(forward, &QAction::triggered, &m_workspace, &Workspace::goForward);
    connect(m_actions.filterMinerals, &QAction::triggered, this,
            [this] { m_market->minerals().filter().setFocus(Qt::ShortcutFocusReason); });
    for (std::size_t i = 0; i < m_actions.pages.size(); ++i)
        connect(m_actions.pages[i], &QAction::triggered, this, [this, i] {
            m_workspace.change([i](ViewState& state) { state.figure = pageInfos()[i].id; });
            showState();
        });
    connect(m_figureCommands, &FigureCommands::recentChanged, m_commands, &WindowCommands::menusChanged);
    connect(m_collection, &CollectionCommands::filesChanged, m_commands, &WindowCommands::menusChanged);
    connect(m_commands, &WindowCommands::forgotten, this, [this] {
        setTheme(m_session.theme);
        m_layout->reset();
        m_figureCommands->fillRecent();
    });
}

void MainWindow::showInspector() {
    m_layout->setInspectorShown(true);
    m_inspector->takeFocus();
}

void MainWindow::setTheme(ThemeChoice choice) {
    m_session.theme = choice;
    m_theme = choice;
    m_actions.themes[static_cast<std::size_t>(choice)]->setChecked(true);
    showTheme();
}

void MainWindow::setSystemTheme(ThemeKind kind) {
    m_systemTheme = kind;
    showTheme();
}

void MainWindow::showTheme() {
    const QPalette palette = paletteOf(theme(resolve(m_theme, m_systemTheme)));
    QToolTip::setPalette(palette);
    QApplication::setPalette(palette);
}

void MainWindow::say(const QString& message) {
    statusBar()->showMessage(message, messageMs);
}

void MainWindow::showState() {
    const Mineral* mineral = m_workspace.catalogue().mineralBySlug(m_workspace.state().mineral);
    setWindowTitle(mineral ? titleWords(tr("Lodestone – %1").arg(QString::fromStdString(mineral->name)))
                           : tr("Lodestone"));
    for (std::size_t i = 0; i < m_actions.pages.size(); ++i)
        m_actions.pages[i]->setChecked(pageInfos()[i].id == m_workspace.state().figure);
    const std::string& page = m_workspace.state().figure;
    const bool lists = showsLists(m_workspace.state());
    m_actions.copyFigure->setText(lists               ? tr("&Copy list")
                                  : page == tablePage ? tr("&Copy rows")
                                                      : tr("&Copy figure"));
    for (QAction* action :
         {m_actions.exportFigure, m_actions.savePicture, m_actions.pressBundle, m_actions.present})
        action->setEnabled(!lists);
}

void MainWindow::showHistory() {
    for (QAction* back : {m_actions.back, m_actions.undo})
        back->setEnabled(m_workspace.canGoBack());
    for (QAction* forward : {m_actions.forward, m_actions.redo})
        forward->setEnabled(m_workspace.canGoForward());
}

void MainWindow::showFacts(const Figure& figure) {
    QStringList facts;
    for (const std::string& fact : figure.status)
        facts.append(QString::fromStdString(fact));
    m_facts->setFacts(facts);
    QStringList aside;
    for (const SourceLine& source : figure.sources)
        if (&source == &figure.sources.front() || source.licence.find("CC BY") != std::string::npos)
            aside.append(QString::fromStdString(source.text));
    aside.append(scaleFact());
    m_source->setFacts(aside);
}

QString MainWindow::scaleFact() const {
    return tr("%1 %").arg(std::lround(devicePixelRatioF() * 100));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_collection->mayClose()) {
        event->ignore();
        return;
    }
    if (m_remembers) {
        m_layout->remember(m_session);
        // At another scale the same window could be bigger than the screen.
        if (m_commands->restartWanted() && !isMaximized())
            m_session.geometry.clear();
        m_session.state = QString::fromStdString(m_workspace.state().text());
        m_session.write();
    }
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    m_layout->windowResized();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // Keys that nothing with the focus had a use for.
    switch (event->key()) {
    case Qt::Key_Escape:
        m_workspace.select({});
        return;
    case Qt::Key_Space:
        m_market->years().togglePlay();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_market->years().step(event->key() == Qt::Key_Right ? 1 : -1);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_market->minerals().step(event->key() == Qt::Key_Down ? 1 : -1);
        return;
    default:
        QMainWindow::keyPressEvent(event);
    }
}

} // namespace lodestone
