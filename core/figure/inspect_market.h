// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector says of a market picked out of the chain, of a column of the matrix, and of a country
// along the chain. Internal to core/figure.
#pragma once

#include "figure/chain_figure.h"

namespace lodestone {

/// What of a state is answered here: nothing when its selection is of another kind or figure.
[[nodiscard]] std::optional<Inspection> inspectChain(const ViewState& state, MarketReader& reader);
/// A cell of the matrix, or a stage of the ladder.
[[nodiscard]] Inspection inspectMarket(const MarketName& name, const ViewState& state, Study& study);
[[nodiscard]] Inspection inspectColumn(const std::string& column, const ViewState& state,
                                       const Catalogue& catalogue);
/// One country at every stage of the state's mineral.
[[nodiscard]] Inspection inspectAlongChain(const Country& country, const ViewState& state, Study& study);

} // namespace lodestone
