// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/line_samples.h"
#include "figure/parts.h"

#include "analysis/suspects.h"
#include "figure/country_words.h"
#include "figure/number_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// How much an event says about supply: what stops or frees trade before what is planned or talked of.
int weight(const EventMark& mark) {
    switch (mark.glyph) {
    case Glyph::Ban:
        return 4;
    case Glyph::Relief:
    case Glyph::Control:
        return 3;
    case Glyph::Tax:
    case Glyph::Dispute:
        return 2;
    default:
        return 1;
    }
}

} // namespace

std::string spanWords(const YearRange& years) {
    return years.count() == 1 ? std::to_string(years.first())
                              : fmt::format("{}\u2013{}", years.first(), years.last());
}

Axis yearAxis(Year first, Year last) {
    Axis axis{static_cast<double>(first), static_cast<double>(last) + 1, {}};
    for (const int year : yearTicks(first, last, 9))
        axis.ticks.push_back({year + midYear, std::to_string(year)});
    return axis;
}

void addSegments(LinesBody& body, Line& line, const std::vector<LineSample>& samples,
                 const Followed& followed, MarketReader& reader) {
    const LineSample* before = nullptr;
    for (const LineSample& sample : samples) {
        const std::optional<Step> step =
            before != nullptr ? stepBetween(*before->view, *sample.view, followed, reader) : std::nullopt;
        const bool seam = step && isSeam(*step, followed);
        const bool gap = before != nullptr && sample.view->data.year != before->view->data.year + 1;
        if (before == nullptr || seam || gap)
            line.segments.emplace_back();
        if (seam)
            body.seams.push_back(seamOf(*step, followed));
        line.segments.back().push_back({sample.view->data.year + midYear, sample.value.low, sample.value.high,
                                        sample.estimated, sample.suspect,
                                        sample.tooltip + (step ? stepTooltip(*step, followed) : "")});
        before = &sample;
    }
}

std::vector<EventMark> marksOn(const Axis& x, const std::vector<Event>& events, const Market& market) {
    constexpr std::size_t leaders = 3;
    std::vector<EventMark> marks;
    for (const Event& event : events) {
        EventMark mark = eventMark(event);
        const auto end =
            market.named.begin() + static_cast<std::ptrdiff_t>(std::min(leaders, market.named.size()));
        const bool byLeader =
            !event.countries.empty() && std::find_if(market.named.begin(), end, [&](const Share& share) {
                                            return share.country == event.countries.front();
                                        }) != end;
        mark.rank = weight(mark) + (byLeader ? 4 : 0);
        if (mark.begin >= x.min && mark.begin < x.max)
            marks.push_back(std::move(mark));
    }
    return marks;
}

void labelFew(std::vector<EventMark>& marks, const Axis& x) {
    constexpr std::size_t most = 4;
    std::vector<EventMark*> byWeight;
    for (EventMark& mark : marks)
        if (!mark.label.empty())
            byWeight.push_back(&mark);
    std::ranges::stable_sort(byWeight,
                             [](const EventMark* a, const EventMark* b) { return a->rank > b->rank; });
    std::vector<const EventMark*> kept;
    for (EventMark* mark : byWeight) {
        const bool near = std::ranges::any_of(kept, [&](const EventMark* other) {
            return std::abs(other->begin - mark->begin) < (x.max - x.min) / 6;
        });
        if (kept.size() < most && !near)
            kept.push_back(mark);
        else
            mark->label.clear();
    }
}

bool anySuspect(const MarketView& view) {
    return anySuspect(view.data);
}

namespace {

/// '; policy: Shipments to Japan stop (2010), Technology ban (2023)': the two weightiest of the axis in
/// words, where a strip has room for glyphs alone. '' when there is no event.
std::string policyWords(std::vector<EventMark> marks, const Axis& x) {
    constexpr std::size_t most = 2;
    if (marks.empty())
        return {};
    labelFew(marks, x);
    std::erase_if(marks, [](const EventMark& mark) { return mark.label.empty(); });
    std::ranges::stable_sort(marks, std::ranges::greater{}, &EventMark::rank);
    if (marks.size() > most)
        marks.resize(most);
    std::ranges::stable_sort(marks, {}, &EventMark::begin);
    std::string words;
    for (const EventMark& mark : marks)
        words +=
            fmt::format("{}{} ({})", words.empty() ? "" : ", ", mark.label, static_cast<int>(mark.begin));
    return words.empty() ? ", and policy events" : "; policy: " + words;
}

} // namespace

LinesBody shareHistoryPart(const Country& country, const std::vector<MarketView>& history,
                           const std::vector<Event>& events, const std::optional<YearRange>& years,
                           MarketReader& reader) {
    const Followed followed = followedShare(country);
    std::vector<LineSample> samples;
    for (const MarketView& view : history) {
        if (years && !years->contains(view.data.year))
            continue;
        const auto row = std::ranges::find(view.data.rows, country.id, &SupplyRow::country);
        if (view.market.named.empty() || row == view.data.rows.end())
            continue;
        const Share* share = view.market.find(country.id);
        if (share == nullptr && row->cell.status != CellStatus::Zero)
            continue; // not quantified that year: a gap, never a zero
        const double value = share != nullptr ? share->fraction : 0;
        samples.push_back(
            {&view,
             {value, value},
             isUnmeasured(row->cell.status),
             row->cell.suspicion != nullptr,
             fmt::format("{} {}: {}, {}{}{}", country.name, periodWords(*view.series, view.data.year),
                         shareText(value), view.source->shortName,
                         isUnmeasured(row->cell.status) ? "; estimated" : "",
                         row->cell.suspicion != nullptr ? "; suspect" : "")});
    }
    LinesBody body;
    if (samples.empty()) {
        if (years) {
            body.title = capitalised(possessive(withArticle(country.name))) + " share over time";
            body.subtitle =
                fmt::format("no value in {}: choose all years to see the others", spanWords(*years));
        }
        return body;
    }
    const MarketView& first = *samples.front().view;
    if (samples.size() == 1) { // a plot of one point would be a large frame around nothing
        body.title = capitalised(possessive(withArticle(country.name))) + " share over time";
        body.subtitle =
            fmt::format("no line to draw: the {} is the only one {}",
                        first.series->yearsAveraged > 1 ? periodWords(*first.series, first.data.year)
                                                        : fmt::format("value of {}", first.data.year),
                        years ? "of the years picked" : "published");
        return body;
    }
    const YearRange span = years.value_or(YearRange(first.data.year, samples.back().view->data.year));
    body.title =
        fmt::format("{} share, {}", capitalised(possessive(withArticle(country.name))), spanWords(span));
    const std::string& label = first.series->label;
    // The years need not have one whole: then the line is of what each table counts.
    const Whole whole = first.warrant.whole;
    const bool alike = std::ranges::all_of(
        samples, [&](const LineSample& sample) { return sample.view->warrant.whole == whole; });
    body.subtitle = isShareSeries(*first.series)     ? label + ", per cent"
                    : alike && whole == Whole::World ? fmt::format("per cent of world {}", label)
                    : alike && whole == Whole::Listed
                        ? fmt::format("per cent of {} in the listed countries", label)
                        : fmt::format("per cent of the {} that each table totals", label);
    body.x = yearAxis(first.data.year, samples.back().view->data.year);
    body.y = {0, 1, {{0, "0"}, {0.5, "50"}, {1, "100"}}};
    Line line;
    line.mark = {Mark::Kind::Country, country.iso3};
    line.colour = {ColourKey::Role::Country, country.iso3};
    line.endLabel = shareText(samples.back().value.low);
    addSegments(body, line, samples, followed, reader);
    body.lines.push_back(std::move(line));
    body.events = marksOn(body.x, events, samples.back().view->market);
    if (!body.seams.empty())
        body.subtitle += "; dotted: other editions";
    body.subtitle += policyWords(body.events, body.x);
    for (EventMark& mark : body.events)
        mark.label.clear(); // a strip this low has no room for words
    return body;
}

} // namespace lodestone
