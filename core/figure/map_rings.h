// SPDX-License-Identifier: GPL-3.0-or-later
// Rings of the globe on a flat map: made simpler, cut where the map is cut, projected. Internal to
// core/figure; pure.
#pragma once

#include "figure/equal_earth.h"
#include "figure/topology.h"

#include <vector>

namespace lodestone {

using MapRing = std::vector<MapPoint>; ///< closed; the first point is not repeated

/// The arc without points that lie nearer than `tolerance` (of the projected map) to the line drawn without
/// them; its ends stay, so that neighbours still meet. Longitudes go on past 180 where the arc crosses it.
[[nodiscard]] std::vector<GeoPoint> simplified(const std::vector<GeoPoint>& arc, double tolerance);

/// The arcs of a ring one after the other.
[[nodiscard]] std::vector<GeoPoint> joined(const ArcRing& ring,
                                           const std::vector<std::vector<GeoPoint>>& arcs);

/// A ring of the globe as rings of the map: one, or several where the cut of the map runs through it.
[[nodiscard]] std::vector<MapRing> projected(const std::vector<GeoPoint>& ring);

/// Twice counted areas are not: positive when the ring runs against the clock (y to the north).
[[nodiscard]] double signedArea(const MapRing& ring);
[[nodiscard]] bool inside(const MapRing& ring, MapPoint point);
/// A point well inside: the centroid, or where that lies outside, the point farthest from the border of those
/// on a grid.
[[nodiscard]] MapPoint innerPoint(const MapRing& ring);

} // namespace lodestone
