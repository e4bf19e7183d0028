// SPDX-License-Identifier: GPL-3.0-or-later
// How a policy event stands to a reader of a given day, in words. Pure, but for dayOf().
#pragma once

#include "figure/figure.h"
#include "model/catalogue.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// The day on which a view shows events: its own, else today.
[[nodiscard]] PartialDate dayOf(const ViewState& state);
/// Whether what a body shows depends on the day: it has events or agreements in it.
[[nodiscard]] bool dependsOnDay(const FigureBody& body);
/// The state of the figure with the day on which it was built: from it and the database the figure can be
/// built again to the byte.
[[nodiscard]] ViewState stateToBuild(const Figure& figure);

/// 'in force'; 'date passed, outcome not known to this edition'.
[[nodiscard]] std::string statusWords(std::string_view status);
/// 'in force, as last seen'; of `datePassed` no more than its words.
[[nodiscard]] std::string statusText(std::string_view status);
/// 'in force, no end given', 'superseded, until 15 Oct 2025', 'suspended from 9 Nov 2025 to 27 Nov 2026; date
/// passed, outcome not known to this edition'.
[[nodiscard]] std::string standingOf(const Event& event);

/// The few words of an event in a list, with what is not known of it: 'Pause ends: date passed, outcome not
/// known'.
[[nodiscard]] std::string listedWords(const Event& event);

/// 'the list was kept to 31 May 2026'; '' where no day is known.
[[nodiscard]] std::string keptToWords(const Catalogue& catalogue);
/// What a figure with events says below: status as last seen, the list's last day, and how many of `passed`
/// dates have gone by since.
[[nodiscard]] std::string eventsNote(std::size_t passed, const PartialDate& day, const Catalogue& catalogue);

} // namespace lodestone
