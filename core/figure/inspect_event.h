// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector says of one policy event: what it is, how it stands, and its window of measures.
// Internal to core/figure.
#pragma once

#include "figure/build_figure.h"
#include "figure/study.h"

#include <vector>

namespace lodestone {

/// `events`: all there are.
[[nodiscard]] Inspection inspectEvent(const Event& event, const ViewState& state,
                                      const std::vector<Event>& events, MarketReader& reader);

/// What a count of events leads to, where the state's selection is one: the events, and their timeline.
/// `events`: all there are.
[[nodiscard]] std::optional<Inspection>
inspectEvents(const ViewState& state, const std::vector<Event>& events, const Catalogue& catalogue);

/// The years around the event: the share of who acts, the measure that is looked at, and the other events
/// within. An association in time and nothing more.
void addWindow(Inspection& out, const Event& event, const ViewState& state, const std::vector<Event>& events,
               MarketReader& reader);

} // namespace lodestone
