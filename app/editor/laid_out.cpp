// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/laid_out.h"

#include "export/export_figure.h"

#include <QPainter>

namespace lodestone {
namespace {

const Theme& groundTheme(ExportLook::Ground ground) {
    switch (ground) {
    case ExportLook::Ground::Dark:
        return theme(ThemeKind::Dark);
    case ExportLook::Ground::Print:
        return theme(ThemeKind::Print);
    case ExportLook::Ground::Light:
    case ExportLook::Ground::Transparent:
        break;
    }
    return theme(ThemeKind::Light);
}

} // namespace

std::unique_ptr<FigureScene> laidOut(const Figure& figure, const ExportLook& look, double& scale) {
    const Theme& style = groundTheme(look.ground);
    const QSize size(look.width, look.height);
    scale = fittingScale(figure, style, size);
    auto scene = std::make_unique<FigureScene>(figure, style, QSizeF(size) / scale, Frame::Standalone);
    scene->setHighlight({figure.state.selection, {}});
    return scene;
}

QImage pictureOf(FigureScene& scene, const ExportLook& look, QSize size) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    const bool open = look.ground == ExportLook::Ground::Transparent;
    image.fill(open ? QColor(Qt::transparent) : scene.backgroundBrush().color());
    const QBrush ground = scene.backgroundBrush();
    if (open)
        scene.setBackgroundBrush(Qt::NoBrush);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    scene.render(&painter, image.rect(), scene.sceneRect());
    painter.end();
    scene.setBackgroundBrush(ground);
    return image;
}

} // namespace lodestone
