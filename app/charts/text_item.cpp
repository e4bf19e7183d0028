// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/text_item.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal stem = 1.1; ///< thickness of the thinnest letters

// Inter: tallest letters and deepest tails, in ems.
constexpr qreal inkAbove = 0.76;
constexpr qreal inkBelow = 0.21;

qreal leftOf(qreal width, Qt::Alignment align) {
    if (align & Qt::AlignRight)
        return -width;
    return align & Qt::AlignHCenter ? -width / 2 : 0;
}

std::vector<TextBlock::Line> broken(const QString& text, const QFont& font, qreal maxWidth) {
    // A line break of a text is one of its picture; Qt's layout knows another sign for it.
    QTextLayout layout(QString(text).replace(u'\n', QChar(QChar::LineSeparator)), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    std::vector<TextBlock::Line> lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::min<qreal>(maxWidth, 1e6));
        line.setPosition({0, -line.ascent()});
    }
    layout.endLayout();
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        lines.push_back({text.mid(line.textStart(), line.textLength()).trimmed(), line.naturalTextWidth(),
                         line.glyphRuns()});
    }
    return lines;
}

} // namespace

qreal TextBlock::width() const {
    qreal widest = 0;
    for (const Line& line : lines)
        widest = std::max(widest, line.width);
    return widest;
}

qreal TextBlock::baseline(std::size_t line) const {
    const QFontMetricsF metrics(font);
    return lineHeight * static_cast<qreal>(line) + (lineHeight - metrics.ascent() - metrics.descent()) / 2 +
           metrics.ascent();
}

QRectF TextBlock::ink(std::size_t line, Qt::Alignment align) const {
    const qreal em = font.pixelSize();
    const qreal width = lines[line].width;
    return {leftOf(width, align), baseline(line) - inkAbove * em, width, (inkAbove + inkBelow) * em};
}

namespace {

/// A line that ends inside a hyphenated word, or with a number of what the next line names, reads badly in a
/// headline. A year may end one.
bool breaksBadly(const std::vector<TextBlock::Line>& lines) {
    return std::any_of(lines.begin(), lines.end() - 1, [](const TextBlock::Line& line) {
        const QString last = line.text.section(u' ', -1);
        const bool count =
            last.size() < 4 && std::ranges::all_of(last, [](QChar letter) { return letter.isDigit(); });
        return count || last.endsWith(u'-');
    });
}

/// The narrowest lines that are as many as `block` has.
void balance(TextBlock& block, const QString& text, qreal maxWidth) {
    const std::size_t count = block.lines.size();
    qreal low = block.width() / 2;
    qreal high = maxWidth;
    while (high - low > 4) {
        const qreal middle = (low + high) / 2;
        (broken(text, block.font, middle).size() > count ? low : high) = middle;
    }
    for (qreal width = high; width <= maxWidth; width += 8) {
        std::vector<TextBlock::Line> lines = broken(text, block.font, width);
        if (lines.size() != count)
            break;
        const bool good = !breaksBadly(lines);
        if (good || width == high)
            block.lines = std::move(lines);
        if (good)
            return;
    }
}

/// Where copies of letters make a halo: as good as their outline stroked, and ten times as quick. Rings lie
/// no farther apart than a stem is thick, or what is underneath shows between letter and halo.
std::vector<QPointF> around(qreal width) {
    std::vector<QPointF> places;
    const int rings = static_cast<int>(std::ceil(width / stem));
    for (int ring = 1; ring <= rings; ++ring) {
        const qreal away = width * ring / rings;
        const qreal diagonal = away * 0.7;
        places.insert(places.end(), {{away, 0},
                                     {-away, 0},
                                     {0, away},
                                     {0, -away},
                                     {diagonal, diagonal},
                                     {-diagonal, diagonal},
                                     {diagonal, -diagonal},
                                     {-diagonal, -diagonal}});
    }
    return places;
}

} // namespace

TextBlock layoutText(const QString& text, const QFont& font, qreal lineHeight, qreal maxWidth,
                     bool balanced) {
    TextBlock block{font, lineHeight, broken(text, font, maxWidth)};
    if (balanced && block.lines.size() > 1)
        balance(block, text, maxWidth);
    return block;
}

TextItem::TextItem(TextBlock block, const QColor& colour, Qt::Alignment align)
    : m_block(std::move(block)), m_colour(colour), m_align(align) {
    measure();
}

void TextItem::measure() {
    const qreal left = leftOf(m_block.width(), m_align);
    const qreal margin = 2 + m_haloWidth;
    m_bounds = QRectF(left, 0, m_block.width(), m_block.height()).adjusted(-margin, -margin, margin, margin);
}

void TextItem::setColour(const QColor& colour) {
    if (colour == m_colour)
        return;
    m_colour = colour;
    update();
}

void TextItem::setBlock(TextBlock block) {
    prepareGeometryChange();
    m_block = std::move(block);
    measure();
    update();
}

void TextItem::setHalo(const QColor& ground, qreal width) {
    prepareGeometryChange();
    m_haloColour = ground;
    m_haloWidth = width;
    measure();
}

void TextItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (m_haloWidth > 0) {
        if (painter->paintEngine()->type() == QPaintEngine::Raster &&
            painter->deviceTransform().type() <= QTransform::TxScale)
            paintHaloAtOnce(*painter);
        else
            paintHalo(*painter);
    }
    painter->setPen(m_colour);
    paintLetters(*painter, {0, 0});
}

void TextItem::paintHalo(QPainter& painter) const {
    painter.setPen(m_haloColour);
    for (const QPointF& away : around(m_haloWidth))
        paintLetters(painter, away);
}

void TextItem::paintHaloAtOnce(QPainter& painter) const {
    // Qt blends the edges of letters by their gamma, pixel by pixel: once for all copies is enough.
    const QTransform toDevice = painter.deviceTransform();
    const QRect room = toDevice.mapRect(m_bounds).toAlignedRect();
    QImage letters(room.size(), QImage::Format_ARGB32_Premultiplied);
    if (letters.isNull())
        return;
    letters.fill(Qt::transparent);
    QPainter writer(&letters);
    writer.setTransform(toDevice * QTransform::fromTranslate(-room.x(), -room.y()));
    writer.setPen(m_haloColour);
    paintLetters(writer, {0, 0});
    writer.end();
    QImage halo(room.size(), QImage::Format_ARGB32_Premultiplied);
    halo.fill(Qt::transparent);
    QPainter copier(&halo);
    for (const QPointF& away : around(m_haloWidth))
        copier.drawImage(QPointF(away.x() * toDevice.m11(), away.y() * toDevice.m22()).toPoint(), letters);
    copier.end();
    painter.save();
    painter.resetTransform();
    const QTransform ground = painter.deviceTransform();
    halo.setDevicePixelRatio(ground.m11());
    painter.drawImage(ground.inverted().map(QPointF(room.topLeft())), halo);
    painter.restore();
}

void TextItem::paintLetters(QPainter& painter, QPointF offset) const {
    for (std::size_t i = 0; i < m_block.lines.size(); ++i) {
        const QPointF at(leftOf(m_block.lines[i].width, m_align), m_block.baseline(i));
        for (const QGlyphRun& run : m_block.lines[i].runs)
            painter.drawGlyphRun(at + offset, run);
    }
}

} // namespace lodestone
