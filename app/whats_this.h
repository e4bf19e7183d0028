// SPDX-License-Identifier: GPL-3.0-or-later
// What F1 says of each part of the window. A figure has no text here: F1 on it goes to the inspector, which
// explains what is selected in it. GUI thread.
#pragma once

namespace lodestone {

class MainWindow;
class TopBar;

void explainParts(MainWindow& window, TopBar& top);

} // namespace lodestone
