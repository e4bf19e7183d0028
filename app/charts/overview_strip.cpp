// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/overview_strip.h"

#include "charts/bodies.h"
#include "charts/event_item.h"
#include "charts/ground_item.h"
#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal leastColumn = 330; ///< two columns stand side by side from here
constexpr qreal columnGap = 36;
constexpr qreal stackedGap = 10;
constexpr qreal headToLines = 3;
constexpr qreal disputeLine = 18;
constexpr qreal whoLine = 14;
constexpr qreal latestPitch = 17;
constexpr qreal glyphRoom = 20;
constexpr qreal overhang = 6; ///< of the ground under the pointer
constexpr qreal gap = 10;
constexpr qreal leastTrack = 56;
constexpr qreal widestTrack = 220;

TextStyle label(const QColor& colour = {}) {
    return {.role = TypeRole::Label, .colour = colour};
}
TextStyle strong(const QColor& colour = {}) {
    return {.role = TypeRole::Label, .colour = colour, .align = Qt::AlignRight, .weight = 600};
}
TextStyle small(const QColor& colour = {}) {
    return {.role = TypeRole::Small, .colour = colour};
}

bool hasDispute(const OverviewBody& body) {
    return !body.dispute.lines.empty() || !body.dispute.text.empty();
}

/// Who is at the ends is said once where it is the same for both numbers.
bool saysWho(const DisputePart& part, std::size_t line) {
    return line == 0 || part.lines[line].who != part.lines[line - 1].who;
}

qreal lineHeightOf(const DisputePart& part, std::size_t line, qreal width, Frame frame) {
    // What is said of both stands below the second.
    const bool last = line + 1 == part.lines.size() || saysWho(part, line + 1);
    if (!last)
        return disputeLine;
    if (frame == Frame::Page)
        return disputeLine + whoLine;
    return disputeLine + std::max(whoLine, blockOf(qt(part.lines[line].who), small(), width).height());
}

qreal disputeHeight(const DisputePart& part, qreal width, Frame frame) {
    const qreal text = part.text.empty() ? 0 : blockOf(qt(part.text), small(), width).height();
    qreal lines = 0;
    for (std::size_t i = 0; i < part.lines.size(); ++i)
        lines += lineHeightOf(part, i, width, frame);
    return headHeight(part.title, part.subtitle, width) + headToLines + lines + text;
}

/// Where the words of the latest events begin, behind glyphs and dates.
qreal latestIndent(const LatestPart& part) {
    qreal dates = 0;
    for (const LatestLine& line : part.lines)
        dates = std::max(dates, widthOf(qt(line.date), small()));
    return glyphRoom + dates + gap;
}

qreal latestLineHeight(const LatestLine& line, qreal room, Frame frame) {
    if (frame == Frame::Page)
        return latestPitch;
    return latestPitch - lineOf(label()) + blockOf(qt(line.words), label(), room).height();
}

qreal latestHeight(const LatestPart& part, qreal width, Frame frame) {
    const qreal room = width - latestIndent(part);
    qreal lines = 0;
    for (const LatestLine& line : part.lines)
        lines += latestLineHeight(line, room, frame);
    return headHeight(part.title, part.subtitle, width) + headToLines + lines;
}

/// The marks of one disagreement on a thin track: tables as dots or whiskers, claims as open diamonds.
class TrackItem : public QGraphicsItem {
public:
    TrackItem(const DisputeLine& line, qreal width, const Theme& theme)
        : m_line(line), m_width(width), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-8, -8, m_width + 16, 16}; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->fillRect(crisp(*painter, {0, -0.5, m_width, 1}), m_theme.axis);
        const QColor colour = m_theme.colour(m_line.colour);
        for (const Interval& dot : m_line.dots) {
            const qreal low = at(dot.low);
            const qreal high = at(dot.high);
            if (high - low > 3) {
                painter->fillRect(crisp(*painter, {low, -0.6, high - low, 1.25}), m_theme.text);
                painter->fillRect(crisp(*painter, {high - 0.6, -3, 1.25, 6}), m_theme.text);
            }
            painter->setPen(QPen(m_theme.ground, 1));
            painter->setBrush(colour);
            painter->drawEllipse(QPointF(low, 0), 4, 4);
        }
        for (const double claim : m_line.claims)
            drawClaim(*painter, {at(claim), 0}, false, m_theme);
    }

private:
    [[nodiscard]] qreal at(double value) const {
        return m_width *
               std::clamp((value - m_line.axis.min) / (m_line.axis.max - m_line.axis.min), 0.0, 1.0);
    }

    const DisputeLine m_line;
    const qreal m_width;
    const Theme& m_theme;
};

void drawDisputeLine(Canvas& canvas, const DisputeLine& line, const QRectF& box, qreal labels, qreal ranges) {
    const Theme& theme = canvas.theme;
    const qreal middle = box.top() + 9;
    canvas.elided({box.left(), middle - lineOf(label()) / 2}, qt(line.label), label(theme.text),
                  labels + 0.5);
    canvas.textAround({box.right(), middle}, qt(line.range), strong(theme.text));
    const qreal room = box.width() - labels - ranges - 2 * gap;
    if (room >= leastTrack) {
        auto* track = new TrackItem(line, std::min(room, widestTrack), theme);
        track->setPos(box.right() - ranges - gap - std::min(room, widestTrack), middle);
        canvas.item(track);
    }
    const QPointF below(box.left(), box.top() + disputeLine - 1);
    if (box.height() > disputeLine && canvas.frame == Frame::Page)
        canvas.elided(below, qt(line.who), small(theme.textMuted), box.width());
    else if (box.height() > disputeLine)
        canvas.text(below, qt(line.who), small(theme.textMuted), box.width());
}

QString described(const DisputePart& part) {
    QString words = qt(part.title);
    for (const DisputeLine& line : part.lines)
        words += QStringLiteral(". ") + qt(line.label) + QStringLiteral(": ") + qt(line.range) +
                 QStringLiteral(", ") + qt(line.who);
    return part.text.empty() ? words : words + QStringLiteral(". ") + qt(part.text);
}

void drawDispute(Canvas& canvas, const DisputePart& part, const QRectF& area) {
    const QRectF ground(area.left() - overhang, area.top() - 2, area.width() + 2 * overhang,
                        area.height() + 2);
    Mark country;
    for (const DisputeLine& line : part.lines)
        if (line.colour.role == ColourKey::Role::Country)
            country = {Mark::Kind::Country, line.colour.iso3};
    auto* under = new GroundItem(part.mark, ground, canvas.theme, country);
    canvas.item(under);
    canvas.restyled(under);
    QString tooltip = QStringLiteral("A click shows all sources side by side");
    for (const DisputeLine& line : part.lines)
        tooltip += QStringLiteral("\n\n") + qt(line.label) + u'\n' + qt(line.tooltip);
    canvas.mark(part.mark, ground, described(part), tooltip);
    drawHead(canvas, part.title, part.subtitle, area);
    qreal top = area.top() + headHeight(part.title, part.subtitle, area.width()) + headToLines;
    qreal labels = 0;
    qreal ranges = 0;
    for (const DisputeLine& line : part.lines) {
        labels = std::max(labels, widthOf(qt(line.label), label()));
        ranges = std::max(ranges, widthOf(qt(line.range), strong()));
    }
    labels = std::min(labels, area.width() - ranges - gap);
    for (std::size_t i = 0; i < part.lines.size(); ++i) {
        const qreal height = lineHeightOf(part, i, area.width(), canvas.frame);
        drawDisputeLine(canvas, part.lines[i], {area.left(), top, area.width(), height}, labels, ranges);
        top += height;
    }
    if (!part.text.empty())
        canvas.text({area.left(), top}, qt(part.text), small(canvas.theme.textMuted), area.width());
}

void drawLatest(Canvas& canvas, const LatestPart& part, const QRectF& area) {
    const Theme& theme = canvas.theme;
    drawHead(canvas, part.title, part.subtitle, area);
    qreal top = area.top() + headHeight(part.title, part.subtitle, area.width()) + headToLines;
    const qreal indent = latestIndent(part);
    for (const LatestLine& line : part.lines) {
        const qreal height = latestLineHeight(line, area.width() - indent, canvas.frame);
        const qreal middle = top + latestPitch / 2;
        const QRectF box(area.left() - overhang, top, area.width() + 2 * overhang, height);
        auto* ground = new GroundItem(line.event.mark, box, theme);
        canvas.item(ground);
        canvas.restyled(ground);
        auto* glyph = new EventItem(line.event, {}, theme);
        glyph->setPos(area.left() + 7, middle);
        canvas.item(glyph);
        canvas.restyled(glyph);
        canvas.textAround({area.left() + glyphRoom, middle}, qt(line.date), small(theme.textMuted));
        const QPointF words(area.left() + indent, middle - lineOf(label()) / 2);
        if (canvas.frame == Frame::Page)
            canvas.elided(words, qt(line.words), label(theme.text), area.width() - indent + 0.5);
        else
            canvas.text(words, qt(line.words), label(theme.text), area.width() - indent);
        canvas.mark(line.event.mark, box, qt(line.date) + QStringLiteral(": ") + qt(line.words),
                    qt(line.event.tooltip));
        top += height;
    }
}

/// Width of a column; the whole width where they stand one below the other.
qreal columnWidth(const OverviewBody& body, qreal width) {
    const qreal half = (width - columnGap) / 2;
    const bool both = hasDispute(body) && !body.latest.lines.empty();
    return both && half >= leastColumn ? half : width;
}

} // namespace

qreal stripHeight(const OverviewBody& body, qreal width, Frame frame) {
    const qreal column = columnWidth(body, width);
    const qreal left = hasDispute(body) ? disputeHeight(body.dispute, column, frame) : 0;
    const qreal right = body.latest.lines.empty() ? 0 : latestHeight(body.latest, column, frame);
    if (column < width)
        return std::max(left, right);
    return left + right + (left > 0 && right > 0 ? stackedGap : 0);
}

void drawStrip(Canvas& canvas, const OverviewBody& body, const QRectF& area) {
    const qreal column = columnWidth(body, area.width());
    QRectF box(area.topLeft(), QSizeF(column, 0));
    if (hasDispute(body)) {
        box.setHeight(disputeHeight(body.dispute, column, canvas.frame));
        drawDispute(canvas, body.dispute, box);
        if (column < area.width())
            box.moveLeft(area.left() + column + columnGap);
        else
            box.moveTop(box.bottom() + stackedGap);
    }
    if (body.latest.lines.empty())
        return;
    box.setHeight(latestHeight(body.latest, column, canvas.frame));
    drawLatest(canvas, body.latest, box);
}

} // namespace lodestone
