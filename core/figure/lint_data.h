// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules of lint.h ask of the data of a figure. Internal to core/figure; pure.
#pragma once

#include "figure/figure.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone::lint_data {

/// Of all marks that have a share, the residual with them; nothing where the body does not show a whole.
[[nodiscard]] std::optional<double> sumOfShares(const FigureBody& body);
/// Share of the residual; of a history, in its last year.
[[nodiscard]] std::optional<double> residualOf(const FigureBody& body);
/// Different units and bases in the rows of a table.
[[nodiscard]] std::vector<std::string> unitsOf(const DataTable& table);
/// Values that the table calls estimates and the figure draws as if they were not.
[[nodiscard]] std::size_t unmarkedEstimates(const Figure& figure);
/// Claims as sentences whose mark has no words beside it that say whose they are.
[[nodiscard]] std::vector<std::string> unattributedClaims(const FigureBody& body);
/// The state with the newest edition of the same publication that has the same year, where the state asks for
/// an older one.
[[nodiscard]] std::optional<ViewState> newerEdition(const ViewState& state, const Catalogue& catalogue);

} // namespace lodestone::lint_data
