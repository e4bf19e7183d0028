// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/suspects.h"
#include "figure/chain_figure.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/suspect_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

const ChainStage& stageAt(const LadderStudy& ladder, Stage stage) {
    return ladder.stages[static_cast<std::size_t>(stage)];
}

std::string leads(const ChainStage& stage, const Catalogue& catalogue) {
    return fmt::format("{} has {}{}", stage.view->leader(catalogue)->name,
                       roundShareText(stage.view->market.largest()->fraction),
                       stage.view->market.suspectLeader ? ", by a suspect table" : "");
}

std::size_t tablesOf(const LadderStudy& ladder) {
    return static_cast<std::size_t>(
        std::ranges::count_if(ladder.stages, [](const ChainStage& one) { return one.index.has_value(); }));
}

/// Names the bottleneck where the intervals decide, of the stages that have a table.
std::string headlineOf(const LadderStudy& ladder, const Catalogue& catalogue) {
    const std::string name = inSentence(*ladder.mineral);
    const std::vector<Stage>& candidates = ladder.bottleneck.candidates;
    if (tablesOf(ladder) == 1)
        return fmt::format("{}: shares by country are known at one stage, {}, where {}", ladder.mineral->name,
                           slug(candidates.front()), candidates.front() == Stage::Reserves ? "are" : "is",
                           leads(stageAt(ladder, candidates.front()), catalogue));
    if (ladder.bottleneck.decided())
        return fmt::format("{}: {} {} the narrowest stage with a table; {}", ladder.mineral->name,
                           slug(candidates.front()), candidates.front() == Stage::Reserves ? "are" : "is",
                           leads(stageAt(ladder, candidates.front()), catalogue));
    std::string stages;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        stages += fmt::format("{}{}",
                              i == 0                       ? ""
                              : i + 1 == candidates.size() ? " or "
                                                           : ", ",
                              slug(candidates[i]));
    return fmt::format("The narrowest stage of {} is {}: the tables do not decide", name, stages);
}

std::string altTextOf(const LadderStudy& ladder, const Catalogue& catalogue) {
    std::string text = fmt::format("Ladder of {} from reserves to magnets, one bar of shares a stage.",
                                   inSentence(*ladder.mineral));
    for (const ChainStage& stage : ladder.stages) {
        text += fmt::format(" {}: ", catalogue.stage(stage.stage).name);
        if (!stage.index)
            text += claimLine(stage.claims).empty() ? "no shares"
                                                    : "no table; claims: " + claimLine(stage.claims);
        else
            text +=
                fmt::format("{}, HHI {}", leads(stage, catalogue), intervalText(stage.index->hhi()).dashed());
        text += ".";
    }
    return text;
}

Figure emptyLadder(const LadderStudy& ladder, const ViewState& state) {
    Figure figure;
    figure.headline = fmt::format("{}: from reserves to magnets", ladder.mineral->name);
    Notice notice{fmt::format("No source here gives shares of {} by country at any stage.",
                              inSentence(*ladder.mineral)),
                  "Show all minerals", state};
    notice.help->view = matrixView;
    figure.altText = notice.text;
    figure.body = std::move(notice);
    return figure;
}

} // namespace

Figure buildLadder(const ViewState& state, Study& study) {
    const Catalogue& catalogue = study.catalogue();
    const LadderStudy ladder = studyLadder(state, study);
    const bool claimed = std::ranges::any_of(
        ladder.stages, [](const ChainStage& one) { return !claimLine(one.claims).empty(); });
    if (tablesOf(ladder) == 0)
        return emptyLadder(ladder, state);
    Figure figure;
    figure.headline = headlineOf(ladder, catalogue);
    figure.subtitle = fmt::format("Shares by country at each stage; a band carries a country from one stage "
                                  "to the next{}",
                                  claimed ? ", and claims stand beside tables, never inside them" : "");
    figure.body = ladderPart(ladder, state, catalogue);
    figure.table = ladderTable(ladder, catalogue);
    figure.altText = altTextOf(ladder, catalogue);
    figure.note =
        "Stages are compared as shares, never as tonnes: their bases and years differ. A band joins the "
        "shares of one country at two stages; it is no flow of material. The narrowest stage is the one "
        "with the highest HHI, by its whole interval.";
    for (const ChainStage& stage : ladder.stages) {
        if (stage.index)
            for (const std::string& note : suspectNotes(*stage.view, catalogue)) {
                const std::string said = fmt::format("{}: {}", catalogue.stage(stage.stage).name, note);
                addNote(figure.note, said);
                figure.altText += " " + said;
            }
        if (stage.index && readAsProposed(stage.view->data) && !figure.subtitle.ends_with("as proposed"))
            figure.subtitle += readingSuffix(stage.view->data);
        if (stage.view)
            addSource(figure.sources, *stage.view->source);
        for (const Claim& claim : stage.claims)
            if (comparableClaim(claim))
                addSource(figure.sources, *catalogue.source(claim.report));
    }
    figure.status = {fmt::format("{} of {} stages with shares", tablesOf(ladder), ladder.stages.size())};
    return figure;
}

} // namespace lodestone
