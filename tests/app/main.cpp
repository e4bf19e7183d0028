// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the window run without a display, with the shipped fonts.
#include "platform/application.h"
#include "theme/theme.h"

#include <gtest/gtest.h>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    testing::InitGoogleTest(&argc, argv);
    const lodestone::Application application(argc, argv);
    lodestone::loadFonts();
    return RUN_ALL_TESTS();
}
