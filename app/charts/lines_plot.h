// SPDX-License-Identifier: GPL-3.0-or-later
// The rectangle of a line chart and its two scales, shared by axes, series and labels.
#pragma once

#include "charts/canvas.h"

namespace lodestone {

struct LinesPlot {
    QRectF rect;
    Axis x;
    Axis y;

    [[nodiscard]] qreal atX(double value) const {
        return rect.left() + rect.width() * (value - x.min) / (x.max - x.min);
    }
    [[nodiscard]] qreal atY(double value) const {
        return rect.bottom() - rect.height() * (value - y.min) / (y.max - y.min);
    }
    [[nodiscard]] QPointF at(const LinePoint& point) const { return {atX(point.x), atY(point.low)}; }
    /// Low plots show events above the axis and leave the words away.
    [[nodiscard]] bool compact() const { return rect.height() < 130; }
};

/// Whether any line or band of the body passes through `box`.
[[nodiscard]] bool crossesSeries(const LinesBody& body, const LinesPlot& plot, const QRectF& box);
/// How near series come to the axis and to the top between two x, as y; the top of the plot when there is
/// none.
struct SeriesReach {
    qreal nearAxis = 0;
    qreal nearTop = 0;
};
[[nodiscard]] SeriesReach seriesReach(const LinesBody& body, const LinesPlot& plot, qreal fromX, qreal toX);

/// An index that is known for one year alone, on its whole scale with the bands of the regime: a plot over
/// the years would be a frame around one point.
[[nodiscard]] bool isSingleIndex(const LinesBody& body);
[[nodiscard]] qreal singleIndexHeight();
void drawSingleIndex(Canvas& canvas, const LinesBody& body, const QRectF& area);

/// Numbers left of the plot with their hairlines; years below it.
void drawValueAxis(Canvas& canvas, const LinesPlot& plot);
void drawYearAxis(Canvas& canvas, const LinesPlot& plot);
/// Series and bands, by Qt Charts.
void drawSeries(Canvas& canvas, const LinesBody& body, const LinesPlot& plot);
/// Rings, open dots at breaks, suspect cells; tooltips of points.
void drawPoints(Canvas& canvas, const LinesBody& body, const LinesPlot& plot);
/// Both sides of a seam, and why there is one.
[[nodiscard]] QString seamHint(const Seam& seam);
void drawSeams(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal right);
void drawLineEvents(Canvas& canvas, const LinesBody& body, const LinesPlot& plot);
/// How many glyphs may stand one above the other in each lane of a strip.
using StripLevels = std::vector<int>;
/// Events below the plot in lanes, on its own years to the pixel: width of their names left of it, the levels
/// for which there is room, where most events would else be counted, the height with them (none: one in each
/// lane), and the shade of the years around the one that is picked out.
[[nodiscard]] qreal stripNames(const LinesBody& body);
[[nodiscard]] StripLevels stripLevels(const LinesBody& body, qreal left, qreal right, qreal room);
[[nodiscard]] qreal stripHeight(const LinesBody& body, qreal left, qreal right, const StripLevels& levels);
void drawStrip(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal top,
               const StripLevels& levels);
/// Events that find no place in their stack: counted near each other, and named in the tooltip.
struct MoreEvents {
    QPointF at; ///< of the middle of '+15'
    int count = 0;
    YearRange years = {}; ///< from the first of them to the last
    QString lines = {};   ///< date and words of each

    void take(const EventMark& event);
};
[[nodiscard]] qreal moreWidth(int count);
void drawMore(Canvas& canvas, const MoreEvents& more);
/// The count as a mark that leads to its events on the timeline; of one lane, or of all where it is null.
void markMore(Canvas& canvas, const MoreEvents& more, const Lane* lane);
void drawStripShade(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal bottom);
/// Words at the right end of lines and thresholds, moved apart.
void drawEndLabels(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal right);
/// Width that the words at the right end need outside a plot that would otherwise be `width` wide.
[[nodiscard]] qreal endLabelRoom(const LinesBody& body, qreal width);
/// Height of a plot, `width` wide with its words, beside which they find room one below the other.
[[nodiscard]] qreal endLabelHeight(const LinesBody& body, qreal width);

} // namespace lodestone
