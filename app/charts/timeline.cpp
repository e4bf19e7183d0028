// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/shapes.h"
#include "charts/timeline_layout.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal tickLength = 4;
constexpr qreal labelGap = 4;

TextStyle eventLabelStyle(const Theme& theme) {
    return {.role = TypeRole::Small, .colour = theme.textSecondary, .line = 13, .halo = true};
}

void drawGrid(Canvas& canvas, const TimelineBody& body, const TimelineLayout& layout, const QRectF& area) {
    const Theme& theme = canvas.theme;
    if (body.scheduledFrom) {
        const qreal x = layout.atX(body.x, *body.scheduledFrom);
        canvas.rule({x, layout.plot.top(), layout.plot.right() - x, layout.plot.height()},
                    faded(theme.uncertainty, theme.shadeAlpha));
        canvas.text(
            {layout.plot.right(), area.top()}, qt(std::string(words(Glyph::Scheduled))),
            {.role = TypeRole::Small, .colour = theme.textMuted, .align = Qt::AlignRight, .line = 14});
    }
    for (const Tick& tick : body.x.ticks)
        canvas.rule({layout.atX(body.x, tick.value) - 0.5, layout.plot.top(), 1, layout.plot.height()},
                    theme.grid);
    canvas.rule({layout.plot.right() - 1, layout.plot.top(), 1, layout.plot.height()}, theme.grid);
    for (std::size_t i = 0; i + 1 < layout.lanes.size(); ++i)
        canvas.rule({area.left(), layout.lanes[i].bottom - 0.5, area.width(), 1}, theme.divider);
    canvas.rule({layout.plot.left(), layout.plot.bottom() - 0.5, layout.plot.width(), 1}, theme.axis);
}

/// Years stand between their boundaries; every second, fifth or tenth is named where all do not fit.
void drawYears(Canvas& canvas, const TimelineBody& body, const TimelineLayout& layout) {
    const auto& ticks = body.x.ticks;
    if (ticks.empty())
        return;
    const TextStyle style{.role = TypeRole::Small,
                          .colour = canvas.theme.textMuted,
                          .align = Qt::AlignHCenter,
                          .px = canvas.frame == Frame::Page ? 10 : 11};
    qreal widest = 0;
    for (const Tick& tick : ticks)
        widest = std::max(widest, widthOf(qt(tick.label), style));
    const auto end = [&](std::size_t i) { return i + 1 < ticks.size() ? ticks[i + 1].value : body.x.max; };
    const qreal pitch = layout.plot.width() / static_cast<qreal>(ticks.size());
    std::size_t every = 1;
    for (const std::size_t candidate : {1U, 2U, 3U, 5U, 10U, 20U}) {
        every = candidate;
        if (static_cast<qreal>(candidate) * pitch >= widest + 6)
            break;
    }
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const qreal left = layout.atX(body.x, ticks[i].value);
        canvas.rule({left - 0.5, layout.plot.bottom(), 1, tickLength}, canvas.theme.axis);
        if ((ticks.size() - 1 - i) % every != 0)
            continue; // counted from the right, so that the newest year is named
        const qreal centre = (left + layout.atX(body.x, end(i))) / 2;
        const qreal half = widthOf(qt(ticks[i].label), style) / 2;
        canvas.text({std::min(centre, layout.plot.right() - half), layout.plot.bottom() + tickLength},
                    qt(ticks[i].label), style);
    }
    canvas.rule({layout.plot.right() - 1, layout.plot.bottom(), 1, tickLength}, canvas.theme.axis);
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

/// Places words beside glyphs, greedily by rank: right, left, above; what finds no place stays in the
/// tooltip.
class LabelPlacer {
public:
    LabelPlacer(Canvas& canvas, const PlacedLane& lane, const QRectF& plot)
        : m_canvas(canvas), m_lane(lane),
          m_room(plot.left(), lane.top + 1, plot.width(), lane.bottom - lane.top - 2) {
        for (const PlacedEvent& event : lane.events)
            m_taken.push_back(event.glyphBox());
    }

    /// The stacks keep a place free for counts, so these come first and always fit.
    void placeCounts() {
        for (const PlacedEvent& event : m_lane.events) {
            if (event.event->count < 2)
                continue;
            const TextStyle style{.role = countStyle().role,
                                  .colour = m_canvas.theme.textSecondary,
                                  .line = countStyle().line,
                                  .halo = true};
            const QString words = countText(*event.event);
            const QRectF glyph = event.glyphBox();
            const qreal width = widthOf(words, style);
            const qreal right = glyph.right() + countGap;
            const qreal left = right + width <= m_room.right() ? right : glyph.left() - countGap - width;
            const QPointF at(left, glyph.center().y() - lineOf(style) / 2);
            m_taken.emplace_back(at, QSizeF(width, lineOf(style)));
            m_canvas.text(at, words, style);
        }
    }

    void placeLabels() {
        for (const PlacedEvent& event : m_lane.events)
            if (!event.shape.bar.isEmpty())
                m_taken.push_back(event.shape.bar.translated(event.centre));
        std::vector<const PlacedEvent*> order;
        for (const PlacedEvent& event : m_lane.events)
            if (!event.event->label.empty())
                order.push_back(&event);
        std::ranges::stable_sort(order, std::ranges::greater{},
                                 [](const PlacedEvent* one) { return one->event->rank; });
        for (const PlacedEvent* event : order)
            place(*event, qt(event->event->label), eventLabelStyle(m_canvas.theme));
    }

private:
    void place(const PlacedEvent& event, const QString& words, const TextStyle& style) {
        const QRectF glyph = event.glyphBox();
        const qreal width = widthOf(words, style);
        const qreal height = lineOf(style);
        const qreal beside = glyph.center().y() - height / 2;
        const qreal above = glyph.top() - height - 1;
        std::vector<QPointF> places{{glyph.right() + labelGap, beside},
                                    {glyph.left() - labelGap - width, beside}};
        for (const qreal top : {above, above - 9.6})
            places.insert(
                places.end(),
                {{glyph.center().x() - width / 2, top}, {glyph.left(), top}, {glyph.right() - width, top}});
        for (const QPointF& at : places) {
            const QRectF box(at.x(), at.y() + 1, width, height - 2);
            const bool free = std::ranges::none_of(
                m_taken, [&](const QRectF& taken) { return taken.adjusted(-2, -1, 2, 1).intersects(box); });
            if (!free || !m_room.contains(box))
                continue;
            m_taken.push_back(box);
            m_canvas.text(at, words, style);
            return;
        }
    }

    Canvas& m_canvas;
    const PlacedLane& m_lane;
    const QRectF m_room;
    std::vector<QRectF> m_taken;
};

} // namespace

qreal timelineMinimumHeight(const TimelineBody& body, qreal width) {
    return timelineLayout(body, QRectF(0, 0, width, 0)).bottom;
}

void drawTimeline(Canvas& canvas, const TimelineBody& body, const QRectF& area) {
    const TimelineLayout layout = timelineLayout(body, area);
    canvas.lanes(layout.plot, body.x);
    drawGrid(canvas, body, layout, area);
    drawYears(canvas, body, layout);
    drawLaneNames(canvas, layout);
    for (const PlacedLane& lane : layout.lanes) {
        LabelPlacer placer(canvas, lane, layout.plot);
        placer.placeCounts();
        placer.placeLabels();
    }
    for (const PlacedLane& lane : layout.lanes)
        for (const PlacedEvent& event : lane.events)
            addEvent(canvas, *event.event, event.centre, event.shape);
    drawKeyFlow(canvas, body.key, {area.left(), layout.keyTop, area.width(), area.bottom() - layout.keyTop});
}

} // namespace lodestone
