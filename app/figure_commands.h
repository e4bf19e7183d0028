// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the window do with the figure in front: export, save, copy, cite, link, present; and
// the menus of what was so used. Owned by the window. GUI thread.
#pragma once

#include "present_window.h"
#include "session.h"
#include "workspace/store_pool.h"

#include <QObject>

#include <functional>

namespace lodestone {

class MainWindow;

class FigureCommands : public QObject {
    Q_OBJECT
public:
    FigureCommands(MainWindow& window, StorePool& pool, Session& session);

    [[nodiscard]] PresentWindow* presentation() { return m_present; } ///< null until first used
    void openView(const ViewState& state);
    void fillRecent();

signals:
    void recentChanged();

private:
    [[nodiscard]] std::shared_ptr<const Figure> figure() const; ///< in front, null for none
    void connectOutput();
    void connectLinks();
    void savePicture();
    void pressBundle();
    void noteUse(const QString& file = {});
    void present();

    MainWindow& m_window;
    StorePool& m_pool;
    Session& m_session;
    PresentWindow* m_present = nullptr;
};

} // namespace lodestone
