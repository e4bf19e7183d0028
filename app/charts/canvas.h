// SPDX-License-Identifier: GPL-3.0-or-later
// What the bodies of figures draw on: adds items to a scene and records every text and mark as it is laid
// out. Lives only while a scene is built.
#pragma once

#include "charts/figure_scene.h"
#include "charts/text_item.h"
#include "theme/theme.h"

#include <QPainterPath>

#include <string>
#include <vector>

namespace lodestone {

struct TextStyle {
    TypeRole role = TypeRole::Label;
    QColor colour = {};
    Qt::Alignment align = Qt::AlignLeft;
    int weight = 0; ///< 0: the role's
    int px = 0;     ///< 0: the role's
    qreal line = 0; ///< 0: the role's
    bool halo = false;
    bool balanced = false;
};
[[nodiscard]] QFont fontOf(const TextStyle& style);
/// Both keep what they shaped, each thread for itself.
[[nodiscard]] TextBlock blockOf(const QString& text, const TextStyle& style, qreal maxWidth = unlimitedWidth);
[[nodiscard]] qreal widthOf(const QString& text, const TextStyle& style);
[[nodiscard]] qreal lineOf(const TextStyle& style);

[[nodiscard]] inline QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

/// An item that looks different when its mark is selected or under the pointer.
class Restyled {
public:
    virtual void restyle(const Highlight& highlight) = 0;

protected:
    ~Restyled() = default;
};

class Canvas {
public:
    Canvas(FigureScene& scene, const Theme& theme, Frame frame);

    const Theme& theme;
    const Frame frame;

    /// `at` is the top of the first line box, at the alignment line.
    TextItem* text(QPointF at, const QString& words, const TextStyle& style, qreal maxWidth = unlimitedWidth);
    TextItem* text(QPointF at, TextBlock block, const TextStyle& style);
    /// One line centred on `at.y()`.
    TextItem* textAround(QPointF at, const QString& words, const TextStyle& style);
    /// One line, shortened with an ellipsis when wider than `maxWidth`; the whole of it is then in the
    /// tooltip.
    TextItem* elided(QPointF at, const QString& words, const TextStyle& style, qreal maxWidth);
    void item(QGraphicsItem* item);
    void restyled(Restyled* item);

    /// A hairline as a filled rectangle on whole device pixels.
    void rule(const QRectF& rect, const QColor& colour);
    void dotted(const QLineF& line, const QColor& colour, const QList<qreal>& dash, qreal width = 1);

    /// A clickable mark; `area` is where it answers when that is not `rect`.
    void mark(const Mark& mark, const QRectF& rect, const QString& description, const QString& tooltip,
              const QPainterPath& area = {});
    /// Another place that answers for a mark, without being a mark of its own.
    void hit(const Mark& mark, const QPainterPath& area, const QString& tooltip);
    /// A place that explains itself but cannot be chosen.
    void hint(const QRectF& rect, const QString& tooltip);

    /// A mark to walk to whose answering area is elsewhere; see hit().
    void place(const Mark& mark, const QRectF& rect, const QString& description);

    void noticeButton(const QRectF& box);
    [[nodiscard]] const MapPose& pose() const;
    void mapFrame(const MapFrame& mapped);
    void timeFrame(const TimeFrame& timed);

    /// Texts so far that touch `rect`.
    [[nodiscard]] bool touchesText(const QRectF& rect) const;

private:
    FigureScene& m_scene;
};

} // namespace lodestone
