// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/outside.h"

#include "analysis/concentration.h"

#include <algorithm>
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
