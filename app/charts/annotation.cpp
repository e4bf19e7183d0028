// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/annotation.h"

#include "charts/shapes.h"

#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

using Kind = Annotation::Kind;

constexpr qreal widestNote = 150; ///< longer words break
constexpr qreal widestPart = 0.4; ///< of the body's width
constexpr qreal lineToWords = 5;
constexpr qreal strokeWidth = 1.25;
constexpr qreal casingWidth = 4; ///< of an arrow, in ground
constexpr qreal headLength = 7;
constexpr qreal headHalf = 3.2;
constexpr qreal targetGap = 2.5; ///< an arrow ends short of what it points at
constexpr qreal wordsGap = 3;    ///< and begins beside its words
constexpr double rangeAlpha = 0.12;
constexpr qreal grip = 9; ///< reach of the pointer around a line

TextStyle noteStyle(const Theme* theme) {
    return {.role = TypeRole::Label,
            .colour = theme != nullptr ? theme->text : QColor(),
            .align = Qt::AlignHCenter,
            .weight = QFont::Medium,
            .line = 15,
            .halo = true,
            .balanced = true};
}

TextBlock noteBlock(const std::string& words, qreal bodyWidth) {
    // A line break of the writer's stays one.
    return blockOf(qt(words).trimmed().replace(u'\n', QChar::LineSeparator), noteStyle(nullptr),
                   std::max<qreal>(60, std::min(widestNote, bodyWidth * widestPart)));
}

/// `box` moved into `area` by the least there is.
QRectF inside(QRectF box, const QRectF& area) {
    box.moveLeft(std::max(area.left(), std::min(box.left(), area.right() - box.width())));
    box.moveTop(std::max(area.top(), std::min(box.top(), area.bottom() - box.height())));
    return box;
}

QRectF around(QPointF centre, QSizeF size) {
    return {centre - QPointF(size.width() / 2, size.height() / 2), size};
}

/// From the edge of a box towards a point outside it.
QPointF edgeTowards(const QRectF& box, QPointF point) {
    const QPointF from = box.center();
    const QPointF way = point - from;
    const qreal x = std::abs(way.x()) < 1e-6 ? 1e9 : box.width() / 2 / std::abs(way.x());
    const qreal y = std::abs(way.y()) < 1e-6 ? 1e9 : box.height() / 2 / std::abs(way.y());
    return from + way * std::min({x, y, 1.0});
}

class ArrowItem final : public QGraphicsItem {
public:
    ArrowItem(const QLineF& line, const Theme& theme) : m_line(line), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return QRectF(m_line.p1(), m_line.p2()).normalized().adjusted(-9, -9, 9, 9);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QPointF way = (m_line.p2() - m_line.p1()) / std::max(1e-6, m_line.length());
        const QPointF side(-way.y(), way.x());
        QPainterPath path(m_line.p1());
        path.lineTo(m_line.p2());
        path.moveTo(m_line.p2() - way * headLength + side * headHalf);
        path.lineTo(m_line.p2());
        path.lineTo(m_line.p2() - way * headLength - side * headHalf);
        painter->setBrush(Qt::NoBrush);
        for (const auto& [colour, width] :
             {std::pair(m_theme.ground, casingWidth), std::pair(m_theme.text, strokeWidth)}) {
            painter->setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter->drawPath(path);
        }
    }

private:
    const QLineF m_line;
    const Theme& m_theme;
};

/// Draws the notes of one figure, one after the other.
class Notes {
public:
    Notes(Canvas& canvas, const QRectF& area) : m_canvas(canvas), m_area(area) {}

    void draw(std::size_t index, const Annotation& note) {
        const auto at = m_canvas.scene().pointOf(note.at);
        if (!at)
            return;
        PlacedNote placed{index, *at, *at, {}, {}};
        if (note.kind == Kind::Arrow || note.kind == Kind::Range) {
            const auto to = m_canvas.scene().pointOf(note.to);
            if (!to)
                return;
            placed.to = *to;
        }
        switch (note.kind) {
        case Kind::Text:
        case Kind::Country:
            words(placed, note.text, *at);
            break;
        case Kind::Arrow:
            arrow(placed, note);
            break;
        case Kind::Line:
            line(placed, note);
            break;
        case Kind::Range:
            range(placed, note);
            break;
        }
        placed.ink.setFillRule(Qt::WindingFill);
        if (!placed.words.isNull())
            placed.ink.addRect(placed.words.adjusted(-3, -2, 3, 2));
        m_canvas.note(std::move(placed));
    }

private:
    [[nodiscard]] const QRectF& plot() const { return m_canvas.scene().space().plot; }

    /// Words around a point, kept inside the body.
    void words(PlacedNote& placed, const std::string& text, QPointF centre) {
        if (text.find_first_not_of(" \n") == std::string::npos)
            return;
        TextBlock block = noteBlock(text, m_area.width());
        placed.words = inside(around(centre, {block.width(), block.height()}), m_area);
        m_canvas
            .text({placed.words.center().x(), placed.words.top()}, std::move(block),
                  noteStyle(&m_canvas.theme))
            ->setZValue(noteHeight);
    }

    void arrow(PlacedNote& placed, const Annotation& note) {
        words(placed, note.text, placed.at);
        const QPointF to = inside({placed.to, QSizeF()}, m_area).topLeft();
        const QRectF box = placed.words.isNull() ? QRectF(placed.at, QSizeF())
                                                 : placed.words.adjusted(-wordsGap, -1, wordsGap, 1);
        if (box.contains(to))
            return;
        QLineF line(edgeTowards(box, to), to);
        if (line.length() <= targetGap + headHalf)
            return;
        line.setLength(line.length() - targetGap);
        auto* item = new ArrowItem(line, m_canvas.theme);
        item->setZValue(noteHeight);
        m_canvas.item(item);
        grasp(placed, line);
    }

    /// The words stand beside the line at the height where the writer put them.
    void line(PlacedNote& placed, const Annotation& note) {
        const QRectF& field = plot();
        const QPointF at(std::clamp(placed.at.x(), field.left(), field.right()),
                         std::clamp(placed.at.y(), field.top(), field.bottom()));
        const QLineF path = note.level ? QLineF(field.left(), at.y(), field.right(), at.y())
                                       : QLineF(at.x(), field.top(), at.x(), field.bottom());
        const QRectF stroke =
            note.level ? QRectF(field.left(), at.y() - strokeWidth / 2, field.width(), strokeWidth)
                       : QRectF(at.x() - strokeWidth / 2, field.top(), strokeWidth, field.height());
        auto* item = new RuleItem(stroke, m_canvas.theme.text);
        item->setZValue(noteHeight);
        m_canvas.item(item);
        grasp(placed, path);
        if (note.text.empty())
            return;
        const TextBlock block = noteBlock(note.text, m_area.width());
        const QSizeF size(block.width(), block.height());
        const auto beside = [&](qreal place) -> QPointF {
            if (note.level) {
                const qreal above = at.y() - size.height() / 2 - 1;
                return {place,
                        above - size.height() / 2 < m_area.top() ? at.y() + size.height() / 2 + 1 : above};
            }
            const qreal aside = size.width() / 2 + lineToWords;
            return {at.x() + (at.x() + aside + size.width() / 2 > m_area.right() ? -aside : aside), place};
        };
        words(placed, note.text, along(note.level, size, note.level ? placed.at.x() : placed.at.y(), beside));
    }

    /// Where the words of a line or a range stand: `wanted` is the coordinate that the writer gave them, on
    /// the axis or beyond where he gave none. Then the first place that is clear, from the top or the right
    /// end.
    template <typename Beside>
    [[nodiscard]] QPointF along(bool level, QSizeF size, qreal wanted, Beside beside) const {
        const QRectF& field = plot();
        const qreal half = (level ? size.width() : size.height()) / 2 + 2;
        const qreal from = (level ? field.left() : field.top()) + half;
        const qreal to = (level ? field.right() : field.bottom()) - half;
        const bool given = level ? wanted > field.left() + 1 && wanted < field.right() - 1
                                 : wanted > field.top() + 1 && wanted < field.bottom() - 1;
        if (given || from > to)
            return beside(given ? wanted : (from + to) / 2);
        constexpr qreal step = 4;
        for (qreal off = 0; off <= to - from; off += step) {
            const QPointF centre = beside(level ? to - off : from + off);
            if (!m_canvas.touchesText(inside(around(centre, size), m_area).adjusted(-3, -2, 3, 2)))
                return centre;
        }
        return beside(level ? to : from);
    }

    void range(PlacedNote& placed, const Annotation& note) {
        const QRectF& field = plot();
        const bool ofYears = std::abs(placed.at.x() - placed.to.x()) > 0.5;
        const QRectF spanned = QRectF(placed.at, placed.to).normalized();
        QRectF band = ofYears ? QRectF(spanned.left(), field.top(), spanned.width(), field.height())
                              : QRectF(field.left(), spanned.top(), field.width(), spanned.height());
        band &= field;
        if (band.isEmpty())
            return;
        auto* item = new RuleItem(band, faded(m_canvas.theme.uncertainty, rangeAlpha));
        // Behind lines, which leave most of a plot free; above what fills it.
        const bool open = m_canvas.scene().space().units == PlotSpace::Units::Axes &&
                          std::holds_alternative<LinesBody>(m_canvas.scene().figure().body);
        item->setZValue(open ? -1 : noteHeight - 1);
        m_canvas.item(item);
        placed.ink.addRect(band);
        const TextBlock block = noteBlock(note.text, m_area.width());
        words(placed, note.text,
              along(!ofYears, {block.width(), block.height()}, ofYears ? placed.at.y() : placed.at.x(),
                    [&](qreal at) {
                        return ofYears ? QPointF(band.center().x(), at) : QPointF(at, band.center().y());
                    }));
    }

    static void grasp(PlacedNote& placed, const QLineF& line) {
        QPainterPath path(line.p1());
        path.lineTo(line.p2());
        QPainterPathStroker wide;
        wide.setWidth(grip);
        placed.ink.addPath(wide.createStroke(path));
    }

    static constexpr qreal noteHeight = 100; ///< above everything of a body

    Canvas& m_canvas;
    const QRectF m_area;
};

} // namespace

void drawAnnotations(Canvas& canvas, const FigureFrame& frame, const QRectF& area) {
    Notes notes(canvas, area);
    for (std::size_t i = 0; i < frame.annotations.size(); ++i)
        notes.draw(i, frame.annotations[i]);
}

QPointF freePlace(const FigureScene& scene, const std::string& words, QPointF wanted) {
    const QRectF area = scene.space().body;
    const TextBlock block = noteBlock(words, area.width());
    const QSizeF size(std::max<qreal>(block.width(), 40), std::max<qreal>(block.height(), 15));
    const auto isFree = [&](const QRectF& box) {
        const QRectF wide = box.adjusted(-4, -3, 4, 3);
        return std::ranges::none_of(scene.texts(),
                                    [&](const PlacedText& text) { return text.rect.intersects(wide); });
    };
    for (qreal radius = 0; radius < std::max(area.width(), area.height()); radius += 8) {
        const int steps = radius == 0 ? 1 : 16;
        for (int step = 0; step < steps; ++step) {
            const qreal angle = 2 * M_PI * step / steps;
            const QPointF centre = wanted + QPointF(std::cos(angle) * radius, std::sin(angle) * radius);
            const QRectF box = around(centre, size);
            if (area.contains(box) && isFree(box))
                return centre;
        }
    }
    return inside(around(wanted, size), area).center();
}

Anchor beside(const FigureScene& scene, const Annotation& note, QPointF point) {
    if (note.kind != Kind::Country)
        return scene.anchorAt(point);
    const auto found = std::ranges::find(scene.marks(), note.at.mark, &PlacedMark::mark);
    if (found == scene.marks().end())
        return note.at;
    const QRectF& rect = found->rect;
    return {note.at.mark, (point.x() - rect.left()) / std::max(1.0, rect.width()),
            (point.y() - rect.top()) / std::max(1.0, rect.height())};
}

} // namespace lodestone
