// SPDX-License-Identifier: GPL-3.0-or-later
// One policy event on a time axis: its glyph, how well its date is known, whether it lasts, whether it is
// confirmed.
#pragma once

#include "charts/canvas.h"

#include <QGraphicsItem>

namespace lodestone {

class EventItem final : public QGraphicsItem, public Restyled {
public:
    /// Everything relative to the glyph's centre, which is the item's position.
    struct Shape {
        QRectF bar;           ///< of an event that lasts, or of which only the year is known; empty for none
        qreal monthWidth = 0; ///< underline of a date known to the month; 0 for none
        qreal trail = 0; ///< to where an event without an end is followed while it is picked out; 0 for none
    };
    EventItem(const EventMark& event, const Shape& shape, const Theme& theme);

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    void restyle(const Highlight& highlight) override;

private:
    const EventMark m_event;
    const Shape m_shape;
    const Theme& m_theme;
    QRectF m_bounds;
    bool m_chosen = false;
    bool m_hovered = false;
};

/// The event's glyph as a mark that answers to the pointer.
void addEvent(Canvas& canvas, const EventMark& event, QPointF centre, const EventItem::Shape& shape);

} // namespace lodestone
