// SPDX-License-Identifier: GPL-3.0-or-later
// The areas of a stacked history: their outlines in the plot, and their painting by Qt Charts. See stack.cpp.
#pragma once

#include "charts/lines_plot.h"

namespace lodestone {

/// Years at both ends of a run by which an area reaches beyond the middle of the year.
inline constexpr double stackReach = 0.35;

/// Edges of one band over one run, left to right, in data units; the ends reach beyond mid-year.
struct BandEdge {
    std::vector<QPointF> low;
    std::vector<QPointF> high;
};
[[nodiscard]] BandEdge bandEdge(const std::vector<StackColumn>& run, std::size_t band);
/// Share of the bands below `band` in a column.
[[nodiscard]] double stackedBelow(const StackColumn& column, std::size_t band);

/// Areas of named bands by Qt Charts, the residual hatched above them.
void drawAreas(Canvas& canvas, const StackBody& body, const LinesPlot& plot);

} // namespace lodestone
