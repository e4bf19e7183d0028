// SPDX-License-Identifier: GPL-3.0-or-later
// A figure scene as SVG: shapes as paths, text as text or as outlines. Qt's own generator loses letter
// spacing and alignment, and writes sizes in points; this one writes pixels, and the same bytes every time.
#pragma once

#include "charts/figure_scene.h"
#include "figure/export_look.h"

#include <QByteArray>

namespace lodestone {

/// `scale` takes scene units to pixels of the look; `metadata` is well-formed XML for <metadata>.
[[nodiscard]] QByteArray svgOf(const FigureScene& scene, const ExportLook& look, double scale,
                               const QByteArray& metadata);

} // namespace lodestone
