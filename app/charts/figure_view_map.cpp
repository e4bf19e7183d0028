// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader does to a map: wheel, pinch, drag and keys. Zoom and place are the view's, not the figure's.
#include "charts/figure_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTimer>
#include <QWheelEvent>

#include <cmath>

namespace lodestone {
namespace {

constexpr double keyStep = 1.5;
constexpr double degreesOfDoubling = 60; ///< of the wheel; a notch is 15

} // namespace

std::optional<MapFrame> FigureView::map() const {
    if (!m_scene || !m_scene->mapFrame())
        return std::nullopt;
    return MapFrame(m_scene->mapFrame()->area, m_pose);
}

void FigureView::turnMap(const MapPose& pose) {
    if (pose == m_pose)
        return;
    m_pose = pose;
    if (m_scene && m_scene->mapFrame())
        m_turn->start();
}

bool FigureView::takesHold(QPointF at) const {
    if (!m_scene)
        return false;
    if (const auto& timed = m_scene->timeFrame())
        return timed->plot.contains(at) || timed->axis.contains(at);
    return m_scene->mapFrame() && m_scene->mapFrame()->area.contains(at);
}

/// False when there is no map under the pointer, or it can be turned no further that way: the wheel then
/// scrolls the page.
bool FigureView::zoomMap(QPointF at, double factor) {
    if (!takesHold(at) || !m_scene->mapFrame())
        return false;
    const MapPose next = map()->zoomedAbout(at, factor);
    if (next.zoom == m_pose.zoom)
        return false;
    turnMap(next);
    return true;
}

void FigureView::wheelEvent(QWheelEvent* event) {
    const double degrees = event->angleDelta().y() / 8.0;
    const QPointF at = mapToScene(event->position().toPoint());
    if (wheelTime(at, *event)) {
        event->accept();
        return;
    }
    if (event->modifiers() == Qt::NoModifier && degrees != 0 &&
        zoomMap(at, std::pow(2.0, degrees / degreesOfDoubling))) {
        event->accept();
        return;
    }
    QGraphicsView::wheelEvent(event);
}

bool FigureView::mapKey(int key) {
    const auto frame = map();
    if (!frame)
        return false;
    const QPointF middle = frame->area.center();
    if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        turnMap(frame->zoomedAbout(middle, keyStep));
    else if (key == Qt::Key_Minus || key == Qt::Key_Underscore)
        turnMap(frame->zoomedAbout(middle, 1 / keyStep));
    else if (key == Qt::Key_0)
        turnMap(frame->zoomedAbout(middle, 1e-9));
    else
        return false;
    return true;
}

bool FigureView::holdMap(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !map() || !takesHold(mapToScene(event->pos())))
        return false;
    m_held = event->pos();
    m_dragging = false;
    event->accept();
    return true;
}

bool FigureView::dragMap(QMouseEvent* event) {
    if (!m_held || !map() || !(event->buttons() & Qt::LeftButton))
        return false;
    const QPoint moved = event->pos() - *m_held;
    if (!m_dragging && moved.manhattanLength() < QApplication::startDragDistance())
        return true;
    m_dragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    if (const auto frame = map())
        turnMap(frame->movedBy(QPointF(moved) / transform().m11()));
    m_held = event->pos();
    return true;
}

void FigureView::letGo(QMouseEvent* event) {
    if (letTimeGo(event))
        return;
    m_held.reset();
    if (m_dragging || !m_scene) {
        m_dragging = false;
        viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    const QPointF at = mapToScene(event->pos());
    m_focused = markAt(at);
    const HitArea* hit = m_scene->hitAt(at);
    const Mark mark = hit != nullptr ? hit->mark : Mark{};
    viewport()->update();
    Q_EMIT markClicked(mark);
}

void FigureView::mouseReleaseEvent(QMouseEvent* event) {
    if (m_held && event->button() == Qt::LeftButton)
        letGo(event);
    else
        QGraphicsView::mouseReleaseEvent(event);
}

void FigureView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto frame = map();
    if (const auto timed = time(); timed && timed->plot.contains(mapToScene(event->pos()))) {
        moveTime(timed->shown.zoomedAbout(0.5, 1e-9));
        return;
    }
    if (!frame || !takesHold(mapToScene(event->pos()))) {
        QGraphicsView::mouseDoubleClickEvent(event);
        return;
    }
    turnMap(frame->zoomedAbout(frame->area.center(), 1e-9));
}

} // namespace lodestone
