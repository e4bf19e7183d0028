// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/lines_plot.h"
#include "charts/timeline_labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal headHeight = 20;
constexpr qreal laneRise = 8; ///< of the lowest glyphs above the lane's line
constexpr qreal widestName = 92;
constexpr qreal nameGap = 8;
constexpr qreal ticksBelow = 4;

TextStyle nameStyle() {
    return {.role = TypeRole::Small, .align = Qt::AlignRight, .line = 13};
}

TimeRuler rulerOf(const LinesBody& body, qreal left, qreal right) {
    return {left, right, body.x.min, body.x.max, true, right, 0};
}

std::vector<PlacedLane> lanesOf(const LinesBody& body, const TimeRuler& ruler) {
    std::vector<PlacedLane> lanes;
    qreal y = headHeight;
    for (const Lane& lane : body.strip) {
        PlacedLane placed;
        placed.lane = &lane;
        placed.name = blockOf(qt(lane.label), nameStyle(), widestName);
        placed.events = stackedEvents(lane.events, ruler);
        placed.top = y;
        y += std::ceil(std::max(laneRise + stackHeight(placed.events) + 3, placed.name.height() + 4));
        placed.bottom = y;
        placed.base = y - laneRise;
        lanes.push_back(std::move(placed));
    }
    return lanes;
}

} // namespace

qreal stripNames(const LinesBody& body) {
    qreal widest = 0;
    for (const Lane& lane : body.strip)
        widest = std::max(widest, blockOf(qt(lane.label), nameStyle(), widestName).width());
    return widest > 0 ? widest + nameGap : 0;
}

qreal stripHeight(const LinesBody& body, qreal left, qreal right) {
    if (body.strip.empty())
        return 0;
    return lanesOf(body, rulerOf(body, left, right)).back().bottom + ticksBelow + 2;
}

void drawStrip(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal top) {
    if (body.strip.empty())
        return;
    const Theme& theme = canvas.theme;
    const QRectF& rect = plot.rect;
    canvas.text({rect.left(), top},
                qt(body.stripTitle) + QStringLiteral(", ") +
                    QCoreApplication::translate("Strip", "same years as above"),
                {.role = TypeRole::Small, .colour = theme.textSecondary, .line = 14});
    std::vector<PlacedLane> lanes = lanesOf(body, rulerOf(body, rect.left(), rect.right()));
    for (PlacedLane& lane : lanes) {
        lane.base += top;
        canvas.rule({rect.left(), top + lane.bottom - 0.5, rect.width(), 1}, theme.grid);
        TextStyle style = nameStyle();
        style.colour = theme.textSecondary;
        canvas.text({rect.left() - nameGap, lane.base + lineOf(style) / 2 - lane.name.height() + 2},
                    lane.name, style);
        for (PlacedEvent& event : lane.events)
            event.centre.ry() += lane.base;
        drawEventCounts(canvas, lane, {rect.left(), top + lane.top, rect.width(), lane.bottom - lane.top});
    }
    const qreal bottom = top + lanes.back().bottom;
    for (const Tick& tick : plot.x.ticks)
        canvas.rule({plot.atX(tick.value) - 0.5, bottom, 1, ticksBelow}, theme.axis);
    for (const PlacedLane& lane : lanes)
        for (const PlacedEvent& event : lane.events)
            addEvent(canvas, *event.event, event.centre, event.shape);
}

void drawStripShade(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal bottom) {
    const QRectF whole(plot.rect.topLeft(), QPointF(plot.rect.right(), bottom));
    if (body.window == 0)
        return;
    for (const Lane& lane : body.strip)
        addWindowShade(canvas, lane.events, body.window, whole, [&](double year) { return plot.atX(year); });
}

} // namespace lodestone
