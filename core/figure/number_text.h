// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as readers see them: commas for thousands, narrow no-break space before %, true minus.
#pragma once

#include "model/number_text.h"
#include "model/supply.h"

#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Fraction 0-1 as percent: '69.2 %'; two decimals below 0.1 %, '<0.01 %' below what two can show, '0 %' for
/// zero.
[[nodiscard]] std::string shareText(double fraction);
/// Whole percent for headlines: '69 %'; one decimal below 10 %.
[[nodiscard]] std::string roundShareText(double fraction);

/// Both ends of an index interval, rounded alike, with as many decimals (0 to 2) as tell them apart.
struct IntervalText {
    std::string low;
    std::string high; ///< equal to `low` when the ends are the same number
    [[nodiscard]] bool open() const { return low != high; }
    [[nodiscard]] std::string dashed() const; ///< '5,054–5,055', or one number
};
[[nodiscard]] IntervalText intervalText(Interval interval);

/// 't' -> 'tonnes', 'kt' -> 'thousand tonnes', 'kg' -> 'kilograms'; others unchanged.
[[nodiscard]] std::string unitWords(std::string_view unit);

/// A print with commas for thousands where the publisher sets none: '13000' -> '13,000'. Anything but one
/// whole number, with or without a sign of comparison before it, stays as it is.
[[nodiscard]] std::string groupedPrint(std::string_view printed);

/// Round tick values covering [min, max] with about `count` steps of 1, 2 or 5 times a power of ten.
[[nodiscard]] std::vector<double> roundTicks(double min, double max, int count);
/// Years to label on an axis: ends where they fit, and multiples of a round step in between.
[[nodiscard]] std::vector<int> yearTicks(int first, int last, int atMost);

} // namespace lodestone
