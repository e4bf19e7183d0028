// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/outside.h"

#include "analysis/concentration.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <vector>

namespace lodestone {

Outside outsideOf(const Market& market) {
    return {static_cast<int>(market.outside.size()), market.outsideMost};
}

Interval squaresWithOutside(Interval within, const Outside& outside) {
    if (!outside.any())
        return within;
    const double m = outside.count;
    const double s = outside.greatest();
    // The least lies where each of them is as large as a producer of the size H; a smaller bound on their
    // share is met first.
    const double best = std::min(s, m * within.low / (1 + m * within.low));
    const double low = (1 - best) * (1 - best) * within.low + best * best / m;
    // Convex in s: the greatest value stands at one end.
    const double high = std::max(within.high, (1 - s) * (1 - s) * within.high + s * s);
    return {std::min(low, high), high};
}

Interval indexWithOutside(Interval within, const Outside& outside) {
    const Interval squares = squaresWithOutside({within.low / 10'000, within.high / 10'000}, outside);
    return outside.any() ? Interval{10'000 * squares.low, 10'000 * squares.high} : within;
}

double amountOutside(const Outside& outside) {
    const double s = outside.greatest();
    return s < 1 ? s / (1 - s) : std::numeric_limits<double>::infinity();
}

double leastOfLargest(std::vector<double> within, std::size_t k, const Outside& outside) {
    within.resize(k);
    double least = std::accumulate(within.begin(), within.end(), 0.0);
    if (!outside.any())
        return least;
    // With x_i outside the share is largest(within and x) / (1 + sum x), quasi-convex and alike in every x_i:
    // least where they are equal, at one of the k largest or at their bound.
    const double bound = amountOutside(outside) / outside.count;
    for (const double share : within) {
        const double x = std::min(share, bound);
        std::vector<double> all = within;
        all.insert(all.end(), static_cast<std::size_t>(outside.count), x);
        std::ranges::sort(all, std::ranges::greater{});
        all.resize(k);
        least = std::min(least, std::accumulate(all.begin(), all.end(), 0.0) / (1 + outside.count * x));
    }
    return least;
}

std::optional<OutsideReading> outsideReading(const Market& market) {
    const auto c = concentration(market);
    if (!c || market.outside.empty())
        return std::nullopt;
    OutsideReading reading;
    double added = 0;
    double squares = 0;
    for (const OutsideProducer& producer : market.outside) {
        if (producer.lastYear == 0)
            return std::nullopt;
        reading.from = reading.from == 0 ? producer.lastYear : std::min(reading.from, producer.lastYear);
        reading.to = std::max(reading.to, producer.lastYear);
        added += producer.lastValue;
        squares += producer.lastValue * producer.lastValue;
    }
    const double world = market.denominator + added;
    reading.share = added / world;
    const double left = market.denominator / world;
    const double outside = 10'000 * squares / (world * world);
    reading.hhi = {left * left * c->within.low + outside, left * left * c->within.high + outside};
    return reading;
}

} // namespace lodestone
