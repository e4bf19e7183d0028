// SPDX-License-Identifier: GPL-3.0-or-later
// Shows one figure in a window: lays it out anew at every width, scrolls when it is taller than the window,
// answers to pointer and arrow keys. GUI thread; owns its scene.
#pragma once

#include "charts/figure_scene.h"

#include <QGraphicsView>

#include <memory>
#include <optional>

class QTimer;

namespace lodestone {

class FigureView : public QGraphicsView {
    Q_OBJECT
public:
    explicit FigureView(QWidget* parent = nullptr);
    ~FigureView() override;

    void setFigure(Figure figure);
    void setTheme(const Theme& theme); ///< kept by reference: one of theme()
    void setHighlight(const Highlight& highlight);

    [[nodiscard]] const FigureScene* figureScene() const { return m_scene.get(); }
    /// The mark that the keyboard stands on; Kind::None when it stands on none.
    [[nodiscard]] Mark focusedMark() const;
    [[nodiscard]] int focusedIndex() const { return m_focused; } ///< of the scene's marks, -1 for none
    [[nodiscard]] int markAt(QPointF at) const; ///< index of the mark at a place of the scene, -1 for none
    [[nodiscard]] const Highlight& highlight() const { return m_highlight; }
    void goTo(int index);  ///< as arrow keys do
    void press(int index); ///< as arrow keys and Enter do
    /// Whether a press there takes hold of a map or a timeline, and clicks only when it is let go without a
    /// move.
    [[nodiscard]] bool takesHold(QPointF at) const;
    [[nodiscard]] const MapPose& pose() const { return m_pose; }
    /// What a timeline shows at this moment; nothing in other figures.
    [[nodiscard]] std::optional<ShownTime> shownTime() const;
    void reveal(const Mark& mark); ///< moves a timeline so that the event is to be seen

signals:
    void markClicked(const lodestone::Mark& mark);
    void markHovered(const lodestone::Mark& mark);
    void noticeActionClicked();
    /// A timeline has come to rest at a span of days; empty: all of it.
    void spanPicked(const std::optional<lodestone::DateSpan>& span);
    void yearsPicked(const std::optional<lodestone::YearRange>& years); ///< by a drag along the years

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void layOut();
    void showScene(QSizeF size); ///< the scene anew at that size; the focused mark keeps the focus
    void turnMap(const MapPose& pose);
    [[nodiscard]] std::optional<MapFrame> map() const; ///< as it will be drawn next
    bool zoomMap(QPointF at, double factor);
    bool mapKey(int key);
    bool holdMap(QMouseEvent* event);
    bool dragMap(QMouseEvent* event);
    void letGo(QMouseEvent* event);
    [[nodiscard]] std::optional<TimeFrame> time() const; ///< as it will be drawn next
    void moveTime(const ShownTime& shown);
    void keepTime(const TimelineBody& before); ///< while a reader moves it no new figure does
    void timeRests();
    bool zoomTime(QPointF at, double factor);
    bool wheelTime(QPointF at, const QWheelEvent& event);
    bool timeKey(const QKeyEvent& event);
    bool holdTime(QMouseEvent* event);
    bool dragTime(QMouseEvent* event);
    bool letTimeGo(QMouseEvent* event);
    [[nodiscard]] static YearRange brushed(std::pair<qreal, qreal> brush, const TimeFrame& frame);
    [[nodiscard]] Qt::CursorShape timeCursor(QPointF at) const;
    void drawBrush(QPainter& painter) const;
    void leave();
    void focusOn(int index);
    [[nodiscard]] int nearest(int key) const;
    void showTooltip();

    Figure m_figure;
    const Theme* m_theme;
    std::unique_ptr<FigureScene> m_scene;
    Highlight m_highlight;
    QTimer* m_tooltipDelay;
    QPoint m_pointer; ///< viewport coordinates
    bool m_hasFigure = false;
    bool m_layingOut = false; ///< the scroll bar resizes the viewport on its way
    bool m_keyboard = false;  ///< the last gesture was a key: the ring shows
    int m_focused = -1;       ///< index into the scene's marks
    MapPose m_pose;           ///< of a map; outlives figures, so that a change of year keeps the view
    QTimer* m_turn;           ///< several turns of the map or the time in one pass of events make one scene
    std::optional<QPoint> m_held; ///< where a press took hold of the map or the time
    bool m_dragging = false;
    QTimer* m_timeRests;                            ///< after the last turn of the wheel
    bool m_timeMoved = false;                       ///< and not told yet
    std::optional<std::pair<qreal, qreal>> m_brush; ///< from where to where years are being picked
};

} // namespace lodestone
