// SPDX-License-Identifier: GPL-3.0-or-later
// One policy event on a time axis: its glyph, how well its date is known, whether it lasts, whether it is
// confirmed.
#pragma once

#include "charts/canvas.h"

#include <QGraphicsItem>

#include <functional>
#include <map>

namespace lodestone {

class EventItem final : public QGraphicsItem, public Restyled {
public:
    /// Everything relative to the glyph's centre, which is the item's position.
    struct Shape {
        QRectF bar;      ///< of an event that lasts, or of which only the year is known; empty for none
        QRectF pause;    ///< part of the bar in which the event was suspended; empty for none
        QRectF month;    ///< underline of a date known to the month; empty for none
        qreal trail = 0; ///< to where an event without an end is followed while it is picked out; 0 for none
        bool glyph = true; ///< false where the glyph lies outside what is shown, and its bar reaches in
    };
    static constexpr qreal underlineDrop = 6.2;
    EventItem(const EventMark& event, const Shape& shape, const Theme& theme);

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    void restyle(const Highlight& highlight) override;

private:
    void paintBar(QPainter& painter, const QColor& colour) const;

    const EventMark m_event;
    const Shape m_shape;
    const Theme& m_theme;
    QRectF m_bounds;
    bool m_chosen = false;
    bool m_hovered = false;
};

/// Where the glyph of an event stands within what is known of its date, in decimal years.
[[nodiscard]] double instantOf(const EventMark& event);

/// Shades the years around the event that is picked out, `window` years to each side of its own, from end to
/// end of `plot`. `atX` says where a year begins.
void addWindowShade(Canvas& canvas, const std::vector<EventMark>& events, int window, const QRectF& plot,
                    const std::function<qreal(double)>& atX);

/// The event's glyph as a mark that answers to the pointer.
void addEvent(Canvas& canvas, const EventMark& event, QPointF centre, const EventItem::Shape& shape);

} // namespace lodestone
