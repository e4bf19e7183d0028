// SPDX-License-Identifier: GPL-3.0-or-later
// The figure alone on the whole screen, framed with its source, in type as big as it fits: for a projector.
// Follows the figures of the window it belongs to; its actions work here too. GUI thread; made when first
// needed, hidden when left.
#pragma once

#include "charts/figure_scene.h"
#include "workspace/workspace.h"

#include <QGraphicsView>

#include <memory>

namespace lodestone {

class PresentWindow : public QWidget {
    Q_OBJECT
public:
    PresentWindow(Workspace& workspace, QWidget& window);
    ~PresentWindow() override;

    void open(const std::shared_ptr<const Figure>& figure); ///< on the screen of its window
    void setFigure(const std::shared_ptr<const Figure>& figure);

    [[nodiscard]] const FigureScene* figureScene() const { return m_scene.get(); }
    [[nodiscard]] double scale() const { return m_scale; } ///< from units of the scene to pixels

signals:
    void yearStep(int by);
    void mineralStep(int by);
    void playToggled();
    void left(); ///< Esc or F5

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    [[nodiscard]] double bestScale(const Theme& theme) const;

    Workspace& m_workspace;
    QGraphicsView* m_view;
    std::shared_ptr<const Figure> m_figure;
    std::unique_ptr<FigureScene> m_scene;
    double m_scale = 1;
};

} // namespace lodestone
