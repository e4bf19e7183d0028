// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/blocs.h"

#include "analysis/change.h"
#include "analysis/concentration.h"
#include "analysis/outside.h"
#include "analysis/residual.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

bool holds(std::span<const CountryId> list, CountryId country) {
    return std::ranges::find(list, country) != list.end();
}

PartialDate firstDay(const PartialDate& date) {
    return {date.year, std::max(date.month, 1), std::max(date.day, 1)};
}

/// No month has more days: nothing begins between its last day and the 31st.
PartialDate lastDay(const PartialDate& date) {
    return {date.year, date.month == 0 ? 12 : date.month, date.day == 0 ? 31 : date.day};
}

bool belongs(const BlocMember& member, const PartialDate& day) {
    return (!member.from || firstDay(*member.from) <= day) && (!member.to || firstDay(*member.to) > day);
}

void addMembers(BlocMarket& result, const Market& market, std::span<const CountryId> members,
                std::span<const CountryId> zero) {
    for (const Share& share : market.named)
        if (holds(members, share.country))
            result.named.push_back(share);
    std::vector<CountryId> seen;
    for (const CountryId country : members) {
        if (holds(seen, country))
            continue;
        seen.push_back(country);
        const Standing at = standing(market, country, zero);
        if (at.presence == Presence::Zero)
            result.zero.push_back(country);
        else if (at.mayHide())
            result.silent.push_back({country, at.presence});
    }
}

/// The index with the bloc as one actor, least: producers outside the total are beside the others, members
/// among them with the bloc. Whoever can grow does so to the size of the index, or as far as is known to be
/// possible.
double leastAsOne(double bloc, double squaresOfOthers, const Outside& outside, int membersOutside) {
    const double n = outside.count - membersOutside;
    const double grown = membersOutside > 0 && bloc < 1 ? squaresOfOthers / (1 - bloc) : 0;
    const double best = grown > bloc ? grown - bloc + n * grown : n * (squaresOfOthers + bloc * bloc);
    const double added = std::min(best, amountOutside(outside));
    const double level = (bloc + added) / (n + 1);
    const double joined = membersOutside > 0 ? std::max(0.0, level - bloc) : 0;
    const double beside = n > 0 ? (added - joined) / n : 0;
    const double one = bloc + joined;
    return (squaresOfOthers + one * one + n * beside * beside) / ((1 + added) * (1 + added));
}

/// Silent members that can hold part of the residual.
std::size_t hidingMembers(const BlocMarket& bloc, const Market& market) {
    return static_cast<std::size_t>(std::ranges::count_if(
        bloc.silent, [&](const SilentMember& member) { return !market.isOutside(member.country); }));
}

void addNotes(BlocMarket& result, const Market& market, std::size_t hiding) {
    const auto count = [&](Presence presence) {
        return std::ranges::count(result.silent, presence, &SilentMember::presence);
    };
    const auto outside = std::ranges::count_if(
        result.silent, [&](const SilentMember& member) { return market.isOutside(member.country); });
    if (outside > 0)
        result.notes.push_back(fmt::format("The world total leaves out {} of the members, whose output is "
                                           "not known: the share is at least that of "
                                           "the others, if nobody else is left out.",
                                           outside));
    if (const auto parts = std::ranges::count_if(
            result.named, [&](const Share& share) { return market.isOutside(share.country); });
        parts > 0)
        result.notes.push_back(
            fmt::format("The world total leaves out a part of the output of {} of the members: the "
                        "share can be greater.",
                        parts));
    if (const auto withheld = count(Presence::Withheld) - outside; withheld > 0)
        result.notes.push_back(fmt::format(
            "The output of {} of the members is withheld: it may be part of the unnamed rest.", withheld));
    const auto others = static_cast<std::ptrdiff_t>(result.silent.size()) - count(Presence::Withheld);
    if (others > 0 && hiding > 0 && residualOf(market) > 0)
        result.notes.push_back(
            fmt::format("{} of the members {} no figure: they may hold part of the unnamed rest.", others,
                        others == 1 ? "has" : "have"));
    if (!result.silent.empty() && market.basis == DenominatorBasis::SumOfRowsNoTotal)
        result.notes.emplace_back(
            "No world total is published: what members without a row supply cannot be bounded.");
}

} // namespace

Membership membersAt(const Bloc& bloc, const PartialDate& date) {
    const PartialDate first = firstDay(date);
    const PartialDate last = lastDay(date);
    Membership result;
    for (const BlocMember& member : bloc.members) {
        if (belongs(member, last) && !holds(result.members, member.country))
            result.members.push_back(member.country);
        const bool joined = member.from && firstDay(*member.from) > first && firstDay(*member.from) <= last;
        const bool leftIt = member.to && firstDay(*member.to) > first && firstDay(*member.to) <= last;
        if ((joined || leftIt) && !holds(result.moved, member.country))
            result.moved.push_back(member.country);
    }
    return result;
}

Membership membersAt(const Bloc& bloc, Year year) {
    return membersAt(bloc, PartialDate{year, 0, 0});
}

std::optional<BlocMarket> blocMarket(const Market& market, std::span<const CountryId> members,
                                     std::span<const CountryId> zero, std::optional<int> unlisted) {
    const auto apart = concentration(market, unlisted);
    if (!apart)
        return std::nullopt;
    BlocMarket result;
    addMembers(result, market, members, zero);
    double squares = 0;
    for (const Share& share : result.named) {
        result.namedShare += share.fraction;
        squares += share.fraction * share.fraction;
    }
    const double one = result.namedShare;
    result.contributionAsMembers = 10'000 * squares;
    result.contributionAsOne = 10'000 * one * one;
    double before = 0;
    for (const Share& share : result.named) {
        result.delta += mergeDelta(before, share.fraction);
        before += share.fraction;
    }

    const Outside outside = outsideOf(market);
    const auto membersOutside = static_cast<int>(std::ranges::count_if(
        market.outside, [&](const OutsideProducer& left) { return holds(members, left.country); }));
    const double rest = residualOf(market);
    const std::size_t hiding = hidingMembers(result, market);
    const double hidden = hiding > 0 ? rest : 0;
    result.share = {one, one + hidden};
    result.hhiAsMembers = apart->hhi();
    // The residual as one lump raises the index most where it belongs to the bloc: (S + R)^2 against S^2 +
    // R^2.
    result.hhiAsOne = {apart->within.low + result.delta,
                       apart->within.high + result.delta + 2 * 10'000 * one * hidden};
    if (outside.any()) {
        const double greatest = outside.greatest();
        // A member outside adds to the bloc, another producer outside takes from it.
        result.share.low *= membersOutside == outside.count ? 1 : 1 - greatest;
        if (membersOutside > 0)
            result.share.high += greatest * (1 - result.share.high);
        const double others = apart->within.low / 10'000 - squares;
        result.hhiAsOne = {10'000 * leastAsOne(one, others, outside, membersOutside),
                           indexWithOutside(result.hhiAsOne, outside).high};
        if (membersOutside > 0) { // counted with the bloc, not beside it
            const double with = (1 - greatest) * (one + hidden) + greatest;
            result.hhiAsOne.high = std::max(
                result.hhiAsOne.high, (1 - greatest) * (1 - greatest) *
                                              (apart->within.high - 10'000 * (squares + hidden * hidden)) +
                                          10'000 * with * with);
        }
    }
    if (apart->topK) {
        const double smallest = market.named.back().fraction;
        const double taken = std::min(hidden, static_cast<double>(hiding) * smallest);
        const double others =
            apart->hhiLow - 10'000 * evenSquares(rest, unlisted) - result.contributionAsMembers;
        result.hhiAsMembersTopK = apart->hhiHighTopK;
        result.hhiAsOneTopK =
            std::min(result.hhiAsOne.high, others + 10'000 * ((one + taken) * (one + taken) +
                                                              lumps(rest - taken, smallest).squares()));
    }
    addNotes(result, market, hiding);
    return result;
}

Market asOneActor(const Market& market, std::span<const CountryId> members) {
    Market result = market;
    Share bloc;
    result.named.clear();
    bool estimated = true;
    for (const Share& share : market.named) {
        if (!holds(members, share.country)) {
            result.named.push_back(share);
            continue;
        }
        bloc.value += share.value;
        bloc.fraction += share.fraction;
        estimated = estimated && share.status == CellStatus::Estimated;
    }
    const auto first =
        std::ranges::find_if(members, [&](CountryId country) { return market.find(country) != nullptr; });
    if (first == members.end())
        return market;
    bloc.country = *first;
    bloc.status = estimated ? CellStatus::Estimated : CellStatus::Reported;
    result.named.push_back(bloc);
    std::ranges::stable_sort(result.named, std::ranges::greater{}, &Share::value);
    return result;
}

} // namespace lodestone
