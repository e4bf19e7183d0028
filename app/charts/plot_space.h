// SPDX-License-Identifier: GPL-3.0-or-later
// Where the data of a figure lie in its scene: the point of an Anchor, and the Anchor of a point. See
// figure/frame.h for the units. A value.
#pragma once

#include "charts/map_frame.h"
#include "figure/figure.h"

#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace lodestone {

/// A clickable mark as laid out, in reading order.
struct PlacedMark {
    Mark mark;
    QRectF rect;
    QString description; ///< one line, as a screen reader should say it
};

struct PlotSpace {
    enum class Units {
        Fractions, ///< of the body's area, or of a mark's rectangle
        Axes,      ///< decimal year, value
        YearsDown, ///< decimal year, fraction of the plot's height from its top
        Degrees    ///< longitude, latitude
    };
    Units units = Units::Fractions;
    QRectF body;                ///< what the body may cover
    QRectF plot;                ///< the rectangle of the axes, or of the map; else the body
    double left = 0, right = 1; ///< years at the plot's edges
    double bottom = 0, top = 1; ///< values at the plot's edges

    /// Where an anchor lies; nothing when its mark is not in the figure.
    [[nodiscard]] std::optional<QPointF> at(const Anchor& anchor, const std::vector<PlacedMark>& marks,
                                            const std::optional<MapFrame>& map) const;
    /// The anchor of a point: in the units of the axes where the body has some, else relative to the mark
    /// under it, else a fraction of the body.
    [[nodiscard]] Anchor under(QPointF point, const std::vector<PlacedMark>& marks,
                               const std::optional<MapFrame>& map) const;
};

} // namespace lodestone
