// SPDX-License-Identifier: GPL-3.0-or-later
// The land of the world: projection against printed values, areas against the globe, the cut, the shapes.
#include "figure/world_map.h"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

constexpr double earth = 6371007.1809; ///< m, sphere with the area of WGS 84

double ringArea(const std::vector<MapRing>& rings) {
    double area = 0;
    for (const MapRing& ring : rings)
        area += std::abs(signedArea(ring));
    return area;
}

TEST(EqualEarth, CornersAreThoseOfPROJ) {
    // The corners that the test suite of PROJ gives for +proj=eqearth, in metres.
    const MapPoint corner = equalEarth(-180, 90);
    EXPECT_NEAR(corner.x * earth, -10216474.79, 1);
    EXPECT_NEAR(corner.y * earth, 8392927.60, 1);
    EXPECT_NEAR(equalEarth(0, 90).x, 0, 1e-12);
    EXPECT_NEAR(equalEarth(180, 0).x, 2 * std::numbers::sqrt3 * std::numbers::pi / (3 * 1.340264), 1e-12);
    EXPECT_NEAR(equalEarth(180, 0).y, 0, 1e-12);
}

TEST(EqualEarth, KeepsAreasEverywhere) {
    for (double south = -85; south < 85; south += 10)
        for (const double west : {-175.0, -60.0, 0.0, 120.0}) {
            std::vector<GeoPoint> cell;
            constexpr int steps = 200; // the sides of the cell are curves on the map
            for (int i = 0; i <= steps; ++i)
                cell.push_back({west, south + 10.0 * i / steps});
            for (int i = 0; i <= steps; ++i)
                cell.push_back({west + 10, south + 10 - 10.0 * i / steps});
            MapRing ring;
            for (const GeoPoint& point : cell)
                ring.push_back(equalEarth(point.longitude, point.latitude));
            const auto sine = [](double degrees) { return std::sin(degrees * std::numbers::pi / 180); };
            const double globe = std::numbers::pi / 18 * (sine(south + 10) - sine(south));
            EXPECT_NEAR(std::abs(signedArea(ring)) / globe, 1, 1e-4) << south << " " << west;
        }
}

TEST(EqualEarth, ThePacificIsWholeAndTheCutIsAt26West) {
    EXPECT_NEAR(mapPoint(154, 0).x, 0, 1e-12);
    EXPECT_GT(mapPoint(-26.1, 0).x, 2.7);
    EXPECT_LT(mapPoint(-25.9, 0).x, -2.7);
    EXPECT_LT(std::abs(mapPoint(179, 0).x - mapPoint(-179, 0).x), 0.05);
}

TEST(MapRings, ARingAcrossTheCutBecomesTwoThatTogetherHaveItsArea) {
    // The edges of the map are curves, so the sides of the sample are drawn as curves too.
    const auto cell = [](double west) {
        std::vector<GeoPoint> ring;
        for (int i = 0; i <= 40; ++i)
            ring.push_back({west, i * 0.5});
        for (int i = 0; i <= 40; ++i)
            ring.push_back({west + 20, 20 - i * 0.5});
        return ring;
    };
    const std::vector<MapRing> whole = projected(cell(100));
    const std::vector<MapRing> parts = projected(cell(-36));
    ASSERT_EQ(whole.size(), 1U);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_NEAR(ringArea(parts), ringArea(whole), 2e-4);
    for (const MapRing& part : parts)
        for (std::size_t i = 0; i < part.size(); ++i)
            EXPECT_LT(std::abs(part[i].x - part[(i + 1) % part.size()].x), 1) << "no streak across the map";
}

TEST(MapRings, SimplerArcsKeepTheirEndsAndStayWithinTheTolerance) {
    std::vector<GeoPoint> arc;
    for (int i = 0; i <= 100; ++i)
        arc.push_back({20 + i * 0.1, std::sin(i * 0.3)});
    const std::vector<GeoPoint> fewer = simplified(arc, 0.005);
    EXPECT_LT(fewer.size(), arc.size() / 2);
    EXPECT_GT(fewer.size(), 8U);
    EXPECT_EQ(fewer.front().longitude, arc.front().longitude);
    EXPECT_EQ(fewer.back().longitude, arc.back().longitude);
    EXPECT_EQ(simplified(arc, 1e-9).size(), arc.size());
}

TEST(Topology, ArcsAreStepsOnAGridAndRunBothWays) {
    const Topology map = parseTopology(
        R"({"type":"Topology","transform":{"scale":[0.5,0.25],"translate":[10,20]},
            "arcs":[[[0,0],[2,0],[0,4]],[[2,4],[-2,-4]]],
            "objects":{"countries":{"type":"GeometryCollection","geometries":[
              {"type":"Polygon","id":"076","properties":{"name":"Here"},"arcs":[[0,1]]},
              {"type":"MultiPolygon","properties":{"name":"There"},"arcs":[[[-2,-1]]]}]}}})",
        "countries");
    ASSERT_EQ(map.arcs.size(), 2U);
    EXPECT_EQ(map.arcs[0][2].longitude, 11);
    EXPECT_EQ(map.arcs[0][2].latitude, 21);
    ASSERT_EQ(map.features.size(), 2U);
    EXPECT_EQ(map.features[0].id, "076");
    EXPECT_EQ(map.features[1].id, "");
    const std::vector<GeoPoint> there = joined(map.features[1].polygons[0][0], map.arcs);
    const std::vector<GeoPoint> here = joined(map.features[0].polygons[0][0], map.arcs);
    EXPECT_EQ(there.size(), 3U);
    EXPECT_EQ(here.size(), 3U);
    EXPECT_EQ(there[1].longitude, 11) << "backwards";
}

TEST(Topology, WhatIsNoMapIsRefusedInWords) {
    for (const char* text : {"", "{}", R"({"transform":{"scale":[1,1],"translate":[0,0]},"arcs":[],
             "objects":{"countries":{"geometries":[{"type":"Polygon","properties":{},"arcs":[[3]]}]}}})"}) {
        try {
            (void)parseTopology(text, "countries");
            ADD_FAILURE() << text;
        } catch (const std::invalid_argument& error) {
            EXPECT_TRUE(std::string(error.what()).starts_with("map: ")) << error.what();
        }
    }
}

TEST(WorldMap, CountriesHaveTheirAreas) {
    const auto squareKilometres = [](const char* iso3) {
        return worldMap().find(iso3)->area * earth * earth / 1e6;
    };
    // Land and inland water as usually given; the map is at 1:50 million.
    EXPECT_NEAR(squareKilometres("BRA"), 8.51e6, 0.1e6);
    EXPECT_NEAR(squareKilometres("AUS"), 7.69e6, 0.1e6);
    EXPECT_NEAR(squareKilometres("COD"), 2.34e6, 0.05e6);
    EXPECT_NEAR(squareKilometres("GRL"), 2.16e6, 0.05e6) << "the cut runs through it";
    EXPECT_NEAR(squareKilometres("RUS"), 16.9e6, 0.3e6) << "it crosses 180 degrees";
}

TEST(WorldMap, AnchorsLieOnTheLandAndNoRingStreaksAcrossTheMap) {
    for (const MapShape& shape : worldMap().shapes) {
        bool on = false;
        for (const MapRing& ring : shape.rings.back()) {
            on = on || inside(ring, shape.anchor);
            for (std::size_t i = 0; i < ring.size(); ++i)
                EXPECT_LT(std::abs(ring[i].x - ring[(i + 1) % ring.size()].x), 0.5) << shape.name;
        }
        EXPECT_TRUE(on) << shape.name;
        EXPECT_NE(shape.iso3, "ATA");
        for (const auto& rings : shape.rings)
            EXPECT_FALSE(rings.empty()) << shape.name;
    }
    EXPECT_GT(worldMap().shapes.size(), 230U);
}

TEST(WorldMap, CoarserLevelsHaveFewerPointsAndNearlyTheSameAreas) {
    std::size_t before = 0;
    for (std::size_t level = 0; level < mapTolerances.size(); ++level) {
        std::size_t points = 0;
        for (const MapShape& shape : worldMap().shapes)
            for (const MapRing& ring : shape.rings[level])
                points += ring.size();
        EXPECT_GT(points, before * 3 / 2) << level;
        before = points;
        const MapShape& congo = *worldMap().find("COD");
        EXPECT_NEAR(ringArea(congo.rings[level]) / congo.area, 1, 0.02) << level;
    }
}

TEST(WorldMap, TheEuropeanUnionStandsAtBrussels) {
    ASSERT_NE(mapAnchor("EUU"), nullptr);
    EXPECT_EQ(*mapAnchor("EUU"), mapPoint(4.35, 50.85));
    EXPECT_EQ(mapAnchor("SUN"), nullptr);
    EXPECT_NE(worldMap().find("XKX"), nullptr) << "Kosovo has no ISO number";
}

} // namespace
} // namespace lodestone
