// SPDX-License-Identifier: GPL-3.0-or-later
// Measures before and after an event, from yearly values: the last full year before the event's year against
// the first full year after it, the event's own year shown by itself, since it holds both (the comparison of
// event studies: MacKinlay, Journal of Economic Literature 35, 1997, here without a model of what would have
// been expected). What it finds is an association in time and nothing more. Values keep the unit of their
// measure.
#pragma once

#include "model/dates.h"
#include "model/ids.h"
#include "model/supply.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

struct YearValue {
    Year year = 0;
    Interval value;
    SourceId source = {}; ///< 0 when all values are of one source
};
struct MeasureSeries {
    std::string measure;           ///< slug, 'hhi'
    std::vector<YearValue> values; ///< ascending, a year at most once; there may be gaps
};

enum class Trend {
    Rose,          ///< the interval after lies above the one before
    Fell,          ///< below
    Same,          ///< both are one and the same point
    Unclear,       ///< the intervals overlap
    NotComparable, ///< the two values are not of one thing; who knows the tables says so
};
[[nodiscard]] std::string_view slug(Trend trend); ///< 'rose', 'fell', 'same', 'unclear', 'not_comparable'

struct WindowComparison {
    std::string measure;
    std::optional<YearValue> before;  ///< newest within [Y - h, Y - 1]
    std::optional<YearValue> theYear; ///< Y itself
    std::optional<YearValue> after;   ///< oldest within [Y + 1, Y + h]
    std::optional<Interval> change;   ///< [after.low - before.high, after.high - before.low]
    std::optional<Trend> trend;
    bool acrossSources = false; ///< before and after are of different sources: the change may be theirs
    std::string
        shortfall; ///< 'Not enough data: ...', 'Not comparable: ...' when there is no change; else empty
    std::vector<std::string> notes;

    [[nodiscard]] bool enoughData() const { return change.has_value(); }
};

struct EventWindow {
    Year eventYear = 0;
    YearRange window;                          ///< [Y - h, Y + h]
    std::vector<WindowComparison> comparisons; ///< as the series were given
    std::vector<std::size_t> otherEvents; ///< indices into `others` that overlap the window, in their order
};

/// `halfWindow` >= 1 years (std::invalid_argument otherwise). `others`: the years of other events, from the
/// first to the last of one with a length; without this one.
[[nodiscard]] EventWindow eventWindow(const PartialDate& event, int halfWindow,
                                      std::span<const MeasureSeries> series,
                                      std::span<const YearRange> others = {});

/// Which way a change points.
[[nodiscard]] Trend trendOf(Interval change);

/// The sentence that stands with every such comparison.
[[nodiscard]] std::string_view associationSentence();

} // namespace lodestone
