// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/share_views.h"

#include "analysis/blocs.h"
#include "figure/number_text.h"
#include "figure/warrant_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string memberShares(const BlocActor& actor, const Catalogue& catalogue) {
    std::string text;
    for (const Share& share : actor.members)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", catalogue.country(share.country)->name,
                            shareText(share.fraction));
    return text;
}

} // namespace

std::optional<BlocActor> mergeBloc(MarketView& view, const Bloc& bloc) {
    const std::vector<CountryId> members = membersAt(bloc, view.data.year).members;
    BlocActor actor;
    actor.bloc = &bloc;
    for (const Share& share : view.market.named)
        if (std::ranges::find(members, share.country) != members.end()) {
            actor.members.push_back(share);
            actor.share += share.fraction;
        }
    if (actor.members.empty())
        return std::nullopt;
    view.market = asOneActor(view.market, members);
    const auto merged = std::ranges::find_if(view.market.named, [&](const Share& share) {
        return std::ranges::find(members, share.country) != members.end();
    });
    actor.standsUnder = merged->country;
    drawConclusions(view);
    return actor;
}

void nameBloc(BarsBody& bars, const BlocActor& actor, const MarketView& view, const Catalogue& catalogue) {
    const Mark place{Mark::Kind::Country, catalogue.country(actor.standsUnder)->iso3};
    const auto bar = std::ranges::find(bars.bars, place, &Bar::mark);
    if (bar == bars.bars.end())
        return;
    bar->label = actor.bloc->name;
    bar->colour = {ColourKey::Role::Primary, {}};
    // A click leads to the member that weighs most: a bloc has no rows of its own.
    bar->mark.key = catalogue.country(actor.members.front().country)->iso3;
    const auto unmeasured =
        std::ranges::count_if(actor.members, [](const Share& share) { return isUnmeasured(share.status); });
    bar->fill = unmeasured > 0 ? Bar::Fill::Estimated : Bar::Fill::Reported;
    bar->flag = unmeasured > 0 ? "e" : "";
    bar->tooltip = fmt::format(
        "{} as one: {}{}\n{}", actor.bloc->name, bar->shareText,
        isShareSeries(*view.series) ? "" : fmt::format(", {} {}", bar->valueText, valueUnit(*view.series)),
        memberShares(actor, catalogue));
}

std::string blocHeadline(const Bloc& bloc, const MarketView& view, const Catalogue& catalogue) {
    const std::vector<CountryId> members = membersAt(bloc, view.data.year).members;
    Market total = view.market; // what it holds; who stands outside is said in words
    total.outside.clear();
    total.outsideMost.reset();
    std::vector<CountryId> within = members; // a member that the total leaves out is not in its residual
    std::erase_if(within,
                  [&](CountryId id) { return view.market.isOutside(id) && view.market.find(id) == nullptr; });
    const auto found = blocMarket(total, within, zeroCountries(view.data));
    std::vector<CountryId> missing;
    for (const OutsideProducer& producer : view.market.outside)
        if (std::ranges::find(members, producer.country) != members.end())
            missing.push_back(producer.country);
    const std::string low = roundShareText(found->share.low);
    const std::string high = roundShareText(found->share.high);
    const std::string when = inPeriod(*view.series, view.data.year);
    if (!missing.empty() && view.warrant.atMost)
        // More of its own would raise the bloc's share and more of the rest lower it: no bound on the whole
        // bloc.
        return fmt::format("{} without {}: at most {} of {} {}", bloc.name,
                           namesInSentence(missing, catalogue), high, wholeInSentence(view, catalogue), when);
    if (!missing.empty()) {
        const bool all = missing.size() == view.market.outside.size();
        return fmt::format("{} as one: {}{} of {} {}; the output of {} is not known", bloc.name,
                           all ? "at least " : "",
                           all || low == high ? low : fmt::format("{} to {}", low, high),
                           all ? "the world\u2019s " + countedObject(view) : wholeInSentence(view, catalogue),
                           when, namesInSentence(missing, catalogue));
    }
    const std::string share = view.warrant.atMost ? "at most " + high
                              : low == high       ? low
                                                  : fmt::format("{} to {}", low, high);
    return fmt::format("{} as one: {} of {} {}", bloc.name, share, wholeInSentence(view, catalogue), when);
}

std::string blocNote(const Bloc& bloc, const std::optional<BlocActor>& actor, Year year,
                     const Catalogue& catalogue) {
    if (!actor)
        return fmt::format("The table names no member of {} of {}.", bloc.name, year);
    return fmt::format("{} stands as one, with its members of {}: {}. As one actor is an assumption, not a "
                       "finding.",
                       bloc.name, year, memberShares(*actor, catalogue));
}

} // namespace lodestone
