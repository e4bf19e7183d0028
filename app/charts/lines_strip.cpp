// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/lines_plot.h"
#include "charts/timeline_labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace lodestone {
namespace {

constexpr qreal stripHead = 20;
constexpr qreal laneRise = 8; ///< of the lowest glyphs above the lane's line
constexpr qreal widestName = 92;
constexpr qreal nameGap = 8;
constexpr qreal ticksBelow = 4;
constexpr qreal stripRise = 9.6;
constexpr qreal widestTaken = 60; ///< a longer bar may pass behind a count
constexpr qreal moreReach = 22;   ///< events this near share a count
constexpr std::size_t mostLevels = 3;

TextStyle nameStyle() {
    return {.role = TypeRole::Small, .align = Qt::AlignRight, .line = 13};
}

TimeRuler rulerOf(const LinesBody& body, qreal left, qreal right) {
    return {left, right, body.x.min, body.x.max, true, right, 0};
}

struct StripLane : PlacedLane {
    std::vector<MoreEvents> more;
};

qreal levelOf(const PlacedEvent& event) {
    return std::round(-event.centre.y() / stripRise);
}

/// What lies above the levels becomes counts in the place of the glyphs near them.
std::vector<MoreEvents> cappedTo(int levels, std::vector<PlacedEvent>& events, const TimeRuler& ruler) {
    std::vector<MoreEvents> more;
    std::erase_if(events, [&](const PlacedEvent& event) {
        if (levelOf(event) < levels)
            return false;
        if (more.empty() || event.centre.x() - more.back().at.x() > moreReach)
            more.push_back({{event.centre.x(), -stripRise * (levels - 1)}});
        more.back().take(*event.event);
        return true;
    });
    for (MoreEvents& one : more)
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

StripLane laneAt(const Lane& lane, int levels, std::vector<PlacedEvent> events, const TimeRuler& ruler) {
    StripLane placed;
    placed.lane = &lane;
    placed.name = blockOf(qt(lane.label), nameStyle(), widestName);
    placed.events = std::move(events);
    placed.more = cappedTo(levels, placed.events, ruler);
    qreal stack = stackHeight(placed.events);
    for (const MoreEvents& more : placed.more)
        stack = std::max(stack, 5 - more.at.y());
    placed.bottom = std::ceil(std::max(laneRise + stack + 3, placed.name.height() + 4));
    return placed;
}

std::vector<StripLane> lanesOf(const LinesBody& body, const TimeRuler& ruler, const StripLevels& levels) {
    std::vector<StripLane> lanes;
    qreal y = stripHead;
    for (std::size_t i = 0; i < body.strip.size(); ++i) {
        const Lane& lane = body.strip[i];
        StripLane placed =
            laneAt(lane, i < levels.size() ? levels[i] : 1, stackedEvents(lane.events, ruler), ruler);
        placed.top = y;
        placed.bottom += y;
        y = placed.bottom;
        placed.base = y - laneRise;
        lanes.push_back(std::move(placed));
    }
    return lanes;
}

/// What a lane takes and hides with one level, two and so on.
struct LaneSteps {
    std::array<qreal, mostLevels> heights{};
    std::array<int, mostLevels> hidden{};
};

LaneSteps stepsOf(const Lane& lane, const TimeRuler& ruler) {
    LaneSteps steps;
    const std::vector<PlacedEvent> events = stackedEvents(lane.events, ruler);
    for (std::size_t i = 0; i < mostLevels; ++i) {
        const StripLane placed = laneAt(lane, static_cast<int>(i) + 1, events, ruler);
        steps.heights[i] = placed.bottom;
        for (const MoreEvents& more : placed.more)
            steps.hidden[i] += more.count;
    }
    return steps;
}

/// Glyphs and counts in the order in which they are walked through.
void addMarks(Canvas& canvas, const StripLane& lane) {
    auto more = lane.more.begin();
    for (const PlacedEvent& event : lane.events) {
        for (; more != lane.more.end() && more->at.x() < event.centre.x(); ++more)
            markMore(canvas, *more, lane.lane);
        addEvent(canvas, *event.event, event.centre, event.shape);
    }
    for (; more != lane.more.end(); ++more)
        markMore(canvas, *more, lane.lane);
}

} // namespace

qreal stripNames(const LinesBody& body) {
    qreal widest = 0;
    for (const Lane& lane : body.strip)
        widest = std::max(widest, blockOf(qt(lane.label), nameStyle(), widestName).width());
    return widest > 0 ? widest + nameGap : 0;
}

StripLevels stripLevels(const LinesBody& body, qreal left, qreal right, qreal room) {
    std::vector<LaneSteps> lanes;
    qreal taken = stripHead + ticksBelow + 2;
    for (const Lane& lane : body.strip) {
        lanes.push_back(stepsOf(lane, rulerOf(body, left, right)));
        taken += lanes.back().heights.front();
    }
    StripLevels levels(lanes.size(), 1);
    for (;;) {
        std::size_t best = lanes.size();
        int most = 0;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            const auto level = static_cast<std::size_t>(levels[i]);
            if (level == mostLevels || taken + lanes[i].heights[level] - lanes[i].heights[level - 1] > room)
                continue;
            if (const int shown = lanes[i].hidden[level - 1] - lanes[i].hidden[level]; shown > most) {
                best = i;
                most = shown;
            }
        }
        if (best == lanes.size())
            return levels;
        const auto level = static_cast<std::size_t>(levels[best]++);
        taken += lanes[best].heights[level] - lanes[best].heights[level - 1];
    }
}

qreal stripHeight(const LinesBody& body, qreal left, qreal right, const StripLevels& levels) {
    if (body.strip.empty())
        return 0;
    return lanesOf(body, rulerOf(body, left, right), levels).back().bottom + ticksBelow + 2;
}

void drawStrip(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal top,
               const StripLevels& levels) {
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
        for (MoreEvents& more : lane.more) {
            more.at.ry() += lane.base;
            drawMore(canvas, more);
        }
        drawEventCounts(canvas, lane, {rect.left(), top + lane.top, rect.width(), lane.bottom - lane.top});
    }
    const qreal bottom = top + lanes.back().bottom;
    for (const Tick& tick : plot.x.ticks)
        canvas.rule({plot.atX(tick.value) - 0.5, bottom, 1, ticksBelow}, theme.axis);
    for (const StripLane& lane : lanes)
        addMarks(canvas, lane);
}

void drawStripShade(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal bottom) {
    const QRectF whole(plot.rect.topLeft(), QPointF(plot.rect.right(), bottom));
    if (body.window == 0)
        return;
    for (const Lane& lane : body.strip)
        addWindowShade(canvas, lane.events, body.window, whole, [&](double year) { return plot.atX(year); });
}

} // namespace lodestone
