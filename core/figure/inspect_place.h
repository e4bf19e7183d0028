// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's words on a place. Internal to core/figure.
#pragma once

#include "figure/build_figure.h"

namespace lodestone {

[[nodiscard]] Inspection inspectPlace(const Place& place, const Catalogue& catalogue);

} // namespace lodestone
