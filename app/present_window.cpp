// SPDX-License-Identifier: GPL-3.0-or-later
#include "present_window.h"

#include "charts/canvas.h"
#include "export/export_figure.h"
#include "widgets/look.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

namespace lodestone {

namespace {

constexpr double smallest = 0.6; ///< below it a projector shows nothing that can be read; the page scrolls

} // namespace

PresentWindow::PresentWindow(Workspace& workspace, QWidget& window)
    : QWidget(&window, Qt::Window), m_workspace(workspace), m_view(new QGraphicsView) {
    setWindowTitle(tr("Lodestone – presenting"));
    setWindowIcon(window.windowIcon());
    setAccessibleName(tr("Presentation"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    m_view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    setFocusPolicy(Qt::StrongFocus);
    connect(&m_workspace, &Workspace::highlightChanged, this, [this] {
        if (m_scene)
            m_scene->setHighlight({m_workspace.state().selection, m_workspace.hovered()});
    });
}

PresentWindow::~PresentWindow() {
    m_view->setScene(nullptr);
}

void PresentWindow::open(const std::shared_ptr<const Figure>& figure) {
    const QScreen* screen = parentWidget()->screen();
    setGeometry(screen->geometry());
    setFigure(figure);
    showFullScreen();
    activateWindow();
    setFocus(Qt::OtherFocusReason);
}

void PresentWindow::setFigure(const std::shared_ptr<const Figure>& figure) {
    if (figure == m_figure)
        return;
    m_figure = figure;
    setAccessibleName(QString::fromStdString(figure->headline));
    setAccessibleDescription(QString::fromStdString(figure->altText));
    layOut();
}

double PresentWindow::bestScale(const Theme& theme) const {
    try {
        return std::max(smallest, fittingScale(*m_figure, theme, size()));
    } catch (const ExportError&) {
        return smallest;
    }
}

void PresentWindow::layOut() {
    if (!m_figure || width() < 200 || height() < 200)
        return;
    const Theme& look = themeOf(this);
    m_scale = bestScale(look);
    QSizeF units = QSizeF(size()) / m_scale;
    units.setHeight(std::max(units.height(),
                             FigureScene::minimumHeight(*m_figure, look, units.width(), Frame::Standalone)));
    auto scene = std::make_unique<FigureScene>(*m_figure, look, units, Frame::Standalone);
    scene->setHighlight({m_workspace.state().selection, {}});
    connect(scene.get(), &FigureScene::markClicked, &m_workspace, &Workspace::select);
    connect(scene.get(), &FigureScene::markHovered, &m_workspace, &Workspace::hover);
    m_view->setBackgroundBrush(look.ground);
    m_view->setTransform(QTransform::fromScale(m_scale, m_scale));
    m_view->setScene(scene.get());
    m_scene.swap(scene);
}

void PresentWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

void PresentWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        layOut();
    QWidget::changeEvent(event);
}

void PresentWindow::closeEvent(QCloseEvent* event) {
    QWidget::closeEvent(event);
    emit left();
}

void PresentWindow::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_F5:
        close();
        return;
    case Qt::Key_Right:
        emit yearStep(1);
        return;
    case Qt::Key_Left:
        if (event->modifiers() == Qt::NoModifier)
            emit yearStep(-1);
        return;
    case Qt::Key_Down:
        emit mineralStep(1);
        return;
    case Qt::Key_Up:
        emit mineralStep(-1);
        return;
    case Qt::Key_Space:
        emit playToggled();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool PresentWindow::eventFilter(QObject* watched, QEvent* event) {
    // A click beside the marks selects nothing, as in the window.
    if (event->type() == QEvent::MouseButtonPress && m_scene) {
        const QPointF at = m_view->mapToScene(static_cast<QMouseEvent*>(event)->position().toPoint());
        if (const HitArea* hit = m_scene->hitAt(at); hit == nullptr || !hit->mark)
            m_workspace.select({});
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lodestone
