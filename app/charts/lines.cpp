// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/lines_plot.h"
#include "charts/shapes.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal headToPlot = 9;
constexpr qreal axisGap = 7; ///< from the axis numbers to the plot
constexpr qreal tickLength = 4;
constexpr qreal axisHeight = 24; ///< ticks and years below the plot
constexpr qreal compactPlot = 72;
constexpr qreal leastPlot = 170;
constexpr qreal seamGap = 5;
constexpr qreal plotPart = 0.62; ///< of the height, above a strip

TextStyle axisStyle(const Canvas& canvas, Qt::Alignment align) {
    return {.role = TypeRole::Small,
            .colour = canvas.theme.textMuted,
            .align = align,
            .px = canvas.frame == Frame::Page ? 10 : 11};
}

/// Room of the numbers left of the plot, in the larger of the two sizes they are drawn in.
qreal numbersWidth(const LinesBody& body, bool strip) {
    qreal numbers = 0;
    for (const Tick& tick : body.y.ticks)
        numbers = std::max(numbers, widthOf(qt(tick.label), {.role = TypeRole::Small, .px = 11}));
    return std::max(numbers + axisGap, strip ? stripNames(body) : 0);
}

/// A picture for others has its events on the axis of years.
bool hasStrip(const LinesBody& body, Frame frame) {
    return frame == Frame::Page && !body.strip.empty();
}

bool hasData(const LinesBody& body) {
    return !body.lines.empty() && body.x.max > body.x.min && body.y.max > body.y.min;
}

qreal topOf(const LinesBody& body, qreal width) {
    const qreal head = headHeight(body.title, body.subtitle, width);
    return head > 0 ? head + headToPlot : 10;
}

} // namespace

void drawValueAxis(Canvas& canvas, const LinesPlot& plot) {
    const qreal pitch =
        plot.rect.height() / static_cast<qreal>(std::max<std::size_t>(2, plot.y.ticks.size()) - 1);
    const std::size_t every = pitch < 13 ? 2 : 1;
    for (std::size_t i = 0; i < plot.y.ticks.size(); ++i) {
        const Tick& tick = plot.y.ticks[i];
        const qreal y = plot.atY(tick.value);
        if (tick.value > plot.y.min)
            canvas.rule({plot.rect.left(), y - 0.5, plot.rect.width(), 1}, canvas.theme.grid);
        if (i % every == 0)
            canvas.textAround({plot.rect.left() - axisGap, y}, qt(tick.label),
                              axisStyle(canvas, Qt::AlignRight));
    }
}

/// Every tick is marked; years that would touch are left unnamed, the first and last stay.
void drawYearAxis(Canvas& canvas, const LinesPlot& plot) {
    canvas.rule({plot.rect.left(), plot.rect.bottom() - 0.5, plot.rect.width(), 1}, canvas.theme.axis);
    const TextStyle style = axisStyle(canvas, Qt::AlignHCenter);
    const qreal top = plot.rect.bottom() + tickLength + 3;
    std::vector<QRectF> taken;
    const auto name = [&](const Tick& tick) {
        const qreal width = widthOf(qt(tick.label), style);
        const qreal x = plot.atX(tick.value);
        const QRectF box(x - width / 2 - 6, top, width + 12, 10);
        if (std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(box); }))
            return;
        taken.push_back(box);
        canvas.text({x, top}, qt(tick.label), style);
    };
    for (const Tick& tick : plot.x.ticks)
        canvas.rule({plot.atX(tick.value) - 0.5, plot.rect.bottom(), 1, tickLength}, canvas.theme.axis);
    if (plot.x.ticks.empty())
        return;
    name(plot.x.ticks.back());
    for (const Tick& tick : plot.x.ticks)
        name(tick);
}

namespace {

void drawThresholds(Canvas& canvas, const LinesBody& body, const LinesPlot& plot) {
    for (const Threshold& threshold : body.thresholds) {
        const qreal y = plot.atY(threshold.value);
        canvas.dotted({plot.rect.left(), y, plot.rect.right(), y}, canvas.theme.textMuted, {2, 3});
    }
}

/// A seam's name beside it, where neither a line nor another word is; true when it found a place.
bool placeSeamName(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, QPointF span,
                   const QString& words, Qt::Alignment align) {
    const TextStyle style{.role = TypeRole::Small,
                          .colour = canvas.theme.textMuted,
                          .align = align,
                          .px = canvas.frame == Frame::Page ? 10 : 11,
                          .line = 14,
                          .halo = true};
    const qreal width = widthOf(words, style);
    if (width > span.y() - span.x() - seamGap)
        return false;
    const qreal x = align == Qt::AlignRight ? span.y() - seamGap : span.x() + seamGap;
    const qreal left = align == Qt::AlignRight ? x - width : x;
    for (qreal top = plot.rect.top() + 2; top + style.line < plot.rect.bottom() - 16; top += 4) {
        const QRectF box(left, top, width, style.line);
        if (crossesSeries(body, plot, box.adjusted(-3, -2, 3, 2)) || canvas.touchesText(box))
            continue;
        canvas.text({x, top}, words, style);
        return true;
    }
    return false;
}

} // namespace

bool crossesSeries(const LinesBody& body, const LinesPlot& plot, const QRectF& box) {
    const auto touches = [&](QPointF a, QPointF b) {
        const qreal from = std::max(std::min(a.x(), b.x()), box.left());
        const qreal to = std::min(std::max(a.x(), b.x()), box.right());
        if (from > to)
            return false;
        const auto at = [&](qreal x) {
            return b.x() == a.x() ? a.y() : a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x());
        };
        const auto [high, low] = std::minmax({at(from), at(to)});
        return high <= box.bottom() && low >= box.top();
    };
    for (const Line& line : body.lines)
        for (const std::vector<LinePoint>& segment : line.segments)
            for (std::size_t i = 0; i < segment.size(); ++i) {
                const LinePoint& b = segment[i];
                const LinePoint& a = segment[i > 0 ? i - 1 : i];
                const QPointF aHigh(plot.atX(a.x), plot.atY(a.high));
                const QPointF bHigh(plot.atX(b.x), plot.atY(b.high));
                if (touches(plot.at(a), plot.at(b)) || touches(aHigh, bHigh) || touches(plot.at(b), bHigh))
                    return true;
            }
    return false;
}

SeriesReach seriesReach(const LinesBody& body, const LinesPlot& plot, qreal fromX, qreal toX) {
    SeriesReach reach{plot.rect.top(), plot.rect.top()};
    bool met = false;
    constexpr qreal step = 4;
    for (qreal y = plot.rect.bottom() - step; y >= plot.rect.top(); y -= step) {
        if (!crossesSeries(body, plot, {fromX, y, toX - fromX, step}))
            continue;
        if (!met)
            reach.nearAxis = y + step;
        met = true;
        reach.nearTop = y;
    }
    return reach;
}

QString seamHint(const Seam& seam) {
    const QString sides = qt(seam.left) + QStringLiteral(" | ") + qt(seam.right);
    return seam.reason.empty() ? sides : sides + u'\n' + qt(seam.reason);
}

void drawSeams(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal right) {
    for (std::size_t i = 0; i < body.seams.size(); ++i) {
        const Seam& seam = body.seams[i];
        const qreal x = plot.atX(seam.x);
        const qreal before = i > 0 ? plot.atX(body.seams[i - 1].x) : plot.rect.left();
        const qreal after = i + 1 < body.seams.size() ? plot.atX(body.seams[i + 1].x) : right;
        canvas.dotted({x, plot.rect.top() - 2, x, plot.rect.bottom()}, canvas.theme.textMuted, {1, 3});
        canvas.hint({x - 4, plot.rect.top(), 8, plot.rect.height()}, seamHint(seam));
        placeSeamName(canvas, body, plot, {before, x}, qt(seam.left), Qt::AlignRight);
        const bool named = i + 1 < body.seams.size() && body.seams[i + 1].left == seam.right;
        if (!named)
            placeSeamName(canvas, body, plot, {x, after}, qt(seam.right), Qt::AlignLeft);
    }
}

qreal linesMinimumHeight(const LinesBody& body, qreal width, bool compact, Frame frame) {
    if (!hasData(body))
        return headHeight(body.title, body.subtitle, width);
    if (isSingleIndex(body))
        return topOf(body, width) + singleIndexHeight();
    const bool strip = hasStrip(body, frame);
    const qreal left = numbersWidth(body, strip);
    const qreal plot = std::max(compact ? compactPlot : leastPlot, endLabelHeight(body, width - left));
    const qreal others = topOf(body, width) + axisHeight;
    if (!strip)
        return others + plot;
    const qreal below = stripHeight(body, left, width - endLabelRoom(body, width - left), {});
    return std::max(others + plot + below, std::ceil((others + below) / (1 - plotPart)));
}

void drawLines(Canvas& canvas, const LinesBody& body, const QRectF& area) {
    drawHead(canvas, body.title, body.subtitle, area);
    if (!hasData(body))
        return;
    const qreal top = area.top() + topOf(body, area.width());
    if (isSingleIndex(body)) {
        drawSingleIndex(canvas, body, {area.left(), top, area.width(), singleIndexHeight()});
        return;
    }
    const bool strip = hasStrip(body, canvas.frame);
    const qreal left = area.left() + numbersWidth(body, strip);
    const qreal right = area.right() - endLabelRoom(body, area.right() - left);
    // Stacks give way to the plot.
    const qreal height = area.bottom() - axisHeight - top;
    StripLevels levels;
    if (strip)
        levels = stripLevels(body, left, right, height - plotPart * area.height());
    const qreal below = strip ? stripHeight(body, left, right, levels) : 0;
    const LinesPlot plot{{left, top, right - left, height - below}, body.x, body.y};
    if (strip)
        drawStripShade(canvas, body, plot, area.bottom());
    canvas.axes(plot.rect, body.x, body.y);
    drawValueAxis(canvas, plot);
    drawThresholds(canvas, body, plot);
    drawYearAxis(canvas, plot);
    drawEndLabels(canvas, body, plot, area.right());
    drawSeams(canvas, body, plot, area.right());
    drawSeries(canvas, body, plot);
    drawPoints(canvas, body, plot);
    drawLineEvents(canvas, body, plot);
    if (strip)
        drawStrip(canvas, body, plot, plot.rect.bottom() + axisHeight, levels);
}

} // namespace lodestone
