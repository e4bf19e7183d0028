// SPDX-License-Identifier: GPL-3.0-or-later
// Values that cannot be right: the table read with what is proposed in their place, and whether they decide
// who leads. Pure functions on values.
#pragma once

#include "model/supply.h"

#include <string_view>

namespace lodestone {

/// How a reader wants suspect values to be read: ViewState::reading.
inline constexpr std::string_view asPublishedReading;
inline constexpr std::string_view proposedReading = "proposed";

/// Whether another value is proposed for one of the cells.
[[nodiscard]] bool hasProposal(const SupplyYear& year);
/// Whether a value of the year is suspect; a row that another one counts is not.
[[nodiscard]] bool anySuspect(const SupplyYear& year);
/// Whether something is said against a row of the year, be it that it is counted in another.
[[nodiscard]] bool anySuspicion(const SupplyYear& year);
/// Whether a cell of the year holds what was proposed for it.
[[nodiscard]] bool readAsProposed(const SupplyYear& year);

/// The year with the proposed values in the place of the printed ones, which stay in Cell::printed; each such
/// cell says so (Suspicion::read). A proposed zero has the status of a zero.
[[nodiscard]] SupplyYear asProposed(SupplyYear year);

} // namespace lodestone
