// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_commands.h"

#include "bundle_output.h"
#include "export/export_figure.h"
#include "figure_output.h"
#include "main_window.h"
#include "platform/plain_text.h"
#include "view_link.h"
#include "widgets/look.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QMenu>

namespace lodestone {

FigureCommands::FigureCommands(MainWindow& window, StorePool& pool, Session& session)
    : QObject(&window), m_window(window), m_pool(pool), m_session(session),
      m_editor(new EditorCommands(window)), m_opener(new FigureOpener(window)) {
    connectOutput();
    connectLinks();
    connect(&m_window.pages(), &PageStack::figureShown, this,
            [this](const std::shared_ptr<const Figure>& shown) {
                if (m_present && m_present->isVisible())
                    m_present->setFigure(shown);
            });
    fillRecent();
}

std::shared_ptr<const Figure> FigureCommands::figure() const {
    return m_window.pages().figure();
}

void FigureCommands::connectOutput() {
    const WindowActions& actions = m_window.actions();
    connect(actions.exportFigure, &QAction::triggered, this, [this] {
        if (const auto shown = figure())
            m_editor->open(*shown);
    });
    connect(m_editor, &EditorCommands::saved, this, [this](const QString& path) {
        noteUse(path);
        m_window.say(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    });
    connect(m_editor, &EditorCommands::copied, this, [this] { noteUse(); });
    connect(m_editor, &EditorCommands::bundleWanted, this,
            [this](const Figure& framed, const ExportLook& look) { bundle(framed, look); });
    connect(
        m_editor, &EditorCommands::collectWanted, this,
        [this](const Figure& framed, const ExportLook& look) { m_window.collection().add(framed, look); });
    connect(actions.savePicture, &QAction::triggered, this, &FigureCommands::savePicture);
    connect(&m_window.pages().table(), &TablePage::saveAsked, this, [this](const Figure& table) {
        saveTableAs(m_window, table, [this](const QString& path) {
            noteUse(path);
            m_window.say(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
        });
    });
    connect(actions.pressBundle, &QAction::triggered, this, &FigureCommands::pressBundle);
    connect(actions.copyFigure, &QAction::triggered, this, [this] {
        PageStack& pages = m_window.pages();
        if (pages.showsTable()) {
            m_window.say(pages.table().copyRows());
        } else if (pages.figurePage() == nullptr) {
            m_window.say(copyTable(pages.data().list().table()));
        } else if (const auto shown = figure()) {
            m_window.say(lodestone::copyFigure(m_editor->framedFigure(*shown), themeOf(&m_window).kind));
            noteUse();
        }
    });
    const auto cite = [this](CitationFormat format) {
        if (showsLists(m_window.workspace().state()))
            m_window.pages().data().copyCitation(format);
        else
            m_window.inspector().copyCitation(format);
    };
    connect(actions.copyCitation, &QAction::triggered, this, [cite] { cite(CitationFormat::Plain); });
    connect(actions.copyBibtex, &QAction::triggered, this, [cite] { cite(CitationFormat::Bibtex); });
    connect(actions.copyRis, &QAction::triggered, this, [cite] { cite(CitationFormat::Ris); });
    connect(&m_window.inspector(), &Inspector::citationCopied, &m_window, &MainWindow::say);
    connect(&m_window.pages().data(), &DataPage::citationCopied, &m_window, &MainWindow::say);
    connect(actions.present, &QAction::triggered, this, &FigureCommands::present);
}

void FigureCommands::connectLinks() {
    const WindowActions& actions = m_window.actions();
    connect(actions.copyLink, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(m_window.workspace().state().text()));
        m_window.say(tr("Link copied; Edit › Open link or lodestone --state opens it"));
        noteUse();
    });
    connect(actions.openFigure, &QAction::triggered, m_opener, &FigureOpener::ask);
    connect(m_opener, &FigureOpener::opened, this,
            [this](const QString& path, const std::shared_ptr<const Figure>& built, const FigureFrame& frame,
                   const ExportLook& look) {
                noteUse(path);
                m_editor->open(*built, {frame, look});
            });
    connect(actions.openLink, &QAction::triggered, this,
            [this] { askForLink(m_window, [this](const ViewState& state) { openView(state); }); });
}

void FigureCommands::openView(const ViewState& state) {
    m_window.workspace().change([&state](ViewState& next) { next = state; });
}

void FigureCommands::savePicture() {
    const auto shown = figure();
    if (!shown)
        return;
    QString trouble;
    const QString path =
        lodestone::savePicture(m_editor->framedFigure(*shown), themeOf(&m_window).kind, trouble);
    if (path.isEmpty()) {
        m_window.say(trouble);
        return;
    }
    noteUse(path);
    m_window.say(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
}

void FigureCommands::pressBundle() {
    const auto shown = figure();
    if (!shown || std::holds_alternative<Notice>(shown->body)) {
        m_window.say(tr("There is no figure in front to bundle"));
        return;
    }
    ExportLook look;
    look.ground = groundOf(themeOf(&m_window).kind);
    bundle(m_editor->framedFigure(*shown), look);
}

void FigureCommands::bundle(const Figure& framed, const ExportLook& look) {
    exportBundleAs(m_window, m_pool, m_window.workspace().sharedCatalogue(),
                   std::make_shared<const Figure>(framed), look, [this](const QString& path) {
                       noteUse(path);
                       const QString words = tr("Saved %1").arg(QDir::toNativeSeparators(path));
                       m_window.say(words);
                       if (FigureEditor* editor = m_editor->editor())
                           editor->say(words); // it lies over the window's own line
                   });
}

void FigureCommands::noteUse(const QString& file) {
    remember(m_session.recentViews, QString::fromStdString(m_window.workspace().state().text()));
    if (!file.isEmpty())
        remember(m_session.recentFiles, file);
    fillRecent();
}

void FigureCommands::fillRecent() {
    const WindowActions& actions = m_window.actions();
    actions.recentViews->clear();
    for (const QString& text : m_session.recentViews)
        if (const auto state = parseViewState(text.toStdString()))
            connect(actions.recentViews->addAction(
                        menuWords(viewWords(*state, m_window.workspace().catalogue()))),
                    &QAction::triggered, this, [this, state = *state] { openView(state); });
    actions.recentFiles->clear();
    for (const QString& path : m_session.recentFiles)
        connect(actions.recentFiles->addAction(menuWords(QDir::toNativeSeparators(path))),
                &QAction::triggered, this, [this, path] {
                    if (!QFile::exists(path))
                        m_window.say(tr("%1 is no longer there").arg(QDir::toNativeSeparators(path)));
                    else if (figureFormat(path))
                        m_opener->open(path);
                    else
                        openWithDesktop(path);
                });
    for (QMenu* menu : {actions.recentViews, actions.recentFiles})
        menu->setEnabled(!menu->isEmpty());
    emit recentChanged();
}

void FigureCommands::present() {
    const auto shown = figure();
    if (!shown)
        return;
    if (!m_present) {
        m_present = new PresentWindow(m_window.workspace(), m_window);
        const WindowActions& actions = m_window.actions();
        // What makes sense without panels; the keys of these are the same as in the window.
        m_present->addActions({actions.back, actions.forward, actions.undo, actions.redo,
                               actions.exportFigure, actions.savePicture, actions.copyFigure,
                               actions.copyCitation, actions.copyLink, actions.quit});
        const std::vector<PageInfo> infos = pageInfos();
        for (std::size_t i = 0; i < actions.pages.size(); ++i)
            if (figureSpec(infos[i].id) != nullptr) // a page of lists has nothing to present
                m_present->addAction(actions.pages[i]);
        MarketPanel& market = m_window.market();
        connect(m_present, &PresentWindow::yearStep, &market.years(), &YearControl::step);
        connect(m_present, &PresentWindow::mineralStep, &market.minerals(), &MineralList::step);
        connect(m_present, &PresentWindow::playToggled, &market.years(), &YearControl::togglePlay);
        connect(m_present, &PresentWindow::left, &m_window, [this] { m_window.activateWindow(); });
    }
    noteUse();
    m_present->open(shown);
}

} // namespace lodestone
