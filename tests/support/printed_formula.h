// SPDX-License-Identifier: GPL-3.0-or-later
// Works out a printed formula as a reader with a calculator would. Rounded: a number with decimals stands for
// everything that is printed so, and the answer says how far that reaches; a whole number stands for itself.
#pragma once

#include "model/supply.h"

#include <string_view>

namespace lodestone {

enum class Decimals { Rounded, Exact };

/// '69.23² + 13.08²', '10,000 ÷ 5,054.42', '−(0.5 × ln 0.5)', 'max(1 + 2; 4)'. Throws std::invalid_argument
/// on a text that is no formula.
[[nodiscard]] Interval workedOut(std::string_view formula, Decimals decimals = Decimals::Rounded);

} // namespace lodestone
