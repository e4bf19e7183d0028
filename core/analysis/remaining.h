// SPDX-License-Identifier: GPL-3.0-or-later
// Supply without the leader or any chosen countries: what is left of it, 1 - sum p, and how concentrated that
// is, H' = (H - sum s^2) / (1 - sum p)^2 (the N-1 view of reliability engineering on Herfindahl's index).
// Shares are fractions 0-1, HHI is on 0-10,000.
#pragma once

#include "analysis/standing.h"

#include <optional>
#include <span>
#include <vector>

namespace lodestone {

struct Remaining {
    std::vector<CountryId> without; ///< who was taken out, each once
    std::vector<CountryId>
        mayHide;                 ///< of those, the ones without a number: they may hold part of the residual
    Interval supplyLeft;         ///< 0-1; one point when nobody may hide or stands outside the total
    std::optional<Interval> hhi; ///< of what remains; nothing when no named producer remains
    std::optional<double> hhiHighTopK; ///< when no unlisted producer exceeds the smallest named one
};

/// Without `chosen`, or without the leader when it is empty. Nothing when the market names no producer.
/// `unlisted`: at most so many producers share the residual (std::invalid_argument below 1).
/// `zero`: countries with a printed zero, which take nothing away.
[[nodiscard]] std::optional<Remaining> remaining(const Market& market, std::span<const CountryId> chosen = {},
                                                 std::optional<int> unlisted = {},
                                                 std::span<const CountryId> zero = {});

} // namespace lodestone
