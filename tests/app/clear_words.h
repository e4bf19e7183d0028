// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of the words of every scene.
#pragma once

#include "charts/figure_scene.h"

#include <gtest/gtest.h>

#include <string>

namespace lodestone {

/// There are words; none is cut and none lies on another. `at` says which scene it is.
inline void expectClear(const FigureScene& scene, const std::string& at) {
    const QRectF inside = scene.sceneRect().adjusted(-0.5, -0.5, 0.5, 0.5);
    const auto& texts = scene.texts();
    ASSERT_FALSE(texts.empty()) << at;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        EXPECT_TRUE(inside.contains(texts[i].rect))
            << at << ": '" << texts[i].text.toStdString() << "' is cut";
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            const QRectF common = texts[i].rect & texts[j].rect;
            EXPECT_FALSE(common.width() > 0.5 && common.height() > 0.5)
                << at << ": '" << texts[i].text.toStdString() << "' lies on '" << texts[j].text.toStdString()
                << "'";
        }
    }
}

} // namespace lodestone
