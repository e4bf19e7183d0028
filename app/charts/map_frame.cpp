// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/map_frame.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr double margin = 3; ///< px around the land at zoom 1, for outlines
constexpr double showingMargin = 24;

/// Middle of the visible part on one axis: never beyond the map's ends, and the map's middle where all of it
/// is visible.
double clampedMiddle(double wanted, double low, double high, double visible) {
    if (visible >= high - low)
        return (low + high) / 2;
    return std::clamp(wanted, low + visible / 2, high - visible / 2);
}

/// How far one span must move to lie in another.
double into(double low, double high, double from, double to) {
    if (low < from)
        return from - low;
    return high > to ? to - high : 0;
}

} // namespace

MapFrame::MapFrame(const QRectF& areaOf, MapPose wanted) : area(areaOf), pose(std::move(wanted)) {
    const MapBox& world = worldMap().bounds;
    fit = std::max(1e-6, std::min((area.width() - 2 * margin) / world.width(),
                                  (area.height() - 2 * margin) / world.height()));
    pose.zoom = std::clamp(pose.zoom, 1.0, greatestZoom);
    pose.centre = {clampedMiddle(pose.centre.x, world.left, world.right, area.width() / scale()),
                   clampedMiddle(pose.centre.y, world.bottom, world.top, area.height() / scale())};
}

QPointF MapFrame::at(MapPoint point) const {
    return area.center() + QPointF((point.x - pose.centre.x) * scale(), (pose.centre.y - point.y) * scale());
}

MapPoint MapFrame::under(QPointF point) const {
    const QPointF from = point - area.center();
    return {pose.centre.x + from.x() / scale(), pose.centre.y - from.y() / scale()};
}

std::size_t MapFrame::level() const {
    constexpr double tolerated = 0.45; // px
    for (std::size_t level = 0; level < mapTolerances.size(); ++level)
        if (mapTolerances[level] * scale() <= tolerated)
            return level;
    return mapTolerances.size() - 1;
}

MapPose MapFrame::zoomedAbout(QPointF point, double factor) const {
    const MapPoint fixed = under(point);
    MapPose next = pose;
    next.zoom = std::clamp(pose.zoom * factor, 1.0, greatestZoom);
    const QPointF from = point - area.center();
    next.centre = {fixed.x - from.x() / (fit * next.zoom), fixed.y + from.y() / (fit * next.zoom)};
    return MapFrame(area, next).pose;
}

MapPose MapFrame::movedBy(QPointF pixels) const {
    MapPose next = pose;
    next.centre = {pose.centre.x - pixels.x() / scale(), pose.centre.y + pixels.y() / scale()};
    return MapFrame(area, next).pose;
}

MapPose MapFrame::showing(const QRectF& rect) const {
    const QRectF room = area.adjusted(showingMargin, showingMargin, -showingMargin, -showingMargin);
    if (rect.width() > room.width() || rect.height() > room.height())
        return movedBy(area.center() - rect.center());
    return movedBy({into(rect.left(), rect.right(), room.left(), room.right()),
                    into(rect.top(), rect.bottom(), room.top(), room.bottom())});
}

double mapHeight(double width) {
    const MapBox& world = worldMap().bounds;
    return (width - 2 * margin) * world.height() / world.width() + 2 * margin;
}

} // namespace lodestone
