// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_view.h"

#include "charts/canvas.h"
#include "charts/figure_accessible.h"
#include "platform/plain_text.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyle>
#include <QTimer>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lodestone {
namespace {

constexpr int tooltipDelayMs = 400;
constexpr int timeRestsMs = 250;
constexpr qreal ringGap = 1;
constexpr qreal ringWidth = 2;
constexpr qreal ringRadius = 5;

/// From this size on a figure grows with its room: words and marks of their usual size would be lost in it.
constexpr QSizeF roomyFrom{1500, 940};
constexpr qreal largest = 2;
constexpr qreal scaleStep = 0.125;

qreal roomyScale(const QSizeF& room) {
    const qreal ratio = std::min(room.width() / roomyFrom.width(), room.height() / roomyFrom.height());
    return std::clamp<qreal>(std::floor(ratio / scaleStep) * scaleStep, 1, largest);
}

bool isOnMap(const Mark& mark) {
    return mark.kind == Mark::Kind::Country || mark.kind == Mark::Kind::Place;
}

} // namespace

FigureView::FigureView(QWidget* parent) : QGraphicsView(parent), m_theme(&theme(ThemeKind::Light)) {
    installFigureAccessibility();
    setFrameShape(QFrame::NoFrame);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setOptimizationFlag(QGraphicsView::DontAdjustForAntialiasing);
    setViewportUpdateMode(QGraphicsView::BoundingRectViewportUpdate);
    m_tooltipDelay = new QTimer(this);
    m_tooltipDelay->setSingleShot(true);
    m_tooltipDelay->setInterval(tooltipDelayMs);
    connect(m_tooltipDelay, &QTimer::timeout, this, &FigureView::showTooltip);
    m_turn = new QTimer(this);
    m_turn->setSingleShot(true);
    connect(m_turn, &QTimer::timeout, this, [this] {
        if (m_scene && m_scene->timeFrame()) // stacks grow and shrink with the time
            layOut();
        else if (m_scene)
            showScene(m_scene->sceneRect().size());
    });
    m_timeRests = new QTimer(this);
    m_timeRests->setSingleShot(true);
    m_timeRests->setInterval(timeRestsMs);
    connect(m_timeRests, &QTimer::timeout, this, &FigureView::timeRests);
}

FigureView::~FigureView() {
    setScene(nullptr);
}

void FigureView::setFigure(Figure figure) {
    const Figure before = std::exchange(m_figure, std::move(figure));
    if (const auto* timeline = std::get_if<TimelineBody>(&before.body))
        keepTime(*timeline);
    m_hasFigure = true;
    setAccessibleName(QString::fromStdString(m_figure.headline));
    setAccessibleDescription(QString::fromStdString(m_figure.altText));
    layOut();
    if (before.state.view != m_figure.state.view)
        verticalScrollBar()->setValue(0);
}

void FigureView::setTheme(const Theme& theme) {
    if (m_theme == &theme)
        return;
    m_theme = &theme;
    layOut();
}

void FigureView::setHighlight(const Highlight& highlight) {
    const bool moved = highlight.selected != m_highlight.selected;
    m_highlight = highlight;
    if (m_scene)
        m_scene->setHighlight(highlight);
    const Mark& selected = highlight.selected;
    MapPose pose = m_pose;
    pose.country = selected.kind == Mark::Kind::Country ? selected.key : std::string();
    if (moved)
        saySelectionMoved(*this);
    // Later: whoever selects may stand in an event of the scene that this replaces.
    turnMap(pose);
}

Mark FigureView::focusedMark() const {
    if (!m_scene || m_focused < 0)
        return {};
    return m_scene->marks()[static_cast<std::size_t>(m_focused)].mark;
}

void FigureView::layOut() {
    if (!m_hasFigure || m_layingOut || width() < 2 || height() < 2)
        return;
    m_layingOut = true;
    m_tooltipDelay->stop();
    const int scrolled = verticalScrollBar()->value();
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    qreal scale = roomyScale(size());
    const auto acrossOf = [&](int room) { return std::max<qreal>(240, std::floor(room / scale)); };
    const auto neededFor = [&](qreal across) {
        return std::ceil(FigureScene::minimumHeight(m_figure, *m_theme, across, Frame::Page));
    };
    qreal across = acrossOf(width());
    qreal needed = neededFor(across);
    while (scale > 1 && needed * scale > height()) { // rather smaller than scrolled
        scale = scale > 1.25 ? (1 + scale) / 2 : 1;
        across = acrossOf(width());
        needed = neededFor(across);
    }
    const bool scrolls = needed * scale > height();
    if (scrolls) {
        across = acrossOf(width() - bar);
        needed = neededFor(across);
    }
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setTransform(QTransform::fromScale(scale, scale));
    showScene(QSizeF(across, std::max(needed, std::floor(height() / scale))));
    verticalScrollBar()->setValue(scrolled);
    m_layingOut = false;
}

void FigureView::showScene(QSizeF size) {
    const Mark focused = focusedMark();
    m_turn->stop();
    auto scene = std::make_unique<FigureScene>(m_figure, *m_theme, size, Frame::Page, nullptr, m_pose);
    scene->setHighlight(m_highlight);
    connect(scene.get(), &FigureScene::markClicked, this, &FigureView::markClicked);
    connect(scene.get(), &FigureScene::markHovered, this, &FigureView::markHovered);
    connect(scene.get(), &FigureScene::noticeActionClicked, this, &FigureView::noticeActionClicked);
    setScene(scene.get());
    m_scene.swap(scene);
    // Thousands of items: they go when the new ones have been painted. A timer waits for that, deleteLater()
    // does not.
    if (scene)
        QTimer::singleShot(0, this, [old = std::shared_ptr<FigureScene>(std::move(scene))] {});
    setBackgroundBrush(m_theme->ground);
    m_focused = -1;
    for (std::size_t i = 0; focused && i < m_scene->marks().size(); ++i)
        if (m_scene->marks()[i].mark == focused) {
            m_focused = static_cast<int>(i);
            break;
        }
    saySceneChanged(*this);
}

void FigureView::showEvent(QShowEvent* event) {
    const int scrolled = verticalScrollBar()->value();
    QGraphicsView::showEvent(event);
    verticalScrollBar()->setValue(scrolled); // Qt goes to the middle of the scene
}

void FigureView::resizeEvent(QResizeEvent* event) {
    const int scrolled = verticalScrollBar()->value();
    QGraphicsView::resizeEvent(event);
    verticalScrollBar()->setValue(scrolled); // as above
    // The viewport also resizes when the scroll bar comes or goes; the layout depends on the whole widget
    // only.
    const qreal scale = transform().m11();
    if (!m_scene || m_scene->width() != std::floor(viewport()->width() / scale) ||
        m_scene->height() != std::floor(height() / scale))
        layOut();
}

void FigureView::focusOn(int index) {
    m_focused = index;
    const PlacedMark mark = m_scene->marks()[static_cast<std::size_t>(index)];
    if (const auto& frame = m_scene->mapFrame(); frame && frame->zoomed() && isOnMap(mark.mark))
        turnMap(frame->showing(mark.rect));
    ensureVisible(mark.rect.adjusted(-8, -8, 8, 8), 0, 16);
    viewport()->update();
    sayFocusMoved(*this);
    Q_EMIT markClicked(mark.mark);
}

void FigureView::goTo(int index) {
    if (!m_scene || index < 0 || static_cast<std::size_t>(index) >= m_scene->marks().size())
        return;
    setFocus(Qt::OtherFocusReason);
    m_keyboard = true;
    focusOn(index);
}

void FigureView::press(int index) {
    goTo(index);
    // What Enter does is the page's business, which listens to the keys of its view.
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(this, &enter);
}

/// The mark above or below the focused one: nearest in that direction, sideways distance counting three
/// times.
int FigureView::nearest(int key) const {
    const auto& marks = m_scene->marks();
    const QPointF from = marks[static_cast<std::size_t>(m_focused)].rect.center();
    int best = -1;
    qreal least = 1e12;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const QPointF to = marks[i].rect.center();
        const qreal along = key == Qt::Key_Down ? to.y() - from.y() : from.y() - to.y();
        const qreal aside = std::max<qreal>(0, std::abs(to.x() - from.x()) - marks[i].rect.width() / 2);
        if (along < 3 || along + 3 * aside >= least)
            continue;
        least = along + 3 * aside;
        best = static_cast<int>(i);
    }
    return best;
}

void FigureView::keyPressEvent(QKeyEvent* event) {
    const int count = m_scene ? static_cast<int>(m_scene->marks().size()) : 0;
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && m_scene && !m_scene->noticeButton().isEmpty() &&
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT noticeActionClicked();
        return;
    }
    const int key = event->key();
    if (!(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) && (mapKey(key) || timeKey(*event)))
        return;
    if (!plain || count == 0 ||
        (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_Left && key != Qt::Key_Right &&
         key != Qt::Key_Home && key != Qt::Key_End)) {
        QGraphicsView::keyPressEvent(event);
        return;
    }
    m_keyboard = true;
    int next = m_focused;
    if (key == Qt::Key_Home || m_focused < 0)
        next = 0;
    else if (key == Qt::Key_End)
        next = count - 1;
    else if (key == Qt::Key_Right)
        next = std::min(count - 1, m_focused + 1);
    else if (key == Qt::Key_Left)
        next = std::max(0, m_focused - 1);
    else if (const int found = nearest(key); found >= 0)
        next = found;
    focusOn(next);
}

void FigureView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    m_keyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                 event->reason() == Qt::ShortcutFocusReason;
    viewport()->update();
    if (m_focused >= 0)
        sayFocusMoved(*this);
}

void FigureView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    viewport()->update();
}

int FigureView::markAt(QPointF at) const {
    const HitArea* hit = m_scene->hitAt(at);
    if (hit == nullptr || !hit->mark)
        return -1;
    const auto& marks = m_scene->marks();
    int first = -1;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].mark != hit->mark)
            continue;
        if (marks[i].rect.contains(at))
            return static_cast<int>(i);
        if (first < 0)
            first = static_cast<int>(i);
    }
    return first;
}

void FigureView::mousePressEvent(QMouseEvent* event) {
    m_keyboard = false;
    m_tooltipDelay->stop();
    QToolTip::hideText();
    if (holdMap(event) || holdTime(event))
        return;
    if (m_scene)
        m_focused = markAt(mapToScene(event->pos()));
    viewport()->update();
    QGraphicsView::mousePressEvent(event);
}

void FigureView::mouseMoveEvent(QMouseEvent* event) {
    if (dragMap(event) || dragTime(event))
        return;
    QGraphicsView::mouseMoveEvent(event);
    if (!m_scene)
        return;
    const QPointF at = mapToScene(event->pos());
    const HitArea* before = m_scene->hitAt(mapToScene(m_pointer));
    const HitArea* now = m_scene->hitAt(at);
    m_pointer = event->pos();
    const bool clickable = (now != nullptr && now->mark) || m_scene->noticeButton().contains(at);
    viewport()->setCursor(clickable ? Qt::PointingHandCursor : timeCursor(at));
    if (now != before)
        QToolTip::hideText();
    if (now != nullptr && !now->tooltip.isEmpty() && (now != before || !QToolTip::isVisible()))
        m_tooltipDelay->start();
    else if (now == nullptr)
        m_tooltipDelay->stop();
}

void FigureView::leave() {
    m_tooltipDelay->stop();
    if (m_scene)
        m_scene->pointerLeft();
}

bool FigureView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave)
        leave();
    if (event->type() == QEvent::ToolTip)
        return true; // ours come after 400 ms
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        const QPointF at = mapToScene(gesture->position().toPoint());
        if (gesture->gestureType() == Qt::ZoomNativeGesture &&
            (zoomMap(at, 1 + gesture->value()) || zoomTime(at, 1 + gesture->value())))
            return true;
    }
    return QGraphicsView::viewportEvent(event);
}

void FigureView::showTooltip() {
    if (!m_scene || !viewport()->underMouse())
        return;
    const HitArea* hit = m_scene->hitAt(mapToScene(m_pointer));
    if (hit == nullptr || hit->tooltip.isEmpty())
        return;
    showTip(viewport()->mapToGlobal(m_pointer), hit->tooltip, viewport(),
            mapFromScene(hit->bounds()).boundingRect());
}

void FigureView::drawForeground(QPainter* painter, const QRectF&) {
    drawBrush(*painter);
    if (!hasFocus() || !m_keyboard || !m_scene)
        return;
    const qreal out = ringGap + ringWidth / 2;
    const QRectF whole = mapToScene(viewport()->rect()).boundingRect();
    const QRectF box =
        m_focused < 0
            ? whole.adjusted(out, out, -out, -out)
            : m_scene->marks()[static_cast<std::size_t>(m_focused)].rect.adjusted(-out, -out, out, out);
    painter->setPen(QPen(m_theme->focus, ringWidth));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(box, ringRadius, ringRadius);
}

} // namespace lodestone
