// SPDX-License-Identifier: GPL-3.0-or-later
// What a laid-out scene says of its words, for core/figure/lint.h: where they clash, how small they are in
// print, how they stand out from what lies behind them.
#pragma once

#include "charts/figure_scene.h"
#include "figure/lint.h"

namespace lodestone {

/// `scale`: px of the export for each unit of the scene; `dpi`: of these px. Paints the scene once without
/// its words.
[[nodiscard]] FigureFacts sceneFacts(FigureScene& scene, double scale, double dpi);

/// Words of the scene for which the shipped font has no glyph; the tests ask for none.
[[nodiscard]] QStringList wordsWithoutGlyphs(const FigureScene& scene);

} // namespace lodestone
