// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/suspects.h"
#include "figure/build_figure.h"
#include "figure/chain_figure.h"
#include "figure/listing_text.h"
#include "figure/market_view.h"
#include "figure/number_text.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// What answers for a mineral in the list, as everywhere: the state's stage in the year asked or the nearest
/// earlier one; else the stage where its supply is counted. Nothing where no table is that early.
std::optional<MarketAddress> addressFor(const Mineral& mineral, const ViewState& state,
                                        const Catalogue& catalogue) {
    for (const Stage stage : {state.stage, Stage::Mining, Stage::Processing, Stage::Reserves}) {
        ViewState there = atMarket(mineral, stage);
        Year wanted = yearAsked(state);
        if (mineral.slug == state.mineral && stage == state.stage) {
            const StageQuestion own = questionAt(state, stage);
            there = own.state;
            wanted = own.year;
        }
        if (const auto year = yearUpTo(yearsFor(there, catalogue), wanted))
            return addressOf(there, catalogue, *year);
    }
    return std::nullopt;
}

bool hasTable(const Mineral& mineral, const Catalogue& catalogue) {
    return std::ranges::any_of(allStages,
                               [&](Stage stage) { return !catalogue.seriesOf(mineral.id, stage).empty(); });
}

/// '5,054'; '≥ 1,683' where the index is open upwards over a threshold; words where no verdict is warranted.
std::string badgeText(const MarketView& view) {
    if (!view.warrant.index)
        return "one named";
    if (view.warrant.whole == Whole::Listed)
        return "listed only";
    if (view.warrant.atMost)
        return "bound";
    const Interval hhi = view.concentration->hhi();
    const bool open = std::ranges::any_of(
        regimes(), [&](const Regime& regime) { return verdict(hhi, regime.high) == Verdict::Straddles; });
    return (open ? "\u2265 " : "") + numberText(hhi.low, 0);
}

MineralBadge badgeOf(const Mineral& mineral, const Series& series, const SupplyYear& data,
                     const Source* source, const Catalogue& catalogue) {
    MineralBadge badge;
    badge.mineral = mineral.slug;
    if (!series.comparable) {
        badge.text = "mixed";
        badge.tooltip = series.comparableReason;
        return badge;
    }
    const MarketView view = viewOf(series, data, catalogue);
    const Market& market = view.market;
    badge.withheld = !market.withheld.empty() || !market.outside.empty();
    const std::optional<Concentration>& c = view.concentration;
    if (!c) {
        badge.text = "no shares";
        badge.tooltip = "No producer is quantified.";
        return badge;
    }
    badge.hhi = c->judged();
    badge.text = badgeText(view);
    badge.tooltip = fmt::format("HHI {} · {} of {}, {} · {}", intervalText(c->hhi()).dashed(),
                                countedThing(series), subjectOf(series, mineral),
                                periodWords(series, data.year), source != nullptr ? source->shortName : "");
    if (!view.warrant.index) {
        badge.tooltip =
            fmt::format("{} of {}, {} · {}\nOne country is named out of an unknown number: no index says how "
                        "concentrated that is.",
                        capitalised(countedThing(series)), subjectOf(series, mineral),
                        periodWords(series, data.year), source != nullptr ? source->shortName : "");
        badge.hhi.reset();
    }
    if (view.warrant.whole == Whole::Listed || view.warrant.atMost)
        badge.hhi.reset(); // no band of the world
    if (view.warrant.whole == Whole::Listed)
        badge.tooltip += "\nOf the listed countries only: no world total is published.";
    if (view.warrant.atMost)
        badge.tooltip += "\nThe world total is a lower bound: the index of the world is open.";
    if (market.suspectLeader)
        badge.tooltip += "\nWho comes first depends on a suspect value.";
    for (const OutsideProducer& producer : market.outside)
        badge.tooltip += "\n" + leftOutWords(producer, view, catalogue);
    if (market.hidesWithheld())
        badge.tooltip += "\nA producer is withheld by the publisher.";
    return badge;
}

} // namespace

std::vector<MineralBadge> mineralBadges(const ViewState& asked, const Catalogue& catalogue,
                                        const Database& db) {
    const ViewState state = asked.normalised(catalogue);
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
        if (const auto address = addressFor(mineral, state, catalogue)) {
            wanted[address->year].push_back(*address->series);
            slots[address->year].push_back(badges.size() - 1);
        } else if (hasTable(mineral, catalogue))
            badges.back().tooltip = fmt::format("No table of {} or earlier.", yearAsked(state));
    }
    for (const auto& [year, series] : wanted) {
        const std::vector<SupplyTable> tables = loadSupplyYear(db, series, year);
        for (std::size_t i = 0; i < tables.size(); ++i)
            if (const SupplyYear* data = tables[i].find(year)) {
                const std::size_t slot = slots.at(year)[i];
                badges[slot] = badgeOf(catalogue.minerals[slot], series[i],
                                       state.reading == proposedReading ? asProposed(*data) : *data,
                                       catalogue.source(series[i].source), catalogue);
                badges[slot].elsewhere =
                    series[i].stage != state.stage || (year != state.year && year != yearAsked(state));
            }
    }
    return badges;
}

std::string badgeWords(const MineralBadge& badge, const Mineral& mineral, const Catalogue& catalogue) {
    const std::string lists = listingSummary(mineral, catalogue);
    return lists.empty() ? badge.tooltip : badge.tooltip + "\n" + lists;
}

} // namespace lodestone
