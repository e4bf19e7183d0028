// SPDX-License-Identifier: GPL-3.0-or-later
// The window: puts the panels together, shows what the workspace says, remembers where it was. GUI thread.
#pragma once

#include "collection_commands.h"
#include "figure_commands.h"
#include "pages/page_stack.h"
#include "session.h"
#include "widgets/facts_line.h"
#include "widgets/inspector.h"
#include "widgets/market_panel.h"
#include "widgets/top_bar.h"
#include "window_actions.h"
#include "window_commands.h"
#include "window_layout.h"

#include <QMainWindow>

namespace lodestone {

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    struct Start {
        std::shared_ptr<const Catalogue> catalogue;
        ViewState state;
        Session session;
        ThemeChoice theme = ThemeChoice::System; ///< as shown, which the command line may have asked for
        ThemeKind systemTheme = ThemeKind::Light;
        std::optional<FutureFigure> figure; ///< of `state`, when it was asked for already
        bool remembers = true;              ///< false: leaves the session file alone
    };
    MainWindow(StorePool& pool, const Start& start);

    /// Waits for what the first paint shows, so that the window comes up whole.
    void fill();

    [[nodiscard]] Workspace& workspace() { return m_workspace; }
    [[nodiscard]] PageStack& pages() { return *m_pages; }
    [[nodiscard]] MarketPanel& market() { return *m_market; }
    [[nodiscard]] Inspector& inspector() { return *m_inspector; }
    [[nodiscard]] WindowActions& actions() { return m_actions; }
    [[nodiscard]] FigureCommands& figureCommands() { return *m_figureCommands; }
    [[nodiscard]] CollectionCommands& collection() { return *m_collection; }
    [[nodiscard]] WindowCommands& commands() { return *m_commands; }

    void setTheme(ThemeChoice choice);
    void setSystemTheme(ThemeKind kind); ///< what 'follow the system' means from now on
    void showInspector();                ///< with the focus in it
    void say(const QString& message);    ///< in the status bar, for some seconds

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildLayout();
    void connectActions();
    void showState();
    void showTheme();
    void showFacts(const Figure& figure);
    void showHistory();
    [[nodiscard]] QString scaleFact() const;

    Session m_session;
    ThemeChoice m_theme; ///< as shown
    ThemeKind m_systemTheme;
    bool m_remembers;
    Workspace m_workspace;
    WindowActions m_actions;
    TopBar* m_top; ///< these four in the order in which Tab goes through them
    MarketPanel* m_market;
    PageStack* m_pages;
    Inspector* m_inspector;
    WindowLayout* m_layout;
    FactsLine* m_facts;
    FactsLine* m_source;
    FigureCommands* m_figureCommands;
    CollectionCommands* m_collection;
    WindowCommands* m_commands;
};

} // namespace lodestone
