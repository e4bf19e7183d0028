// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/legend.h"

#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal rowPitch = 19;
constexpr qreal sampleGap = 6;
constexpr qreal entryGap = 16;
constexpr qreal areaWidth = 12;
constexpr qreal lineWidth = 20;
constexpr qreal stampPadding = 9;
constexpr qreal stampHeight = 19;

TextStyle entryStyle(const Theme* theme) {
    return {.role = TypeRole::Label, .colour = theme != nullptr ? theme->text : QColor()};
}

TextStyle stampStyle(const Theme* theme) {
    return {.role = TypeRole::Caps,
            .colour = theme != nullptr ? theme->hypothetical : QColor(),
            .weight = QFont::Bold,
            .px = 11};
}

const QString& stampWord() {
    static const QString word = QStringLiteral("HYPOTHETICAL");
    return word;
}

struct Placed {
    const LegendEntry* entry;
    QPointF at; ///< left end, centre of the row
    qreal sample;
    qreal text;
};

std::vector<Placed> flowed(const std::vector<LegendEntry>& entries, qreal width) {
    std::vector<Placed> placed;
    QPointF at(0, rowPitch / 2);
    for (const LegendEntry& entry : entries) {
        const qreal sample = entry.line ? lineWidth : areaWidth;
        const qreal head = sample + sampleGap;
        const qreal text = std::min(widthOf(qt(entry.text), entryStyle(nullptr)), width - head);
        if (at.x() > 0 && at.x() + head + text > width)
            at = {0, at.y() + rowPitch};
        placed.push_back({&entry, at, sample, text});
        at.rx() += head + text + entryGap;
    }
    return placed;
}

} // namespace

qreal legendHeight(const std::vector<LegendEntry>& entries, qreal width) {
    return entries.empty() ? 0 : flowed(entries, width).back().at.y() + rowPitch / 2;
}

void drawLegend(Canvas& canvas, const std::vector<LegendEntry>& entries, const QRectF& area) {
    const TextStyle style = entryStyle(&canvas.theme);
    for (const Placed& one : flowed(entries, area.width())) {
        const QPointF at = area.topLeft() + one.at;
        const qreal height = one.entry->line ? 2.5 : 11;
        canvas.rule({at.x(), at.y() - height / 2, one.sample, height},
                    canvas.theme.colour(one.entry->colour));
        canvas.elided({at.x() + one.sample + sampleGap, at.y() - lineOf(style) / 2}, qt(one.entry->text),
                      style, one.text + 0.5);
    }
}

QSizeF stampSize() {
    return {widthOf(stampWord(), stampStyle(nullptr)) + 2 * stampPadding, stampHeight};
}

void drawStamp(Canvas& canvas, QPointF rightTop) {
    const QSizeF size = stampSize();
    const QRectF box(rightTop - QPointF(size.width() + 0.5, -0.5), size);
    canvas.item(new BoxItem(box, 3, canvas.theme.hypotheticalTint, canvas.theme.hypothetical, 1.25, {5, 3}));
    canvas.textAround({box.left() + stampPadding, box.center().y()}, stampWord(), stampStyle(&canvas.theme));
}

} // namespace lodestone
