// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_market.h"

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
                  {"residual", shareText(market.residualFraction)}};
    part.text =
        market.residualFraction > 0
            ? fmt::format("The table names {} producers; the rest of the total could be many small "
                          "ones or one large one.",
                          c.producers)
            : fmt::format("The table names {} producers, and their shares make up the whole.", c.producers);
    return part;
}

Paragraph alongChain(const Mineral& mineral, const ViewState& state, Study& study) {
    Paragraph part;
    part.title = "Along this chain";
    const Year asked = yearAsked(state, study.catalogue());
    for (const Stage stage : allStages) {
        const auto view = marketUpTo(atMarket(mineral, stage), study.reader(), asked);
        if (!view || !view->concentration)
            continue;
        part.lines.push_back({fmt::format("{}, {}", slug(stage), periodWords(*view->series, view->data.year)),
                              fmt::format("{} {}", view->leader(study.catalogue())->iso3,
                                          roundShareText(view->market.leader()->fraction))});
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

void addClaimLines(Inspection& out, const Mineral& mineral, Stage stage, Study& study) {
    bool first = true;
    for (const Claim& claim : loadClaims(study.reader().db(), {mineral.id, stage, std::nullopt})) {
        if (!comparableClaim(claim))
            continue;
        const Source& report = *study.catalogue().source(claim.report);
        Paragraph part;
        part.title = first ? "Others say" : "";
        first = false;
        part.mark = {Mark::Kind::Claim, claim.slug};
        part.lines = {{claim.saidBy, claimText(claim)}};
        part.text = fmt::format("{}, {} · {}", claim.about, claim.quantity, report.shortName);
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
    ViewState here = atMarket(mineral, name.stage);
    const Year asked = yearAsked(state, catalogue);
    if (state.view != matrixView && state.mineral == mineral.slug && state.stage == name.stage) {
        here.source = state.source;
        here.product = state.product;
        here.measure = state.measure;
    }
    const Measured found = measured(here, "hhi", asked, study);
    Inspection out;
    out.caption = "Selected";
    out.title = fmt::format("{}, {}", found.view ? tableName(*found.view->series, mineral) : mineral.name,
                            slug(name.stage));
    out.open = stateOfMarket(state, marketMark(mineral, name.stage), catalogue);
    out.openText = fmt::format("Open {}", inSentence(mineral));
    if (!found.value) {
        out.subtitle = found.view ? found.view->source->shortName : "no table";
        out.paragraphs.push_back({"", {}, found.why, {}, {}, {}});
        addClaimLines(out, mineral, name.stage, study);
        out.paragraphs.push_back(alongChain(mineral, state, study));
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
    out.paragraphs.push_back(
        {"",
         {},
         capitalised(thresholdWords(view.concentration->judged(), *regimeBySlug(state.regime))) + ".",
         {},
         {},
         {}});
    addMeasure(out, view, state, study);
    out.paragraphs.push_back(explainInterval(view));
    out.paragraphs.push_back(alongChain(mineral, state, study));
    addClaimLines(out, mineral, name.stage, study);
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

Inspection inspectAlongChain(const Country& country, const ViewState& state, Study& study) {
    const LadderStudy ladder = studyLadder(state, study);
    const ChainExposure exposure = chainExposure(rungsOf(ladder), country.id);
    Inspection out;
    out.caption = state.selection ? "Selected" : "Leader";
    out.colour = ColourKey{ColourKey::Role::Country, country.iso3};
    out.title = country.name;
    out.subtitle = fmt::format("along the chain of {} · {}", inSentence(*ladder.mineral), country.iso3);
    const auto percent = [](Interval share) {
        const std::string low = shareText(share.low);
        const std::string high = shareText(share.high);
        return low == high ? low : share.low <= 0 ? "up to " + high : fmt::format("{} to {}", low, high);
    };
    if (exposure.exposure) {
        out.number = percent(*exposure.exposure);
        out.numberAside = "at most, at any stage with a table";
    }
    Paragraph shares;
    shares.title = "Stage by stage";
    for (std::size_t i = 0; i < exposure.rungs.size(); ++i) {
        const RungShare& rung = exposure.rungs[i];
        const ChainStage& stage = ladder.stages[i];
        std::string label = study.catalogue().stage(rung.stage).name;
        if (stage.view)
            label += ", " + periodWords(*stage.view->series, stage.view->data.year);
        std::string value = !stage.index  ? "no table"
                            : !rung.share ? std::string(words(*rung.presence))
                                          : percent(*rung.share);
        if (rung.share && *rung.presence != Presence::Named && *rung.presence != Presence::Zero)
            value += fmt::format(", {}", words(*rung.presence));
        shares.lines.push_back({std::move(label), std::move(value)});
    }
    shares.text = "A country without a row may sit in the residual of the table.";
    out.paragraphs.push_back(std::move(shares));
    if (exposure.ceilingWithout)
        out.paragraphs.push_back(
            {"Without it",
             {{"left at its strongest stage", percent(*exposure.ceilingWithout)}},
             "A chain makes no more than its narrowest stage; stages without a table may be narrower.",
             {},
             {},
             {}});
    for (const ChainStage& stage : ladder.stages)
        for (const Claim& claim : stage.claims)
            if (comparableClaim(claim) && claim.country == country.id)
                out.paragraphs.push_back(
                    {"",
                     {{fmt::format("{}, {}", claim.saidBy, slug(stage.stage)), claimText(claim)}},
                     {},
                     {},
                     {},
                     {Mark::Kind::Claim, claim.slug}});
    for (const ChainStage& stage : ladder.stages)
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
