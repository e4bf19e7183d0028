// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/alt_text.h"

#include "figure/number_text.h"

#include <algorithm>

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

std::string sureness(const MarketView& view) {
    std::string text;
    if (view.market.residual > 0)
        text += fmt::format(" {} belongs to no named country.", shareText(view.market.residualFraction));
    if (view.market.outlook)
        text += " These are the publisher\u2019s outlook for a year to come.";
    if (view.market.allEstimated)
        text += " Every value is an estimate of the publisher.";
    if (!view.market.withheld.empty())
        text += fmt::format(" {} withheld.",
                            view.market.withheld.size() == 1 ? "One producer is" : "Several producers are");
    return text;
}

} // namespace

std::string sharesAltText(const MarketView& view, const Catalogue& catalogue) {
    return fmt::format("Bar chart of the shares of {} of {} {}, {} named countries. Largest: {}.{}",
                       countedThing(*view.series), inSentence(*view.mineral),
                       inPeriod(*view.series, view.data.year), view.market.named.size(),
                       namedShares(view, catalogue, 4), sureness(view));
}

std::string overviewAltText(const MarketView& view, const Regime& regime, const Catalogue& catalogue) {
    const Concentration& c = *view.concentration;
    return fmt::format(
        "Overview of {} of {} {}. Key numbers: HHI {}, {} the threshold of {} of the {}; leader {} "
        "with {}; three largest {}. Below, a bar chart of {} named countries ({}), the leader's share "
        "at each stage of the chain, and its share over the years.{}",
        countedThing(*view.series), inSentence(*view.mineral), inPeriod(*view.series, view.data.year),
        intervalText(c.hhi()).dashed(), slug(verdict(c.judged(), regime.high)), numberText(regime.high, 0),
        regime.name, view.leader(catalogue)->name, shareText(c.cr1), shareText(c.cr3),
        view.market.named.size(), namedShares(view, catalogue, 4), sureness(view));
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
            countedThing(*last->series), inSentence(*last->mineral), at(*last), regime.name,
            numberText(regime.moderate, 0), numberText(regime.high, 0));
    return fmt::format(
        "Line chart of the Herfindahl–Hirschman index of {} of {} by country, {} to {}. It starts at {} "
        "and ends at {}; lowest {}, highest {}. The band shows what countries the source does not name "
        "leave open. Thresholds of the {} at {} and {}. The chart shows order in time, not cause.",
        countedThing(*last->series), inSentence(*last->mineral), first->data.year, last->data.year,
        at(*first), at(*last), at(*lowest), at(*highest), regime.name, numberText(regime.moderate, 0),
        numberText(regime.high, 0));
}

std::string timelineAltText(const std::vector<Event>& events, const std::string& counted,
                            std::string_view lanes) {
    const auto partly = std::ranges::count_if(
        events, [](const Event& event) { return event.verification != Verification::Confirmed; });
    std::string text =
        fmt::format("Timeline of {} {}, from {} to {}, in lanes by {}. First: {}.", events.size(), counted,
                    events.front().date.words(), events.back().date.words(), lanes, events.front().title);
    if (events.size() > 1)
        text += fmt::format(" Latest: {}.", events.back().title);
    if (partly == 0)
        return text + " All are confirmed.";
    return text +
           fmt::format(" {} {} confirmed only in part or not at all.", partly, partly == 1 ? "is" : "are");
}

} // namespace lodestone
