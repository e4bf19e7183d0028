// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/history.h"
#include "figure/parts.h"
#include "figure/study.h"

#include <algorithm>

namespace lodestone {
namespace {

std::optional<YearValue> valueOf(const MarketView& view, const Followed& followed) {
    const std::optional<Interval> value = followed.value(view);
    return value ? std::optional(YearValue{view.data.year, *value, view.series->source}) : std::nullopt;
}

/// The newest edition of each year, of single years that count the same thing as the usual table.
std::vector<MarketView> acrossEditions(const ViewState& state, const Followed& followed, Study& study) {
    const Series* usual = seriesFor(state, study.catalogue(), 0);
    std::vector<MarketView> views = marketHistory(state, study.reader());
    std::erase_if(views, [&](const MarketView& view) {
        return usual == nullptr || !saysOfTheSame(*view.series, *usual) || view.series->yearsAveraged > 1 ||
               !followed.value(view);
    });
    return views;
}

MeasureSeries valuesOf(const std::vector<MarketView>& views, std::string_view measure,
                       const Followed& followed) {
    MeasureSeries series{std::string(measure), {}};
    for (const MarketView& view : views)
        if (const auto value = valueOf(view, followed))
            series.values.push_back(*value);
    return series;
}

/// The years in which an event runs: one that has begun and has no end runs on.
YearRange yearsOf(const Event& event) {
    constexpr Year noEnd = 9999;
    return {event.date.year, event.ongoing ? noEnd : event.end ? event.end->year : event.date.year};
}

bool adjoins(const WindowComparison& one, Year year) {
    return one.enoughData() && one.before->year == year - 1 && one.after->year == year + 1;
}

std::vector<SourceHistory> perSource(const ViewState& state, std::string_view measure,
                                     const Followed& followed, Study& study) {
    const Catalogue& catalogue = study.catalogue();
    std::vector<SourceHistory> found;
    const Series* usual = seriesFor(state, catalogue, 0);
    for (const Series* series : seriesOfHistory(state, catalogue)) {
        if (series->preference != usual->preference)
            continue; // an outlook, or a table that answers only when it is asked for
        SourceHistory one{series, catalogue.source(series->source), {}, {}};
        for (const SupplyYear& year : study.reader().table(*series).years)
            if (MarketView view = viewOf(*series, year, catalogue); followed.value(view))
                one.views.push_back(std::move(view));
        one.values = valuesOf(one.views, measure, followed);
        if (!one.values.values.empty())
            found.push_back(std::move(one));
    }
    return found;
}

/// The years from `before` to `after`, as the step between them is walked.
std::vector<const MarketView*> runOf(const std::vector<MarketView>& views, Year before, Year after) {
    std::vector<const MarketView*> run;
    for (const MarketView& view : views)
        if (view.data.year >= before && view.data.year <= after)
            run.push_back(&view);
    return run;
}

/// Years of the window behind a seam.
std::vector<Year> seamsOf(const std::vector<MarketView>& views, YearRange window, const Followed& followed,
                          MarketReader& reader) {
    std::vector<Year> seams;
    for (std::size_t i = 1; i < views.size(); ++i) {
        if (!window.contains(views[i - 1].data.year) || !window.contains(views[i].data.year))
            continue;
        const auto step = stepBetween(views[i - 1], views[i], followed, reader);
        if (step && isSeam(*step, followed))
            seams.push_back(views[i].data.year);
    }
    return seams;
}

/// A change is of the market only as far as no edition restated it; without a split there is none to tell.
void judge(WindowStudy& found, const std::vector<MarketView>& views, const Followed& followed,
           MarketReader& reader) {
    WindowComparison& comparison = found.comparison;
    if (!comparison.enoughData())
        return;
    found.step = stepOver(runOf(views, comparison.before->year, comparison.after->year), followed, reader);
    if (!found.step)
        return;
    found.reason = reasonOf(*found.step, followed);
    if (found.step->kind == StepKind::SameEdition)
        return;
    if (found.step->kind == StepKind::Split) {
        comparison.trend = trendOf(*found.step->moved);
        comparison.notes.push_back(found.reason);
        return;
    }
    comparison.change.reset();
    comparison.trend = Trend::NotComparable;
    comparison.shortfall = "Not comparable: " + found.reason;
}

WindowStudy windowOf(const Event& event, const ViewState& state, std::string_view measure,
                     const Followed& followed, int halfWindow, const std::vector<Event>& events,
                     Study& study) {
    WindowStudy found;
    found.mineral = study.catalogue().mineralBySlug(state.mineral);
    found.stage = state.stage;
    std::vector<Event> others = relevantEvents(events, *found.mineral);
    std::erase_if(others, [&](const Event& other) { return other.id == event.id; });
    std::vector<YearRange> runs;
    for (const Event& other : others)
        runs.push_back(yearsOf(other));
    // A mean of several years has the event on both its sides.
    std::vector<SourceHistory> histories = perSource(state, measure, followed, study);
    std::erase_if(histories, [](const SourceHistory& one) { return one.series->yearsAveraged > 1; });
    std::vector<MeasureSeries> series;
    for (const SourceHistory& history : histories)
        series.push_back(history.values);
    const std::vector<MarketView> newest = acrossEditions(state, followed, study);
    series.push_back(valuesOf(newest, measure, followed));
    EventWindow window = eventWindow(event.date, halfWindow, series, runs);
    auto& all = window.comparisons;
    const auto editions = all.end() - 1;
    auto best =
        std::find_if(all.begin(), editions, [&](const auto& one) { return adjoins(one, event.date.year); });
    if (best == editions)
        best = std::find_if(all.begin(), editions, [](const auto& one) { return one.enoughData(); });
    const SourceHistory* single =
        best != editions ? &histories[static_cast<std::size_t>(best - all.begin())] : nullptr;
    if (single != nullptr) {
        found.source = single->source;
        found.series = single->series;
    }
    found.values = series[static_cast<std::size_t>(best - all.begin())];
    std::erase_if(found.values.values,
                  [&](const YearValue& value) { return !window.window.contains(value.year); });
    found.comparison = std::move(*best);
    found.seams =
        seamsOf(single != nullptr ? single->views : newest, window.window, followed, study.reader());
    judge(found, single != nullptr ? single->views : newest, followed, study.reader());
    for (const std::size_t i : window.otherEvents) {
        const auto same = std::ranges::find(events, others[i].id, &Event::id);
        found.others.push_back(&*same);
    }
    return found;
}

} // namespace

std::vector<SourceHistory> historyPerSource(const ViewState& state, std::string_view measure, Study& study) {
    return perSource(state, measure, followedMeasure(*measureInfo(measure), study), study);
}

WindowStudy studyWindow(const Event& event, const ViewState& state, std::string_view measure, int halfWindow,
                        const std::vector<Event>& events, Study& study) {
    return windowOf(event, state, measure, followedMeasure(*measureInfo(measure), study), halfWindow, events,
                    study);
}

WindowStudy studyShareWindow(const Event& event, const ViewState& state, CountryId country, int halfWindow,
                             const std::vector<Event>& events, Study& study) {
    return windowOf(event, state, "share", followedShare(*study.catalogue().country(country)), halfWindow,
                    events, study);
}

} // namespace lodestone
