// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the shipped database as the window lays them out.
#pragma once

#include "app/clear_words.h"
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

} // namespace lodestone
