// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/share_views.h"

#include <fmt/format.h>

namespace lodestone {

TreemapBody treemapPart(const BarsBody& bars, const MarketView& view) {
    TreemapBody body;
    body.title = bars.title;
    body.subtitle = bars.subtitle + ", as areas";
    const std::string unit = isShareSeries(*view.series) ? std::string() : " " + valueUnit(*view.series);
    for (const Bar& bar : bars.bars) {
        if (bar.fill == Bar::Fill::None) {
            body.aside.push_back(bar);
            continue;
        }
        Tile tile;
        tile.mark = bar.mark;
        tile.colour = bar.colour;
        tile.label = bar.label;
        tile.share = bar.share;
        tile.fill = bar.fill;
        tile.shareText = bar.shareText;
        tile.valueText = bar.valueText + unit + (bar.flag.empty() ? "" : " " + bar.flag);
        tile.tooltip = fmt::format(
            "{} of the {}\n{}", bar.shareText,
            view.market.basis == DenominatorBasis::SumOfRowsNoTotal ? "rows listed" : "whole", bar.tooltip);
        body.tiles.push_back(std::move(tile));
    }
    for (const KeyEntry& entry : bars.key)
        body.key.push_back(entry);
    return body;
}

} // namespace lodestone
