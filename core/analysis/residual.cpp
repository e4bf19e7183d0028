// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/residual.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace lodestone {

double residualOf(const Market& market) {
    return market.residualFraction < noResidual ? 0 : market.residualFraction;
}

Lumps lumps(double residual, double largest) {
    if (residual <= 0)
        return {0, largest, 0};
    const double whole = std::floor(residual / largest);
    return {whole, largest, std::max(0.0, residual - whole * largest)};
}

double evenSquares(double residual, std::optional<int> unlisted) {
    return unlisted ? residual * residual / *unlisted : 0;
}

void checkUnlisted(std::optional<int> unlisted) {
    if (unlisted && *unlisted < 1)
        throw std::invalid_argument(fmt::format(
            "the number of unlisted producers is {}: give 1 or more, or leave it out", *unlisted));
}

bool lumpsFit(const Market& market, std::optional<int> unlisted) {
    // A hair's breadth for sums that are equal but for their last digit.
    return !unlisted || residualOf(market) <= *unlisted * market.named.back().fraction * (1 + noResidual);
}

bool topKHolds(const Market& market, std::optional<int> unlisted) {
    return market.topK && market.outside.empty() && !market.named.empty() && lumpsFit(market, unlisted);
}

} // namespace lodestone
