// SPDX-License-Identifier: GPL-3.0-or-later
// Assertions on intervals, up to the last digits of a sum.
#pragma once

#include "model/supply.h"

#include <gtest/gtest.h>

namespace lodestone {

/// `value` within the interval, up to the last digits.
[[nodiscard]] ::testing::AssertionResult inside(double value, const Interval& interval);
/// Both ends of `narrow` within `wide`; two infinite ends are alike.
[[nodiscard]] ::testing::AssertionResult covers(const Interval& wide, const Interval& narrow);

} // namespace lodestone
