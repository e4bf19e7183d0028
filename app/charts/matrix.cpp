// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/matrix_layout.h"
#include "charts/shapes.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

using Kind = MatrixCell::Kind;

constexpr qreal splitAt = 1.0 / 3; ///< of a straddling cell, where its words leave it there
constexpr qreal keySwatch = 15;

struct Look {
    QColor fill;
    QColor text;
};

Look lookOf(double hhi, const MatrixBody& body, const Theme& theme) {
    const RampStep& step = theme.step(hhi, body.moderate, body.high);
    return {step.fill, step.text};
}

/// A cell: its ground in one or two steps of the ramp, or an outline.
class CellItem final : public QGraphicsItem {
public:
    /// `cut` is where a straddling cell changes to its upper step, from its left.
    CellItem(const MatrixCell& cell, const MatrixBody& body, QSizeF size, qreal cut, const Theme& theme)
        : m_cell(cell), m_body(body), m_size(size), m_cut(cut), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return QRectF(QPointF(0, 0), m_size).adjusted(-1, -1, 1, 1);
    }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QRectF box = crisp(*painter, QRectF(QPointF(0, 0), m_size));
        if (m_cell.kind == Kind::Value && m_cell.index)
            paintRamp(*painter, box);
        else
            paintOutline(*painter, box);
    }

private:
    void paintRamp(QPainter& painter, const QRectF& box) const {
        const Look low = lookOf(m_cell.index->low, m_body, m_theme);
        if (!m_cell.straddles) {
            painter.fillRect(box, low.fill);
            return;
        }
        painter.fillRect(crisp(painter, {box.left(), box.top(), m_cut - 0.5, box.height()}), low.fill);
        painter.fillRect(
            crisp(painter, {box.left() + m_cut + 0.5, box.top(), box.width() - m_cut - 0.5, box.height()}),
            lookOf(m_cell.index->high, m_body, m_theme).fill);
    }

    void paintOutline(QPainter& painter, const QRectF& box) const {
        const bool claim = m_cell.kind == Kind::Claim;
        QPen pen(claim ? m_theme.textMuted : m_theme.divider, 1, claim ? Qt::CustomDashLine : Qt::SolidLine,
                 Qt::FlatCap, Qt::MiterJoin);
        if (claim)
            pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.setBrush(m_cell.kind == Kind::Value ? QBrush(m_theme.raised) : QBrush(Qt::NoBrush));
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }

    const MatrixCell m_cell;
    const MatrixBody& m_body; // of the scene's figure
    const QSizeF m_size;
    const qreal m_cut;
    const Theme& m_theme;
};

/// Around the cell that is chosen or under the pointer, above its neighbours.
class CellRing final : public BoxItem, public Restyled {
public:
    CellRing(const Mark& mark, const QRectF& cell, const Theme& theme)
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
class RingItem : public QGraphicsItem {
public:
    explicit RingItem(const QColor& colour) : m_colour(colour) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-7, -7, 14, 14}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setPen(QPen(m_colour, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QPointF(0, 0), 5.5, 5.5);
    }

private:
    QColor m_colour;
};

class DiamondItem : public QGraphicsItem {
public:
    explicit DiamondItem(const Theme& theme) : m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-7, -7, 14, 14}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        drawClaim(*painter, {0, 0}, false, m_theme);
    }

private:
    const Theme& m_theme;
};

/// The two steps that a straddling cell is split into.
class SplitItem : public QGraphicsItem {
public:
    explicit SplitItem(const Theme& theme) : m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-1, -7, 24, 14}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->fillRect(crisp(*painter, {0, -5.5, 9, 11}), m_theme.ramp[1].fill);
        painter->fillRect(crisp(*painter, {10, -5.5, 12, 11}), m_theme.ramp[2].fill);
    }

private:
    const Theme& m_theme;
};

/// Up where the order is reversed.
class SortItem : public QGraphicsItem {
public:
    SortItem(bool up, const Theme& theme) : m_up(up), m_theme(theme) {}
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
class HeadBox final : public BoxItem, public Restyled {
public:
    HeadBox(const Mark& mark, const QRectF& rect, const Theme& theme)
        : BoxItem(rect, 4, QColor(), QColor()), m_mark(mark), m_theme(theme) {}
    void restyle(const Highlight& highlight) override {
        setLook(highlight.hovered == m_mark ? m_theme.hover : QColor(), QColor(), 1);
    }

private:
    const Mark m_mark;
    const Theme& m_theme;
};

void addRing(Canvas& canvas, QPointF centre, const QColor& colour) {
    auto* ring = new RingItem(colour);
    ring->setPos(centre);
    canvas.item(ring);
    canvas.textAround(
        centre, QStringLiteral("W"),
        {.role = TypeRole::Caps, .colour = colour, .align = Qt::AlignHCenter, .px = 8, .line = 12});
}

class MatrixPainter {
public:
    MatrixPainter(Canvas& canvas, const MatrixBody& body, const QRectF& area)
        : m_canvas(canvas), m_body(body), m_area(area),
          m_layout(matrixLayout(body, area.width(), area.height())) {}

    void draw() {
        for (std::size_t i = 0; i < m_body.columns.size(); ++i)
            drawHead(i);
        qreal top = m_area.top() + m_layout.headHeight;
        for (const MatrixLine& line : m_body.lines) {
            drawLine(line, top);
            top += m_layout.pitch;
        }
        drawKey(top + matrix::keyTop);
    }

private:
    [[nodiscard]] qreal left(std::size_t column) const { return m_area.left() + m_layout.left(column); }

    void drawHead(std::size_t at) {
        const MatrixColumn& column = m_body.columns[at];
        const Theme& theme = m_canvas.theme;
        qreal width = m_layout.width(at);
        if (at == 5)
            width += m_layout.leaderWidth + 6;
        const bool stage = at > 0 && at < 5;
        const qreal down = stage ? m_layout.above : 0;
        const qreal height = m_layout.above > 0 && !stage ? m_layout.above : m_layout.headHeight - down - 3;
        const QRectF box(left(at), m_area.top() + down, width, height);
        auto* ground = new HeadBox(column.mark, box, theme);
        m_canvas.item(ground);
        m_canvas.restyled(ground);
        const bool right = at == 0 && m_layout.above == 0;
        TextStyle style = matrix::headStyle(theme.text);
        style.align = right ? Qt::AlignRight : Qt::AlignLeft;
        const qreal arrow = column.order != 0 ? 14 : 0;
        const qreal x = right ? box.right() - arrow : box.left();
        const QString title = qt(column.title);
        m_canvas.text({x, box.top() + 1}, title, style);
        if (column.order != 0) {
            auto* sort = new SortItem(column.order < 0, theme);
            sort->setPos(right ? box.right() - 5 : box.left() + widthOf(title, style) + 9, box.top() + 9);
            m_canvas.item(sort);
        }
        if (!column.under.empty())
            m_canvas.elided({box.left(), box.top() + 17}, qt(column.under),
                            matrix::underStyle(theme.textMuted), width);
        m_canvas.mark(column.mark, box, qt(column.description),
                      QStringLiteral("A click or Enter sorts by this column; a second one turns the order "
                                     "round."));
    }

    void drawLine(const MatrixLine& line, qreal top) {
        const Theme& theme = m_canvas.theme;
        const bool above = m_layout.above > 0;
        const qreal middle = top + (above ? m_layout.above : m_layout.cellHeight()) / 2;
        TextStyle name = matrix::nameStyle(theme.text);
        const QString words = qt(line.name);
        if (!above && widthOf(words, name) <= m_layout.nameWidth + 0.5)
            m_canvas.textAround({left(0) + m_layout.nameWidth, middle}, words, name);
        else {
            name.align = Qt::AlignLeft;
            m_canvas.elided({left(0), middle - lineOf(name) / 2}, words, name, m_layout.width(0));
        }
        for (std::size_t i = 0; i < line.cells.size(); ++i)
            drawCell(line.cells[i],
                     {left(i + 1), top + m_layout.above, m_layout.width(i + 1), m_layout.cellHeight()});
        drawNarrowest(line, middle);
    }

    void drawNarrowest(const MatrixLine& line, qreal middle) {
        const Theme& theme = m_canvas.theme;
        const TextStyle style = matrix::wordStyle(theme.textSecondary);
        if (!line.narrowest.empty()) {
            m_canvas.elided({left(5), middle - lineOf(style) / 2}, qt(line.narrowest), style,
                            m_layout.wordWidth);
            if (!line.tooltip.empty())
                m_canvas.hint({left(5), middle - 8, m_layout.wordWidth, 16}, qt(line.tooltip));
        }
        if (!line.leader.empty()) {
            TextStyle leader = matrix::leaderStyle(theme.text);
            leader.weight = 600;
            m_canvas.textAround({left(6) + m_layout.leaderWidth, middle}, qt(line.leader), leader);
        }
    }

    void drawCell(const MatrixCell& cell, const QRectF& box) {
        const Theme& theme = m_canvas.theme;
        if (cell.kind == Kind::Nothing) {
            m_canvas.textAround(
                box.center(), QStringLiteral("·"),
                {.role = TypeRole::Label, .colour = theme.textMuted, .align = Qt::AlignHCenter});
            m_canvas.hint(box, qt(cell.tooltip));
            return;
        }
        auto* ground = new CellItem(cell, m_body, box.size(), cutOf(cell, box), theme);
        ground->setPos(box.topLeft());
        m_canvas.item(ground);
        auto* ring = new CellRing(cell.mark, box, theme);
        m_canvas.item(ring);
        m_canvas.restyled(ring);
        if (cell.kind == Kind::Missing)
            m_canvas.elided({box.left() + matrix::pad, box.center().y() - 8}, qt(cell.reason),
                            matrix::highStyle(theme.textMuted), box.width() - 2 * matrix::pad);
        else if (cell.kind == Kind::Claim)
            drawClaimCell(cell, box);
        else
            drawValue(cell, box);
        m_canvas.mark(cell.mark, box, qt(cell.description), qt(cell.tooltip));
    }

    void drawClaimCell(const MatrixCell& cell, const QRectF& box) {
        const Theme& theme = m_canvas.theme;
        auto* diamond = new DiamondItem(theme);
        diamond->setPos(box.left() + matrix::pad + 5, box.center().y());
        m_canvas.item(diamond);
        m_canvas.textAround({box.left() + matrix::pad + 16, box.center().y()}, qt(cell.low),
                            matrix::valueStyle(theme.text));
        const QString leader = qt(cell.leader);
        const TextStyle style = matrix::leaderStyle(theme.text);
        const qreal used = matrix::pad + 16 + widthOf(qt(cell.low), matrix::valueStyle()) + 8;
        if (!leader.isEmpty() && used + widthOf(leader, style) + matrix::pad <= box.width())
            m_canvas.textAround({box.right() - matrix::pad, box.center().y()}, leader, style);
    }

    /// Room that the leader and the ring take beside the value.
    qreal leaderRoom(const MatrixCell& cell) const {
        return m_layout.stacked ? 0
                                : widthOf(qt(cell.leader + " " + cell.share), matrix::leaderStyle()) + 4 +
                                      (cell.withheld ? 15 : 0);
    }

    /// A third of the cell; less where what stands right of the cut needs the room, as far as the lower end
    /// gives way.
    qreal cutOf(const MatrixCell& cell, const QRectF& box) const {
        const qreal third = box.width() * splitAt;
        if (cell.high.empty())
            return third;
        const qreal low = matrix::pad + widthOf(qt(cell.low + cell.origin), matrix::valueStyle()) + 1;
        const qreal high = 4 + widthOf(qt(cell.high), matrix::highStyle()) + leaderRoom(cell) + matrix::pad;
        return std::min(third, std::max(low, box.width() - high));
    }

    /// Words left of the cut stand on the lower step, those right of it on the upper one.
    void drawValue(const MatrixCell& cell, const QRectF& box) {
        const Theme& theme = m_canvas.theme;
        Look low{theme.raised, theme.text};
        Look high = low;
        if (cell.index) {
            low = lookOf(cell.index->low, m_body, theme);
            high = cell.straddles ? lookOf(cell.index->high, m_body, theme) : low;
        }
        const qreal first = m_layout.stacked ? box.top() + box.height() / 4 + 1 : box.center().y();
        const qreal second = m_layout.stacked ? box.bottom() - box.height() / 4 - 1 : first;
        qreal x = box.left() + matrix::pad;
        const TextStyle value = matrix::valueStyle(low.text);
        x += m_canvas.textAround({x, first}, qt(cell.low + cell.origin), value)->block().width();
        const qreal right = box.right() - matrix::pad;
        const QString leader = qt(cell.leader + " " + cell.share);
        const TextStyle style = matrix::leaderStyle(high.text);
        const qreal room = right - leaderRoom(cell) - x - 3;
        if (!cell.high.empty() && (!cell.tight || widthOf(qt(cell.high), matrix::highStyle()) <= room)) {
            x = cell.straddles ? std::max(x + 3, box.left() + cutOf(cell, box) + 4) : x + 3;
            m_canvas.textAround({x, first}, qt(cell.high), matrix::highStyle(high.text));
        }
        m_canvas.textAround({right, second}, leader, style);
        if (cell.withheld)
            addRing(m_canvas, {right - widthOf(leader, style) - 9, second}, high.text);
    }

    void drawBands(qreal top) {
        const std::vector<QString> bands = matrix::bandWords(m_body);
        const qreal width = matrix::bandWidth(m_body);
        const auto perRow = static_cast<std::size_t>(std::max(1.0, std::floor(m_area.width() / width)));
        for (std::size_t i = 0; i < bands.size(); ++i) {
            const RampStep& step = m_canvas.theme.ramp[i];
            const QRectF box(m_area.left() + static_cast<qreal>(i % perRow) * width,
                             top + static_cast<qreal>(i / perRow) * matrix::keyPitch +
                                 (matrix::keyPitch - keySwatch) / 2,
                             width, keySwatch);
            m_canvas.rule(box, step.fill);
            TextStyle style = matrix::underStyle(step.text);
            style.align = Qt::AlignHCenter;
            m_canvas.textAround(box.center(), bands[i], style);
        }
    }

    void drawKey(qreal top) {
        const Theme& theme = m_canvas.theme;
        drawBands(top);
        const std::vector<matrix::KeyItem> items = matrix::keyItems(m_body);
        const std::vector<QPointF> places = matrix::keyPlaces(m_body, m_area.width());
        for (std::size_t i = 0; i < items.size(); ++i) {
            const QPointF at(m_area.left() + places[i].x(), top + places[i].y());
            drawSample(items[i].sample, at);
            const qreal sample = matrix::sampleWidth(items[i].sample);
            const TextStyle style = matrix::underStyle(theme.textSecondary);
            const qreal indent = sample > 0 ? sample + 6 : 0;
            m_canvas.elided({at.x() + indent, at.y() - lineOf(style) / 2}, items[i].words, style,
                            m_area.right() - at.x() - indent + 0.5);
        }
    }

    void drawSample(matrix::KeyItem::Sample sample, QPointF at) {
        using Sample = matrix::KeyItem::Sample;
        const Theme& theme = m_canvas.theme;
        QGraphicsItem* item = nullptr;
        if (sample == Sample::Withheld)
            addRing(m_canvas, at + QPointF(6, 0), theme.textSecondary);
        else if (sample == Sample::Claim)
            item = new DiamondItem(theme);
        else if (sample == Sample::Straddles)
            item = new SplitItem(theme);
        else if (sample == Sample::Nothing)
            m_canvas.textAround(at + QPointF(1, 0), QStringLiteral("·"),
                                {.role = TypeRole::Label, .colour = theme.textMuted});
        if (item == nullptr)
            return;
        item->setPos(sample == Sample::Claim ? at + QPointF(6, 0) : at);
        m_canvas.item(item);
    }

    Canvas& m_canvas;
    const MatrixBody& m_body;
    const QRectF m_area;
    const MatrixLayout m_layout;
};

} // namespace

qreal matrixMinimumHeight(const MatrixBody& body, qreal width) {
    const MatrixLayout layout = matrixLayout(body, width, 0);
    return layout.headHeight + layout.pitch * static_cast<qreal>(body.lines.size()) + layout.keyHeight;
}

void drawMatrix(Canvas& canvas, const MatrixBody& body, const QRectF& area) {
    MatrixPainter(canvas, body, area).draw();
}

} // namespace lodestone
