// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/change.h"

#include "analysis/concentration.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

ChangeTerm termOf(CountryId country, const Market& before, const Market& after,
                  std::span<const CountryId> zeroBefore, std::span<const CountryId> zeroAfter) {
    ChangeTerm term;
    term.country = country;
    const Share* was = before.find(country);
    const Share* is = after.find(country);
    if (was != nullptr)
        term.shareBefore = was->fraction;
    else {
        term.movement = Movement::NewlyNamed;
        term.otherwise = standing(before, country, zeroBefore).presence;
    }
    if (is != nullptr)
        term.shareAfter = is->fraction;
    else {
        term.movement = Movement::NoLongerNamed;
        term.otherwise = standing(after, country, zeroAfter).presence;
    }
    // As a product: the difference of two squares loses digits where they are nearly equal.
    term.delta = 10'000 * (term.shareAfter - term.shareBefore) * (term.shareAfter + term.shareBefore);
    return term;
}

} // namespace

std::optional<HhiChange> hhiChange(const Market& before, const Market& after,
                                   std::span<const CountryId> zeroBefore,
                                   std::span<const CountryId> zeroAfter) {
    const auto first = concentration(before);
    const auto second = concentration(after);
    if (!first || !second)
        return std::nullopt;
    HhiChange result;
    for (const Share& share : after.named)
        result.terms.push_back(termOf(share.country, before, after, zeroBefore, zeroAfter));
    for (const Share& share : before.named)
        if (after.find(share.country) == nullptr)
            result.terms.push_back(termOf(share.country, before, after, zeroBefore, zeroAfter));
    std::ranges::sort(result.terms, [](const ChangeTerm& a, const ChangeTerm& b) {
        const double left = std::abs(a.delta);
        const double right = std::abs(b.delta);
        return left != right ? left > right : a.country < b.country;
    });
    for (const ChangeTerm& term : result.terms)
        result.deltaLow += term.delta;
    result.residualBefore = {0, first->within.high - first->within.low};
    result.residualAfter = {0, second->within.high - second->within.low};
    result.delta = {result.deltaLow - result.residualBefore.high,
                    result.deltaLow + result.residualAfter.high};
    if (!before.outside.empty() || !after.outside.empty()) // the terms are of what the totals hold
        result.delta = {second->hhiLow - first->hhiHighOpen, second->hhiHighOpen - first->hhiLow};
    return result;
}

double mergeDelta(double a, double b) {
    return 2 * 10'000 * a * b;
}

double shiftDelta(double a, double b, double d) {
    return 10'000 * (2 * d * (b - a) + 2 * d * d);
}

} // namespace lodestone
