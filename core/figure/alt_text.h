// SPDX-License-Identifier: GPL-3.0-or-later
// Alternative text written from the data: what kind of picture, of what, its extremes, how sure. Internal to
// core/figure.
#pragma once

#include "figure/figure.h"
#include "figure/market_view.h"

#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

[[nodiscard]] std::string sharesAltText(const MarketView& view, const Catalogue& catalogue);
[[nodiscard]] std::string overviewAltText(const MarketView& view, const Regime& regime,
                                          const Catalogue& catalogue);
[[nodiscard]] std::string concentrationAltText(const std::vector<MarketView>& history, const Regime& regime);
/// `counted`: 'policy events that touch rare earths'.
[[nodiscard]] std::string timelineAltText(const std::vector<Event>& events, const std::string& counted,
                                          std::string_view lanes);

} // namespace lodestone
