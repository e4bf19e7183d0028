// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timeline_labels.h"

#include <algorithm>
#include <functional>

namespace lodestone {
namespace {

constexpr qreal labelGap = 4;
constexpr qreal levelRise = 9.6;
constexpr qreal widestTitle = 190;

TextStyle eventLabelStyle(const Theme& theme) {
    return {.role = TypeRole::Small, .colour = theme.textSecondary, .line = 13, .halo = true};
}

/// Places words beside glyphs, greedily by rank: right, left, above; what finds no place stays in the
/// tooltip.
class LabelPlacer {
public:
    LabelPlacer(Canvas& canvas, const PlacedLane& lane, const QRectF& plot)
        : m_canvas(canvas), m_lane(lane),
          m_room(plot.left(), lane.top + 1, plot.width(), lane.bottom - lane.top - 2) {
        for (const PlacedEvent& event : lane.events) {
            if (event.shape.glyph)
                m_taken.push_back(event.glyphBox());
            if (!event.shape.month.isEmpty())
                m_taken.push_back(event.shape.month.translated(event.centre));
        }
    }

    /// The stacks keep a place free for counts, so these come first and always fit.
    void placeCounts() {
        for (const PlacedEvent& event : m_lane.events) {
            if (event.event->count < 2 || !event.shape.glyph)
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

    void placeLabels(bool titles) {
        for (const PlacedEvent& event : m_lane.events)
            if (!event.shape.bar.isEmpty())
                m_taken.push_back(event.shape.bar.translated(event.centre));
        placeAll([](const EventMark& event) -> const std::string& { return event.label; });
        if (titles) // what has no short label of its own, where there is room
            placeAll([](const EventMark& event) -> const std::string& {
                static const std::string none;
                return event.label.empty() ? event.title : none;
            });
    }

private:
    void placeAll(const std::function<const std::string&(const EventMark&)>& wordsOf) {
        std::vector<const PlacedEvent*> order;
        for (const PlacedEvent& event : m_lane.events)
            if (event.shape.glyph && !wordsOf(*event.event).empty())
                order.push_back(&event);
        std::ranges::stable_sort(order, std::ranges::greater{},
                                 [](const PlacedEvent* one) { return one->event->rank; });
        for (const PlacedEvent* event : order)
            place(*event, qt(wordsOf(*event->event)), eventLabelStyle(m_canvas.theme));
    }

    void place(const PlacedEvent& event, const QString& words, const TextStyle& style) {
        const QRectF glyph = event.glyphBox();
        const qreal width = std::min(widthOf(words, style), widestTitle);
        const qreal height = lineOf(style);
        const qreal beside = glyph.center().y() - height / 2;
        const qreal above = glyph.top() - height - 1;
        std::vector<QPointF> places{{glyph.right() + labelGap, beside},
                                    {glyph.left() - labelGap - width, beside}};
        for (const qreal top : {above, above - levelRise})
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
            m_canvas.elided(at, words, style, widestTitle);
            QPainterPath area;
            area.addRect(box);
            m_canvas.hit(event.event->mark, area, qt(event.event->tooltip));
            return;
        }
    }

    Canvas& m_canvas;
    const PlacedLane& m_lane;
    const QRectF m_room;
    std::vector<QRectF> m_taken;
};

} // namespace

void drawEventCounts(Canvas& canvas, const PlacedLane& lane, const QRectF& room) {
    LabelPlacer(canvas, lane, room).placeCounts();
}

void drawEventWords(Canvas& canvas, const PlacedLane& lane, const QRectF& plot, bool titles) {
    LabelPlacer placer(canvas, lane, plot);
    placer.placeCounts();
    placer.placeLabels(titles);
}

} // namespace lodestone
