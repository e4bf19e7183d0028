// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/scene_facts.h"

#include "charts/annotation.h"
#include "charts/shapes.h"
#include "charts/text_item.h"

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal touching = 0.5; ///< units by which boxes of words may share an edge
constexpr double pointsPerInch = 72;
constexpr int samplesAcross = 12;
constexpr int samplesDown = 3;

std::vector<TextItem*> textItems(const FigureScene& scene) {
    std::vector<TextItem*> items;
    for (QGraphicsItem* item : scene.itemsInOrder())
        if (item->type() == TextItem::Type && item->isVisible())
            items.push_back(static_cast<TextItem*>(item));
    return items;
}

QString wordsOf(const TextItem& item) {
    QStringList lines;
    for (const TextBlock::Line& line : item.block().lines)
        lines << line.text;
    return lines.join(u' ');
}

/// The annotation that a line of text is of, if it is of one: not the one it lies under.
std::optional<std::size_t> noteOf(const FigureScene& scene, const PlacedText& text) {
    for (const PlacedNote& note : scene.notes())
        if (!note.words.isNull() && note.words.contains(text.rect.center()) &&
            qt(scene.figure().frame.annotations[note.index].text)
                .simplified()
                .contains(text.text.simplified()))
            return note.index;
    return std::nullopt;
}

FigureFacts::Clash clashOf(const FigureScene& scene, const PlacedText& text, const PlacedText* other) {
    FigureFacts::Clash clash{
        text.text.toStdString(), other != nullptr ? other->text.toStdString() : "", {}, {}};
    clash.note = noteOf(scene, text);
    if (!clash.note && other != nullptr) {
        clash.note = noteOf(scene, *other);
        if (clash.note)
            std::swap(clash.words, clash.other);
    }
    if (clash.note) {
        const Annotation& note = scene.figure().frame.annotations[*clash.note];
        const auto at = scene.pointOf(note.at);
        clash.clear = beside(scene, note, freePlace(scene, note.text, at.value_or(text.rect.center())));
    }
    return clash;
}

void addClashes(const FigureScene& scene, FigureFacts& facts) {
    const QRectF inside = scene.sceneRect().adjusted(-touching, -touching, touching, touching);
    const std::vector<PlacedText>& texts = scene.texts();
    std::vector<std::size_t> reported;
    const auto add = [&](FigureFacts::Clash clash) {
        if (clash.note && std::ranges::find(reported, *clash.note) != reported.end())
            return; // once for each note
        if (clash.note)
            reported.push_back(*clash.note);
        facts.clashes.push_back(std::move(clash));
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!inside.contains(texts[i].rect))
            add(clashOf(scene, texts[i], nullptr));
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            const QRectF common = texts[i].rect & texts[j].rect;
            if (common.width() > touching && common.height() > touching)
                add(clashOf(scene, texts[i], &texts[j]));
        }
    }
}

/// The scene at one px a unit without any of its words.
QImage withoutWords(FigureScene& scene, const std::vector<TextItem*>& texts) {
    QImage image(scene.sceneRect().size().toSize(), QImage::Format_ARGB32_Premultiplied);
    // A figure without a ground is made for paper.
    const bool open = scene.backgroundBrush().style() == Qt::NoBrush;
    image.fill(open ? QColor(Qt::white) : scene.backgroundBrush().color());
    for (TextItem* text : texts)
        text->setVisible(false);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, image.rect(), scene.sceneRect());
    painter.end();
    for (TextItem* text : texts)
        text->setVisible(true);
    return image;
}

/// Contrast of words to what lies behind them; of a quarter of the places it may be less, where a line
/// passes.
double contrastOf(const TextItem& text, const QRectF& ink, const QImage& behind) {
    if (text.haloWidth() > 0)
        return contrast(text.colour(), text.haloColour());
    std::vector<double> found;
    for (int x = 0; x < samplesAcross; ++x)
        for (int y = 0; y < samplesDown; ++y) {
            const QPoint at(static_cast<int>(ink.left() + ink.width() * (x + 0.5) / samplesAcross),
                            static_cast<int>(ink.top() + ink.height() * (y + 0.5) / samplesDown));
            if (behind.rect().contains(at))
                found.push_back(contrast(text.colour(), behind.pixelColor(at)));
        }
    if (found.empty())
        return 21;
    const auto quarter = found.begin() + std::ssize(found) / 4;
    std::ranges::nth_element(found, quarter);
    return *quarter;
}

/// Letters that stand for a mark and are read with its tooltip: 'W' in its ring, a flag.
bool isGlyph(const TextItem& text) {
    return wordsOf(text).size() < 2;
}

} // namespace

FigureFacts sceneFacts(FigureScene& scene, double scale, double dpi) {
    FigureFacts facts;
    addClashes(scene, facts);
    const std::vector<TextItem*> texts = textItems(scene);
    const QImage behind = withoutWords(scene, texts);
    for (const TextItem* text : texts) {
        const QString words = wordsOf(*text);
        facts.stamped = facts.stamped || words == QStringLiteral("HYPOTHETICAL");
        if (isGlyph(*text))
            continue;
        const double points = text->block().font.pixelSize() * scale / dpi * pointsPerInch;
        if (points < facts.leastPoints) {
            facts.leastPoints = points;
            facts.smallest = words.toStdString();
        }
        for (std::size_t line = 0; line < text->block().lines.size(); ++line) {
            const QRectF ink = text->mapRectToScene(text->block().ink(line, text->align()));
            const double found = contrastOf(*text, ink, behind);
            if (found < facts.leastContrast) {
                facts.leastContrast = found;
                facts.palest = words.toStdString();
            }
        }
    }
    return facts;
}

QStringList wordsWithoutGlyphs(const FigureScene& scene) {
    QStringList missing;
    for (const TextItem* text : textItems(scene))
        for (const TextBlock::Line& line : text->block().lines)
            for (const QGlyphRun& run : line.runs)
                if (run.glyphIndexes().contains(0U)) {
                    missing << line.text;
                    break;
                }
    return missing;
}

} // namespace lodestone
