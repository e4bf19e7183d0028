// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector on a measure of a market and on what its total holds and no row names. Internal to
// core/figure.
#pragma once

#include "figure/build_figure.h"
#include "figure/market_view.h"

namespace lodestone {

/// `key` is of a card: 'hhi', 'effective_suppliers', 'hhi_without_leader', 'coverage', 'cr3' or 'cr1'.
/// `view` has its concentration.
[[nodiscard]] Inspection inspectMeasure(const std::string& key, const ViewState& state,
                                        const MarketView& view, MarketReader& reader);
[[nodiscard]] Inspection inspectResidual(const MarketView& view, const Catalogue& catalogue);

} // namespace lodestone
