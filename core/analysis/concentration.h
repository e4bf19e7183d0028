// SPDX-License-Identifier: GPL-3.0-or-later
// Concentration of a market: Herfindahl-Hirschman index as an interval, largest shares, effective suppliers.
// Sources: Hirschman, National Power and the Structure of Foreign Trade (1945); Herfindahl, Concentration in
// the Steel Industry (1950). HHI is on 0-10,000; shares are fractions 0-1.
#pragma once

#include "analysis/market.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

struct Concentration {
    int producers = 0; ///< named producers with a value above zero
    double cr1 = 0;    ///< share of the largest, 0-1, of what the total holds
    double cr3 = 0;    ///< of the three largest together, 0-1
    double hhiLow = 0; ///< residual split into infinitely many producers, or `unlisted`
    /// Residual in lumps no larger than the smallest named producer; the open bound where `unlisted` of them
    /// could not hold it, or a producer stands outside the total.
    double hhiHighTopK = 0;
    double hhiHighOpen = 0; ///< residual a single producer
    bool topK = true;       ///< whether hhiHighTopK is a valid bound for this market
    /// The index of what the total holds: hhiLow to hhiHighOpen, but where producers stand outside the total.
    Interval within;
    double withinTopK = 0;
    std::optional<double>
        hhiWithoutLeader; ///< of what the total holds besides; absent when nothing named remains
    /// False where no world total is published: all of the above is then about the listed rows alone.
    bool ofWorld = true;
    bool totalIsLowerBound = false; ///< the publisher prints '>': the world's index may be anything

    /// The interval to show: low to the open bound.
    [[nodiscard]] Interval hhi() const { return {hhiLow, hhiHighOpen}; }
    /// The interval to judge by. What the listed rows alone say, and a total that is a lower bound, leave the
    /// world's index open.
    [[nodiscard]] Interval judged() const {
        return ofWorld && !totalIsLowerBound ? hhi() : Interval{0, 10'000};
    }
    /// 10,000 / HHI; the low end belongs to the high index.
    [[nodiscard]] Interval effectiveSuppliers() const;
};

/// Nothing when the market names no producer. `unlisted`: at most so many producers share the residual, which
/// lifts the low end by R^2/m; throws std::invalid_argument below 1.
[[nodiscard]] std::optional<Concentration> concentration(const Market& market,
                                                         std::optional<int> unlisted = {});

/// Sum of squared percentages of the named fractions, 0-10,000.
[[nodiscard]] double herfindahl(std::span<const double> fractions);

/// A pair of thresholds readers can switch between. They were made for firms in antitrust markets;
/// for countries they are an analogy.
struct Regime {
    std::string_view slug;  ///< 'us-2023'
    std::string_view name;  ///< 'US Merger Guidelines 2023'
    std::string_view label; ///< 'US 2023'
    double moderate = 0;    ///< above this: moderately concentrated
    double high = 0;        ///< above this: highly concentrated
};
[[nodiscard]] std::span<const Regime> regimes();
[[nodiscard]] const Regime* regimeBySlug(std::string_view slug);

enum class Verdict { Below, Straddles, Above };
[[nodiscard]] std::string_view slug(Verdict verdict); ///< 'below', 'straddles', 'above'
/// Above only when the whole interval is above: nothing is called high when only its upper bound is.
[[nodiscard]] Verdict verdict(Interval hhi, double threshold);

/// 'low', 'moderate', 'high', or 'straddles low and moderate' when the interval crosses a threshold.
[[nodiscard]] std::string bandWords(Interval hhi, const Regime& regime);

} // namespace lodestone
