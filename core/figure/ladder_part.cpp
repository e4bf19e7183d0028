// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chain_figure.h"

#include "figure/claims.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/residual_words.h"
#include "figure/row_facts.h"
#include "figure/suspect_words.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::size_t carried = 8; ///< countries that stand alone and keep their colour on every rung

/// The countries with the largest shares anywhere along the chain, the largest first.
std::vector<CountryId> largestOf(const ChainStudy& chain) {
    std::map<CountryId, double> greatest;
    for (const ChainStage& stage : chain.stages)
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
    segment.share = roundShareText(share.fraction) + (share.suspect ? fmt::format(" {}", suspectSign) : "");
    segment.from = from;
    segment.to = from + share.fraction;
    segment.fill =
        isUnmeasured(share.status) ? LadderSegment::Fill::Estimated : LadderSegment::Fill::Reported;
    segment.colour = colours.of(country);
    segment.tooltip = fmt::format("{}: {} {}, {}, {}", country.name, shareText(share.fraction),
                                  shareOfWords(stage, catalogue), stage.view->series->label,
                                  periodWords(*stage.view->series, stage.view->data.year));
    if (!qualifier(share.status).empty())
        segment.tooltip += fmt::format("\n{}", capitalised(std::string(qualifier(share.status))));
    if (share.suspect)
        segment.tooltip += "\nSuspect: a slip in the table is likely";
    return segment;
}

/// What follows those that stand alone: all other named countries together, then the residual.
void addRest(std::vector<LadderSegment>& segments, double others, int count, const Market& market) {
    const double residual = market.residualFraction;
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
    rest.label = residualName(market);
    rest.share = roundShareText(residual);
    rest.from = from + others;
    rest.to = rest.from + residual;
    rest.fill = LadderSegment::Fill::Residual;
    rest.colour = {ColourKey::Role::Residual, {}};
    rest.tooltip =
        market.residualIsRounding
            ? fmt::format("Rounding: {} {}", shareText(residual), residualBelongs(market))
            : fmt::format("Residual, not a country: {} of the total is in no named row", shareText(residual));
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
    addRest(segments, others, count, market);
    return segments;
}

std::string tagOf(const ChainStudy& chain, Stage stage) {
    const std::vector<Stage>& candidates = chain.bottleneck.candidates;
    if (chain.withShares() < 2 || std::ranges::find(candidates, stage) == candidates.end())
        return {};
    return candidates.size() == 1 ? "narrowest" : "may be the narrowest";
}

LadderRung rungOf(const ChainStudy& chain, const ChainStage& stage, const std::vector<CountryId>& largest,
                  const ViewState& state, const Catalogue& catalogue) {
    LadderRung rung;
    rung.mark = marketMark(*chain.mineral, stage.stage);
    rung.title = catalogue.stage(stage.stage).name;
    rung.current = stage.stage == state.stage;
    rung.claims = claimMarks(stage.drawn);
    rung.claimLine = claimLine(stage.said);
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
    rung.index = fmt::format("HHI {}{}", measuredText(*measureInfo("hhi"), hhi).dashed(),
                             unlessWorld(stage, catalogue));
    rung.tag = tagOf(chain, stage.stage);
    rung.tooltip += fmt::format("\nHHI {}: {}", intervalText(hhi).dashed(),
                                bandWords(stage.index->judged(), *regimeBySlug(state.regime)));
    rung.segments = segmentsOf(stage, largest, catalogue);
    return rung;
}

} // namespace

LadderBody ladderPart(const ChainStudy& chain, const ViewState& state, const Catalogue& catalogue) {
    const std::vector<CountryId> largest = largestOf(chain);
    LadderBody body;
    for (const ChainStage& stage : chain.stages)
        if (showsStage(stage, state))
            body.rungs.push_back(rungOf(chain, stage, largest, state, catalogue));
    return body;
}

DataTable ladderTable(const ChainStudy& chain, const Catalogue& catalogue) {
    DataTable table;
    table.columns = {{"stage", "stage", "", false},
                     {"country", "country", "", false},
                     {"iso3", "ISO 3166", "", false},
                     {"share", "share", "fraction", true},
                     {"share_of", "share of what", "", false},
                     {"status", "status", "", false},
                     {"years", "years", "", false},
                     {"source", "source", "", false},
                     {"reason", "claim, or why there is no share", "", false}};
    for (const ChainStage& stage : chain.stages) {
        const std::string name(slug(stage.stage));
        const std::string years =
            stage.view ? periodWords(*stage.view->series, stage.view->data.year) : std::string();
        const std::string source = stage.view ? stage.view->source->shortName : std::string();
        const std::string of = stage.index ? shareOfWords(stage, catalogue) : std::string();
        const std::size_t before = table.rows.size();
        if (stage.index) {
            for (const Share& share : stage.view->market.named) {
                const Country& country = *catalogue.country(share.country);
                table.rows.push_back({name, country.name, country.iso3, fmt::format("{}", share.fraction), of,
                                      std::string(slug(share.status)), years, source, ""});
            }
            table.rows.push_back({name, std::string(residualName(stage.view->market)), "",
                                  fmt::format("{}", stage.view->market.residualFraction), of, "derived",
                                  years, source, ""});
        } else
            table.rows.push_back(
                {name, "", "", "", "", stage.there ? "missing" : "no such stage", years, source, stage.why});
        table.origins.resize(
            table.origins.size() + table.rows.size() - before,
            factsAlone(stage.view ? rowFacts(*stage.view) : rowFacts(*chain.mineral, stage.stage, nullptr)));
        for (const Claim& claim : stage.said) {
            const Source& report = *catalogue.source(claim.report);
            table.rows.push_back({name, claim.about, "", fmt::format("{}", *claim.value), claim.quantity,
                                  "claim", claimDate(claim), report.shortName, claim.text});
            table.origins.push_back(factsAlone(rowFacts(*chain.mineral, stage.stage, &report)));
        }
    }
    return table;
}

} // namespace lodestone
