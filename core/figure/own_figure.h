// SPDX-License-Identifier: GPL-3.0-or-later
// Our own figure for what a claim is about: the share that the tables give the same country, mineral and
// stage, in the year the claim speaks of or the newest one before it. Internal to core/figure and the command
// line; lives no longer than the reader's catalogue.
#pragma once

#include "figure/market_view.h"

#include <optional>
#include <string>

namespace lodestone {

struct OwnFigure {
    std::optional<double> share; ///< 0-1; empty: there is none, and `reason` says why
    double value = 0;            ///< in the unit of the series
    const Series* series = nullptr;
    const Source* source = nullptr;
    Year year = 0;
    std::string reason;

    /// The claim's share minus ours, in percentage points.
    [[nodiscard]] std::optional<double> differencePoints(const Claim& claim) const;
    /// 'USGS MCS 2026, 2025', or 'EU CRM study 2023, 2016–2020 average'; '' when there is no share.
    [[nodiscard]] std::string origin() const;
    /// '0.2 points below our 69.2 % (USGS MCS 2026, 2025)', or 'the same as our …'; '' when there is no
    /// share.
    [[nodiscard]] std::string besideClaim(const Claim& claim) const;
};

/// By the ordinary rule: the preferred series, the newest edition of a year. Never a year after the one the
/// claim speaks of, and at most six years before it.
[[nodiscard]] OwnFigure ownFigure(const Claim& claim, MarketReader& reader);

} // namespace lodestone
