// SPDX-License-Identifier: GPL-3.0-or-later
// The verb `report`: a collection that the window saved, its figures built anew, as one PDF.
#pragma once

#include "cli/figure_verb.h"
#include "cli/run.h"

namespace lodestone::cli {

/// The path written; on the standard error a line for each figure whose data is no longer what it was when
/// the collection was saved. Throws Failure: BadInput for a file that is no collection, NoSuchData where a
/// figure has nothing to draw.
[[nodiscard]] Outcome reportOutcome(const Context& context, const FigureHands& hands);

} // namespace lodestone::cli
