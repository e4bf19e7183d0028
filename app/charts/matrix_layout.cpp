// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/matrix_layout.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

using Kind = MatrixCell::Kind;

constexpr qreal widestName = 150;
constexpr qreal widestCell = 320; ///< value and leader are read together
constexpr qreal shortName = 108;
constexpr qreal shortestName = 84;
constexpr qreal leastPitch = 20;
constexpr qreal leastStackedPitch = 34;
constexpr qreal greatestPitch = 26;
constexpr qreal wordGap = 5; ///< between value and leader
constexpr qreal leaderGap = 6;
constexpr qreal sideGap = 10; ///< between the cells and the words at their right
constexpr qreal nameGap = 8;
constexpr qreal aboveHeight = 18;

/// Width that the words of a cell need on one line, and on the wider of two.
struct CellNeed {
    qreal line = 0;
    qreal stacked = 0;
};

CellNeed needOf(const MatrixCell& cell) {
    using namespace matrix;
    if (cell.kind == Kind::Missing) {
        const qreal reason = 2 * pad + widthOf(qt(cell.reason), highStyle());
        return {reason, 0}; // shortened where there is no room
    }
    if (cell.kind != Kind::Value)
        return {};
    const bool both = !cell.high.empty() && !cell.tight;
    const qreal value = widthOf(qt(cell.low + cell.origin), valueStyle()) +
                        (both ? 3 + widthOf(qt(cell.high), highStyle()) : 0);
    const qreal leader =
        (cell.withheld ? ringWidth : 0) + widthOf(qt(cell.leader + " " + cell.share), leaderStyle());
    return {2 * pad + value + wordGap + leader, 2 * pad + std::max(value, leader)};
}

qreal claimNeed(const MatrixCell& cell) {
    using namespace matrix;
    return cell.kind == Kind::Claim ? 2 * pad + 16 + widthOf(qt(cell.low), valueStyle()) : needOf(cell).line;
}

/// The title with the arrow of its order.
qreal titleNeed(const MatrixColumn& column) {
    return widthOf(qt(column.title), matrix::headStyle()) + 13;
}

qreal headNeed(const MatrixColumn& column) {
    return std::max(titleNeed(column), widthOf(qt(column.under), matrix::underStyle()));
}

qreal wordNeed(const MatrixBody& body) {
    qreal widest = 0;
    for (const MatrixLine& line : body.lines)
        widest = std::max(widest, widthOf(qt(line.narrowest), matrix::wordStyle()));
    return widest;
}

void setWidths(MatrixLayout& layout, const MatrixBody& body, qreal width) {
    qreal names = 0;
    qreal leaders = 0;
    CellNeed need;
    for (std::size_t i = 1; i < 4; ++i) // where no cell has a value, the titles keep apart all the same
        need.stacked = std::max(need.stacked, titleNeed(body.columns[i]));
    layout.claimWidth = headNeed(body.columns[4]);
    for (const MatrixLine& line : body.lines) {
        names = std::max(names, widthOf(qt(line.name), matrix::nameStyle()));
        leaders = std::max(leaders, widthOf(qt(line.leader), matrix::leaderStyle()));
        for (std::size_t i = 0; i < 3; ++i) {
            const CellNeed one = needOf(line.cells[i]);
            need = {std::max(need.line, one.line), std::max(need.stacked, one.stacked)};
        }
        layout.claimWidth = std::max(layout.claimWidth, claimNeed(line.cells[3]));
    }
    layout.leaderWidth = std::ceil(leaders + 4);
    layout.claimWidth = std::ceil(layout.claimWidth + 2);
    // The head stands above the words and the leaders.
    layout.wordWidth =
        std::ceil(std::max(wordNeed(body), headNeed(body.columns[5]) - layout.leaderWidth - leaderGap));
    const auto share = [&](qreal name) {
        layout.nameWidth = std::ceil(name);
        return (width - layout.nameWidth - nameGap - layout.claimWidth - sideGap - layout.wordWidth -
                layout.leaderWidth - leaderGap - 4 * matrix::gap) /
               3;
    };
    const qreal whole = std::max(std::min(names, widestName), headNeed(body.columns[0]));
    // Long names give way before cells take two lines.
    const qreal heads =
        6 + std::max({headNeed(body.columns[1]), headNeed(body.columns[2]), headNeed(body.columns[3])});
    layout.cellWidth = share(whole);
    if (layout.cellWidth < std::max(need.line, heads))
        layout.cellWidth = share(std::min(whole, shortName));
    layout.stacked = layout.cellWidth < need.line;
    if (layout.stacked)
        layout.cellWidth = share(whole);
    if (layout.cellWidth < need.stacked)
        layout.cellWidth = share(std::min(whole, shortestName));
    if (layout.cellWidth < need.stacked) {
        layout.above = aboveHeight;
        layout.cellWidth = (width - layout.claimWidth - 3 * matrix::gap) / 3;
    }
    layout.cellWidth = std::min(layout.cellWidth, widestCell);
    layout.total = width;
}

} // namespace

namespace matrix {

TextStyle valueStyle(const QColor& colour) {
    return {.role = TypeRole::LabelStrong, .colour = colour};
}
TextStyle highStyle(const QColor& colour) {
    return {.role = TypeRole::Small, .colour = colour, .line = 16};
}
TextStyle leaderStyle(const QColor& colour) {
    return {.role = TypeRole::Small, .colour = colour, .align = Qt::AlignRight, .weight = 500, .line = 16};
}
TextStyle nameStyle(const QColor& colour) {
    return {.role = TypeRole::Label, .colour = colour, .align = Qt::AlignRight};
}
TextStyle headStyle(const QColor& colour) {
    return {.role = TypeRole::LabelStrong, .colour = colour};
}
TextStyle underStyle(const QColor& colour) {
    return {.role = TypeRole::Small, .colour = colour};
}
TextStyle wordStyle(const QColor& colour) {
    return {.role = TypeRole::Small, .colour = colour, .line = 16};
}

std::vector<KeyItem> keyItems(const MatrixBody& body) {
    using Sample = KeyItem::Sample;
    const auto any = [&](auto test) {
        return std::ranges::any_of(
            body.lines, [&](const MatrixLine& line) { return std::ranges::any_of(line.cells, test); });
    };
    std::vector<KeyItem> items;
    if (any([](const MatrixCell& cell) { return cell.withheld; }))
        items.push_back({Sample::Withheld, QStringLiteral("a producer withheld")});
    if (any([](const MatrixCell& cell) { return cell.straddles; }))
        items.push_back({Sample::Straddles, QStringLiteral("straddles a threshold")});
    if (any([](const MatrixCell& cell) { return cell.kind == Kind::Claim; }))
        items.push_back({Sample::Claim, QStringLiteral("claim, per cent")});
    if (any([](const MatrixCell& cell) { return cell.kind == Kind::Nothing; }))
        items.push_back({Sample::Nothing, QStringLiteral("no table, no claim of the year")});
    for (const std::string& origin : body.origins)
        items.push_back({Sample::Words, qt(origin)});
    return items;
}

qreal sampleWidth(KeyItem::Sample sample) {
    switch (sample) {
    case KeyItem::Sample::Withheld:
    case KeyItem::Sample::Claim:
        return 12;
    case KeyItem::Sample::Straddles:
        return 22;
    case KeyItem::Sample::Nothing:
        return 5;
    case KeyItem::Sample::Words:
        return 0;
    }
    return 0;
}

std::vector<QString> bandWords(const MatrixBody& body) {
    if (!body.ramp)
        return {};
    const auto number = [](double value) {
        QString digits = QString::number(value, 'f', 0);
        if (digits.size() > 3)
            digits.insert(digits.size() - 3, u',');
        return digits;
    };
    const std::array<const char*, 5> words{"low", "moderate", "high", "very high", "near single"};
    const std::array<double, 5> from{0, body.moderate, body.high, 4000, 7000};
    std::vector<QString> bands;
    for (std::size_t i = 0; i < words.size(); ++i)
        bands.push_back(i == 0 ? QLatin1StringView(words[i]) + QStringLiteral(" below ") + number(from[1])
                               : QLatin1StringView(words[i]) + u' ' + number(from[i]));
    return bands;
}

qreal bandWidth(const MatrixBody& body) {
    qreal widest = 0;
    for (const QString& words : bandWords(body))
        widest = std::max(widest, widthOf(words, underStyle()) + 12);
    return std::ceil(widest);
}

std::vector<QPointF> keyPlaces(const MatrixBody& body, qreal width) {
    std::vector<QPointF> places;
    const qreal bands = bandWidth(body) * static_cast<qreal>(bandWords(body).size());
    qreal x = bands > 0 ? bands + 16 : 0;
    qreal y = keyPitch / 2;
    if (bands > 0 && bands > width) { // bands wrap into rows of their own
        const auto perRow = std::max(1.0, std::floor(width / bandWidth(body)));
        y += keyPitch * std::ceil(static_cast<qreal>(bandWords(body).size()) / perRow);
        x = 0;
    }
    for (const KeyItem& item : keyItems(body)) {
        const qreal sample = sampleWidth(item.sample);
        const qreal needed = sample + (sample > 0 ? 6 : 0) + widthOf(item.words, underStyle());
        if (x > 0 && x + needed > width) {
            x = 0;
            y += keyPitch;
        }
        places.emplace_back(x, y);
        x += needed + 16;
    }
    if (places.empty())
        places.emplace_back(x, y);
    return places;
}

} // namespace matrix

qreal MatrixLayout::left(std::size_t column) const {
    const qreal cells = above > 0 ? 0 : nameWidth + nameGap;
    if (column == 0)
        return 0;
    if (column <= 4)
        return cells + static_cast<qreal>(column - 1) * (cellWidth + matrix::gap);
    const qreal words = above > 0 ? total - wordWidth - leaderGap - leaderWidth
                                  : cells + 3 * (cellWidth + matrix::gap) + claimWidth + sideGap;
    return column == 5 ? words : words + wordWidth + leaderGap;
}

qreal MatrixLayout::width(std::size_t column) const {
    switch (column) {
    case 0:
        return above > 0 ? total - wordWidth - leaderGap - leaderWidth - nameGap : nameWidth;
    case 4:
        return claimWidth;
    case 5:
        return wordWidth;
    case 6:
        return leaderWidth;
    default:
        return cellWidth;
    }
}

MatrixLayout matrixLayout(const MatrixBody& body, qreal width, qreal room) {
    MatrixLayout layout;
    setWidths(layout, body, width);
    layout.headHeight = 36 + layout.above;
    layout.keyHeight = matrix::keyTop + matrix::keyPlaces(body, width).back().y() + matrix::keyPitch / 2;
    const qreal least = layout.above + (layout.stacked ? leastStackedPitch : leastPitch);
    const qreal rows = static_cast<qreal>(std::max<std::size_t>(1, body.lines.size()));
    const qreal fair = (room - layout.headHeight - layout.keyHeight) / rows;
    layout.pitch = std::clamp(std::floor(fair), least, std::max(least, greatestPitch));
    return layout;
}

} // namespace lodestone
