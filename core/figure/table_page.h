// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the table behind a figure: which figure it is of, and how that is kept while a reader goes from
// page to page. Pure.
#pragma once

#include "figure/view_state.h"

namespace lodestone {

/// The figure whose table a state of the table page shows; the shares where it names none there is.
[[nodiscard]] ViewState figureOfTable(const ViewState& state);

/// The same as a value of ViewState::view for the table page; '' for a page that has no figure.
[[nodiscard]] std::string tableView(const ViewState& figure);

/// `after` with what a change of page takes along: the table is of the figure it is opened from, and the way
/// back leads to the view of the figure that was left; a country that is picked out is held against all
/// sources.
[[nodiscard]] ViewState followed(const ViewState& before, ViewState after);

} // namespace lodestone
