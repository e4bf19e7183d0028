// SPDX-License-Identifier: GPL-3.0-or-later
// What each row of a table carries into a file beside its own columns: which market, in which unit and basis,
// of which edition, under which licence. Internal to core/figure.
#pragma once

#include "figure/figure.h"
#include "figure/market_view.h"

#include <cstddef>
#include <optional>

namespace lodestone {

[[nodiscard]] RowFacts rowFacts(const MarketView& view);
/// Of a row without a table: a claim, a stage that nobody counts, an event of a list.
[[nodiscard]] RowFacts rowFacts(const Mineral& mineral, std::optional<Stage> stage, const Source* source);
/// The row's own, else those of the table.
[[nodiscard]] const RowFacts& factsOfRow(const DataTable& table, std::size_t row);
/// A row of which nothing else is to be told.
[[nodiscard]] RowOrigin factsAlone(RowFacts facts);

} // namespace lodestone
