// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/remaining.h"

#include "analysis/outside.h"
#include "analysis/residual.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

/// What is left of the named producers.
struct Rest {
    double sum = 0;
    double squares = 0;
    double smallest = 0; ///< of all named, also of those taken out: the top-k claim is about the whole list
};

/// Index of the rest when `hidden` of the residual may have gone with the chosen ones: of the residual, y in
/// [0, residual] remains. (A + y^2/m) / (B + y)^2 has its one minimum at y = A m / B, and its greatest value
/// at an end of the range.
Interval openIndex(const Rest& rest, double residual, std::optional<int> unlisted, bool hidden) {
    const auto index = [&](double y, double residualSquares) {
        const double left = rest.sum + y;
        return 10'000 * (rest.squares + residualSquares) / (left * left);
    };
    double low = index(residual, evenSquares(residual, unlisted));
    double high = index(residual, residual * residual);
    if (hidden) {
        high = std::max(high, index(0, 0));
        const double best = unlisted ? rest.squares * *unlisted / rest.sum : residual;
        const double y = std::min(residual, best);
        low = index(y, evenSquares(y, unlisted));
    }
    return {std::min(low, high), high};
}

} // namespace

std::optional<Remaining> remaining(const Market& market, std::span<const CountryId> chosen,
                                   std::optional<int> unlisted, std::span<const CountryId> zero) {
    checkUnlisted(unlisted);
    if (market.named.empty())
        return std::nullopt;
    Remaining result;
    if (chosen.empty())
        result.without = {market.largest()->country};
    for (const CountryId country : chosen)
        if (std::ranges::find(result.without, country) == result.without.end())
            result.without.push_back(country);

    const double residual = residualOf(market);
    double hidden = 0;
    int outsideTaken = 0;
    for (const CountryId country : result.without) {
        if (market.isOutside(country)) // a named one too: a part of its output goes with it
            ++outsideTaken;
        const Standing at = standing(market, country, zero);
        if (!at.mayHide())
            continue;
        result.mayHide.push_back(country);
        if (!market.isOutside(country))
            hidden = residual;
    }

    Rest rest;
    rest.smallest = market.named.back().fraction;
    for (const Share& share : market.named) {
        if (std::ranges::find(result.without, share.country) != result.without.end())
            continue;
        rest.sum += share.fraction;
        rest.squares += share.fraction * share.fraction;
    }
    // Summed rather than 1 - sum p, which loses its digits when the chosen hold nearly everything.
    result.supplyLeft = {rest.sum + residual - hidden, rest.sum + residual};
    Outside outside = outsideOf(market);
    if (outsideTaken > 0) // with them goes anything from nothing to all they can have
        result.supplyLeft.low *= 1 - outside.greatest();
    outside.count -= outsideTaken;
    if (outside.any())
        result.supplyLeft.high += outside.greatest() * (1 - result.supplyLeft.high);
    if (rest.sum <= 0)
        return result;
    result.hhi = openIndex(rest, residual, unlisted, hidden > 0);
    if (outside.any()) {
        // A bound on their share of the world becomes one on their share of what remains.
        Outside there = outside;
        if (there.most) {
            const double most =
                *there.most / (*there.most + (1 - *there.most) * (rest.sum + residual - hidden));
            there.most = most;
        }
        result.hhi = indexWithOutside(*result.hhi, there);
    }
    if (topKHolds(market, unlisted) && hidden <= 0) {
        const double left = rest.sum + residual;
        const double squares = rest.squares + lumps(residual, rest.smallest).squares();
        result.hhiHighTopK = std::min(result.hhi->high, 10'000 * squares / (left * left));
    }
    return result;
}

} // namespace lodestone
