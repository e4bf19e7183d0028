// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/shapes.h"

#include <algorithm>
#include <memory>
#include <set>

namespace lodestone {
namespace {

using Fill = LadderSegment::Fill;

constexpr qreal widestGutter = 172;
constexpr qreal gutterShare = 0.3; ///< of a narrow figure
constexpr qreal gutterGap = 14;
constexpr qreal barHeight = 30;
constexpr qreal missingHeight = 16;
constexpr qreal leastGap = 34; ///< between bars, for the bands
constexpr qreal rowGap = 12;
constexpr qreal greatestGap = 96;
constexpr qreal leastMark = 2; ///< a thinner share has no mark of its own
constexpr qreal labelPad = 6;
constexpr double ribbonAlpha = 0.24;
constexpr double litRibbonAlpha = 0.5;

TextStyle titleStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Section, .colour = colour};
}
TextStyle indexStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Label, .colour = colour};
}
TextStyle tagStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Label, .colour = colour, .weight = 600};
}
TextStyle smallStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Small, .colour = colour, .balanced = true};
}
TextStyle labelStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Small, .colour = colour, .weight = 500};
}

struct GutterLine {
    const std::string* words;
    TextStyle style;
};

std::vector<GutterLine> gutterLines(const LadderRung& rung, const Theme* theme) {
    const auto colour = [&](QColor Theme::*member) { return theme != nullptr ? theme->*member : QColor(); };
    std::vector<GutterLine> lines{{&rung.title, titleStyle(colour(&Theme::text))},
                                  {&rung.tag, tagStyle(colour(&Theme::accent))},
                                  {&rung.index, indexStyle(colour(&Theme::textSecondary))},
                                  {&rung.source, smallStyle(colour(&Theme::textMuted))},
                                  {&rung.claimLine, smallStyle(colour(&Theme::textSecondary))}};
    std::erase_if(lines, [](const GutterLine& line) { return line.words->empty(); });
    return lines;
}

struct RungPlace {
    qreal top = 0;
    qreal height = 0; ///< of everything that belongs to it
    qreal bar = 0;    ///< height of its bar
};
struct LadderLayout {
    qreal gutter = 0;
    qreal width = 0; ///< of a bar
    std::vector<RungPlace> rungs;
    [[nodiscard]] qreal height() const { return rungs.empty() ? 0 : rungs.back().top + rungs.back().height; }
};

LadderLayout layoutOf(const LadderBody& body, qreal width) {
    LadderLayout layout;
    layout.gutter = std::min(widestGutter, width * gutterShare);
    layout.width = width - layout.gutter - gutterGap;
    qreal top = 0;
    for (std::size_t i = 0; i < body.rungs.size(); ++i) {
        const LadderRung& rung = body.rungs[i];
        qreal words = 0;
        for (const GutterLine& line : gutterLines(rung, nullptr))
            words += blockOf(qt(*line.words), line.style, layout.gutter).height();
        const bool missing = rung.segments.empty();
        qreal column = missing ? missingHeight : barHeight;
        if (missing)
            column += 4 + blockOf(qt(rung.why), smallStyle(), layout.width).height();
        else if (i + 1 < body.rungs.size() && !body.rungs[i + 1].segments.empty())
            column += leastGap - rowGap;
        layout.rungs.push_back({top, std::max(words, column), missing ? missingHeight : barHeight});
        top += layout.rungs.back().height + rowGap;
    }
    return layout;
}

/// Which country stands out, where it is one of this figure.
class Emphasis {
public:
    explicit Emphasis(const LadderBody& body) {
        for (const LadderRung& rung : body.rungs)
            for (const LadderSegment& segment : rung.segments)
                if (segment.mark)
                    m_known.insert(segment.mark);
    }
    /// 1: lit, 0: as usual, -1: steps back.
    [[nodiscard]] int of(const Mark& mark, const Highlight& highlight) const {
        const bool hovers = m_known.contains(highlight.hovered);
        const Mark& lit = hovers ? highlight.hovered : highlight.selected;
        if (!m_known.contains(lit))
            return 0;
        return mark == lit ? 1 : -1;
    }

private:
    std::set<Mark> m_known;
};

QColor fillOf(const LadderSegment& segment, const Theme& theme) {
    const QColor colour = theme.colour(segment.colour);
    return segment.fill == Fill::Estimated  ? theme.estimate(colour)
           : segment.fill == Fill::Residual ? theme.residualFill
                                            : colour;
}

/// The one of the theme's two extremes that reads better on a fill.
QColor readableOn(const QColor& fill, const Theme& theme) {
    return contrast(theme.text, fill) >= contrast(theme.ground, fill) ? theme.text : theme.ground;
}

/// Steps back or stands out with the country that is picked out.
class Emphasised : public QGraphicsItem, public Restyled {
public:
    Emphasised(const Mark& mark, std::shared_ptr<const Emphasis> emphasis, const Theme& theme)
        : m_theme(theme), m_mark(mark), m_emphasis(std::move(emphasis)) {}

    void restyle(const Highlight& highlight) override {
        const int level = m_emphasis->of(m_mark, highlight);
        if (level == m_level)
            return;
        m_level = level;
        levelChanged();
        update();
    }

protected:
    virtual void levelChanged() {}
    [[nodiscard]] int level() const { return m_level; }
    const Theme& m_theme;

private:
    const Mark m_mark;
    const std::shared_ptr<const Emphasis> m_emphasis;
    int m_level = 0;
};

class SegmentItem final : public Emphasised {
public:
    SegmentItem(const LadderSegment& segment, QSizeF size, const std::shared_ptr<const Emphasis>& emphasis,
                const Theme& theme)
        : Emphasised(segment.mark, emphasis, theme), m_segment(segment), m_size(size) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return QRectF(QPointF(0, 0), m_size).adjusted(-2, -2, 2, 2);
    }
    void setLabel(TextItem* label) { m_label = label; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        QRectF bar = crisp(*painter, QRectF(QPointF(0, 0), m_size));
        if (bar.width() > 3)
            bar.adjust(0, 0, -1, 0); // a hairline of ground between neighbours
        const QColor colour = level() < 0 ? faded(m_theme.colour(m_segment.colour), m_theme.dimmedAlpha)
                                          : m_theme.colour(m_segment.colour);
        if (m_segment.fill == Fill::Residual)
            drawHatched(*painter, bar, m_theme);
        else if (m_segment.fill == Fill::Estimated && level() >= 0)
            drawEstimate(*painter, bar, colour, m_theme);
        else
            drawReported(*painter, bar, colour);
        if (level() > 0) {
            painter->setPen(QPen(m_theme.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(bar.adjusted(0, -1, 0, 1));
        }
    }

protected:
    void levelChanged() override {
        if (m_label != nullptr)
            m_label->setColour(level() < 0 ? m_theme.text : readableOn(fillOf(m_segment, m_theme), m_theme));
    }

private:
    const LadderSegment m_segment;
    const QSizeF m_size;
    TextItem* m_label = nullptr;
};

/// One country's share from a bar to the next.
class RibbonItem final : public Emphasised {
public:
    RibbonItem(const LadderSegment& segment, QPainterPath path,
               const std::shared_ptr<const Emphasis>& emphasis, const Theme& theme)
        : Emphasised(segment.mark, emphasis, theme), m_colour(theme.colour(segment.colour)),
          m_path(std::move(path)) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return m_path.boundingRect().adjusted(-1, -1, 1, 1);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const double alpha = level() > 0   ? litRibbonAlpha
                             : level() < 0 ? ribbonAlpha * m_theme.dimmedAlpha
                                           : ribbonAlpha;
        painter->fillPath(m_path, faded(m_colour, alpha));
    }

private:
    const QColor m_colour;
    const QPainterPath m_path;
};

/// The words of a stage, in a tint where it is the one that other pages show, ringed where it is chosen.
class StageBox final : public BoxItem, public Restyled {
public:
    StageBox(const LadderRung& rung, const QRectF& rect, const Theme& theme)
        : BoxItem(rect, 4, QColor(), QColor()), m_mark(rung.mark), m_current(rung.current), m_theme(theme) {}
    void restyle(const Highlight& highlight) override {
        const bool chosen = highlight.selected == m_mark;
        const QColor ground = m_current || chosen           ? m_theme.accentTint
                              : highlight.hovered == m_mark ? m_theme.hover
                                                            : QColor();
        setLook(ground, chosen ? m_theme.accent : QColor(), 2);
    }

private:
    const Mark m_mark;
    const bool m_current;
    const Theme& m_theme;
};

class MissingBar : public QGraphicsItem {
public:
    MissingBar(QSizeF size, const Theme& theme) : m_size(size), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return QRectF(QPointF(0, 0), m_size).adjusted(-1, -1, 1, 1);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        QPen pen(m_theme.axis, 1, Qt::CustomDashLine, Qt::FlatCap, Qt::MiterJoin);
        pen.setDashPattern({3, 2});
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(crisp(*painter, QRectF(QPointF(0, 0), m_size)).adjusted(0.5, 0.5, -0.5, -0.5));
    }

private:
    const QSizeF m_size;
    const Theme& m_theme;
};

class ClaimDiamond final : public QGraphicsItem, public Restyled {
public:
    ClaimDiamond(const ClaimMark& claim, const Theme& theme) : m_claim(claim), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-14, -14, 28, 28}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        drawClaim(*painter, {0, 0}, m_claim.claims.size() > 1, m_theme);
        if (m_chosen)
            drawSelectionRing(*painter, {0, 0}, claimWidth(m_claim.claims.size() > 1) / 2 + 3, m_theme);
    }
    void restyle(const Highlight& highlight) override {
        m_chosen = highlight.selected.kind == Mark::Kind::Claim &&
                   std::ranges::find(m_claim.claims, highlight.selected.key) != m_claim.claims.end();
        update();
    }

private:
    const ClaimMark m_claim;
    const Theme& m_theme;
    bool m_chosen = false;
};

class LadderPainter {
public:
    LadderPainter(Canvas& canvas, const LadderBody& body, const QRectF& area)
        : m_canvas(canvas), m_body(body), m_area(area), m_layout(layoutOf(body, area.width())),
          m_emphasis(std::make_shared<const Emphasis>(body)) {
        const qreal spare = area.height() - m_layout.height();
        const qreal gaps = std::max(1.0, static_cast<qreal>(body.rungs.size()) - 1);
        m_spread = std::clamp(spare / gaps, 0.0, greatestGap - leastGap);
    }

    void draw() {
        for (std::size_t i = 0; i + 1 < m_body.rungs.size(); ++i)
            drawRibbons(i);
        for (std::size_t i = 0; i < m_body.rungs.size(); ++i) {
            drawStage(i);
            if (m_body.rungs[i].segments.empty())
                drawMissing(i);
            for (const LadderSegment& segment : m_body.rungs[i].segments)
                drawSegment(segment, m_body.rungs[i], barOf(i));
            drawClaims(m_body.rungs[i], barOf(i));
        }
    }

private:
    [[nodiscard]] QRectF barOf(std::size_t at) const {
        const RungPlace& place = m_layout.rungs[at];
        return {m_area.left() + m_layout.gutter + gutterGap,
                m_area.top() + place.top + m_spread * static_cast<qreal>(at), m_layout.width, place.bar};
    }

    void drawRibbons(std::size_t at) {
        const QRectF above = barOf(at);
        const QRectF below = barOf(at + 1);
        for (const LadderSegment& from : m_body.rungs[at].segments) {
            const auto& next = m_body.rungs[at + 1].segments;
            const auto to = std::ranges::find(next, from.mark, &LadderSegment::mark);
            if (!from.mark || to == next.end())
                continue;
            const auto x = [&](double share) { return above.left() + share * above.width(); };
            const qreal middle = (above.bottom() + below.top()) / 2;
            QPainterPath path({x(from.from), above.bottom()});
            path.cubicTo(x(from.from), middle, x(to->from), middle, x(to->from), below.top());
            path.lineTo(x(to->to), below.top());
            path.cubicTo(x(to->to), middle, x(from.to), middle, x(from.to), above.bottom());
            path.closeSubpath();
            auto* ribbon = new RibbonItem(from, path, m_emphasis, m_canvas.theme);
            m_canvas.item(ribbon);
            m_canvas.restyled(ribbon);
            m_canvas.hit(from.mark, path,
                         qt(from.label) + QStringLiteral("\n") + qt(m_body.rungs[at].title) + u' ' +
                             qt(from.share) + QStringLiteral(", ") + qt(m_body.rungs[at + 1].title) + u' ' +
                             qt(to->share));
        }
    }

    void drawStage(std::size_t at) {
        const LadderRung& rung = m_body.rungs[at];
        const qreal top = barOf(at).top();
        const QRectF box(m_area.left() - labelPad, top - 3, m_layout.gutter + 2 * labelPad,
                         std::max(m_layout.rungs[at].height, m_layout.rungs[at].bar) + 5);
        auto* ground = new StageBox(rung, box, m_canvas.theme);
        m_canvas.item(ground);
        m_canvas.restyled(ground);
        QString description = qt(rung.title);
        for (const std::string* part : {&rung.tag, &rung.index, &rung.source, &rung.why, &rung.claimLine})
            if (!part->empty())
                description += QStringLiteral(", ") + qt(*part);
        m_canvas.mark(rung.mark, box, description,
                      qt(rung.tooltip) + QStringLiteral("\nEnter or a double click opens this stage."));
        qreal y = top;
        for (const GutterLine& line : gutterLines(rung, &m_canvas.theme))
            y += m_canvas.text({m_area.left(), y}, qt(*line.words), line.style, m_layout.gutter)
                     ->block()
                     .height();
    }

    void drawMissing(std::size_t at) {
        const QRectF bar = barOf(at);
        auto* outline = new MissingBar(bar.size(), m_canvas.theme);
        outline->setPos(bar.topLeft());
        m_canvas.item(outline);
        m_canvas.text({bar.left(), bar.bottom() + 4}, qt(m_body.rungs[at].why),
                      smallStyle(m_canvas.theme.textMuted), bar.width());
    }

    void drawSegment(const LadderSegment& segment, const LadderRung& rung, const QRectF& bar) {
        const QRectF box(bar.left() + segment.from * bar.width(), bar.top(),
                         (segment.to - segment.from) * bar.width(), bar.height());
        auto* item = new SegmentItem(segment, box.size(), m_emphasis, m_canvas.theme);
        item->setPos(box.topLeft());
        m_canvas.item(item);
        m_canvas.restyled(item);
        item->setLabel(drawLabel(segment, rung, box, bar));
        const QString description =
            qt(rung.title) + QStringLiteral(": ") + qt(segment.label) + u' ' + qt(segment.share);
        if (segment.mark && box.width() >= leastMark)
            m_canvas.mark(segment.mark, box, description, qt(segment.tooltip));
        else
            m_canvas.hint(box, qt(segment.tooltip));
    }

    /// Name and share, code and share, or code: the most that has room beside the claims.
    TextItem* drawLabel(const LadderSegment& segment, const LadderRung& rung, const QRectF& box,
                        const QRectF& bar) {
        const QColor fill = fillOf(segment, m_canvas.theme);
        const TextStyle style = labelStyle(readableOn(fill, m_canvas.theme));
        const QString name = qt(segment.label);
        const QString code = segment.mark ? qt(segment.mark.key) : QString();
        qreal right = box.right() - labelPad;
        for (const ClaimMark& claim : rung.claims) {
            const qreal x = bar.left() + claim.share * bar.width();
            if (x + 8 > box.left() && x - 8 < right)
                right = x - 9;
        }
        const qreal room = right - box.left() - labelPad;
        if (segment.fill == Fill::Residual)
            return nullptr; // letters on a hatch cannot be read; the hatch says what it is
        for (const QString& words : {name + u' ' + qt(segment.share), code + u' ' + qt(segment.share), code})
            if (!words.trimmed().isEmpty() && !words.startsWith(u' ') && widthOf(words, style) <= room)
                return m_canvas.textAround({box.left() + labelPad, box.center().y()}, words, style);
        return nullptr;
    }

    void drawClaims(const LadderRung& rung, const QRectF& bar) {
        for (const ClaimMark& claim : rung.claims) {
            const bool counted = claim.claims.size() > 1;
            const qreal half = claimWidth(counted) / 2;
            const QPointF centre(
                std::clamp(bar.left() + claim.share * bar.width(), bar.left() + half, bar.right() - half),
                bar.center().y());
            auto* item = new ClaimDiamond(claim, m_canvas.theme);
            item->setPos(centre);
            m_canvas.item(item);
            m_canvas.restyled(item);
            if (counted)
                m_canvas.textAround(centre, QString::number(claim.claims.size()),
                                    {.role = TypeRole::Caps,
                                     .colour = m_canvas.theme.text,
                                     .align = Qt::AlignHCenter,
                                     .weight = 500,
                                     .px = 9});
            m_canvas.mark({Mark::Kind::Claim, claim.claims.front()},
                          QRectF(centre - QPointF(half, half), QSizeF(2 * half, 2 * half)), qt(claim.tooltip),
                          qt(claim.tooltip));
        }
    }

    Canvas& m_canvas;
    const LadderBody& m_body;
    const QRectF m_area;
    const LadderLayout m_layout;
    const std::shared_ptr<const Emphasis> m_emphasis;
    qreal m_spread = 0; ///< what each gap gets beside the least
};

} // namespace

qreal ladderMinimumHeight(const LadderBody& body, qreal width) {
    return layoutOf(body, width).height();
}

void drawStages(Canvas& canvas, const LadderBody& body, const QRectF& area) {
    LadderPainter(canvas, body, area).draw();
}

} // namespace lodestone
