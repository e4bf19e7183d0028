// SPDX-License-Identifier: GPL-3.0-or-later
// The few icons of the window as painted strokes: sharp at every scale, no image files to load. GUI thread.
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace lodestone {

enum class Icon {
    Back,
    Forward,
    Search,
    Export,
    Play,
    Pause,
    ChevronDown,
    ChevronRight,
    Panel,
    Screen,
    Check,
    Clear,
    Mark
};

/// Fills the largest square in the middle of `rect`; strokes are made for 16 x 16.
void paintIcon(QPainter& painter, Icon icon, const QRectF& rect, const QColor& colour);

/// An icon in one colour (Icon::Mark: the sign of the program, in its own colours).
[[nodiscard]] QIcon makeIcon(Icon icon, const QColor& colour);

} // namespace lodestone
