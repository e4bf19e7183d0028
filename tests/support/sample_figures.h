// SPDX-License-Identifier: GPL-3.0-or-later
// Figures made by hand for tests of layout, painting and export: none comes from a database.
#pragma once

#include "figure/figure.h"

#include <string>
#include <vector>

namespace lodestone::samples {

[[nodiscard]] Figure rareEarthOverview();
[[nodiscard]] Figure emptyOverview();   ///< a notice and the chain
[[nodiscard]] Figure manyBars();        ///< 34 named rows, long names, withheld and missing cells, residual
[[nodiscard]] Figure nickelLines();     ///< interval band, seams, thresholds, labelled events
[[nodiscard]] Figure oneYearIndex();    ///< one interval for an average of years: no history to plot
[[nodiscard]] Figure twoLines();        ///< two minerals whose end labels would touch
[[nodiscard]] Figure crowdedTimeline(); ///< seven lanes, about 160 events
[[nodiscard]] Figure chainOnly();
[[nodiscard]] Figure notice();

struct Named {
    std::string name;
    Figure figure;
};
[[nodiscard]] std::vector<Named> all();

} // namespace lodestone::samples
