// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plot_space.h"

#include "figure/map_degrees.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

const PlacedMark* markNamed(const Mark& mark, const std::vector<PlacedMark>& marks) {
    const auto found = std::ranges::find(marks, mark, &PlacedMark::mark);
    return found == marks.end() ? nullptr : &*found;
}

/// The smallest mark around a point.
const PlacedMark* markAround(QPointF point, const std::vector<PlacedMark>& marks) {
    const auto area = [](const PlacedMark& mark) { return mark.rect.width() * mark.rect.height(); };
    const PlacedMark* smallest = nullptr;
    for (const PlacedMark& mark : marks)
        if (mark.rect.contains(point) && area(mark) > 0 &&
            (smallest == nullptr || area(mark) < area(*smallest)))
            smallest = &mark;
    return smallest;
}

QPointF fractionOf(const QRectF& rect, QPointF point) {
    return {(point.x() - rect.left()) / std::max(1e-9, rect.width()),
            (point.y() - rect.top()) / std::max(1e-9, rect.height())};
}

QPointF pointIn(const QRectF& rect, double x, double y) {
    return {rect.left() + x * rect.width(), rect.top() + y * rect.height()};
}

} // namespace

std::optional<QPointF> PlotSpace::at(const Anchor& anchor, const std::vector<PlacedMark>& marks,
                                     const std::optional<MapFrame>& map) const {
    if (anchor.mark) {
        const PlacedMark* mark = markNamed(anchor.mark, marks);
        return mark == nullptr ? std::nullopt : std::optional(pointIn(mark->rect, anchor.x, anchor.y));
    }
    const double year = (anchor.x - left) / (right - left);
    switch (units) {
    case Units::Axes:
        return pointIn(plot, year, (top - anchor.y) / (top - bottom));
    case Units::YearsDown:
        return pointIn(plot, year, anchor.y);
    case Units::Degrees:
        return map ? std::optional(map->at(mapPoint(anchor.x, anchor.y))) : std::nullopt;
    case Units::Fractions:
        break;
    }
    return pointIn(body, anchor.x, anchor.y);
}

Anchor PlotSpace::under(QPointF point, const std::vector<PlacedMark>& marks,
                        const std::optional<MapFrame>& map) const {
    const QPointF part = fractionOf(plot, point);
    switch (units) {
    case Units::Axes:
        return {{}, left + part.x() * (right - left), top - part.y() * (top - bottom)};
    case Units::YearsDown:
        return {{}, left + part.x() * (right - left), part.y()};
    case Units::Degrees:
        if (map) {
            const MapDegrees degrees = degreesAt(map->under(point));
            return {{}, degrees.longitude, degrees.latitude};
        }
        break;
    case Units::Fractions:
        // A mark that stands in several places is found again at the first: there the body itself is meant.
        if (const PlacedMark* mark = markAround(point, marks);
            mark != nullptr && markNamed(mark->mark, marks) == mark) {
            const QPointF inside = fractionOf(mark->rect, point);
            return {mark->mark, inside.x(), inside.y()};
        }
        break;
    }
    const QPointF whole = fractionOf(body, point);
    return {{}, whole.x(), whole.y()};
}

} // namespace lodestone
