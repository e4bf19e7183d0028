// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables of a mineral count, as names in lists and as a reader's choice. Internal to core/figure;
// results point into the catalogue.
#pragma once

#include "figure/view_state.h"

#include <string>
#include <vector>

namespace lodestone {

/// The mineral's name with what the table counts, for rows of lists: 'Cobalt', 'Titanium (ilmenite)',
/// 'Natural soda ash'.
[[nodiscard]] std::string tableName(const Series& series, const Mineral& mineral);
/// The same for several tables of one mineral: 'Niobium (niobium, ferroniobium)'. None: the mineral's name.
[[nodiscard]] std::string tableName(const std::vector<const Series*>& series, const Mineral& mineral);

/// One thing that the tables of a mineral and stage count, and the state that shows it.
struct ProductChoice {
    std::string words; ///< 'Ilmenite', 'Primary aluminum, capacity'
    ViewState state;
    bool chosen = false;
};
/// What a reader can choose at the state's mineral and stage, the usual table first; empty where there is no
/// choice.
[[nodiscard]] std::vector<ProductChoice> productChoices(const ViewState& state, const Catalogue& catalogue);

/// Leaves out a measure or product that the market does not have; the product stays where it can.
void keepForm(ViewState& state, const Catalogue& catalogue);
/// Puts the state on a product that was asked for by name: at its stage where that has it, else at the stage
/// that is the product's.
void openProduct(ViewState& state, const Mineral& mineral, const NamedProduct& named,
                 const Catalogue& catalogue);

} // namespace lodestone
