// SPDX-License-Identifier: GPL-3.0-or-later
// Shows one figure in a window: lays it out anew at every width, scrolls when it is taller than the window,
// answers to pointer and arrow keys. GUI thread; owns its scene.
#pragma once

#include "charts/figure_scene.h"

#include <QGraphicsView>

#include <memory>

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

signals:
    void markClicked(const lodestone::Mark& mark);
    void markHovered(const lodestone::Mark& mark);
    void noticeActionClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void layOut();
    void leave();
    void focusOn(int index);
    [[nodiscard]] int nearest(int key) const;
    [[nodiscard]] int clickedMark(QPointF at) const;
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
};

} // namespace lodestone
