// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/shapes.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal cardHeight = 76;
constexpr qreal cardGap = 8;
constexpr qreal padding = 12;
constexpr qreal rightPadding = 7; ///< at least, where cards stand close
constexpr qreal asideGap = 6;
constexpr qreal gaugeWidth = 130;
constexpr qreal gaugeTop = 50;
constexpr qreal gaugeHeight = 4;
constexpr double fullScale = 10'000;

TextStyle small(const QColor& colour = {}) {
    return {.role = TypeRole::Small, .colour = colour};
}
TextStyle number(const QColor& colour = {}) {
    return {.role = TypeRole::KeyNumber, .colour = colour};
}

/// Widths that a card asks for: with its last line whole, and with that line broken into two.
struct CardWidth {
    qreal whole = 0;
    qreal least = 0;
};

CardWidth widthsOf(const Card& card) {
    const qreal aside = card.aside.empty() ? 0 : asideGap + widthOf(qt(card.aside), small());
    const qreal fixed = std::max({widthOf(qt(card.title), small()), widthOf(qt(card.value), number()) + aside,
                                  card.gauge ? gaugeWidth : 0.0});
    const qreal line = widthOf(qt(card.line), small());
    TextStyle balanced = small();
    balanced.balanced = true;
    const TextBlock broken = blockOf(qt(card.line), balanced, line * 0.7);
    const qreal half = broken.lines.size() <= 2 ? broken.width() : line;
    const auto padded = [](qreal inner) { return std::ceil(inner) + padding + rightPadding; };
    return {padded(std::max(fixed, line)), padded(std::max(fixed, half))};
}

struct CardRow {
    std::size_t first = 0;
    std::vector<qreal> widths;
    qreal height = cardHeight;
};

/// Room for words inside a card.
qreal roomIn(qreal cardWidth) {
    return cardWidth - padding - rightPadding;
}

/// Deals out the width of a row: first to the lines that need least to stand whole, then to all alike.
std::vector<qreal> dealtWidths(const std::vector<CardWidth>& asked, qreal width) {
    std::vector<qreal> widths;
    std::vector<std::size_t> order;
    qreal spare = width - cardGap * static_cast<qreal>(asked.size() - 1);
    for (const CardWidth& card : asked) {
        order.push_back(widths.size());
        widths.push_back(card.least);
        spare -= card.least;
    }
    const auto lacks = [&](std::size_t i) { return asked[i].whole - asked[i].least; };
    std::ranges::stable_sort(order, {}, lacks);
    for (const std::size_t i : order)
        if (lacks(i) <= spare) {
            widths[i] += lacks(i);
            spare -= lacks(i);
        }
    for (qreal& one : widths)
        one += spare / static_cast<qreal>(widths.size());
    return widths;
}

CardRow rowOf(const CardsBody& body, std::size_t first, std::size_t last, qreal width) {
    std::vector<CardWidth> asked;
    for (std::size_t i = first; i < last; ++i)
        asked.push_back(widthsOf(body.cards[i]));
    CardRow row{first, dealtWidths(asked, width), cardHeight};
    for (std::size_t i = first; i < last; ++i) {
        if (body.cards[i].line.empty())
            continue;
        const qreal lines =
            blockOf(qt(body.cards[i].line), small(), roomIn(row.widths[i - first]) + 1).height();
        row.height = std::max(row.height, cardHeight + lines - lineHeight(TypeRole::Small));
    }
    return row;
}

bool fits(const CardsBody& body, std::size_t perRow, qreal width) {
    for (std::size_t first = 0; first < body.cards.size(); first += perRow) {
        qreal sum = -cardGap;
        for (std::size_t i = first; i < std::min(first + perRow, body.cards.size()); ++i)
            sum += widthsOf(body.cards[i]).least + cardGap;
        if (sum > width)
            return false;
    }
    return true;
}

/// As few rows as the words allow, each about as full as the others.
std::vector<CardRow> cardRows(const CardsBody& body, qreal width) {
    std::vector<CardRow> rows;
    const std::size_t count = body.cards.size();
    std::size_t perRow = count;
    for (std::size_t lines = 2; lines <= count && !fits(body, perRow, width); ++lines)
        perRow = (count + lines - 1) / lines;
    for (std::size_t first = 0; first < count; first += perRow)
        rows.push_back(rowOf(body, first, std::min(first + perRow, count), width));
    return rows;
}

/// The concentration ramp with the interval on it: a needle at the low end, a whisker to the high end.
class GaugeItem : public QGraphicsItem {
public:
    GaugeItem(const Gauge& gauge, qreal width, const Theme& theme)
        : m_gauge(gauge), m_width(width), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-2, -5, m_width + 4, gaugeHeight + 10}; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const std::array<double, 6> breaks{
            0, m_gauge.moderate, m_gauge.high, m_theme.ramp[3].from, m_theme.ramp[4].from, fullScale};
        for (std::size_t i = 0; i + 1 < breaks.size(); ++i) {
            const qreal left = at(breaks[i]) + (i > 0 ? 0.5 : 0);
            const qreal right = at(breaks[i + 1]) - (i + 2 < breaks.size() ? 0.5 : 0);
            painter->fillRect(crisp(*painter, {left, 0, right - left, gaugeHeight}), m_theme.ramp[i].fill);
        }
        const qreal low = at(m_gauge.hhi.low);
        const qreal high = at(m_gauge.hhi.high);
        if (high - low >= 2) {
            painter->fillRect(crisp(*painter, {low, gaugeHeight / 2 - 0.6, high - low, 1.25}), m_theme.text);
            painter->fillRect(crisp(*painter, {high - 0.6, gaugeHeight / 2 - 3, 1.25, 6}), m_theme.text);
        }
        painter->fillRect(crisp(*painter, {low - 1, -3, 2, gaugeHeight + 6}), m_theme.text);
    }

private:
    [[nodiscard]] qreal at(double hhi) const { return m_width * std::clamp(hhi / fullScale, 0.0, 1.0); }

    const Gauge m_gauge;
    const qreal m_width;
    const Theme& m_theme;
};

class CardBox final : public BoxItem, public Restyled {
public:
    CardBox(const Mark& mark, const QRectF& rect, const Theme& theme)
        : BoxItem(rect, theme.cardRadius, theme.raised, theme.border), m_mark(mark), m_theme(theme) {}

    void restyle(const Highlight& highlight) override {
        const bool chosen = m_mark && highlight.selected == m_mark;
        const bool hovered = m_mark && highlight.hovered == m_mark;
        setLook(chosen    ? m_theme.accentTint
                : hovered ? m_theme.hover
                          : m_theme.raised,
                chosen ? m_theme.accent : m_theme.border, chosen ? 2 : 1);
    }

private:
    const Mark m_mark;
    const Theme& m_theme;
};

void drawCard(Canvas& canvas, const Card& card, const QRectF& box) {
    const Theme& theme = canvas.theme;
    auto* ground = new CardBox(card.mark, box, theme);
    canvas.item(ground);
    canvas.restyled(ground);
    const qreal left = box.left() + padding;
    const qreal room = roomIn(box.width());
    canvas.elided({left, box.top() + 6}, qt(card.title), small(theme.textSecondary), room);
    const TextItem* value = canvas.text({left, box.top() + 20}, qt(card.value), number(theme.text));
    if (!card.aside.empty()) {
        const qreal at = left + value->block().width() + asideGap;
        canvas.elided({at, box.top() + 30}, qt(card.aside), small(theme.textSecondary), left + room - at + 1);
    }
    if (card.gauge) {
        auto* gauge = new GaugeItem(*card.gauge, box.width() - 2 * padding, theme);
        gauge->setPos(left, box.top() + gaugeTop);
        canvas.item(gauge);
    }
    if (!card.line.empty())
        canvas.text({left, box.top() + (card.gauge ? 57 : 51)}, qt(card.line),
                    small(card.gauge ? theme.textSecondary : theme.textMuted), room + 1);
    QString description = qt(card.title) + QStringLiteral(": ") + qt(card.value);
    for (const std::string& part : {card.aside, card.line})
        if (!part.empty())
            description += QStringLiteral(", ") + qt(part);
    canvas.mark(card.mark, box, description, qt(card.tooltip));
}

} // namespace

qreal cardsHeight(const CardsBody& body, qreal width) {
    qreal height = 0;
    for (const CardRow& row : cardRows(body, width))
        height += row.height + (height > 0 ? cardGap : 0);
    return height;
}

void drawCards(Canvas& canvas, const CardsBody& body, const QRectF& area) {
    qreal top = area.top();
    for (const CardRow& row : cardRows(body, area.width())) {
        qreal left = area.left();
        for (std::size_t i = 0; i < row.widths.size(); ++i) {
            drawCard(canvas, body.cards[row.first + i], {left, top, row.widths[i], row.height});
            left += row.widths[i] + cardGap;
        }
        top += row.height + cardGap;
    }
}

} // namespace lodestone
