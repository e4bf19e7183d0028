// SPDX-License-Identifier: GPL-3.0-or-later
// What narrows or adds to the figure in front, in words, and what else could be chosen in its place: all that
// a breadcrumb says beyond mineral, stage, year and source. Pure.
#pragma once

#include "figure/view_state.h"

#include <string>
#include <vector>

namespace lodestone {

struct ScopeChoice {
    std::string words; ///< 'nothing', 'ASEAN'
    ViewState state;   ///< after it is chosen
    bool chosen = false;
};
struct ScopePart {
    std::string id;                   ///< field of the state: 'bloc', 'years', ...
    std::string name;                 ///< 'Bloc'
    std::string words;                ///< 'ASEAN as one'
    std::vector<ScopeChoice> choices; ///< the first one takes the part away
};
/// Only what is set and what the figure of the state heeds, in reading order.
[[nodiscard]] std::vector<ScopePart> scopeParts(const ViewState& state, const Catalogue& catalogue);

/// 'Rare earths · Mining · 2025 · USGS MCS 2026 · ASEAN as one': the whole breadcrumb in one line.
[[nodiscard]] std::string breadcrumb(const ViewState& state, const Catalogue& catalogue);

} // namespace lodestone
