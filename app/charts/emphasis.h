// SPDX-License-Identifier: GPL-3.0-or-later
// What a writer's frame does to a body before it is laid out: countries that are pointed out keep their
// colour while others fade, and names that a legend carries leave the marks. Pure but for colours.
#pragma once

#include "theme/theme.h"

#include <optional>
#include <vector>

namespace lodestone {

/// Countries of the figure that its frame points out.
[[nodiscard]] std::vector<Mark> pointedOut(const Figure& figure);
/// Whether a country stands back because others are pointed out.
[[nodiscard]] bool fades(const Figure& figure, const Mark& mark);
/// The theme in which all countries but these are faded; nothing when none is pointed out.
[[nodiscard]] std::optional<Theme> fadedTheme(const Figure& figure, const Theme& theme);

struct LegendEntry {
    std::string text;
    ColourKey colour;
    bool line = false; ///< sampled as a line, else as an area
};
/// What a legend would say: empty where the body names nothing beside its marks, or two names share a colour.
[[nodiscard]] std::vector<LegendEntry> legendEntries(const FigureBody& body);
/// The same where the figure's frame asks for a legend, else empty.
[[nodiscard]] std::vector<LegendEntry> legendOf(const Figure& figure);

/// The figure as it is laid out: marks that are pointed out have a colour key of their own, and what the
/// legend names is not named again.
[[nodiscard]] Figure emphasised(Figure figure);

} // namespace lodestone
