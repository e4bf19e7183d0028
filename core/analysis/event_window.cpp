// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/event_window.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string years(Year first, Year last) {
    return first == last ? fmt::format("{}", first) : fmt::format("{} to {}", first, last);
}

Trend trendOf(const Interval& before, const Interval& after) {
    if (before == after && before.low == before.high)
        return Trend::Same;
    if (after.low > before.high)
        return Trend::Rose;
    return after.high < before.low ? Trend::Fell : Trend::Unclear;
}

std::string shortfallOf(const WindowComparison& found, const MeasureSeries& series, Year year, int half) {
    if (series.values.empty())
        return "Not enough data: there is no value for any year.";
    const std::string has = years(series.values.front().year, series.values.back().year);
    std::string where;
    if (!found.before)
        where = years(year - half, year - 1);
    if (!found.after)
        where += (where.empty() ? "" : " nor for ") + years(year + 1, year + half);
    return fmt::format("Not enough data: no value for {}; the series has {}.", where, has);
}

void addNotes(WindowComparison& found, Year year) {
    if (found.before->year != year - 1 || found.after->year != year + 1)
        found.notes.push_back(
            fmt::format("There is no value for {}: {} is compared with {}.",
                        found.before->year != year - 1 && found.after->year != year + 1
                            ? fmt::format("{} and {}", year - 1, year + 1)
                            : fmt::format("{}", found.before->year != year - 1 ? year - 1 : year + 1),
                        found.before->year, found.after->year));
}

WindowComparison compare(const MeasureSeries& series, Year year, int half) {
    WindowComparison found;
    found.measure = series.measure;
    for (const YearValue& value : series.values) {
        if (value.year >= year - half && value.year < year &&
            (!found.before || value.year > found.before->year))
            found.before = value;
        if (value.year == year)
            found.theYear = value;
        if (value.year > year && value.year <= year + half &&
            (!found.after || value.year < found.after->year))
            found.after = value;
    }
    if (!found.before || !found.after) {
        found.shortfall = shortfallOf(found, series, year, half);
        return found;
    }
    found.change = Interval{found.after->value.low - found.before->value.high,
                            found.after->value.high - found.before->value.low};
    found.trend = trendOf(found.before->value, found.after->value);
    found.acrossSources = found.before->source != found.after->source;
    addNotes(found, year);
    return found;
}

} // namespace

std::string_view slug(Trend trend) {
    switch (trend) {
    case Trend::Rose:
        return "rose";
    case Trend::Fell:
        return "fell";
    case Trend::Same:
        return "same";
    case Trend::Unclear:
        return "unclear";
    case Trend::NotComparable:
        return "not_comparable";
    }
    return {};
}

Trend trendOf(Interval change) {
    constexpr double nothing = 1e-12; // what is left of equal numbers after a division
    if (std::abs(change.low) <= nothing && std::abs(change.high) <= nothing)
        return Trend::Same;
    if (change.low > nothing)
        return Trend::Rose;
    return change.high < -nothing ? Trend::Fell : Trend::Unclear;
}

EventWindow eventWindow(const PartialDate& event, int halfWindow, std::span<const MeasureSeries> series,
                        std::span<const YearRange> others) {
    if (halfWindow < 1)
        throw std::invalid_argument(
            fmt::format("the window reaches {} years to each side: give 1 or more", halfWindow));
    EventWindow result;
    result.eventYear = event.year;
    result.window = YearRange(event.year - halfWindow, event.year + halfWindow);
    for (const MeasureSeries& one : series)
        result.comparisons.push_back(compare(one, event.year, halfWindow));
    for (std::size_t i = 0; i < others.size(); ++i)
        if (others[i].first() <= result.window.last() && others[i].last() >= result.window.first())
            result.otherEvents.push_back(i);
    return result;
}

std::string_view associationSentence() {
    return "An association in time: other events fall into the same years, and the figures do not say what "
           "moved "
           "them.";
}

} // namespace lodestone
