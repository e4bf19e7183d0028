// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/house_paint.h"

#include "widgets/icons.h"
#include "widgets/look.h"

#include <QPainter>
#include <QStyle>

#include <cmath>

namespace lodestone {

void paintPanel(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(hairlineRect(rect), controlRadius, controlRadius);
    painter.restore();
}

void paintButton(QPainter& painter, const QStyleOptionButton& option, const Theme& look) {
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool over = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    QColor fill = down ? look.pressed : over ? look.hover : look.raised;
    QColor border = look.border;
    if (isAccent(option) && (option.state & QStyle::State_Enabled)) {
        fill = down || over ? look.accentHover : look.accent;
        border = fill;
    }
    if (option.features & QStyleOptionButton::Flat) {
        if (!down && !over)
            return;
        border = fill;
    }
    paintPanel(painter, option.rect, fill, border);
}

void paintField(QPainter& painter, const QStyleOption& option, const Theme& look) {
    const bool focused = option.state & QStyle::State_HasFocus;
    paintPanel(painter, option.rect, look.field, look.border);
    if (focused)
        paintFocusRing(painter, option.rect, controlRadius, look);
}

void paintCheckBox(QPainter& painter, const QStyleOption& option, const Theme& look) {
    const QRectF box(option.rect.center().x() - 6.5, option.rect.center().y() - 6.5, 14, 14);
    const bool on = option.state & QStyle::State_On;
    const bool over = option.state & QStyle::State_MouseOver;
    paintPanel(painter, box, on ? look.accent : over ? look.hover : look.field, on ? look.accent : look.axis);
    if (on)
        paintIcon(painter, Icon::Check, box, look.textOnAccent);
}

void paintMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option, const Theme& look,
                      const QStyle& style) {
    painter.fillRect(option.rect, look.window);
    const bool open = option.state & QStyle::State_Sunken;
    const bool over = option.state & QStyle::State_Selected;
    if (open || over) {
        const QColor fill = open ? look.pressed : look.hover;
        paintPanel(painter, QRectF(option.rect).adjusted(1, 3, -1, -3), fill, fill);
    }
    int flags = Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip;
    flags |=
        style.styleHint(QStyle::SH_UnderlineShortcut, &option) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    style.drawItemText(&painter, option.rect, flags, option.palette, option.state & QStyle::State_Enabled,
                       option.text, QPalette::ButtonText);
}

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option, const Theme& look) {
    const QRectF rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRectF(rect.left(), std::floor(rect.center().y()), rect.width(), 1), look.divider);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if ((option.state & QStyle::State_Selected) && enabled) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.accentTint);
        painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), controlRadius, controlRadius);
        painter.restore();
    }
    const QColor text = enabled ? look.text : look.textDisabled;
    if (option.checked)
        paintIcon(painter, Icon::Check, QRectF(rect.left() + 9, rect.center().y() - 8, 16, 16), look.accent);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, Icon::ChevronRight, QRectF(rect.right() - 23, rect.center().y() - 8, 16, 16),
                  text);
    painter.setFont(option.font);
    painter.setPen(text);
    const qsizetype tab = option.text.indexOf(u'\t');
    const QRectF inner = rect.adjusted(menuTextInset, 0, -16, 0);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic,
                     tab < 0 ? option.text : option.text.left(tab));
    if (tab >= 0) {
        painter.setPen(enabled ? look.textMuted : look.textDisabled);
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                         option.text.mid(tab + 1));
    }
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb,
                    const Theme& look) {
    if (option.minimum == option.maximum)
        return;
    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const qreal thickness = active ? 6 : 4;
    QRectF shape = thumb;
    if (option.orientation == Qt::Vertical)
        shape = QRectF(shape.right() - thickness - 2, shape.top() + 2, thickness, shape.height() - 4);
    else
        shape = QRectF(shape.left() + 2, shape.bottom() - thickness - 2, shape.width() - 4, thickness);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(active ? look.axis : look.border);
    painter.drawRoundedRect(shape, thickness / 2, thickness / 2);
    painter.restore();
}

} // namespace lodestone
