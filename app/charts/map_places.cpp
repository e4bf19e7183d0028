// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/map_parts.h"
#include "charts/shapes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lodestone {
namespace {

constexpr qreal symbolRadius = 4;
constexpr qreal apart = 8; ///< places under this many px apart spread
constexpr qreal spreadBy = 10.5;
constexpr qreal ringRadius = 9;

class PlaceItem final : public QGraphicsItem, public Restyled {
public:
    PlaceItem(const MapPlace& place, const Theme& theme)
        : m_mark(place.mark), m_kind(place.kind), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-12, -12, 24, 24}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        drawPlaceSymbol(*painter, m_kind, {0, 0}, m_chosen ? m_theme.accent : m_theme.text, m_theme.ground,
                        m_hovered ? 1.5 : 0);
        if (m_chosen)
            drawSelectionRing(*painter, {0, 0}, ringRadius, m_theme);
    }
    void restyle(const Highlight& highlight) override {
        m_chosen = m_mark && highlight.selected == m_mark;
        m_hovered = m_mark && highlight.hovered == m_mark;
        setZValue(mapSymbolHeight + (m_chosen ? 2 : m_hovered ? 1 : 0));
        update();
    }

private:
    const Mark m_mark;
    const MapPlace::Kind m_kind;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
};

/// Where the symbol may stand: on its place, or around it, nearest first, where others are too near.
QPointF freeSpot(QPointF wanted, const std::vector<QPointF>& others) {
    const auto free = [&](QPointF at) {
        return std::ranges::none_of(others, [&](QPointF other) {
            return std::hypot(at.x() - other.x(), at.y() - other.y()) < apart;
        });
    };
    if (free(wanted))
        return wanted;
    for (int ring = 1; ring <= 4; ++ring) {
        const int spots = 8 * ring;
        for (int i = 0; i < spots; ++i) {
            const double turn = 2 * std::numbers::pi * i / spots;
            const QPointF at = wanted + QPointF(std::cos(turn), -std::sin(turn)) * spreadBy * ring;
            if (free(at))
                return at;
        }
    }
    return wanted;
}

} // namespace

void drawPlaceSymbol(QPainter& painter, MapPlace::Kind kind, QPointF centre, const QColor& colour,
                     const QColor& ground, qreal grown) {
    const qreal r = symbolRadius + grown;
    QPen pen(colour, 1.5);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(ground);
    if (kind == MapPlace::Kind::Mine) {
        painter.drawRect(QRectF(centre - QPointF(r - 0.5, r - 0.5), QSizeF(2 * r - 1, 2 * r - 1)));
        return;
    }
    const qreal down = kind == MapPlace::Kind::Plant ? 1 : -1;
    const QPointF corners[] = {centre + QPointF(0, -(r + 0.5) * down),
                               centre + QPointF(r + 0.5, (r - 1) * down),
                               centre + QPointF(-r - 0.5, (r - 1) * down)};
    painter.drawPolygon(corners, 3);
}

void drawPlaces(MapDrawing& map) {
    std::vector<QPointF> spots;
    for (const MapPlace& place : map.body.places) {
        const QPointF wanted = map.frame.at(place.at);
        const QPointF at = freeSpot(wanted, spots);
        spots.push_back(at);
        const QRectF box(at - QPointF(6, 6), QSizeF(12, 12));
        QPainterPath area;
        area.addRect(box);
        if (!map.frame.area.adjusted(-8, -8, 8, 8).contains(at)) {
            map.canvas.place(place.mark, box, qt(place.tooltip).section(u'\n', 0, 0));
            continue;
        }
        if (at != wanted) {
            auto* leader = new QGraphicsLineItem(QLineF(wanted, at));
            leader->setPen(QPen(map.canvas.theme.text, 0.75));
            map.add(leader, mapSymbolHeight - 1);
        }
        auto* item = new PlaceItem(place, map.canvas.theme);
        item->setPos(at);
        map.add(item, mapSymbolHeight);
        map.canvas.restyled(item);
        map.canvas.mark(place.mark, box, qt(place.tooltip).section(u'\n', 0, 0), qt(place.tooltip), area);
        map.taken.emplace_back(at - QPointF(5, 5), QSizeF(10, 10));
    }
}

} // namespace lodestone
