// SPDX-License-Identifier: GPL-3.0-or-later
// The verb `figures`: a list of figures as CSV, painted into a folder by several processes. Each row is one
// `lodestone figure`; its columns are the options of that verb.
#pragma once

#include "cli/figure_verb.h"
#include "cli/run.h"

namespace lodestone::cli {

/// Paints what can be painted. The outcome lists the files written, in the order of the list, and one line
/// for each row that failed, with file, row and remedy. Exit code: 0; 4, 3 or 1 as the worst of the rows (a
/// row that no database could answer is bad input: 3). Throws Failure when the list itself is no good.
[[nodiscard]] Outcome figuresOutcome(const Arguments& arguments, const FigureHands& hands);

} // namespace lodestone::cli
