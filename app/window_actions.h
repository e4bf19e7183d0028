// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the window with their keys, and the menu bar they stand in. GUI thread.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QMenuBar>

#include <array>
#include <vector>

namespace lodestone {

struct WindowActions {
    QAction* exportFigure = nullptr;
    QAction* savePicture = nullptr;
    QAction* pressBundle = nullptr;
    QMenu* recentViews = nullptr;
    QMenu* recentFiles = nullptr;
    QAction* quit = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* copyFigure = nullptr;
    QAction* copyCitation = nullptr;
    QAction* copyBibtex = nullptr;
    QAction* copyRis = nullptr;
    QAction* copyLink = nullptr;
    QAction* openLink = nullptr;
    QAction* present = nullptr;
    std::array<QAction*, 4> themes{}; ///< in the order of ThemeChoice
    std::vector<QAction*> scales;     ///< in the order of scales()
    QAction* larger = nullptr;
    QAction* smaller = nullptr;
    QAction* actualSize = nullptr;
    QAction* inspector = nullptr;
    QAction* resetLayout = nullptr;
    QAction* forget = nullptr;
    QAction* palette = nullptr;
    QAction* back = nullptr;
    QAction* forward = nullptr;
    QAction* filterMinerals = nullptr;
    std::vector<QAction*> pages; ///< in the order of the tabs
    QAction* explain = nullptr;
    QAction* keys = nullptr;
    QAction* about = nullptr;
};

/// Makes the actions as children of `owner`; they work by key whether their menu was opened or not.
[[nodiscard]] WindowActions makeActions(QWidget& owner);
void fillMenuBar(QMenuBar& bar, const WindowActions& actions);

/// A command and the menus it stands in, without the signs that underline a letter.
struct MenuCommand {
    QString menu;    ///< 'View'
    QString submenu; ///< 'Theme'; '' for none
    QAction* action = nullptr;
};
/// All commands of a menu bar in their order.
[[nodiscard]] std::vector<MenuCommand> menuCommands(const QMenuBar& bar);

/// What a menu says, without the sign that underlines a letter and without dots.
[[nodiscard]] QString plainText(const QAction& action);

} // namespace lodestone
