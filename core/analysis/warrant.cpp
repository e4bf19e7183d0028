// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/warrant.h"

#include "analysis/outside.h"
#include "analysis/residual.h"

#include <algorithm>

namespace lodestone {
namespace {

Whole wholeOf(const Market& market) {
    if (market.basis == DenominatorBasis::SumOfRowsNoTotal)
        return Whole::Listed;
    return market.outside.empty() ? Whole::World : Whole::Outside;
}

/// Whether a producer without a row or a number could have more than `share` of the whole.
bool couldBeExceeded(const Market& market, double share) {
    if (market.basis == DenominatorBasis::SumOfRowsNoTotal || market.totalIsLowerBound)
        return true;
    if (residualOf(market) >= share)
        return true;
    const Outside outside = outsideOf(market);
    if (!outside.any())
        return false;
    // Both as shares of the true world.
    const double most = outside.greatest();
    return most >= share * (1 - most);
}

} // namespace

std::string_view slug(Whole whole) {
    switch (whole) {
    case Whole::World:
        return "world";
    case Whole::Outside:
        return "world_outside";
    case Whole::Listed:
        return "listed";
    }
    return {};
}

std::string_view slug(Lead lead) {
    switch (lead) {
    case Lead::Leader:
        return "leader";
    case Lead::Tie:
        return "tie";
    case Lead::LargestNamed:
        return "largest_named";
    case Lead::None:
        return "none";
    case Lead::Suspect:
        return "suspect";
    }
    return {};
}

bool Warrant::isFirst(CountryId country) const {
    return std::ranges::find(first, country) != first.end();
}

Warrant warrantOf(const Market& market) {
    Warrant warrant;
    warrant.whole = wholeOf(market);
    warrant.atMost = market.totalIsLowerBound;
    if (market.named.empty()) {
        warrant.index = false;
        return warrant;
    }
    const Share& top = market.named.front();
    warrant.share = top.fraction;
    for (const Share& share : market.named)
        if (share.value == top.value)
            warrant.first.push_back(share.country);
    const bool exceeded = couldBeExceeded(market, top.fraction);
    if (market.named.size() == 1 && exceeded) {
        warrant.index = false;
        warrant.lead = Lead::None;
    } else if (market.suspectLeader)
        warrant.lead = Lead::Suspect;
    else if (exceeded)
        warrant.lead = Lead::LargestNamed;
    else
        warrant.lead = warrant.first.size() > 1 ? Lead::Tie : Lead::Leader;
    return warrant;
}

Verdict verdictOf(const Market& market, const Concentration& concentration, double threshold) {
    return warrantOf(market).index ? verdict(concentration.judged(), threshold) : Verdict::Straddles;
}

} // namespace lodestone
