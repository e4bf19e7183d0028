// SPDX-License-Identifier: GPL-3.0-or-later
// Words beside the glyphs of a lane: counts, then short labels by rank, then titles where there is room.
#pragma once

#include "charts/timeline_layout.h"

namespace lodestone {

/// Nothing is written over a glyph, an underline, a bar or other words; what finds no place is left to the
/// tooltip.
void drawEventWords(Canvas& canvas, const PlacedLane& lane, const QRectF& plot, bool titles);

/// Counts alone, for strips that have no room for words.
void drawEventCounts(Canvas& canvas, const PlacedLane& lane, const QRectF& room);

} // namespace lodestone
