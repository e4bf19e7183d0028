// SPDX-License-Identifier: GPL-3.0-or-later
// Producers whom the published total leaves out, and what they can make of a measure. With H the sum of
// squares within the total (a fraction) and s the unknown share of one such producer in the true world, the
// true sum is (1 - s)^2 H + s^2: between H / (1 + m H), with m of them, and 1. A bound on s narrows it.
// Method: METHODS.md of the project, 'A producer outside the total'. Shares and sums of squares are fractions
// 0-1, HHI is on 0-10,000.
#pragma once

#include "analysis/market.h"

#include <optional>
#include <vector>

namespace lodestone {

struct Outside {
    int count = 0; ///< m
    std::optional<double>
        most; ///< the greatest share they can have together, 0-1; nothing: no bound is known

    [[nodiscard]] bool any() const { return count > 0; }
    [[nodiscard]] double greatest() const {
        return any() ? most.value_or(1) : 0;
    } ///< 0 when nobody is outside
};
[[nodiscard]] Outside outsideOf(const Market& market);

/// The sum of squares of the true world, from that within the total; the same interval when nobody is
/// outside.
[[nodiscard]] Interval squaresWithOutside(Interval within, const Outside& outside);
/// The same of an index on 0-10,000.
[[nodiscard]] Interval indexWithOutside(Interval within, const Outside& outside);

/// The greatest amount that they can have together for each unit within the total; infinity without a bound.
[[nodiscard]] double amountOutside(const Outside& outside);
/// The least that the k largest of `within` can hold together of the true world. `within` descends.
[[nodiscard]] double leastOfLargest(std::vector<double> within, std::size_t k, const Outside& outside);

/// The index if every producer outside supplied what the publisher last printed of it: a reading, never a
/// finding.
struct OutsideReading {
    Year from = 0; ///< the years of those values, earliest and latest
    Year to = 0;
    double share = 0; ///< of the true world, all of them together, 0-1
    Interval hhi;
};
/// Nothing when nobody is outside, or when one of them has no earlier value.
[[nodiscard]] std::optional<OutsideReading> outsideReading(const Market& market);

} // namespace lodestone
