// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/map_rings.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lodestone {
namespace {

constexpr double cut = 180;    ///< degrees from the middle of the map to its edges
constexpr double edgeStep = 2; ///< degrees of latitude between points along the edge, which is a curve
constexpr int gridOfInnerPoint = 24;

double distanceToSegment(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Longitudes from the middle of the map, without jumps: each within half a turn of the one before.
std::vector<GeoPoint> unrolled(const std::vector<GeoPoint>& ring) {
    std::vector<GeoPoint> out;
    out.reserve(ring.size());
    for (const GeoPoint& point : ring) {
        const double here = degreesFromMeridian(point.longitude);
        const double longitude =
            out.empty() ? here : out.back().longitude + std::remainder(here - out.back().longitude, 360.0);
        out.push_back({longitude, point.latitude});
    }
    return out;
}

/// What of a ring lies on one side of a meridian (Sutherland and Hodgman 1974).
std::vector<GeoPoint> clipped(const std::vector<GeoPoint>& ring, double meridian, bool eastward) {
    const auto keeps = [&](const GeoPoint& p) {
        return eastward ? p.longitude >= meridian : p.longitude <= meridian;
    };
    std::vector<GeoPoint> out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GeoPoint& from = ring[i];
        const GeoPoint& to = ring[(i + 1) % ring.size()];
        if (keeps(from))
            out.push_back(from);
        if (keeps(from) != keeps(to)) {
            const double t = (meridian - from.longitude) / (to.longitude - from.longitude);
            out.push_back({meridian, from.latitude + t * (to.latitude - from.latitude)});
        }
    }
    return out;
}

MapRing flattened(const std::vector<GeoPoint>& ring) {
    MapRing out;
    out.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GeoPoint& from = ring[i];
        const GeoPoint& to = ring[(i + 1) % ring.size()];
        out.push_back(equalEarth(from.longitude, from.latitude));
        if (from.longitude != to.longitude || std::abs(from.longitude) != cut)
            continue;
        const int steps = static_cast<int>(std::abs(to.latitude - from.latitude) / edgeStep);
        for (int step = 1; step <= steps; ++step)
            out.push_back(equalEarth(from.longitude,
                                     from.latitude + (to.latitude - from.latitude) * step / (steps + 1)));
    }
    return out;
}

double distanceToBorder(const MapRing& ring, MapPoint point) {
    double least = 1e9;
    for (std::size_t i = 0; i < ring.size(); ++i)
        least = std::min(least, distanceToSegment(point, ring[i], ring[(i + 1) % ring.size()]));
    return least;
}

} // namespace

std::vector<GeoPoint> simplified(const std::vector<GeoPoint>& arc, double tolerance) {
    if (arc.size() < 3)
        return arc;
    const std::vector<GeoPoint> whole = unrolled(arc);
    std::vector<MapPoint> flat;
    flat.reserve(whole.size());
    for (const GeoPoint& point : whole)
        flat.push_back(equalEarth(point.longitude, point.latitude));
    std::vector<bool> kept(arc.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, arc.size() - 1}};
    while (!open.empty()) { // Douglas and Peucker 1973
        const auto [first, last] = open.back();
        open.pop_back();
        std::size_t farthest = first;
        double most = tolerance;
        for (std::size_t i = first + 1; i < last; ++i)
            if (const double away = distanceToSegment(flat[i], flat[first], flat[last]); away > most) {
                most = away;
                farthest = i;
            }
        if (farthest == first)
            continue;
        kept[farthest] = true;
        open.emplace_back(first, farthest);
        open.emplace_back(farthest, last);
    }
    std::vector<GeoPoint> out;
    for (std::size_t i = 0; i < arc.size(); ++i)
        if (kept[i])
            out.push_back(arc[i]);
    return out;
}

std::vector<GeoPoint> joined(const ArcRing& ring, const std::vector<std::vector<GeoPoint>>& arcs) {
    std::vector<GeoPoint> out;
    for (const int index : ring) {
        const auto& arc = arcs[static_cast<std::size_t>(index < 0 ? ~index : index)];
        // The last point of an arc is the first of the next one, and that of the ring its first.
        if (index < 0)
            out.insert(out.end(), arc.rbegin(), std::prev(arc.rend()));
        else
            out.insert(out.end(), arc.begin(), std::prev(arc.end()));
    }
    return out;
}

std::vector<MapRing> projected(const std::vector<GeoPoint>& ring) {
    std::vector<GeoPoint> whole = unrolled(ring);
    const auto [west, east] = std::ranges::minmax_element(whole, {}, &GeoPoint::longitude);
    const int first = static_cast<int>(std::floor((west->longitude + cut) / 360));
    const int last = static_cast<int>(std::floor((east->longitude + cut) / 360));
    if (first == 0 && last == 0)
        return {flattened(whole)};
    std::vector<MapRing> out;
    for (int turn = first; turn <= last; ++turn) {
        std::vector<GeoPoint> turned = whole;
        for (GeoPoint& point : turned)
            point.longitude -= 360.0 * turn;
        const std::vector<GeoPoint> part = clipped(clipped(turned, -cut, true), cut, false);
        if (part.size() >= 3)
            out.push_back(flattened(part));
    }
    return out;
}

double signedArea(const MapRing& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint& a = ring[i];
        const MapPoint& b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

bool inside(const MapRing& ring, MapPoint point) {
    bool odd = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint& a = ring[i];
        const MapPoint& b = ring[(i + 1) % ring.size()];
        if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x))
            odd = !odd;
    }
    return odd;
}

MapPoint innerPoint(const MapRing& ring) {
    MapPoint centre;
    const double area = signedArea(ring);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint& a = ring[i];
        const MapPoint& b = ring[(i + 1) % ring.size()];
        const double cross = a.x * b.y - b.x * a.y;
        centre.x += (a.x + b.x) * cross / (6 * area);
        centre.y += (a.y + b.y) * cross / (6 * area);
    }
    if (area != 0 && inside(ring, centre))
        return centre;
    const auto [west, east] = std::ranges::minmax(ring, {}, &MapPoint::x);
    const auto [south, north] = std::ranges::minmax(ring, {}, &MapPoint::y);
    MapPoint best = ring.front();
    double most = -1;
    for (int i = 1; i < gridOfInnerPoint; ++i)
        for (int j = 1; j < gridOfInnerPoint; ++j) {
            const MapPoint point{west.x + (east.x - west.x) * i / gridOfInnerPoint,
                                 south.y + (north.y - south.y) * j / gridOfInnerPoint};
            if (!inside(ring, point))
                continue;
            if (const double away = distanceToBorder(ring, point); away > most) {
                most = away;
                best = point;
            }
        }
    return best;
}

} // namespace lodestone
