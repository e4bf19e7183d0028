// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/market.h"

#include "analysis/rounding.h"
#include "analysis/suspects.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

void collect(Market& market, const SupplyRow& row) {
    const Cell& cell = row.cell;
    if (cell.value && cell.relation == Relation::Equal) {
        if (cell.suspicion && cell.suspicion->kind == Suspicion::Kind::Twice)
            market.countedWithin.push_back({row.country, cell.suspicion->within, *cell.value});
        else if (*cell.value > 0)
            market.named.push_back({row.country, *cell.value, 0, cell.status, cell.suspicion != nullptr});
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

constexpr double wholeShare = 100;    ///< percent
constexpr double sumTolerance = 1e-6; ///< decimals that add up to 100 on paper

bool hasTotal(const SupplyYear& year) {
    return year.total && year.total->value && year.total->relation != Relation::Below;
}

std::string sharesNote(const Market& market) {
    if (market.namedSum < wholeShare - sumTolerance)
        return fmt::format(
            "The source publishes shares of world supply, which add up to {:.1f} %: what is missing to "
            "100 % belongs to no named country.",
            market.namedSum);
    if (market.namedSum > wholeShare + sumTolerance)
        return fmt::format(
            "The source publishes rounded shares of world supply, which add up to {:.1f} %: shares are "
            "of that sum.",
            market.namedSum);
    return "The source publishes shares of world supply, which add up to 100 %.";
}

void addNotes(Market& market, const SupplyYear& year) {
    if (market.outlook)
        market.notes.emplace_back(
            "These are the publisher\u2019s outlook for a year to come, not what was measured.");
    if (!market.outside.empty())
        market.notes.emplace_back(market.outside.size() == 1
                                      ? "The published total leaves out a producer of unknown output: shares "
                                        "are of the world without it, and "
                                        "the index is what it can make of that."
                                      : "The published total leaves out producers of unknown output: shares "
                                        "are of the world without them, "
                                        "and the index is what they can make of that.");
    if (market.hidesWithheld())
        market.notes.emplace_back(
            "The output of at least one producer is withheld: it is part of what no country is named for.");
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
                        "'): shares are of the listed rows\u2019 sum, not of the world."
                  : "No world total is published: shares are of the listed rows\u2019 sum, not of "
                    "the world.");
    }
    const bool shares = market.basis == DenominatorBasis::PublishedShares;
    if (shares)
        market.notes.push_back(sharesNote(market));
    if (!market.belowPrecision.empty())
        market.notes.emplace_back(
            shares ? "Producers below the smallest share that the source prints keep that bound and are not "
                     "counted "
                     "among the named ones."
                   : "Producers of less than half a printed unit keep that bound and are not counted "
                     "among the named ones.");
}

/// Denominator, and what it stands on. `shares`: the values are percent of a total that is 100 by definition.
void setDenominator(Market& market, const SupplyYear& year, bool shares) {
    double sum = market.namedSum;
    if (year.other && year.other->value)
        sum += *year.other->value;
    if (shares) {
        const bool whole = std::abs(sum - wholeShare) < sumTolerance;
        market.denominator = whole ? sum : std::max(sum, wholeShare);
        market.basis = DenominatorBasis::PublishedShares;
        return;
    }
    if (!hasTotal(year)) {
        market.denominator = sum;
        market.basis = DenominatorBasis::SumOfRowsNoTotal;
        return;
    }
    market.totalIsLowerBound = year.total->relation == Relation::Above;
    market.denominator = std::max(sum, *year.total->value);
    if (sum > *year.total->value)
        market.basis = DenominatorBasis::SumOfRows;
}

/// Whether no unlisted producer can exceed the smallest named one. A table of shares that stops short of 100
/// may leave out a large one.
bool namesTheLargest(const Market& market, const SupplyYear& year) {
    const bool hiddenInside = market.hidesWithheld() || !year.topKDoubts.empty();
    const bool total =
        market.basis == DenominatorBasis::PublishedShares ? market.residual <= 0 : hasTotal(year);
    return !hiddenInside && market.unquantified.empty() && total;
}

/// Who stands outside the total. A row with an upper bound ('<100') bounds the share, s = v / (D + v).
void addOutside(Market& market, const SupplyYear& year) {
    if (market.basis == DenominatorBasis::SumOfRowsNoTotal) // there is no total to be left out of
        return;
    market.outside = year.outside;
    market.withheldOutsideTotal = !market.outside.empty();
    double most = 0;
    for (const OutsideProducer& producer : market.outside) {
        const auto row = std::ranges::find(year.rows, producer.country, &SupplyRow::country);
        if (row == year.rows.end() || row->cell.relation != Relation::Below || !row->cell.range)
            return;
        most += row->cell.range->high;
    }
    if (!market.outside.empty())
        market.outsideMost = most / (market.denominator + most);
}

Market marketOf(const SupplyYear& year, bool shares) {
    Market market;
    for (const SupplyRow& row : year.rows)
        collect(market, row);
    std::ranges::stable_sort(market.named, std::ranges::greater{}, &Share::value);
    for (const Share& share : market.named)
        market.namedSum += share.value;
    setDenominator(market, year, shares);

    if (market.named.empty() || market.denominator <= 0) {
        market.named.clear();
        return market;
    }
    for (Share& share : market.named)
        share.fraction = share.value / market.denominator;
    market.residual = std::max(0.0, market.denominator - market.namedSum);
    market.residualFraction = market.residual / market.denominator;

    addOutside(market, year);
    market.residualIsRounding = residualIsRounding(market, year);
    market.topK = namesTheLargest(market, year);
    market.allEstimated = std::ranges::all_of(
        market.named, [](const Share& share) { return share.status == CellStatus::Estimated; });
    market.outlook =
        (hasTotal(year) && year.total->status == CellStatus::Projected) ||
        std::ranges::find(market.named, CellStatus::Projected, &Share::status) != market.named.end();
    addNotes(market, year);
    return market;
}

} // namespace

const Share* Market::find(CountryId country) const {
    const auto found = std::ranges::find(named, country, &Share::country);
    return found == named.end() ? nullptr : &*found;
}

bool Market::isOutside(CountryId country) const {
    return std::ranges::find(outside, country, &OutsideProducer::country) != outside.end();
}

bool Market::hidesWithheld() const {
    return std::ranges::any_of(withheld, [this](CountryId country) { return !isOutside(country); });
}

namespace {

const Suspicion* suspicionOf(const SupplyYear& year, CountryId country) {
    const auto row = std::ranges::find(year.rows, country, &SupplyRow::country);
    return row == year.rows.end() ? nullptr : row->cell.suspicion.get();
}

std::optional<SuspectLeader> suspectLeaderOf(const Market& market, const SupplyYear& year, bool shares) {
    const Share* leader = market.largest();
    if (leader == nullptr || !anySuspect(year))
        return std::nullopt;
    if (const Suspicion* own = suspicionOf(year, leader->country); own != nullptr && !own->read)
        return SuspectLeader{leader->country, true};
    const Market other = marketOf(asProposed(year), shares);
    if (other.largest() == nullptr || other.largest()->country == leader->country)
        return std::nullopt;
    return SuspectLeader{other.largest()->country, false};
}

Market withSuspects(const SupplyYear& year, bool shares) {
    Market market = marketOf(year, shares);
    market.suspectLeader = suspectLeaderOf(market, year, shares);
    return market;
}

} // namespace

Market marketOf(const SupplyYear& year) {
    return withSuspects(year, false);
}

Market marketOf(const Series& series, const SupplyYear& year) {
    return withSuspects(year, series.unit == "%" && !year.total);
}

} // namespace lodestone
