// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal headToRungs = 5;
constexpr qreal inset = 6;     ///< of a rung's words inside its tint
constexpr qreal rungGap = 12;  ///< between tracks, holds the arrow
constexpr qreal trackTop = 25; ///< below the top of the tint
constexpr qreal trackHeight = 10;
constexpr qreal linesTop = 38;
constexpr qreal linePitch = 13.4;
constexpr qreal bottomPad = 2;
constexpr qreal rowGap = 8;
constexpr qreal widestRowGap = 40; ///< of a ladder
constexpr qreal leastRung = 128;

TextStyle titleStyle(const QColor& colour = {}) {
    return {.role = TypeRole::LabelStrong, .colour = colour};
}
TextStyle rightStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Label, .colour = colour, .align = Qt::AlignRight};
}
TextStyle lineStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Small, .colour = colour, .line = linePitch, .balanced = true};
}

/// 'China 69.2 %' as name and number, so that the number can be bold; all name when there is no number.
std::pair<QString, QString> nameAndNumber(const Rung& rung) {
    const QString text = qt(rung.right);
    if (!rung.share)
        return {text, {}};
    const auto digit =
        std::find_if(text.begin(), text.end(), [](QChar c) { return c.isDigit() || c == u'<'; });
    const qsizetype at = digit - text.begin();
    if (at == 0 || at == text.size())
        return {text, {}};
    return {text.left(at).trimmed(), text.mid(at)};
}

constexpr qreal wordGap = 4;

qreal rightWidth(const Rung& rung) {
    const auto [name, number] = nameAndNumber(rung);
    const qreal bold = number.isEmpty() ? 0 : wordGap + widthOf(number, titleStyle());
    return widthOf(name, rightStyle()) + bold;
}

/// A second line carries what stands at the right when both do not fit on one.
bool stacked(const Rung& rung, qreal width) {
    return widthOf(qt(rung.title), titleStyle()) + 10 + rightWidth(rung) > width;
}

struct RungRow {
    std::size_t first = 0;
    std::size_t count = 0;
    qreal height = 0;
    qreal top = 0;   ///< below the first row
    qreal shift = 0; ///< of track and lines when titles take two lines
};
struct RungGrid {
    qreal width = 0; ///< of a track
    std::vector<RungRow> rows;
    [[nodiscard]] qreal height() const { return rows.empty() ? 0 : rows.back().top + rows.back().height; }
};

qreal linesHeight(const Rung& rung, qreal width) {
    qreal height = 0;
    for (const std::string& line : rung.lines)
        height += blockOf(qt(line), lineStyle(), width).height();
    return height;
}

RungGrid gridOf(const ChainBody& body, qreal width, std::size_t perRow) {
    RungGrid grid;
    const qreal columns = static_cast<qreal>(perRow);
    grid.width = (width - rungGap * (columns - 1)) / columns;
    qreal top = 0;
    for (std::size_t first = 0; first < body.rungs.size(); first += perRow) {
        RungRow row{first, std::min(perRow, body.rungs.size() - first), 0, top, 0};
        qreal lines = 0;
        for (std::size_t i = first; i < first + row.count; ++i) {
            if (stacked(body.rungs[i], grid.width))
                row.shift = lineHeight(TypeRole::Label);
            lines = std::max(lines, linesHeight(body.rungs[i], grid.width));
        }
        row.height = linesTop + row.shift + lines + bottomPad;
        top += row.height + rowGap;
        grid.rows.push_back(row);
    }
    return grid;
}

/// All in one row where the words allow it, else two and two, else one below the other.
RungGrid gridOf(const ChainBody& body, qreal width) {
    const std::size_t count = std::max<std::size_t>(1, body.rungs.size());
    RungGrid grid = gridOf(body, width, count);
    for (std::size_t perRow : {(count + 1) / 2, std::size_t{1}}) {
        const bool cramped = std::ranges::any_of(body.rungs, [&](const Rung& rung) {
            return stacked(rung, grid.width) || linesHeight(rung, grid.width) > 4 * linePitch;
        });
        if (grid.width >= leastRung && !cramped)
            break;
        if (perRow == 1 && grid.width >= leastRung)
            break;
        grid = gridOf(body, width, perRow);
    }
    return grid;
}

class RungBox final : public BoxItem, public Restyled {
public:
    RungBox(const Rung& rung, const QRectF& rect, const Theme& theme)
        : BoxItem(rect, 4, rung.current ? theme.accentTint : QColor(), QColor()),
          m_mark(rung.mark), m_leader{Mark::Kind::Country, rung.share ? rung.colour.iso3 : std::string()},
          m_current(rung.current), m_theme(theme) {}

    /// Lit by its own mark, and by the country whose share it shows.
    void restyle(const Highlight& highlight) override {
        const bool chosen = m_mark && highlight.selected == m_mark;
        const bool hovered = m_mark && (highlight.hovered == m_mark || highlight.hovered == m_leader);
        const QColor ground = m_current || chosen ? m_theme.accentTint : hovered ? m_theme.hover : QColor();
        // The stage in front has its ground already: only an outline can say more.
        const QColor line = chosen ? m_theme.accent : m_current && hovered ? m_theme.accentLine : QColor();
        setLook(ground, line, chosen ? 2 : 1);
    }

private:
    const Mark m_mark;
    const Mark m_leader;
    const bool m_current;
    const Theme& m_theme;
};

/// The track of a rung with the leader's share on it; dashed where there is no table.
class TrackItem : public QGraphicsItem {
public:
    TrackItem(const Rung& rung, qreal width, const Theme& theme)
        : m_rung(rung), m_width(width), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-1, -1, m_width + 2, trackHeight + 2}; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QRectF track = crisp(*painter, {0, 0, m_width, trackHeight});
        if (!m_rung.share) {
            QPen pen(m_theme.axis, 1, Qt::CustomDashLine, Qt::FlatCap, Qt::MiterJoin);
            pen.setDashPattern({3, 2});
            painter->setPen(pen);
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(track.adjusted(0.5, 0.5, -0.5, -0.5));
            return;
        }
        painter->fillRect(track, m_rung.current ? m_theme.ground : m_theme.grid);
        const QRectF bar = crisp(*painter, {0, 0, m_width * *m_rung.share, trackHeight});
        const QColor colour = m_theme.colour(m_rung.colour);
        if (m_rung.estimated)
            drawEstimate(*painter, bar, colour, m_theme);
        else
            drawReported(*painter, bar, colour);
    }

private:
    const Rung m_rung;
    const qreal m_width;
    const Theme& m_theme;
};

class ClaimItem : public QGraphicsItem, public Restyled {
public:
    ClaimItem(const ClaimMark& claim, const Theme& theme) : m_claim(claim), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-14, -14, 28, 28}; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        drawClaim(*painter, {0, 0}, m_claim.claims.size() > 1, m_theme);
        if (m_chosen)
            drawSelectionRing(*painter, {0, 0}, claimWidth(m_claim.claims.size() > 1) / 2 + 3, m_theme);
    }

    void restyle(const Highlight& highlight) override {
        const bool chosen = highlight.selected.kind == Mark::Kind::Claim &&
                            std::ranges::find(m_claim.claims, highlight.selected.key) != m_claim.claims.end();
        if (chosen != m_chosen) {
            m_chosen = chosen;
            update();
        }
    }

private:
    const ClaimMark m_claim;
    const Theme& m_theme;
    bool m_chosen = false;
};

void drawClaims(Canvas& canvas, const Rung& rung, const QRectF& track) {
    for (const ClaimMark& claim : rung.claims) {
        const bool counted = claim.claims.size() > 1;
        const qreal half = claimWidth(counted) / 2;
        const qreal x =
            std::clamp(track.left() + track.width() * claim.share, track.left() + half, track.right() - half);
        const QPointF centre(x, track.center().y());
        auto* item = new ClaimItem(claim, canvas.theme);
        item->setPos(centre);
        canvas.item(item);
        canvas.restyled(item);
        if (counted)
            canvas.textAround(centre, QString::number(claim.claims.size()),
                              {.role = TypeRole::Caps,
                               .colour = canvas.theme.text,
                               .align = Qt::AlignHCenter,
                               .weight = 500,
                               .px = 9});
        if (!claim.claims.empty())
            canvas.mark({Mark::Kind::Claim, claim.claims.front()},
                        QRectF(centre - QPointF(half, half), QSizeF(2 * half, 2 * half)), qt(claim.tooltip),
                        qt(claim.tooltip));
    }
}

void drawRungHead(Canvas& canvas, const Rung& rung, const QRectF& tint, qreal width, bool below) {
    const Theme& theme = canvas.theme;
    const qreal top = tint.top() + 4;
    canvas.elided({tint.left() + inset, top}, qt(rung.title), titleStyle(theme.text), width);
    const auto [name, number] = nameAndNumber(rung);
    const QColor quiet = rung.share ? theme.textSecondary : theme.textMuted;
    if (below) {
        const qreal room = width - (number.isEmpty() ? 0 : wordGap + widthOf(number, titleStyle()));
        TextStyle style = rightStyle(quiet);
        style.align = Qt::AlignLeft;
        const QPointF at(tint.left() + inset, top + lineOf(style));
        const TextItem* left = canvas.elided(at, name, style, room);
        if (!number.isEmpty())
            canvas.text(at + QPointF(left->block().width() + wordGap, 0), number, titleStyle(theme.text));
        return;
    }
    qreal right = tint.left() + inset + width;
    if (!number.isEmpty()) {
        TextStyle bold = titleStyle(theme.text);
        bold.align = Qt::AlignRight;
        right -= canvas.text({right, top}, number, bold)->block().width() + wordGap;
    }
    canvas.text({right, top}, name, rightStyle(quiet));
}

void drawRung(Canvas& canvas, const Rung& rung, const RungRow& row, const QRectF& tint, qreal width) {
    auto* box = new RungBox(rung, tint, canvas.theme);
    canvas.item(box);
    canvas.restyled(box);
    QString description = qt(rung.title) + QStringLiteral(": ") + qt(rung.right);
    for (const std::string& line : rung.lines)
        description += QStringLiteral(", ") + qt(line);
    canvas.mark(rung.mark, tint, description, qt(rung.tooltip));
    drawRungHead(canvas, rung, tint, width, row.shift > 0);
    const QRectF track(tint.left() + inset, tint.top() + trackTop + row.shift, width, trackHeight);
    auto* item = new TrackItem(rung, width, canvas.theme);
    item->setPos(track.topLeft());
    canvas.item(item);
    drawClaims(canvas, rung, track);
    qreal top = tint.top() + linesTop + row.shift;
    for (std::size_t i = 0; i < rung.lines.size(); ++i) {
        const bool last = i + 1 == rung.lines.size() && i > 0;
        const TextStyle style = lineStyle(last ? canvas.theme.textMuted : canvas.theme.textSecondary);
        top += canvas.text({track.left(), top}, qt(rung.lines[i]), style, width + 0.5)->block().height();
    }
}

class ArrowItem : public QGraphicsItem {
public:
    explicit ArrowItem(const Theme& theme) : m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-4, -5, 8, 10}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setPen(QPen(m_theme.textMuted, 1.3, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF({{-1.6, -3.4}, {1.6, 0}, {-1.6, 3.4}}));
    }

private:
    const Theme& m_theme;
};

void drawGrid(Canvas& canvas, const ChainBody& body, const RungGrid& grid, QPointF topLeft) {
    for (const RungRow& row : grid.rows) {
        for (std::size_t i = 0; i < row.count; ++i) {
            const QRectF tint(topLeft.x() - inset + static_cast<qreal>(i) * (grid.width + rungGap),
                              topLeft.y() + row.top, grid.width + 2 * inset, row.height);
            drawRung(canvas, body.rungs[row.first + i], row, tint, grid.width);
            if (i == 0)
                continue;
            auto* arrow = new ArrowItem(canvas.theme);
            arrow->setPos(tint.left(), tint.top() + trackTop + row.shift + trackHeight / 2);
            canvas.item(arrow);
        }
    }
}

} // namespace

qreal chainHeight(const ChainBody& body, qreal width) {
    const qreal head = headHeight(body.title, body.subtitle, width);
    return head + (head > 0 ? headToRungs : 0) + gridOf(body, width).height();
}

void drawChain(Canvas& canvas, const ChainBody& body, const QRectF& area) {
    drawHead(canvas, body.title, body.subtitle, area);
    const qreal head = headHeight(body.title, body.subtitle, area.width());
    drawGrid(canvas, body, gridOf(body, area.width()),
             area.topLeft() + QPointF(0, head + (head > 0 ? headToRungs : 0)));
}

void drawLadder(Canvas& canvas, const ChainBody& body, const QRectF& area) {
    RungGrid ladder = gridOf(body, area.width(), 1);
    const qreal head = headHeight(body.title, body.subtitle, area.width());
    const qreal spare = area.height() - head - headToRungs - ladder.height();
    if (spare < 0) {
        drawChain(canvas, body, area);
        return;
    }
    drawHead(canvas, body.title, body.subtitle, area);
    const qreal apart = std::min(widestRowGap - rowGap, spare / static_cast<qreal>(ladder.rows.size()));
    for (std::size_t i = 0; i < ladder.rows.size(); ++i)
        ladder.rows[i].top += apart * static_cast<qreal>(i);
    drawGrid(canvas, body, ladder, area.topLeft() + QPointF(0, head + headToRungs));
    for (std::size_t i = 1; i < ladder.rows.size(); ++i) {
        const RungRow& row = ladder.rows[i];
        auto* arrow = new ArrowItem(canvas.theme);
        arrow->setRotation(90);
        arrow->setPos(area.left() + 6, area.top() + head + headToRungs + row.top - (rowGap + apart) / 2);
        canvas.item(arrow);
    }
}

} // namespace lodestone
