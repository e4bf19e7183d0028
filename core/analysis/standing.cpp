// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/standing.h"

#include "analysis/outside.h"
#include "analysis/residual.h"

#include <algorithm>

namespace lodestone {
namespace {

bool holds(std::span<const CountryId> list, CountryId country) {
    return std::ranges::find(list, country) != list.end();
}

Presence presenceOf(const Market& market, CountryId country, std::span<const CountryId> zero) {
    if (market.find(country) != nullptr)
        return Presence::Named;
    if (holds(market.withheld, country) || market.isOutside(country))
        return Presence::Withheld;
    if (holds(market.belowPrecision, country))
        return Presence::BelowPrecision;
    if (holds(market.unquantified, country))
        return Presence::Unquantified;
    return holds(zero, country) ? Presence::Zero : Presence::Unlisted;
}

} // namespace

std::string_view words(Presence presence) {
    switch (presence) {
    case Presence::Named:
        return "named";
    case Presence::Zero:
        return "zero";
    case Presence::Unlisted:
        return "not listed";
    case Presence::Withheld:
        return "withheld";
    case Presence::BelowPrecision:
        return "below half a printed unit";
    case Presence::Unquantified:
        return "not quantified";
    }
    return {};
}

Standing standing(const Market& market, CountryId country, std::span<const CountryId> zero) {
    Standing result;
    result.presence = presenceOf(market, country, zero);
    if (result.presence == Presence::Named) {
        const double share = market.find(country)->fraction;
        const double left = market.totalIsLowerBound ? 0 : 1 - outsideOf(market).greatest();
        result.share = Interval{share * left, market.isOutside(country) ? 1 : share};
    } else if (result.presence == Presence::Zero)
        result.share = Interval{0, 0};
    else if (market.isOutside(country)) {
        if (market.outsideMost)
            result.share = Interval{0, *market.outsideMost};
    } else if (market.basis != DenominatorBasis::SumOfRowsNoTotal)
        result.share = Interval{0, residualOf(market)};
    return result;
}

std::vector<CountryId> zeroCountries(const SupplyYear& year) {
    std::vector<CountryId> zero;
    for (const SupplyRow& row : year.rows)
        if (row.cell.value && *row.cell.value <= 0 && row.cell.relation == Relation::Equal)
            zero.push_back(row.country);
    return zero;
}

} // namespace lodestone
