// SPDX-License-Identifier: GPL-3.0-or-later
// Units of weight and measure as series spell them, and the one place that converts between them. A number
// crosses from one unit to another only within a kind: tonnes never become carats, cubic metres, dry tonnes
// or percent.
#pragma once

#include <optional>
#include <string_view>

namespace lodestone {

/// `value` of unit `from` in unit `to`; the same value when both are spelt alike, even for a unit not known
/// here; nothing across kinds.
[[nodiscard]] std::optional<double> convert(double value, std::string_view from, std::string_view to);

} // namespace lodestone
