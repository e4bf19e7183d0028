// SPDX-License-Identifier: GPL-3.0-or-later
// Squarified treemap (Bruls, Huizing, van Wijk 2000): areas in proportion, sides as even as they get. Pure.
#pragma once

#include <QRectF>

#include <vector>

namespace lodestone {

/// One rectangle for each weight, in their order; they fill `area` and their areas are in proportion to the
/// weights. Weights are above zero.
[[nodiscard]] std::vector<QRectF> squarified(const std::vector<double>& weights, const QRectF& area);

} // namespace lodestone
