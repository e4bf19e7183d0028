// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the shipped database as scenes, and what must hold of every scene.
#pragma once

#include "app/window_fixture.h"
#include "charts/figure_scene.h"
#include "figure/build_figure.h"
#include "store/load.h"

#include <algorithm>

namespace lodestone {

inline Figure built(const std::string& text) {
    return buildFigure(parseViewState(text).value(), *shippedCatalogue(),
                       Database::openReadOnly(LODESTONE_SHIPPED_DATABASE));
}

/// As the window lays it out, at its least height where that is higher.
inline std::unique_ptr<FigureScene> pageOf(const Figure& figure, QSize size) {
    const Theme& style = theme(ThemeKind::Light);
    const qreal needed = FigureScene::minimumHeight(figure, style, size.width(), Frame::Page);
    return std::make_unique<FigureScene>(
        figure, style, QSizeF(size.width(), std::max<qreal>(needed, size.height())), Frame::Page);
}

/// No word is cut and none lies on another.
inline void expectClear(const FigureScene& scene, const std::string& at) {
    const QRectF inside = scene.sceneRect().adjusted(-0.5, -0.5, 0.5, 0.5);
    const auto& texts = scene.texts();
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
