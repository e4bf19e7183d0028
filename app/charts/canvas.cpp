// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/canvas.h"

#include "charts/shapes.h"

#include <QCache>
#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace lodestone {

QFont fontOf(const TextStyle& style) {
    QFont result = font(style.role);
    if (style.px > 0) {
        result.setLetterSpacing(QFont::AbsoluteSpacing,
                                result.letterSpacing() * style.px / result.pixelSize());
        result.setPixelSize(style.px);
    }
    if (style.weight > 0)
        result.setWeight(static_cast<QFont::Weight>(style.weight));
    return result;
}

qreal lineOf(const TextStyle& style) {
    return style.line > 0 ? style.line : lineHeight(style.role);
}

namespace {

/// A text and all of its style that moves letters.
struct Shaped {
    QString text;
    TypeRole role;
    int weight;
    int px;
    qreal line;
    bool balanced;
    qreal maxWidth;
    bool operator==(const Shaped&) const = default;
};

[[maybe_unused]] std::size_t qHash(const Shaped& key, std::size_t seed = 0) {
    return qHashMulti(seed, key.text, static_cast<int>(key.role), key.weight, key.px, key.maxWidth);
}

Shaped keyOf(const QString& text, const TextStyle& style, qreal maxWidth) {
    return {text, style.role, style.weight, style.px, style.line, style.balanced, maxWidth};
}

/// A layout asks for the height of everything before it draws the same words, and most words stay from one
/// figure to the next: what was shaped is kept, the oldest goes first.
struct Remembered {
    QCache<Shaped, TextBlock> blocks{3000};
    QCache<Shaped, qreal> widths{3000};
};

Remembered& remembered() {
    static thread_local Remembered kept;
    // Glyphs hold on to fonts, which go with the application.
    [[maybe_unused]] static const bool atEnd = [] {
        qAddPostRoutine([] { remembered().blocks.clear(); });
        return true;
    }();
    return kept;
}

/// The value of `key`, made by `make` when it is not known.
template <typename Value, typename Make>
Value recalled(QCache<Shaped, Value>& known, const Shaped& key, Make make) {
    if (const Value* value = known.object(key))
        return *value;
    Value value = make();
    known.insert(key, new Value(value));
    return value;
}

} // namespace

TextBlock blockOf(const QString& text, const TextStyle& style, qreal maxWidth) {
    return recalled(remembered().blocks, keyOf(text, style, maxWidth),
                    [&] { return layoutText(text, fontOf(style), lineOf(style), maxWidth, style.balanced); });
}

qreal widthOf(const QString& text, const TextStyle& style) {
    return recalled(remembered().widths, keyOf(text, style, 0),
                    [&] { return QFontMetricsF(fontOf(style)).horizontalAdvance(text); });
}

Canvas::Canvas(FigureScene& scene, const Theme& themeOf, Frame frameOf)
    : theme(themeOf), frame(frameOf), m_scene(scene) {}

TextItem* Canvas::text(QPointF at, TextBlock block, const TextStyle& style) {
    for (std::size_t i = 0; i < block.lines.size(); ++i)
        m_scene.m_texts.push_back({block.lines[i].text, block.ink(i, style.align).translated(at)});
    auto* added = new TextItem(std::move(block), style.colour, style.align);
    added->setPos(at);
    if (style.halo)
        added->setHalo(theme.ground, 1.75);
    m_scene.addItem(added);
    return added;
}

TextItem* Canvas::text(QPointF at, const QString& words, const TextStyle& style, qreal maxWidth) {
    return text(at, blockOf(words, style, maxWidth), style);
}

TextItem* Canvas::textAround(QPointF at, const QString& words, const TextStyle& style) {
    return text({at.x(), at.y() - lineOf(style) / 2}, words, style);
}

TextItem* Canvas::elided(QPointF at, const QString& words, const TextStyle& style, qreal maxWidth) {
    const QFontMetricsF metrics(fontOf(style));
    if (metrics.horizontalAdvance(words) <= maxWidth)
        return text(at, words, style);
    TextItem* added = text(at, metrics.elidedText(words, Qt::ElideRight, maxWidth), style);
    hint(added->sceneBoundingRect(), words);
    return added;
}

void Canvas::item(QGraphicsItem* item) {
    m_scene.addItem(item);
}

void Canvas::restyled(Restyled* item) {
    m_scene.m_restyled.push_back(item);
}

void Canvas::rule(const QRectF& rect, const QColor& colour) {
    m_scene.addItem(new RuleItem(rect, colour));
}

void Canvas::dotted(const QLineF& line, const QColor& colour, const QList<qreal>& dash, qreal width) {
    m_scene.addItem(new DashedItem(line, colour, dash, width));
}

void Canvas::mark(const Mark& mark, const QRectF& rect, const QString& description, const QString& tooltip,
                  const QPainterPath& area) {
    QPainterPath answers = area;
    if (answers.isEmpty())
        answers.addRect(rect);
    place(mark, rect, description);
    hit(mark, answers, tooltip);
}

void Canvas::hit(const Mark& mark, const QPainterPath& area, const QString& tooltip) {
    m_scene.m_hits.push_back({mark, area, tooltip});
}

void Canvas::place(const Mark& mark, const QRectF& rect, const QString& description) {
    if (mark)
        m_scene.m_marks.push_back({mark, rect, QString(description).replace(u'\n', QStringLiteral("; "))});
}

void Canvas::hint(const QRectF& rect, const QString& tooltip) {
    QPainterPath area;
    area.addRect(rect);
    hit({}, area, tooltip);
}

void Canvas::noticeButton(const QRectF& box) {
    m_scene.m_noticeButton = box;
}

const MapPose& Canvas::pose() const {
    return m_scene.m_pose;
}

void Canvas::timeFrame(const TimeFrame& timed) {
    m_scene.m_timeFrame = timed;
}

void Canvas::mapFrame(const MapFrame& mapped) {
    m_scene.m_mapFrame = mapped;
}

bool Canvas::touchesText(const QRectF& rect) const {
    return std::ranges::any_of(m_scene.m_texts,
                               [&](const PlacedText& text) { return text.rect.intersects(rect); });
}

} // namespace lodestone
