// SPDX-License-Identifier: GPL-3.0-or-later
// The strip at the foot of the overview: what sources disagree on, and the latest events.
#pragma once

#include "charts/canvas.h"

namespace lodestone {

/// 0 where there is nothing to say. What is printed has no tooltip: there a long line goes on below.
[[nodiscard]] qreal stripHeight(const OverviewBody& body, qreal width, Frame frame);
void drawStrip(Canvas& canvas, const OverviewBody& body, const QRectF& area);

} // namespace lodestone
