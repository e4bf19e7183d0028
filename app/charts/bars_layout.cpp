// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bars_layout.h"

#include "charts/bodies.h"
#include "charts/key.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr qreal labelGap = 10;  ///< name to axis
constexpr qreal columnGap = 22; ///< share to value
constexpr qreal barsGap = 16;   ///< longest bar to share
constexpr qreal flagGap = 5;
constexpr qreal headToRows = 5;
constexpr qreal rowsToKey = 6;
constexpr qreal leastBars = 36;

/// Rows stand further apart where the bars are long, so that the table keeps its shape.
qreal widestPitch(qreal width) {
    return std::clamp<qreal>(width * 0.033, 24, 36);
}

double scaleFor(double largest) {
    for (const double full : {0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8})
        if (largest <= full)
            return full;
    return 1;
}

template <typename Text>
qreal widest(const std::vector<Bar>& bars, const TextStyle& style, Text text) {
    qreal width = 0;
    for (const Bar& bar : bars)
        width = std::max(width, widthOf(qt(text(bar)), style));
    return width;
}

/// A reason in the place of a value may run over the share column, which is empty then.
std::string valueOf(const Bar& bar) {
    return bar.fill == Bar::Fill::None ? std::string() : bar.valueText;
}

BarColumns columnsOf(const BarsBody& body, const std::vector<Bar>& rows, qreal width) {
    const TextStyle label{.role = TypeRole::Label};
    BarColumns columns;
    columns.right = width;
    const qreal flags = widest(rows, label, [](const Bar& bar) { return bar.flag; });
    columns.valueRight = flags > 0 ? width - flags - flagGap : width;
    const qreal values = widest(rows, label, valueOf);
    const qreal valueHead = widthOf(qt(body.valueHead), barHeadStyle());
    const qreal valueLeft = std::min(columns.valueRight - values, width - valueHead);
    columns.shareRight = valueLeft - columnGap;
    const qreal shares =
        std::max(widest(rows, barShareStyle(true), [](const Bar& bar) { return bar.shareText; }),
                 widthOf(qt(body.shareHead), barHeadStyle()));
    columns.shareLeft = columns.shareRight - shares;
    columns.barsRight = columns.shareLeft - barsGap;
    const qreal names = widest(rows, barNameStyle(true), [](const Bar& bar) { return bar.label; });
    columns.labelRight = std::min(names, columns.barsRight - leastBars - labelGap);
    columns.axis = columns.labelRight + labelGap;
    double largest = 0;
    for (const Bar& bar : rows)
        largest = std::max(largest, bar.share);
    columns.fullScale = scaleFor(largest);
    return columns;
}

std::string foldedShare(double fraction) {
    return fmt::format("{:.{}f}\u202F%", fraction * 100, fraction < 0.001 && fraction > 0 ? 2 : 1);
}

/// The rows after the first `keep` named ones as one row; the residual stays last.
std::vector<Bar> folded(const std::vector<Bar>& bars, std::size_t most) {
    if (bars.size() <= most)
        return bars;
    const bool residual = bars.back().fill == Bar::Fill::Residual;
    const std::size_t named = bars.size() - (residual ? 1 : 0);
    const std::size_t keep = std::max<std::size_t>(1, most - (residual ? 2 : 1));
    std::vector<Bar> rows(bars.begin(), bars.begin() + static_cast<std::ptrdiff_t>(keep));
    Bar rest;
    rest.label = fmt::format("{} more countries", named - keep);
    bool quantified = false;
    for (std::size_t i = keep; i < named; ++i) {
        const Bar& bar = bars[i];
        rest.share += bar.share;
        quantified = quantified || bar.fill != Bar::Fill::None;
        rest.withheld = rest.withheld || bar.withheld;
        if (bar.fill == Bar::Fill::Estimated)
            rest.fill = Bar::Fill::Estimated;
        rest.tooltip += (rest.tooltip.empty() ? "" : ", ") + bar.label;
    }
    if (quantified)
        rest.shareText = foldedShare(rest.share);
    else
        rest.fill = Bar::Fill::None;
    rows.push_back(std::move(rest));
    if (residual)
        rows.push_back(bars.back());
    return rows;
}

/// Where text or a bar of a row reaches into the space between axis and share column.
bool leavesRoom(const Bar& bar, const BarColumns& columns, qreal keyLeft, qreal keyRight) {
    if (bar.fill == Bar::Fill::None) {
        const qreal reason = widthOf(qt(bar.valueText), {.role = TypeRole::Label});
        return columns.valueRight - reason > keyRight + 8 && columns.axis + 24 < keyLeft;
    }
    return columns.end(bar.share) + 14 < keyLeft;
}

/// The longest run of rows beside which the key fits, or nothing.
void placeKey(BarTable& table, const BarsBody& body) {
    if (body.key.empty())
        return;
    const QSizeF size = keyListSize(body.key);
    const qreal right = table.columns.shareLeft - 18;
    const qreal left = right - size.width();
    std::size_t best = 0;
    std::size_t bestLength = 0;
    std::size_t length = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        length = leavesRoom(table.rows[i], table.columns, left, right) ? length + 1 : 0;
        if (length > bestLength) {
            bestLength = length;
            best = i + 1 - length;
        }
    }
    const qreal room = static_cast<qreal>(bestLength) * table.pitch;
    table.keyInside = left > table.columns.axis + 24 && room >= size.height();
    if (table.keyInside)
        table.key = {left,
                     table.headHeight + static_cast<qreal>(best) * table.pitch + (room - size.height()) / 2};
    else
        table.keyHeight = rowsToKey + keyFlowHeight(body.key, table.columns.right);
}

qreal tableHeadHeight(const BarsBody& body, const BarColumns& columns) {
    const qreal heads = body.shareHead.empty() && body.valueHead.empty() ? 0 : lineOf(barHeadStyle());
    return std::max(headHeight(body.title, body.subtitle, columns.shareLeft - barsGap), heads) + headToRows;
}

} // namespace

TextStyle barNameStyle(bool strong) {
    return {.role = strong ? TypeRole::LabelStrong : TypeRole::Label, .align = Qt::AlignRight};
}

TextStyle barShareStyle(bool strong) {
    return {.role = TypeRole::Label, .align = Qt::AlignRight, .weight = strong ? 600 : 500};
}

TextStyle barHeadStyle() {
    return {.role = TypeRole::Small, .align = Qt::AlignRight};
}

BarTable barTableOf(const BarsBody& body, qreal width, std::size_t rows, qreal pitch) {
    BarTable table;
    table.rows = folded(body.bars, rows);
    table.columns = columnsOf(body, table.rows, width);
    table.headHeight = tableHeadHeight(body, table.columns);
    table.pitch = pitch;
    placeKey(table, body);
    return table;
}

BarTable barTable(const BarsBody& body, QSizeF size) {
    std::size_t rows = body.bars.size();
    BarTable table = barTableOf(body, size.width(), rows, tightestPitch);
    while (table.height() > size.height() + 0.01 && rows > 3)
        table = barTableOf(body, size.width(), --rows, tightestPitch);
    if (table.rows.empty())
        return table;
    const qreal spare = (size.height() - table.height()) / static_cast<qreal>(table.rows.size());
    const qreal pitch = std::min(widestPitch(size.width()), tightestPitch + std::max<qreal>(0, spare));
    return barTableOf(body, size.width(), rows, pitch);
}

qreal barsMinimumHeight(const BarsBody& body, qreal width, Frame frame, int rowsToKeep) {
    const std::size_t rows = frame == Frame::Page
                                 ? body.bars.size()
                                 : std::min(body.bars.size(), static_cast<std::size_t>(rowsToKeep) + 2);
    return barTableOf(body, width, rows, tightestPitch).height();
}

qreal barsPreferredHeight(const BarsBody& body, const Theme& theme, qreal width) {
    return barTableOf(body, width, body.bars.size(), theme.barPitch).height();
}

qreal barsGreatestHeight(const BarsBody& body, qreal width) {
    return barTableOf(body, width, body.bars.size(), widestPitch(width)).height();
}

} // namespace lodestone
