// SPDX-License-Identifier: GPL-3.0-or-later
// A legend in rows under the subtitle, where a writer wants names there and not beside the marks.
#pragma once

#include "charts/canvas.h"
#include "charts/emphasis.h"

namespace lodestone {

/// 0 for no entries.
[[nodiscard]] qreal legendHeight(const std::vector<LegendEntry>& entries, qreal width);
void drawLegend(Canvas& canvas, const std::vector<LegendEntry>& entries, const QRectF& area);

/// The stamp of a hypothetical figure, its right top corner at a point.
[[nodiscard]] QSizeF stampSize();
void drawStamp(Canvas& canvas, QPointF rightTop);

} // namespace lodestone
