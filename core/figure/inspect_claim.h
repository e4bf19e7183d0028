// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector on a claim: who said it, where, and what the tables here say. Internal to core/figure.
#pragma once

#include "figure/build_figure.h"
#include "figure/market_view.h"

namespace lodestone {

[[nodiscard]] Inspection inspectClaim(const Claim& claim, MarketReader& reader);

} // namespace lodestone
