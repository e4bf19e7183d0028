// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/shapes.h"
#include "charts/timeline_labels.h"
#include "charts/timeline_layout.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal tickLength = 4;
constexpr double longestWithTitles = 6; ///< years: over more, titles would fill every gap

void drawUnknown(Canvas& canvas, const TimelineBody& body, const TimelineLayout& layout, qreal top) {
    const Theme& theme = canvas.theme;
    const qreal x = std::max(layout.ruler.atX(*body.unknownFrom), layout.plot.left());
    const TextStyle style{
        .role = TypeRole::Small, .colour = theme.textMuted, .align = Qt::AlignRight, .line = 14};
    if (x >= layout.plot.right())
        return;
    canvas.rule({x, layout.plot.top(), layout.plot.right() - x, layout.plot.height()},
                faded(theme.uncertainty, theme.shadeAlpha));
    canvas.text({layout.plot.right(), top}, qt(body.unknownWords), style);
}

void drawGrid(Canvas& canvas, const TimelineBody& body, const TimelineLayout& layout, const QRectF& area) {
    const Theme& theme = canvas.theme;
    if (body.unknownFrom)
        drawUnknown(canvas, body, layout, area.top());
    const auto boundaries = [&](const std::vector<TimeCell>& cells, const QColor& colour) {
        for (const TimeCell& cell : cells) {
            const qreal x = layout.ruler.atX(cell.begin);
            if (x >= layout.plot.left() - 0.5 && x <= layout.plot.right())
                canvas.rule({x - 0.5, layout.plot.top(), 1, layout.plot.height()}, colour);
        }
    };
    boundaries(layout.scale.cells, theme.grid);
    boundaries(layout.scale.groups, theme.axis);
    canvas.rule({layout.plot.right() - 1, layout.plot.top(), 1, layout.plot.height()}, theme.grid);
    for (std::size_t i = 0; i + 1 < layout.lanes.size(); ++i)
        canvas.rule({area.left(), layout.lanes[i].bottom - 0.5, area.width(), 1}, theme.divider);
    canvas.rule({layout.plot.left(), layout.plot.bottom() - 0.5, layout.plot.width(), 1}, theme.axis);
}

/// Labels in the middle of what is seen of their cells; none that would touch another or be cut.
void drawCells(Canvas& canvas, const TimelineLayout& layout, const std::vector<TimeCell>& cells, qreal top,
               const TextStyle& style) {
    const QRectF& plot = layout.plot;
    qreal free = plot.right() + 8;
    for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) { // the newest is named first
        const qreal left = std::max(layout.ruler.atX(cell->begin), plot.left());
        const qreal right = std::min(layout.ruler.atX(cell->end), plot.right());
        if (cell->label.empty() || right <= left)
            continue;
        const qreal half = widthOf(qt(cell->label), style) / 2;
        const bool cut =
            layout.ruler.atX(cell->begin) < plot.left() - 1 || layout.ruler.atX(cell->end) > plot.right() + 1;
        if (cut && right - left < 2 * half)
            continue;
        const qreal centre = std::min((left + right) / 2, plot.right() - half);
        if (centre + half > free - 3 || centre - half < plot.left() - 8)
            continue;
        canvas.text({centre, top}, qt(cell->label), style);
        free = centre - half;
    }
}

void drawAxis(Canvas& canvas, const TimelineLayout& layout) {
    const qreal bottom = layout.plot.bottom();
    const bool grouped = !layout.scale.groups.empty();
    const auto ticks = [&](const std::vector<TimeCell>& cells, qreal length) {
        for (const TimeCell& cell : cells)
            for (const double edge : {cell.begin, cell.end}) {
                const qreal x = std::min(layout.ruler.atX(edge), layout.plot.right() - 0.5);
                if (x >= layout.plot.left() - 0.5 && edge <= layout.ruler.to)
                    canvas.rule({x - 0.5, bottom, 1, length}, canvas.theme.axis);
            }
    };
    ticks(layout.scale.cells, tickLength);
    if (grouped)
        ticks(layout.scale.groups, axisRow + axisSecond - 2);
    TextStyle style{.role = TypeRole::Small,
                    .colour = canvas.theme.textMuted,
                    .align = Qt::AlignHCenter,
                    .px = canvas.frame == Frame::Page ? 10 : 11};
    drawCells(canvas, layout, layout.scale.cells, bottom + tickLength, style);
    if (!grouped)
        return;
    style.colour = canvas.theme.textSecondary;
    drawCells(canvas, layout, layout.scale.groups, bottom + axisRow, style);
}

/// The years that histories are narrowed to, or how to pick them.
void drawPicked(Canvas& canvas, const TimelineBody& body, const TimelineLayout& layout) {
    const Theme& theme = canvas.theme;
    const QRectF& plot = layout.plot;
    TextStyle style{.role = TypeRole::Small, .colour = theme.textMuted, .px = 10};
    const qreal top = plot.bottom() + axisRow;
    const bool roomForWords = layout.scale.groups.empty();
    if (!body.picked) {
        const QString words = canvas.frame == Frame::Page && roomForWords
                                  ? QCoreApplication::translate("Timeline", "Drag along the years to narrow "
                                                                            "the histories to them")
                                  : QString();
        if (!words.isEmpty() && widthOf(words, style) < plot.width())
            canvas.text({plot.left(), top}, words, style);
        return;
    }
    const qreal left = std::max(layout.ruler.atX(body.picked->first()), plot.left());
    const qreal right = std::min(layout.ruler.atX(body.picked->last() + 1), plot.right());
    if (right > left) {
        canvas.rule({left, plot.bottom() - 1.5, right - left, 3}, theme.accent);
        canvas.rule({left, plot.top(), 1, plot.height()}, theme.accent);
        canvas.rule({right - 1, plot.top(), 1, plot.height()}, theme.accent);
    }
    if (!roomForWords)
        return;
    style.colour = theme.link;
    const QString words =
        body.picked->count() == 1
            ? QString::number(body.picked->first())
            : QStringLiteral("%1\u2013%2").arg(body.picked->first()).arg(body.picked->last());
    const qreal half = widthOf(words, style) / 2;
    style.align = Qt::AlignHCenter;
    const qreal middle =
        right > left ? (left + right) / 2 : (right < plot.left() + 1 ? plot.left() : plot.right());
    canvas.text({std::clamp(middle, plot.left() + half, plot.right() - half), top}, words, style);
}

void drawLaneNames(Canvas& canvas, const TimelineLayout& layout) {
    for (const PlacedLane& lane : layout.lanes) {
        TextStyle style = laneStyle();
        style.colour = canvas.theme.text;
        const qreal top = lane.base + lineOf(style) / 2 - lane.name.height();
        canvas.text({layout.labelRight, top}, lane.name, style);
        TextStyle count = laneCountStyle();
        count.colour = canvas.theme.textMuted;
        canvas.text({layout.labelRight, top - lineOf(count)}, QString::number(lane.lane->count), count);
    }
}

} // namespace

qreal timelineMinimumHeight(const TimelineBody& body, qreal width, Frame frame) {
    return timelineLayout(body, QRectF(0, 0, width, 0), frame).bottom;
}

void drawTimeline(Canvas& canvas, const TimelineBody& body, const QRectF& area) {
    const TimelineLayout layout = timelineLayout(body, area, canvas.frame);
    for (const Lane& lane : body.lanes)
        addWindowShade(canvas, lane.events, body.window, layout.plot,
                       [&](double year) { return layout.ruler.atX(year); });
    canvas.lanes(layout.plot, {layout.ruler.from, layout.ruler.to, {}});
    drawGrid(canvas, body, layout, area);
    drawAxis(canvas, layout);
    drawPicked(canvas, body, layout);
    drawLaneNames(canvas, layout);
    if (canvas.frame == Frame::Page)
        canvas.hint(layout.axis(),
                    QCoreApplication::translate("Timeline", "Drag to pick years: the histories on Overview, "
                                                            "Shares and Concentration are narrowed to them.\n"
                                                            "A click shows all years again."));
    const bool titles = layout.ruler.to - layout.ruler.from <= longestWithTitles;
    for (const PlacedLane& lane : layout.lanes)
        drawEventWords(canvas, lane, layout.plot, titles);
    for (const PlacedLane& lane : layout.lanes)
        for (const PlacedEvent& event : lane.events)
            addEvent(canvas, *event.event, event.centre, event.shape);
    drawKeyFlow(canvas, body.key, {area.left(), layout.keyTop, area.width(), area.bottom() - layout.keyTop});
    canvas.timeFrame({layout.plot, layout.axis(), {body.x.min, body.x.max, body.begin(), body.end()}});
}

} // namespace lodestone
