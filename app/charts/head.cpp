// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal besideGap = 8;
constexpr qreal baselineDrop = 2; ///< puts the small subtitle on the baseline of the title

TextStyle titleStyle(const Theme* theme) {
    return {.role = TypeRole::Section, .colour = theme != nullptr ? theme->text : QColor()};
}
TextStyle subtitleStyle(const Theme* theme) {
    return {.role = TypeRole::Small, .colour = theme != nullptr ? theme->textMuted : QColor()};
}

struct HeadLayout {
    TextBlock title;
    TextBlock subtitle;
    bool beside = true;
    qreal height = 0;
};

HeadLayout headLayout(const std::string& title, const std::string& subtitle, qreal width,
                      const Theme* theme) {
    HeadLayout layout;
    if (title.empty() && subtitle.empty())
        return layout;
    layout.title = blockOf(qt(title), titleStyle(theme), width);
    layout.height = title.empty() ? 0 : layout.title.height();
    if (subtitle.empty())
        return layout;
    const qreal room = width - layout.title.width() - besideGap;
    layout.beside = !title.empty() && layout.title.lines.size() == 1 &&
                    widthOf(qt(subtitle), subtitleStyle(theme)) <= room;
    layout.subtitle = blockOf(qt(subtitle), subtitleStyle(theme), layout.beside ? room + 1 : width);
    if (!layout.beside)
        layout.height += layout.subtitle.height();
    return layout;
}

} // namespace

qreal headHeight(const std::string& title, const std::string& subtitle, qreal width) {
    return headLayout(title, subtitle, width, nullptr).height;
}

void drawHead(Canvas& canvas, const std::string& title, const std::string& subtitle, const QRectF& area) {
    HeadLayout layout = headLayout(title, subtitle, area.width(), &canvas.theme);
    const qreal titleWidth = layout.title.width();
    const qreal titleHeight = title.empty() ? 0 : layout.title.height();
    if (!title.empty())
        canvas.text(area.topLeft(), std::move(layout.title), titleStyle(&canvas.theme));
    if (subtitle.empty())
        return;
    const QPointF at = layout.beside ? area.topLeft() + QPointF(titleWidth + besideGap, baselineDrop)
                                     : area.topLeft() + QPointF(0, titleHeight);
    canvas.text(at, std::move(layout.subtitle), subtitleStyle(&canvas.theme));
}

} // namespace lodestone
