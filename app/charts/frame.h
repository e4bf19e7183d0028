// SPDX-License-Identifier: GPL-3.0-or-later
// What surrounds the body of a figure: headline and subtitle above, note and sources below.
#pragma once

#include "charts/canvas.h"

namespace lodestone {

/// All sources in one paragraph: a publisher is named once for his works, a licence once for a run of works.
[[nodiscard]] QString sourceText(const Figure& figure);

struct FrameHeights {
    qreal above = 0; ///< from the top of the figure to its body
    qreal below = 0; ///< from the body to the bottom
    qreal side = 0;  ///< margin at the left and right
};
[[nodiscard]] FrameHeights frameHeights(const Figure& figure, const Theme& theme, qreal width, Frame frame);

/// Draws the frame into `whole` and returns what is left for the body.
QRectF drawFrame(Canvas& canvas, const Figure& figure, const QRectF& whole);

} // namespace lodestone
