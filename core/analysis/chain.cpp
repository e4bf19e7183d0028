// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/chain.h"

#include "analysis/concentration.h"
#include "analysis/warrant.h"

#include <algorithm>

namespace lodestone {
namespace {

/// The greatest of several intervals, end by end.
void raise(std::optional<Interval>& greatest, const Interval& other) {
    if (!greatest)
        greatest = other;
    else
        greatest = Interval{std::max(greatest->low, other.low), std::max(greatest->high, other.high)};
}

} // namespace

ChainExposure chainExposure(std::span<const ChainRung> rungs, CountryId country) {
    ChainExposure result;
    for (const ChainRung& rung : rungs) {
        RungShare at;
        at.stage = rung.stage;
        if (rung.market != nullptr && !rung.market->named.empty()) {
            const Standing found = standing(*rung.market, country, rung.zero);
            at.presence = found.presence;
            if (rung.market->basis != DenominatorBasis::SumOfRowsNoTotal) // else a share of listed rows only
                at.share = found.share;
        }
        if (at.share)
            raise(result.exposure, *at.share);
        else
            result.missing.push_back(at.stage);
        result.rungs.push_back(at);
    }
    if (!result.exposure)
        return result;
    result.ceilingWithout = Interval{1 - result.exposure->high, 1 - result.exposure->low};
    if (result.exposure->high > 0)
        for (const RungShare& at : result.rungs)
            if (at.share && at.share->high >= result.exposure->low && at.share->high > 0)
                result.narrowest.push_back(at.stage);
    return result;
}

const RungShare* ChainExposure::at(Stage stage) const {
    const auto found = std::ranges::find(rungs, stage, &RungShare::stage);
    return found == rungs.end() ? nullptr : &*found;
}

Bottleneck bottleneck(std::span<const ChainRung> rungs) {
    Bottleneck result;
    std::optional<Interval> highest;
    for (const ChainRung& rung : rungs) {
        RungIndex at;
        at.stage = rung.stage;
        if (rung.market != nullptr)
            if (const auto c =
                    concentration(*rung.market)) // of one producer out of many unknown it says nothing
                at.hhi = warrantOf(*rung.market).index ? c->judged() : Interval{0, 10'000};
        if (at.hhi)
            raise(highest, *at.hhi);
        else
            result.missing.push_back(at.stage);
        result.rungs.push_back(at);
    }
    for (const RungIndex& at : result.rungs)
        if (at.hhi && at.hhi->high >= highest->low)
            result.candidates.push_back(at.stage);
    return result;
}

} // namespace lodestone
