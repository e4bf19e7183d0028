// SPDX-License-Identifier: GPL-3.0-or-later
// An empty main window: what the start of the program is measured against on the same machine.
#include <QApplication>
#include <QMainWindow>

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
