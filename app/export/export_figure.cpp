// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_figure.h"

#include "export/figure_metadata.h"
#include "export/pdf_writer.h"
#include "export/png_writer.h"
#include "export/svg_writer.h"
#include "export/vision.h"
#include "model/outside_words.h"

#include <QFileInfo>
#include <QPainter>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <sys/resource.h>

namespace lodestone {
namespace {

constexpr int leastSide = 200;
constexpr int mostSide = 16'384;
constexpr double mostScale = 4;
constexpr qsizetype largeText = 1024;  // bytes; longer ones are packed
constexpr double landscapeUnits = 655; // side of the square that a landscape figure's area equals, in units
constexpr double portraitUnits = 463;  // width of a portrait figure, in units
constexpr double labelUnits = 12;      // size of a label
constexpr double pointsPerInch = 72;
constexpr qint64 diskSlack = 16 << 10; // what a file needs beside its bytes
constexpr double leastPart = 0.25;     // of the wanted scale: below it nobody can read the figure

QByteArray utf8(const std::string& text) {
    return QByteArray::fromStdString(text);
}

/// The scene at `perPixel` image pixels for each px of the look, as the look wants it seen.
QImage paintedImage(ExportScene& drawn, const ExportLook& look, double perPixel, QSize size) {
    // Drawn with alpha, because Qt smooths text in colour on opaque images where the desktop asks for it.
    QImage canvas(size, QImage::Format_ARGB32_Premultiplied);
    if (canvas.isNull())
        throw ExportError(
            fmt::format("There is not enough memory for a picture of {} x {} pixels; choose a smaller size",
                        size.width(), size.height()));
    const QBrush ground = drawn.scene->backgroundBrush();
    canvas.fill(ground.style() == Qt::NoBrush ? QColor(Qt::transparent) : ground.color());
    QPainter painter(&canvas);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    drawn.scene->render(&painter,
                        QRectF(QPointF(0, 0), drawn.scene->sceneRect().size() * drawn.scale * perPixel),
                        drawn.scene->sceneRect());
    painter.end();
    QImage image = std::move(canvas).convertToFormat(
        look.ground == ExportLook::Ground::Transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    return seenWith(look.vision, std::move(image));
}

QByteArray pngOf(ExportScene& drawn, const ExportLook& look, const Capsule& capsule) {
    const QImage image = paintedImage(drawn, look, look.scale, pixelSize(look));
    const Figure& figure = drawn.scene->figure();
    return pngBytes(image, look.dpi * look.scale,
                    {{"Title", utf8(figure.headline)},
                     {"Description", utf8(figure.altText)},
                     {"Source", sourcesText(figure)},
                     {"Software", "Lodestone"},
                     {"XML:com.adobe.xmp", xmpOf(figure, nullptr)},
                     {documentKeyword, capsule.document, capsule.document.size() > largeText},
                     {hashKeyword, capsule.hash},
                     {sealKeyword, openSeal()}});
}

void checkLook(const ExportLook& look, FigureFormat format) {
    const auto bad = [](int side) { return side < leastSide || side > mostSide; };
    const QSize size = format == FigureFormat::Png ? pixelSize(look) : QSize(look.width, look.height);
    if (bad(size.width()) || bad(size.height()))
        throw ExportError(fmt::format("A figure of {} x {} pixels cannot be made; each side takes {} to {}",
                                      size.width(), size.height(), leastSide, mostSide));
    if (!(look.scale >= 1 && look.scale <= mostScale))
        throw ExportError(fmt::format("A scale of {} cannot be made; it takes 1 to 4", look.scale));
    if (look.vision != ExportLook::Vision::Full && format != FigureFormat::Png)
        throw ExportError("How others see the colours can be kept as PNG only; choose PNG or full colour");
}

double fitting(const Figure& figure, const Theme& theme, QSize size, double wanted) {
    for (double scale = wanted; scale > wanted * leastPart; scale *= 0.97)
        if (FigureScene::minimumHeight(figure, theme, size.width() / scale, Frame::Standalone) <=
            size.height() / scale)
            return scale;
    throw ExportError(
        fmt::format("The figure does not fit into {} x {} pixels; choose a size less flat, 1600x900 for "
                    "example",
                    size.width(), size.height()));
}

} // namespace

std::optional<FigureFormat> figureFormat(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1StringView("png"))
        return FigureFormat::Png;
    if (ending == QLatin1StringView("svg"))
        return FigureFormat::Svg;
    if (ending == QLatin1StringView("pdf"))
        return FigureFormat::Pdf;
    return std::nullopt;
}

const char* figureEnding(FigureFormat format) {
    return format == FigureFormat::Png ? ".png" : format == FigureFormat::Svg ? ".svg" : ".pdf";
}

QSize pixelSize(const ExportLook& look) {
    return {static_cast<int>(std::lround(look.width * look.scale)),
            static_cast<int>(std::lround(look.height * look.scale))};
}

const Theme& themeOf(const ExportLook& look) {
    switch (look.ground) {
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

ExportLook::Ground groundOf(ThemeKind kind) {
    switch (kind) {
    case ThemeKind::Dark:
        return ExportLook::Ground::Dark;
    case ThemeKind::Print:
        return ExportLook::Ground::Print;
    case ThemeKind::Light:
    case ThemeKind::HighContrast:
        break;
    }
    return ExportLook::Ground::Light;
}

double exportScale(QSize size) {
    const double width = size.width();
    const double height = size.height();
    return height > width ? width / portraitUnits : std::sqrt(width * height) / landscapeUnits;
}

double fittingScale(const Figure& figure, const Theme& theme, QSize size) {
    return fitting(figure, theme, size, exportScale(size));
}

double fittingScale(const Figure& figure, const ExportLook& look) {
    const QSize size(look.width, look.height);
    const double wanted =
        look.typePoints > 0 ? look.typePoints / pointsPerInch * look.dpi / labelUnits : exportScale(size);
    return fitting(figure, themeOf(look), size, wanted);
}

ExportScene exportScene(const Figure& figure, const ExportLook& look) {
    const double scale = fittingScale(figure, look);
    auto scene = std::make_unique<FigureScene>(figure, themeOf(look), QSizeF(look.width, look.height) / scale,
                                               Frame::Standalone);
    scene->setHighlight({figure.state.selection, {}});
    if (look.ground == ExportLook::Ground::Transparent)
        scene->setBackgroundBrush(Qt::NoBrush);
    return {std::move(scene), scale};
}

QImage figureImage(const Figure& figure, const ExportLook& look, QSize most) {
    checkLook(look, FigureFormat::Png);
    ExportScene drawn = exportScene(figure, look);
    const QSize whole = pixelSize(look);
    const double part = std::min({1.0, most.width() / static_cast<double>(whole.width()),
                                  most.height() / static_cast<double>(whole.height())});
    const QSize size(std::max(1, static_cast<int>(std::lround(whole.width() * part))),
                     std::max(1, static_cast<int>(std::lround(whole.height() * part))));
    return paintedImage(drawn, look, look.scale * part, size);
}

QByteArray exportFigureBytes(const Figure& figure, const ExportLook& look, FigureFormat format) {
    return exportCarrying(figure, documentOf(figure, look, std::string(programName())), format);
}

QByteArray exportCarrying(const Figure& figure, const FigureDocument& carried, FigureFormat format) {
    const ExportLook& look = carried.look;
    checkLook(look, format);
    ExportScene drawn = exportScene(figure, look);
    const Capsule capsule = capsuleOf(QByteArray::fromStdString(documentText(carried)));
    switch (format) {
    case FigureFormat::Png:
        return sealed(pngOf(drawn, look, capsule));
    case FigureFormat::Svg:
        return sealed(svgOf(*drawn.scene, look, drawn.scale, rdfOf(figure, &capsule)));
    case FigureFormat::Pdf:
        return sealed(pdfOf(*drawn.scene, look, drawn.scale, xmpOf(figure, &capsule)));
    }
    return {};
}

void exportFigure(const Figure& figure, const ExportLook& look, const QString& path) {
    const auto format = figureFormat(path);
    if (!format)
        throw ExportError(
            fmt::format("'{}' ends in none of .png, .svg and .pdf; give the file one of these endings",
                        path.toStdString()));
    writeWhole(path, exportFigureBytes(figure, look, *format));
}

namespace {

/// What keeps a file of a size from being written, asked of its surroundings: what Qt says of it is often
/// 'Unknown error'.
std::string whyNotWritten(const QString& path, qsizetype size) {
    const QFileInfo folder(QFileInfo(path).absolutePath());
    const QStorageInfo disk(folder.filePath());
    rlimit most{};
    if (!folder.exists())
        return "there is no such folder; make it, or name another";
    if (!folder.isDir())
        return "a file stands where its folder should be; name another folder";
    if (disk.isReadOnly())
        return "the disk can only be read; name a folder on another";
    if (!folder.isWritable())
        return "you have no right to write in its folder; name another folder";
    if (getrlimit(RLIMIT_FSIZE, &most) == 0 && most.rlim_cur < static_cast<rlim_t>(size))
        return fmt::format("it has {} kB, and this session may write files of {} kB at most; raise the limit "
                           "(ulimit -f)",
                           size / 1024 + 1, most.rlim_cur / 1024);
    if (disk.bytesAvailable() < size + diskSlack)
        return fmt::format("the disk is full: it needs {} kB, and {} kB are free; free some space, or name a "
                           "folder on another disk",
                           size / 1024 + 1, disk.bytesAvailable() / 1024);
    return "the disk does not take it; look at its free space and at your quota, or name a folder on another "
           "disk";
}

} // namespace

void writeWhole(const QString& path, const QByteArray& bytes) {
    if (const QFileInfo target(path); target.exists() && !target.isFile())
        throw ExportError(fmt::format("'{}' is not an ordinary file and is left alone; name another file",
                                      forTerminal(path.toStdString())));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw ExportError(fmt::format("'{}' cannot be written: {}", forTerminal(path.toStdString()),
                                      whyNotWritten(path, bytes.size())));
}

} // namespace lodestone
