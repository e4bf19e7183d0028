// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chain_figure.h"

namespace lodestone {

Figure buildChain(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db, state.reading);
    Study study(reader);
    return state.view == matrixView ? buildMatrix(state, study) : buildLadder(state, study);
}

ViewState stateOfMarket(const ViewState& state, const Mark& market, const Catalogue& catalogue) {
    const auto name = marketNamed(market.key, catalogue);
    if (market.kind != Mark::Kind::Market || !name)
        return state;
    ViewState there = state;
    there.figure = ViewState{}.figure;
    there.view.clear();
    there.selection = {};
    if (name->mineral->slug == state.mineral && name->stage == state.stage)
        return there.normalised(catalogue); // its own table stays the one that was chosen
    there.mineral = name->mineral->slug;
    there.stage = name->stage;
    there.year = yearAsked(state);
    there.product.clear();
    there.measure.reset();
    there.source.clear();
    return there.normalised(catalogue);
}

std::string nextSort(const std::string& sort, const std::string& column) {
    const bool now = sort == column || (sort.empty() && column == usualSort);
    return now ? "-" + column : column == usualSort ? std::string() : column;
}

} // namespace lodestone
