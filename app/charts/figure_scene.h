// SPDX-License-Identifier: GPL-3.0-or-later
// Figure -> items of one graphics scene, at one size and theme. Screen, print and export all use this one.
// GUI thread. Owns its items; holds a copy of the figure.
#pragma once

#include "charts/map_frame.h"
#include "charts/plot_space.h"
#include "charts/time_frame.h"
#include "figure/figure.h"
#include "theme/theme.h"

#include <QGraphicsScene>
#include <QPainterPath>
#include <QSizeF>

#include <optional>
#include <vector>

namespace lodestone {

/// Page: headline, subtitle and body, for the window, where inspector and status bar carry the sources.
/// Standalone: also accent rule, note and source lines; what leaves the program.
enum class Frame { Page, Standalone };

/// What stands out: the selection (persists) and what the pointer is over (passes).
struct Highlight {
    Mark selected;
    Mark hovered;
    bool operator==(const Highlight&) const = default;
};

/// A text as laid out, for tests of clipping and overlap and for the accessible alternative.
struct PlacedText {
    QString text;
    QRectF rect; ///< scene coordinates
};
/// An annotation of the frame as laid out.
struct PlacedNote {
    std::size_t index = 0; ///< into FigureFrame::annotations
    QPointF at;            ///< where `at` and `to` lie
    QPointF to;
    QRectF words;     ///< null where there are none
    QPainterPath ink; ///< what answers to the pointer
};

/// Where the pointer finds something: a mark to click, or only a tooltip.
struct HitArea {
    Mark mark;
    QPainterPath area;
    QString tooltip;
    qreal reach = 0; ///< over 0: `area` is a line, and answers to a pointer so near

    [[nodiscard]] bool contains(QPointF point) const;
    [[nodiscard]] QRectF bounds() const; ///< of all that answers
};

class Canvas;
class Restyled;

class FigureScene : public QGraphicsScene {
    Q_OBJECT
public:
    /// `size` is in logical units (px at scale 1): an exporter scales its painter.
    FigureScene(Figure figure, const Theme& theme, QSizeF size, Frame frame, QObject* parent = nullptr,
                MapPose pose = {});
    ~FigureScene() override;

    [[nodiscard]] const Figure& figure() const { return m_figure; }
    /// Least height at which nothing is clipped at this width (a page scrolls below it).
    [[nodiscard]] static qreal minimumHeight(const Figure& figure, const Theme& theme, qreal width,
                                             Frame frame);

    void setHighlight(const Highlight& highlight); ///< restyles items; no rebuild
    [[nodiscard]] const std::vector<PlacedText>& texts() const { return m_texts; }
    [[nodiscard]] const std::vector<PlacedMark>& marks() const { return m_marks; }
    /// Where a map lies; nothing in other figures.
    [[nodiscard]] const std::optional<MapFrame>& mapFrame() const { return m_mapFrame; }
    /// Where the axis of a timeline lies; nothing in other figures.
    [[nodiscard]] const std::optional<TimeFrame>& timeFrame() const { return m_timeFrame; }
    /// Annotations whose anchors are in the figure.
    [[nodiscard]] const std::vector<PlacedNote>& notes() const { return m_notes; }
    [[nodiscard]] const PlotSpace& space() const { return m_space; }
    [[nodiscard]] std::optional<QPointF> pointOf(const Anchor& anchor) const {
        return m_space.at(anchor, m_marks, m_mapFrame);
    }
    [[nodiscard]] Anchor anchorAt(QPointF point) const { return m_space.under(point, m_marks, m_mapFrame); }
    /// All items, from the lowest to the highest.
    [[nodiscard]] QList<QGraphicsItem*> itemsInOrder() const;
    void pointerLeft(); ///< nothing is under the pointer any more
    /// The topmost thing at a point; null where there is nothing.
    [[nodiscard]] const HitArea* hitAt(QPointF point) const;

signals:
    void markClicked(const lodestone::Mark& mark);
    void markHovered(const lodestone::Mark& mark); ///< Kind::None when the pointer leaves
    void noticeActionClicked();

public:
    /// Where the button of a notice lies; empty when there is none.
    [[nodiscard]] QRectF noticeButton() const { return m_noticeButton; }

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;

private:
    friend class Canvas;

    void pointerOver(const Mark& mark);
    void settleSpace();

    Figure m_figure;
    std::optional<Figure> m_shown;      ///< where a frame changes what is laid out
    const std::optional<Theme> m_faded; ///< where a writer points out some countries
    const Theme& m_theme;
    const MapPose m_pose;
    PlotSpace m_space;
    std::vector<PlacedNote> m_notes;
    std::optional<MapFrame> m_mapFrame;
    std::optional<TimeFrame> m_timeFrame;
    std::vector<PlacedText> m_texts;
    std::vector<PlacedMark> m_marks;
    std::vector<HitArea> m_hits;       ///< later ones lie above earlier ones
    std::vector<Restyled*> m_restyled; ///< items of this scene
    QRectF m_noticeButton;             ///< empty when the figure offers no way out
    Highlight m_resting;               ///< where nothing is selected
    Highlight m_highlight;
    Mark m_hovered; ///< as last signalled
};

} // namespace lodestone

Q_DECLARE_METATYPE(lodestone::Mark)
