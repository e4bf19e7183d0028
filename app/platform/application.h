// SPDX-License-Identifier: GPL-3.0-or-later
// The application object, of which there is one in a process: Qt's, without what the language of the desktop
// does to numbers. Qt sets the C library to it when it starts, and other libraries then write 0,5.
#pragma once

#include <QApplication>

namespace lodestone {

/// Numbers of the process are written and read with a point from here on, and in Western digits.
class Application : public QApplication {
public:
    /// Qt keeps both references for as long as the object lives.
    Application(int& count, char** words);
};

} // namespace lodestone
