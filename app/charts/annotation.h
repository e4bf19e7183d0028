// SPDX-License-Identifier: GPL-3.0-or-later
// A writer's notes on a figure: words, arrows, ranges, lines and countries that are pointed out, each where
// its anchors lie. See figure/frame.h.
#pragma once

#include "charts/canvas.h"

namespace lodestone {

/// After the body: `area` is what it was drawn into, and no note leaves it.
void drawAnnotations(Canvas& canvas, const FigureFrame& frame, const QRectF& area);

/// A place near `wanted` where the words of a note touch no other words of the scene; `wanted` itself where
/// there is none.
[[nodiscard]] QPointF freePlace(const FigureScene& scene, const std::string& words, QPointF wanted);

/// The anchor of a point for an annotation: of a country that is pointed out always relative to the country.
[[nodiscard]] Anchor beside(const FigureScene& scene, const Annotation& note, QPointF point);

} // namespace lodestone
