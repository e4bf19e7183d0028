// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "figure/chain_figure.h"
#include "figure/claims.h"
#include "figure/number_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr double mergedBelow = 0.035; ///< claims nearer than this share one mark

/// The state that asks for another stage of the same mineral, for the newest data up to the state's year.
ViewState atStage(const ViewState& state, Stage stage) {
    ViewState other = state;
    if (stage != state.stage) {
        other.stage = stage;
        other.product.clear();
        other.measure.reset();
        other.source.clear();
    }
    return other;
}

/// The year that a stage is shown for: the state's if there is one, else the nearest before, else the first.
Year yearAt(const ViewState& state, const Catalogue& catalogue) {
    const std::vector<Year> years = yearsFor(state, catalogue);
    if (years.empty())
        return 0;
    const auto after = std::ranges::upper_bound(years, state.year);
    return after == years.begin() ? years.front() : *(after - 1);
}

Rung emptyRung(Stage stage, const std::vector<Claim>& claims, const Catalogue& catalogue,
               const std::optional<MarketView>& view, const std::string& why) {
    Rung rung;
    rung.mark = {Mark::Kind::Stage, std::string(slug(stage))};
    rung.stage = stage;
    rung.title = catalogue.stage(stage).name;
    rung.claims = claimMarks(claims);
    rung.right = !rung.claims.empty() ? "claim only" : view ? "no shares" : "no table";
    rung.tooltip = why;
    if (const std::string line = claimLine(claims); !line.empty())
        rung.lines.push_back(line);
    rung.lines.push_back(view ? fmt::format("{}, {}: no shares", view->source->shortName,
                                            periodWords(*view->series, view->data.year))
                              : "no table published");
    return rung;
}

Rung tableRung(Stage stage, const MarketView& view, const std::vector<Claim>& claims, MarketReader& reader,
               CountryColours& colours) {
    const Catalogue& catalogue = reader.catalogue();
    const Country& leader = *view.leader(catalogue);
    const Share& share = *view.market.leader();
    Rung rung;
    rung.mark = {Mark::Kind::Stage, std::string(slug(stage))};
    rung.stage = stage;
    rung.title = catalogue.stage(stage).name;
    rung.right = leader.name + " " + shareText(share.fraction);
    rung.share = share.fraction;
    rung.estimated = isUnmeasured(share.status);
    rung.colour = colours.of(leader);
    rung.claims = claimMarks(claims);
    rung.tooltip =
        fmt::format("{}, {}: {} has {}", capitalised(view.series->label),
                    periodWords(*view.series, view.data.year), leader.name, shareText(share.fraction));
    if (const std::string line = claimLine(claims); !line.empty())
        rung.lines.push_back(line);
    if (const std::vector<OtherEdition> others = otherEditions(view, reader);
        !others.empty() && rung.lines.empty())
        rung.lines.push_back(
            others.front().period.empty()
                ? fmt::format("as of {}: {}", others.front().source->published.words(),
                              shareText(others.front().share))
                : fmt::format("{}: {}", others.front().name(), shareText(others.front().share)));
    rung.lines.push_back(
        fmt::format("{}, {}", view.source->shortName, periodWords(*view.series, view.data.year)));
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
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    ChainBody body;
    body.title = "Along the chain";
    body.subtitle = "the leader\u2019s share at each stage; claims stand beside tables, never inside them";
    for (const Stage stage : allStages) {
        const ViewState here = atStage(state, stage);
        const std::optional<MarketView> view = marketView(here, reader, yearAt(here, catalogue));
        const std::vector<Claim> claims =
            claimsFor(reader.db(), mineral.id, stage, yearBeside(view, yearAsked(state, catalogue)));
        Rung rung = view && view->concentration
                        ? tableRung(stage, *view, claims, reader, colours)
                        : emptyRung(stage, claims, catalogue, view, whyEmpty(here, view, catalogue));
        rung.current = stage == state.stage;
        if (view)
            addSource(sources, *view->source);
        if (view && view->concentration) {
            addOtherSources(sources, *view, reader); // a rung may name one
        }
        for (const Claim& claim : claims)
            if (comparableClaim(claim))
                addSource(sources, *catalogue.source(claim.report));
        body.rungs.push_back(std::move(rung));
    }
    return body;
}

} // namespace lodestone
