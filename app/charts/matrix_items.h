// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/bodies.h"
#include "charts/matrix_layout.h"
#include "charts/shapes.h"

/// What a matrix of concentration is drawn from.
namespace lodestone {

/// Fill of a step of the ramp and the text that reads on it.
struct MatrixLook {
    QColor fill;
    QColor text;
};

inline MatrixLook matrixLook(double hhi, const MatrixBody& body, const Theme& theme) {
    const RampStep& step = theme.step(hhi, body.moderate, body.high);
    return {step.fill, step.text};
}

/// A cell: its ground in one or two steps of the ramp, or an outline.
class MatrixCellGround final : public QGraphicsItem {
public:
    /// `cut` is where a straddling cell changes to its upper step, from its left.
    MatrixCellGround(const MatrixCell& cell, const MatrixBody& body, QSizeF size, qreal cut,
                     const Theme& theme)
        : m_cell(cell), m_body(body), m_size(size), m_cut(cut), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return QRectF(QPointF(0, 0), m_size).adjusted(-1, -1, 1, 1);
    }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QRectF box = crisp(*painter, QRectF(QPointF(0, 0), m_size));
        if (m_cell.kind == MatrixCell::Kind::Value && m_cell.index)
            paintRamp(*painter, box);
        else
            paintOutline(*painter, box);
    }

private:
    void paintRamp(QPainter& painter, const QRectF& box) const {
        const MatrixLook low = matrixLook(m_cell.index->low, m_body, m_theme);
        if (!m_cell.straddles) {
            painter.fillRect(box, low.fill);
            return;
        }
        painter.fillRect(crisp(painter, {box.left(), box.top(), m_cut - 0.5, box.height()}), low.fill);
        painter.fillRect(
            crisp(painter, {box.left() + m_cut + 0.5, box.top(), box.width() - m_cut - 0.5, box.height()}),
            matrixLook(m_cell.index->high, m_body, m_theme).fill);
    }

    void paintOutline(QPainter& painter, const QRectF& box) const {
        const bool claim = m_cell.kind == MatrixCell::Kind::Claim;
        QPen pen(claim ? m_theme.textMuted : m_theme.divider, 1, claim ? Qt::CustomDashLine : Qt::SolidLine,
                 Qt::FlatCap, Qt::MiterJoin);
        if (claim)
            pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.setBrush(m_cell.kind == MatrixCell::Kind::Value ? QBrush(m_theme.raised)
                                                                : QBrush(Qt::NoBrush));
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }

    const MatrixCell m_cell;
    const MatrixBody& m_body; // of the scene's figure
    const QSizeF m_size;
    const qreal m_cut;
    const Theme& m_theme;
};

/// Around the cell that is chosen or under the pointer, above its neighbours.
class MatrixCellRing final : public BoxItem, public Restyled {
public:
    MatrixCellRing(const Mark& mark, const QRectF& cell, const Theme& theme)
        : BoxItem(cell.adjusted(-3, -3, 3, 3), 4, QColor(), QColor()), m_mark(mark), m_theme(theme) {
        setZValue(1);
    }
    void restyle(const Highlight& highlight) override {
        const bool chosen = highlight.selected == m_mark;
        const bool hovered = highlight.hovered == m_mark;
        setLook(QColor(), chosen ? m_theme.accent : hovered ? m_theme.axis : QColor(), chosen ? 2 : 1);
    }

private:
    const Mark m_mark;
    const Theme& m_theme;
};

/// The circled W in a colour that reads on the cell.
class MatrixRing : public QGraphicsItem {
public:
    explicit MatrixRing(const QColor& colour) : m_colour(colour) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-7, -7, 14, 14}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setPen(QPen(m_colour, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QPointF(0, 0), 5.5, 5.5);
    }

private:
    QColor m_colour;
};

class MatrixDiamond : public QGraphicsItem {
public:
    explicit MatrixDiamond(const Theme& theme) : m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-7, -7, 14, 14}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        drawClaim(*painter, {0, 0}, false, m_theme);
    }

private:
    const Theme& m_theme;
};

/// The two steps that a straddling cell is split into.
class MatrixSplit : public QGraphicsItem {
public:
    explicit MatrixSplit(const Theme& theme) : m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-1, -7, 24, 14}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->fillRect(crisp(*painter, {0, -5.5, 9, 11}), m_theme.ramp[1].fill);
        painter->fillRect(crisp(*painter, {10, -5.5, 12, 11}), m_theme.ramp[2].fill);
    }

private:
    const Theme& m_theme;
};

/// Up where the order is reversed.
class MatrixSort : public QGraphicsItem {
public:
    MatrixSort(bool up, const Theme& theme) : m_up(up), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-5, -4, 10, 8}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const qreal y = m_up ? -1.8 : 1.8;
        painter->setPen(QPen(m_theme.text, 1.4, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF({{-3.4, -y}, {0, y}, {3.4, -y}}));
    }

private:
    bool m_up;
    const Theme& m_theme;
};

/// Ground of a head that answers to pointer and keyboard.
class MatrixHead final : public BoxItem, public Restyled {
public:
    MatrixHead(const Mark& mark, const QRectF& rect, const Theme& theme)
        : BoxItem(rect, 4, QColor(), QColor()), m_mark(mark), m_theme(theme) {}
    void restyle(const Highlight& highlight) override {
        setLook(highlight.hovered == m_mark ? m_theme.hover : QColor(), QColor(), 1);
    }

private:
    const Mark m_mark;
    const Theme& m_theme;
};

} // namespace lodestone
