// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/house_style.h"

#include "widgets/house_paint.h"
#include "widgets/icons.h"
#include "widgets/look.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>

#include <algorithm>

namespace lodestone {

namespace {

constexpr int controlHeight = 26;
constexpr int menuItemHeight = 26;
constexpr int listRowHeight = 24;
constexpr int scrollBarExtent = 10;

bool hasKeyboard(const QStyleOption& option) {
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

/// Frameless areas are the panels and pages of the window, which leave a margin for the thumb.
bool liesOver(const QWidget* widget) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
    return area && area->frameShape() == QFrame::NoFrame;
}

bool barLiesOver(const QWidget* bar) {
    return bar && bar->parentWidget() && liesOver(bar->parentWidget()->parentWidget());
}

} // namespace

HouseStyle::HouseStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void HouseStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QScrollBar*>(widget))
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false); // content shows beside the thumb
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        // Asked by a page about itself: a bar that lies over its margin takes no room from it.
        return liesOver(widget) ? 0 : scrollBarExtent;
    case PM_ScrollView_ScrollBarOverlap:
        return barLiesOver(widget) ? scrollBarExtent : 0;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
        return 1;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_MenuBarHMargin:
        return 2;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
        return 0;
    case PM_MenuVMargin:
        return 4;
    case PM_SubMenuOverlap:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ButtonIconSize:
        return 16;
    case PM_ToolTipLabelFrameWidth:
        return 7;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const {
    switch (hint) {
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_Widget_Animation_Duration:
    case SH_UnderlineShortcut:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const int icon = button && !button->icon.isNull() ? 4 : 0;
        return {size.width() + 28 + icon, controlHeight};
    }
    case CT_LineEdit:
    case CT_ComboBox: {
        const QSize inner = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {inner.width(), controlHeight};
    }
    case CT_MenuBarItem:
        return {size.width() + 20, controlHeight};
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {10, 9};
        const int shortcut = item && item->text.contains(u'\t') ? 28 : 0;
        return {size.width() + menuTextInset + 26 + shortcut, menuItemHeight};
    }
    case CT_ItemViewItem: {
        const QSize inner = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {inner.width(), std::max(inner.height(), listRowHeight)};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                 SubControl subControl, const QWidget* widget) const {
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !slider)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    // No arrow buttons: the groove is the whole bar.
    const QRect all = option->rect;
    const bool vertical = slider->orientation == Qt::Vertical;
    const int length = vertical ? all.height() : all.width();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    const int least = std::min(length, proxy()->pixelMetric(PM_ScrollBarSliderMin, option, widget));
    const int thumb =
        range <= 0
            ? length
            : std::clamp(static_cast<int>(qint64(length) * slider->pageStep / (range + slider->pageStep)),
                         least, length);
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                              length - thumb, slider->upsideDown);
    const auto part = [&](int from, int to) {
        return vertical ? QRect(all.left(), all.top() + from, all.width(), to - from)
                        : QRect(all.left() + from, all.top(), to - from, all.height());
    };
    switch (subControl) {
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSlider:
        return part(start, start + thumb);
    case SC_ScrollBarSubPage:
        return part(0, start);
    case SC_ScrollBarAddPage:
        return part(start + thumb, length);
    default:
        return {};
    }
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    const Theme& look = themeOf(option->palette);
    switch (element) {
    case PE_FrameFocusRect:
        paintFocusRing(*painter, option->rect, controlRadius, look);
        return;
    case PE_IndicatorCheckBox:
        paintCheckBox(*painter, *option, look);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        // The editor inside a combo or spin box has no frame of its own.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth == 0) {
            painter->fillRect(option->rect, look.field);
            return;
        }
        if (element == PE_PanelLineEdit)
            paintField(*painter, *option, look);
        return;
    case PE_PanelButtonCommand:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            paintButton(*painter, *button, look);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, look.raised);
        return;
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, look.raised);
        painter->setPen(look.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameStatusBarItem:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    const Theme& look = themeOf(option->palette);
    switch (element) {
    case CE_ComboBoxLabel: // a name that does not fit ends in dots, not in half a letter
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            QStyleOptionComboBox label = *combo;
            const QRect room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            label.currentText =
                combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room.width());
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_PushButtonBevel:
    case CE_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            button && element == CE_PushButton) {
            proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
            QStyleOptionButton label = *button;
            if (isAccent(*button) && (button->state & QStyle::State_Enabled))
                label.palette.setColor(QPalette::ButtonText, look.textOnAccent);
            QProxyStyle::drawControl(CE_PushButtonLabel, &label, painter, widget);
            if (hasKeyboard(*option))
                paintFocusRing(*painter, option->rect, controlRadius, look);
            return;
        }
        break;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            paintMenuBarItem(*painter, *item, look, *this);
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, look.window);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            paintMenuItem(*painter, *item, look);
            return;
        }
        break;
    case CE_ItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            QStyleOptionViewItem tinted = *item;
            tinted.palette.setColor(QPalette::Highlight, look.accentTint);
            tinted.palette.setColor(QPalette::HighlightedText, look.text);
            QProxyStyle::drawControl(element, &tinted, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, look.ground);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          look.border);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, look.border);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const {
    const Theme& look = themeOf(option->palette);
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        slider && control == CC_ScrollBar) {
        paintScrollBar(*painter, *slider,
                       proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget), look);
        return;
    }
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        combo && control == CC_ComboBox) {
        const bool over = (combo->state & State_MouseOver) && (combo->state & State_Enabled);
        paintPanel(*painter, combo->rect, over ? look.hover : look.field, look.border);
        paintIcon(*painter, Icon::ChevronDown,
                  QRectF(combo->rect.right() - 21, combo->rect.center().y() - 7.5, 16, 16),
                  look.textSecondary);
        if (hasKeyboard(*combo))
            paintFocusRing(*painter, combo->rect, controlRadius, look);
        return;
    }
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        spin && control == CC_SpinBox && spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        paintField(*painter, *option, look);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace lodestone
