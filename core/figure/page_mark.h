// SPDX-License-Identifier: GPL-3.0-or-later
// Marks that lead to a page of the window, and what of the state is set on the way: 'sources', or
// 'timeline;about=named;party=China;span=2023-01-01:2025-12-31'. Pure.
#pragma once

#include "figure/view_state.h"

namespace lodestone {

inline constexpr std::string_view timelineFigure = "timeline";

/// Leads to the events that name the mineral, of these years; of one party's where the lane bears the name of
/// a country.
[[nodiscard]] Mark timelineMark(YearRange years, const std::string& lane);
/// `state` turned to the page of a mark of Kind::Page; nothing when there is no such page.
[[nodiscard]] std::optional<ViewState> stateOfPage(const ViewState& state, const Mark& page,
                                                   const Catalogue& catalogue);

} // namespace lodestone
