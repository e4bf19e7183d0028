// SPDX-License-Identifier: GPL-3.0-or-later
// How the house style paints each control: buttons, fields, boxes, menus and scroll bars, in the colours of
// the theme. Called by HouseStyle alone.
#pragma once

#include "theme/theme.h"

#include <QColor>
#include <QRectF>
#include <QStyleOption>

class QPainter;
class QStyle;

namespace lodestone {

inline constexpr qreal controlRadius = 4;
inline constexpr int menuTextInset = 30;

[[nodiscard]] inline bool isAccent(const QStyleOptionButton& option) {
    return option.features & QStyleOptionButton::DefaultButton;
}

/// A rounded field with a hairline around it.
void paintPanel(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border);
void paintButton(QPainter& painter, const QStyleOptionButton& option, const Theme& look);
void paintField(QPainter& painter, const QStyleOption& option, const Theme& look);
void paintCheckBox(QPainter& painter, const QStyleOption& option, const Theme& look);
void paintMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option, const Theme& look,
                      const QStyle& style);
void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option, const Theme& look);
/// A thumb and nothing else: the groove is the page itself.
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb,
                    const Theme& look);

} // namespace lodestone
