// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/time_axis.h"

#include "model/dates.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::array monthNames{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

std::string monthName(int month) {
    return monthNames.at(static_cast<std::size_t>(month - 1));
}

/// Where a cell begins: the first day of a year, quarter, month or third of a month, or any day.
PartialDate cellStart(TimeUnit unit, const PartialDate& day) {
    switch (unit) {
    case TimeUnit::Years:
        return {day.year, 1, 1};
    case TimeUnit::Quarters:
        return {day.year, (day.month - 1) / 3 * 3 + 1, 1};
    case TimeUnit::Months:
        return {day.year, day.month, 1};
    case TimeUnit::Thirds:
        return {day.year, day.month, std::min((day.day - 1) / 10, 2) * 10 + 1};
    case TimeUnit::Days:
        return day;
    }
    return day;
}

PartialDate monthLater(const PartialDate& day, int months) {
    const int month = day.month - 1 + months;
    return {day.year + month / 12, month % 12 + 1, 1};
}

PartialDate nextStart(TimeUnit unit, const PartialDate& start) {
    switch (unit) {
    case TimeUnit::Years:
        return {start.year + 1, 1, 1};
    case TimeUnit::Quarters:
        return monthLater(start, 3);
    case TimeUnit::Months:
        return monthLater(start, 1);
    case TimeUnit::Thirds:
        return start.day < 21 ? PartialDate{start.year, start.month, start.day + 10} : monthLater(start, 1);
    case TimeUnit::Days:
        break;
    }
    return dayAt(start.end());
}

std::string cellLabel(TimeUnit unit, const PartialDate& start, double end) {
    switch (unit) {
    case TimeUnit::Years:
        return std::to_string(start.year);
    case TimeUnit::Quarters:
        return fmt::format("Q{}", (start.month - 1) / 3 + 1);
    case TimeUnit::Months:
        return monthName(start.month).substr(0, 3);
    case TimeUnit::Thirds:
        return fmt::format("{}\u2013{}", start.day, dayAt(end - 0.5 / 366).day);
    case TimeUnit::Days:
        return std::to_string(start.day);
    }
    return {};
}

std::vector<TimeCell> cellsOf(TimeUnit unit, double from, double to) {
    std::vector<TimeCell> cells;
    PartialDate start = cellStart(unit, dayAt(from));
    while (start.begin() < to) {
        const PartialDate next = nextStart(unit, start);
        cells.push_back({start.begin(), next.begin(), cellLabel(unit, start, next.begin())});
        start = next;
    }
    return cells;
}

std::vector<TimeCell> groupsOf(TimeUnit unit, double from, double to) {
    if (unit == TimeUnit::Years)
        return {};
    const bool years = unit == TimeUnit::Quarters || unit == TimeUnit::Months;
    std::vector<TimeCell> groups = cellsOf(years ? TimeUnit::Years : TimeUnit::Months, from, to);
    if (!years)
        for (TimeCell& group : groups) {
            const PartialDate start = dayAt(group.begin);
            group.label = fmt::format("{} {}", monthName(start.month), start.year);
        }
    return groups;
}

/// Every second, fifth, tenth year is named, counted from the newest.
void thinOut(std::vector<TimeCell>& cells, std::size_t most) {
    std::size_t every = 1;
    for (const std::size_t step : {1U, 2U, 3U, 5U, 10U, 20U, 50U, 100U}) {
        every = step;
        if (cells.size() <= step * most)
            break;
    }
    for (std::size_t i = 0; i < cells.size(); ++i)
        if ((cells.size() - 1 - i) % every != 0)
            cells[i].label.clear();
}

} // namespace

TimeScale timeScale(double from, double to, std::size_t most) {
    constexpr std::array finest{TimeUnit::Days, TimeUnit::Thirds, TimeUnit::Months, TimeUnit::Quarters};
    constexpr std::array perYear{365.25, 36.0, 12.0, 4.0};
    TimeScale scale;
    for (std::size_t i = 0; i < finest.size(); ++i)
        if ((to - from) * perYear.at(i) <= static_cast<double>(most)) {
            scale.unit = finest.at(i);
            break;
        }
    scale.cells = cellsOf(scale.unit, from, to);
    scale.groups = groupsOf(scale.unit, from, to);
    if (scale.unit == TimeUnit::Years)
        thinOut(scale.cells, std::max<std::size_t>(1, most));
    return scale;
}

ShownTime::ShownTime(double least, double greatest, double begin, double end)
    : min(least), max(greatest), from(begin), to(end) {
    const double span = std::clamp(to - from, std::min(shortestTime, max - min), max - min);
    from = std::clamp((from + to - span) / 2, min, max - span);
    to = from + span;
}

ShownTime ShownTime::zoomedAbout(double part, double factor) const {
    const double fixed = from + part * length();
    const double span = std::clamp(length() / factor, std::min(shortestTime, max - min), max - min);
    return {min, max, fixed - part * span, fixed + (1 - part) * span};
}

ShownTime ShownTime::movedBy(double years) const {
    const double moved = std::clamp(years, min - from, max - to);
    return {min, max, from + moved, to + moved};
}

} // namespace lodestone
