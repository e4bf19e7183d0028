// SPDX-License-Identifier: GPL-3.0-or-later
// The two number texts that values of every layer need: commas for thousands, true minus, narrow no-break
// space before %. What only figures need stands in figure/number_text.h.
#pragma once

#include <string>

namespace lodestone {

/// '5,054', '−12', '0.742': `decimals` digits after the point, or as many as the value needs (up to 6) when <
/// 0.
[[nodiscard]] std::string numberText(double value, int decimals = -1);
/// Fixed decimals: percentText(0.69230769, 2) is '69.23 %'.
[[nodiscard]] std::string percentText(double fraction, int decimals);

} // namespace lodestone
