// SPDX-License-Identifier: GPL-3.0-or-later
// A figure scene as a PDF of one page: vector, text as text in embedded fonts, RGB, of exactly the size of
// the look. Same scene, same bytes.
#pragma once

#include "charts/figure_scene.h"
#include "figure/export_look.h"

#include <QByteArray>
#include <QPainter>
#include <QTransform>

namespace lodestone {

/// `scale` takes scene units to pixels of the look; `xmp` is the packet of metadata, kept as it is.
[[nodiscard]] QByteArray pdfOf(const FigureScene& scene, const ExportLook& look, double scale,
                               const QByteArray& xmp);

/// The items of a scene onto the painter of a PDF, `transform` from scene units to its dots.
void paintOnPdf(const FigureScene& scene, QPainter& painter, const QTransform& transform);

} // namespace lodestone
