// SPDX-License-Identifier: GPL-3.0-or-later
// Where the axis of a timeline lies in its scene, and what of it is shown. A value, in scene coordinates.
#pragma once

#include "figure/time_axis.h"

#include <QRectF>

namespace lodestone {

struct TimeFrame {
    QRectF plot;     ///< the lanes: takes hold of the time
    QRectF axis;     ///< the rows of dates below: picks years
    ShownTime shown; ///< of all there is

    [[nodiscard]] double perPixel() const { return shown.length() / plot.width(); }
    [[nodiscard]] double part(qreal x) const { return (x - plot.left()) / plot.width(); }
    [[nodiscard]] double under(qreal x) const { return shown.from + part(x) * shown.length(); }
    [[nodiscard]] qreal atX(double instant) const {
        return plot.left() + plot.width() * (instant - shown.from) / shown.length();
    }
};

} // namespace lodestone
