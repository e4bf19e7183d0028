// SPDX-License-Identifier: GPL-3.0-or-later
// Which events a timeline shows: what an EventChoice lets through, how it is said, and what a reader can
// choose from. Pure.
#pragma once

#include "figure/choices.h"
#include "figure/view_state.h"
#include "model/events.h"

#include <string>
#include <vector>

namespace lodestone {

/// Events that `about` names, of all there are: those that touch the mineral, that name it, or all.
[[nodiscard]] std::vector<Event> eventsAbout(const std::vector<Event>& all, std::string_view about,
                                             const Mineral& mineral);
/// The choice without what nobody knows; its words trimmed.
[[nodiscard]] EventChoice knownChoice(EventChoice choice, const Catalogue& catalogue);
/// What the rest of the choice lets through.
[[nodiscard]] bool passes(const Event& event, const EventChoice& choice, const Catalogue& catalogue);
[[nodiscard]] std::vector<Event> passing(const std::vector<Event>& events, const EventChoice& choice,
                                         const Catalogue& catalogue);

/// 'bans and suspensions with China that name gallium', 'policy events on record': what a headline counts.
[[nodiscard]] std::string countedEvents(const EventChoice& choice, const Mineral& mineral,
                                        const Catalogue& catalogue);
/// 'in force, confirmed in part, with the words ‘magnet’': what a headline leaves out; '' for nothing.
[[nodiscard]] std::string narrowedWords(const EventChoice& choice);

/// '2020', '2019 to 2021' for whole years, else days: '1 Mar 2025 to 30 Jun 2025'.
[[nodiscard]] std::string spanWords(const DateSpan& span);
/// 'in 2020', 'from 2019 to 2021'
[[nodiscard]] std::string spanWithin(const DateSpan& span);

[[nodiscard]] std::vector<NamedChoice> aboutChoices();
[[nodiscard]] std::vector<NamedChoice> kindChoices();
[[nodiscard]] std::vector<NamedChoice> partyChoices(const Catalogue& catalogue); ///< by name
[[nodiscard]] std::vector<NamedChoice> statusChoices();
[[nodiscard]] std::vector<NamedChoice> verificationChoices();

} // namespace lodestone
