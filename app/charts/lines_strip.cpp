// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/lines_plot.h"
#include "charts/timeline_labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lodestone {
namespace {

constexpr qreal headHeight = 20;
constexpr qreal laneRise = 8; ///< of the lowest glyphs above the lane's line
constexpr qreal widestName = 92;
constexpr qreal nameGap = 8;
constexpr qreal ticksBelow = 4;
constexpr qreal stripRise = 9.6;
constexpr qreal widestTaken = 60; ///< a longer bar may pass behind a count
constexpr qreal moreReach = 22;   ///< events this near share a count

TextStyle nameStyle() {
    return {.role = TypeRole::Small, .align = Qt::AlignRight, .line = 13};
}

TimeRuler rulerOf(const LinesBody& body, qreal left, qreal right) {
    return {left, right, body.x.min, body.x.max, true, right, 0};
}

/// Events above the levels of their lane: counted near each other, and named in the tooltip.
struct More {
    QPointF at;
    int count = 0;
    QString tooltip;

    void take(const EventMark& event) {
        count += event.count;
        tooltip += (tooltip.isEmpty() ? QString() : QStringLiteral("\n")) + eventLine(event);
    }
};
struct StripLane : PlacedLane {
    std::vector<More> more;
};

qreal levelOf(const PlacedEvent& event) {
    return std::round(-event.centre.y() / stripRise);
}

/// What lies above the levels becomes counts in the place of the glyphs near them.
std::vector<More> cappedTo(int levels, std::vector<PlacedEvent>& events, const TimeRuler& ruler) {
    std::vector<More> more;
    std::erase_if(events, [&](const PlacedEvent& event) {
        if (levelOf(event) < levels)
            return false;
        if (more.empty() || event.centre.x() - more.back().at.x() > moreReach)
            more.push_back({{event.centre.x(), -stripRise * (levels - 1)}, 0, {}});
        more.back().take(*event.event);
        return true;
    });
    for (More& one : more)
        for (bool grown = true; std::exchange(grown, false);) {
            const qreal half = moreWidth(one.count) / 2 + 2;
            one.at.setX(std::min(one.at.x(), ruler.right - half + 2));
            std::erase_if(events, [&](const PlacedEvent& event) {
                const qreal counted =
                    event.event->count > 1 ? countGap + widthOf(countText(*event.event), countStyle()) : 0;
                const bool bar = event.shape.bar.width() > 0 && event.shape.bar.width() < widestTaken;
                const QRectF glyph = bar ? event.drawn() : event.glyphBox();
                if (levelOf(event) != levels - 1 || glyph.left() - counted > one.at.x() + half ||
                    glyph.right() + counted < one.at.x() - half)
                    return false;
                one.take(*event.event);
                return grown = true;
            });
        }
    return more;
}

std::vector<StripLane> lanesOf(const LinesBody& body, const TimeRuler& ruler, int levels) {
    std::vector<StripLane> lanes;
    qreal y = headHeight;
    for (const Lane& lane : body.strip) {
        StripLane placed;
        placed.lane = &lane;
        placed.name = blockOf(qt(lane.label), nameStyle(), widestName);
        placed.events = stackedEvents(lane.events, ruler);
        placed.more = cappedTo(levels, placed.events, ruler);
        placed.top = y;
        qreal stack = stackHeight(placed.events);
        for (const More& more : placed.more)
            stack = std::max(stack, 5 - more.at.y());
        y += std::ceil(std::max(laneRise + stack + 3, placed.name.height() + 4));
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

qreal stripHeight(const LinesBody& body, qreal left, qreal right, int levels) {
    if (body.strip.empty())
        return 0;
    return lanesOf(body, rulerOf(body, left, right), levels).back().bottom + ticksBelow + 2;
}

void drawStrip(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal top, int levels) {
    if (body.strip.empty())
        return;
    const Theme& theme = canvas.theme;
    const QRectF& rect = plot.rect;
    canvas.text({rect.left(), top},
                qt(body.stripTitle) + QStringLiteral(", ") +
                    QCoreApplication::translate("Strip", "same years as above"),
                {.role = TypeRole::Small, .colour = theme.textSecondary, .line = 14});
    std::vector<StripLane> lanes = lanesOf(body, rulerOf(body, rect.left(), rect.right()), levels);
    for (StripLane& lane : lanes) {
        lane.base += top;
        canvas.rule({rect.left(), top + lane.bottom - 0.5, rect.width(), 1}, theme.grid);
        TextStyle style = nameStyle();
        style.colour = theme.textSecondary;
        canvas.text({rect.left() - nameGap, lane.base + lineOf(style) / 2 - lane.name.height() + 2},
                    lane.name, style);
        for (PlacedEvent& event : lane.events)
            event.centre.ry() += lane.base;
        for (const More& more : lane.more)
            drawMore(canvas, more.at + QPointF(0, lane.base), more.count, more.tooltip);
        drawEventCounts(canvas, lane, {rect.left(), top + lane.top, rect.width(), lane.bottom - lane.top});
    }
    const qreal bottom = top + lanes.back().bottom;
    for (const Tick& tick : plot.x.ticks)
        canvas.rule({plot.atX(tick.value) - 0.5, bottom, 1, ticksBelow}, theme.axis);
    for (const StripLane& lane : lanes)
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
