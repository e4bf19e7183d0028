// SPDX-License-Identifier: GPL-3.0-or-later
// How the inspector ends on numbers of one table: its notes, its source and how to cite it. Internal to
// core/figure.
#pragma once

#include "figure/build_figure.h"
#include "figure/market_view.h"

namespace lodestone {

/// Adds the notes and the source of the table, and makes it what `out` cites.
void addTable(Inspection& out, const MarketView& view);

} // namespace lodestone
