// SPDX-License-Identifier: GPL-3.0-or-later
// Keys: a sample of a mark and what it means, as a list or in rows that wrap.
#pragma once

#include "charts/canvas.h"

namespace lodestone {

/// A key as a column, for the empty part of a bar table.
[[nodiscard]] QSizeF keyListSize(const std::vector<KeyEntry>& key);
void drawKeyList(Canvas& canvas, const std::vector<KeyEntry>& key, QPointF topLeft);

} // namespace lodestone
