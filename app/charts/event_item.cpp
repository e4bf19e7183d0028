// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/event_item.h"

#include "charts/shapes.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal ringRadius = 8.5;
constexpr qreal barAlpha = 0.4;
constexpr qreal pauseAlpha = 0.8; // a thin broken line needs more to be seen
constexpr qreal underlineAlpha = 0.6;
constexpr qreal trailStart = 10; // right of the ring around a chosen glyph

/// The event of the mark, or one that shares its glyph.
bool standsFor(const EventMark& event, const Mark& mark) {
    return mark && (event.mark == mark || (mark.kind == Mark::Kind::Event &&
                                           std::ranges::find(event.also, mark.key) != event.also.end()));
}

/// A band that is there while one of its events is picked out.
class WindowShade final : public QGraphicsItem, public Restyled {
public:
    WindowShade(std::map<std::string, QRectF> bands, const Theme& theme)
        : m_bands(std::move(bands)), m_theme(theme) {
        for (const auto& [slug, band] : m_bands)
            m_bounds = m_bounds.united(band);
        setZValue(-1);
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->fillRect(crisp(*painter, m_shown), faded(m_theme.accent, m_theme.shadeAlpha));
    }
    void restyle(const Highlight& highlight) override {
        const auto band = highlight.selected.kind == Mark::Kind::Event ? m_bands.find(highlight.selected.key)
                                                                       : m_bands.end();
        m_shown = band == m_bands.end() ? QRectF() : band->second;
        setVisible(!m_shown.isEmpty());
        update();
    }

private:
    const std::map<std::string, QRectF> m_bands; ///< by slug of the event
    const Theme& m_theme;
    QRectF m_bounds;
    QRectF m_shown;
};

} // namespace

double instantOf(const EventMark& event) {
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

void addWindowShade(Canvas& canvas, const std::vector<EventMark>& events, int window, const QRectF& plot,
                    const std::function<qreal(double)>& atX) {
    std::map<std::string, QRectF> bands;
    for (const EventMark& event : events) {
        const double year = std::floor(event.begin);
        const qreal left = std::max(plot.left(), atX(year - window));
        const qreal right = std::min(plot.right(), atX(year + window + 1));
        if (right <= left)
            continue;
        const QRectF band(left, plot.top(), right - left, plot.height());
        bands.emplace(event.mark.key, band);
        for (const std::string& slug : event.also)
            bands.emplace(slug, band);
    }
    if (bands.empty())
        return;
    auto* shade = new WindowShade(std::move(bands), canvas.theme);
    canvas.item(shade);
    canvas.restyled(shade);
}

EventItem::EventItem(const EventMark& event, const Shape& shape, const Theme& theme)
    : m_event(event), m_shape(shape), m_theme(theme),
      m_bounds(shape.bar.united({-11, -11, 22, 22})
                   .united(shape.month)
                   .united({0, -2, std::max<qreal>(0, shape.trail), 4})
                   .adjusted(-1, -1, 1, 1)) {}

void EventItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const QColor colour = m_chosen ? m_theme.accent : m_theme.event;
    if (!m_shape.bar.isEmpty())
        paintBar(*painter, colour);
    if (m_shape.trail > trailStart && (m_chosen || m_hovered)) {
        QPen pen(colour, 1.5, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 2});
        painter->setPen(pen);
        painter->drawLine(QPointF(trailStart, 0), QPointF(m_shape.trail, 0));
    }
    if (!m_shape.month.isEmpty())
        painter->fillRect(m_shape.month, faded(colour, underlineAlpha));
    if (!m_shape.glyph)
        return;
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

/// Whole where the event stood, a broken line where it was suspended.
void EventItem::paintBar(QPainter& painter, const QColor& colour) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(colour, barAlpha));
    const QRectF& bar = m_shape.bar;
    if (m_shape.pause.isEmpty()) {
        painter.drawRoundedRect(bar, 1.5, 1.5);
        return;
    }
    const QRectF before(bar.topLeft(), QPointF(m_shape.pause.left(), bar.bottom()));
    const QRectF after(QPointF(m_shape.pause.right(), bar.top()), bar.bottomRight());
    for (const QRectF& part : {before, after})
        if (part.width() > 0.5)
            painter.drawRoundedRect(part, 1.5, 1.5);
    QPen pen(faded(colour, pauseAlpha), 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2, 3});
    painter.setPen(pen);
    painter.drawLine(QPointF(m_shape.pause.left() + 2, bar.center().y()),
                     QPointF(m_shape.pause.right(), bar.center().y()));
}

void EventItem::restyle(const Highlight& highlight) {
    const bool chosen = standsFor(m_event, highlight.selected);
    const bool hovered = standsFor(m_event, highlight.hovered);
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
    const QRectF whole(centre - QPointF(6, 6), QSizeF(12, 12));
    const QRectF reach = shape.bar.isEmpty() ? shape.month : shape.bar;
    const QRectF glyph = shape.glyph ? whole : reach.translated(centre).adjusted(0, -3, 0, 3);
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
