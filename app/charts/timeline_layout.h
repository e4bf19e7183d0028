// SPDX-License-Identifier: GPL-3.0-or-later
// Where the marks of a timeline stand: lanes from top to bottom, glyphs stacked upwards where they would
// touch. Strips of events below other figures stack their glyphs by the same rules.
#pragma once

#include "charts/canvas.h"
#include "charts/event_item.h"
#include "figure/time_axis.h"

namespace lodestone {

/// Decimal years against x: [from, to) fills [left, right].
struct TimeRuler {
    qreal left = 0;
    qreal right = 0;
    double from = 0;
    double to = 1;
    bool whole = true;   ///< nothing lies beyond the ends: glyphs near them are moved in
    qreal seenUntil = 0; ///< x up to which events without an end are known to stand
    qreal inset = 6;     ///< glyphs keep so far from the ends

    [[nodiscard]] qreal atX(double value) const {
        return left + (right - left) * (value - from) / (to - from);
    }
};

struct PlacedEvent {
    const EventMark* event = nullptr;
    QPointF centre;
    EventItem::Shape shape;
    [[nodiscard]] QRectF glyphBox() const; ///< empty where the glyph lies outside what is shown
    [[nodiscard]] QRectF drawn() const;    ///< with its underline and its bar
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
    TimeRuler ruler;
    TimeScale scale;
    bool twoRows = false; ///< below the plot: months and their years, or years and what is picked of them
    std::vector<PlacedLane> lanes;
    qreal keyTop = 0;
    qreal bottom = 0;

    [[nodiscard]] QRectF axis() const; ///< the rows below the plot
};

/// Fills `area`, or takes the least height there is when the area has none.
[[nodiscard]] TimelineLayout timelineLayout(const TimelineBody& body, const QRectF& area, Frame frame);
/// Events of one lane that are to be seen, their centres relative to the lane's base.
[[nodiscard]] std::vector<PlacedEvent> stackedEvents(const std::vector<EventMark>& events,
                                                     const TimeRuler& ruler);
/// From the lowest glyphs' centre to the top of the highest.
[[nodiscard]] qreal stackHeight(const std::vector<PlacedEvent>& events);

[[nodiscard]] TextStyle laneStyle();
[[nodiscard]] TextStyle laneCountStyle();
/// '× 10' beside a glyph that stands for several events.
[[nodiscard]] QString countText(const EventMark& event);
[[nodiscard]] TextStyle countStyle();
inline constexpr qreal countGap = 2; ///< from the glyph to its count
inline constexpr qreal axisRow = 18; ///< of cells below the plot
inline constexpr qreal axisSecond = 14;
inline constexpr qreal leastCell = 31; ///< width that a label of the axis needs with its gap

} // namespace lodestone
