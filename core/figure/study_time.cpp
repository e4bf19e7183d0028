// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/history.h"
#include "figure/parts.h"
#include "figure/study.h"

#include <algorithm>
#include <functional>

namespace lodestone {
namespace {

using ValueOf = std::function<std::optional<Interval>(const MarketView&)>;

ValueOf valueOfMeasure(std::string_view measure, Study& study) {
    return [measure, &study](const MarketView& view) -> std::optional<Interval> {
        if (!view.concentration)
            return std::nullopt;
        const auto value = lodestone::measure(measure, view.market, study.inputs(view, measure));
        return value ? std::optional(value->interval) : std::nullopt;
    };
}

/// A printed zero is a value; a country that is not named has none.
ValueOf valueOfShare(CountryId country) {
    return [country](const MarketView& view) -> std::optional<Interval> {
        if (const Share* share = view.market.find(country))
            return Interval{share->fraction, share->fraction};
        const auto row = std::ranges::find(view.data.rows, country, &SupplyRow::country);
        if (view.concentration && row != view.data.rows.end() && row->cell.status == CellStatus::Zero)
            return Interval{0, 0};
        return std::nullopt;
    };
}

std::optional<YearValue> valueOf(const MarketView& view, const ValueOf& reckon) {
    const std::optional<Interval> value = reckon(view);
    return value ? std::optional(YearValue{view.data.year, *value, view.series->source}) : std::nullopt;
}

/// The newest edition of each year, of tables that count the same thing as the usual one.
MeasureSeries acrossEditions(const ViewState& state, std::string_view measure, const ValueOf& reckon,
                             Study& study) {
    MeasureSeries series{std::string(measure), {}};
    const Series* usual = seriesFor(state, study.catalogue(), 0);
    for (const MarketView& view : marketHistory(state, study.reader()))
        if (usual != nullptr && saysOfTheSame(*view.series, *usual))
            if (const auto value = valueOf(view, reckon))
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

std::vector<SourceHistory> perSource(const ViewState& state, std::string_view measure, const ValueOf& reckon,
                                     Study& study) {
    const Catalogue& catalogue = study.catalogue();
    std::vector<SourceHistory> found;
    const Series* usual = seriesFor(state, catalogue, 0);
    for (const Series* series : seriesOfHistory(state, catalogue)) {
        if (series->preference != usual->preference)
            continue; // an outlook, or a table that answers only when it is asked for
        SourceHistory one{series, catalogue.source(series->source), {std::string(measure), {}}};
        for (const SupplyYear& year : study.reader().table(*series).years)
            if (const auto value = valueOf(viewOf(*series, year, catalogue), reckon))
                one.values.values.push_back(*value);
        if (!one.values.values.empty())
            found.push_back(std::move(one));
    }
    return found;
}

WindowStudy windowOf(const Event& event, const ViewState& state, std::string_view measure,
                     const ValueOf& reckon, int halfWindow, const std::vector<Event>& events, Study& study) {
    WindowStudy found;
    found.mineral = study.catalogue().mineralBySlug(state.mineral);
    found.stage = state.stage;
    std::vector<Event> others = relevantEvents(events, *found.mineral);
    std::erase_if(others, [&](const Event& other) { return other.id == event.id; });
    std::vector<YearRange> runs;
    for (const Event& other : others)
        runs.push_back(yearsOf(other));
    // A mean of several years has the event on both its sides.
    std::vector<SourceHistory> histories = perSource(state, measure, reckon, study);
    std::erase_if(histories, [](const SourceHistory& one) { return one.series->yearsAveraged > 1; });
    std::vector<MeasureSeries> series;
    for (const SourceHistory& history : histories)
        series.push_back(history.values);
    series.push_back(acrossEditions(state, measure, reckon, study));
    EventWindow window = eventWindow(event.date, halfWindow, series, runs);
    auto& all = window.comparisons;
    const auto editions = all.end() - 1;
    auto best =
        std::find_if(all.begin(), editions, [&](const auto& one) { return adjoins(one, event.date.year); });
    if (best == editions)
        best = std::find_if(all.begin(), editions, [](const auto& one) { return one.enoughData(); });
    if (best != editions) {
        const SourceHistory& history = histories[static_cast<std::size_t>(best - all.begin())];
        found.source = history.source;
        found.series = history.series;
    }
    found.values = series[static_cast<std::size_t>(best - all.begin())];
    std::erase_if(found.values.values,
                  [&](const YearValue& value) { return !window.window.contains(value.year); });
    found.comparison = std::move(*best);
    for (const std::size_t i : window.otherEvents) {
        const auto same = std::ranges::find(events, others[i].id, &Event::id);
        found.others.push_back(&*same);
    }
    return found;
}

} // namespace

std::vector<SourceHistory> historyPerSource(const ViewState& state, std::string_view measure, Study& study) {
    return perSource(state, measure, valueOfMeasure(measure, study), study);
}

WindowStudy studyWindow(const Event& event, const ViewState& state, std::string_view measure, int halfWindow,
                        const std::vector<Event>& events, Study& study) {
    return windowOf(event, state, measure, valueOfMeasure(measure, study), halfWindow, events, study);
}

WindowStudy studyShareWindow(const Event& event, const ViewState& state, CountryId country, int halfWindow,
                             const std::vector<Event>& events, Study& study) {
    return windowOf(event, state, "share", valueOfShare(country), halfWindow, events, study);
}

} // namespace lodestone
