// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/rounding.h"

#include "model/printed.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr double lastDigitOfSums = 1e-9; ///< of the bound: decimals that are equal on paper

/// Half the place that each printed number of a cell was rounded to; forms that were added up have several.
double halfPlaces(const Cell& cell) {
    constexpr std::string_view plus = " + ";
    double sum = 0;
    std::string_view rest = cell.printed;
    while (true) {
        const std::size_t cut = rest.find(plus);
        const std::string_view one = rest.substr(0, cut);
        if (one.find_first_of("0123456789") != std::string_view::npos) // '--' is none, and exact
            sum += roundingPlace(one) / 2;
        if (cut == std::string_view::npos)
            return sum;
        rest.remove_prefix(cut + plus.size());
    }
}

} // namespace

bool residualIsRounding(const Market& market, const SupplyYear& year) {
    const bool exactTotal = year.total && year.total->value && year.total->relation == Relation::Equal;
    if (market.residual <= 0 || market.basis != DenominatorBasis::PublishedTotal || !exactTotal)
        return false;
    const bool noOthers = !year.other || year.other->status == CellStatus::Zero;
    const bool hidden = !market.unquantified.empty() || market.hidesWithheld();
    if (!noOthers || hidden)
        return false;
    double bound = halfPlaces(*year.total);
    for (const SupplyRow& row : year.rows)
        if (row.cell.value && *row.cell.value > 0)
            bound += halfPlaces(row.cell);
    return market.residual <= bound * (1 + lastDigitOfSums);
}

} // namespace lodestone
