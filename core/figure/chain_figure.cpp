// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chain_figure.h"

namespace lodestone {

Figure buildChain(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db);
    Study study(reader);
    return state.view == matrixView ? buildMatrix(state, study) : buildLadder(state, study);
}

ViewState stateOfMarket(const ViewState& state, const Mark& market) {
    const std::size_t cut = market.key.find('/');
    const auto stage = stageFromSlug(market.key.substr(std::min(cut, market.key.size() - 1) + 1));
    if (market.kind != Mark::Kind::Market || cut == std::string::npos || !stage)
        return state;
    ViewState there = state;
    there.figure = ViewState{}.figure;
    there.view.clear();
    there.mineral = market.key.substr(0, cut);
    there.selection = {};
    if (there.mineral == state.mineral && *stage == state.stage)
        return there; // its own table stays the one that was chosen
    there.stage = *stage;
    there.product.clear();
    there.measure.reset();
    there.source.clear();
    return there;
}

std::string nextSort(const std::string& sort, const std::string& column) {
    const bool now = sort == column || (sort.empty() && column == usualSort);
    return now ? "-" + column : column == usualSort ? std::string() : column;
}

} // namespace lodestone
