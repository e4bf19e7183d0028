// SPDX-License-Identifier: GPL-3.0-or-later
// What the part of a total that no row holds is called: supply of countries that are not named, or no more
// than the rounding of the print.
#pragma once

#include "analysis/market.h"

#include <string_view>

namespace lodestone {

[[nodiscard]] inline std::string_view residualName(const Market& market) {
    return market.residualIsRounding ? "Rounding" : "Residual";
}

/// What stands in a key beside its sample.
[[nodiscard]] inline std::string_view residualMeaning(const Market& market) {
    return market.residualIsRounding ? "within the rounding of the printed total"
                                     : "countries the table does not name";
}

/// After an amount, singular: '0.3 % belongs to no named country'.
[[nodiscard]] inline std::string_view residualBelongs(const Market& market) {
    return market.residualIsRounding ? "is within the rounding of the printed total"
                                     : "belongs to no named country";
}

} // namespace lodestone
