// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/diversity.h"

#include "analysis/outside.h"
#include "analysis/residual.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace lodestone {
namespace {

/// -p ln p, which is 0 at p = 0.
double surprise(double p) {
    return p > 0 ? -p * std::log(p) : 0;
}

} // namespace

Interval Entropy::suppliers() const {
    return {std::exp(nats.low), highBounded ? std::exp(nats.high) : nats.high};
}

std::optional<Entropy> entropy(const Market& market, std::optional<int> unlisted) {
    checkUnlisted(unlisted);
    if (market.named.empty())
        return std::nullopt;
    double named = 0;
    for (const Share& share : market.named)
        named += surprise(share.fraction);
    const double rest = residualOf(market);
    // A lone producer's share may come out a last digit above 1.
    named = std::max(0.0, named);
    Entropy result;
    result.nats.low = named + surprise(rest);
    if (rest <= 0)
        result.nats.high = result.nats.low;
    else if (unlisted)
        result.nats.high = named - rest * std::log(rest / *unlisted);
    else {
        result.nats.high = std::numeric_limits<double>::infinity();
        result.highBounded = false;
    }
    if (const Outside outside = outsideOf(market); outside.any()) {
        // E of the world is (1 - s) E + h(s), concave in s: least at an end, most where all outside are of
        // the size e^-E.
        const double s = outside.greatest();
        const double m = outside.count;
        const auto with = [&](double e, double share) {
            return (1 - share) * e + surprise(share) + surprise(1 - share);
        };
        result.nats.low = std::min(result.nats.low, with(result.nats.low, s));
        if (result.highBounded) {
            const double best = m / (m + std::exp(result.nats.high));
            result.nats.high = best <= s ? std::log(m + std::exp(result.nats.high))
                                         : with(result.nats.high, s) + s * std::log(m);
        }
    }
    if (topKHolds(market, unlisted)) {
        const Lumps parts = lumps(rest, market.named.back().fraction);
        result.lowTopK =
            std::max(result.nats.low, named + parts.whole * surprise(parts.size) + surprise(parts.rest));
    }
    return result;
}

std::optional<Inequality> inequality(const Market& market) {
    const std::size_t count = market.named.size();
    if (count < 2)
        return std::nullopt;
    double sum = 0;
    for (const Share& share : market.named)
        sum += share.fraction;
    Inequality result;
    result.producers = static_cast<int>(count);
    result.coverage = sum;
    const double n = static_cast<double>(count);
    double spread = 0;
    double ranked = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double p = market.named[i].fraction / sum;
        spread += surprise(p);
        ranked += static_cast<double>(count - i) * p; // named descend: the last has rank 1
    }
    result.theil = std::max(0.0, std::log(n) - spread);
    result.gini = std::max(0.0, (2 * ranked - n - 1) / n);
    return result;
}

} // namespace lodestone
