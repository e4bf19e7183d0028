// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "analysis/measures.h"
#include "analysis/remaining.h"
#include "analysis/residual.h"
#include "figure/number_text.h"
#include "figure/residual_words.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <span>

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

/// 'China', 'China, Russia', 'three countries'.
std::string shortNames(const std::vector<CountryId>& countries, const Catalogue& catalogue) {
    if (countries.size() > 2)
        return fmt::format("{} countries", countries.size());
    std::string names;
    for (const CountryId id : countries)
        names += (names.empty() ? "" : ", ") + shortName(*catalogue.country(id));
    return names;
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

std::string outsideTooltip(const MarketView& view, const Catalogue& catalogue) {
    const std::string reading = outsideReadingWords(view, catalogue);
    return reading.empty() ? reading : "\n" + reading;
}

Card hhiCard(const MarketView& view, const Regime& regime, const Catalogue& catalogue) {
    const Concentration& c = *view.concentration;
    const IntervalText text = intervalText(c.hhi());
    Card card = measureCard("hhi", "HHI", {text.low, text.open() ? "to " + text.high : ""},
                            verdictInWords(view, regime), {});
    card.gauge = Gauge{c.judged(), regime.moderate, regime.high};
    card.tooltip = fmt::format(
        "Herfindahl–Hirschman index, 0 to 10,000: from {} to {}; {} of the total {}. The thresholds of the "
        "{} were made for firms; for countries they are an analogy.{}",
        numberText(c.hhiLow, 1), numberText(c.hhiHighOpen, 1), shareText(view.market.residualFraction),
        residualBelongs(view.market), regime.name, outsideTooltip(view, catalogue));
    return card;
}

/// Whom the table puts first, with what the rest leaves open.
Card firstCard(const MarketView& view, const Catalogue& catalogue) {
    const double rest = residualOf(view.market);
    const std::string outside = outsideWords(view.market, catalogue);
    std::string line = fmt::format("{} of {}{}", numberText(view.market.largest()->value),
                                   quantityText(view.market.denominator, *view.series),
                                   isShareSeries(*view.series) ? " published" : "");
    if (rest >= view.warrant.share)
        line = fmt::format("{} has no country", shareText(rest));
    else if (view.warrant.whole == Whole::Listed)
        line = "of the listed countries";
    else if (!outside.empty())
        line = "of the world " + outside;
    const std::string tooltip =
        view.warrant.lead == Lead::Leader ? "Share of the largest producer (CR1)."
        : view.warrant.lead == Lead::Tie
            ? "Share of each of the largest producers, which have the same value (CR1)."
        : view.warrant.lead == Lead::Suspect
            ? "Share of the largest figure of the table; who leads depends on a value that is suspect."
            : "Share of the largest producer that the table names; one that it does not name could be "
              "larger.";
    return measureCard("cr1", firstTitle(view),
                       {warrantedShare(view, view.warrant.share), shortNames(view.warrant.first, catalogue)},
                       std::move(line), tooltip);
}

/// The three largest together: an interval where what no row names could be among them.
Card threeCard(const MarketView& view, const Catalogue& catalogue) {
    Market total = view.market; // what it holds; who stands outside is said in words
    total.outside.clear();
    total.outsideMost.reset();
    const Interval share = largestShares(total, 3)->share;
    const std::string low = warrantedShare(view, share.low);
    const std::string high = warrantedShare(view, share.high);
    const bool known = view.warrant.lead == Lead::Leader || view.warrant.lead == Lead::Tie;
    const std::string title = view.concentration->producers < 3 ? "All named"
                              : known && low == high            ? "Three largest"
                                                                : "Three largest named";
    return measureCard(
        "cr3", title, {low, low == high ? "" : "to " + high}, leaderNames(view, catalogue, 3),
        "Shares of the largest producers together (CR3): what no row names could be one of them.");
}

/// What would be left without the one the table puts first.
Card withoutCard(const MarketView& view, const Catalogue& catalogue) {
    const std::string name = shortName(*catalogue.country(view.warrant.first.front()));
    const CountryId gone = view.warrant.first.front();
    const auto rest = remaining(view.market, std::span(&gone, 1), {}, zeroCountries(view.data));
    const bool partUnknown = view.market.isOutside(gone); // it may supply more than its row says
    const double supply = partUnknown ? rest->supplyLeft.high : rest->supplyLeft.low;
    const std::string left = percentText(supply, supply < 0.01 ? 1 : 0);
    ValueText value{"none", "named"};
    if (rest->hhi) {
        const IntervalText text = intervalText(*rest->hhi);
        value = {text.low, text.open() ? fmt::format("to {} HHI", text.high) : "HHI"};
    }
    return measureCard(
        "hhi_without_leader", "Without " + name, std::move(value),
        fmt::format("{}{} of supply left",
                    partUnknown                                           ? "at most "
                    : view.market.outside.empty() && !view.warrant.atMost ? ""
                                                                          : "at least ",
                    left),
        fmt::format("Index of what remains when {} supplies nothing, and how much that is", name));
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
    CardsBody body;
    if (!view.warrant.index) { // one producer of an unknown number is no concentration
        body.cards.push_back(firstCard(view, catalogue));
        body.cards.push_back(
            measureCard("coverage", "Not broken down", {shareText(residualOf(view.market)), ""},
                        "of the total has no country",
                        "What the total holds and no row names. One named producer is no concentration: "
                        "no index, no leader."));
        if (view.warrant.whole == Whole::Listed)
            body.cards.pop_back();
        return body;
    }
    const Interval suppliers = c.effectiveSuppliers();
    const std::string most = numberText(suppliers.high, 2);
    const std::string least = numberText(suppliers.low, 2);
    body.cards.push_back(hhiCard(view, regime, catalogue));
    body.cards.push_back(firstCard(view, catalogue));
    body.cards.push_back(threeCard(view, catalogue));
    body.cards.push_back(measureCard("effective_suppliers", "Effective suppliers",
                                     {least, least == most ? "" : "to " + most},
                                     view.warrant.atMost ? "if the total is its lower bound"
                                     : c.producers == 1  ? "one named producer"
                                                         : fmt::format("of {} named producers", c.producers),
                                     "10,000 / HHI: how many producers of equal size would give this index"));
    body.cards.push_back(withoutCard(view, catalogue));
    return body;
}

} // namespace lodestone
