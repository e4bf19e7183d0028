// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/claims.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {

bool speaksOf(const Claim& claim, Year year) {
    if (const auto said = parseDate(claim.asOf))
        return said->year == year;
    return year == claim.reported.year || year == claim.reported.year - 1;
}

std::vector<Claim> claimsFor(const Database& db, MineralId mineral, Stage stage, Year year,
                             std::optional<CountryId> country) {
    std::vector<Claim> claims = loadClaims(db, {mineral, stage, country});
    if (year != 0)
        std::erase_if(claims, [year](const Claim& claim) { return !speaksOf(claim, year); });
    return claims;
}

Year yearBeside(const std::optional<MarketView>& view, Year asked) {
    return view ? view->data.year : asked;
}

std::string claimDate(const Claim& claim) {
    return claim.asOf.empty() ? "reported " + claim.reported.words() : "as of " + claim.asOf;
}

std::string datedClaim(const Claim& claim) {
    PartialDate month = claim.reported;
    month.day = 0;
    return fmt::format("{} {} ({})", shortSpeaker(claim.saidBy), claimText(claim),
                       claim.asOf.empty() ? month.words() : claim.asOf);
}

} // namespace lodestone
