// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timeline_layout.h"

#include "charts/bodies.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal laneGap = 10;  ///< from the lane's name to the plot
constexpr qreal baseRise = 10; ///< of the lowest glyphs above the lane's line
constexpr qreal levelRise = 9.6;
constexpr qreal labelRoom = 15;   ///< above the glyphs of a lane that names some
constexpr qreal countRise = 13.5; ///< of the count above the lane's name
constexpr qreal axisHeight = 22;
constexpr qreal axisToKey = 10;
constexpr qreal scheduledHead = 16;
constexpr qreal widestName = 0.22; ///< of the width

/// Where the glyph of an event stands within what is known of its date.
double centreOf(const EventMark& event) {
    const double length = event.end - event.begin;
    switch (event.precision) {
    case DatePrecision::ToDay:
        return event.begin + (event.lasting ? 0 : length / 2);
    case DatePrecision::ToMonth:
        return event.begin + 1.0 / 24;
    case DatePrecision::ToYear:
        return event.begin + std::min(0.5, length / 2);
    }
    return event.begin;
}

qreal halfWidth(const EventMark& event) {
    return event.verification == Verification::Confirmed ? 4.9 : 6.2;
}

std::vector<PlacedEvent> stacked(const Lane& lane, const TimelineLayout& layout, const Axis& axis) {
    struct Slot {
        qreal left, right;
        int level;
    };
    std::vector<Slot> used;
    std::vector<PlacedEvent> placed;
    std::vector<const EventMark*> order;
    for (const EventMark& event : lane.events)
        order.push_back(&event);
    std::ranges::stable_sort(order, {}, [](const EventMark* event) { return centreOf(*event); });
    for (const EventMark* event : order) {
        const qreal x =
            std::clamp(layout.atX(axis, centreOf(*event)), layout.plot.left() + 6, layout.plot.right() - 6);
        const qreal counted = event->count > 1 ? countGap + 1 + widthOf(countText(*event), countStyle()) : 0;
        const bool flip = x + halfWidth(*event) + counted > layout.plot.right();
        const qreal left = x - halfWidth(*event) - (flip ? counted : 0);
        const qreal right = x + halfWidth(*event) + (flip ? 0 : counted);
        int level = 0;
        while (std::ranges::any_of(used, [&](const Slot& slot) {
            return slot.level == level && slot.left < right && slot.right > left;
        }))
            ++level;
        used.push_back({left, right, level});
        PlacedEvent one{event, {x, -levelRise * level}, {}};
        if (event->lasting) {
            const qreal from = layout.atX(axis, event->begin);
            const qreal to = std::min(layout.atX(axis, event->end), layout.plot.right());
            one.shape.bar = QRectF(from - x, -1.5, std::max<qreal>(3, to - from), 3);
        } else if (event->precision == DatePrecision::ToMonth)
            one.shape.monthWidth = std::max<qreal>(4, layout.plot.width() / (axis.max - axis.min) / 12);
        if (event->openEnded)
            one.shape.trail = std::max<qreal>(0, layout.seenUntil - x);
        placed.push_back(one);
    }
    return placed;
}

qreal laneHeight(const PlacedLane& lane) {
    qreal highest = 0;
    bool named = false;
    for (const PlacedEvent& event : lane.events) {
        highest = std::max(highest, -event.centre.y());
        named = named || !event.event->label.empty();
    }
    const qreal glyphs = baseRise + highest + 8 + (named ? labelRoom : 0);
    const qreal words =
        baseRise + lane.name.height() - lineOf(laneStyle()) / 2 + lineOf(laneCountStyle()) + 2;
    return std::ceil(std::max(glyphs, words));
}

} // namespace

QRectF PlacedEvent::glyphBox() const {
    const qreal half = halfWidth(*event);
    return {centre.x() - half, centre.y() - half, 2 * half, 2 * half};
}

TextStyle laneStyle() {
    return {.role = TypeRole::Label, .align = Qt::AlignRight, .line = 15};
}
TextStyle laneCountStyle() {
    return {.role = TypeRole::Small, .align = Qt::AlignRight, .px = 10, .line = 13};
}
TextStyle countStyle() {
    return {.role = TypeRole::Caps, .line = 13};
}

QString countText(const EventMark& event) {
    return QStringLiteral("\u00D7\u00A0%1").arg(event.count);
}

TimelineLayout timelineLayout(const TimelineBody& body, const QRectF& area) {
    TimelineLayout layout;
    qreal names = 0;
    for (const Lane& lane : body.lanes) {
        PlacedLane placed;
        placed.lane = &lane;
        placed.name = blockOf(qt(lane.label), laneStyle(), area.width() * widestName);
        names =
            std::max({names, placed.name.width(), widthOf(QString::number(lane.count), laneCountStyle())});
        layout.lanes.push_back(std::move(placed));
    }
    layout.labelRight = area.left() + names;
    const qreal top = area.top() + (body.scheduledFrom ? scheduledHead : 4);
    layout.plot = QRectF(QPointF(layout.labelRight + laneGap, top), QPointF(area.right(), top));
    layout.seenUntil = body.scheduledFrom ? layout.atX(body.x, *body.scheduledFrom) : layout.plot.right();
    qreal height = 0;
    for (PlacedLane& lane : layout.lanes) {
        lane.events = stacked(*lane.lane, layout, body.x);
        lane.bottom = laneHeight(lane); // its height, until the lanes are piled up below
        height += lane.bottom;
    }
    const qreal key = body.key.empty() ? 0 : axisToKey + keyFlowHeight(body.key, area.width());
    const qreal spare = area.bottom() - top - height - axisHeight - key;
    const qreal each =
        layout.lanes.empty() ? 0 : std::max<qreal>(0, spare) / static_cast<qreal>(layout.lanes.size());
    qreal y = top;
    for (PlacedLane& lane : layout.lanes) {
        lane.top = y;
        y += lane.bottom + each;
        lane.bottom = y;
        lane.base = y - baseRise;
        for (PlacedEvent& event : lane.events)
            event.centre.ry() += lane.base;
    }
    layout.plot.setBottom(y);
    layout.keyTop = y + axisHeight + axisToKey;
    layout.bottom = y + axisHeight + key;
    return layout;
}

} // namespace lodestone
