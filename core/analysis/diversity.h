// SPDX-License-Identifier: GPL-3.0-or-later
// Spread of supply: Shannon entropy E = -sum p ln p in nats and the number of suppliers exp(E) (Shannon, A
// Mathematical Theory of Communication, 1948; Hill, Ecology 54, 1973, for exp(E)), and the inequality among
// the named producers: Theil T = ln N - E (Theil, Economics and Information Theory, 1967) and the Gini
// coefficient (2 sum i p_(i) - N - 1) / N, shares ascending (Gini, Variabilita e mutabilita, 1912).
#pragma once

#include "analysis/market.h"

#include <limits>
#include <optional>

namespace lodestone {

/// E of the whole market, residual included. Splitting a producer raises E, so the residual as one producer
/// is the lower bound and the residual in m equal parts the upper one.
struct Entropy {
    Interval nats;           ///< high is infinity when nothing bounds it
    bool highBounded = true; ///< false: a residual, and nobody knows among how many
    std::optional<double>
        lowTopK; ///< the greater lower end when no unlisted producer exceeds the smallest named one

    [[nodiscard]] Interval suppliers() const; ///< exp of both ends; infinity where E is unbounded
};
/// Nothing when the market names no producer. Throws std::invalid_argument when `unlisted` is below 1.
[[nodiscard]] std::optional<Entropy> entropy(const Market& market, std::optional<int> unlisted = {});

/// Among the named producers alone, their shares rescaled to their own sum: depends on N and on how much of
/// the market they are.
struct Inequality {
    int producers = 0;   ///< N
    double coverage = 0; ///< named sum / D, 0-1
    double theil = 0;    ///< nats, 0 (equal) to ln N
    double gini = 0;     ///< 0 (equal) to 1 - 1/N
};
/// Nothing for fewer than two: one producer is neither equal nor unequal to anybody.
[[nodiscard]] std::optional<Inequality> inequality(const Market& market);

} // namespace lodestone
