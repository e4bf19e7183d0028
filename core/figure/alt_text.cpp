// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/alt_text.h"

#include "figure/country_words.h"
#include "figure/number_text.h"
#include "figure/residual_words.h"
#include "figure/restatement.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

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
                            warrantedShare(view, share.fraction));
    }
    return text;
}

/// ': 95.6 % in 2010 and 69.2 % in 2025, not comparable across editions; by the edition of each year, at
/// most 97.7 % in 2009,
/// ...'; '' where there is but one year of it.
std::string leaderOverYears(const Share& leader, const std::vector<MarketView>& history,
                            MarketReader& reader) {
    const Followed followed = followedShare(*reader.catalogue().country(leader.country));
    std::vector<std::pair<const MarketView*, double>> years;
    std::vector<const MarketView*> run;
    for (const MarketView& one : history)
        if (const Share* share = one.market.find(leader.country)) {
            years.emplace_back(&one, share->fraction);
            run.push_back(&one);
        }
    const std::optional<Step> step = stepOver(run, followed, reader);
    if (!step)
        return {};
    const auto most = std::ranges::max_element(years, {}, &std::pair<const MarketView*, double>::second);
    const auto least = std::ranges::min_element(years, {}, &std::pair<const MarketView*, double>::second);
    const auto at = [](const std::pair<const MarketView*, double>& one) {
        return fmt::format("{} in {}", warrantedShare(*one.first, one.second), one.first->data.year);
    };
    return fmt::format(": {} and {}, {}; {}highest {}, lowest {}", at(years.front()), at(years.back()),
                       changeWords(*step, followed), byEdition(*step), at(*most), at(*least));
}

std::string sureness(const MarketView& view, const Catalogue& catalogue) {
    std::string text;
    if (view.market.residual > 0)
        text += fmt::format(" {} {}.", shareText(view.market.residualFraction), residualBelongs(view.market));
    if (view.market.outlook)
        text += " These are the publisher\u2019s outlook for a year to come.";
    const auto estimated = std::ranges::count_if(
        view.market.named, [](const Share& share) { return isUnmeasured(share.status); });
    if (view.market.allEstimated)
        text += " Every value is an estimate of the publisher.";
    else if (estimated > 0)
        text += fmt::format(" {} of {} values {} estimated.", estimated, view.market.named.size(),
                            estimated == 1 ? "is" : "are");
    const auto hidden = std::ranges::count_if(
        view.market.withheld, [&](CountryId country) { return !view.market.isOutside(country); });
    if (hidden > 0)
        text += fmt::format(" {} withheld.",
                            hidden == 1 ? "One producer is" : fmt::format("{} producers are", hidden));
    if (view.warrant.atMost)
        text += " The world total is printed as a lower bound, so shares are at most these.";
    if (view.warrant.whole == Whole::Listed)
        text += " No world total is published: shares are of the listed countries.";
    for (const OutsideProducer& producer : view.market.outside)
        text += " " + leftOutWords(producer, view, catalogue);
    return text;
}

} // namespace

std::string sharesInWords(const MarketView& view, const Catalogue& catalogue) {
    const std::size_t count = view.market.named.size();
    std::string text = fmt::format(
        "shares of {} of {} {}, {} named {}. {}: {}.", countedThing(*view.series),
        subjectOf(*view.series, *view.mineral), inPeriod(*view.series, view.data.year), count,
        count == 1 ? "country" : "countries", count == 1 ? "It" : "Largest", namedShares(view, catalogue, 4));
    if (count > 4) {
        const Share& least = view.market.named.back();
        text += fmt::format(" Smallest: {} {}.", catalogue.country(least.country)->name,
                            shareText(least.fraction));
    }
    return text + sureness(view, catalogue) + suspectsInWords(view, catalogue);
}

std::string sharesAltText(const MarketView& view, const Catalogue& catalogue) {
    return "Bar chart of the " + sharesInWords(view, catalogue);
}

std::string overviewAltText(const MarketView& view, const Regime& regime,
                            const std::vector<MarketView>& history, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    const Concentration& c = *view.concentration;
    const std::size_t count = view.market.named.size();
    const std::string none = noVerdict(view);
    const std::string index =
        !view.warrant.index ? std::string()
        : none.empty()
            ? fmt::format("HHI {}, {} the threshold of {} of the {}; ", intervalText(c.hhi()).dashed(),
                          slug(verdict(c.judged(), regime.high)), numberText(regime.high, 0), regime.name)
            : fmt::format("HHI {}, {}: no verdict; ", intervalText(c.hhi()).dashed(), none);
    const std::string three =
        count >= 3 ? fmt::format("; the three largest named {}", warrantedShare(view, c.cr3)) : std::string();
    return fmt::format("Overview of {} of {} {}. Key numbers: {}{}{}. Below, a bar chart of {} named {} "
                       "({}), the share of who comes "
                       "first at each stage of the chain, and {} share over the years{}.{}",
                       countedThing(*view.series), subjectOf(*view.series, *view.mineral),
                       inPeriod(*view.series, view.data.year), index, firstInSentence(view, catalogue), three,
                       count, count == 1 ? "country" : "countries", namedShares(view, catalogue, 4),
                       possessive(withArticle(view.leader(catalogue)->name)),
                       leaderOverYears(*view.market.largest(), history, reader),
                       sureness(view, catalogue) + suspectsInWords(view, catalogue));
}

namespace {

/// How the last index stands to the first: a direction only of what moved.
std::string wayOf(const Step& step) {
    const Followed index = followedIndex();
    if (!step.comparable())
        return changeWords(step, index);
    const Interval moved = *step.moved;
    const std::string_view way = moved.low > 0    ? "higher"
                                 : moved.high < 0 ? "lower"
                                                  : "the two intervals overlap";
    return step.kind == StepKind::SameEdition ? fmt::format("{}, {}", changeWords(step, index), way)
                                              : changeWords(step, index);
}

} // namespace

std::string concentrationAltText(const std::vector<MarketView>& history, const Regime& regime,
                                 MarketReader& reader) {
    const MarketView* first = nullptr;
    const MarketView* last = nullptr;
    const MarketView* lowest = nullptr;
    const MarketView* highest = nullptr;
    std::vector<const MarketView*> run;
    for (const MarketView& view : history) {
        if (!view.concentration)
            continue;
        first = first == nullptr ? &view : first;
        last = &view;
        run.push_back(&view);
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
    const std::optional<Step> step = stepOver(run, followedIndex(), reader);
    return fmt::format(
        "Line chart of the Herfindahl–Hirschman index of {} of {} by country, {} to {}. It starts at {} "
        "and ends at {}, {}; {}lowest end {} in {}, highest end {} in {}. The band shows what countries the "
        "source "
        "does not name "
        "leave open. Thresholds of the {} at {} and {}. The chart shows order in time, not cause.",
        countedThing(*last->series), subjectOf(*last->series, *last->mineral), first->data.year,
        last->data.year, at(*first), at(*last), wayOf(*step), byEdition(*step),
        numberText(lowest->concentration->hhiLow, 0), lowest->data.year,
        numberText(highest->concentration->hhiHighOpen, 0), highest->data.year, regime.name,
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
    std::string text =
        events.size() == 1
            ? fmt::format("Timeline of one of the {}, of {}, in lanes by {}: {}.", counted,
                          events.front().date.words(), lanes, events.front().title)
            : fmt::format(
                  "Timeline of {} {}, from {} to {}, in lanes by {}. Most in one year: {} in {}. First: {}.",
                  events.size(), counted, events.front().date.words(), events.back().date.words(), lanes,
                  busiest->second, busiest->first, events.front().title);
    if (events.size() > 1)
        text += fmt::format(" Latest: {}.", events.back().title);
    if (const auto passed = std::ranges::count(events, datePassed, &Event::status); passed > 0)
        text += fmt::format(" Of {} the date that was set has passed, and the outcome is not known to this "
                            "edition.",
                            passed);
    if (partly == 0)
        return text + (events.size() == 1 ? " It is confirmed." : " All are confirmed.");
    return text +
           fmt::format(" {} {} confirmed only in part or not at all.", partly, partly == 1 ? "is" : "are");
}

} // namespace lodestone
