// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the window do with the figure in front: export, save, copy, cite, link, present; and
// the menus of what was so used. Owned by the window. GUI thread.
#pragma once

#include "figure_opener.h"
#include "present_window.h"
#include "session.h"

#include <QObject>

#include <functional>

namespace lodestone {

class MainWindow;

class FigureCommands : public QObject {
    Q_OBJECT
public:
    FigureCommands(MainWindow& window, Session& session);

    [[nodiscard]] PresentWindow* presentation() { return m_present; } ///< null until first used
    [[nodiscard]] FigureOpener& opener() { return *m_opener; }
    void openView(const ViewState& state);
    void fillRecent();

signals:
    void recentChanged();

private:
    [[nodiscard]] std::shared_ptr<const Figure> figure() const; ///< in front, null for none
    void connectOutput();
    void connectLinks();
    void savePicture();
    void noteUse(const QString& file = {});
    void present();

    MainWindow& m_window;
    Session& m_session;
    FigureOpener* m_opener;
    PresentWindow* m_present = nullptr;
};

} // namespace lodestone
