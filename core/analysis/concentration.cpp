// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/concentration.h"

#include "analysis/outside.h"
#include "analysis/residual.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace lodestone {
namespace {

constexpr double scale = 10'000.0; // squared percentages of fractions

constexpr std::array<Regime, 3> allRegimes{{
    {"us-2023", "US Merger Guidelines 2023", "US 2023", 1'000, 1'800},
    {"us-2010", "US Horizontal Merger Guidelines 2010", "US 2010", 1'500, 2'500},
    {"eu-2004", "EU Horizontal Merger Guidelines 2004", "EU 2004", 1'000, 2'000},
}};

} // namespace

Interval Concentration::effectiveSuppliers() const {
    return {scale / hhiHighOpen, scale / hhiLow};
}

double herfindahl(std::span<const double> fractions) {
    double sum = 0;
    for (const double p : fractions)
        sum += p * p;
    return scale * sum;
}

std::optional<Concentration> concentration(const Market& market, std::optional<int> unlisted) {
    checkUnlisted(unlisted);
    if (market.named.empty())
        return std::nullopt;
    std::vector<double> fractions;
    fractions.reserve(market.named.size());
    for (const Share& share : market.named)
        fractions.push_back(share.fraction);

    Concentration result;
    result.producers = static_cast<int>(fractions.size());
    result.cr1 = fractions.front();
    for (std::size_t i = 0; i < std::min<std::size_t>(3, fractions.size()); ++i)
        result.cr3 += fractions[i];
    const double rest = market.residualFraction;
    const double named = herfindahl(fractions);
    const double even = scale * evenSquares(rest, unlisted);
    result.within.low = named + even;
    result.within.high = named + scale * rest * rest;
    result.withinTopK = lumpsFit(market, unlisted) ? named + scale * lumps(rest, fractions.back()).squares()
                                                   : result.within.high;
    // Exact arithmetic keeps the order of the bounds; the last binary digit may not.
    result.within.high = std::max(result.within.high, result.within.low);
    result.withinTopK = std::min(result.withinTopK, result.within.high);
    const Outside outside = outsideOf(market);
    const Interval world = indexWithOutside(result.within, outside);
    result.hhiLow = world.low;
    result.hhiHighOpen = world.high;
    result.hhiHighTopK = outside.any() ? world.high : result.withinTopK;
    result.topK = topKHolds(market, unlisted);
    result.ofWorld = market.basis != DenominatorBasis::SumOfRowsNoTotal;
    result.totalIsLowerBound = market.totalIsLowerBound;

    // Summed rather than 1 - p_1, which loses its digits when the leader holds nearly everything.
    const double left = std::accumulate(fractions.begin() + 1, fractions.end(), rest);
    if (fractions.size() > 1)
        result.hhiWithoutLeader = (herfindahl(std::span(fractions).subspan(1)) + even) / (left * left);
    return result;
}

std::span<const Regime> regimes() {
    return allRegimes;
}

const Regime* regimeBySlug(std::string_view slug) {
    const auto found = std::ranges::find(allRegimes, slug, &Regime::slug);
    return found == allRegimes.end() ? nullptr : &*found;
}

std::string_view slug(Verdict verdict) {
    switch (verdict) {
    case Verdict::Below:
        return "below";
    case Verdict::Straddles:
        return "straddles";
    case Verdict::Above:
        return "above";
    }
    return {};
}

Verdict verdict(Interval hhi, double threshold) {
    if (hhi.low > threshold)
        return Verdict::Above;
    return hhi.high > threshold ? Verdict::Straddles : Verdict::Below;
}

std::string bandWords(Interval hhi, const Regime& regime) {
    const auto band = [&](double index) {
        if (index > regime.high)
            return 2;
        return index > regime.moderate ? 1 : 0;
    };
    constexpr std::array<const char*, 3> words{"low", "moderate", "high"};
    const int low = band(hhi.low);
    const int high = band(hhi.high);
    if (low == high)
        return words.at(static_cast<std::size_t>(low));
    return std::string("straddles ") + words.at(static_cast<std::size_t>(low)) + " and " +
           words.at(static_cast<std::size_t>(high));
}

} // namespace lodestone
