// SPDX-License-Identifier: GPL-3.0-or-later
// What the residual of a market can be: the least and the most concentrated splits of what no row names.
// Sums of squares rise with concentration and entropies fall with it (Marshall, Olkin and Arnold,
// Inequalities: Theory of Majorization, 2011), so the extreme splits bound every measure here. All amounts
// are fractions 0-1.
#pragma once

#include "analysis/market.h"

#include <optional>

namespace lodestone {

/// A residual below this is the last digit of a sum, not a producer.
inline constexpr double noResidual = 1e-12;

/// The residual fraction, 0 where it is a rounding of the arithmetic.
[[nodiscard]] double residualOf(const Market& market);

/// The most concentrated split into producers of at most `largest`: `whole` of that size and one of `rest`.
struct Lumps {
    double whole = 0; ///< a count
    double size = 0;
    double rest = 0;

    [[nodiscard]] double squares() const { return whole * size * size + rest * rest; }
};
/// `largest` > 0.
[[nodiscard]] Lumps lumps(double residual, double largest);

/// Sum of squares of the least concentrated split: 0 for infinitely many producers, R^2/m for at most m.
[[nodiscard]] double evenSquares(double residual, std::optional<int> unlisted);

/// Throws std::invalid_argument when the number of unlisted producers is below 1.
void checkUnlisted(std::optional<int> unlisted);

/// Whether `unlisted` producers no larger than the smallest named one can hold the residual at all. The
/// market names a producer.
[[nodiscard]] bool lumpsFit(const Market& market, std::optional<int> unlisted);

/// Whether 'no unlisted producer exceeds the smallest named one' can hold: the market allows it, nobody
/// stands outside the total, and at most `unlisted` producers of that size are enough for the residual.
[[nodiscard]] bool topKHolds(const Market& market, std::optional<int> unlisted);

} // namespace lodestone
