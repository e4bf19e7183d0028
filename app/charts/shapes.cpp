// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/shapes.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

double channel(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

void stroke(QPainter& painter, const QColor& colour, qreal width, Qt::PenCapStyle cap = Qt::FlatCap) {
    painter.setPen(QPen(colour, width, Qt::SolidLine, cap, Qt::MiterJoin));
}

void fill(QPainter& painter, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
}

QPolygonF diamond(QPointF centre, qreal half) {
    return QPolygonF({centre + QPointF(0, -half), centre + QPointF(half, 0), centre + QPointF(0, half),
                      centre + QPointF(-half, 0)});
}

void drawPage(QPainter& painter, QPointF c, const QColor& colour, const QColor& ground) {
    stroke(painter, colour, 1.4);
    painter.setBrush(ground);
    painter.drawRect(QRectF(c.x() - 2.8, c.y() - 3.8, 5.6, 7.6));
    stroke(painter, colour, 1);
    painter.drawLine(c + QPointF(-1.3, -1.2), c + QPointF(1.3, -1.2));
    painter.drawLine(c + QPointF(-1.3, 1.2), c + QPointF(1.3, 1.2));
}

void drawFlag(QPainter& painter, QPointF c, const QColor& colour) {
    fill(painter, colour);
    painter.drawRect(QRectF(c.x() - 3.5, c.y() - 4.5, 1.4, 9));
    painter.drawPolygon(QPolygonF({c + QPointF(-2.2, -4.5), c + QPointF(3.5, -2.1), c + QPointF(-2.2, 0.3)}));
}

void drawStrokes(QPainter& painter, QPointF c, const QColor& colour, bool diagonal) {
    stroke(painter, colour, 2);
    const qreal r = diagonal ? 3.1 : 3.6;
    if (diagonal) {
        painter.drawLine(c + QPointF(-r, -r), c + QPointF(r, r));
        painter.drawLine(c + QPointF(-r, r), c + QPointF(r, -r));
        return;
    }
    painter.drawLine(c + QPointF(-r, 0), c + QPointF(r, 0));
    painter.drawLine(c + QPointF(0, -r), c + QPointF(0, r));
}

/// Where a line that rises at 45 degrees through (x, bottom) enters and leaves `box`.
std::pair<QPointF, QPointF> clippedDiagonal(const QRectF& box, qreal x) {
    QPointF low(x, box.bottom());
    QPointF high(x + box.height(), box.top());
    if (low.x() < box.left())
        low = {box.left(), box.bottom() - (box.left() - x)};
    if (high.x() > box.right())
        high = {box.right(), box.bottom() - (box.right() - x)};
    return {low, high};
}

/// Start and length on whole pixels. Thin lines keep one thickness wherever they fall; wide ones keep their
/// edges.
std::pair<qreal, qreal> wholePixels(qreal from, qreal to) {
    constexpr qreal thin = 3;
    if (to - from >= thin)
        return {std::round(from), std::round(to) - std::round(from)};
    const qreal length = std::max<qreal>(1, std::round(to - from));
    return {std::round((from + to - length) / 2), length};
}

} // namespace

QRectF crisp(const QPainter& painter, const QRectF& rect) {
    const QTransform device = painter.deviceTransform();
    const QRectF mapped = device.mapRect(rect);
    const auto [left, width] = wholePixels(mapped.left(), mapped.right());
    const auto [top, height] = wholePixels(mapped.top(), mapped.bottom());
    return device.inverted().mapRect(QRectF(left, top, width, height));
}

QColor faded(const QColor& colour, double alpha) {
    QColor result = colour;
    result.setAlphaF(static_cast<float>(colour.alphaF() * alpha));
    return result;
}

QColor mixed(const QColor& colour, const QColor& under, double alpha) {
    const auto channel = [alpha](int over, int below) {
        return static_cast<int>(std::lround(alpha * over + (1 - alpha) * below));
    };
    return {channel(colour.red(), under.red()), channel(colour.green(), under.green()),
            channel(colour.blue(), under.blue())};
}

double contrast(const QColor& a, const QColor& b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor readable(const QColor& colour, const Theme& theme) {
    return contrast(colour, theme.ground) >= theme.leastTextContrast ? colour : theme.text;
}

void drawGlyph(QPainter& painter, Glyph glyph, QPointF c, const QColor& colour, const QColor& ground) {
    switch (glyph) {
    case Glyph::Ban:
        fill(painter, colour);
        painter.drawRect(QRectF(c.x() - 3.5, c.y() - 3.5, 7, 7));
        return;
    case Glyph::Control:
        fill(painter, colour);
        painter.drawPolygon(diamond(c, 4.6));
        return;
    case Glyph::Tax:
        fill(painter, colour);
        painter.drawPolygon(QPolygonF({c + QPointF(0, -4.4), c + QPointF(4.4, 3.5), c + QPointF(-4.4, 3.5)}));
        return;
    case Glyph::Law:
        drawPage(painter, c, colour, ground);
        return;
    case Glyph::Agreement:
        fill(painter, colour);
        painter.drawEllipse(c, 3.7, 3.7);
        return;
    case Glyph::Memorandum:
        stroke(painter, colour, 1.6);
        painter.setBrush(ground);
        painter.drawEllipse(c, 3.4, 3.4);
        return;
    case Glyph::Dispute:
        drawStrokes(painter, c, colour, true);
        return;
    case Glyph::Relief:
        stroke(painter, colour, 1.4);
        painter.setBrush(ground);
        painter.drawPolygon(diamond(c, 4.1));
        return;
    case Glyph::Funding:
        drawStrokes(painter, c, colour, false);
        return;
    case Glyph::Scheduled:
        drawFlag(painter, c, colour);
        return;
    }
}

void drawPartlyRing(QPainter& painter, QPointF centre, const QColor& colour) {
    QPen pen(colour, 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2, 1.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, 6.2, 6.2);
}

void drawClaim(QPainter& painter, QPointF centre, bool counted, const Theme& theme) {
    stroke(painter, theme.text, 1.3);
    painter.setBrush(theme.ground);
    painter.drawPolygon(diamond(centre, (claimWidth(counted) - 1.3) / 2));
}

void drawWithheldRing(QPainter& painter, QPointF centre, const Theme& theme) {
    stroke(painter, theme.textSecondary, 1);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, 5.5, 5.5);
}

void drawSelectionRing(QPainter& painter, QPointF centre, qreal radius, const Theme& theme) {
    stroke(painter, theme.accent, 2);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, radius, radius);
}

void drawReported(QPainter& painter, const QRectF& bar, const QColor& colour) {
    fill(painter, colour);
    painter.drawRect(bar);
}

void drawEstimate(QPainter& painter, const QRectF& bar, const QColor& colour, const Theme& theme) {
    constexpr qreal root = 3;
    constexpr qreal edge = 1.5;
    drawReported(painter, QRectF(bar.topLeft(), QSizeF(std::min(root, bar.width()), bar.height())), colour);
    if (bar.width() <= root)
        return;
    drawReported(painter, bar.adjusted(root, 0, 0, 0), theme.estimate(colour));
    if (bar.width() < root + 2 * edge + 2)
        return; // no room between root and edge
    QPen pen(colour, edge, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2.5 / edge, 1.75 / edge});
    painter.setPen(pen);
    painter.drawLine(QLineF(bar.right() - edge / 2, bar.top(), bar.right() - edge / 2, bar.bottom()));
}

void drawHatched(QPainter& painter, const QRectF& bar, const Theme& theme) {
    drawReported(painter, bar, theme.residualFill);
    stroke(painter, theme.residualHatch, 1);
    const qreal step = 4 * std::sqrt(2.0); // 4 between lines, measured across them
    for (qreal x = bar.left() - bar.height() + step / 2; x < bar.right(); x += step) {
        const auto [low, high] = clippedDiagonal(bar, x);
        if (high.x() > low.x())
            painter.drawLine(low, high);
    }
}

void drawMissing(QPainter& painter, const QRectF& bar, const Theme& theme) {
    stroke(painter, theme.divider, 1);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
}

void RuleItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->fillRect(crisp(*painter, m_rect), m_colour);
}

QRectF DashedItem::boundingRect() const {
    const qreal margin = m_width + 1;
    return QRectF(m_line.p1(), m_line.p2()).normalized().adjusted(-margin, -margin, margin, margin);
}

void DashedItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const qreal half = m_width / 2;
    const bool vertical = m_line.x1() == m_line.x2();
    const QRectF body = crisp(*painter, QRectF(m_line.p1(), m_line.p2())
                                            .normalized()
                                            .adjusted(vertical ? -half : 0, vertical ? 0 : -half,
                                                      vertical ? half : 0, vertical ? 0 : half));
    QPen pen(m_colour, vertical ? body.width() : body.height(), Qt::CustomDashLine, Qt::FlatCap);
    QList<qreal> dash = m_dash;
    for (qreal& length : dash)
        length *= m_width / pen.widthF();
    pen.setDashPattern(dash);
    painter->setPen(pen);
    const QPointF centre = body.center();
    painter->drawLine(vertical ? QLineF(centre.x(), body.top(), centre.x(), body.bottom())
                               : QLineF(body.left(), centre.y(), body.right(), centre.y()));
}

BoxItem::BoxItem(const QRectF& rect, qreal radius, const QColor& fillColour, const QColor& outline,
                 qreal width, QList<qreal> dash)
    : m_rect(rect), m_radius(radius), m_fill(fillColour), m_outline(outline), m_width(width),
      m_dash(std::move(dash)) {}

void BoxItem::setLook(const QColor& fillColour, const QColor& outline, qreal width) {
    if (m_fill == fillColour && m_outline == outline && m_width == width)
        return;
    m_fill = fillColour;
    m_outline = outline;
    m_width = width;
    update();
}

void BoxItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (!m_fill.isValid() && !m_outline.isValid())
        return;
    QRectF box = crisp(*painter, m_rect);
    painter->setPen(Qt::NoPen);
    if (m_outline.isValid()) {
        QPen pen(m_outline, m_width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
        if (!m_dash.isEmpty())
            pen.setDashPattern(m_dash);
        painter->setPen(pen);
        box.adjust(m_width / 2, m_width / 2, -m_width / 2, -m_width / 2);
    }
    painter->setBrush(m_fill.isValid() ? QBrush(m_fill) : QBrush(Qt::NoBrush));
    if (m_radius > 0)
        painter->drawRoundedRect(box, m_radius, m_radius);
    else
        painter->drawRect(box);
}

} // namespace lodestone
