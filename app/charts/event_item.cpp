// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/event_item.h"

#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal ringRadius = 8.5;
constexpr qreal barAlpha = 0.4;
constexpr qreal underlineAlpha = 0.6;
constexpr qreal underlineDrop = 6.2;
constexpr qreal trailStart = 10; // right of the ring around a chosen glyph

} // namespace

EventItem::EventItem(const EventMark& event, const Shape& shape, const Theme& theme)
    : m_event(event), m_shape(shape), m_theme(theme),
      m_bounds(shape.bar.united({-11, -11, 22, 22})
                   .united({0, -2, std::max<qreal>(0, shape.trail), 4})
                   .adjusted(-1, -1, 1, 1)) {}

void EventItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const QColor colour = m_chosen ? m_theme.accent : m_theme.event;
    if (!m_shape.bar.isEmpty()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(faded(colour, barAlpha));
        painter->drawRoundedRect(m_shape.bar, 1.5, 1.5);
    }
    if (m_shape.trail > trailStart && (m_chosen || m_hovered)) {
        QPen pen(colour, 1.5, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 2});
        painter->setPen(pen);
        painter->drawLine(QPointF(trailStart, 0), QPointF(m_shape.trail, 0));
    }
    if (m_shape.monthWidth > 0)
        painter->fillRect(QRectF(-m_shape.monthWidth / 2, underlineDrop - 0.75, m_shape.monthWidth, 1.5),
                          faded(colour, underlineAlpha));
    painter->save();
    if (m_hovered)
        painter->scale(1.3, 1.3);
    drawGlyph(*painter, m_event.glyph, {0, 0}, colour, m_theme.ground);
    painter->restore();
    if (m_event.verification != Verification::Confirmed && !m_chosen)
        drawPartlyRing(*painter, {0, 0}, colour);
    if (m_chosen)
        drawSelectionRing(*painter, {0, 0}, ringRadius, m_theme);
}

void EventItem::restyle(const Highlight& highlight) {
    const bool chosen = m_event.mark && highlight.selected == m_event.mark;
    const bool hovered = m_event.mark && highlight.hovered == m_event.mark;
    if (chosen == m_chosen && hovered == m_hovered)
        return;
    m_chosen = chosen;
    m_hovered = hovered;
    setZValue(chosen ? 2 : hovered ? 1 : 0);
    update();
}

void addEvent(Canvas& canvas, const EventMark& event, QPointF centre, const EventItem::Shape& shape) {
    auto* item = new EventItem(event, shape, canvas.theme);
    item->setPos(centre);
    canvas.item(item);
    canvas.restyled(item);
    const QRectF glyph(centre - QPointF(6, 6), QSizeF(12, 12));
    QPainterPath area;
    area.setFillRule(Qt::WindingFill);
    area.addRect(glyph);
    if (!shape.bar.isEmpty())
        area.addRect(shape.bar.translated(centre).adjusted(0, -2, 0, 2));
    const QString tooltip = qt(event.tooltip);
    canvas.mark(event.mark, glyph, tooltip.section(u'\n', 0, 1).replace(u'\n', QStringLiteral(": ")), tooltip,
                area);
}

} // namespace lodestone
