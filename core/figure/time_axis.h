// SPDX-License-Identifier: GPL-3.0-or-later
// What to write along an axis of dates, from decades to days: cells between boundaries of the calendar, and
// above days and months the month or year that they belong to. Positions are decimal years; pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lodestone {

enum class TimeUnit { Years, Quarters, Months, Thirds, Days };

/// [begin, end) of one piece of the calendar; may reach beyond what is shown.
struct TimeCell {
    double begin = 0;
    double end = 0;
    std::string label; ///< '' where the neighbours' labels leave it no room
};
struct TimeScale {
    TimeUnit unit = TimeUnit::Years;
    std::vector<TimeCell> cells;
    std::vector<TimeCell> groups; ///< years over months and quarters, months over days; none over years
};

/// The finest unit of which at most `most` cells cover [from, to); of years every second, fifth or tenth is
/// named where there are more. The newest year is always named.
[[nodiscard]] TimeScale timeScale(double from, double to, std::size_t most);

/// As near as an axis is looked at: two weeks.
inline constexpr double shortestTime = 14 / 365.25;

/// What is shown of an axis that reaches from `min` to `max`: never beyond its ends, never shorter than
/// shortestTime.
struct ShownTime {
    double min = 0;
    double max = 1;
    double from = 0;
    double to = 1;

    ShownTime(double min, double max, double from, double to);
    [[nodiscard]] double length() const { return to - from; }
    [[nodiscard]] bool whole() const { return from <= min && to >= max; }
    /// The instant at `part` of the way through (0-1) stays where it is.
    [[nodiscard]] ShownTime zoomedAbout(double part, double factor) const;
    [[nodiscard]] ShownTime movedBy(double years) const;
};

} // namespace lodestone
