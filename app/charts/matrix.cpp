// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/matrix_items.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

using Kind = MatrixCell::Kind;

constexpr qreal splitAt = 1.0 / 3; ///< of a straddling cell, where its words leave it there
constexpr qreal keySwatch = 15;

void addRing(Canvas& canvas, QPointF centre, const QColor& colour) {
    auto* ring = new MatrixRing(colour);
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
        auto* ground = new MatrixHead(column.mark, box, theme);
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
            auto* sort = new MatrixSort(column.order < 0, theme);
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
        auto* ground = new MatrixCellGround(cell, m_body, box.size(), cutOf(cell, box), theme);
        ground->setPos(box.topLeft());
        m_canvas.item(ground);
        auto* ring = new MatrixCellRing(cell.mark, box, theme);
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
        auto* diamond = new MatrixDiamond(theme);
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
        MatrixLook low{theme.raised, theme.text};
        MatrixLook high = low;
        if (cell.index) {
            low = matrixLook(cell.index->low, m_body, theme);
            high = cell.straddles ? matrixLook(cell.index->high, m_body, theme) : low;
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
            item = new MatrixDiamond(theme);
        else if (sample == Sample::Straddles)
            item = new MatrixSplit(theme);
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
