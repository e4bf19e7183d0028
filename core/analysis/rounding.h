// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what a printed world total holds beyond its rows is no more than the publisher's rounding of them.
#pragma once

#include "analysis/market.h"

namespace lodestone {

/// True when the residual, above zero, is at most half the last place of the printed total and of every
/// printed row together, and nothing else can sit in it: the table has no 'Other countries' or prints none
/// there, and no row inside the total is withheld or without a number. `market` has its residual.
[[nodiscard]] bool residualIsRounding(const Market& market, const SupplyYear& year);

} // namespace lodestone
