// SPDX-License-Identifier: GPL-3.0-or-later
// From a point of our maps back to degrees; see equal_earth.h.
#pragma once

#include "figure/equal_earth.h"

namespace lodestone {

struct MapDegrees {
    double longitude = 0; ///< east, from -180 to 180
    double latitude = 0;  ///< north, from -90 to 90
};
/// The other way round; of a point beside the map the nearest parallel of it.
[[nodiscard]] MapDegrees degreesAt(MapPoint point);

} // namespace lodestone
