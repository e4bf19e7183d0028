// SPDX-License-Identifier: GPL-3.0-or-later
// The items of a scene, one after the other, onto a painter that is no screen: drawings want text by itself.
#pragma once

#include "charts/figure_scene.h"
#include "charts/text_item.h"

#include <QPainter>
#include <QPainterPath>

#include <functional>

namespace lodestone {

using TextPainter = std::function<void(const TextItem&, const QTransform&)>;

/// Paints every item from the lowest up, `transform` after its own; texts go to `text` with the whole
/// transform. Clips are left out: the only ones come from Qt Charts, whose plot area is set larger than its
/// data.
void paintItems(const FigureScene& scene, QPainter& painter, const QTransform& transform,
                const TextPainter& text);

/// Factor by which a transform makes lengths longer.
[[nodiscard]] double lengthScale(const QTransform& transform);

/// The letters of a line as outlines, in the item's own coordinates.
[[nodiscard]] QPainterPath outlines(const TextItem& item, std::size_t line);

} // namespace lodestone
