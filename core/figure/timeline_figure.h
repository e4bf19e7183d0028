// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline as a figure, and the parts that other figures borrow: lanes of events. Internal to
// core/figure.
#pragma once

#include "figure/build_figure.h"
#include "figure/parts.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace lodestone {

/// The view with a lane for each kind; without it the lanes are those who act.
inline constexpr std::string_view kindLanes = "kind";

[[nodiscard]] Figure buildTimeline(const ViewState& asked, const Catalogue& catalogue, const Database& db);

/// Who gets a lane of its own; the rest shares the lane 'Others'.
struct LaneRule {
    std::size_t ownFrom = 5; ///< events, where there are more parties than lanes
    std::size_t most = 8;    ///< lanes of their own
    CountryId leader = {};   ///< of the mineral's market, who has one wherever it acts; 0: none
};
/// Lanes of who acts: first those who act most on the mineral.
[[nodiscard]] std::vector<Lane> lanesByParty(const std::vector<Event>& events, MineralId mineral,
                                             const Catalogue& catalogue, LaneRule rule);
[[nodiscard]] std::vector<Lane> lanesByKind(const std::vector<Event>& events, MineralId mineral);

/// Whole years from the first event to the last.
[[nodiscard]] Axis eventYears(const std::vector<Event>& events);
/// `events`: one or more. `years`: the whole of the axis.
[[nodiscard]] TimelineBody timelinePart(const std::vector<Event>& events, const Axis& years,
                                        const ViewState& state, CountryId leader, const Catalogue& catalogue);
/// Cuts the bar of an event, and its pause, at the end of an axis.
void clipped(EventMark& mark, double end);
/// Whether some of what is known of the event, or of its length, lies within the span.
[[nodiscard]] bool shownIn(const Event& event, const DateSpan& span);
/// The span of the state moved so that it holds the event of this slug; nothing where it does already, or
/// where the timeline has no such event whatever its span.
[[nodiscard]] std::optional<DateSpan> spanWithEvent(const std::string& event, const ViewState& state,
                                                    const Catalogue& catalogue, const Database& db);

} // namespace lodestone
