// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's words on two parties, and on a party or nothing in front of the agreements. Internal to
// core/figure.
#pragma once

#include "figure/build_figure.h"

#include <optional>

namespace lodestone {

/// Nothing where the state asks for something else.
[[nodiscard]] std::optional<Inspection> inspectAgreements(const ViewState& state, const Catalogue& catalogue,
                                                          const Database& db);

} // namespace lodestone
