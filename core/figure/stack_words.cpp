// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/share_views.h"

#include "figure/country_words.h"
#include "figure/number_text.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {

std::string shareOrNoneNamed(double share) {
    return share > 0 ? shareText(share) : std::string("none named");
}

namespace {

/// The first year in which a band has a share: before it the table may not name the country at all.
const StackColumn& firstNamed(const StackBody& body, std::size_t band) {
    for (const std::vector<StackColumn>& segment : body.segments)
        for (const StackColumn& column : segment)
            if (column.shares[band] > 0)
                return column;
    return body.segments.front().front();
}

/// The step of one band from the year `first` to the last; nothing where there is but one year.
std::optional<Step> stepFrom(Year first, const std::vector<MarketView>& history, const Followed& band,
                             MarketReader& reader) {
    std::vector<const MarketView*> run;
    for (const MarketView& view : history)
        if (view.data.year >= first && band.value(view))
            run.push_back(&view);
    return stepOver(run, band, reader);
}

Year yearOf(const StackColumn& column) {
    return static_cast<Year>(std::floor(column.x));
}

/// 'at most ' where the total of that year is a lower bound.
std::string atMost(const StackColumn& column, const std::vector<MarketView>& history) {
    const auto view =
        std::ranges::find(history, yearOf(column), [](const MarketView& one) { return one.data.year; });
    return view != history.end() && view->warrant.atMost ? "at most " : "";
}

} // namespace

std::string historyHeadline(const StackStudy& study, const std::vector<MarketView>& history,
                            MarketReader& reader) {
    const StackBody& body = study.body;
    const auto known = std::find_if(history.rbegin(), history.rend(),
                                    [](const MarketView& view) { return !view.market.named.empty(); });
    if (const std::string suspect = suspectHeadline(*known, reader.catalogue()); !suspect.empty())
        return suspect;
    const StackColumn& last = body.segments.back().back();
    std::size_t leader = 0;
    for (std::size_t i = 0; i < body.bands.size(); ++i)
        if (body.bands[i].mark.kind == Mark::Kind::Country && last.shares[i] > last.shares[leader])
            leader = i;
    const StackColumn& first = firstNamed(body, leader);
    if (first.x == last.x)
        return findingHeadline(*known, reader.catalogue());
    const Followed& band = study.bands[leader];
    const std::optional<Step> step = stepFrom(yearOf(first), history, band, reader);
    const std::string outside = outsideWords(known->market, reader.catalogue());
    return fmt::format("{} share of {}{} of {}{}{}: {} in {}, {} in {}{}",
                       capitalised(possessive(withArticle(body.bands[leader].label))),
                       known->warrant.whole == Whole::Listed ? "the listed countries\u2019 " : "",
                       countedThing(*known->series), subjectOf(*known->series, *known->mineral),
                       outside.empty() ? "" : " ", outside,
                       atMost(first, history) + roundShareText(first.shares[leader]), yearOf(first),
                       atMost(last, history) + roundShareText(last.shares[leader]), yearOf(last),
                       step ? ", " + changeWords(*step, band) : "");
}

namespace {

/// '; by the edition of each year, at most 97.7 % in 2010' of a band that was once larger than at both ends.
std::string peakWords(const StackBody& body, std::size_t band, std::string_view byWhom) {
    const StackColumn* peak = &body.segments.front().front();
    for (const std::vector<StackColumn>& run : body.segments)
        for (const StackColumn& column : run)
            if (column.shares[band] > peak->shares[band])
                peak = &column;
    if (peak == &body.segments.front().front() || peak == &body.segments.back().back())
        return {};
    return fmt::format("; {}at most {} in {}", byWhom, shareText(peak->shares[band]), yearOf(*peak));
}

std::string restWords(const std::vector<MarketView>& history) {
    const auto count = [&](auto is) { return std::ranges::count_if(history, is); };
    const auto rest = count([](const MarketView& view) { return view.market.residual > 0; });
    const auto rounding = count([](const MarketView& view) { return view.market.residualIsRounding; });
    if (rounding == rest)
        return " What is left is within the rounding of the printed totals.";
    return rounding == 0
               ? " The residual belongs to no named country."
               : " The residual belongs to no named country, or is within the rounding of the print.";
}

std::string heightWords(const StackColumn& column, std::size_t band, const std::vector<MarketView>& history) {
    const double share = column.shares[band];
    return (share > 0 ? atMost(column, history) : "") + shareOrNoneNamed(share);
}

std::string estimatedYears(const StackBody& body) {
    std::size_t estimated = 0;
    std::size_t all = 0;
    for (const std::vector<StackColumn>& run : body.segments) {
        all += run.size();
        estimated += static_cast<std::size_t>(std::ranges::count(run, true, &StackColumn::estimated));
    }
    if (estimated == 0)
        return {};
    return estimated == all ? " Every value is an estimate."
                            : fmt::format(" In {} of {} years every value is an estimate.", estimated, all);
}

} // namespace

std::string historyAltText(const StackStudy& study, const std::vector<MarketView>& history,
                           MarketReader& reader) {
    const StackBody& body = study.body;
    const StackColumn& first = body.segments.front().front();
    const StackColumn& last = body.segments.back().back();
    const std::string what =
        fmt::format("Stacked areas of the shares of {} of {}", countedThing(*history.back().series),
                    subjectOf(*history.back().series, *history.back().mineral));
    std::string text = first.x == last.x ? fmt::format("{} in {}.", what, yearOf(first))
                       : body.segments.size() == 1
                           ? fmt::format("{}, {} to {}, without a break.", what, yearOf(first), yearOf(last))
                           : fmt::format("{}, {} to {}, in {} runs without a break.", what, yearOf(first),
                                         yearOf(last), body.segments.size());
    std::vector<Step> steps;
    for (const Followed& band : study.bands)
        if (const auto step = stepFrom(yearOf(first), history, band, reader))
            steps.push_back(*step);
    // What holds for all bands is said once.
    const bool alike =
        !steps.empty() && steps.front().kind != StepKind::Split &&
        std::ranges::adjacent_find(steps, std::ranges::not_equal_to{}, &Step::kind) == steps.end();
    if (alike) {
        Step any = steps.front();
        any.samePrinted = false;
        text += fmt::format(" The values of {} and {} are {}.", yearOf(first), yearOf(last),
                            changeWords(any, study.bands.front()));
    }
    for (std::size_t i = 0; i < body.bands.size(); ++i) {
        text +=
            fmt::format(" {}: {} in {}", body.bands[i].label, heightWords(first, i, history), yearOf(first));
        if (!steps.empty())
            text +=
                fmt::format(", {} in {}{}", heightWords(last, i, history), yearOf(last),
                            alike ? onlyTheTotal(steps[i]) : ", " + changeWords(steps[i], study.bands[i]));
        text += peakWords(body, i, steps.empty() ? "" : byEdition(steps[i])) + ".";
    }
    if (body.bands.size() > 1 && body.bands.back().colour.role == ColourKey::Role::Residual)
        text += restWords(history);
    return text + estimatedYears(body);
}

} // namespace lodestone
