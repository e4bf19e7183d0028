// SPDX-License-Identifier: GPL-3.0-or-later
// What moved the index between two markets: delta H = sum over countries of (s_1^2 - s_0^2), which follows
// from the definition (Herfindahl 1950, Hirschman 1945), with the residuals' terms as intervals; and the
// deltas of a merger (2 s_a s_b) and of a shift. Both markets must be of the same thing on the same basis,
// best of the same edition: the caller sees to it. Shares are fractions 0-1, terms and deltas are on the
// scale of the HHI, 0-10,000.
#pragma once

#include "analysis/standing.h"

#include <optional>
#include <span>
#include <vector>

namespace lodestone {

enum class Movement {
    Both,          ///< named in both markets
    NewlyNamed,    ///< named in the later one only
    NoLongerNamed, ///< named in the earlier one only
};

struct ChangeTerm {
    CountryId country;
    double shareBefore = 0; ///< 0 where it is not named, which need not mean that it supplied nothing
    double shareAfter = 0;
    double delta = 0; ///< 10,000 (p_1^2 - p_0^2)
    Movement movement = Movement::Both;
    /// What the market that does not name it says: only with Zero is it an entry or an exit of which the
    /// tables are sure; otherwise it may have been in the residual.
    Presence otherwise = Presence::Named;
};

struct HhiChange {
    Interval delta;      ///< of the index: [low_1 - high_0, high_1 - low_0]
    double deltaLow = 0; ///< low_1 - low_0 of what the totals hold: the sum of the terms in this order
    std::vector<ChangeTerm> terms; ///< largest absolute delta first; ties by country id
    Interval residualBefore;       ///< what the residual adds to the earlier index: 0 to 10,000 R^2
    Interval residualAfter;
};
/// Nothing when one of the markets names no producer. `zeroBefore`, `zeroAfter`: see zeroCountries.
[[nodiscard]] std::optional<HhiChange> hhiChange(const Market& before, const Market& after,
                                                 std::span<const CountryId> zeroBefore = {},
                                                 std::span<const CountryId> zeroAfter = {});

/// Change of the index when producers with shares a and b become one: 2 s_a s_b.
[[nodiscard]] double mergeDelta(double a, double b);
/// Change of the index when a share d moves from a producer with share a to one with share b: 2 d (s_b - s_a)
/// + 2 d^2. 0 <= d <= a.
[[nodiscard]] double shiftDelta(double a, double b, double d);

} // namespace lodestone
