// SPDX-License-Identifier: GPL-3.0-or-later
// The land of the world as it stands on our maps: Natural Earth's countries at 1:50 million, in Equal Earth.
// Unpacked at first use and kept; immutable, any thread. Antarctica is left out: nobody mines there.
#pragma once

#include "figure/map_rings.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

struct MapBox {
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;
    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return top - bottom; }
};

/// Rings by level of detail, coarsest first: no line is off by more than the level's tolerance.
inline constexpr std::array<double, 3> mapTolerances{1.6e-3, 5e-4, 0};

struct MapShape {
    std::string iso3; ///< '' where Natural Earth gives no code (Somaliland)
    std::string name; ///< Natural Earth's
    std::array<std::vector<MapRing>, mapTolerances.size()> rings; ///< outer rings and holes, filled odd-even
    MapBox box;
    MapPoint anchor;    ///< inside its largest part
    double area = 0;    ///< of the unit sphere
    double largest = 0; ///< area of its largest part
    MapBox largestBox;
};

struct WorldMap {
    std::vector<MapShape> shapes;
    MapBox bounds;
    [[nodiscard]] const MapShape* find(std::string_view iso3) const;
};
[[nodiscard]] const WorldMap& worldMap();

/// Where an arc to a country ends: inside its largest part; the European Union at Brussels. Nothing for a
/// country without a shape.
[[nodiscard]] const MapPoint* mapAnchor(std::string_view iso3);

} // namespace lodestone
