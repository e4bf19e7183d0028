// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up tables by the thousand, the same ones every run: for properties that must hold on any market.
#pragma once

#include "analysis/governance.h"
#include "analysis/market.h"

#include <optional>
#include <random>
#include <vector>

namespace lodestone {

[[nodiscard]] Cell numberCell(double value);
[[nodiscard]] Cell silentCell(CellStatus status);
/// Countries 1, 2, ... with the values given; no total and no 'Other' unless given.
[[nodiscard]] SupplyYear supplyYear(const std::vector<double>& values, std::optional<double> total = {},
                                    std::optional<double> other = {});

/// A table in which the residual is made of `parts`, each under a name of its own: nothing is left open.
[[nodiscard]] SupplyYear withParts(const SupplyYear& year, const std::vector<double>& parts);

class RandomMarkets {
public:
    explicit RandomMarkets(std::uint64_t seed = 20'260'523) : m_random(seed) {}

    /// 1 to 40 producers over several orders of size, with all that tables do: rounded totals, 'Other',
    /// zeros, withheld and unquantified rows, totals that are missing or lower bounds.
    [[nodiscard]] SupplyYear any();
    /// Every row with a value above zero and a total not below their sum: nothing but a residual is open.
    [[nodiscard]] SupplyYear plain();

    /// Parts that add up to `amount`, none above `largest`; few enough to sum quickly: `amount` / `largest`
    /// below some hundreds.
    [[nodiscard]] std::vector<double> split(double amount, double largest);
    /// Exactly `count` parts, some of which may be zero, in random proportions.
    [[nodiscard]] std::vector<double> splitInto(double amount, std::size_t count);

    /// Scores for about `known` of the countries 1 to 60, for 2023.
    [[nodiscard]] std::vector<GovernanceScore> scores(double known);

    [[nodiscard]] double real(double low, double high);
    [[nodiscard]] std::size_t below(std::size_t n); ///< 0 to n - 1
    [[nodiscard]] bool chance(double probability) { return real(0, 1) < probability; }
    [[nodiscard]] std::mt19937_64& engine() { return m_random; }

private:
    std::mt19937_64 m_random;
};

} // namespace lodestone
