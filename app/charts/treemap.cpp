// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/ladder_items.h"
#include "charts/shapes.h"
#include "charts/share_bodies.h"
#include "charts/treemap_layout.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal headToMap = 10;
constexpr qreal leastMap = 230;
constexpr qreal mapToKey = 12;
constexpr qreal gap = 0.75; ///< of the ground around each tile
constexpr qreal padding = 8;
constexpr qreal leastTarget = 4; ///< side at which a tiny tile still answers the pointer
constexpr qreal asideWidth = 168;
constexpr qreal asideGap = 20;
constexpr qreal asidePitch = 32;      ///< name and reason
constexpr qreal narrow = 560;         ///< below it the rows without a number stand under the map
constexpr double wideResidual = 0.12; ///< from here on the residual is a strip of its own

TextStyle nameStyle() {
    return {.role = TypeRole::LabelStrong, .line = 16};
}
TextStyle shareStyle() {
    return {.role = TypeRole::Label, .line = 16};
}
TextStyle valueStyle() {
    return {.role = TypeRole::Small, .line = 14};
}

class TileItem final : public QGraphicsItem, public Restyled {
public:
    TileItem(const Tile& tile, const QRectF& rect, const Theme& theme)
        : m_tile(tile), m_rect(rect), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return m_rect; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QRectF box = crisp(*painter, m_rect.adjusted(gap, gap, -gap, -gap));
        const QColor colour = m_theme.colour(m_tile.colour);
        if (m_tile.fill == Bar::Fill::Residual)
            drawHatched(*painter, box, m_theme);
        else if (m_tile.fill == Bar::Fill::Estimated)
            drawEstimate(*painter, box, colour, m_theme);
        else
            drawReported(*painter, box, colour);
        if (!m_chosen && !m_hovered)
            return;
        painter->setBrush(Qt::NoBrush);
        const qreal width = m_chosen ? 3 : 1.5;
        painter->setPen(QPen(m_theme.text, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter->drawRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2));
    }

    void restyle(const Highlight& highlight) override {
        const bool chosen = m_tile.mark && highlight.selected == m_tile.mark;
        const bool hovered = m_tile.mark && highlight.hovered == m_tile.mark;
        if (chosen == m_chosen && hovered == m_hovered)
            return;
        m_chosen = chosen;
        m_hovered = hovered;
        update();
    }

private:
    const Tile m_tile;
    const QRectF m_rect;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
};

/// Name, share and value, each where it fits whole.
void drawTileTexts(Canvas& canvas, const Tile& tile, const QRectF& rect) {
    const Theme& theme = canvas.theme;
    const bool residual = tile.fill == Bar::Fill::Residual;
    const QColor colour = theme.colour(tile.colour);
    const QColor fill = residual                            ? theme.residualFill
                        : tile.fill == Bar::Fill::Estimated ? theme.estimate(colour)
                                                            : colour;
    const QColor ink = residual ? theme.text : readableOn(fill, theme);
    const QRectF room = rect.adjusted(padding, padding - 2, -padding, -padding + 2);
    qreal y = room.top();
    const auto line = [&](const std::string& words, TextStyle style) {
        style.colour = ink;
        if (words.empty() || y + style.line > room.bottom() || widthOf(qt(words), style) > room.width())
            return false;
        TextItem* item = canvas.text({room.left(), y}, qt(words), style);
        if (residual)
            item->setHalo(theme.residualFill, 3); // over the hatch
        y += style.line;
        return true;
    };
    const bool named = tile.label.empty() || line(tile.label, nameStyle()); // empty: a legend names it
    if (named && line(tile.shareText, shareStyle()))
        line(tile.valueText, valueStyle());
}

std::vector<QRectF> tileRects(const TreemapBody& body, QRectF area) {
    std::vector<double> weights;
    for (const Tile& tile : body.tiles)
        weights.push_back(tile.share);
    const bool strip = body.tiles.size() > 1 && body.tiles.back().fill == Bar::Fill::Residual &&
                       body.tiles.back().share >= wideResidual;
    if (!strip)
        return squarified(weights, area);
    // Squarified among the small ones a large residual would be a slab between countries.
    const bool upright = area.width() >= area.height();
    QRectF residual = area;
    if (upright)
        residual.setLeft(area.right() - area.width() * weights.back());
    else
        residual.setTop(area.bottom() - area.height() * weights.back());
    weights.pop_back();
    if (upright)
        area.setRight(residual.left());
    else
        area.setBottom(residual.top());
    std::vector<QRectF> rects = squarified(weights, area);
    rects.push_back(residual);
    return rects;
}

bool asideBelow(const TreemapBody& body, qreal width) {
    return !body.aside.empty() && width < narrow;
}

qreal asideHeight(const TreemapBody& body, std::size_t rows) {
    return body.aside.empty() ? 0 : 20 + asidePitch * static_cast<qreal>(rows);
}

constexpr std::size_t rowsBelow = 3; ///< of rows without a number, where they stand under the map

/// Rows without a number: name and reason; those that do not fit are counted.
void drawAside(Canvas& canvas, const TreemapBody& body, const QRectF& area) {
    const Theme& theme = canvas.theme;
    canvas.text(area.topLeft(), QStringLiteral("Named without a number"),
                {.role = TypeRole::Small, .colour = theme.textMuted});
    qreal y = area.top() + 20;
    for (std::size_t i = 0; i < body.aside.size(); ++i) {
        const Bar& bar = body.aside[i];
        const bool more = y + 2 * asidePitch > area.bottom() + 1 && i + 1 < body.aside.size();
        if (more) {
            QString names;
            for (std::size_t j = i; j < body.aside.size(); ++j)
                names += (names.isEmpty() ? QString() : QStringLiteral("\n")) + qt(body.aside[j].tooltip);
            const TextStyle style{.role = TypeRole::Label, .colour = theme.textSecondary};
            const TextItem* text = canvas.text(
                {area.left(), y}, QStringLiteral("and %1 more").arg(body.aside.size() - i), style);
            canvas.hint(text->sceneBoundingRect(), names);
            return;
        }
        const qreal indent = bar.withheld ? 18 : 0;
        if (bar.withheld) {
            auto* ring = new QGraphicsEllipseItem(area.left() + 0.5, y + 2.5, 11, 11);
            ring->setPen(QPen(theme.textSecondary, 1));
            canvas.item(ring);
            canvas.textAround(
                {area.left() + 6, y + 8}, QStringLiteral("W"),
                {.role = TypeRole::Caps, .colour = theme.textSecondary, .align = Qt::AlignHCenter, .px = 8});
        }
        canvas.elided({area.left() + indent, y}, qt(bar.label),
                      {.role = TypeRole::Label, .colour = theme.text, .line = 16}, area.width() - indent);
        canvas.elided({area.left() + indent, y + 15}, qt(bar.valueText),
                      {.role = TypeRole::Small, .colour = theme.textMuted, .line = 13},
                      area.width() - indent);
        canvas.mark(bar.mark, {area.left() - 4, y - 1, area.width() + 8, asidePitch - 2},
                    qt(bar.label + ", " + bar.valueText), qt(bar.tooltip));
        y += asidePitch;
    }
}

} // namespace

qreal treemapMinimumHeight(const TreemapBody& body, qreal width) {
    const qreal key = keyFlowHeight(body.key, width);
    const qreal aside =
        asideBelow(body, width) ? 14 + asideHeight(body, std::min(rowsBelow, body.aside.size())) : 0;
    return headHeight(body.title, body.subtitle, width) + headToMap + leastMap + aside +
           (key > 0 ? mapToKey + key : 0);
}

void drawTreemap(Canvas& canvas, const TreemapBody& body, const QRectF& area) {
    drawHead(canvas, body.title, body.subtitle, area);
    const qreal key = keyFlowHeight(body.key, area.width());
    QRectF map = area.adjusted(0, headHeight(body.title, body.subtitle, area.width()) + headToMap, 0,
                               key > 0 ? -(mapToKey + key) : 0);
    if (key > 0)
        drawKeyFlow(canvas, body.key, {area.left(), map.bottom() + mapToKey, area.width(), key});
    if (asideBelow(body, area.width())) {
        const qreal height = asideHeight(body, std::min(rowsBelow, body.aside.size()));
        map.setBottom(map.bottom() - height - 14);
        drawAside(canvas, body, {map.left(), map.bottom() + 14, map.width(), height});
    } else if (!body.aside.empty()) {
        map.setRight(map.right() - asideWidth - asideGap);
        drawAside(canvas, body, {map.right() + asideGap, map.top(), asideWidth, map.height()});
    }
    const std::vector<QRectF> rects = tileRects(body, map);
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const Tile& tile = body.tiles[i];
        auto* item = new TileItem(tile, rects[i], canvas.theme);
        canvas.item(item);
        canvas.restyled(item);
        drawTileTexts(canvas, tile, rects[i]);
        const qreal wider = std::max<qreal>(0, (leastTarget - rects[i].width()) / 2);
        const qreal higher = std::max<qreal>(0, (leastTarget - rects[i].height()) / 2);
        canvas.mark(tile.mark, rects[i].adjusted(-wider, -higher, wider, higher),
                    qt(tile.label + ", " + tile.shareText + ", " + tile.valueText), qt(tile.tooltip));
    }
}

} // namespace lodestone
