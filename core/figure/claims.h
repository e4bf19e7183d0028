// SPDX-License-Identifier: GPL-3.0-or-later
// Claims beside the years they speak of, and the date that goes with each wherever it is shown.
#pragma once

#include "figure/market_view.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// Whether a claim is about that year: the one it names, else the year of its report or the one before.
[[nodiscard]] bool speaksOf(const Claim& claim, Year year);
/// Those on the mineral and stage that may stand beside the year; 0: no year is asked for, so all may, each
/// with its date. `country`: about it alone.
[[nodiscard]] std::vector<Claim> claimsFor(const Database& db, MineralId mineral, Stage stage, Year year,
                                           std::optional<CountryId> country = {});
/// The year beside which claims on a market stand: that of the table in front, else the one asked for.
[[nodiscard]] Year yearBeside(const std::optional<MarketView>& view, Year asked);

/// 'as of 2024', else 'reported 15 Nov 2025'.
[[nodiscard]] std::string claimDate(const Claim& claim);
/// 'CSIS about 70 % (reported Nov 2025)', 'IEA 91 % (2024)': as short as a line beside a bar needs it.
[[nodiscard]] std::string datedClaim(const Claim& claim);

} // namespace lodestone
