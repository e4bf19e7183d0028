// SPDX-License-Identifier: GPL-3.0-or-later
// Figure -> items of one graphics scene, at one size and theme. Screen, print and export all use this one.
// GUI thread. Owns its items; holds a copy of the figure.
#pragma once

#include "figure/figure.h"
#include "theme/theme.h"

#include <QGraphicsScene>
#include <QSizeF>

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
/// A clickable mark as laid out, in reading order.
struct PlacedMark {
    Mark mark;
    QRectF rect;
    QString description; ///< one line, as a screen reader should say it
};

class FigureScene : public QGraphicsScene {
    Q_OBJECT
public:
    /// `size` is in logical units (px at scale 1): an exporter scales its painter.
    FigureScene(Figure figure, const Theme& theme, QSizeF size, Frame frame, QObject* parent = nullptr);
    ~FigureScene() override;

    [[nodiscard]] const Figure& figure() const { return m_figure; }
    /// Least height at which nothing is clipped at this width (a page scrolls below it).
    [[nodiscard]] static qreal minimumHeight(const Figure& figure, const Theme& theme, qreal width, Frame frame);

    void setHighlight(const Highlight& highlight); ///< restyles items; no rebuild
    [[nodiscard]] const std::vector<PlacedText>& texts() const { return m_texts; }
    [[nodiscard]] const std::vector<PlacedMark>& marks() const { return m_marks; }

signals:
    void markClicked(const lodestone::Mark& mark);
    void markHovered(const lodestone::Mark& mark); ///< Kind::None when the pointer leaves
    void noticeActionClicked();

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;

private:
    Figure m_figure;
    const Theme& m_theme;
    std::vector<PlacedText> m_texts;
    std::vector<PlacedMark> m_marks;
    Highlight m_highlight;
};

} // namespace lodestone

Q_DECLARE_METATYPE(lodestone::Mark)
