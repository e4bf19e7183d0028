// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of the design, drawn the same wherever they appear: event glyphs, claims, estimates, hatch,
// hairlines. Only what an SVG can express: no textures, no composition modes.
#pragma once

#include "model/events.h"
#include "theme/theme.h"

#include <QGraphicsItem>
#include <QPainter>

namespace lodestone {

/// `rect` with its edges on whole device pixels, at least one pixel thick.
[[nodiscard]] QRectF crisp(const QPainter& painter, const QRectF& rect);
/// `colour` at a fraction of its opacity.
[[nodiscard]] QColor faded(const QColor& colour, double alpha);
/// `colour` laid over `under` at a fraction of its opacity, as one opaque colour.
[[nodiscard]] QColor mixed(const QColor& colour, const QColor& under, double alpha);
/// The colour itself where it can be read on the ground (WCAG AA), else the theme's text colour.
[[nodiscard]] QColor readable(const QColor& colour, const Theme& theme);
[[nodiscard]] double contrast(const QColor& a, const QColor& b); ///< WCAG 2.2, 1 to 21

/// An event's glyph in a box of 10 around `centre`.
void drawGlyph(QPainter& painter, Glyph glyph, QPointF centre, const QColor& colour, const QColor& ground);
void drawPartlyRing(QPainter& painter, QPointF centre, const QColor& colour);
/// Open diamond of a claim; wider when it holds a count.
void drawClaim(QPainter& painter, QPointF centre, bool counted, const Theme& theme);
[[nodiscard]] inline qreal claimWidth(bool counted) {
    return counted ? 16 : 12;
}
void drawWithheldRing(QPainter& painter, QPointF centre, const Theme& theme);
void drawSelectionRing(QPainter& painter, QPointF centre, qreal radius, const Theme& theme);

void drawReported(QPainter& painter, const QRectF& bar, const QColor& colour);
/// Lighter fill, root in full colour at the left, dashed edge at the value.
void drawEstimate(QPainter& painter, const QRectF& bar, const QColor& colour, const Theme& theme);
void drawHatched(QPainter& painter, const QRectF& bar, const Theme& theme);
/// Outline for a value that is missing.
void drawMissing(QPainter& painter, const QRectF& bar, const Theme& theme);

class RuleItem : public QGraphicsItem {
public:
    RuleItem(const QRectF& rect, const QColor& colour) : m_rect(rect), m_colour(colour) {}
    [[nodiscard]] QRectF boundingRect() const override { return m_rect.adjusted(-1, -1, 1, 1); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QRectF m_rect;
    QColor m_colour;
};

/// A horizontal or vertical line of dots or dashes.
class DashedItem : public QGraphicsItem {
public:
    DashedItem(const QLineF& line, const QColor& colour, QList<qreal> dash, qreal width)
        : m_line(line), m_colour(colour), m_dash(std::move(dash)), m_width(width) {}
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QLineF m_line;
    QColor m_colour;
    QList<qreal> m_dash;
    qreal m_width;
};

/// Rounded rectangle of one fill and outline: cards, tints, tracks.
class BoxItem : public QGraphicsItem {
public:
    BoxItem(const QRectF& rect, qreal radius, const QColor& fill, const QColor& outline, qreal width = 1,
            QList<qreal> dash = {});
    [[nodiscard]] QRectF boundingRect() const override { return m_rect.adjusted(-2, -2, 2, 2); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    void setLook(const QColor& fill, const QColor& outline, qreal width);

private:
    QRectF m_rect;
    qreal m_radius;
    QColor m_fill;
    QColor m_outline;
    qreal m_width;
    QList<qreal> m_dash;
};

} // namespace lodestone
