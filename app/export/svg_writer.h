// SPDX-License-Identifier: GPL-3.0-or-later
// A figure scene as SVG: shapes as paths, text as text. Qt's own generator loses letter spacing and
// alignment, and writes sizes in points; this one writes pixels, and the same bytes every time.
#pragma once

#include "charts/figure_scene.h"

#include <QByteArray>
#include <QSize>

namespace lodestone {

/// `scale` takes scene units to pixels.
[[nodiscard]] QByteArray svgOf(const FigureScene& scene, QSize size, double scale);

} // namespace lodestone
