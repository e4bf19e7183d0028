// SPDX-License-Identifier: GPL-3.0-or-later
// What the hand-made figures share.
#pragma once

#include "figure/figure.h"

#include <string>

namespace lodestone::samples {

[[nodiscard]] std::string percent(double share);
/// Headline, subtitle, note, alternative text and source.
void frame(Figure& figure, const char* headline, const char* subtitle, const char* note);
[[nodiscard]] LinesBody chinaHistory();

} // namespace lodestone::samples
