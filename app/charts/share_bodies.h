// SPDX-License-Identifier: GPL-3.0-or-later
// Shares over the years stacked to the whole, and shares as areas. See bodies.h.
#pragma once

#include "charts/canvas.h"
#include "figure/figure.h"

namespace lodestone {

[[nodiscard]] qreal stackMinimumHeight(const StackBody& body, qreal width);
void drawStack(Canvas& canvas, const StackBody& body, const QRectF& area);

[[nodiscard]] qreal treemapMinimumHeight(const TreemapBody& body, qreal width);
void drawTreemap(Canvas& canvas, const TreemapBody& body, const QRectF& area);

} // namespace lodestone
