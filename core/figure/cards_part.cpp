// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "figure/number_text.h"
#include "figure/residual_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// Names short enough for a card.
std::string shortName(const Country& country) {
    if (country.iso3 == "USA")
        return "US";
    if (country.iso3 == "GBR")
        return "UK";
    return country.name;
}

/// A key number and the words beside it.
struct ValueText {
    std::string number;
    std::string aside;
};

Card measureCard(std::string measure, std::string title, ValueText value, std::string line,
                 std::string tooltip) {
    Card card;
    card.mark.kind = Mark::Kind::Measure;
    card.mark.key = std::move(measure);
    card.title = std::move(title);
    card.value = std::move(value.number);
    card.aside = std::move(value.aside);
    card.line = std::move(line);
    card.tooltip = std::move(tooltip);
    return card;
}

Card hhiCard(const MarketView& view, const Regime& regime) {
    const Concentration& c = *view.concentration;
    const IntervalText text = intervalText(c.hhi());
    Card card = measureCard("hhi", "HHI", {text.low, text.open() ? "to " + text.high : ""}, {}, {});
    card.gauge = Gauge{c.judged(), regime.moderate, regime.high};
    const Verdict against = verdict(c.judged(), regime.high);
    const std::string threshold = numberText(regime.high, 0);
    if (!c.ofWorld)
        card.line = "listed rows only: no verdict";
    else if (against == Verdict::Straddles)
        card.line = fmt::format("straddles {}, {}", threshold, regime.label);
    else
        card.line = fmt::format("{} {}, {}: {}", slug(against), threshold, regime.label,
                                bandWords(c.judged(), regime));
    card.tooltip =
        fmt::format("Herfindahl–Hirschman index, 0 to 10,000: from {} to {}; {} of supply {}. The thresholds "
                    "of the {} were made for firms; for countries they are "
                    "an analogy.",
                    numberText(c.hhiLow, 1), numberText(c.hhiHighOpen, 1),
                    shareText(view.market.residualFraction), residualBelongs(view.market), regime.name);
    return card;
}

} // namespace

std::string leaderNames(const MarketView& view, const Catalogue& catalogue, std::size_t count) {
    std::string names;
    for (std::size_t i = 0; i < std::min(count, view.market.named.size()); ++i)
        names += (i > 0 ? ", " : "") + shortName(*catalogue.country(view.market.named[i].country));
    return names;
}

CardsBody cardsPart(const MarketView& view, const ViewState& state, const Catalogue& catalogue) {
    const Concentration& c = *view.concentration;
    const Regime& regime = *regimeBySlug(state.regime);
    const std::string leader = shortName(*view.leader(catalogue));
    const Interval suppliers = c.effectiveSuppliers();
    const std::string most = numberText(suppliers.high, 2);
    const std::string least = numberText(suppliers.low, 2);
    CardsBody body;
    body.cards.push_back(hhiCard(view, regime));
    body.cards.push_back(measureCard("cr1", "Leader", {shareText(c.cr1), leader},
                                     fmt::format("{} of {}{}", numberText(view.market.leader()->value),
                                                 quantityText(view.market.denominator, *view.series),
                                                 isShareSeries(*view.series) ? " published" : ""),
                                     "Share of the largest named producer (CR1)"));
    body.cards.push_back(measureCard("cr3", c.producers >= 3 ? "Three largest" : "All named",
                                     {shareText(c.cr3), ""}, leaderNames(view, catalogue, 3),
                                     "Shares of the three largest named producers together (CR3)"));
    body.cards.push_back(measureCard(
        "effective_suppliers", "Effective suppliers", {least, least == most ? "" : "to " + most},
        c.producers == 1 ? "one named producer" : fmt::format("of {} named producers", c.producers),
        "10,000 / HHI: how many producers of equal size would give this index"));
    body.cards.push_back(
        measureCard("hhi_without_leader", "Without " + leader,
                    c.hhiWithoutLeader ? ValueText{numberText(*c.hhiWithoutLeader, 0), "HHI"}
                                       : ValueText{"none", "named"},
                    fmt::format("{} of supply left", percentText(1 - c.cr1, c.cr1 > 0.99 ? 1 : 0)),
                    "Index of what remains when the leader supplies nothing, and how much that is"));
    return body;
}

} // namespace lodestone
