// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/map_parts.h"
#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal headOfTable = 24;
constexpr qreal rowHeight = 24;
constexpr qreal columnGap = 16;
constexpr qreal barWidth = 3;

class RowItem final : public QGraphicsItem, public Restyled {
public:
    RowItem(const Mark& mark, const QRectF& rect, const Theme& theme)
        : m_mark(mark), m_rect(rect), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return m_rect.adjusted(-1, -1, 1, 1); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        if (!m_chosen && !m_hovered)
            return;
        painter->fillRect(crisp(*painter, m_rect), m_chosen ? m_theme.accentTint : m_theme.hover);
        if (m_chosen)
            painter->fillRect(crisp(*painter, QRectF(m_rect.topLeft(), QSizeF(barWidth, m_rect.height()))),
                              m_theme.accent);
    }
    void restyle(const Highlight& highlight) override {
        m_chosen = m_mark && highlight.selected == m_mark;
        m_hovered = m_mark && highlight.hovered == m_mark;
        update();
    }

private:
    const Mark m_mark;
    const QRectF m_rect;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
};

} // namespace

qreal mapTableHeight(std::size_t rows) {
    return rows == 0 ? 0 : headOfTable + rowHeight * static_cast<qreal>(rows);
}

std::size_t mapTableRows(std::size_t rows, qreal height) {
    const auto fit = static_cast<std::size_t>(std::max<qreal>(0, (height - headOfTable) / rowHeight));
    return fit >= rows ? rows : fit >= 2 ? fit : 0;
}

void drawMapTable(Canvas& canvas, const ShownAgreements& shown, std::size_t rows, const QRectF& area) {
    const Theme& theme = canvas.theme;
    const TextStyle head{.role = TypeRole::Small, .colour = theme.textSecondary, .weight = 600};
    const TextStyle cell{.role = TypeRole::Label, .colour = theme.textSecondary, .line = 16};
    TextStyle strong = cell;
    strong.colour = theme.text;
    strong.weight = 500;
    const QString heads[] = {QStringLiteral("Date"), qt(shown.head), QStringLiteral("Kind"),
                             QStringLiteral("Agreement")};
    qreal widths[3] = {widthOf(heads[0], head), widthOf(heads[1], head), widthOf(heads[2], head)};
    for (std::size_t i = 0; i < rows; ++i) {
        const MapArc& arc = *shown.rows[i].arc;
        widths[0] = std::max(widths[0], widthOf(qt(arc.date), cell));
        widths[1] = std::max(widths[1], widthOf(qt(shown.rows[i].parties), strong));
        widths[2] = std::max(widths[2], widthOf(qt(arc.kind), cell));
    }
    const qreal inset = barWidth + 5;
    // Dates and kinds are short; names give way to the title where the table is narrow.
    widths[1] = std::min(widths[1], std::max<qreal>(60, (area.width() - widths[0] - widths[2]) * 0.45));
    qreal x[4];
    x[0] = area.left() + inset;
    for (int i = 0; i < 3; ++i)
        x[i + 1] = x[i] + widths[i] + columnGap;
    canvas.rule({area.left(), area.top(), area.width(), headOfTable}, theme.panel);
    const auto room = [&](int column) { return (column < 3 ? widths[column] : area.right() - x[3]) + 0.5; };
    for (int i = 0; i < 4; ++i)
        canvas.elided({x[i], area.top() + (headOfTable - lineOf(head)) / 2}, heads[i], head, room(i));
    for (std::size_t i = 0; i < rows; ++i) {
        const MapArc& arc = *shown.rows[i].arc;
        const qreal top = area.top() + headOfTable + rowHeight * static_cast<qreal>(i);
        const QRectF row(area.left(), top, area.width(), rowHeight);
        auto* item = new RowItem(arc.mark, row, theme);
        canvas.item(item);
        canvas.restyled(item);
        canvas.mark(arc.mark, row.adjusted(2, 2, -2, -2),
                    qt(arc.tooltip).replace(u'\n', QStringLiteral(": ")), qt(arc.tooltip));
        canvas.rule({row.left(), row.bottom() - 0.5, row.width(), 1}, theme.divider);
        const qreal y = top + (rowHeight - lineOf(cell)) / 2;
        canvas.elided({x[0], y}, qt(arc.date), cell, room(0));
        canvas.elided({x[1], y}, qt(shown.rows[i].parties), strong, room(1));
        canvas.elided({x[2], y}, qt(arc.kind), cell, room(2));
        canvas.elided({x[3], y}, qt(arc.title), cell, room(3));
    }
}

} // namespace lodestone
