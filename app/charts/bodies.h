// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of body: the least height at which nothing is clipped at a width, and drawing into an area.
// An area higher than the minimum is used, never overflowed.
#pragma once

#include "charts/canvas.h"
#include "figure/figure.h"

namespace lodestone {

/// Fewest named rows of a bar table that stand before the rest is folded into one, outside the window.
inline constexpr int fewestRows = 12;
inline constexpr int fewestRowsBeside = 9; ///< where the table shares the figure with other parts

[[nodiscard]] qreal bodyMinimumHeight(const FigureBody& body, qreal width, Frame frame);
void drawBody(Canvas& canvas, const FigureBody& body, const QRectF& area);

[[nodiscard]] qreal barsMinimumHeight(const BarsBody& body, qreal width, Frame frame,
                                      int rowsToKeep = fewestRows);
/// The height that the design gives the table.
[[nodiscard]] qreal barsPreferredHeight(const BarsBody& body, const Theme& theme, qreal width);
/// The height beyond which the rows do not move further apart.
[[nodiscard]] qreal barsGreatestHeight(const BarsBody& body, qreal width);
void drawBars(Canvas& canvas, const BarsBody& body, const QRectF& area);

[[nodiscard]] qreal linesMinimumHeight(const LinesBody& body, qreal width, bool compact, Frame frame);
void drawLines(Canvas& canvas, const LinesBody& body, const QRectF& area);

[[nodiscard]] qreal timelineMinimumHeight(const TimelineBody& body, qreal width, Frame frame);
void drawTimeline(Canvas& canvas, const TimelineBody& body, const QRectF& area);

[[nodiscard]] qreal cardsHeight(const CardsBody& body, qreal width);
void drawCards(Canvas& canvas, const CardsBody& body, const QRectF& area);

[[nodiscard]] qreal chainHeight(const ChainBody& body, qreal width);
void drawChain(Canvas& canvas, const ChainBody& body, const QRectF& area);
/// The chain as a figure of its own: one rung below the other where the height allows.
void drawLadder(Canvas& canvas, const ChainBody& body, const QRectF& area);

[[nodiscard]] qreal matrixMinimumHeight(const MatrixBody& body, qreal width);
void drawMatrix(Canvas& canvas, const MatrixBody& body, const QRectF& area);

[[nodiscard]] qreal ladderMinimumHeight(const LadderBody& body, qreal width);
void drawStages(Canvas& canvas, const LadderBody& body, const QRectF& area);

[[nodiscard]] qreal sourcesMinimumHeight(const SourcesBody& body, qreal width);
void drawSources(Canvas& canvas, const SourcesBody& body, const QRectF& area);

[[nodiscard]] qreal overviewMinimumHeight(const OverviewBody& body, qreal width, Frame frame);
void drawOverview(Canvas& canvas, const OverviewBody& body, const QRectF& area);

[[nodiscard]] qreal mapMinimumHeight(const MapBody& body, qreal width, Frame frame);
void drawMap(Canvas& canvas, const MapBody& body, const QRectF& area);

[[nodiscard]] qreal noticeMinimumHeight(const Notice& notice, qreal width, Frame frame);
void drawNotice(Canvas& canvas, const Notice& notice, const QRectF& area);

/// Title of a part in bold with its subtitle beside it, or below where there is no room. Takes no height when
/// empty.
[[nodiscard]] qreal headHeight(const std::string& title, const std::string& subtitle, qreal width);
void drawHead(Canvas& canvas, const std::string& title, const std::string& subtitle, const QRectF& area);

/// Key entries in rows that wrap.
[[nodiscard]] qreal keyFlowHeight(const std::vector<KeyEntry>& key, qreal width);
void drawKeyFlow(Canvas& canvas, const std::vector<KeyEntry>& key, const QRectF& area);

} // namespace lodestone
