// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/sources_layout.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr qreal columnGap = 22;
constexpr qreal numberGap = 10; ///< from a plot to its numbers
constexpr qreal leastPlot = 116;
constexpr qreal widestPlot = 420;
constexpr qreal leastName = 168;
constexpr qreal widestName = 300;
constexpr qreal rowPad = 5; ///< above and below the words of a row
constexpr qreal nameLine = 16;
constexpr qreal smallLine = 14;
constexpr qreal markLine = 22; ///< of the marks, where they stand below the words
constexpr qreal claimsTop = 10;
constexpr qreal claimsHeadHeight = 20;
constexpr qreal thresholdLine = 18;
constexpr qreal keyGap = 10;
constexpr qreal widestSpread = 12; ///< that a row may gain

qreal widest(const auto& list, const TextStyle& style, auto words) {
    qreal width = 0;
    for (const auto& one : list)
        width = std::max(width, widthOf(words(one), style));
    return std::ceil(width);
}

/// What the words of the rows ask for on one line each.
qreal nameNeed(const SourcesBody& body) {
    qreal need = 0;
    for (const SourceDot& dot : body.tables)
        need = std::max({need,
                         widthOf(qt(dot.name), sources::nameStyle(true)) + 8 +
                             widthOf(sources::besideName(dot), sources::smallStyle()),
                         widthOf(qt(dot.facts), sources::smallStyle())});
    for (const ClaimDot& dot : body.claims)
        need = std::max({need, widthOf(qt(dot.who), sources::nameStyle(true)),
                         widthOf(qt(dot.where), sources::smallStyle())});
    return std::ceil(need) + 1;
}

void setColumns(SourcesLayout& layout, const SourcesBody& body, qreal width) {
    layout.width = width;
    layout.hhi = std::ranges::any_of(body.tables, [](const SourceDot& dot) { return dot.hhi.has_value(); });
    const qreal shares = std::max(
        widest(body.tables, sources::numberStyle(),
               [](const SourceDot& dot) {
                   return qt(dot.flag.empty() ? dot.shareText : dot.shareText + " " + dot.flag);
               }),
        widest(body.claims, sources::numberStyle(), [](const ClaimDot& dot) { return qt(dot.shareText); }));
    const qreal indices =
        widest(body.tables, sources::numberStyle(), [](const SourceDot& dot) { return qt(dot.hhiText); });
    const qreal numbers = shares + numberGap + (layout.hhi ? columnGap + indices + numberGap : 0);
    const int plots = layout.hhi ? 2 : 1;
    const qreal need = std::clamp(nameNeed(body), leastName, widestName);
    layout.above = width - leastName - columnGap - numbers < plots * leastPlot;
    qreal left = 0;
    qreal room = width - numbers;
    if (layout.above)
        layout.nameWidth = width;
    else {
        layout.nameWidth = std::min(need, width - columnGap - numbers - plots * leastPlot);
        left = layout.nameWidth + columnGap;
        room -= left;
    }
    const qreal plot = std::min(room / plots, widestPlot);
    layout.shareLeft = left;
    layout.shareRight = left + plot;
    layout.shareText = layout.shareRight + numberGap;
    layout.hhiLeft = layout.shareText + shares + columnGap;
    layout.hhiRight = layout.hhiLeft + plot;
    layout.hhiText = layout.hhiRight + numberGap;
}

qreal plotsWidth(const SourcesLayout& layout) {
    return layout.width - layout.shareLeft;
}

qreal wordsHeight(const SourceDot& dot, const SourcesLayout& layout) {
    const qreal aside = dot.aside.empty() || (!dot.hhi && !dot.share && !layout.above)
                            ? 0
                            : blockOf(qt(dot.aside), sources::smallStyle(), layout.nameWidth).height();
    return nameLine + smallLine + aside;
}

/// What stands in the place of marks.
qreal sentenceHeight(const std::string& words, const SourcesLayout& layout) {
    return words.empty() ? 0 : blockOf(qt(words), sources::smallStyle(), plotsWidth(layout)).height();
}

SourceRowBox rowOf(const SourceDot& dot, const SourcesLayout& layout) {
    SourceRowBox row;
    const qreal words = wordsHeight(dot, layout);
    const bool marks = dot.hhi || dot.share || !dot.shareText.empty();
    if (layout.above) {
        row.height = 2 * rowPad + words + (marks ? markLine : 0);
        row.marks = rowPad + words + markLine / 2;
        return row;
    }
    row.height = 2 * rowPad + std::max(words, marks ? 0 : sentenceHeight(dot.aside, layout));
    row.marks = rowPad + (nameLine + smallLine) / 2;
    return row;
}

SourceRowBox rowOf(const ClaimDot& dot, const SourcesLayout& layout) {
    SourceRowBox row;
    row.claim = true;
    const qreal words = nameLine + smallLine;
    const qreal said = sentenceHeight(dot.sentence, layout);
    if (layout.above) {
        row.height = 2 * rowPad + words + (dot.share ? markLine : said + 2);
        row.marks = rowPad + words + markLine / 2;
        return row;
    }
    row.height = 2 * rowPad + std::max(words, said);
    row.marks = rowPad + words / 2;
    return row;
}

} // namespace

namespace sources {

TextStyle nameStyle(bool strong, const QColor& colour) {
    return {.role = strong ? TypeRole::LabelStrong : TypeRole::Label, .colour = colour, .line = nameLine};
}
TextStyle smallStyle(const QColor& colour) {
    return {.role = TypeRole::Small, .colour = colour, .line = smallLine};
}
TextStyle numberStyle(const QColor& colour) {
    return {.role = TypeRole::Label, .colour = colour, .weight = 500};
}

QString factsOf(const SourceDot& dot) {
    return qt(dot.facts);
}

QString besideName(const SourceDot& dot) {
    return qt(dot.published) + (dot.current ? QStringLiteral(" \u00B7 in use") : QString());
}

std::vector<KeyItem> keyItems(const SourcesBody& body) {
    using Sample = KeyItem::Sample;
    const auto any = [&](auto test) { return std::ranges::any_of(body.tables, test); };
    std::vector<KeyItem> items;
    if (any([](const SourceDot& dot) { return dot.share && !dot.estimated && dot.compared; }))
        items.push_back({Sample::Reported, QStringLiteral("as published")});
    if (any([](const SourceDot& dot) { return dot.share && dot.estimated; }))
        items.push_back({Sample::Estimated, QStringLiteral("e  estimated by the publisher")});
    if (any([](const SourceDot& dot) { return dot.share && !dot.compared; }))
        items.push_back({Sample::Hollow, QStringLiteral("counts something else")});
    if (any([](const SourceDot& dot) { return dot.suspect; }))
        items.push_back({Sample::Suspect, QStringLiteral("a figure is doubted")});
    if (any([](const SourceDot& dot) { return dot.hhi.has_value(); }))
        items.push_back({Sample::Whisker, QStringLiteral("HHI, and as far as unnamed supply can raise it")});
    if (any([](const SourceDot& dot) { return dot.topK && dot.hhi && *dot.topK < dot.hhi->high; }))
        items.push_back({Sample::Bound, QStringLiteral("if none of it exceeds the smallest named")});
    if (std::ranges::any_of(body.claims, [](const ClaimDot& dot) { return dot.share.has_value(); }))
        items.push_back({Sample::Claim, QStringLiteral("claim")});
    return items;
}

std::vector<QPointF> keyPlaces(const SourcesBody& body, qreal width) {
    std::vector<QPointF> places;
    qreal x = 0;
    qreal y = keyPitch / 2;
    for (const KeyItem& item : keyItems(body)) {
        const qreal needed = sampleWidth + 6 + widthOf(item.words, smallStyle());
        if (x > 0 && x + needed > width) {
            x = 0;
            y += keyPitch;
        }
        places.emplace_back(x, y);
        x += needed + 18;
    }
    return places;
}

} // namespace sources

SourcesLayout sourcesLayout(const SourcesBody& body, qreal width, qreal room) {
    SourcesLayout layout;
    setColumns(layout, body, width);
    layout.headHeight = sources::headLine + sources::tickLine + 4;
    for (std::size_t i = 0; i < body.tables.size(); ++i) {
        layout.rows.push_back(rowOf(body.tables[i], layout));
        layout.rows.back().index = i;
    }
    for (std::size_t i = 0; i < body.claims.size(); ++i) {
        layout.rows.push_back(rowOf(body.claims[i], layout));
        layout.rows.back().index = i;
    }
    const std::vector<QPointF> key = sources::keyPlaces(body, width);
    const qreal below = (layout.hhi ? thresholdLine : 0) +
                        (body.claims.empty() ? 0 : claimsTop + claimsHeadHeight) +
                        (key.empty() ? 0 : keyGap + key.back().y() + sources::keyPitch / 2);
    qreal least = layout.headHeight + below;
    for (const SourceRowBox& row : layout.rows)
        least += row.height;
    const qreal rows = static_cast<qreal>(std::max<std::size_t>(1, layout.rows.size()));
    const qreal spread = std::clamp<qreal>(std::floor((room - least) / rows), 0, widestSpread);
    qreal y = layout.headHeight;
    bool claims = false;
    const auto closeTables = [&] {
        layout.tablesBottom = y;
        y += layout.hhi ? thresholdLine : 0;
    };
    for (SourceRowBox& row : layout.rows) {
        if (row.claim && !claims) {
            closeTables();
            claims = true;
            layout.claimsHead = y + claimsTop;
            y += claimsTop + claimsHeadHeight;
        }
        row.top = y;
        row.marks += y + spread / 2;
        row.height += spread;
        y += row.height;
    }
    if (!claims)
        closeTables();
    layout.keyTop = y + keyGap;
    layout.height = key.empty() ? y : layout.keyTop + key.back().y() + sources::keyPitch / 2;
    return layout;
}

} // namespace lodestone
