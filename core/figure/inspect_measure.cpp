// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_measure.h"

#include "analysis/remaining.h"
#include "figure/chain_figure.h"
#include "figure/inspect_table.h"
#include "figure/number_text.h"
#include "figure/residual_words.h"
#include "figure/revision_text.h"
#include "figure/source_book.h"
#include "figure/warrant_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

Paragraph explainIndex(const MarketView& view, const Catalogue& catalogue) {
    const Concentration& c = *view.concentration;
    Paragraph part;
    part.title = "Explain this number";
    std::string terms;
    const std::size_t shown = std::min<std::size_t>(5, view.market.named.size());
    for (std::size_t i = 0; i < shown; ++i)
        terms += (i == 0 ? "" : " + ") + numberText(view.market.named[i].fraction * 100, 2) + "²";
    if (view.market.named.size() > shown)
        terms += fmt::format(" + {} more", view.market.named.size() - shown);
    part.lines = {
        {"lowest: unnamed supply split finely", numberText(c.within.low, 1)},
        {"if none of it exceeds the smallest named", c.topK ? numberText(c.hhiHighTopK, 1) : "not assured"},
        {"highest: one unnamed producer", numberText(c.within.high, 1)},
        {view.market.residualIsRounding ? "rounding" : "residual", shareText(view.market.residualFraction)}};
    part.text =
        fmt::format("HHI = {} = {}. The {} adds at most {} points.", terms, numberText(c.within.low, 1),
                    view.market.residualIsRounding ? "rounding" : "residual",
                    numberText(c.within.high - c.within.low, 1));
    if (!view.market.outside.empty()) {
        part.lines.push_back({"with what the total leaves out", intervalText(c.hhi()).dashed()});
        part.text += " " + outsideReadingWords(view, catalogue);
    }
    return part;
}

/// The index, or how many equal producers would give it, with the verdict of every regime.
void addIndex(Inspection& out, bool index, const Regime& regime, const MarketView& view,
              const Catalogue& catalogue) {
    const Concentration& c = *view.concentration;
    Paragraph meaning;
    const IntervalText text = intervalText(c.hhi());
    const Interval suppliers = c.effectiveSuppliers();
    out.title = index ? "Herfindahl–Hirschman index" : "Effective suppliers";
    out.number = index ? text.low : numberText(suppliers.low, 2);
    out.numberAside = index ? (text.open() ? "to " + text.high : "")
                      : numberText(suppliers.low, 2) == numberText(suppliers.high, 2)
                          ? ""
                          : "to " + numberText(suppliers.high, 2);
    meaning.text = index ? "Sum of squared percentage shares, 0 to 10,000 (Hirschman 1945, Herfindahl 1950)."
                         : "10,000 ÷ HHI: as many producers of equal size would give this index.";
    out.paragraphs.push_back(std::move(meaning));
    out.paragraphs.push_back(explainIndex(view, catalogue));
    Paragraph band;
    band.title = "Verdict";
    for (const Regime& one : regimes())
        band.lines.push_back(
            {fmt::format("{} ({} / {})", one.label, numberText(one.moderate, 0), numberText(one.high, 0)),
             noVerdict(view).empty() ? bandWords(c.judged(), one) : "no verdict"});
    if (const std::string none = noVerdict(view); !none.empty())
        band.text = sentence(capitalised(none)) + " ";
    band.text +=
        fmt::format("Shown: {}. Made for firms in antitrust markets; for countries an analogy.", regime.name);
    out.paragraphs.push_back(std::move(band));
}

void addWithoutLeader(Inspection& out, const MarketView& view, const Catalogue& catalogue) {
    Paragraph meaning;
    const std::string leader = view.leader(catalogue)->name;
    out.title = "Without " + leader;
    const auto rest = remaining(view.market, {}, {}, zeroCountries(view.data));
    out.number = rest->hhi ? intervalText(*rest->hhi).low : "none left";
    out.numberAside = !rest->hhi ? ""
                      : intervalText(*rest->hhi).open()
                          ? fmt::format("to {}, HHI of the rest", intervalText(*rest->hhi).high)
                          : "HHI of the rest";
    meaning.text =
        fmt::format("If {} supplied nothing, {} of supply would be left, and the index of the other named "
                    "producers would be (HHI − s²) ÷ (1 − p)².",
                    leader, percentText(1 - view.concentration->cr1, 1));
    out.paragraphs.push_back(std::move(meaning));
}

void addRatio(Inspection& out, bool three, const MarketView& view, const Catalogue& catalogue) {
    const Concentration& c = *view.concentration;
    Paragraph meaning;
    out.title = three ? "Three largest named" : firstTitle(view);
    out.number = shareText(three ? c.cr3 : c.cr1);
    out.numberAside = ofTheWhole(view, catalogue);
    for (std::size_t i = 0; i < std::min<std::size_t>(three ? 3 : 1, view.market.named.size()); ++i)
        meaning.lines.push_back({catalogue.country(view.market.named[i].country)->name,
                                 percentText(view.market.named[i].fraction, 2)});
    meaning.title = "Explain this number";
    meaning.text = "Concentration ratio: the largest shares added up.";
    out.paragraphs.push_back(std::move(meaning));
}

} // namespace

Inspection inspectResidual(const MarketView& view, const Catalogue& catalogue) {
    Inspection out;
    out.caption = "Selected";
    out.colour = ColourKey{ColourKey::Role::Residual, {}};
    out.title = residualName(view.market);
    out.subtitle = fmt::format("{} · {}", view.series->label, periodWords(*view.series, view.data.year));
    out.number = shareText(view.market.residualFraction);
    out.numberAside = ofTheWhole(view, catalogue);
    Paragraph part;
    part.title = "Explain this number";
    part.lines = {{"denominator", quantityText(view.market.denominator, *view.series)},
                  {"sum of named countries", quantityText(view.market.namedSum, *view.series)},
                  {view.market.residualIsRounding ? "left over" : "residual",
                   quantityText(view.market.residual, *view.series)}};
    if (view.data.other)
        part.lines.push_back(
            {"of it, ‘Other countries’", groupedPrint(view.data.other->printed) +
                                             (view.data.other->value ? " " + view.series->unit : "")});
    part.text =
        view.market.residualIsRounding
            ? "What the world total holds beyond its rows is within the rounding of the printed numbers: no "
              "country need stand behind it."
        : view.market.residual > 0
            ? "What the world total holds and no row names. It is not a country, and it is what makes "
              "the index an interval."
            : "The countries named account for the whole of the world total: nothing is left over.";
    out.paragraphs.push_back(std::move(part));
    addTable(out, view);
    return out;
}

Inspection inspectMeasure(const std::string& key, const ViewState& state, const MarketView& view,
                          MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    if (key == "coverage")
        return inspectResidual(view, catalogue);
    Inspection out;
    out.caption = "Selected";
    out.subtitle = fmt::format("{} · {} · {}", subjectOf(*view.series, *view.mineral),
                               countedThing(*view.series), periodWords(*view.series, view.data.year));
    if (key == "hhi" || key == "effective_suppliers")
        addIndex(out, key == "hhi", *regimeBySlug(state.regime), view, catalogue);
    else if (key == "hhi_without_leader")
        addWithoutLeader(out, view, catalogue);
    else
        addRatio(out, key == "cr3", view, catalogue);
    if (Paragraph part =
            marketParagraph(marketEditions(*view.series, view.data.year, reader), key.starts_with("cr"));
        !part.lines.empty())
        out.paragraphs.push_back(std::move(part));
    addTable(out, view);
    return out;
}

} // namespace lodestone
