// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector on what was decided and said: an event, a claim. Internal to core/figure.
#pragma once

#include "figure/build_figure.h"
#include "figure/market_view.h"

namespace lodestone {

[[nodiscard]] Inspection inspectEvent(const Event& event, const Catalogue& catalogue);
[[nodiscard]] Inspection inspectClaim(const Claim& claim, MarketReader& reader);

} // namespace lodestone
