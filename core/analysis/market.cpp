// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/market.h"

#include <algorithm>
#include <array>

namespace lodestone {
namespace {

/// Notes by which the publisher says that its world total leaves a producer out ('Excludes U.S.
/// production.').
bool excludesProducer(const std::string& note) {
    constexpr std::array words{"Excludes U.S. production", "Does not include production in the United States",
                               "Does not include U.S. production"};
    return std::ranges::any_of(words, [&](const char* text) { return note.find(text) != std::string::npos; });
}

void collect(Market& market, const SupplyRow& row) {
    const Cell& cell = row.cell;
    if (cell.value && cell.relation == Relation::Equal) {
        if (*cell.value > 0)
            market.named.push_back({row.country, *cell.value, 0, cell.status});
        return;
    }
    switch (cell.status) {
    case CellStatus::Withheld:
        market.withheld.push_back(row.country);
        break;
    case CellStatus::BelowPrecision:
        market.belowPrecision.push_back(row.country);
        break;
    default:
        market.unquantified.push_back(row.country);
    }
}

void addNotes(Market& market, const SupplyYear& year) {
    if (!market.withheld.empty())
        market.notes.emplace_back(
            market.withheldOutsideTotal
                ? "The world total leaves out a producer whose output is withheld; shares and "
                  "index are of what remains."
                : "At least one producer's output is withheld; it sits in the residual and "
                  "widens the interval.");
    if (market.totalIsLowerBound)
        market.notes.emplace_back("The publisher prints the world total as a lower bound (" +
                                  year.total->printed + "): true shares may be smaller.");
    if (market.basis == DenominatorBasis::SumOfRows)
        market.notes.emplace_back(
            "The rows add up to more than the rounded world total, so shares are of their sum.");
    if (market.basis == DenominatorBasis::SumOfRowsNoTotal) {
        const bool words = year.total && year.total->status == CellStatus::Qualitative;
        market.notes.emplace_back(
            words ? "The publisher gives the world total in words only ('" + year.total->printed +
                        "'): shares are of the listed rows' sum, not of the world."
                  : "No world total is published: shares are of the listed rows' sum, not of "
                    "the world.");
    }
    if (!market.belowPrecision.empty())
        market.notes.emplace_back(
            "Producers of less than half a printed unit keep that bound and are not counted "
            "among the named ones.");
}

} // namespace

const Share* Market::find(CountryId country) const {
    const auto found = std::ranges::find(named, country, &Share::country);
    return found == named.end() ? nullptr : &*found;
}

Market marketOf(const SupplyYear& year) {
    Market market;
    for (const SupplyRow& row : year.rows)
        collect(market, row);
    std::ranges::stable_sort(market.named, std::ranges::greater{}, &Share::value);
    for (const Share& share : market.named)
        market.namedSum += share.value;

    double sum = market.namedSum;
    if (year.other && year.other->value)
        sum += *year.other->value;

    const Cell* total = year.total ? &*year.total : nullptr;
    const bool hasTotal = total != nullptr && total->value && total->relation != Relation::Below;
    market.totalIsLowerBound = hasTotal && total->relation == Relation::Above;
    market.denominator = hasTotal ? std::max(sum, *total->value) : sum;
    if (!hasTotal)
        market.basis = DenominatorBasis::SumOfRowsNoTotal;
    else if (sum > *total->value)
        market.basis = DenominatorBasis::SumOfRows;

    if (market.named.empty() || market.denominator <= 0) {
        market.named.clear();
        return market;
    }
    for (Share& share : market.named)
        share.fraction = share.value / market.denominator;
    market.residual = std::max(0.0, market.denominator - market.namedSum);
    market.residualFraction = market.residual / market.denominator;

    market.withheldOutsideTotal =
        !market.withheld.empty() && total != nullptr && excludesProducer(total->note);
    const bool hiddenInside = !market.withheld.empty() && !market.withheldOutsideTotal;
    market.topK = !hiddenInside && market.unquantified.empty() && hasTotal;
    market.allEstimated = std::ranges::all_of(
        market.named, [](const Share& share) { return share.status == CellStatus::Estimated; });
    addNotes(market, year);
    return market;
}

} // namespace lodestone
