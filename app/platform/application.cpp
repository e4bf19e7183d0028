// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/application.h"

#include "platform/plain_text.h"

#include <QLocale>

#include <clocale>

namespace lodestone {

Application::Application(int& count, char** words) : QApplication(count, words) {
    // Which characters there are stays the desktop's: input methods ask for it.
    for (const int kind : {LC_NUMERIC, LC_COLLATE, LC_TIME, LC_MONETARY})
        (void)std::setlocale(kind, "C");
    QLocale::setDefault(QLocale::c());
    installEventFilter(new PlainTextGate(this));
}

} // namespace lodestone
