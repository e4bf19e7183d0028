// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the window run without a display, with the shipped fonts.
#include "theme/theme.h"

#include <QApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    testing::InitGoogleTest(&argc, argv);
    const QApplication application(argc, argv);
    lodestone::loadFonts();
    return RUN_ALL_TESTS();
}
