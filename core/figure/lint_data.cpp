// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/lint_data.h"

#include <algorithm>

namespace lodestone::lint_data {
namespace {

const BarsBody* barsOf(const FigureBody& body) {
    if (const auto* overview = std::get_if<OverviewBody>(&body))
        return overview->notice ? nullptr : &overview->bars;
    return std::get_if<BarsBody>(&body);
}

const StackColumn* lastColumn(const StackBody& body) {
    return body.segments.empty() || body.segments.back().empty() ? nullptr : &body.segments.back().back();
}

bool isEstimated(const RowOrigin& origin) {
    return origin.status.starts_with("estimated");
}

/// Claims of marks that nothing beside them attributes.
void addClaims(const std::vector<ClaimMark>& marks, std::vector<std::string>& claims) {
    for (const ClaimMark& mark : marks) {
        std::string text = mark.tooltip;
        std::ranges::replace(text, '\n', ' ');
        claims.push_back(std::move(text));
    }
}

bool isBlank(const std::string& text) {
    return text.find_first_not_of(' ') == std::string::npos;
}

} // namespace

std::optional<double> sumOfShares(const FigureBody& body) {
    double sum = 0;
    if (const BarsBody* bars = barsOf(body)) {
        for (const Bar& bar : bars->bars)
            sum += bar.fill == Bar::Fill::None ? 0 : bar.share;
        return bars->bars.empty() ? std::nullopt : std::optional(sum);
    }
    if (const auto* treemap = std::get_if<TreemapBody>(&body)) {
        for (const Tile& tile : treemap->tiles)
            sum += tile.share;
        return treemap->tiles.empty() ? std::nullopt : std::optional(sum);
    }
    if (const auto* stack = std::get_if<StackBody>(&body))
        if (const StackColumn* last = lastColumn(*stack)) {
            for (const double share : last->shares)
                sum += share;
            return sum;
        }
    return std::nullopt;
}

std::optional<double> residualOf(const FigureBody& body) {
    if (const BarsBody* bars = barsOf(body)) {
        for (const Bar& bar : bars->bars)
            if (bar.fill == Bar::Fill::Residual)
                return bar.share;
    } else if (const auto* treemap = std::get_if<TreemapBody>(&body)) {
        for (const Tile& tile : treemap->tiles)
            if (tile.fill == Bar::Fill::Residual)
                return tile.share;
    } else if (const auto* stack = std::get_if<StackBody>(&body)) {
        const StackColumn* last = lastColumn(*stack);
        for (std::size_t i = 0; last != nullptr && i < stack->bands.size() && i < last->shares.size(); ++i)
            if (stack->bands[i].colour.role == ColourKey::Role::Residual)
                return last->shares[i];
    }
    return std::nullopt;
}

std::vector<std::string> unitsOf(const DataTable& table) {
    std::vector<std::string> units;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (table.columns[column].id != "unit" && table.columns[column].id != "basis")
            continue;
        for (const std::vector<std::string>& row : table.rows)
            if (!row[column].empty() && std::ranges::find(units, row[column]) == units.end())
                units.push_back(row[column]);
        if (units.size() > 1)
            return units;
        units.clear();
    }
    return units;
}

std::size_t unmarkedEstimates(const Figure& figure) {
    if (const BarsBody* bars = barsOf(figure.body)) {
        const auto unmarked = [](const Bar& bar) {
            return bar.fill == Bar::Fill::Estimated && bar.flag.empty();
        };
        const bool keyed = std::ranges::any_of(
            bars->key, [](const KeyEntry& entry) { return entry.sample == KeyEntry::Sample::Estimate; });
        return keyed ? 0 : static_cast<std::size_t>(std::ranges::count_if(bars->bars, unmarked));
    }
    const auto* stack = std::get_if<StackBody>(&figure.body);
    if (stack == nullptr)
        return 0;
    // A stack marks years of which all is estimated; single estimates have no mark in it.
    for (const std::vector<StackColumn>& run : stack->segments)
        if (std::ranges::any_of(run, &StackColumn::estimated))
            return 0;
    return static_cast<std::size_t>(std::ranges::count_if(figure.table.origins, isEstimated));
}

std::vector<std::string> unattributedClaims(const FigureBody& body) {
    std::vector<std::string> claims;
    const ChainBody* chain = std::get_if<ChainBody>(&body);
    if (const auto* overview = std::get_if<OverviewBody>(&body))
        chain = &overview->chain;
    if (chain != nullptr)
        for (const Rung& rung : chain->rungs)
            if (!rung.claims.empty() && std::ranges::all_of(rung.lines, isBlank))
                addClaims(rung.claims, claims);
    if (const auto* ladder = std::get_if<LadderBody>(&body))
        for (const LadderRung& rung : ladder->rungs)
            if (!rung.claims.empty() && isBlank(rung.claimLine))
                addClaims(rung.claims, claims);
    return claims;
}

std::optional<ViewState> newerEdition(const ViewState& state, const Catalogue& catalogue) {
    const Source* own = catalogue.sourceBySlug(state.source);
    if (own == nullptr)
        return std::nullopt;
    const Source* newest = own;
    for (const SourceChoice& choice : sourceChoices(state, catalogue))
        if (choice.other.empty() && choice.source->family == own->family &&
            newest->published < choice.source->published)
            newest = choice.source;
    if (newest == own)
        return std::nullopt;
    ViewState newer = state;
    newer.source = newest->slug;
    newer.asked = 0; // for the year in front
    return newer;
}

} // namespace lodestone::lint_data
