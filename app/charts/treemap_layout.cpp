// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/treemap_layout.h"

#include <algorithm>
#include <numeric>

namespace lodestone {
namespace {

/// The worst ratio of sides among `count` areas from `first` on, laid along a side of `length`.
double worstRatio(const std::vector<double>& areas, std::size_t first, std::size_t count, double length) {
    const auto begin = areas.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = begin + static_cast<std::ptrdiff_t>(count);
    const double thickness = std::accumulate(begin, end, 0.0) / length;
    double worst = 1;
    for (auto area = begin; area != end; ++area) {
        const double side = *area / thickness;
        worst = std::max({worst, side / thickness, thickness / side});
    }
    return worst;
}

} // namespace

std::vector<QRectF> squarified(const std::vector<double>& weights, const QRectF& area) {
    std::vector<QRectF> placed;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (sum <= 0 || area.isEmpty())
        return placed;
    std::vector<double> areas;
    for (const double weight : weights)
        areas.push_back(weight / sum * area.width() * area.height());
    QRectF room = area;
    for (std::size_t first = 0; first < areas.size();) {
        const bool upright = room.width() >= room.height(); // a column at the left, else a row on top
        const double length = std::max(1e-9, upright ? room.height() : room.width());
        std::size_t count = 1;
        while (first + count < areas.size() &&
               worstRatio(areas, first, count + 1, length) <= worstRatio(areas, first, count, length))
            ++count;
        const auto begin = areas.begin() + static_cast<std::ptrdiff_t>(first);
        const double thickness =
            std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(count), 0.0) / length;
        double along = 0;
        for (std::size_t i = first; i < first + count; ++i) {
            const double side = areas[i] / thickness;
            placed.push_back(upright ? QRectF(room.left(), room.top() + along, thickness, side)
                                     : QRectF(room.left() + along, room.top(), side, thickness));
            along += side;
        }
        if (upright)
            room.setLeft(room.left() + thickness);
        else
            room.setTop(room.top() + thickness);
        first += count;
    }
    return placed;
}

} // namespace lodestone
