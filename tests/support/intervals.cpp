// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/intervals.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr double slack = 1e-7; // of 10,000: the last digits of a sum

} // namespace

::testing::AssertionResult inside(double value, const Interval& interval) {
    const double within = slack * std::max(1.0, std::abs(value));
    if (value >= interval.low - within && value <= interval.high + within)
        return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure()
           << value << " is outside [" << interval.low << ", " << interval.high << "]";
}

::testing::AssertionResult covers(const Interval& wide, const Interval& narrow) {
    if (auto low = inside(narrow.low, wide); !low)
        return low;
    return std::isinf(narrow.high) && std::isinf(wide.high) ? ::testing::AssertionSuccess()
                                                            : inside(narrow.high, wide);
}

} // namespace lodestone
