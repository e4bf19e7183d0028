// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chain_study.h"

#include "figure/country_words.h"
#include "figure/number_text.h"
#include "figure/warrant_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

bool printsAlike(Interval share) {
    return shareText(share.low) == shareText(share.high);
}

std::string between(Interval share) {
    return fmt::format("between {} and {}", shareText(share.low), shareText(share.high));
}

/// Why a stage gives the country no share, as a group of stages can share it.
std::string_view whyMissing(const ChainStudy& chain, const RungShare& at) {
    const ChainStage& stage = chain.at(at.stage);
    if (!stage.index)
        return "there is no table with shares";
    if (!stage.ofWorld())
        return "no world total is published";
    return stage.view->market.isOutside(*chain.country) ? "the world total leaves it out"
                                                        : "no bound can be given";
}

/// 'at mining no world total is published, at processing and magnets there is no table with shares'.
std::string gaps(const ChainStudy& chain) {
    std::vector<std::pair<std::string_view, std::vector<Stage>>> groups;
    for (const Stage stage : chain.exposure->missing) {
        const std::string_view why = whyMissing(chain, *chain.exposure->at(stage));
        if (groups.empty() || groups.back().first != why)
            groups.push_back({why, {}});
        groups.back().second.push_back(stage);
    }
    std::string text;
    for (const auto& [why, stages] : groups)
        text += fmt::format("{}at {} {}", text.empty() ? "" : ", ", stageWords(stages, "and"), why);
    return text;
}

/// ', at mining', ', at mining and processing alike', ', at mining or processing: the tables leave it open'.
std::string where(const ChainExposure& exposure) {
    const std::vector<Stage>& stages = exposure.narrowest;
    if (stages.empty())
        return {};
    if (stages.size() == 1)
        return fmt::format(", at {}", slug(stages.front()));
    const bool alike = std::ranges::all_of(
        stages, [&](Stage stage) { return exposure.at(stage)->share == exposure.exposure; });
    return alike ? fmt::format(", at {} alike", stageWords(stages, "and"))
                 : fmt::format(", at {}, which the tables leave open", stageWords(stages, "or"));
}

std::string exposureSentence(const ChainStudy& chain, const std::string& name) {
    const ChainExposure& exposure = *chain.exposure;
    const std::string missing = exposure.complete() ? std::string() : gaps(chain);
    if (!exposure.exposure)
        return fmt::format("Exposure to {} is not known: {}.", name, missing);
    return fmt::format("Exposure to {}: {}{}{}.", name, exposureText(exposure), where(exposure),
                       missing.empty() ? "" : fmt::format("; {}, and it may be more there", missing));
}

std::string ceilingSentence(const ChainExposure& exposure, const std::string& name) {
    const std::string text = ceilingText(exposure);
    return text.empty() ? fmt::format("Ceiling without {}: not known.", name)
                        : fmt::format("Ceiling without {}: {} of the world\u2019s supply.", name, text);
}

std::string bottleneckSentence(const ChainStudy& chain) {
    const Bottleneck& found = chain.bottleneck;
    const std::string missing =
        found.missing.empty()
            ? std::string()
            : fmt::format("; {} {} no table with shares and may be narrower",
                          stageWords(found.missing, "and"),
                          found.missing.size() > 1 || found.missing.front() == Stage::Reserves ||
                                  found.missing.front() == Stage::Magnets
                              ? "have"
                              : "has");
    if (found.candidates.empty())
        return {};
    if (chain.withShares() == 1)
        return fmt::format(
            "Bottleneck: not known, as only {} {} a table with shares.", slug(found.candidates.front()),
            found.candidates.front() == Stage::Reserves || found.candidates.front() == Stage::Magnets
                ? "have"
                : "has");
    if (found.decided())
        return fmt::format("Bottleneck: {}{}.", slug(found.candidates.front()), missing);
    return fmt::format("Bottleneck: {}, which the tables leave open{}.", stageWords(found.candidates, "or"),
                       missing);
}

} // namespace

std::string stageWords(const std::vector<Stage>& stages, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < stages.size(); ++i)
        text += fmt::format("{}{}",
                            i == 0                   ? std::string()
                            : i + 1 == stages.size() ? fmt::format(" {} ", last)
                                                     : std::string(", "),
                            slug(stages[i]));
    return text;
}

std::string exposureText(const ChainExposure& exposure) {
    if (!exposure.exposure)
        return {};
    const Interval share = *exposure.exposure;
    if (!exposure.complete()) {
        if (share.low > 0)
            return printsAlike(share)
                       ? "at least " + shareText(share.low)
                       : fmt::format("at least {}, and up to {} where a table gives it a share",
                                     shareText(share.low), shareText(share.high));
        return share.high > 0 ? fmt::format("up to {} where a table gives it a share", shareText(share.high))
                              : std::string("0\u202F% where a table gives it a share");
    }
    if (share.high <= 0)
        return "0\u202F% at every stage";
    if (share.low <= 0)
        return "at most " + shareText(share.high);
    return printsAlike(share) ? shareText(share.low) : between(share);
}

std::string ceilingText(const ChainExposure& exposure) {
    if (!exposure.ceilingWithout)
        return {};
    const Interval left = *exposure.ceilingWithout;
    if (!exposure.complete())
        return left.high < 1 ? "at most " + shareText(left.high) : std::string();
    if (printsAlike(left))
        return shareText(left.high);
    return left.high >= 1 ? "at least " + shareText(left.low) : between(left);
}

std::string rungShareText(const ChainStage& stage, const RungShare& at, CountryId country) {
    if (!stage.index)
        return !stage.there ? "no such stage" : stage.view ? "no shares" : "no table";
    if (!at.share) {
        const Share* listed = stage.view->market.find(country);
        return listed != nullptr ? fmt::format("{} of the listed countries", shareText(listed->fraction))
                                 : std::string(words(*at.presence));
    }
    const Interval share = *at.share;
    if (stage.view->market.isOutside(country) && share.high >= 1)
        return "not known: the world total leaves it out";
    if (at.presence == Presence::Named && share.low < share.high)
        return "at most " + shareText(share.high);
    if (at.presence == Presence::Named || share.high <= 0)
        return shareText(share.high);
    return fmt::format("at most {}, {}", shareText(share.high), words(*at.presence));
}

std::string leaderNames(const ChainStage& stage, const Catalogue& catalogue) {
    std::string names;
    const std::vector<CountryId>& first = stage.warrant.first;
    for (std::size_t i = 0; i < first.size(); ++i)
        names += fmt::format("{}{}",
                             i == 0                  ? ""
                             : i + 1 == first.size() ? " and "
                                                     : ", ",
                             catalogue.country(first[i])->name);
    return names;
}

std::string leaderText(const ChainStage& stage, const Catalogue& catalogue) {
    return fmt::format("{}{} {}{}", leaderNames(stage, catalogue),
                       stage.warrant.first.size() > 1 ? ", each" : "", stage.warrant.atMost ? "at most " : "",
                       shareText(stage.warrant.share));
}

std::string shareOfWords(const ChainStage& stage, const Catalogue& catalogue) {
    if (stage.warrant.whole == Whole::Listed)
        return "of the listed countries";
    if (stage.warrant.whole == Whole::World)
        return "of the world";
    return "of the world " + outsideWords(stage.view->market, catalogue);
}

std::string unlessWorld(const ChainStage& stage, const Catalogue& catalogue) {
    return stage.warrant.whole == Whole::World ? std::string() : " " + shareOfWords(stage, catalogue);
}

ChainWords chainWords(const ChainStudy& chain, const Catalogue& catalogue) {
    ChainWords words;
    words.bottleneck = bottleneckSentence(chain);
    const Country* country = chain.country ? catalogue.country(*chain.country) : nullptr;
    if (country == nullptr || !chain.exposure)
        return words;
    const std::string name = withArticle(country->name);
    words.exposure = exposureSentence(chain, name);
    if (chain.exposure->exposure)
        words.ceiling = ceilingSentence(*chain.exposure, name);
    return words;
}

} // namespace lodestone
