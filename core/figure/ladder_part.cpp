// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chain_figure.h"

#include "figure/claims.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/row_facts.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::size_t carried = 8; ///< countries that stand alone and keep their colour on every rung

/// The countries with the largest shares anywhere along the chain, the largest first.
std::vector<CountryId> largestOf(const LadderStudy& ladder) {
    std::map<CountryId, double> greatest;
    for (const ChainStage& stage : ladder.stages)
        if (stage.index)
            for (const Share& share : stage.view->market.named)
                greatest[share.country] = std::max(greatest[share.country], share.fraction);
    std::vector<std::pair<double, CountryId>> order;
    for (const auto& [country, share] : greatest)
        order.emplace_back(share, country);
    std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto& one) { return one.first; });
    std::vector<CountryId> largest;
    for (std::size_t i = 0; i < std::min(carried, order.size()); ++i)
        largest.push_back(order[i].second);
    return largest;
}

LadderSegment segmentOf(const Share& share, double from, const ChainStage& stage, CountryColours& colours,
                        const Catalogue& catalogue) {
    const Country& country = *catalogue.country(share.country);
    LadderSegment segment;
    segment.mark = {Mark::Kind::Country, country.iso3};
    segment.label = country.name;
    segment.share = roundShareText(share.fraction);
    segment.from = from;
    segment.to = from + share.fraction;
    segment.fill =
        isUnmeasured(share.status) ? LadderSegment::Fill::Estimated : LadderSegment::Fill::Reported;
    segment.colour = colours.of(country);
    segment.tooltip =
        fmt::format("{}: {} of {}, {}", country.name, shareText(share.fraction), stage.view->series->label,
                    periodWords(*stage.view->series, stage.view->data.year));
    if (!qualifier(share.status).empty())
        segment.tooltip += fmt::format("\n{}", capitalised(std::string(qualifier(share.status))));
    return segment;
}

/// What follows those that stand alone: all other named countries together, then the residual.
void addRest(std::vector<LadderSegment>& segments, double others, int count, double residual) {
    const double from = segments.empty() ? 0 : segments.back().to;
    if (count > 0) {
        LadderSegment rest;
        rest.label = count == 1 ? "1 other" : fmt::format("{} others", count);
        rest.share = roundShareText(others);
        rest.from = from;
        rest.to = from + others;
        rest.tooltip = fmt::format("{} named by the table: {}",
                                   count == 1 ? "1 other country" : fmt::format("{} other countries", count),
                                   shareText(others));
        segments.push_back(std::move(rest));
    }
    if (residual <= 0)
        return;
    LadderSegment rest;
    rest.label = "Residual";
    rest.share = roundShareText(residual);
    rest.from = from + others;
    rest.to = rest.from + residual;
    rest.fill = LadderSegment::Fill::Residual;
    rest.colour = {ColourKey::Role::Residual, {}};
    rest.tooltip =
        fmt::format("Residual, not a country: {} of the total is in no named row", shareText(residual));
    segments.push_back(std::move(rest));
}

std::vector<LadderSegment> segmentsOf(const ChainStage& stage, const std::vector<CountryId>& largest,
                                      const Catalogue& catalogue) {
    CountryColours colours; // the same on every rung
    for (const CountryId country : largest)
        (void)colours.of(*catalogue.country(country));
    const Market& market = stage.view->market;
    std::vector<LadderSegment> segments;
    double from = 0;
    for (const CountryId country : largest)
        if (const Share* share = market.find(country)) {
            segments.push_back(segmentOf(*share, from, stage, colours, catalogue));
            from = segments.back().to;
        }
    double others = 0;
    int count = 0;
    for (const Share& share : market.named)
        if (std::ranges::find(largest, share.country) == largest.end()) {
            others += share.fraction;
            ++count;
        }
    addRest(segments, others, count, market.residualFraction);
    return segments;
}

std::string tagOf(const LadderStudy& ladder, Stage stage) {
    const std::vector<Stage>& candidates = ladder.bottleneck.candidates;
    const auto tables =
        std::ranges::count_if(ladder.stages, [](const ChainStage& one) { return one.index.has_value(); });
    if (tables < 2 || std::ranges::find(candidates, stage) == candidates.end())
        return {};
    return candidates.size() == 1 ? "narrowest" : "may be the narrowest";
}

LadderRung rungOf(const LadderStudy& ladder, const ChainStage& stage, const std::vector<CountryId>& largest,
                  const ViewState& state, const Catalogue& catalogue) {
    LadderRung rung;
    rung.mark = marketMark(*ladder.mineral, stage.stage);
    rung.title = catalogue.stage(stage.stage).name;
    rung.current = stage.stage == state.stage;
    rung.claims = claimMarks(stage.claims);
    rung.claimLine = claimLine(stage.claims);
    rung.why = stage.why;
    if (stage.view)
        rung.source = fmt::format("{}, {}", stage.view->source->shortName,
                                  periodWords(*stage.view->series, stage.view->data.year));
    rung.tooltip =
        stage.view ? fmt::format("{}\n{}", capitalised(stage.view->series->label), rung.source) : stage.why;
    if (!stage.index)
        return rung;
    rung.why.clear();
    const Interval hhi = stage.index->hhi();
    rung.index = fmt::format("HHI {}", measuredText(*measureInfo("hhi"), hhi).dashed());
    rung.tag = tagOf(ladder, stage.stage);
    rung.tooltip += fmt::format("\nHHI {}: {}", intervalText(hhi).dashed(),
                                bandWords(stage.index->judged(), *regimeBySlug(state.regime)));
    rung.segments = segmentsOf(stage, largest, catalogue);
    return rung;
}

} // namespace

LadderStudy studyLadder(const ViewState& state, Study& study) {
    LadderStudy ladder;
    ladder.mineral = study.catalogue().mineralBySlug(state.mineral);
    const Year asked = yearAsked(state, study.catalogue());
    for (const Stage stage : allStages) {
        ViewState here = atMarket(*ladder.mineral, stage);
        if (stage == state.stage) {
            here.product = state.product;
            here.measure = state.measure;
            here.source = state.source;
        }
        Measured found = measured(here, "hhi", stage == state.stage ? state.year : asked, study);
        ChainStage rung;
        rung.stage = stage;
        rung.why = found.why;
        rung.claims =
            claimsFor(study.reader().db(), ladder.mineral->id, stage, yearBeside(found.view, asked));
        if (found.view)
            rung.index = found.view->concentration;
        rung.view = std::move(found.view);
        ladder.stages.push_back(std::move(rung));
    }
    ladder.bottleneck = bottleneck(rungsOf(ladder));
    return ladder;
}

std::vector<ChainRung> rungsOf(const LadderStudy& ladder) {
    std::vector<ChainRung> rungs;
    for (const ChainStage& stage : ladder.stages)
        rungs.push_back(stage.index
                            ? ChainRung{stage.stage, &stage.view->market, zeroCountries(stage.view->data)}
                            : ChainRung{stage.stage, nullptr, {}});
    return rungs;
}

LadderBody ladderPart(const LadderStudy& ladder, const ViewState& state, const Catalogue& catalogue) {
    const std::vector<CountryId> largest = largestOf(ladder);
    LadderBody body;
    for (const ChainStage& stage : ladder.stages)
        body.rungs.push_back(rungOf(ladder, stage, largest, state, catalogue));
    return body;
}

DataTable ladderTable(const LadderStudy& ladder, const Catalogue& catalogue) {
    DataTable table;
    table.columns = {
        {"stage", "stage", "", false},   {"country", "country", "", false},
        {"iso3", "ISO 3166", "", false}, {"share", "share", "fraction", true},
        {"status", "status", "", false}, {"years", "years", "", false},
        {"source", "source", "", false}, {"reason", "claim, or why there is no share", "", false}};
    for (const ChainStage& stage : ladder.stages) {
        const std::string name(slug(stage.stage));
        const std::string years =
            stage.view ? periodWords(*stage.view->series, stage.view->data.year) : std::string();
        const std::string source = stage.view ? stage.view->source->shortName : std::string();
        const std::size_t before = table.rows.size();
        if (stage.index) {
            for (const Share& share : stage.view->market.named) {
                const Country& country = *catalogue.country(share.country);
                table.rows.push_back({name, country.name, country.iso3, fmt::format("{}", share.fraction),
                                      std::string(slug(share.status)), years, source, ""});
            }
            table.rows.push_back({name, "Residual", "",
                                  fmt::format("{}", stage.view->market.residualFraction), "derived", years,
                                  source, ""});
        } else
            table.rows.push_back({name, "", "", "", "missing", years, source, stage.why});
        table.origins.resize(
            table.origins.size() + table.rows.size() - before,
            factsAlone(stage.view ? rowFacts(*stage.view) : rowFacts(*ladder.mineral, stage.stage, nullptr)));
        for (const Claim& claim : stage.claims)
            if (comparableClaim(claim)) {
                const Source& report = *catalogue.source(claim.report);
                table.rows.push_back({name, claim.about, "", fmt::format("{}", *claim.value), "claim",
                                      claimDate(claim), report.shortName, claim.text});
                table.origins.push_back(factsAlone(rowFacts(*ladder.mineral, stage.stage, &report)));
            }
    }
    return table;
}

} // namespace lodestone
