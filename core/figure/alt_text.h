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

/// 'shares of mine production of …, 9 named countries. Largest: …', with how sure they are.
[[nodiscard]] std::string sharesInWords(const MarketView& view, const Catalogue& catalogue);
[[nodiscard]] std::string sharesAltText(const MarketView& view, const Catalogue& catalogue);
[[nodiscard]] std::string overviewAltText(const MarketView& view, const Regime& regime,
                                          const std::vector<MarketView>& history, MarketReader& reader);
[[nodiscard]] std::string concentrationAltText(const std::vector<MarketView>& history, const Regime& regime,
                                               MarketReader& reader);
/// `counted`: 'policy events that touch rare earths'.
[[nodiscard]] std::string timelineAltText(const std::vector<Event>& events, const std::string& counted,
                                          std::string_view lanes);

} // namespace lodestone
