// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/world_map.h"

#include "figure/world_map_text.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace lodestone {
namespace {

constexpr std::size_t finest = mapTolerances.size() - 1;

/// ISO 3166-1 numeric -> alpha-3.
std::map<std::string, std::string> alphaCodes() {
    std::map<std::string, std::string> codes;
    for (const auto& row : nlohmann::json::parse(isoCodesText()))
        codes[row.at(2).get<std::string>()] = row.at(1).get<std::string>();
    return codes;
}

void widen(MapBox& box, const MapBox& other) {
    box = {std::min(box.left, other.left), std::min(box.bottom, other.bottom),
           std::max(box.right, other.right), std::max(box.top, other.top)};
}

MapBox boxOf(const MapRing& ring) {
    MapBox box{1e9, 1e9, -1e9, -1e9};
    for (const MapPoint& point : ring)
        widen(box, {point.x, point.y, point.x, point.y});
    return box;
}

using Levels = std::array<std::vector<std::vector<GeoPoint>>, mapTolerances.size()>;

/// What is left of a small island at a coarse level may be a line: it is then left out.
void addRings(MapShape& shape, const ArcRing& ring, const Levels& levels) {
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const std::vector<GeoPoint> points = joined(ring, levels[level]);
        if (points.size() < 3)
            continue;
        for (MapRing& flat : projected(points))
            if (level == finest || std::abs(signedArea(flat)) > mapTolerances[level] * mapTolerances[level])
                shape.rings[level].push_back(std::move(flat));
    }
}

void measure(MapShape& shape) {
    shape.box = {1e9, 1e9, -1e9, -1e9};
    const MapRing* largest = nullptr;
    for (const MapRing& ring : shape.rings[finest]) {
        widen(shape.box, boxOf(ring));
        const double area = std::abs(signedArea(ring));
        shape.area -= signedArea(ring); // outer rings run with the clock, holes against it
        if (area > shape.largest) {
            shape.largest = area;
            largest = &ring;
        }
    }
    if (largest == nullptr)
        return;
    shape.largestBox = boxOf(*largest);
    shape.anchor = innerPoint(*largest);
    for (std::vector<MapRing>& rings : shape.rings)
        if (rings.empty())
            rings.push_back(*largest); // a country that is small is still somewhere
}

WorldMap unpacked() {
    const Topology topology = parseTopology(countriesText(), "countries");
    const std::map<std::string, std::string> codes = alphaCodes();
    Levels levels;
    for (std::size_t level = 0; level < levels.size(); ++level)
        for (const auto& arc : topology.arcs)
            levels[level].push_back(mapTolerances[level] > 0 ? simplified(arc, mapTolerances[level]) : arc);
    WorldMap world;
    world.bounds = {1e9, 1e9, -1e9, -1e9};
    for (const Feature& feature : topology.features) {
        const auto code = codes.find(feature.id);
        MapShape shape;
        shape.name = feature.name;
        if (code != codes.end())
            shape.iso3 = code->second;
        else if (feature.name == "Kosovo")
            shape.iso3 = "XKX"; // the code in use; ISO has given none
        // Ashmore and Cartier Islands come with Australia's number, and are Australia's.
        const auto same = std::ranges::find(world.shapes, shape.iso3, &MapShape::iso3);
        const bool joins = !shape.iso3.empty() && same != world.shapes.end();
        MapShape& target = joins ? *same : shape;
        if (shape.iso3 == "ATA")
            continue;
        for (const auto& polygon : feature.polygons)
            for (const ArcRing& ring : polygon)
                addRings(target, ring, levels);
        if (!joins)
            world.shapes.push_back(std::move(shape));
    }
    for (MapShape& shape : world.shapes) {
        measure(shape);
        widen(world.bounds, shape.box);
    }
    return world;
}

} // namespace

const MapShape* WorldMap::find(std::string_view iso3) const {
    const auto found = std::ranges::find(shapes, iso3, &MapShape::iso3);
    return found == shapes.end() || iso3.empty() ? nullptr : &*found;
}

const WorldMap& worldMap() {
    static const WorldMap world = unpacked();
    return world;
}

const MapPoint* mapAnchor(std::string_view iso3) {
    static const MapPoint brussels = mapPoint(4.35, 50.85);
    if (iso3 == "EUU")
        return &brussels;
    const MapShape* shape = worldMap().find(iso3);
    return shape != nullptr ? &shape->anchor : nullptr;
}

} // namespace lodestone
