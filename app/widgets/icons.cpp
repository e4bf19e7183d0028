// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>

namespace lodestone {

namespace {

QPainterPath polyline(std::initializer_list<QPointF> points) {
    QPainterPath path;
    bool first = true;
    for (const QPointF& point : points) {
        if (first)
            path.moveTo(point);
        else
            path.lineTo(point);
        first = false;
    }
    return path;
}

/// Strokes of an icon in a box of 16 x 16.
QPainterPath strokes(Icon icon) {
    QPainterPath path;
    switch (icon) {
    case Icon::Back:
        path = polyline({{14, 8}, {2.5, 8}});
        path.addPath(polyline({{7, 3.5}, {2.5, 8}, {7, 12.5}}));
        break;
    case Icon::Forward:
        path = polyline({{2, 8}, {13.5, 8}});
        path.addPath(polyline({{9, 3.5}, {13.5, 8}, {9, 12.5}}));
        break;
    case Icon::Search:
        path.addEllipse(QPointF(7, 7), 4.25, 4.25);
        path.addPath(polyline({{10.2, 10.2}, {13.5, 13.5}}));
        break;
    case Icon::Export:
        path = polyline({{8, 10}, {8, 1.8}});
        path.addPath(polyline({{5, 4.8}, {8, 1.8}, {11, 4.8}}));
        path.addPath(polyline({{4.6, 7.4}, {2.6, 7.4}, {2.6, 14}, {13.4, 14}, {13.4, 7.4}, {11.4, 7.4}}));
        break;
    case Icon::ChevronDown:
        path = polyline({{4.8, 6.4}, {8, 9.6}, {11.2, 6.4}});
        break;
    case Icon::ChevronRight:
        path = polyline({{6.4, 4.8}, {9.6, 8}, {6.4, 11.2}});
        break;
    case Icon::Panel:
        path.addRoundedRect(QRectF(1.75, 2.75, 12.5, 10.5), 1.5, 1.5);
        path.addPath(polyline({{10, 2.75}, {10, 13.25}}));
        break;
    case Icon::Screen:
        path.addRoundedRect(QRectF(1.75, 2.25, 12.5, 9), 1.2, 1.2);
        path.addPath(polyline({{8, 11.25}, {8, 14}}));
        path.addPath(polyline({{5, 14}, {11, 14}}));
        break;
    case Icon::Check:
        path = polyline({{3.5, 8.4}, {6.6, 11.4}, {12.6, 4.8}});
        break;
    case Icon::Clear:
        path = polyline({{4.5, 4.5}, {11.5, 11.5}});
        path.addPath(polyline({{11.5, 4.5}, {4.5, 11.5}}));
        break;
    case Icon::Play:
        path = polyline({{5, 3.5}, {12, 8}, {5, 12.5}});
        path.closeSubpath();
        break;
    case Icon::Pause:
        path.addRect(QRectF(4.5, 3.5, 2.5, 9));
        path.addRect(QRectF(9, 3.5, 2.5, 9));
        break;
    case Icon::Mark:
        break;
    }
    return path;
}

/// A lodestone crystal: dark above, accent below.
void paintMark(QPainter& painter, const QColor& upper) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(upper);
    QPainterPath top = polyline({{8, 0.5}, {13.5, 8}, {2.5, 8}});
    painter.drawPath(top);
    painter.setBrush(QColor(0x0F, 0x63, 0x77));
    painter.drawPath(polyline({{2.5, 8}, {13.5, 8}, {8, 15.5}}));
}

class PathIconEngine : public QIconEngine {
public:
    PathIconEngine(Icon icon, QColor colour) : m_icon(icon), m_colour(std::move(colour)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QColor colour = m_colour;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.45F);
        paintIcon(*painter, m_icon, rect, colour);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap image(size);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return image;
    }
    QIconEngine* clone() const override { return new PathIconEngine(m_icon, m_colour); }

private:
    Icon m_icon;
    QColor m_colour;
};

} // namespace

void paintIcon(QPainter& painter, Icon icon, const QRectF& rect, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal scale = std::min(rect.width(), rect.height()) / 16;
    painter.translate(rect.center());
    painter.scale(scale, scale);
    painter.translate(-8, -8);
    if (icon == Icon::Mark) {
        paintMark(painter, colour);
    } else {
        const bool filled = icon == Icon::Play || icon == Icon::Pause;
        painter.setPen(filled ? QPen(Qt::NoPen)
                              : QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter.drawPath(strokes(icon));
    }
    painter.restore();
}

QIcon makeIcon(Icon icon, const QColor& colour) {
    return QIcon(new PathIconEngine(icon, colour));
}

} // namespace lodestone
