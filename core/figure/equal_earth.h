// SPDX-License-Identifier: GPL-3.0-or-later
// The Equal Earth projection (Šavrič, Patterson and Jenny 2018) of the unit sphere: areas on the map are to
// each other as on the globe. Degrees in, multiples of the earth's radius out; x to the east, y to the north.
#pragma once

namespace lodestone {

struct MapPoint {
    double x = 0;
    double y = 0;
    bool operator==(const MapPoint&) const = default;
};

/// The meridian in the middle of our maps: the Pacific whole, the cut at 26° W through the Atlantic.
inline constexpr double mapMeridian = 154;

/// `fromMeridian`: degrees east of the middle of the map; any number, the map goes on beside itself.
[[nodiscard]] MapPoint equalEarth(double fromMeridian, double latitude);
/// Degrees east of the middle of our maps, from -180 to 180.
[[nodiscard]] double degreesFromMeridian(double longitude);
/// Where a place lies on our maps.
[[nodiscard]] MapPoint mapPoint(double longitude, double latitude);

} // namespace lodestone
