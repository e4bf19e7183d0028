// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look.h"

#include <QPainter>

namespace lodestone {

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    set(QPalette::Window, theme.window);
    set(QPalette::Base, theme.field);
    set(QPalette::AlternateBase, theme.panel);
    set(QPalette::Button, theme.raised);
    set(QPalette::Light, theme.hover);
    set(QPalette::Midlight, theme.divider);
    set(QPalette::Mid, theme.border);
    set(QPalette::Dark, theme.axis);
    set(QPalette::Shadow, theme.border);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Text, theme.text);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.textSecondary);
    set(QPalette::PlaceholderText, theme.textMuted);
    set(QPalette::Highlight, theme.accent);
    set(QPalette::HighlightedText, theme.textOnAccent);
    set(QPalette::Link, theme.link);
    set(QPalette::LinkVisited, theme.link);
    set(QPalette::ToolTipBase, theme.raised);
    set(QPalette::ToolTipText, theme.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.textDisabled);
    return palette;
}

const Theme& themeOf(const QPalette& palette) {
    // Its ground is blacker than that of any other theme.
    if (palette.color(QPalette::Window) == theme(ThemeKind::HighContrast).window)
        return theme(ThemeKind::HighContrast);
    const bool dark =
        palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return theme(dark ? ThemeKind::Dark : ThemeKind::Light);
}

QRectF hairlineRect(const QRectF& rect) {
    return rect.adjusted(0.5, 0.5, -0.5, -0.5);
}

bool showsFocus(const QWidget& widget) {
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius, const Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace lodestone
