// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader does to a timeline: wheel, pinch, drag and keys move through the time, a drag along the years
// picks some. While the time moves it is the view's; when it rests it is told to whoever keeps the state.
#include "charts/figure_view.h"

#include "charts/event_item.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr double keyStep = 1.5;
constexpr double keyMove = 1.0 / 8; ///< of what is shown
constexpr double degreesOfDoubling = 60;
constexpr double halfDay = 0.5 / 366;
constexpr double brushAlpha = 0.16;

std::optional<DateSpan> spanOf(const ShownTime& shown) {
    if (shown.whole())
        return std::nullopt;
    return DateSpan(dayAt(shown.from + halfDay), dayAt(shown.to - halfDay));
}

YearRange yearsWithin(double a, double b) {
    return {static_cast<Year>(std::floor(a)), static_cast<Year>(std::floor(b))};
}

} // namespace

std::optional<TimeFrame> FigureView::time() const {
    const auto* body = std::get_if<TimelineBody>(&m_figure.body);
    if (body == nullptr || !m_scene || !m_scene->timeFrame())
        return std::nullopt;
    TimeFrame frame = *m_scene->timeFrame();
    frame.shown = {body->x.min, body->x.max, body->begin(), body->end()};
    return frame;
}

std::optional<ShownTime> FigureView::shownTime() const {
    const auto frame = time();
    return frame ? std::optional(frame->shown) : std::nullopt;
}

void FigureView::moveTime(const ShownTime& shown) {
    auto* body = std::get_if<TimelineBody>(&m_figure.body);
    if (body == nullptr || (body->begin() == shown.from && body->end() == shown.to))
        return;
    if (shown.whole()) {
        body->from.reset();
        body->to.reset();
    } else {
        body->from = shown.from;
        body->to = shown.to;
    }
    m_timeMoved = true;
    m_turn->start();
    if (!m_held)
        m_timeRests->start();
}

void FigureView::keepTime(const TimelineBody& before) {
    if (auto* body = std::get_if<TimelineBody>(&m_figure.body); body != nullptr && m_timeMoved) {
        body->from = before.from;
        body->to = before.to;
    }
}

void FigureView::timeRests() {
    m_timeRests->stop();
    if (!m_timeMoved)
        return;
    m_timeMoved = false;
    if (const auto frame = time())
        Q_EMIT spanPicked(spanOf(frame->shown));
}

/// False where there is no time under the pointer, or no more of it that way: the wheel then scrolls.
bool FigureView::zoomTime(QPointF at, double factor) {
    const auto frame = time();
    if (!frame || !takesHold(at))
        return false;
    const ShownTime next = frame->shown.zoomedAbout(std::clamp(frame->part(at.x()), 0.0, 1.0), factor);
    if (std::abs(next.length() - frame->shown.length()) < 1e-9)
        return false;
    moveTime(next);
    return true;
}

bool FigureView::wheelTime(QPointF at, const QWheelEvent& event) {
    const auto frame = time();
    if (!frame || !takesHold(at))
        return false;
    const QPoint delta = event.angleDelta();
    const bool sideways = delta.x() != 0 || event.modifiers() == Qt::ShiftModifier;
    const double degrees = (delta.x() != 0 ? delta.x() : delta.y()) / 8.0;
    if (sideways) {
        const ShownTime next = frame->shown.movedBy(-degrees / degreesOfDoubling * frame->shown.length() / 2);
        if (frame->shown.whole())
            return false;
        moveTime(next);
        return true;
    }
    return event.modifiers() == Qt::NoModifier && degrees != 0 &&
           zoomTime(at, std::pow(2.0, degrees / degreesOfDoubling));
}

bool FigureView::timeKey(const QKeyEvent& event) {
    const auto frame = time();
    if (!frame)
        return false;
    const int key = event.key();
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    double part = 0.5; // about the mark that has the ring, else about the middle
    if (m_focused >= 0)
        part = std::clamp(
            frame->part(m_scene->marks()[static_cast<std::size_t>(m_focused)].rect.center().x()), 0.0, 1.0);
    if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        moveTime(frame->shown.zoomedAbout(part, keyStep));
    else if (key == Qt::Key_Minus || key == Qt::Key_Underscore)
        moveTime(frame->shown.zoomedAbout(part, 1 / keyStep));
    else if (key == Qt::Key_0)
        moveTime(frame->shown.zoomedAbout(part, 1e-9));
    else if (shift && (key == Qt::Key_Left || key == Qt::Key_Right))
        moveTime(frame->shown.movedBy((key == Qt::Key_Right ? keyMove : -keyMove) * frame->shown.length()));
    else if (key == Qt::Key_B && !shift)
        Q_EMIT yearsPicked(yearsWithin(frame->shown.from, frame->shown.to - halfDay));
    else if (key == Qt::Key_Backspace || (key == Qt::Key_B && shift))
        Q_EMIT yearsPicked(std::nullopt);
    else
        return false;
    return true;
}

bool FigureView::holdTime(QMouseEvent* event) {
    const auto frame = time();
    const QPointF at = mapToScene(event->pos());
    if (!frame || event->button() != Qt::LeftButton || !takesHold(at))
        return false;
    m_held = event->pos();
    m_dragging = false;
    if (frame->axis.contains(at) || (event->modifiers() & Qt::ShiftModifier))
        m_brush = {at.x(), at.x()};
    event->accept();
    return true;
}

bool FigureView::dragTime(QMouseEvent* event) {
    const auto frame = time();
    if (!frame || !m_held || !(event->buttons() & Qt::LeftButton))
        return false;
    const QPoint moved = event->pos() - *m_held;
    if (!m_dragging && moved.manhattanLength() < QApplication::startDragDistance())
        return true;
    m_dragging = true;
    if (m_brush) {
        m_brush->second =
            std::clamp(mapToScene(event->pos()).x(), frame->plot.left(), frame->plot.right() - 1);
        viewport()->update();
        return true;
    }
    viewport()->setCursor(Qt::ClosedHandCursor);
    moveTime(frame->shown.movedBy(-moved.x() / transform().m11() * frame->perPixel()));
    m_held = event->pos();
    return true;
}

bool FigureView::letTimeGo(QMouseEvent* event) {
    const auto frame = time();
    if (!frame)
        return false;
    const std::optional<std::pair<qreal, qreal>> brush = m_brush;
    const bool dragged = m_dragging;
    m_brush.reset();
    if (brush) {
        m_held.reset();
        m_dragging = false;
        viewport()->update();
        if (dragged)
            Q_EMIT yearsPicked(brushed(*brush, *frame));
        else if (frame->axis.contains(mapToScene(event->pos())))
            Q_EMIT yearsPicked(std::nullopt);
        return true;
    }
    if (!dragged)
        return false; // a click
    m_held.reset();
    m_dragging = false;
    viewport()->setCursor(timeCursor(mapToScene(event->pos())));
    timeRests();
    return true;
}

YearRange FigureView::brushed(std::pair<qreal, qreal> brush, const TimeFrame& frame) {
    return yearsWithin(frame.under(brush.first), frame.under(brush.second));
}

Qt::CursorShape FigureView::timeCursor(QPointF at) const {
    const auto frame = time();
    if (frame && frame->axis.contains(at))
        return Qt::SizeHorCursor;
    return frame && frame->plot.contains(at) && !frame->shown.whole() ? Qt::OpenHandCursor : Qt::ArrowCursor;
}

void FigureView::reveal(const Mark& mark) {
    const auto* body = std::get_if<TimelineBody>(&m_figure.body);
    const auto frame = time();
    if (body == nullptr || !frame || mark.kind != Mark::Kind::Event)
        return;
    for (const Lane& lane : body->lanes)
        for (const EventMark& event : lane.events) {
            if (event.mark != mark && std::ranges::find(event.also, mark.key) == event.also.end())
                continue;
            const double at = instantOf(event);
            if (at < frame->shown.from || at > frame->shown.to)
                moveTime(frame->shown.movedBy(at - (frame->shown.from + frame->shown.to) / 2));
            return;
        }
}

void FigureView::drawBrush(QPainter& painter) const {
    const auto frame = time();
    if (!m_brush || !m_dragging || !frame)
        return;
    const YearRange years = brushed(*m_brush, *frame);
    const qreal left = std::max(frame->atX(years.first()), frame->plot.left());
    const qreal right = std::min(frame->atX(years.last() + 1), frame->plot.right());
    QColor tint = m_theme->accent;
    tint.setAlphaF(static_cast<float>(brushAlpha));
    const QRectF band(left, frame->plot.top(), right - left, frame->axis.bottom() - frame->plot.top());
    painter.fillRect(band, tint);
    const QString words = years.count() == 1
                              ? QString::number(years.first())
                              : QStringLiteral("%1\u2013%2").arg(years.first()).arg(years.last());
    painter.setFont(lodestone::font(TypeRole::LabelStrong));
    const qreal width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 14;
    QRectF plate(std::clamp((left + right - width) / 2, frame->plot.left(), frame->plot.right() - width),
                 frame->plot.bottom() - 26, width, 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->accent);
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(m_theme->textOnAccent);
    painter.drawText(plate, Qt::AlignCenter, words);
}

} // namespace lodestone
