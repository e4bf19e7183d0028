// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timeline_layout.h"

#include "charts/bodies.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal laneGap = 10;  ///< from the lane's name to the plot
constexpr qreal baseRise = 10; ///< of the lowest glyphs above the lane's line
constexpr qreal levelRise = 9.6;
constexpr qreal labelRoom = 15; ///< above the glyphs of a lane that names some
constexpr qreal axisToKey = 10;
constexpr qreal unknownHead = 16;
constexpr qreal widestName = 0.22; ///< of the width
constexpr qreal wideMonth = 12;    ///< an underline beyond this lies on the glyphs of the level below

qreal halfWidth(const EventMark& event) {
    return event.verification == Verification::Confirmed ? 4.9 : 6.2;
}

/// Keeps glyphs of one level apart, and wide underlines off the glyphs of the level below them.
class Levels {
public:
    int place(qreal left, qreal right, const QRectF& month) {
        const bool wide = month.width() > wideMonth;
        int level = 0;
        while (!free(level, left, right) ||
               (wide && (!free(level, month.left(), month.right()) ||
                         (level > 0 && !free(level - 1, month.left(), month.right())))))
            ++level;
        m_used.push_back({left, right, level});
        if (wide) {
            m_used.push_back({month.left(), month.right(), level});
            m_used.push_back({month.left(), month.right(), level - 1});
        }
        return level;
    }

private:
    struct Slot {
        qreal left, right;
        int level;
    };
    [[nodiscard]] bool free(int level, qreal left, qreal right) const {
        return std::ranges::none_of(m_used, [&](const Slot& slot) {
            return slot.level == level && slot.left < right && slot.right > left;
        });
    }
    std::vector<Slot> m_used;
};

/// The part of a span that is to be seen, `thick` around `y`; empty where none is.
QRectF shownPart(const TimeRuler& ruler, double begin, double end, qreal y, qreal thick, qreal least) {
    const qreal from = std::max(ruler.atX(begin), ruler.left);
    const qreal to = std::min(ruler.atX(end), ruler.right);
    if (to < ruler.left || from >= ruler.right)
        return {};
    const qreal width = std::max(least, to - from);
    return {std::min(from, ruler.right - width), y - thick / 2, width, thick};
}

/// What of an event lies within the ruler; its bar and underline in x as they are, relative to y 0.
std::optional<PlacedEvent> placedOn(const EventMark& event, const TimeRuler& ruler) {
    PlacedEvent one{&event, {}, {}};
    const qreal exact = ruler.atX(instantOf(event));
    one.shape.glyph = ruler.whole || (exact >= ruler.left && exact <= ruler.right);
    if (event.lasting) {
        one.shape.bar = shownPart(ruler, event.begin, event.end, 0, 3, 3);
        if (event.pausedTo > event.pausedFrom)
            one.shape.pause = shownPart(ruler, event.pausedFrom, event.pausedTo, 0, 3, 0) & one.shape.bar;
    } else if (event.precision == DatePrecision::ToMonth)
        one.shape.month = shownPart(ruler, event.begin, event.end, EventItem::underlineDrop, 1.5, 4);
    if (!one.shape.glyph && one.shape.bar.isEmpty() && one.shape.month.isEmpty())
        return std::nullopt;
    const qreal room = std::min(ruler.inset, (ruler.right - ruler.left) / 2);
    one.centre.setX(std::clamp(exact, ruler.left + room, ruler.right - room));
    if (event.openEnded && one.shape.glyph)
        one.shape.trail = std::max<qreal>(0, ruler.seenUntil - one.centre.x());
    return one;
}

qreal laneHeight(const PlacedLane& lane) {
    const bool named =
        std::ranges::any_of(lane.lane->events, [](const EventMark& event) { return !event.label.empty(); });
    const qreal glyphs = baseRise + stackHeight(lane.events) + 3 + (named ? labelRoom : 0);
    const qreal words =
        baseRise + lane.name.height() - lineOf(laneStyle()) / 2 + lineOf(laneCountStyle()) + 2;
    return std::ceil(std::max(glyphs, words));
}

} // namespace

QRectF PlacedEvent::glyphBox() const {
    if (!shape.glyph)
        return {};
    const qreal half = halfWidth(*event);
    return {centre.x() - half, centre.y() - half, 2 * half, 2 * half};
}

QRectF PlacedEvent::drawn() const {
    QRectF box = glyphBox();
    for (const QRectF& part : {shape.bar, shape.month})
        if (!part.isEmpty())
            box = box.united(part.translated(centre));
    return box;
}

QRectF TimelineLayout::axis() const {
    return {plot.left(), plot.bottom(), plot.width(), axisRow + (twoRows ? axisSecond : 0)};
}

TextStyle laneStyle() {
    return {.role = TypeRole::Label, .align = Qt::AlignRight, .line = 15};
}
TextStyle laneCountStyle() {
    return {.role = TypeRole::Small, .align = Qt::AlignRight, .px = 10, .line = 13};
}
TextStyle countStyle() {
    return {.role = TypeRole::Caps, .line = 13};
}

QString countText(const EventMark& event) {
    return QStringLiteral("\u00D7\u00A0%1").arg(event.count);
}

std::vector<PlacedEvent> stackedEvents(const std::vector<EventMark>& events, const TimeRuler& ruler) {
    Levels levels;
    std::vector<PlacedEvent> placed;
    std::vector<const EventMark*> order;
    for (const EventMark& event : events)
        order.push_back(&event);
    std::ranges::stable_sort(order, {}, [](const EventMark* event) { return instantOf(*event); });
    for (const EventMark* event : order) {
        std::optional<PlacedEvent> one = placedOn(*event, ruler);
        if (!one)
            continue;
        const qreal x = one->centre.x();
        const qreal half = one->shape.glyph ? halfWidth(*event) : 0;
        const qreal counted = event->count > 1 && one->shape.glyph
                                  ? countGap + 1 + widthOf(countText(*event), countStyle())
                                  : 0;
        const bool flip = x + half + counted > ruler.right;
        const int level =
            levels.place(x - half - (flip ? counted : 0), x + half + (flip ? 0 : counted), one->shape.month);
        one->centre.setY(-levelRise * level);
        one->shape.bar.translate(-x, 0); // from here on relative to the glyph
        one->shape.pause.translate(-x, 0);
        one->shape.month.translate(-x, 0);
        placed.push_back(std::move(*one));
    }
    return placed;
}

qreal stackHeight(const std::vector<PlacedEvent>& events) {
    qreal highest = 0;
    for (const PlacedEvent& event : events)
        highest = std::max(highest, -event.centre.y());
    return highest + 5;
}

TimelineLayout timelineLayout(const TimelineBody& body, const QRectF& area, Frame frame) {
    TimelineLayout layout;
    qreal names = 0;
    for (const Lane& lane : body.lanes) {
        PlacedLane placed;
        placed.lane = &lane;
        placed.name = blockOf(qt(lane.label), laneStyle(), area.width() * widestName);
        names =
            std::max({names, placed.name.width(), widthOf(QString::number(lane.count), laneCountStyle())});
        layout.lanes.push_back(std::move(placed));
    }
    layout.labelRight = area.left() + names;
    const qreal top = area.top() + (body.unknownFrom ? unknownHead : 4);
    layout.plot = QRectF(QPointF(layout.labelRight + laneGap, top), QPointF(area.right(), top));
    layout.ruler = {layout.plot.left(),
                    layout.plot.right(),
                    body.begin(),
                    body.end(),
                    !body.from && !body.to,
                    layout.plot.right(),
                    6};
    if (body.unknownFrom)
        layout.ruler.seenUntil =
            std::clamp(layout.ruler.atX(*body.unknownFrom), layout.plot.left(), layout.plot.right());
    layout.scale = timeScale(body.begin(), body.end(),
                             static_cast<std::size_t>(std::max(1.0, layout.plot.width() / leastCell)));
    layout.twoRows = frame == Frame::Page || !layout.scale.groups.empty() || body.picked.has_value();
    qreal height = 0;
    for (PlacedLane& lane : layout.lanes) {
        lane.events = stackedEvents(lane.lane->events, layout.ruler);
        lane.bottom = laneHeight(lane); // its height, until the lanes are piled up below
        height += lane.bottom;
    }
    const qreal axisHeight = axisRow + 4 + (layout.twoRows ? axisSecond : 0);
    const qreal key = body.key.empty() ? 0 : axisToKey + keyFlowHeight(body.key, area.width());
    const qreal spare = area.bottom() - top - height - axisHeight - key;
    const qreal each =
        layout.lanes.empty() ? 0 : std::max<qreal>(0, spare) / static_cast<qreal>(layout.lanes.size());
    qreal y = top;
    for (PlacedLane& lane : layout.lanes) {
        lane.top = y;
        y += lane.bottom + each;
        lane.bottom = y;
        lane.base = y - baseRise;
        for (PlacedEvent& event : lane.events)
            event.centre.ry() += lane.base;
    }
    layout.plot.setBottom(y);
    layout.keyTop = y + axisHeight + axisToKey;
    layout.bottom = y + axisHeight + key;
    return layout;
}

} // namespace lodestone
