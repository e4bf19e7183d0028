// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_market.h"

#include "figure/chain_figure.h"
#include "figure/chain_study.h"
#include "figure/claims.h"
#include "figure/listing_text.h"
#include "figure/number_text.h"
#include "figure/source_book.h"
#include "figure/subjects.h"

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

/// 'straddles 1,800: not called high'; how the interval stands to the thresholds of the regime.
std::string thresholdWords(Interval hhi, const Regime& regime) {
    const auto number = [](double threshold) { return numberText(threshold, 0); };
    if (verdict(hhi, regime.high) == Verdict::Straddles)
        return fmt::format("straddles {}: not called high", number(regime.high));
    if (verdict(hhi, regime.moderate) == Verdict::Straddles)
        return fmt::format("straddles {}: not called moderate", number(regime.moderate));
    if (verdict(hhi, regime.high) == Verdict::Above)
        return fmt::format("above {}, {}: high", number(regime.high), regime.label);
    if (verdict(hhi, regime.moderate) == Verdict::Above)
        return fmt::format("between {} and {}, {}: moderate", number(regime.moderate), number(regime.high),
                           regime.label);
    return fmt::format("below {}, {}: low", number(regime.moderate), regime.label);
}

Paragraph explainInterval(const MarketView& view) {
    const Concentration& c = *view.concentration;
    const Market& market = view.market;
    Paragraph part;
    part.title = "Explain this number";
    part.lines = {{fmt::format("{} named countries, Σ s²", c.producers), numberText(c.hhiLow, 0)},
                  {"if none of the rest is bigger", c.topK ? numberText(c.hhiHighTopK, 0) : "not assured"},
                  {"if the rest is one country", numberText(c.hhiHighOpen, 0)},
                  {market.residualIsRounding ? "rounding" : "residual", shareText(market.residualFraction)}};
    part.text =
        market.residualIsRounding
            ? fmt::format("The table names {} producers; what is left of the total is within the rounding of "
                          "the printed numbers.",
                          c.producers)
        : market.residualFraction > 0
            ? fmt::format("The table names {} producers; the rest of the total could be many small "
                          "ones or one large one.",
                          c.producers)
            : fmt::format("The table names {} producers, and their shares make up the whole.", c.producers);
    return part;
}

Paragraph alongChain(const ChainStudy& chain, const Catalogue& catalogue) {
    Paragraph part;
    part.title = "Along this chain";
    for (const ChainStage& stage : chain.stages) {
        if (!stage.index)
            continue;
        const MarketView& view = *stage.view;
        part.lines.push_back(
            {fmt::format("{}, {}", slug(stage.stage), periodWords(*view.series, view.data.year)),
             fmt::format("{} {}{}", view.leader(catalogue)->iso3,
                         roundShareText(view.market.largest()->fraction), unlessWorld(stage, catalogue))});
    }
    if (part.lines.empty())
        part.text = "No stage has a table with shares.";
    return part;
}

Paragraph readWithCare(const std::optional<MarketView>& view) {
    Paragraph part;
    part.title = "Read with care";
    if (view)
        for (const std::string& note : view->market.notes)
            part.text += note + " ";
    if (view && view->series->yearsAveraged > 1)
        part.text += fmt::format("The figures are means of {} years. ", view->series->yearsAveraged);
    part.text += "Thresholds were made for firms in antitrust markets; for countries they are an analogy.";
    return part;
}

void addClaimLines(Inspection& out, const ChainStage& stage, Study& study) {
    bool first = true;
    for (const Claim& claim : stage.said) {
        const Source& report = *study.catalogue().source(claim.report);
        Paragraph part;
        part.title = first ? "Others say" : "";
        first = false;
        part.mark = {Mark::Kind::Claim, claim.slug};
        part.lines = {{claim.saidBy, claimText(claim)}};
        part.text =
            fmt::format("{}, {} · {}, {}", claim.about, claim.quantity, report.shortName, claimDate(claim));
        part.link = report.url;
        part.linkText = report.title;
        out.paragraphs.push_back(std::move(part));
    }
}

Paragraph sourceOf(const MarketView& view) {
    const Source& source = *view.source;
    const std::string link = source.doi.empty() ? source.url : "https://doi.org/" + source.doi;
    return {"Source",
            {},
            fmt::format("{}. {}.", source.attribution, source.licence),
            link,
            source.doi.empty() ? source.url : source.doi,
            {}};
}

/// The measure of the matrix where that is another than the index.
void addMeasure(Inspection& out, const MarketView& view, const ViewState& state, Study& study) {
    const MeasureInfo* info = measureInfo(state.indicator);
    if (info == nullptr || info->slug == "hhi")
        return;
    const MeasureInputs inputs = study.inputs(view, info->slug);
    const auto value = measure(info->slug, view.market, inputs);
    Paragraph part;
    part.title = std::string(info->name);
    if (value)
        part.lines = {{std::string(info->unit == "share" ? "per cent" : info->unit),
                       measuredText(*info, value->interval).dashed()}};
    part.text = value ? std::string(info->explanation) : whyNoMeasure(info->slug, view.market, inputs);
    out.paragraphs.push_back(std::move(part));
}

} // namespace

Inspection inspectMarket(const MarketName& name, const ViewState& state, Study& study) {
    const Catalogue& catalogue = study.catalogue();
    const Mineral& mineral = *name.mineral;
    const bool own = state.mineral == mineral.slug && !(state.figure == "chain" && state.view == matrixView);
    const ChainStudy chain =
        own ? chainStudy(state, study) : chainStudy(mineral, yearAsked(state), std::nullopt, study);
    const ChainStage& found = chain.at(name.stage);
    Inspection out;
    out.caption = "Selected";
    out.title = fmt::format("{}, {}", found.view ? tableName(*found.view->series, mineral) : mineral.name,
                            slug(name.stage));
    out.open = stateOfMarket(state, marketMark(mineral, name.stage), catalogue);
    out.openText = fmt::format("Open {}", inSentence(mineral));
    if (!found.index) {
        out.subtitle = found.view    ? found.view->source->shortName
                       : found.there ? "no table"
                                     : "no such stage";
        out.paragraphs.push_back({"", {}, found.why, {}, {}, {}});
        addClaimLines(out, found, study);
        out.paragraphs.push_back(alongChain(chain, catalogue));
        out.paragraphs.push_back(listingsParagraph(mineral, catalogue));
        if (found.view) {
            out.paragraphs.push_back(sourceOf(*found.view));
            out.citation = citationOf(*found.view->source);
            out.work = workOf(*found.view->source);
        }
        return out;
    }
    const MarketView& view = *found.view;
    const Interval hhi = view.concentration->hhi();
    const MeasuredText text = measuredText(*measureInfo("hhi"), hhi);
    out.subtitle = fmt::format("{} · {} · {} countries", periodWords(*view.series, view.data.year),
                               view.source->shortName, view.concentration->producers);
    out.number = text.low;
    out.numberAside = text.high.empty() ? "HHI, 0 to 10,000" : fmt::format("to {}, HHI", text.high);
    if (!found.ofWorld())
        out.numberAside += unlessWorld(found, catalogue);
    out.paragraphs.push_back(
        {"",
         {},
         capitalised(thresholdWords(view.concentration->judged(), *regimeBySlug(state.regime))) + ".",
         {},
         {},
         {}});
    addMeasure(out, view, state, study);
    out.paragraphs.push_back(explainInterval(view));
    out.paragraphs.push_back(alongChain(chain, catalogue));
    addClaimLines(out, found, study);
    out.paragraphs.push_back(readWithCare(view));
    out.paragraphs.push_back(sourceOf(view));
    out.citation = citationOf(*view.source);
    out.work = workOf(*view.source);
    return out;
}

Inspection inspectColumn(const std::string& column, const ViewState& state, const Catalogue& catalogue) {
    Inspection out;
    out.caption = "Column";
    const auto stage = stageFromSlug(column);
    out.title = stage ? catalogue.stage(*stage).name : column == "mineral" ? "Mineral" : "Narrowest stage";
    const MeasureInfo& info = *measureInfo(state.indicator.empty() ? "hhi" : state.indicator);
    out.subtitle = std::string(info.name);
    out.paragraphs.push_back(
        {"",
         {},
         stage ? capitalised(sentence(catalogue.stage(*stage).description))
         : column == "mineral"
             ? "The minerals of the list and group chosen above that have a table at some stage."
             : "The most concentrated of the stages with a table. Where intervals overlap it is undecided.",
         {},
         {},
         {}});
    out.paragraphs.push_back({"Order",
                              {},
                              "A click or Enter on the head sorts the rows by it; a second "
                              "one turns the order round.",
                              {},
                              {},
                              {}});
    out.paragraphs.push_back({std::string(info.name), {}, std::string(info.explanation), {}, {}, {}});
    return out;
}

namespace {

/// '69.2 %', 'at least 11.9 %', '0.3 % to 7.8 %': short, as the words below say the rest.
std::string greatestShare(const ChainExposure& exposure) {
    const Interval share = *exposure.exposure;
    const std::string low = shareText(share.low);
    const std::string high = shareText(share.high);
    if (!exposure.complete())
        return share.low > 0 ? "at least " + low : "not known";
    return low == high ? low : share.low <= 0 ? "at most " + high : fmt::format("{} to {}", low, high);
}

} // namespace

Inspection inspectAlongChain(const Country& country, const ViewState& state, Study& study) {
    const ChainStudy chain = chainStudy(state, study, country.id);
    const ChainExposure& exposure = *chain.exposure;
    Inspection out;
    out.caption = state.selection ? "Selected" : "Leader";
    out.colour = ColourKey{ColourKey::Role::Country, country.iso3};
    out.title = country.name;
    out.subtitle = fmt::format("along the chain of {} · {}", inSentence(*chain.mineral), country.iso3);
    if (exposure.exposure) {
        out.number = greatestShare(exposure);
        out.numberAside = "its greatest share at any stage";
    }
    Paragraph shares;
    shares.title = "Stage by stage";
    for (const RungShare& rung : exposure.rungs) {
        const ChainStage& stage = chain.at(rung.stage);
        std::string label = study.catalogue().stage(rung.stage).name;
        if (stage.view)
            label += ", " + periodWords(*stage.view->series, stage.view->data.year);
        shares.lines.push_back({std::move(label), rungShareText(stage, rung, country.id)});
    }
    const ChainWords words = chainWords(chain, study.catalogue());
    shares.text = words.exposure + " A country without a row may sit in the residual of the table.";
    out.paragraphs.push_back(std::move(shares));
    if (!words.ceiling.empty())
        out.paragraphs.push_back({"Without it",
                                  {},
                                  words.ceiling + " A chain makes no more than its narrowest stage.",
                                  {},
                                  {},
                                  {}});
    for (const ChainStage& stage : chain.stages)
        for (const Claim& claim : stage.said)
            if (claim.country == country.id)
                out.paragraphs.push_back(
                    {"",
                     {{fmt::format("{}, {}, {}", claim.saidBy, slug(stage.stage), claimDate(claim)),
                       claimText(claim)}},
                     {},
                     {},
                     {},
                     {Mark::Kind::Claim, claim.slug}});
    for (const ChainStage& stage : chain.stages)
        if (stage.index && out.citation.empty()) {
            out.citation = citationOf(*stage.view->source);
            out.work = workOf(*stage.view->source);
        }
    return out;
}

std::optional<Inspection> inspectChain(const ViewState& state, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    Study study(reader);
    if (state.selection.kind == Mark::Kind::Market)
        if (const auto market = marketNamed(state.selection.key, catalogue))
            return inspectMarket(*market, state, study);
    if (catalogue.mineralBySlug(state.mineral) == nullptr)
        return std::nullopt;
    if (state.selection.kind == Mark::Kind::Stage)
        if (const auto stage = stageFromSlug(state.selection.key))
            return inspectMarket({catalogue.mineralBySlug(state.mineral), *stage}, state, study);
    if (state.figure != "chain")
        return std::nullopt;
    if (state.selection.kind == Mark::Kind::Column)
        return inspectColumn(state.selection.key, state, catalogue);
    if (state.selection.kind == Mark::Kind::Country && state.view != matrixView)
        if (const Country* country = catalogue.countryByIso3(state.selection.key))
            return inspectAlongChain(*country, state, study);
    return std::nullopt;
}

} // namespace lodestone
