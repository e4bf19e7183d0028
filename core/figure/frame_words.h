// SPDX-License-Identifier: GPL-3.0-or-later
// What words say of a frame: names of marks, alternative text with the annotations in it, the stamp. Pure.
#pragma once

#include "figure/figure.h"

#include <string>
#include <string_view>

namespace lodestone {

/// Stands among Figure::status of a scenario's figure; such a figure is stamped wherever it is painted.
inline constexpr std::string_view hypotheticalFact = "hypothetical";
[[nodiscard]] bool isHypothetical(const Figure& figure);

/// The name of a mark as the figure writes it ('China'), else its key.
[[nodiscard]] std::string nameOfMark(const Figure& figure, const Mark& mark);
/// What alternative text says of the annotations: 'Notes on the chart: “Export ban”. China stands out.'; ''
/// where there are none.
[[nodiscard]] std::string annotationWords(const Figure& figure, const FigureFrame& frame);
/// Adds what was annotated, and that a figure is hypothetical, to the alternative text written from the data.
[[nodiscard]] std::string altTextWith(const Figure& built, const FigureFrame& frame);

} // namespace lodestone
