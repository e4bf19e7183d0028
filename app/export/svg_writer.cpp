// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/svg_writer.h"

#include "export/scene_painter.h"
#include "model/outside_words.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

namespace lodestone {
namespace {

QByteArray number(double value) {
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray escaped(const QString& text) {
    // XML has no place for control characters, however they got here.
    return QString::fromStdString(cleanWords(text.toStdString(), Breaks::Keep)).toHtmlEscaped().toUtf8();
}

QByteArray paint(const char* property, const QColor& colour) {
    QByteArray text = QByteArray(" ") + property + "=\"" + colour.name().toLatin1() + '"';
    if (colour.alpha() < 255)
        text += QByteArray(" ") + property + "-opacity=\"" + number(colour.alphaF()) + '"';
    return text;
}

QByteArray pathData(const QPainterPath& path) {
    QByteArray data;
    QPointF start;
    QPointF at;
    const auto point = [&at](const QPainterPath::Element& e) {
        at = e;
        return number(e.x) + ' ' + number(e.y);
    };
    const auto close = [&] {
        if (!data.isEmpty() && at == start)
            data += 'Z';
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        switch (element.type) {
        case QPainterPath::MoveToElement:
            close();
            start = element;
            data += 'M' + point(element);
            break;
        case QPainterPath::LineToElement:
            data += 'L' + point(element);
            break;
        case QPainterPath::CurveToElement:
            data += 'C' + point(element) + ' ' + point(path.elementAt(i + 1)) + ' ' +
                    point(path.elementAt(i + 2));
            i += 2;
            break;
        case QPainterPath::CurveToDataElement:
            break;
        }
    }
    close();
    return data;
}

/// Takes what items paint. Textures, gradients and paths that cross themselves are not used by any item.
class SvgEngine final : public QPaintEngine {
public:
    explicit SvgEngine(QByteArray& out)
        : QPaintEngine(QPaintEngine::PaintEngineFeatures(PrimitiveTransform | PainterPaths | Antialiasing |
                                                         AlphaBlend | ConstantOpacity)),
          m_out(out) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    [[nodiscard]] Type type() const override { return User; }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}

    void updateState(const QPaintEngineState& next) override {
        const DirtyFlags dirty = next.state();
        if (dirty & DirtyTransform)
            m_transform = next.transform();
        if (dirty & DirtyPen)
            m_pen = next.pen();
        if (dirty & DirtyBrush)
            m_brush = next.brush();
        if (dirty & DirtyOpacity)
            m_opacity = next.opacity();
    }

    void drawPath(const QPainterPath& path) override { write(path, m_brush); }

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override {
        QPainterPath path(points[0]);
        for (int i = 1; i < count; ++i)
            path.lineTo(points[i]);
        if (mode != PolylineMode)
            path.closeSubpath();
        write(path, mode == PolylineMode ? QBrush(Qt::NoBrush) : m_brush);
    }

    void drawLines(const QLineF* lines, int count) override {
        QPainterPath path;
        for (int i = 0; i < count; ++i) {
            path.moveTo(lines[i].p1());
            path.lineTo(lines[i].p2());
        }
        write(path, Qt::NoBrush);
    }

private:
    [[nodiscard]] QColor seen(QColor colour) const {
        colour.setAlphaF(static_cast<float>(colour.alphaF() * m_opacity));
        return colour;
    }

    void write(const QPainterPath& path, const QBrush& brush) {
        const bool stroked = m_pen.style() != Qt::NoPen && m_pen.color().alpha() > 0;
        const bool filled = brush.style() != Qt::NoBrush && brush.color().alpha() > 0;
        if (path.isEmpty() || (!stroked && !filled))
            return;
        m_out += "<path d=\"" + pathData(m_transform.map(path)) + '"';
        m_out += filled ? paint("fill", seen(brush.color())) : QByteArray(" fill=\"none\"");
        if (stroked)
            writeStroke();
        m_out += "/>\n";
    }

    void writeStroke() {
        const double scale = m_pen.isCosmetic() ? 1 : lengthScale(m_transform);
        const double width = std::max(0.1, m_pen.widthF()) * scale;
        m_out += paint("stroke", seen(m_pen.color())) + " stroke-width=\"" + number(width) + '"';
        if (m_pen.capStyle() != Qt::FlatCap)
            m_out +=
                m_pen.capStyle() == Qt::RoundCap ? " stroke-linecap=\"round\"" : " stroke-linecap=\"square\"";
        if (m_pen.joinStyle() == Qt::RoundJoin)
            m_out += " stroke-linejoin=\"round\"";
        else if (m_pen.joinStyle() == Qt::BevelJoin)
            m_out += " stroke-linejoin=\"bevel\"";
        if (m_pen.style() == Qt::SolidLine)
            return;
        QByteArray dash;
        for (const qreal length : m_pen.dashPattern())
            dash += (dash.isEmpty() ? "" : " ") + number(length * width);
        m_out += " stroke-dasharray=\"" + dash + '"';
    }

    QByteArray& m_out;
    QTransform m_transform;
    QPen m_pen;
    QBrush m_brush;
    double m_opacity = 1;
};

class SvgDevice final : public QPaintDevice {
public:
    SvgDevice(QByteArray& out, QSize size) : m_engine(out), m_size(size) {}
    [[nodiscard]] QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric which) const override {
        switch (which) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        case PdmDepth:
            return 32;
        default:
            return 0;
        }
    }

private:
    mutable SvgEngine m_engine;
    QSize m_size;
};

/// Pixels between letters that make up for what our measure rounds: over a long line it comes to more than a
/// pixel, and not every program heeds the length of a text. 0 where it is less than half a pixel.
double strayOf(const TextBlock& block, std::size_t line, double scale) {
    constexpr int finer = 16;
    const QString& text = block.lines[line].text;
    if (text.isEmpty() || block.font.letterSpacing() != 0)
        return 0;
    QFont fine = block.font;
    fine.setPixelSize(fine.pixelSize() * finer);
    const double stray =
        (block.lines[line].width - QFontMetricsF(fine).horizontalAdvance(text) / finer) * scale;
    return std::abs(stray) < 0.5 ? 0 : stray / static_cast<double>(text.size());
}

/// Text keeps its measured width where another font has to stand in for Inter.
void writeText(QByteArray& out, const TextItem& item, const QTransform& transform) {
    const double scale = lengthScale(transform);
    const TextBlock& block = item.block();
    const char* anchor = item.align() & Qt::AlignRight     ? " text-anchor=\"end\""
                         : item.align() & Qt::AlignHCenter ? " text-anchor=\"middle\""
                                                           : "";
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const QPointF at = transform.map(QPointF(0, block.baseline(i)));
        QByteArray place = " x=\"" + number(at.x()) + "\" y=\"" + number(at.y()) + "\" font-size=\"" +
                           number(block.font.pixelSize() * scale) + '"' + anchor;
        if (block.font.weight() != QFont::Normal)
            place += " font-weight=\"" + QByteArray::number(block.font.weight()) + '"';
        if (block.font.letterSpacing() != 0)
            place += " letter-spacing=\"" + number(block.font.letterSpacing() * scale) + '"';
        else if (const double stray = strayOf(block, i, scale); stray != 0)
            place += " letter-spacing=\"" + QByteArray::number(stray, 'f', 4) + '"';
        // Browsers draw several spaces as one, whatever xml:space says; of these the second never goes.
        const QByteArray words =
            escaped(QString(block.lines[i].text).replace(QStringLiteral("  "), QStringLiteral(" \u00A0")));
        if (item.haloWidth() > 0)
            out += "<text" + place + paint("fill", item.haloColour()) + paint("stroke", item.haloColour()) +
                   " stroke-width=\"" + number(2 * item.haloWidth() * scale) +
                   "\" stroke-linejoin=\"round\" aria-hidden=\"true\">" + words + "</text>\n";
        out += "<text" + place + paint("fill", item.colour()) + " textLength=\"" +
               number(block.lines[i].width * scale) + "\">" + words + "</text>\n";
    }
}

/// Letters as shapes, for programs without the font; the words stay readable for those who cannot see them.
void writeOutlines(QByteArray& out, const TextItem& item, const QTransform& transform) {
    const double scale = lengthScale(transform);
    for (std::size_t i = 0; i < item.block().lines.size(); ++i) {
        const QByteArray data = pathData(transform.map(outlines(item, i)));
        if (data.isEmpty())
            continue;
        if (item.haloWidth() > 0)
            out += "<path d=\"" + data + '"' + paint("fill", item.haloColour()) +
                   paint("stroke", item.haloColour()) + " stroke-width=\"" +
                   number(2 * item.haloWidth() * scale) + "\" stroke-linejoin=\"round\"/>\n";
        out += "<path d=\"" + data + '"' + paint("fill", item.colour()) + " role=\"img\" aria-label=\"" +
               escaped(item.block().lines[i].text) + "\"/>\n";
    }
}

/// In pixels, but in millimetres for a look that was made for paper.
QByteArray lengthOf(int pixels, const ExportLook& look) {
    constexpr double mmPerInch = 25.4;
    return look.typePoints > 0 ? number(pixels / look.dpi * mmPerInch) + "mm" : QByteArray::number(pixels);
}

} // namespace

QByteArray svgOf(const FigureScene& scene, const ExportLook& look, double scale, const QByteArray& metadata) {
    const QByteArray width = QByteArray::number(look.width);
    const QByteArray height = QByteArray::number(look.height);
    const Figure& figure = scene.figure();
    QByteArray out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
        lengthOf(look.width, look) + "\" height=\"" + lengthOf(look.height, look) + "\" viewBox=\"0 0 " +
        width + ' ' + height +
        "\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"'Inter Lodestone', Inter, Arial, "
        "sans-serif\" style=\"font-variant-numeric:tabular-nums\" xml:space=\"preserve\">\n";
    out += "<title id=\"title\">" + escaped(QString::fromStdString(figure.headline)) + "</title>\n";
    out += "<desc id=\"desc\">" + escaped(QString::fromStdString(figure.altText)) + "</desc>\n";
    out += "<metadata>" + metadata + "</metadata>\n";
    if (scene.backgroundBrush().style() != Qt::NoBrush)
        out += "<rect width=\"" + width + "\" height=\"" + height + '"' +
               paint("fill", scene.backgroundBrush().color()) + "/>\n";
    SvgDevice device(out, {look.width, look.height});
    QPainter painter(&device);
    painter.setRenderHint(QPainter::Antialiasing);
    paintItems(scene, painter, QTransform::fromScale(scale, scale),
               [&](const TextItem& text, const QTransform& transform) {
                   (look.curves ? writeOutlines : writeText)(out, text, transform);
               });
    painter.end();
    return out + "</svg>\n";
}

} // namespace lodestone
