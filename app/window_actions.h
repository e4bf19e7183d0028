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
    QAction* quit = nullptr;
    QAction* copyFigure = nullptr;
    QAction* copyCitation = nullptr;
    std::array<QAction*, 3> themes{}; ///< in the order of ThemeChoice
    QAction* inspector = nullptr;
    QAction* resetLayout = nullptr;
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

} // namespace lodestone
