// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/key.h"

#include "charts/bodies.h"
#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

using Sample = KeyEntry::Sample;

constexpr qreal rowPitch = 20;
constexpr qreal listPitch = 19.4;
constexpr qreal sampleGap = 8;
constexpr qreal entryGap = 18;
constexpr qreal swatchHeight = 11;

TextStyle keyStyle(const Theme* theme) {
    return {.role = TypeRole::Small, .colour = theme != nullptr ? theme->textSecondary : QColor()};
}

qreal sampleWidth(Sample sample) {
    switch (sample) {
    case Sample::Estimate:
    case Sample::Residual:
        return 14;
    case Sample::Bar:
    case Sample::Pause:
        return 28;
    case Sample::Dagger:
        return 0;
    case Sample::Withheld:
    case Sample::Glyph:
    case Sample::MonthLine:
    case Sample::PartlyRing:
        return 12;
    }
    return 12;
}

class SampleItem : public QGraphicsItem {
public:
    SampleItem(const KeyEntry& entry, const Theme& theme) : m_entry(entry), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return {-2, -9, sampleWidth(m_entry.sample) + 4, 18};
    }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const qreal width = sampleWidth(m_entry.sample);
        const QRectF swatch = crisp(*painter, {0, -swatchHeight / 2, width, swatchHeight});
        const QPointF centre(width / 2, 0);
        switch (m_entry.sample) {
        case Sample::Estimate:
            drawEstimate(*painter, swatch, m_theme.uncertainty, m_theme);
            return;
        case Sample::Residual:
            drawHatched(*painter, swatch, m_theme);
            return;
        case Sample::Withheld:
            drawWithheldRing(*painter, centre, m_theme);
            return;
        case Sample::Glyph:
            drawGlyph(*painter, m_entry.glyph, centre, m_theme.event, m_theme.ground);
            return;
        case Sample::Bar:
            painter->setPen(QPen(faded(m_theme.event, 0.4), 3, Qt::SolidLine, Qt::FlatCap));
            painter->drawLine(QPointF(8, 0), QPointF(width, 0));
            drawGlyph(*painter, Glyph::Agreement, {4, 0}, m_theme.event, m_theme.ground);
            return;
        case Sample::Pause: {
            painter->setPen(QPen(faded(m_theme.event, 0.4), 3, Qt::SolidLine, Qt::FlatCap));
            painter->drawLine(QPointF(0, 0), QPointF(12, 0));
            QPen broken(faded(m_theme.event, 0.8), 1, Qt::CustomDashLine, Qt::FlatCap);
            broken.setDashPattern({2, 3});
            painter->setPen(broken);
            painter->drawLine(QPointF(14, 0), QPointF(width, 0));
            return;
        }
        case Sample::MonthLine:
            drawGlyph(*painter, Glyph::Agreement, centre, m_theme.event, m_theme.ground);
            painter->setPen(QPen(faded(m_theme.event, 0.6), 1.5, Qt::SolidLine, Qt::FlatCap));
            painter->drawLine(centre + QPointF(-5, 6.2), centre + QPointF(5, 6.2));
            return;
        case Sample::PartlyRing:
            drawGlyph(*painter, Glyph::Agreement, centre, m_theme.event, m_theme.ground);
            drawPartlyRing(*painter, centre, m_theme.event);
            return;
        case Sample::Dagger:
            return;
        }
    }

private:
    KeyEntry m_entry;
    const Theme& m_theme;
};

void drawSample(Canvas& canvas, const KeyEntry& entry, QPointF leftCentre) {
    if (entry.sample == Sample::Dagger)
        return;
    auto* sample = new SampleItem(entry, canvas.theme);
    sample->setPos(leftCentre);
    canvas.item(sample);
    if (entry.sample == Sample::Withheld)
        canvas.textAround(leftCentre + QPointF(6, 0), QStringLiteral("W"),
                          {.role = TypeRole::Caps,
                           .colour = canvas.theme.textSecondary,
                           .align = Qt::AlignHCenter,
                           .px = 8});
}

struct Placed {
    const KeyEntry* entry;
    QPointF at; ///< left end, centre of the row
    qreal textWidth;
    bool divided = false; ///< a divider stands before it
};

std::vector<Placed> flowed(const std::vector<KeyEntry>& key, qreal width) {
    std::vector<Placed> placed;
    qreal x = 0;
    qreal y = rowPitch / 2;
    bool glyphBefore = false;
    for (const KeyEntry& entry : key) {
        const qreal sample = sampleWidth(entry.sample);
        const qreal head = sample > 0 ? sample + sampleGap - 1 : 0;
        const qreal text = std::min(widthOf(qt(entry.text), keyStyle(nullptr)), width - head);
        const bool divided = glyphBefore && entry.sample != Sample::Glyph && x > 0;
        if (x > 0 && x + head + text > width) {
            x = 0;
            y += rowPitch;
        }
        placed.push_back({&entry, {x, y}, text, divided && x > 0});
        x += head + text + entryGap;
        glyphBefore = entry.sample == Sample::Glyph;
    }
    return placed;
}

} // namespace

qreal keyFlowHeight(const std::vector<KeyEntry>& key, qreal width) {
    return key.empty() ? 0 : flowed(key, width).back().at.y() + rowPitch / 2;
}

void drawKeyFlow(Canvas& canvas, const std::vector<KeyEntry>& key, const QRectF& area) {
    for (const Placed& one : flowed(key, area.width())) {
        const QPointF at = area.topLeft() + one.at;
        const qreal sample = sampleWidth(one.entry->sample);
        drawSample(canvas, *one.entry, at);
        if (one.divided)
            canvas.rule({at.x() - entryGap / 2, at.y() - 6, 1, 12}, canvas.theme.border);
        const qreal head = sample > 0 ? sample + sampleGap - 1 : 0;
        const TextStyle style = keyStyle(&canvas.theme);
        canvas.elided({at.x() + head, at.y() - lineOf(style) / 2}, qt(one.entry->text), style,
                      one.textWidth + 0.5);
    }
}

QSizeF keyListSize(const std::vector<KeyEntry>& key) {
    qreal width = 0;
    for (const KeyEntry& entry : key)
        width = std::max(width, widthOf(qt(entry.text), keyStyle(nullptr)));
    return key.empty() ? QSizeF()
                       : QSizeF(14 + sampleGap + width, listPitch * static_cast<qreal>(key.size()));
}

void drawKeyList(Canvas& canvas, const std::vector<KeyEntry>& key, QPointF topLeft) {
    qreal y = topLeft.y() + listPitch / 2;
    for (const KeyEntry& entry : key) {
        drawSample(canvas, entry, {topLeft.x() + (14 - sampleWidth(entry.sample)) / 2, y});
        canvas.textAround({topLeft.x() + 14 + sampleGap, y}, qt(entry.text), keyStyle(&canvas.theme));
        y += listPitch;
    }
}

} // namespace lodestone
