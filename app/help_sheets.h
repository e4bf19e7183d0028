// SPDX-License-Identifier: GPL-3.0-or-later
// Two small dialogs: the keys of the window, and what the program is, with its sources and their licences.
// Made when asked for; they do not block the window. GUI thread.
#pragma once

#include "model/catalogue.h"
#include "window_actions.h"

#include <QWidget>

namespace lodestone {

/// Every command of the menus that has a key, and the keys of figures and lists.
void showKeys(QWidget& window, const QMenuBar& menus);
void showAbout(QWidget& window, const Catalogue& catalogue);

} // namespace lodestone
