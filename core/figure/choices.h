// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader chooses from in a box: the value that a ViewState holds, and its words.
#pragma once

#include <string>
#include <vector>

namespace lodestone {

struct NamedChoice {
    std::string value; ///< '' for the usual one of indicators
    std::string words;
};
[[nodiscard]] std::vector<NamedChoice> indicatorChoices(); ///< in the order of measures()
[[nodiscard]] std::vector<NamedChoice> regimeChoices();    ///< 'US 2023: 1,000 / 1,800'

} // namespace lodestone
