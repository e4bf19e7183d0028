// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/ladder_items.h"
#include "charts/shapes.h"

#include <algorithm>
#include <memory>

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
constexpr qreal labelPad = 5;
constexpr qreal keyTop = 14;
constexpr qreal keyPitch = 19;
constexpr qreal keySwatch = 11;

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

/// A colour that a bar may be too narrow to name, and the two that are no country.
struct KeyItem {
    QString words;
    ColourKey colour;
    QPointF at; ///< left, centre
};

/// In rows that wrap; countries without a colour of their own share one.
std::vector<KeyItem> keyItems(const LadderBody& body, qreal width, const Theme& theme) {
    std::vector<KeyItem> items;
    KeyItem others{QStringLiteral("other countries"), {}, {}};
    bool other = false;
    bool residual = false;
    for (const LadderRung& rung : body.rungs)
        for (const LadderSegment& segment : rung.segments) {
            const bool own = segment.mark && theme.colour(segment.colour) != theme.countryOther;
            residual = residual || segment.fill == Fill::Residual;
            other = other || (!own && segment.fill != Fill::Residual);
            if (own && std::ranges::find(items, segment.colour, &KeyItem::colour) == items.end())
                items.push_back({qt(segment.label), segment.colour, {}});
        }
    if (other)
        items.push_back(others);
    if (residual)
        items.push_back(
            {QStringLiteral("no named country, or rounding"), {ColourKey::Role::Residual, {}}, {}});
    qreal x = 0;
    qreal y = keyPitch / 2;
    for (KeyItem& item : items) {
        const qreal needed = keySwatch + 6 + widthOf(item.words, smallStyle());
        if (x > 0 && x + needed > width) {
            x = 0;
            y += keyPitch;
        }
        item.at = {x, y};
        x += needed + 16;
    }
    return items;
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
    qreal keyHeight = 0;
    [[nodiscard]] qreal rungsHeight() const {
        return rungs.empty() ? 0 : rungs.back().top + rungs.back().height;
    }
    [[nodiscard]] qreal height() const { return rungsHeight() + keyHeight; }
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
    // Any theme: all give the same countries a colour.
    if (const auto key = keyItems(body, width, theme(ThemeKind::Light)); !key.empty())
        layout.keyHeight = keyTop + key.back().at.y() + keyPitch / 2;
    return layout;
}

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
        drawKey();
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

    void drawKey() {
        const qreal spread = m_spread * static_cast<qreal>(m_body.rungs.size() - 1);
        const QPointF origin = m_area.topLeft() + QPointF(0, m_layout.rungsHeight() + spread + keyTop);
        for (const KeyItem& item : keyItems(m_body, m_area.width(), m_canvas.theme)) {
            LadderSegment sample;
            sample.colour = item.colour;
            if (item.colour.role == ColourKey::Role::Residual)
                sample.fill = Fill::Residual;
            auto* swatch = new SegmentItem(sample, {keySwatch, keySwatch}, m_emphasis, m_canvas.theme);
            swatch->setPos(origin + item.at - QPointF(0, keySwatch / 2));
            m_canvas.item(swatch);
            m_canvas.textAround(origin + item.at + QPointF(keySwatch + 6, 0), item.words,
                                smallStyle(m_canvas.theme.textSecondary));
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
