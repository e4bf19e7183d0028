// SPDX-License-Identifier: GPL-3.0-or-later
// From tokens to widgets: the palette of a theme, and the theme a widget stands in. A theme is switched by
// setting the application's palette; widgets that paint themselves ask themeOf() each time. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QPalette>
#include <QWidget>

namespace lodestone {

/// Roles beside the usual ones: AlternateBase = panel, Base = field, Button = raised, Mid = border,
/// Midlight = divider, PlaceholderText = muted text, BrightText = secondary text.
[[nodiscard]] QPalette paletteOf(const Theme& theme);

/// Light, dark or high contrast, read from the palette, so that no widget has to be told.
[[nodiscard]] const Theme& themeOf(const QPalette& palette);
[[nodiscard]] inline const Theme& themeOf(const QWidget* widget) {
    return themeOf(widget->palette());
}

/// `rect` moved onto device pixels for a line of 1 px inside its edge.
[[nodiscard]] QRectF hairlineRect(const QRectF& rect);

/// Whether a ring is due: the widget has the focus, and got it by key.
[[nodiscard]] bool showsFocus(const QWidget& widget);
/// The ring of a control that has the keyboard: 2 px inside `rect`.
void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius, const Theme& theme);

} // namespace lodestone
