// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/scene_painter.h"

#include <QGraphicsTextItem>
#include <QRawFont>
#include <QStyleOptionGraphicsItem>

#include <cmath>

namespace lodestone {

void paintItems(const FigureScene& scene, QPainter& painter, const QTransform& transform,
                const TextPainter& text) {
    for (QGraphicsItem* item : scene.itemsInOrder()) {
        if (!item->isVisible() || item->flags().testFlag(QGraphicsItem::ItemHasNoContents))
            continue;
        // Qt Charts keeps empty labels, whose clips would follow the font of the application.
        if (item->type() == QGraphicsTextItem::Type)
            continue;
        const QTransform whole = item->sceneTransform() * transform;
        if (const auto* words = qgraphicsitem_cast<const TextItem*>(item)) {
            text(*words, whole);
            continue;
        }
        painter.save();
        painter.setTransform(whole);
        painter.setOpacity(item->effectiveOpacity());
        QStyleOptionGraphicsItem option;
        option.exposedRect = item->boundingRect();
        item->paint(&painter, &option, nullptr);
        painter.restore();
    }
}

double lengthScale(const QTransform& transform) {
    return std::sqrt(std::abs(transform.determinant()));
}

QPainterPath outlines(const TextItem& item, std::size_t line) {
    const TextBlock& block = item.block();
    const TextBlock::Line& words = block.lines[line];
    const QPointF start(block.ink(line, item.align()).left(), block.baseline(line));
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const QGlyphRun& run : words.runs) {
        const QRawFont font = run.rawFont();
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> places = run.positions();
        for (qsizetype i = 0; i < std::min(glyphs.size(), places.size()); ++i)
            path.addPath(font.pathForGlyph(glyphs[i]).translated(start + places[i]));
    }
    return path;
}

} // namespace lodestone
