// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios that ship with the program, in their text form. Every number in them is an assumption made here
// and said to be one; where a person is named, the person gave the direction and no number.
#pragma once

#include <span>
#include <string_view>

namespace lodestone {

struct ExampleScenario {
    std::string_view slug;        ///< 'slow-diversification'
    std::string_view title;       ///< for a list
    std::string_view text;        ///< parseScenario reads it
    std::string_view explanation; ///< what it asks, and which numbers are assumed
    std::string_view source;      ///< who says what it starts from; '' when nobody
    std::string_view claimSlug;   ///< the claim of the database that says it; '' when there is none
};
[[nodiscard]] std::span<const ExampleScenario> exampleScenarios();
[[nodiscard]] const ExampleScenario* exampleScenarioBySlug(std::string_view slug);

} // namespace lodestone
