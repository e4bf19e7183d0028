// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bars_layout.h"

#include "charts/bodies.h"
#include "charts/key.h"
#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal overhang = 8; ///< of a selected row over the margins
constexpr qreal accentBar = 3;
constexpr qreal missingWidth = 14;

/// One row: its ground when selected or hovered, and the bar. The words are items of their own.
class BarRowItem : public QGraphicsItem, public Restyled {
public:
    BarRowItem(const Bar& bar, const BarColumns& columns, const QRectF& row, qreal barHeight,
               const Theme& theme)
        : m_bar(bar), m_columns(columns), m_row(row), m_barHeight(barHeight), m_theme(theme) {}

    TextItem* name = nullptr;
    TextItem* share = nullptr;

    [[nodiscard]] QRectF boundingRect() const override { return m_row.adjusted(-overhang, 0, overhang, 0); }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        paintGround(*painter);
        const qreal left = m_row.left() + m_columns.axis + 1;
        const qreal top = m_row.center().y() - m_barHeight / 2;
        const qreal right = m_row.left() + m_columns.end(m_bar.share);
        const QRectF bar = crisp(*painter, {left, top, std::max<qreal>(1, right - left), m_barHeight});
        const QColor colour = m_theme.colour(m_bar.colour);
        if (m_bar.fill == Bar::Fill::Reported)
            drawReported(*painter, bar, colour);
        else if (m_bar.fill == Bar::Fill::Estimated)
            drawEstimate(*painter, bar, colour, m_theme);
        else if (m_bar.fill == Bar::Fill::Residual)
            drawHatched(*painter, bar, m_theme);
        else if (!m_bar.withheld)
            drawMissing(*painter, crisp(*painter, {left + 3, top, missingWidth, m_barHeight}), m_theme);
        if (m_bar.withheld)
            drawWithheldRing(*painter, withheldCentre(), m_theme);
    }

    [[nodiscard]] QPointF withheldCentre() const {
        const qreal end = m_bar.fill == Bar::Fill::None ? m_columns.axis : m_columns.end(m_bar.share);
        return {m_row.left() + end + 11, m_row.center().y()};
    }

    void restyle(const Highlight& highlight) override {
        const bool chosen = m_bar.mark && highlight.selected == m_bar.mark;
        const bool hovered = m_bar.mark && highlight.hovered == m_bar.mark;
        if (chosen != m_chosen) {
            embolden(name, barNameStyle(chosen));
            embolden(share, barShareStyle(chosen));
        }
        if (chosen == m_chosen && hovered == m_hovered)
            return;
        m_chosen = chosen;
        m_hovered = hovered;
        update();
    }

private:
    static void embolden(TextItem* item, const TextStyle& style) {
        if (item != nullptr)
            item->setBlock(blockOf(item->block().lines.front().text, style));
    }

    void paintGround(QPainter& painter) const {
        if (!m_chosen && !m_hovered)
            return;
        const QRectF ground = crisp(painter, boundingRect());
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_chosen ? m_theme.accentTint : m_theme.hover);
        painter.drawRoundedRect(ground, 4, 4);
        if (!m_chosen)
            return;
        painter.setBrush(m_theme.accent);
        painter.drawRoundedRect(QRectF(ground.left(), ground.top(), accentBar, ground.height()), 1.5, 1.5);
    }

    const Bar m_bar;
    const BarColumns m_columns;
    const QRectF m_row;
    const qreal m_barHeight;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
};

TextStyle coloured(TextStyle style, const QColor& colour) {
    style.colour = colour;
    return style;
}

QString described(const Bar& bar) {
    QString text = qt(bar.label);
    for (const std::string& part : {bar.shareText, bar.valueText})
        if (!part.empty())
            text += QStringLiteral(", ") + qt(part);
    return text;
}

void drawRowTexts(Canvas& canvas, const Bar& bar, const BarTable& table, const QRectF& row,
                  BarRowItem& item) {
    const Theme& theme = canvas.theme;
    const BarColumns& columns = table.columns;
    const qreal centre = row.center().y();
    const bool quiet = bar.fill == Bar::Fill::Residual || !bar.mark;
    const TextStyle name = coloured(barNameStyle(false), quiet ? theme.textSecondary : theme.text);
    TextItem* label = canvas.elided({row.left() + columns.labelRight, centre - lineOf(name) / 2},
                                    qt(bar.label), name, columns.labelRight);
    item.name = label->block().lines.front().text == qt(bar.label) ? label : nullptr;
    if (!bar.shareText.empty())
        item.share = canvas.textAround({row.left() + columns.shareRight, centre}, qt(bar.shareText),
                                       coloured(barShareStyle(false), theme.text));
    const bool missing = bar.fill == Bar::Fill::None;
    if (!bar.valueText.empty()) {
        const TextStyle value{.role = TypeRole::Label,
                              .colour = missing ? theme.textMuted : theme.textSecondary,
                              .align = Qt::AlignRight};
        canvas.elided({row.left() + columns.valueRight, centre - lineOf(value) / 2}, qt(bar.valueText), value,
                      missing ? columns.valueRight - columns.axis - 30 : unlimitedWidth);
    }
    if (!bar.flag.empty())
        canvas.textAround({row.left() + columns.right, centre}, qt(bar.flag),
                          {.role = TypeRole::Label, .colour = theme.textMuted, .align = Qt::AlignRight});
    if (bar.withheld)
        canvas.textAround(
            item.withheldCentre(), QStringLiteral("W"),
            {.role = TypeRole::Caps, .colour = theme.textSecondary, .align = Qt::AlignHCenter, .px = 8});
}

void drawTableHead(Canvas& canvas, const BarsBody& body, const BarTable& table, const QRectF& area) {
    const BarColumns& columns = table.columns;
    drawHead(canvas, body.title, body.subtitle,
             {area.left(), area.top(), columns.barsRight, table.headHeight});
    const TextStyle style = coloured(barHeadStyle(), canvas.theme.textMuted);
    const qreal top = area.top() + table.headHeight - 5 - lineOf(style) - 1;
    if (!body.shareHead.empty())
        canvas.text({area.left() + columns.shareRight, top}, qt(body.shareHead), style);
    if (!body.valueHead.empty())
        canvas.text({area.left() + columns.right, top}, qt(body.valueHead), style);
}

} // namespace

void drawBars(Canvas& canvas, const BarsBody& body, const QRectF& area) {
    const BarTable table = barTable(body, area.size());
    drawTableHead(canvas, body, table, area);
    const qreal barHeight = table.pitch * canvas.theme.barHeight / canvas.theme.barPitch;
    QRectF row(area.left(), area.top() + table.headHeight, area.width(), table.pitch);
    const qreal top = row.top();
    for (const Bar& bar : table.rows) {
        auto* item = new BarRowItem(bar, table.columns, row, barHeight, canvas.theme);
        canvas.item(item);
        canvas.restyled(item);
        drawRowTexts(canvas, bar, table, row, *item);
        canvas.mark(bar.mark, row.adjusted(-overhang, 0, overhang, 0), described(bar), qt(bar.tooltip));
        row.translate(0, table.pitch);
    }
    if (!table.rows.empty())
        canvas.rule({area.left() + table.columns.axis, top, 1, row.top() - top}, canvas.theme.axis);
    if (table.keyInside)
        drawKeyList(canvas, body.key, area.topLeft() + table.key);
    else
        drawKeyFlow(canvas, body.key,
                    {area.left(), row.top() + table.keyHeight - keyFlowHeight(body.key, area.width()),
                     area.width(), table.keyHeight});
}

} // namespace lodestone
