// SPDX-License-Identifier: GPL-3.0-or-later
// What lines over the years are made of: one value a year with what it is from, events on the axis. Internal
// to core/figure; pure.
#pragma once

#include "figure/figure.h"
#include "figure/market_view.h"
#include "figure/restatement.h"

#include <string>
#include <vector>

namespace lodestone {

/// One value of a history: what a line needs of one year.
struct LineSample {
    const MarketView* view = nullptr;
    Interval value;
    bool estimated = false;
    bool suspect = false;
    std::string tooltip;
};

inline constexpr double midYear = 0.5;

[[nodiscard]] std::string spanWords(const YearRange& years); ///< '2010–2015', '2012'
[[nodiscard]] Axis yearAxis(Year first, Year last);
/// Breaks samples at the seams of restatement.h, named in `body`, and where years are missing. A change of
/// edition that is no seam is said in the tooltip of the point.
void addSegments(LinesBody& body, Line& line, const std::vector<LineSample>& samples,
                 const Followed& followed, MarketReader& reader);
/// Events within the axis, ranked by what they say about supply and by whether a leader of the market acts.
[[nodiscard]] std::vector<EventMark> marksOn(const Axis& x, const std::vector<Event>& events,
                                             const Market& market);
/// Keeps the words of the few weightiest marks, no two nearer than a sixth of the axis; the others keep their
/// tooltip.
void labelFew(std::vector<EventMark>& marks, const Axis& x);
[[nodiscard]] bool anySuspect(const MarketView& view);

} // namespace lodestone
