// SPDX-License-Identifier: GPL-3.0-or-later
// How finely a printed number is rounded, read off its digits: what a comparison of two prints may forgive.
#pragma once

#include <string_view>

namespace lodestone {

/// The place of the last printed digit: 1 for '270,000', 0.1 for '1.5'; 1 when there is no digit.
[[nodiscard]] double printedPlace(std::string_view printed);

/// The place that the publisher rounded to: that of the last digit other than zero, but at least two digits
/// are taken to count: 10,000 for '270,000' and for '100,000', 1 for '390,001' and for '8', 0.1 for '1.5' and
/// '2.0'.
[[nodiscard]] double roundingPlace(std::string_view printed);

} // namespace lodestone
