// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a figure into a file without a display: makes the one application object of this process.
#pragma once

#include "cli/figure_verb.h"

namespace lodestone::cli {

void paintFigure(const Figure& figure, const FigureOutput& output);

} // namespace lodestone::cli
