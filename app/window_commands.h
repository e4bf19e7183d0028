// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the window do with the window itself: the command palette, scale, help, forgetting
// what is remembered. Owned by the window. GUI thread.
#pragma once

#include "model/events.h"
#include "session.h"
#include "widgets/command_palette.h"
#include "workspace/figure_runner.h"

#include <QObject>

namespace lodestone {

class MainWindow;
class SearchField;

class WindowCommands : public QObject {
    Q_OBJECT
public:
    WindowCommands(MainWindow& window, StorePool& pool, Session& session, const SearchField& search);

    [[nodiscard]] CommandPalette& palette(); ///< made when it is first wanted
    /// The events are loaded once, in the background; until then the palette does without them.
    [[nodiscard]] bool knowsEvents() const { return m_eventsKnown; }
    void menusChanged() { m_stale = true; } ///< the palette lists what the menus hold
    /// A scale was chosen that the next start of the program will have; the window closes to make room for
    /// it.
    [[nodiscard]] bool restartWanted() const { return m_restart; }

signals:
    void forgotten(); ///< the session is as on a first start

private:
    void connectScale();
    void setScale(int scale);
    void openPalette();
    void fillPalette();
    void askToForget();
    void explainFocused();

    MainWindow& m_window;
    Session& m_session;
    const SearchField& m_search;
    CommandPalette* m_palette = nullptr;
    std::vector<Event> m_events;
    bool m_eventsKnown = false;
    bool m_stale = true; ///< the entries of the palette are to be gathered anew
    bool m_restart = false;
    int m_least = 100; ///< scale that this screen can show
    LatestAnswer<std::vector<Event>> m_answer;
};

} // namespace lodestone
