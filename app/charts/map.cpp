// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/map_parts.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal mapToKey = 8;
constexpr qreal keyToNote = 4;
constexpr qreal noteToTable = 8;
constexpr qreal zoomWordsWidth = 190;
constexpr qreal lowestMap = 190;
constexpr qreal lowestShareOfMap = 0.86; ///< of the height at which the world fills the width

TextStyle noteStyle() {
    return {.role = TypeRole::Small, .line = 15};
}

/// What the drawing cannot say: which agreements, what lies on no land.
QString noteOf(const MapBody& body, const ShownAgreements& shown, std::size_t listed) {
    QString note;
    const auto add = [&](const QString& sentence) {
        if (!sentence.isEmpty())
            note += (note.isEmpty() ? QString() : QStringLiteral(" ")) + sentence;
    };
    add(qt(shown.caption));
    if (listed > 0 && listed < shown.rows.size())
        add(QStringLiteral("The list has the newest %1.").arg(listed));
    if (!body.residual.empty())
        add(qt(body.residual));
    QString off;
    for (const std::string& one : body.offMap)
        off += (off.isEmpty() ? QString() : QStringLiteral(", ")) + qt(one);
    if (!off.isEmpty())
        add(QStringLiteral("Without a shape on today’s map: %1.").arg(off));
    return note;
}

struct Heights {
    qreal map = 0;
    qreal key = 0;
    qreal note = 0;
    std::size_t rows = 0;
};

Heights heightsOf(const MapBody& body, const ShownAgreements& shown, QSizeF size, qreal bleed) {
    Heights heights;
    heights.key = mapKeyHeight(body, size.width());
    // The longest note there can be, so that its height does not depend on what fits.
    const QString note = noteOf(body, shown, shown.rows.size() > 1 ? shown.rows.size() - 1 : 0);
    heights.note = note.isEmpty() ? 0 : keyToNote + blockOf(note, noteStyle(), size.width()).height();
    const qreal below = mapToKey + heights.key + heights.note;
    const qreal full = mapHeight(size.width() + 2 * bleed);
    heights.map = std::clamp(size.height() - below, lowestMap, std::max(lowestMap, full));
    const qreal rest = size.height() - below - heights.map;
    const qreal table = noteToTable + mapTableHeight(shown.rows.size());
    // The list may take some of the map's height: at the sides of a lower map there is only sea.
    const qreal given =
        std::min(std::max<qreal>(0, table - rest),
                 std::max<qreal>(0, heights.map - std::max(lowestMap, full * lowestShareOfMap)));
    heights.rows = mapTableRows(shown.rows.size(), rest + given - noteToTable);
    if (heights.rows > 0)
        heights.map =
            std::min(heights.map, size.height() - below - noteToTable - mapTableHeight(heights.rows));
    return heights;
}

/// Outside its area the map does not answer, though its land reaches there when zoomed.
void shutOut(Canvas& canvas, const QRectF& area) {
    QPainterPath outside;
    outside.setFillRule(Qt::OddEvenFill);
    outside.addRect(area.adjusted(-20000, -20000, 20000, 20000));
    outside.addRect(area);
    canvas.hit({}, outside, {});
}

} // namespace

qreal mapMinimumHeight(const MapBody& body, qreal width, Frame frame) {
    const ShownAgreements shown = shownAgreements(body, {});
    const Heights heights = heightsOf(body, shown, {width, 0}, 0);
    const qreal most = std::max(lowestMap, mapHeight(width) * 0.8);
    constexpr qreal bleed = 40; ///< of a page, both sides
    const qreal below = mapToKey + heights.key + heights.note;
    // Who asks for all agreements on a page wants the whole list, and scrolls.
    if (frame == Frame::Page && body.all && !shown.rows.empty())
        return std::max(lowestMap, mapHeight(width + bleed) * lowestShareOfMap) + below + noteToTable +
               mapTableHeight(shown.rows.size());
    return std::min(most, 260.0) + below;
}

void drawMap(Canvas& canvas, const MapBody& body, const QRectF& area) {
    ShownAgreements shown = shownAgreements(body, canvas.pose().country);
    // On a page the sea runs to the edges of the page.
    const qreal bleed = canvas.frame == Frame::Page ? canvas.theme.pageMargin : 0;
    const Heights heights = heightsOf(body, shown, area.size(), bleed);
    const QRectF mapArea(area.left() - bleed, area.top(), area.width() + 2 * bleed, heights.map);
    const MapFrame frame(mapArea, canvas.pose());
    canvas.mapFrame(frame);
    auto* layer = new MapLayer(mapArea);
    canvas.item(layer);
    MapDrawing map{canvas, body, frame, std::move(shown), layer, heights.rows};
    const QRectF corner(area.right() - zoomWordsWidth, mapArea.bottom() - 18, zoomWordsWidth, 18);
    if (frame.zoomed())
        map.taken.push_back(corner);
    drawLand(map);
    drawSmallLand(map);
    drawArcs(map);
    drawPlaces(map);
    drawShareLabels(map);
    drawMapNames(map);
    if (frame.zoomed()) {
        shutOut(canvas, mapArea);
        const QString words = QStringLiteral("%1× · 0 shows the whole world").arg(frame.pose.zoom, 0, 'f', 1);
        TextStyle style{.role = TypeRole::Small,
                        .colour = canvas.theme.textMuted,
                        .align = Qt::AlignRight,
                        .line = 14,
                        .halo = true};
        canvas.text({area.right(), mapArea.bottom() - 16}, words, style)->setZValue(mapLabelHeight + 1);
    }
    qreal y = mapArea.bottom() + mapToKey;
    canvas.rule({mapArea.left(), mapArea.bottom() + 2, mapArea.width(), 1}, canvas.theme.divider);
    drawMapKey(canvas, body, {area.left(), y, area.width(), heights.key});
    y += heights.key;
    if (heights.rows > 0) {
        y += noteToTable;
        drawMapTable(canvas, map.shown, heights.rows,
                     {area.left(), y, area.width(), mapTableHeight(heights.rows)});
        y += mapTableHeight(heights.rows);
    }
    TextStyle style = noteStyle();
    style.colour = canvas.theme.textSecondary;
    if (const QString note = noteOf(body, map.shown, heights.rows); !note.isEmpty())
        canvas.text({area.left(), y + keyToNote}, note, style, area.width());
}

} // namespace lodestone
