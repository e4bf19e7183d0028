// SPDX-License-Identifier: GPL-3.0-or-later
// Where the marks of a timeline stand: lanes from top to bottom, glyphs stacked upwards where they would
// touch.
#pragma once

#include "charts/canvas.h"
#include "charts/event_item.h"

namespace lodestone {

struct PlacedEvent {
    const EventMark* event = nullptr;
    QPointF centre;
    EventItem::Shape shape;
    [[nodiscard]] QRectF glyphBox() const;
};
struct PlacedLane {
    const Lane* lane = nullptr;
    TextBlock name;
    qreal top = 0;
    qreal base = 0; ///< centre of the lowest glyphs
    qreal bottom = 0;
    std::vector<PlacedEvent> events;
};
struct TimelineLayout {
    QRectF plot; ///< lanes only
    qreal labelRight = 0;
    qreal seenUntil = 0; ///< x up to which events without an end are known to stand
    std::vector<PlacedLane> lanes;
    qreal keyTop = 0;
    qreal bottom = 0;

    [[nodiscard]] qreal atX(const Axis& axis, double value) const {
        return plot.left() + plot.width() * (value - axis.min) / (axis.max - axis.min);
    }
};

/// Fills `area`, or takes the least height there is when the area has none.
[[nodiscard]] TimelineLayout timelineLayout(const TimelineBody& body, const QRectF& area);

[[nodiscard]] TextStyle laneStyle();
[[nodiscard]] TextStyle laneCountStyle();
/// '× 10' beside a glyph that stands for several events.
[[nodiscard]] QString countText(const EventMark& event);
[[nodiscard]] TextStyle countStyle();
inline constexpr qreal countGap = 2; ///< from the glyph to its count

} // namespace lodestone
