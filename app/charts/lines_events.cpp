// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/event_item.h"
#include "charts/ground_item.h"
#include "charts/lines_plot.h"
#include "figure/page_mark.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal glyphRise = 7; ///< of the lowest glyph above the axis
constexpr qreal levelRise = 9.6;
constexpr qreal glyphWidth = 9.5;
constexpr qreal seriesGap = 9;
constexpr qreal countReach = 18;  ///< glyphs this near a count give way to it
constexpr qreal sharedCount = 34; ///< events this near share a count
constexpr int mostLevels = 5;
constexpr qreal labelWidth = 118;

TextStyle labelStyle(const Theme& theme, Qt::Alignment align) {
    return {.role = TypeRole::Small,
            .colour = theme.text,
            .align = align,
            .weight = 500,
            .line = 14,
            .halo = true,
            .balanced = true};
}

struct Stacked {
    const EventMark* event;
    qreal x = 0;
    int level = 0;
};

int levelsAt(const LinesBody& body, const LinesPlot& plot, qreal x) {
    const qreal room = plot.rect.bottom() - seriesReach(body, plot, x - glyphWidth, x + glyphWidth).nearAxis -
                       glyphRise - seriesGap;
    const int levels = room < 0 ? 0 : 1 + static_cast<int>(room / levelRise);
    return std::min(levels, plot.compact() ? mostLevels : 2 * mostLevels);
}

/// How well the date is known; a length of several years would run through the lines.
EventItem::Shape shapeOn(const LinesPlot& plot, const EventMark& event, qreal x) {
    EventItem::Shape shape;
    const bool year = event.precision == DatePrecision::ToYear;
    if (!year && event.precision != DatePrecision::ToMonth)
        return shape;
    const qreal left = std::max(plot.atX(event.begin), plot.rect.left()) - x;
    const qreal length = plot.atX(event.begin + (year ? 1 : 1.0 / 12)) - plot.atX(event.begin);
    const qreal right = std::min(left + std::max<qreal>(4, length), plot.rect.right() - x);
    (year ? shape.bar : shape.month) = year
                                           ? QRectF(left, -1.5, right - left, 3)
                                           : QRectF(left, EventItem::underlineDrop - 0.75, right - left, 1.5);
    return shape;
}

qreal levelY(const LinesPlot& plot, int level) {
    return plot.rect.bottom() - glyphRise - levelRise * level;
}

class EventStacks {
public:
    EventStacks(const Canvas& canvas, const LinesBody& body, const LinesPlot& plot)
        : m_canvas(canvas), m_body(body), m_plot(plot) {}

    void add(const EventMark& event) {
        const qreal x =
            std::clamp(m_plot.atX(instantOf(event)), m_plot.rect.left() + 5, m_plot.rect.right() - 5);
        const int levels = std::max(1, levelsAt(m_body, m_plot, x));
        for (int level = 0; level < levels; ++level)
            if (free(x, level)) {
                stacked.push_back({&event, x, level});
                return;
            }
        overflow(event, x);
    }

    /// A glyph that stands on the axis itself.
    void block(qreal x) { m_blocked.push_back(x); }

    std::vector<Stacked> stacked;
    std::vector<MoreEvents> rest;

private:
    [[nodiscard]] bool free(qreal x, int level) const {
        const bool taken = std::ranges::any_of(stacked, [&](const Stacked& other) {
            return other.level == level && std::abs(other.x - x) < glyphWidth;
        });
        const bool blocked = level == 0 && std::ranges::any_of(m_blocked, [&](qreal other) {
                                 return std::abs(other - x) < glyphWidth;
                             });
        const QPointF centre(x, levelY(m_plot, level));
        return !taken && !blocked && !m_canvas.touchesText({centre - QPointF(5, 5), QSizeF(10, 10)});
    }

    void overflow(const EventMark& event, qreal x) {
        auto near = std::ranges::find_if(
            rest, [&](const MoreEvents& other) { return std::abs(other.at.x() - x) < sharedCount; });
        if (near == rest.end())
            near = rest.insert(near, {{x, 0}});
        near->take(event);
    }

    const Canvas& m_canvas;
    const LinesBody& m_body;
    const LinesPlot& m_plot;
    std::vector<qreal> m_blocked;
};

/// Takes the glyphs of one level near a count into it.
void absorb(EventStacks& stacks, MoreEvents& rest, int level) {
    std::erase_if(stacks.stacked, [&](const Stacked& one) {
        if (one.level != level || std::abs(one.x - rest.at.x()) >= countReach)
            return false;
        rest.take(*one.event);
        return true;
    });
}

TextStyle moreStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Caps, .colour = colour, .align = Qt::AlignHCenter, .halo = true};
}

/// '+ n' in the place of the top glyphs of a stack that has no more room, lower where other words stand.
void drawOverflow(Canvas& canvas, EventStacks& stacks, const LinesPlot& plot) {
    for (MoreEvents& rest : stacks.rest) {
        int level = 0;
        for (const Stacked& one : stacks.stacked)
            if (std::abs(one.x - rest.at.x()) < countReach)
                level = std::max(level, one.level);
        absorb(stacks, rest, level);
        const auto box = [&] {
            const qreal width = moreWidth(rest.count);
            const qreal height = lineOf(moreStyle());
            return QRectF(rest.at.x() - width / 2, levelY(plot, level) - height / 2, width, height);
        };
        while (level > 0 && canvas.touchesText(box()))
            absorb(stacks, rest, --level);
        for (; canvas.touchesText(box()) && rest.at.x() > plot.rect.left() + countReach; rest.at.rx() -= 6)
            absorb(stacks, rest, level);
        absorb(stacks, rest, level);
        rest.at.setY(levelY(plot, level));
        drawMore(canvas, rest);
    }
}

bool onThreshold(const LinesBody& body, const LinesPlot& plot, const QRectF& box) {
    return std::ranges::any_of(body.thresholds, [&](const Threshold& threshold) {
        const qreal y = plot.atY(threshold.value);
        return y > box.top() - 3 && y < box.bottom() + 3;
    });
}

bool onSeam(const LinesBody& body, const LinesPlot& plot, const QRectF& box) {
    return std::ranges::any_of(body.seams, [&](const Seam& seam) {
        const qreal x = plot.atX(seam.x);
        return x > box.left() - 2 && x < box.right() + 2;
    });
}

/// Words at a stem, left of it or else right: as low as they can stand above the data near them, else below
/// it.
bool placeLabelOnce(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, const EventMark& event,
                    qreal x, bool overSeams) {
    for (const Qt::Alignment align : {Qt::AlignRight, Qt::AlignLeft}) {
        const TextStyle style = labelStyle(canvas.theme, align);
        TextBlock block = blockOf(qt(event.label), style, labelWidth);
        const qreal anchor = align == Qt::AlignRight ? x - 5 : x + 5;
        const qreal left = align == Qt::AlignRight ? anchor - block.width() : anchor;
        if (left < plot.rect.left() || left + block.width() > plot.rect.right())
            continue;
        const auto tryAt = [&](qreal bottom) {
            const QRectF box(left, bottom - block.height(), block.width(), block.height());
            if (box.top() < plot.rect.top() || crossesSeries(body, plot, box.adjusted(-4, -4, 4, 4)) ||
                canvas.touchesText(box) || onThreshold(body, plot, box) ||
                (!overSeams && onSeam(body, plot, box)) ||
                canvas.touchesText({x - 3, box.top() + 2, 6, plot.rect.bottom() - box.top() - 2}))
                return false; // neither the words nor their stem may cross what is written
            canvas.rule({x - 0.5, box.top() + 2, 1, plot.rect.bottom() - box.top() - 2}, canvas.theme.axis);
            canvas.text({anchor, box.top()}, block, style);
            return true;
        };
        const qreal above = seriesReach(body, plot, left, left + block.width() + 10).nearTop - 14;
        for (qreal bottom = above; bottom > plot.rect.top(); bottom -= 6)
            if (tryAt(bottom))
                return true;
        for (qreal bottom = plot.rect.bottom() - 24; bottom > above; bottom -= 6)
            if (tryAt(bottom))
                return true;
    }
    return false;
}

/// Clear of the dotted seams if it can be; else over one, with the halo of the words.
bool placeLabel(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, const EventMark& event,
                qreal x) {
    return placeLabelOnce(canvas, body, plot, event, x, false) ||
           placeLabelOnce(canvas, body, plot, event, x, true);
}

QString yearsText(const YearRange& years) {
    const QString first = QString::number(years.first());
    return years.count() == 1 ? first : first + QChar(0x2013) + QString::number(years.last());
}

} // namespace

void MoreEvents::take(const EventMark& event) {
    const Year year = static_cast<Year>(std::floor(event.begin));
    years = count == 0 ? YearRange(year, year)
                       : YearRange(std::min<Year>(years.first(), year), std::max<Year>(years.last(), year));
    count += event.count;
    const QString line = qt(event.tooltip).section(u'\n', 0, 1).replace(u'\n', QStringLiteral(": "));
    lines += (lines.isEmpty() ? QString() : QStringLiteral("\n")) + line;
}

qreal moreWidth(int count) {
    return widthOf(QStringLiteral("+%1").arg(count), moreStyle());
}

void drawMore(Canvas& canvas, const MoreEvents& more) {
    canvas.textAround(more.at, QStringLiteral("+%1").arg(more.count), moreStyle(canvas.theme.textSecondary));
}

void markMore(Canvas& canvas, const MoreEvents& more, const Lane* lane) {
    const Mark mark = timelineMark(more.years, lane != nullptr ? lane->label : std::string());
    const QSizeF size(moreWidth(more.count) + 4, lineOf(moreStyle()));
    const QRectF box(more.at - QPointF(size.width() / 2, size.height() / 2), size);
    auto* ground = new GroundItem(mark, box, canvas.theme);
    ground->setZValue(-0.5); // below the count, which is there already
    canvas.item(ground);
    canvas.restyled(ground);
    QString words = more.count == 1 ? QCoreApplication::translate("Events", "1 more event")
                                    : QCoreApplication::translate("Events", "%1 more events").arg(more.count);
    if (lane != nullptr)
        words += QStringLiteral(", ") + qt(lane->label);
    words += QStringLiteral(", ") + yearsText(more.years);
    const QString help = QCoreApplication::translate("Events", "A click shows them on the timeline.");
    canvas.mark(mark, box, words, words + u'\n' + more.lines + QStringLiteral("\n\n") + help);
}

void drawLineEvents(Canvas& canvas, const LinesBody& body, const LinesPlot& plot) {
    const bool strip = canvas.frame == Frame::Page && !body.strip.empty();
    std::vector<const EventMark*> byRank;
    for (const EventMark& event : body.events)
        byRank.push_back(&event);
    std::ranges::stable_sort(byRank, std::ranges::greater{},
                             [](const EventMark* event) { return event->rank; });
    EventStacks stacks(canvas, body, plot);
    std::vector<const EventMark*> unnamed;
    for (const EventMark* event : byRank) {
        const qreal x = plot.atX(instantOf(*event));
        if (!plot.compact() && !event->label.empty() && placeLabel(canvas, body, plot, *event, x)) {
            if (strip)
                continue; // its glyph stands in the strip
            addEvent(canvas, *event, {x, plot.rect.bottom()}, shapeOn(plot, *event, x));
            stacks.block(x);
        } else
            unnamed.push_back(event);
    }
    if (strip)
        return;
    for (const EventMark* event : unnamed)
        stacks.add(*event);
    drawOverflow(canvas, stacks, plot);
    for (const Stacked& one : stacks.stacked)
        if (one.level == 0)
            canvas.rule({one.x - 0.5, plot.rect.bottom() - glyphRise + 3, 1, glyphRise - 3},
                        canvas.theme.event);
    std::ranges::stable_sort(stacks.stacked, {}, [](const Stacked& one) { return one.event->begin; });
    std::ranges::stable_sort(stacks.rest, {}, [](const MoreEvents& more) { return more.at.x(); });
    auto more = stacks.rest.begin();
    for (const Stacked& one : stacks.stacked) {
        for (; more != stacks.rest.end() && more->at.x() < one.x; ++more)
            markMore(canvas, *more, nullptr);
        addEvent(canvas, *one.event, {one.x, levelY(plot, one.level)}, shapeOn(plot, *one.event, one.x));
    }
    for (; more != stacks.rest.end(); ++more)
        markMore(canvas, *more, nullptr);
}

} // namespace lodestone
