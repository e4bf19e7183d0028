// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/overview_strip.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal cardsToBars = 10;
constexpr qreal barsToChain = 12;
constexpr qreal chainToHistory = 11;
constexpr qreal toStrip = 10;
constexpr int fewestRowsOnPage = 8; ///< beside history and strip; a higher window shows them all
constexpr qreal columnGap = 36;
constexpr qreal barsPart = 0.56;    ///< of the width, where bars and history stand side by side
constexpr qreal roomyHistory = 150; ///< above its least height
constexpr qreal highestHistory = 340;
constexpr qreal highestNotice = 420;
constexpr qreal highestRow = 320;   ///< of a short table with the history beside it
constexpr qreal highestPart = 0.62; ///< of the history's width, where that is more

/// A history without a line is a sentence: it needs no column of its own, and no spare height.
bool plotted(const LinesBody& history) {
    return !history.lines.empty();
}

/// Wide figures set the history beside the bars instead of below the chain.
bool sideBySide(const OverviewBody& body, qreal width, Frame frame) {
    return plotted(body.history) && width >= (frame == Frame::Page ? 1080 : 740);
}

qreal barsWidth(qreal width) {
    return (width - columnGap) * barsPart;
}
qreal historyWidth(qreal width) {
    return (width - columnGap) * (1 - barsPart);
}

qreal after(qreal height, qreal gap) {
    return height > 0 ? height + gap : 0;
}

/// Heights of the parts at a width; the least ones until spare height is dealt out.
struct Parts {
    qreal cards = 0;
    qreal bars = 0;
    qreal chain = 0;
    qreal history = 0;
    qreal strip = 0;
};

Parts leastParts(const OverviewBody& body, qreal width, Frame frame) {
    const bool beside = sideBySide(body, width, frame);
    Parts parts;
    parts.chain = body.chain.rungs.empty() ? 0 : chainHeight(body.chain, width);
    parts.strip = stripHeight(body, width, frame);
    if (body.notice) {
        parts.bars = noticeMinimumHeight(*body.notice, width, frame);
        return parts;
    }
    parts.cards = cardsHeight(body.cards, width);
    parts.bars = barsMinimumHeight(body.bars, beside ? barsWidth(width) : width, Frame::Standalone,
                                   frame == Frame::Page ? fewestRowsOnPage : fewestRowsBeside);
    parts.history = linesMinimumHeight(body.history, beside ? historyWidth(width) : width, true, frame);
    return parts;
}

void drawBeside(Canvas& canvas, const OverviewBody& body, const QRectF& area, const Parts& parts) {
    qreal y = area.top();
    drawCards(canvas, body.cards, {area.left(), y, area.width(), parts.cards});
    y += after(parts.cards, cardsToBars);
    const qreal below = parts.strip > 0 ? parts.strip + toStrip : 0;
    const qreal left = area.bottom() - y - parts.chain - barsToChain - below;
    const qreal bars = barsWidth(area.width());
    const qreal tallest = std::max({highestRow, highestPart * historyWidth(area.width()), parts.bars,
                                    barsGreatestHeight(body.bars, bars)});
    const qreal row = canvas.frame == Frame::Page ? std::min(left, tallest) : left;
    drawBars(canvas, body.bars, {area.left(), y, bars, row});
    const qreal history = historyWidth(area.width());
    drawLines(canvas, body.history, {area.left() + bars + columnGap, y, history, row});
    y += row + barsToChain;
    drawChain(canvas, body.chain, {area.left(), y, area.width(), parts.chain});
    y += parts.chain + toStrip;
    drawStrip(canvas, body, {area.left(), y, area.width(), parts.strip});
}

void drawBelow(Canvas& canvas, const OverviewBody& body, const QRectF& area, Parts parts) {
    qreal spare =
        area.height() - (after(parts.cards, cardsToBars) + after(parts.bars, barsToChain) +
                         after(parts.chain, chainToHistory) + after(parts.history, toStrip) + parts.strip);
    const auto give = [&spare](qreal& part, qreal most) {
        const qreal given = std::clamp<qreal>(most, 0, std::max<qreal>(0, spare));
        part += given;
        spare -= given;
    };
    const qreal preferred = barsPreferredHeight(body.bars, canvas.theme, area.width());
    give(parts.bars, preferred - parts.bars);
    if (plotted(body.history))
        give(parts.history, roomyHistory);
    give(parts.bars, barsGreatestHeight(body.bars, area.width()) - preferred);
    if (plotted(body.history))
        give(parts.history, canvas.frame == Frame::Page ? highestHistory - roomyHistory : spare);
    qreal y = area.top();
    drawCards(canvas, body.cards, {area.left(), y, area.width(), parts.cards});
    y += after(parts.cards, cardsToBars);
    drawBars(canvas, body.bars, {area.left(), y, area.width(), parts.bars});
    y += after(parts.bars, barsToChain);
    drawChain(canvas, body.chain, {area.left(), y, area.width(), parts.chain});
    y += after(parts.chain, chainToHistory);
    drawLines(canvas, body.history, {area.left(), y, area.width(), parts.history});
    y += after(parts.history, toStrip);
    drawStrip(canvas, body, {area.left(), y, area.width(), parts.strip});
}

} // namespace

qreal overviewMinimumHeight(const OverviewBody& body, qreal width, Frame frame) {
    const Parts parts = leastParts(body, width, frame);
    const qreal strip = parts.strip > 0 ? parts.strip + toStrip : 0;
    if (body.notice)
        return after(parts.bars, barsToChain) + parts.chain + strip;
    if (sideBySide(body, width, frame))
        return after(parts.cards, cardsToBars) + std::max(parts.bars, parts.history) + barsToChain +
               parts.chain + strip;
    return after(parts.cards, cardsToBars) + after(parts.bars, barsToChain) +
           after(parts.chain, chainToHistory) + parts.history + strip;
}

void drawOverview(Canvas& canvas, const OverviewBody& body, const QRectF& area) {
    const Parts parts = leastParts(body, area.width(), canvas.frame);
    if (!body.notice) {
        sideBySide(body, area.width(), canvas.frame) ? drawBeside(canvas, body, area, parts)
                                                     : drawBelow(canvas, body, area, parts);
        return;
    }
    const qreal strip = parts.strip > 0 ? parts.strip + toStrip : 0;
    const qreal notice = std::min<qreal>(area.height() - parts.chain - barsToChain - strip, highestNotice);
    drawNotice(canvas, *body.notice, {area.left(), area.top(), area.width(), notice});
    qreal y = area.top() + notice + barsToChain;
    drawChain(canvas, body.chain, {area.left(), y, area.width(), parts.chain});
    y += parts.chain + toStrip;
    drawStrip(canvas, body, {area.left(), y, area.width(), parts.strip});
}

} // namespace lodestone
