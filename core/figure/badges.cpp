// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/build_figure.h"
#include "figure/listing_text.h"
#include "figure/market_view.h"
#include "figure/number_text.h"

#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// The state that answers for a mineral in the list: the state's stage and year; else that year at the stage
/// where its supply is counted; else the newest year there is.
ViewState stateOf(const Mineral& mineral, const ViewState& state, const Catalogue& catalogue) {
    ViewState other;
    other.mineral = mineral.slug;
    for (const Year year : {state.year, Year{0}})
        for (const Stage stage : {state.stage, Stage::Mining, Stage::Processing, Stage::Reserves}) {
            other.stage = stage;
            other.year = year;
            if (seriesFor(other, catalogue, year) != nullptr)
                return other.normalised(catalogue);
        }
    return other;
}

MineralBadge badgeOf(const Mineral& mineral, const Series& series, const SupplyYear& data,
                     const Source* source) {
    MineralBadge badge;
    badge.mineral = mineral.slug;
    if (!series.comparable) {
        badge.text = "mixed";
        badge.tooltip = series.comparableReason;
        return badge;
    }
    const Market market = marketOf(series, data);
    badge.withheld = !market.withheld.empty();
    const std::optional<Concentration> c = concentration(market);
    if (!c) {
        badge.text = "no shares";
        badge.tooltip = "No producer is quantified.";
        return badge;
    }
    badge.hhi = c->hhi();
    badge.text = numberText(c->hhiLow, 0);
    badge.tooltip = fmt::format("HHI {} · {} of {}, {} · {}", intervalText(c->hhi()).dashed(),
                                countedThing(series), subjectOf(series, mineral),
                                periodWords(series, data.year), source != nullptr ? source->shortName : "");
    if (!c->ofWorld) {
        badge.hhi = c->judged();
        badge.tooltip += "\nOf the listed rows only: no world total is published.";
    }
    if (badge.withheld)
        badge.tooltip += "\nA producer is withheld by the publisher.";
    return badge;
}

} // namespace

std::vector<MineralBadge> mineralBadges(const ViewState& state, const Catalogue& catalogue,
                                        const Database& db) {
    std::vector<MineralBadge> badges;
    // Series grouped by the year that answers, so that each year is one query.
    std::map<Year, std::vector<Series>> wanted;
    std::map<Year, std::vector<std::size_t>> slots;
    for (const Mineral& mineral : catalogue.minerals) {
        MineralBadge none;
        none.mineral = mineral.slug;
        none.text = "no table";
        none.tooltip = "No source here publishes a table by country.";
        badges.push_back(std::move(none));
        const ViewState other = stateOf(mineral, state, catalogue);
        if (const Series* series = seriesFor(other, catalogue, other.year)) {
            wanted[other.year].push_back(*series);
            slots[other.year].push_back(badges.size() - 1);
        }
    }
    for (const auto& [year, series] : wanted) {
        const std::vector<SupplyTable> tables = loadSupplyYear(db, series, year);
        for (std::size_t i = 0; i < tables.size(); ++i)
            if (const SupplyYear* data = tables[i].find(year)) {
                const std::size_t slot = slots.at(year)[i];
                badges[slot] =
                    badgeOf(catalogue.minerals[slot], series[i], *data, catalogue.source(series[i].source));
                badges[slot].elsewhere = series[i].stage != state.stage || year != state.year;
            }
    }
    return badges;
}

std::string badgeWords(const MineralBadge& badge, const Mineral& mineral, const Catalogue& catalogue) {
    const std::string lists = listingSummary(mineral, catalogue);
    return lists.empty() ? badge.tooltip : badge.tooltip + "\n" + lists;
}

} // namespace lodestone
