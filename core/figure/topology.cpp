// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/topology.h"

#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lodestone {
namespace {

using Json = nlohmann::json;

/// Positions are whole numbers, each the step from the one before it.
std::vector<GeoPoint> decodedArc(const Json& arc, const Json& scale, const Json& translate) {
    std::vector<GeoPoint> points;
    points.reserve(arc.size());
    long long x = 0;
    long long y = 0;
    for (const Json& step : arc) {
        x += step.at(0).get<long long>();
        y += step.at(1).get<long long>();
        points.push_back(
            {static_cast<double>(x) * scale.at(0).get<double>() + translate.at(0).get<double>(),
             static_cast<double>(y) * scale.at(1).get<double>() + translate.at(1).get<double>()});
    }
    return points;
}

Feature feature(const Json& geometry, int arcs) {
    Feature out;
    out.id = geometry.value("id", "");
    out.name = geometry.at("properties").value("name", "");
    const std::string type = geometry.at("type");
    if (type == "Polygon")
        out.polygons.push_back(geometry.at("arcs").get<std::vector<ArcRing>>());
    else if (type == "MultiPolygon")
        out.polygons = geometry.at("arcs").get<std::vector<std::vector<ArcRing>>>();
    else
        throw std::invalid_argument(fmt::format("map: {} is a {}, not a polygon", out.name, type));
    for (const auto& polygon : out.polygons)
        for (const ArcRing& ring : polygon)
            for (const int index : ring)
                if (index >= arcs || ~index >= arcs)
                    throw std::invalid_argument(
                        fmt::format("map: {} asks for arc {} of {}", out.name, index, arcs));
    return out;
}

} // namespace

Topology parseTopology(std::string_view text, const std::string& name) {
    try {
        const Json whole = Json::parse(text);
        const Json& scale = whole.at("transform").at("scale");
        const Json& translate = whole.at("transform").at("translate");
        Topology out;
        for (const Json& arc : whole.at("arcs"))
            out.arcs.push_back(decodedArc(arc, scale, translate));
        for (const Json& geometry : whole.at("objects").at(name).at("geometries"))
            out.features.push_back(feature(geometry, static_cast<int>(out.arcs.size())));
        return out;
    } catch (const Json::exception& error) {
        throw std::invalid_argument(fmt::format("map: not a quantised TopoJSON text: {}", error.what()));
    }
}

} // namespace lodestone
