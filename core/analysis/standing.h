// SPDX-License-Identifier: GPL-3.0-or-later
// What a table says of one country: a share, a printed zero, or why there is none. A country without a row is
// not at zero: it may sit in the residual. Shares are fractions of the denominator, 0-1.
#pragma once

#include "analysis/market.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lodestone {

enum class Presence {
    Named,          ///< a value above zero
    Zero,           ///< the publisher prints that nothing was produced
    Unlisted,       ///< no row
    Withheld,       ///< a row without a number, which the publisher knows
    BelowPrecision, ///< above zero, below half a printed unit
    Unquantified,   ///< in words, not available, or counted elsewhere
};
[[nodiscard]] std::string_view words(Presence presence); ///< 'not listed', 'withheld', ...

struct Standing {
    Presence presence = Presence::Unlisted;
    /// Of the world. One point for a named producer or a printed zero, and for a named producer from 0 where
    /// the total is a lower bound or leaves somebody out; 0 to the residual for one that may sit in it;
    /// nothing where no bound can be given: it stands outside the total, or no world total is published.
    std::optional<Interval> share;

    [[nodiscard]] bool mayHide() const { return presence != Presence::Named && presence != Presence::Zero; }
};

/// `zero`: countries whose row is a printed zero, see zeroCountries; a market does not keep them.
[[nodiscard]] Standing standing(const Market& market, CountryId country,
                                std::span<const CountryId> zero = {});

/// The rows of a table that say zero.
[[nodiscard]] std::vector<CountryId> zeroCountries(const SupplyYear& year);

} // namespace lodestone
