// SPDX-License-Identifier: GPL-3.0-or-later
// Countries out of a TopoJSON file: borders as arcs that neighbours share, and the countries made of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

struct GeoPoint {
    double longitude = 0;
    double latitude = 0;
};
/// Indices of arcs, end to end; ~i is arc i backwards.
using ArcRing = std::vector<int>;

struct Feature {
    std::string id;                             ///< ISO 3166-1 numeric, '' where the publisher gives none
    std::string name;                           ///< the publisher's
    std::vector<std::vector<ArcRing>> polygons; ///< outer ring, then holes
};
struct Topology {
    std::vector<std::vector<GeoPoint>> arcs;
    std::vector<Feature> features;
};

/// The object `name` of a quantised TopoJSON text. Throws std::invalid_argument that says what is amiss.
[[nodiscard]] Topology parseTopology(std::string_view text, const std::string& name);

} // namespace lodestone
