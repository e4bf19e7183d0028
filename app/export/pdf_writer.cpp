// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf_writer.h"

#include "export/pdf_order.h"
#include "export/scene_painter.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPen>

#include <cmath>

namespace lodestone {
namespace {

constexpr double pointsPerInch = 72;
constexpr int resolution = 1200; // of the numbers in the file

void paintText(QPainter& painter, const TextItem& item, const QTransform& transform) {
    painter.save();
    painter.setTransform(transform);
    for (std::size_t i = 0; i < item.block().lines.size(); ++i) {
        if (item.haloWidth() > 0)
            painter.strokePath(outlines(item, i), QPen(item.haloColour(), 2 * item.haloWidth(), Qt::SolidLine,
                                                       Qt::RoundCap, Qt::RoundJoin));
        painter.setPen(item.colour());
        const QPointF at(item.block().ink(i, item.align()).left(), item.block().baseline(i));
        for (const QGlyphRun& run : item.block().lines[i].runs)
            painter.drawGlyphRun(at, run);
    }
    painter.restore();
}

} // namespace

void paintOnPdf(const FigureScene& scene, QPainter& painter, const QTransform& transform) {
    paintItems(scene, painter, transform, [&painter](const TextItem& text, const QTransform& whole) {
        paintText(painter, text, whole);
    });
}

QByteArray pdfOf(const FigureScene& scene, const ExportLook& look, double scale, const QByteArray& xmp) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    const QSizeF points = QSizeF(look.width, look.height) / look.dpi * pointsPerInch;
    const QPageSize page(points, QPageSize::Point, QStringLiteral("Figure"), QPageSize::ExactMatch);
    writer.setPageLayout(QPageLayout(page, QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    writer.setResolution(resolution);
    writer.setTitle(QString::fromStdString(scene.figure().headline));
    writer.setCreator(QStringLiteral("Lodestone"));
    if (!xmp.isEmpty())
        writer.setDocumentXmpMetadata(xmp);
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::Antialiasing);
    const double toDots = scale / look.dpi * resolution;
    if (scene.backgroundBrush().style() != Qt::NoBrush)
        painter.fillRect(QRectF(QPointF(0, 0), scene.sceneRect().size() * toDots), scene.backgroundBrush());
    paintOnPdf(scene, painter, QTransform::fromScale(toDots, toDots));
    painter.end();
    return inFixedOrder(bytes, {points, QString::fromStdString(scene.figure().altText)});
}

} // namespace lodestone
