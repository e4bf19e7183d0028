// SPDX-License-Identifier: GPL-3.0-or-later
// Builders of the map. Internal to core/figure; pure but for the reader.
#pragma once

#include "figure/map_body.h"
#include "figure/market_view.h"
#include "figure/world_map.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// Without a market the land is bare, and `why` says so. Sources of the places are added to `sources`.
[[nodiscard]] MapBody mapPart(const ViewState& state, const std::optional<MarketView>& view,
                              const Database& db, const Catalogue& catalogue,
                              std::vector<SourceLine>& sources);
void addAgreements(MapBody& body, const ViewState& state, const Catalogue& catalogue, const Database& db);
/// Places that are known for the mineral, for a part of it, or for the group it is a part of.
[[nodiscard]] std::vector<Place> placesOf(const Mineral& mineral, const Catalogue& catalogue,
                                          const Database& db);
/// 'China mined 69 % of ...; 3 of the 11 other countries named have 5 % or more'.
[[nodiscard]] std::string mapHeadline(const MarketView& view, const Catalogue& catalogue);
[[nodiscard]] std::string mapAltText(const std::optional<MarketView>& view, const MapBody& body,
                                     const Mineral& mineral, const Catalogue& catalogue);
[[nodiscard]] DataTable agreementsTable(const MapBody& body);
void addMapSource(std::vector<SourceLine>& sources, const Catalogue& catalogue);

} // namespace lodestone
