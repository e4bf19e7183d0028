// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/suspects.h"
#include "figure/chain_figure.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// 'DR Congo has 73 %', 'China and Russia have 33 % each', 'Chile has 25 % of the listed countries'.
std::string leads(const ChainStage& stage, const Catalogue& catalogue) {
    const bool several = stage.warrant.first.size() > 1;
    return fmt::format(
        "{} {} {}{}{}{}{}", namesInSentence(stage.warrant.first, catalogue), several ? "have" : "has",
        stage.warrant.atMost ? "at most " : "", roundShareText(stage.warrant.share), several ? " each" : "",
        unlessWorld(stage, catalogue), stage.view->market.suspectLeader ? ", by a suspect table" : "");
}

/// Names the bottleneck where the intervals decide, of the stages that have a table.
std::string headlineOf(const ChainStudy& chain, const Catalogue& catalogue) {
    const std::vector<Stage>& candidates = chain.bottleneck.candidates;
    const Stage first = candidates.front();
    if (chain.withShares() == 1)
        return fmt::format("{}: shares by country are known at one stage, {}, where {}", chain.mineral->name,
                           slug(first), leads(chain.at(first), catalogue));
    if (chain.bottleneck.decided())
        return fmt::format("{}: {} {} the narrowest stage with a table; {}", chain.mineral->name, slug(first),
                           first == Stage::Reserves || first == Stage::Magnets ? "are" : "is",
                           leads(chain.at(first), catalogue));
    return fmt::format("The narrowest stage of {} is {}: the tables do not decide",
                       inSentence(*chain.mineral), stageWords(candidates, "or"));
}

/// 'from reserves to processing': the stages that are drawn.
std::string spanWords(const ChainStudy& chain, const ViewState& state) {
    Stage last = Stage::Reserves;
    for (const ChainStage& stage : chain.stages)
        if (showsStage(stage, state))
            last = stage.stage;
    return fmt::format("from reserves to {}", slug(last));
}

/// ', tables of 2015 or earlier' where that is not the newest year.
std::string askedWords(const ChainStudy& chain, const Catalogue& catalogue) {
    return chain.asked < newestYear(catalogue) ? fmt::format(", tables of {} or earlier", chain.asked)
                                               : std::string();
}

std::string altTextOf(const ChainStudy& chain, const ViewState& state, const Catalogue& catalogue) {
    std::string text =
        fmt::format("Ladder of {} {}, one bar of shares a stage{}.", inSentence(*chain.mineral),
                    spanWords(chain, state), askedWords(chain, catalogue));
    for (const ChainStage& stage : chain.stages) {
        if (!showsStage(stage, state))
            continue;
        text += fmt::format(" {}: ", catalogue.stage(stage.stage).name);
        if (stage.index)
            text += fmt::format("{}, HHI {}", capitalised(leads(stage, catalogue)),
                                intervalText(stage.index->hhi()).dashed());
        else if (const std::string line = claimLine(stage.said); !line.empty())
            text += "no shares; claims: " + line;
        else
            text += stage.there ? "no shares" : "no such stage";
        text += ".";
    }
    return text;
}

/// Why no stage has shares: what each table says that there is, or that there is none.
std::string whyNone(const ChainStudy& chain, const Catalogue& catalogue) {
    std::string text;
    for (const ChainStage& stage : chain.stages)
        if (stage.view || stage.firstLater != 0)
            text += fmt::format(" {}: {}", catalogue.stage(stage.stage).name, stage.why);
    return text.empty() ? fmt::format("No source here gives shares of {} by country at any stage.",
                                      inSentence(*chain.mineral))
                        : fmt::format("No table of {} that answers for {} has shares by country.{}",
                                      inSentence(*chain.mineral), chain.asked, text);
}

Figure emptyLadder(const ChainStudy& chain, const ViewState& state, MarketReader& reader) {
    Figure figure;
    figure.headline = fmt::format("{}: {}", chain.mineral->name, spanWords(chain, state));
    Notice notice{whyNone(chain, reader.catalogue()), "Show all minerals", state};
    if (auto nearest = nearestShares(state, reader)) {
        notice.action = "Show " + nearest->words;
        notice.help = std::move(nearest->state);
    } else
        notice.help->view = matrixView;
    figure.altText = notice.text;
    figure.body = std::move(notice);
    return figure;
}

} // namespace

Figure buildLadder(const ViewState& state, Study& study) {
    const Catalogue& catalogue = study.catalogue();
    const ChainStudy chain = chainStudy(state, study);
    if (chain.withShares() == 0)
        return emptyLadder(chain, state, study.reader());
    const bool claimed =
        std::ranges::any_of(chain.stages, [](const ChainStage& one) { return !one.said.empty(); });
    Figure figure;
    figure.headline = headlineOf(chain, catalogue);
    figure.subtitle = fmt::format("Shares by country at each stage{}; a band carries a country from one "
                                  "stage to the next{}",
                                  askedWords(chain, catalogue),
                                  claimed ? ", and claims stand beside tables, never inside them" : "");
    figure.body = ladderPart(chain, state, catalogue);
    figure.table = ladderTable(chain, catalogue);
    figure.altText = altTextOf(chain, state, catalogue);
    figure.note =
        "Stages are compared as shares, never as tonnes: their bases and years differ. A band joins the "
        "shares of one country at two stages; it is no flow of material. The narrowest stage is the one "
        "with the highest HHI, by its whole interval.";
    for (const ChainStage& stage : chain.stages) {
        if (stage.index && stage.warrant.atMost)
            addNote(
                figure.note,
                fmt::format("{}: the world total is printed as a lower bound, so shares are at most these.",
                            catalogue.stage(stage.stage).name));
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
        for (const Claim& claim : stage.said)
            addSource(figure.sources, *catalogue.source(claim.report));
    }
    figure.status = {fmt::format("{} of {} stages with shares", chain.withShares(), chain.stagesThere())};
    return figure;
}

} // namespace lodestone
