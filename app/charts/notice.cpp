// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal buttonHeight = 26;
constexpr qreal buttonPadding = 12;
constexpr qreal textToButton = 14;
constexpr qreal leastFrame = 150;
constexpr qreal widestText = 460;

TextStyle textStyle(const Theme* theme) {
    return {.role = TypeRole::Body,
            .colour = theme != nullptr ? theme->textSecondary : QColor(),
            .align = Qt::AlignHCenter,
            .balanced = true};
}
TextStyle buttonStyle() {
    return {.role = TypeRole::Label, .align = Qt::AlignHCenter, .weight = 500};
}

TextBlock words(const Notice& notice, qreal width, const Theme* theme) {
    return blockOf(qt(notice.text), textStyle(theme), std::min(widestText, width - 48));
}

/// A button leads somewhere in the window only; on paper it would be a promise that cannot be kept.
bool hasButton(const Notice& notice, Frame frame) {
    return frame == Frame::Page && !notice.action.empty();
}

} // namespace

qreal noticeMinimumHeight(const Notice& notice, qreal width, Frame frame) {
    const qreal button = hasButton(notice, frame) ? textToButton + buttonHeight : 0;
    return std::max(leastFrame, words(notice, width, nullptr).height() + button + 48);
}

void drawNotice(Canvas& canvas, const Notice& notice, const QRectF& area) {
    const Theme& theme = canvas.theme;
    const QRectF frame = area.adjusted(0, 2, 0, -8);
    for (int i = 0; i < 4; ++i)
        canvas.rule({frame.left(), frame.top() + frame.height() * i / 4, frame.width(), 1}, theme.grid);
    canvas.rule({frame.left(), frame.bottom() - 1, frame.width(), 1}, theme.axis);
    TextBlock block = words(notice, area.width(), &theme);
    const bool button = hasButton(notice, canvas.frame);
    const qreal height = block.height() + (button ? textToButton + buttonHeight : 0);
    const QPointF centre = frame.center();
    const qreal top = centre.y() - height / 2;
    const QRectF clear(centre.x() - block.width() / 2 - 16, top - 12, block.width() + 32, height + 24);
    canvas.rule(clear, theme.ground);
    const qreal buttonTop = top + block.height() + textToButton;
    canvas.text({centre.x(), top}, std::move(block), textStyle(&theme));
    if (!button)
        return;
    TextStyle style = buttonStyle();
    style.colour = theme.textOnAccent;
    const qreal width = widthOf(qt(notice.action), style) + 2 * buttonPadding;
    const QRectF box(centre.x() - width / 2, buttonTop, width, buttonHeight);
    canvas.item(new BoxItem(box, 4, theme.accent, QColor()));
    canvas.textAround(box.center(), qt(notice.action), style);
    canvas.noticeButton(box);
}

} // namespace lodestone
