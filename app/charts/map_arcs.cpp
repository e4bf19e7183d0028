// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/map_parts.h"
#include "charts/shapes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace lodestone {
namespace {

constexpr qreal width = 1.75;
constexpr qreal litWidth = 2.5;
constexpr qreal casing = 4;
constexpr qreal bow = 0.13;     ///< height of the bow over its length
constexpr qreal mostBow = 0.22; ///< over the height of the map
constexpr qreal endRadius = 3.5;
constexpr qreal reach = 8; ///< of the pointer

class ArcItem final : public QGraphicsItem, public Restyled {
public:
    ArcItem(const MapArc& arc, QPainterPath path, const Theme& theme)
        : m_mark(arc.mark), m_memorandum(arc.memorandum), m_path(std::move(path)), m_theme(theme),
          m_bounds(m_path.controlPointRect().adjusted(-4, -4, 4, 4)) {}

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.ground, casing, Qt::SolidLine, Qt::FlatCap));
        painter->drawPath(m_path);
        const qreal thick = m_chosen || m_hovered ? litWidth : width;
        QPen pen(m_chosen ? m_theme.accent : m_theme.text, thick, Qt::SolidLine, Qt::FlatCap);
        if (m_memorandum)
            pen.setDashPattern({5 / thick, 3 / thick});
        painter->setPen(pen);
        painter->drawPath(m_path);
    }

    void restyle(const Highlight& highlight) override {
        m_chosen = m_mark && highlight.selected == m_mark;
        m_hovered = m_mark && highlight.hovered == m_mark;
        setZValue(mapArcHeight + (m_chosen ? 2 : m_hovered ? 1 : 0));
        update();
    }

private:
    const Mark m_mark;
    const bool m_memorandum;
    const QPainterPath m_path;
    const Theme& m_theme;
    const QRectF m_bounds;
    bool m_chosen = false;
    bool m_hovered = false;
};

/// Where arcs meet: filled for the party they all have.
class EndItem final : public QGraphicsItem {
public:
    EndItem(bool common, const Theme& theme) : m_common(common), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-6, -6, 12, 12}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setPen(QPen(m_theme.text, 1.5));
        painter->setBrush(m_common ? m_theme.text : m_theme.ground);
        painter->drawEllipse(QPointF(0, 0), endRadius, endRadius);
    }

private:
    const bool m_common;
    const Theme& m_theme;
};

/// Bows to the north, as far as the area lets it.
QPainterPath bowed(QPointF from, QPointF to, const QRectF& area) {
    const QPointF along = to - from;
    const qreal length = std::hypot(along.x(), along.y());
    QPointF across =
        QPointF(along.y(), -along.x()) * std::min(bow, mostBow * area.height() / std::max<qreal>(1, length));
    if (across.y() > 0)
        across = -across;
    QPointF control = (from + to) / 2 + across * 2;
    // The highest point of the curve, not its control point, has to stay inside.
    const qreal ends = std::min(from.y(), to.y());
    const qreal least = std::min(2 * (area.top() + 4) - (from.y() + to.y()) / 2, ends);
    if (length > 0 && control.y() < least)
        control.setY(least);
    QPainterPath path(from);
    path.quadTo(control, to);
    return path;
}

/// Points along a bowed arc, close enough that no label slips through between them.
std::vector<QPointF> pointsAlong(const QPainterPath& arc) {
    const QPointF ends[] = {arc.elementAt(0), arc.elementAt(1), arc.elementAt(2), arc.elementAt(3)};
    const qreal length = (ends[3] - ends[0]).manhattanLength() + (ends[1] - ends[0]).manhattanLength();
    const int count = 4 + static_cast<int>(length / 6);
    std::vector<QPointF> points;
    for (int i = 0; i <= count; ++i) {
        const qreal t = static_cast<qreal>(i) / count;
        const qreal u = 1 - t;
        points.push_back(u * u * u * ends[0] + 3 * u * u * t * ends[1] + 3 * u * t * t * ends[2] +
                         t * t * t * ends[3]);
    }
    return points;
}

QString accessibleWords(const MapArc& arc) {
    return qt(arc.dateWords + ": " + arc.nameA + " and " + arc.nameB + ", " + arc.kind);
}

} // namespace

bool isListed(const MapDrawing& map, const MapArc& arc) {
    const auto end = map.shown.rows.begin() + static_cast<std::ptrdiff_t>(map.rows);
    return std::find_if(map.shown.rows.begin(), end,
                        [&](const ShownAgreements::Row& row) { return row.arc->mark == arc.mark; }) != end;
}

void drawArcs(MapDrawing& map) {
    std::map<std::string, QPointF> ends;
    // The newest is drawn last and lies on top.
    for (auto one = map.shown.arcs.rbegin(); one != map.shown.arcs.rend(); ++one) {
        const MapArc& arc = **one;
        if (!arc.drawn)
            continue;
        QPointF from = map.frame.at(arc.from);
        QPointF to = map.frame.at(arc.to);
        ends.try_emplace(arc.a, from);
        ends.try_emplace(arc.b, to);
        const QPainterPath path = bowed(from, to, map.frame.area);
        const std::vector<QPointF> along = pointsAlong(path);
        map.crossed.insert(map.crossed.end(), along.begin(), along.end());
        auto* item = new ArcItem(arc, path, map.canvas.theme);
        map.add(item, mapArcHeight);
        map.canvas.restyled(item);
        map.canvas.hitLine(arc.mark, path, reach / 2, qt(arc.tooltip));
        if (!isListed(map, arc))
            map.canvas.place(arc.mark, QRectF(along[along.size() / 2] - QPointF(6, 6), QSizeF(12, 12)),
                             accessibleWords(arc));
    }
    for (const auto& [iso3, at] : ends) {
        auto* item = new EndItem(iso3 == map.shown.partner, map.canvas.theme);
        item->setPos(at);
        map.add(item, mapArcHeight + 5);
        map.taken.emplace_back(at - QPointF(5, 5), QSizeF(10, 10));
    }
}

} // namespace lodestone
