// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/laid_out.h"

#include "export/export_figure.h"
#include "export/vision.h"

#include <QPainter>

namespace lodestone {

std::unique_ptr<FigureScene> laidOut(const Figure& figure, const ExportLook& look, double& scale) {
    ExportScene drawn = exportScene(figure, look);
    scale = drawn.scale;
    return std::move(drawn.scene);
}

QImage pictureOf(FigureScene& scene, const ExportLook& look, QSize size) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    const bool open = scene.backgroundBrush().style() == Qt::NoBrush;
    image.fill(open ? QColor(Qt::transparent) : scene.backgroundBrush().color());
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    scene.render(&painter, image.rect(), scene.sceneRect());
    painter.end();
    return seenWith(look.vision, std::move(image));
}

} // namespace lodestone
