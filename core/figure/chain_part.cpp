// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "analysis/suspects.h"
#include "figure/chain_figure.h"
#include "figure/chain_study.h"
#include "figure/claims.h"
#include "figure/number_text.h"
#include "figure/suspect_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr double mergedBelow = 0.035; ///< claims nearer than this share one mark

Rung plainRung(const ChainStage& stage, const ViewState& state, const Catalogue& catalogue) {
    Rung rung;
    rung.mark = {Mark::Kind::Stage, std::string(slug(stage.stage))};
    rung.stage = stage.stage;
    rung.title = catalogue.stage(stage.stage).name;
    rung.current = stage.stage == state.stage;
    rung.claims = claimMarks(stage.drawn);
    if (const std::string line = claimLine(stage.said); !line.empty())
        rung.lines.push_back(line);
    return rung;
}

std::string tableWords(const MarketView& view) {
    return fmt::format("{}, {}", view.source->shortName, periodWords(*view.series, view.data.year));
}

std::string noTable(const ChainStudy& chain, const ChainStage& stage) {
    if (stage.firstLater != 0)
        return fmt::format("no table of {} or earlier; the first is of {}", chain.asked, stage.firstLater);
    return stage.there ? "no table published" : "no table, claim or place has one";
}

Rung emptyRung(Rung rung, const ChainStudy& chain, const ChainStage& stage) {
    rung.right = !rung.claims.empty() ? "claim only"
                 : stage.view         ? "no shares"
                 : stage.there        ? "no table"
                                      : "no such stage";
    rung.tooltip = stage.why;
    rung.lines.push_back(stage.view ? tableWords(*stage.view) + ": no shares" : noTable(chain, stage));
    return rung;
}

/// What another edition or source says of the leader.
std::string otherWords(const MarketView& view, MarketReader& reader) {
    const std::vector<OtherEdition> others = otherEditions(view, reader);
    if (others.empty())
        return {};
    const OtherEdition& other = others.front();
    return fmt::format("{}: {}",
                       other.period.empty() ? "as of " + other.source->published.words() : other.name(),
                       shareText(other.share));
}

Rung tableRung(Rung rung, const ChainStage& stage, MarketReader& reader, CountryColours& colours) {
    const Catalogue& catalogue = reader.catalogue();
    const MarketView& view = *stage.view;
    const Country& leader = *view.leader(catalogue);
    const Share& share = *view.market.largest();
    const bool doubted = share.suspect || view.market.suspectLeader;
    rung.right = leaderText(stage, catalogue);
    if (doubted)
        rung.right += fmt::format(" {}", suspectSign);
    rung.share = share.fraction;
    rung.estimated = isUnmeasured(share.status);
    rung.colour = colours.of(leader);
    rung.tooltip = fmt::format("{}, {}: {} {}", capitalised(view.series->label),
                               periodWords(*view.series, view.data.year), leaderText(stage, catalogue),
                               shareOfWords(stage, catalogue));
    for (const std::string& note : suspectNotes(view, catalogue))
        rung.tooltip += "\n" + note;
    if (doubted)
        rung.lines.emplace_back(readAsProposed(view.data) ? "read as proposed, not as printed"
                                                          : "suspect: a slip in the table is likely");
    if (const std::string other = otherWords(view, reader); !other.empty() && rung.lines.empty())
        rung.lines.push_back(other);
    rung.lines.push_back(tableWords(view));
    if (stage.warrant.whole != Whole::World)
        rung.lines.back() += ", " + shareOfWords(stage, catalogue);
    return rung;
}

} // namespace

std::vector<ClaimMark> claimMarks(const std::vector<Claim>& claims) {
    std::vector<const Claim*> sorted;
    for (const Claim& claim : claims)
        if (comparableClaim(claim))
            sorted.push_back(&claim);
    std::ranges::stable_sort(sorted, {}, [](const Claim* claim) { return *claim->value; });
    std::vector<ClaimMark> marks;
    for (const Claim* claim : sorted) {
        const std::string words = fmt::format("{} ({}, {})", claim->text, claim->saidBy, claimDate(*claim));
        if (!marks.empty() && *claim->value - marks.back().share < mergedBelow) {
            ClaimMark& mark = marks.back();
            const double count = static_cast<double>(mark.claims.size());
            mark.share = (mark.share * count + *claim->value) / (count + 1);
            mark.claims.push_back(claim->slug);
            mark.tooltip += "\n" + words;
        } else
            marks.push_back({{claim->slug}, *claim->value, words});
    }
    return marks;
}

std::string claimLine(const std::vector<Claim>& claims) {
    std::string line;
    for (const Claim& claim : claims)
        if (comparableClaim(claim))
            line += (line.empty() ? "" : " · ") + datedClaim(claim);
    return line;
}

ChainBody chainPart(const ViewState& state, MarketReader& reader, std::vector<SourceLine>& sources,
                    CountryColours& colours) {
    const Catalogue& catalogue = reader.catalogue();
    Study study(reader);
    const ChainStudy chain = chainStudy(state, study);
    ChainBody body;
    body.title = "Along the chain";
    body.subtitle = fmt::format("the largest share named at each stage{}; claims stand beside tables, never "
                                "inside them",
                                chain.asked < newestYear(catalogue)
                                    ? fmt::format(", tables of {} or earlier", chain.asked)
                                    : std::string());
    for (const ChainStage& stage : chain.stages) {
        if (!showsStage(stage, state))
            continue;
        Rung rung = plainRung(stage, state, catalogue);
        body.rungs.push_back(stage.index ? tableRung(std::move(rung), stage, reader, colours)
                                         : emptyRung(std::move(rung), chain, stage));
        if (stage.view)
            addSource(sources, *stage.view->source);
        if (stage.index)
            addOtherSources(sources, *stage.view, reader); // a rung may name one
        for (const Claim& claim : stage.said)
            addSource(sources, *catalogue.source(claim.report));
    }
    return body;
}

} // namespace lodestone
