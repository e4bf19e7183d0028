// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/agreements.h"
#include "charts/share_bodies.h"

#include <algorithm>

namespace lodestone {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

/// On a page: a taller plot only steepens what it shows.
constexpr qreal highestLines = 620;
constexpr qreal highestPart = 0.52; ///< of the width, where that is more

} // namespace

qreal bodyMinimumHeight(const FigureBody& body, qreal width, Frame frame) {
    return std::visit(
        Overloaded{
            [&](const Notice& notice) { return noticeMinimumHeight(notice, width, frame); },
            [&](const BarsBody& bars) { return barsMinimumHeight(bars, width, frame); },
            [&](const LinesBody& lines) { return linesMinimumHeight(lines, width, false, frame); },
            [&](const TimelineBody& timeline) { return timelineMinimumHeight(timeline, width, frame); },
            [&](const ChainBody& chain) { return chainHeight(chain, width); },
            [&](const StackBody& stack) { return stackMinimumHeight(stack, width); },
            [&](const TreemapBody& treemap) { return treemapMinimumHeight(treemap, width); },
            [&](const MatrixBody& matrix) { return matrixMinimumHeight(matrix, width); },
            [&](const LadderBody& ladder) { return ladderMinimumHeight(ladder, width); },
            [&](const OverviewBody& overview) { return overviewMinimumHeight(overview, width, frame); },
            [&](const AgreementsBody& agreed) { return agreementsMinimumHeight(agreed, width, frame); },
            [&](const SourcesBody& sources) { return sourcesMinimumHeight(sources, width); },
            [&](const MapBody& map) { return mapMinimumHeight(map, width, frame); }},
        body);
}

void drawBody(Canvas& canvas, const FigureBody& body, const QRectF& area) {
    const bool page = canvas.frame == Frame::Page;
    const auto lower = [&](qreal most) {
        return QRectF(area.topLeft(),
                      QSizeF(area.width(), page ? std::min(area.height(), most) : area.height()));
    };
    const qreal highest = std::max(highestLines, highestPart * area.width());
    std::visit(Overloaded{[&](const Notice& notice) { drawNotice(canvas, notice, lower(360)); },
                          [&](const BarsBody& bars) { drawBars(canvas, bars, area); },
                          [&](const LinesBody& lines) { drawLines(canvas, lines, lower(highest)); },
                          [&](const TimelineBody& timeline) { drawTimeline(canvas, timeline, area); },
                          [&](const ChainBody& chain) { drawLadder(canvas, chain, area); },
                          [&](const StackBody& stack) { drawStack(canvas, stack, lower(highest)); },
                          [&](const TreemapBody& treemap) { drawTreemap(canvas, treemap, area); },
                          [&](const MatrixBody& matrix) { drawMatrix(canvas, matrix, area); },
                          [&](const LadderBody& ladder) {
                              drawStages(canvas, ladder, lower(std::max<qreal>(720, highest)));
                          },
                          [&](const OverviewBody& overview) { drawOverview(canvas, overview, area); },
                          [&](const AgreementsBody& agreed) { drawAgreements(canvas, agreed, area); },
                          [&](const SourcesBody& sources) { drawSources(canvas, sources, area); },
                          [&](const MapBody& map) { drawMap(canvas, map, area); }},
               body);
}

} // namespace lodestone
