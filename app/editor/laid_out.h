// SPDX-License-Identifier: GPL-3.0-or-later
// A framed figure at an export's look: the very scene that is exported, and its picture at any size.
#pragma once

#include "charts/figure_scene.h"
#include "figure/export_look.h"

#include <QImage>

#include <memory>

namespace lodestone {

/// The scene at a look; `scale` becomes px of the export for each unit. Throws ExportError where the figure
/// does not fit.
[[nodiscard]] std::unique_ptr<FigureScene> laidOut(const Figure& figure, const ExportLook& look,
                                                   double& scale);

/// The scene painted into `size` pixels, as the look's reader sees it.
[[nodiscard]] QImage pictureOf(FigureScene& scene, const ExportLook& look, QSize size);

} // namespace lodestone
