// SPDX-License-Identifier: GPL-3.0-or-later
// A bloc, or any set of countries, in a market: its share, and the index with it as one actor or as members
// apart. Counting members a and b as one adds 2 s_a s_b to the index (Herfindahl 1950, Hirschman 1945; the
// delta of the US Merger Guidelines). As one actor is an assumption about conduct, never a finding. Shares
// 0-1, HHI 0-10,000.
#pragma once

#include "analysis/standing.h"
#include "model/catalogue.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lodestone {

/// Who belonged to the bloc on the last day of what is stated: '2013' asks for 31 December 2013.
struct Membership {
    std::vector<CountryId> members; ///< in the bloc's order, each once
    std::vector<CountryId> moved;   ///< joined or left within the month or year asked for
};
[[nodiscard]] Membership membersAt(const Bloc& bloc, const PartialDate& date);
[[nodiscard]] Membership membersAt(const Bloc& bloc, Year year);

/// A member without a share of its own, and why.
struct SilentMember {
    CountryId country;
    Presence presence = Presence::Unlisted;
};

struct BlocMarket {
    std::vector<Share> named;         ///< members with a value above zero, descending
    std::vector<CountryId> zero;      ///< members with a printed zero
    std::vector<SilentMember> silent; ///< members that may sit in the residual: withheld, not listed, ...
    double namedShare = 0;            ///< sum of the named members, 0-1
    Interval share; ///< of the world: up to the residual more when a member is silent, up to 1 where one
                    ///< stands outside the total, from 0 where another producer does; 0-1
    double contributionAsMembers = 0; ///< sum of s^2 over the named members
    double contributionAsOne = 0;     ///< (sum of s)^2
    double delta = 0;                 ///< 2 sum of s_a s_b over the named members: the difference of the two
    Interval hhiAsMembers;            ///< of the whole market, as it is
    Interval hhiAsOne;                ///< of the whole market, the bloc counted once
    std::optional<double>
        hhiAsMembersTopK; ///< upper end when no unlisted producer exceeds the smallest named one
    std::optional<double> hhiAsOneTopK;
    std::vector<std::string> notes; ///< for the reader
};
/// Nothing when the market names no producer. A country that stands twice in `members` counts once. `zero`:
/// see zeroCountries. `unlisted`: as in concentration(); std::invalid_argument below 1.
[[nodiscard]] std::optional<BlocMarket> blocMarket(const Market& market, std::span<const CountryId> members,
                                                   std::span<const CountryId> zero = {},
                                                   std::optional<int> unlisted = {});

/// The market with the named members as one producer, entered under the first country of `members` that is
/// named: what every other measure then says of the bloc as one actor. Rows without a number stay as they
/// are.
[[nodiscard]] Market asOneActor(const Market& market, std::span<const CountryId> members);

} // namespace lodestone
