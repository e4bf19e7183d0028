// SPDX-License-Identifier: GPL-3.0-or-later
// How the map of the world lies in its area: the whole of it at zoom 1, a part of it above. Values; positions
// on the map are those of figure/equal_earth.h, the others scene coordinates.
#pragma once

#include "figure/world_map.h"

#include <QPointF>
#include <QRectF>

#include <string>

namespace lodestone {

/// What a reader has turned the map to. Not part of the figure: exports show the whole world.
struct MapPose {
    double zoom = 1;
    MapPoint centre = {};     ///< what stands in the middle; of no weight at zoom 1
    std::string country = {}; ///< iso3 whose agreements are shown, '' for the newest
    bool operator==(const MapPose&) const = default;
};

inline constexpr double greatestZoom = 24;

struct MapFrame {
    QRectF area;
    double fit = 1; ///< px per unit of the map at zoom 1
    MapPose pose;   ///< the map covers the area as far as it can

    /// The frame with the asked pose, moved so that no more than needed of the area stays empty.
    MapFrame(const QRectF& area, MapPose pose);

    [[nodiscard]] double scale() const { return fit * pose.zoom; }
    [[nodiscard]] QPointF at(MapPoint point) const;
    [[nodiscard]] MapPoint under(QPointF point) const;
    [[nodiscard]] std::size_t level() const; ///< of MapShape::rings, fine enough for the scale
    [[nodiscard]] bool zoomed() const { return pose.zoom > 1; }

    /// The point under `at` stays where it is.
    [[nodiscard]] MapPose zoomedAbout(QPointF at, double factor) const;
    [[nodiscard]] MapPose movedBy(QPointF pixels) const;
    /// `rect` moved into the area, the zoom kept.
    [[nodiscard]] MapPose showing(const QRectF& rect) const;
};

/// Height at which the whole world fills a width.
[[nodiscard]] double mapHeight(double width);

} // namespace lodestone
