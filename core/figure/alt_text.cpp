// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/alt_text.h"

#include "figure/number_text.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string namedShares(const MarketView& view, const Catalogue& catalogue, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(most, view.market.named.size()); ++i) {
        const Share& share = view.market.named[i];
        text += fmt::format("{}{} {}", i == 0 ? "" : ", ", catalogue.country(share.country)->name,
                            shareText(share.fraction));
    }
    return text;
}

/// ': 95.6 % in 2010, at most 97.7 % in 2009, 69.2 % in 2025'; '' where there is but one year of it.
std::string leaderOverYears(const Share& leader, const std::vector<MarketView>& history) {
    std::vector<std::pair<Year, double>> years;
    for (const MarketView& one : history)
        for (const Share& share : one.market.named)
            if (share.country == leader.country)
                years.emplace_back(one.data.year, share.fraction);
    if (years.size() < 2)
        return {};
    const auto most = std::ranges::max_element(years, {}, &std::pair<Year, double>::second);
    const auto least = std::ranges::min_element(years, {}, &std::pair<Year, double>::second);
    const auto at = [](const std::pair<Year, double>& one) {
        return fmt::format("{} in {}", shareText(one.second), one.first);
    };
    return fmt::format(": {} and {}, at most {}, at least {}", at(years.front()), at(years.back()), at(*most),
                       at(*least));
}

std::string sureness(const MarketView& view) {
    std::string text;
    if (view.market.residual > 0)
        text += fmt::format(" {} belongs to no named country.", shareText(view.market.residualFraction));
    if (view.market.outlook)
        text += " These are the publisher\u2019s outlook for a year to come.";
    const auto estimated = std::ranges::count_if(
        view.market.named, [](const Share& share) { return isUnmeasured(share.status); });
    if (view.market.allEstimated)
        text += " Every value is an estimate of the publisher.";
    else if (estimated > 0)
        text += fmt::format(" {} of {} values {} estimated.", estimated, view.market.named.size(),
                            estimated == 1 ? "is" : "are");
    if (!view.market.withheld.empty())
        text += fmt::format(" {} withheld.",
                            view.market.withheld.size() == 1 ? "One producer is" : "Several producers are");
    return text;
}

} // namespace

std::string sharesInWords(const MarketView& view, const Catalogue& catalogue) {
    const std::size_t count = view.market.named.size();
    std::string text =
        fmt::format("shares of {} of {} {}, {} named {}. Largest: {}.", countedThing(*view.series),
                    subjectOf(*view.series, *view.mineral), inPeriod(*view.series, view.data.year), count,
                    count == 1 ? "country" : "countries", namedShares(view, catalogue, 4));
    if (count > 4) {
        const Share& least = view.market.named.back();
        text += fmt::format(" Smallest: {} {}.", catalogue.country(least.country)->name,
                            shareText(least.fraction));
    }
    return text + sureness(view);
}

std::string sharesAltText(const MarketView& view, const Catalogue& catalogue) {
    return "Bar chart of the " + sharesInWords(view, catalogue);
}

std::string overviewAltText(const MarketView& view, const Regime& regime,
                            const std::vector<MarketView>& history, const Catalogue& catalogue) {
    const Concentration& c = *view.concentration;
    return fmt::format(
        "Overview of {} of {} {}. Key numbers: HHI {}, {} the threshold of {} of the {}; leader {} "
        "with {}; three largest {}. Below, a bar chart of {} named countries ({}), the leader's share "
        "at each stage of the chain, and its share over the years{}.{}",
        countedThing(*view.series), subjectOf(*view.series, *view.mineral),
        inPeriod(*view.series, view.data.year), intervalText(c.hhi()).dashed(),
        slug(verdict(c.judged(), regime.high)), numberText(regime.high, 0), regime.name,
        view.leader(catalogue)->name, shareText(c.cr1), shareText(c.cr3), view.market.named.size(),
        namedShares(view, catalogue, 4), leaderOverYears(*view.market.leader(), history), sureness(view));
}

std::string concentrationAltText(const std::vector<MarketView>& history, const Regime& regime) {
    const MarketView* first = nullptr;
    const MarketView* last = nullptr;
    const MarketView* lowest = nullptr;
    const MarketView* highest = nullptr;
    for (const MarketView& view : history) {
        if (!view.concentration)
            continue;
        first = first == nullptr ? &view : first;
        last = &view;
        if (lowest == nullptr || view.concentration->hhiLow < lowest->concentration->hhiLow)
            lowest = &view;
        if (highest == nullptr || view.concentration->hhiHighOpen > highest->concentration->hhiHighOpen)
            highest = &view;
    }
    if (first == nullptr)
        return "An empty line chart: no year has a concentration index.";
    const auto at = [](const MarketView& view) {
        return fmt::format("{} {}", intervalText(view.concentration->hhi()).dashed(),
                           inPeriod(*view.series, view.data.year));
    };
    if (first == last)
        return fmt::format(
            "The Herfindahl–Hirschman index of {} of {} by country on its scale from 0 to 10,000: "
            "{}, the only value published. Thresholds of the {} at {} and {}.",
            countedThing(*last->series), subjectOf(*last->series, *last->mineral), at(*last), regime.name,
            numberText(regime.moderate, 0), numberText(regime.high, 0));
    const Concentration& then = *first->concentration;
    const Concentration& now = *last->concentration;
    const std::string_view way = now.hhiLow > then.hhiHighOpen   ? "higher"
                                 : now.hhiHighOpen < then.hhiLow ? "lower"
                                                                 : "the two intervals overlap";
    return fmt::format(
        "Line chart of the Herfindahl–Hirschman index of {} of {} by country, {} to {}. It starts at {} "
        "and ends at {}, {}; lowest {}, highest {}. The band shows what countries the source does not name "
        "leave open. Thresholds of the {} at {} and {}. The chart shows order in time, not cause.",
        countedThing(*last->series), subjectOf(*last->series, *last->mineral), first->data.year,
        last->data.year, at(*first), at(*last), way, at(*lowest), at(*highest), regime.name,
        numberText(regime.moderate, 0), numberText(regime.high, 0));
}

std::string timelineAltText(const std::vector<Event>& events, const std::string& counted,
                            std::string_view lanes) {
    const auto partly = std::ranges::count_if(
        events, [](const Event& event) { return event.verification != Verification::Confirmed; });
    std::map<Year, int> counts;
    for (const Event& event : events)
        ++counts[event.date.year];
    const auto busiest = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
    std::string text = fmt::format(
        "Timeline of {} {}, from {} to {}, in lanes by {}. Most in one year: {} in {}. First: {}.",
        events.size(), counted, events.front().date.words(), events.back().date.words(), lanes,
        busiest->second, busiest->first, events.front().title);
    if (events.size() > 1)
        text += fmt::format(" Latest: {}.", events.back().title);
    if (partly == 0)
        return text + " All are confirmed.";
    return text +
           fmt::format(" {} {} confirmed only in part or not at all.", partly, partly == 1 ? "is" : "are");
}

} // namespace lodestone
