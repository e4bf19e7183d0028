// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs' hands: painting and reading figure files, without a display. Makes the one application object of
// this process when it is first needed.
#pragma once

#include "cli/figure_verb.h"

namespace lodestone::cli {

[[nodiscard]] FigureHands figureHands();

} // namespace lodestone::cli
