// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_scene.h"

#include "charts/annotation.h"
#include "charts/bodies.h"
#include "charts/emphasis.h"
#include "charts/frame.h"

#include <QGraphicsSceneMouseEvent>

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

/// A country that is picked out in the figure itself shows its agreements.
MapPose poseOf(const Figure& figure, MapPose pose) {
    if (pose.country.empty() && figure.state.selection.kind == Mark::Kind::Country)
        pose.country = figure.state.selection.key;
    return pose;
}

qreal distance(QPointF point, QPointF from, QPointF to) {
    const QPointF along = to - from;
    const qreal length = QPointF::dotProduct(along, along);
    const qreal part =
        length > 0 ? std::clamp<qreal>(QPointF::dotProduct(point - from, along) / length, 0, 1) : 0;
    const QPointF away = point - (from + along * part);
    return std::sqrt(QPointF::dotProduct(away, away));
}

/// A writer has neither pointed out countries nor asked for a legend.
bool isPlain(const Figure& figure) {
    return legendOf(figure).empty() && pointedOut(figure).empty();
}

/// A network has no colours of countries to fade: there the country that is pointed out is lit.
Highlight restingHighlight(const Figure& figure) {
    Highlight resting;
    if (std::holds_alternative<AgreementsBody>(figure.body))
        if (const std::vector<Mark> marks = pointedOut(figure); !marks.empty())
            resting.selected = marks.front();
    return resting;
}

} // namespace

QRectF HitArea::bounds() const {
    return area.controlPointRect().adjusted(-reach, -reach, reach, reach);
}

bool HitArea::contains(QPointF point) const {
    if (reach <= 0)
        return area.contains(point);
    // Widening every line of a scene to an outline would cost more than the scene itself.
    if (!bounds().contains(point))
        return false;
    for (const QPolygonF& line : area.toSubpathPolygons())
        for (qsizetype i = 1; i < line.size(); ++i)
            if (distance(point, line[i - 1], line[i]) <= reach)
                return true;
    return false;
}

FigureScene::FigureScene(Figure figure, const Theme& theme, QSizeF size, Frame frame, QObject* parent,
                         MapPose pose)
    : QGraphicsScene(QRectF(QPointF(0, 0), size), parent), m_figure(std::move(figure)),
      m_faded(fadedTheme(m_figure, theme)), m_theme(m_faded ? *m_faded : theme),
      m_pose(poseOf(m_figure, std::move(pose))) {
    setItemIndexMethod(QGraphicsScene::NoIndex);
    setBackgroundBrush(theme.ground);
    Canvas canvas(*this, m_theme, frame);
    const QRectF body = drawFrame(canvas, m_figure, sceneRect());
    m_space.body = m_space.plot = body;
    if (isPlain(m_figure))
        drawBody(canvas, m_figure.body, body);
    else
        drawBody(canvas, m_shown.emplace(emphasised(m_figure)).body, body);
    settleSpace();
    drawAnnotations(canvas, m_figure.frame, body);
    m_resting = restingHighlight(m_figure);
    m_highlight = m_resting;
    for (Restyled* item : m_restyled)
        item->restyle(m_highlight);
}

FigureScene::~FigureScene() = default;

void FigureScene::settleSpace() {
    const FigureBody& body = m_figure.body;
    if (std::holds_alternative<MapBody>(body) && m_mapFrame) {
        m_space.units = PlotSpace::Units::Degrees;
        m_space.plot = m_mapFrame->area & m_space.body;
    } else if (!std::holds_alternative<LinesBody>(body) && !std::holds_alternative<StackBody>(body) &&
               !std::holds_alternative<TimelineBody>(body)) {
        // Axes of a part are not those of the whole.
        m_space = {PlotSpace::Units::Fractions, m_space.body, m_space.body};
    }
    for (const LegendEntry& entry : legendOf(m_figure)) // a mark keeps its name where a legend carries it
        for (PlacedMark& mark : m_marks)
            if (mark.mark.kind == Mark::Kind::Country && mark.mark.key == entry.colour.iso3)
                mark.description = qt(entry.text) + u' ' + mark.description;
}

qreal FigureScene::minimumHeight(const Figure& figure, const Theme& theme, qreal width, Frame frame) {
    const FrameHeights heights = frameHeights(figure, theme, width, frame);
    const qreal inner = width - 2 * heights.side;
    return heights.above +
           bodyMinimumHeight(isPlain(figure) ? figure.body : emphasised(figure).body, inner, frame) +
           heights.below;
}

QList<QGraphicsItem*> FigureScene::itemsInOrder() const {
    // Without an index Qt puts items in order only when it is asked for those in an area.
    return items(sceneRect(), Qt::IntersectsItemBoundingRect, Qt::AscendingOrder);
}

void FigureScene::setHighlight(const Highlight& wanted) {
    Highlight highlight = wanted;
    if (!highlight.selected)
        highlight.selected = m_resting.selected;
    if (highlight == m_highlight)
        return;
    m_highlight = highlight;
    for (Restyled* item : m_restyled)
        item->restyle(m_highlight);
}

const HitArea* FigureScene::hitAt(QPointF point) const {
    const auto found =
        std::find_if(m_hits.rbegin(), m_hits.rend(), [&](const HitArea& hit) { return hit.contains(point); });
    return found == m_hits.rend() ? nullptr : &*found;
}

void FigureScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        QGraphicsScene::mousePressEvent(event);
        return;
    }
    event->accept();
    if (m_noticeButton.contains(event->scenePos())) {
        Q_EMIT noticeActionClicked();
        return;
    }
    if (const HitArea* hit = hitAt(event->scenePos()); hit != nullptr && hit->mark)
        Q_EMIT markClicked(hit->mark);
}

void FigureScene::pointerOver(const Mark& mark) {
    if (mark == m_hovered)
        return;
    m_hovered = mark;
    Q_EMIT markHovered(mark);
}

void FigureScene::pointerLeft() {
    pointerOver({});
}

void FigureScene::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    const HitArea* hit = hitAt(event->scenePos());
    pointerOver(hit != nullptr ? hit->mark : Mark{});
}

} // namespace lodestone
