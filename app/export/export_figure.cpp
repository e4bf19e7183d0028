// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_figure.h"

#include "charts/figure_scene.h"
#include "export/svg_writer.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr int leastSide = 200;
constexpr int mostSide = 16'384;
constexpr int dotsPerMetre = 5'669;    // 144 per inch: 1600 px print 28 cm wide
constexpr double landscapeUnits = 655; // side of the square that a landscape figure's area equals, in units
constexpr double portraitUnits = 463;  // width of a portrait figure, in units
constexpr double leastPart = 0.25;     // of exportScale(): below it nobody can read the figure

QString sourcesOf(const Figure& figure) {
    QStringList lines;
    for (const SourceLine& source : figure.sources) {
        QStringList parts;
        for (const std::string& part : {source.text, source.licence, source.url})
            if (!part.empty())
                parts << QString::fromStdString(part);
        lines << parts.join(QStringLiteral(" | "));
    }
    return lines.join(u'\n');
}

QByteArray pngOf(FigureScene& scene, QSize size, double scale) {
    // Drawn with alpha, because Qt smooths text in colour on opaque images where the desktop asks for it.
    QImage canvas(size, QImage::Format_ARGB32_Premultiplied);
    if (canvas.isNull())
        throw ExportError(
            fmt::format("There is not enough memory for a picture of {} x {} pixels; choose a smaller size",
                        size.width(), size.height()));
    canvas.fill(scene.backgroundBrush().color());
    QPainter painter(&canvas);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    scene.render(&painter, QRectF(QPointF(0, 0), scene.sceneRect().size() * scale), scene.sceneRect());
    painter.end();
    QImage image = canvas.convertToFormat(QImage::Format_RGB32);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    const Figure& figure = scene.figure();
    image.setText(QStringLiteral("Title"), QString::fromStdString(figure.headline));
    image.setText(QStringLiteral("Description"), QString::fromStdString(figure.altText));
    image.setText(QStringLiteral("Source"), sourcesOf(figure));
    image.setText(QStringLiteral("Software"), QStringLiteral("Lodestone"));
    image.setText(QStringLiteral("Lodestone-State"), QString::fromStdString(figure.state.text()));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image))
        throw ExportError("The picture could not be encoded as PNG: " + writer.errorString().toStdString());
    return bytes;
}

void checkSize(QSize size) {
    const auto bad = [](int side) { return side < leastSide || side > mostSide; };
    if (bad(size.width()) || bad(size.height()))
        throw ExportError(fmt::format("A figure of {} x {} pixels cannot be made; each side takes {} to {}",
                                      size.width(), size.height(), leastSide, mostSide));
}

} // namespace

double exportScale(QSize size) {
    const double width = size.width();
    const double height = size.height();
    return height > width ? width / portraitUnits : std::sqrt(width * height) / landscapeUnits;
}

double fittingScale(const Figure& figure, const Theme& theme, QSize size) {
    const double wanted = exportScale(size);
    for (double scale = wanted; scale > wanted * leastPart; scale *= 0.97)
        if (FigureScene::minimumHeight(figure, theme, size.width() / scale, Frame::Standalone) <=
            size.height() / scale)
            return scale;
    throw ExportError(
        fmt::format("The figure does not fit into {} x {} pixels; choose a size less flat, 1600x900 for "
                    "example",
                    size.width(), size.height()));
}

void exportFigure(const Figure& figure, const ExportOptions& options, const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != QLatin1StringView("png") && ending != QLatin1StringView("svg"))
        throw ExportError(fmt::format(
            "'{}' ends in neither .png nor .svg; give the file one of these endings", path.toStdString()));
    checkSize(options.size);
    const Theme& style = theme(options.theme);
    const double scale = fittingScale(figure, style, options.size);
    FigureScene scene(figure, style, QSizeF(options.size) / scale, Frame::Standalone);
    scene.setHighlight({figure.state.selection, {}});
    const QByteArray bytes = ending == QLatin1StringView("png") ? pngOf(scene, options.size, scale)
                                                                : svgOf(scene, options.size, scale);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw ExportError(fmt::format("'{}' cannot be written: {}; check the folder and its free space",
                                      path.toStdString(), file.errorString().toStdString()));
}

} // namespace lodestone
