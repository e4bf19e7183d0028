// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader chooses from in a box: the value that a ViewState holds, and its words.
#pragma once

#include "figure/view_state.h"

#include <string>
#include <vector>

namespace lodestone {

struct NamedChoice {
    std::string value; ///< '' for the usual one of indicators
    std::string words;
};
[[nodiscard]] std::vector<NamedChoice> indicatorChoices(); ///< in the order of measures()
/// Whether a table of the state's minerals has a suspect value for which another is proposed: only there do
/// the two readings differ.
[[nodiscard]] bool readingsDiffer(const ViewState& state, const Catalogue& catalogue);
[[nodiscard]] std::vector<NamedChoice> readingChoices(); ///< 'as published', 'as proposed'
[[nodiscard]] std::vector<NamedChoice> regimeChoices();  ///< 'US 2023: 1,000 / 1,800'

} // namespace lodestone
