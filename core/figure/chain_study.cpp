// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chain_study.h"

#include "figure/chain_figure.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// The newest earlier year of the same question that has shares; 0 when there is none.
Year earlierWithShares(const StageQuestion& question, Year before, MarketReader& reader) {
    std::vector<Year> years = yearsFor(question.state, reader.catalogue());
    std::ranges::reverse(years);
    for (const Year year : years)
        if (year < before)
            if (const auto view = marketView(question.state, reader, year); view && view->concentration)
                return year;
    return 0;
}

void takeClaims(ChainStage& rung, const std::vector<Claim>& claims, Year asked, const Catalogue& catalogue) {
    for (const Claim& claim : claims) {
        if (claim.stage != rung.stage)
            continue;
        rung.claims.push_back(claim);
        if (!comparableClaim(claim) || !saidUpTo(claim, asked, catalogue))
            continue;
        rung.said.push_back(claim);
        if (!rung.index || speaksOfTable(claim, *rung.view))
            rung.drawn.push_back(claim);
    }
}

ChainStage stageOf(const StageQuestion& question, Study& study) {
    ChainStage rung;
    rung.stage = question.state.stage;
    Measured found = measured(question.state, "hhi", question.year, study);
    rung.there = found.there;
    rung.why = found.why;
    if (found.view)
        rung.index = found.view->concentration;
    if (rung.index)
        rung.warrant = warrantOf(found.view->market);
    if (found.view && !rung.index)
        if (const Year year = earlierWithShares(question, found.view->data.year, study.reader()))
            rung.why += fmt::format(" The newest earlier year with shares is {}.", year);
    if (!found.view)
        if (const std::vector<Year> years = yearsFor(question.state, study.catalogue()); !years.empty())
            rung.firstLater = years.front();
    rung.view = std::move(found.view);
    return rung;
}

std::optional<CountryId> leaderAlong(const ChainStudy& chain) {
    const auto leaderAt = [](const ChainStage& rung) -> std::optional<CountryId> {
        return rung.index ? std::optional(rung.view->market.largest()->country) : std::nullopt;
    };
    std::optional<CountryId> country = leaderAt(chain.at(Stage::Mining));
    for (const ChainStage& rung : chain.stages)
        if (!country)
            country = leaderAt(rung);
    return country;
}

ChainStudy studyOf(const Mineral& mineral, Year asked, const std::vector<StageQuestion>& questions,
                   std::optional<CountryId> country, Study& study) {
    ChainStudy chain;
    chain.mineral = &mineral;
    chain.asked = asked;
    const std::vector<Claim> claims = loadClaims(study.reader().db(), {mineral.id, {}, {}});
    for (const StageQuestion& question : questions) {
        chain.stages.push_back(stageOf(question, study));
        takeClaims(chain.stages.back(), claims, asked, study.catalogue());
    }
    chain.country = country ? country : leaderAlong(chain);
    const std::vector<ChainRung> rungs = chain.rungs();
    chain.bottleneck = bottleneck(rungs);
    if (chain.country)
        chain.exposure = chainExposure(rungs, *chain.country);
    return chain;
}

} // namespace

StageQuestion questionAt(const ViewState& state, Stage stage) {
    StageQuestion question;
    question.state.mineral = state.mineral;
    question.state.stage = stage;
    question.year = yearAsked(state);
    if (stage == state.stage) {
        question.state.product = state.product;
        question.state.measure = state.measure;
        question.state.source = state.source;
        question.year = state.year;
    }
    return question;
}

const ChainStage& ChainStudy::at(Stage stage) const {
    return stages[static_cast<std::size_t>(stage)];
}

std::size_t ChainStudy::stagesThere() const {
    return static_cast<std::size_t>(std::ranges::count(stages, true, &ChainStage::there));
}

std::size_t ChainStudy::withShares() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(stages, [](const ChainStage& rung) { return rung.index.has_value(); }));
}

std::vector<ChainRung> ChainStudy::rungs() const {
    std::vector<ChainRung> found;
    for (const ChainStage& rung : stages)
        if (rung.index)
            found.push_back({rung.stage, &rung.view->market, zeroCountries(rung.view->data)});
        else if (rung.there)
            found.push_back({rung.stage, nullptr, {}});
    return found;
}

ChainStudy chainStudy(const Mineral& mineral, Year year, std::optional<CountryId> country, Study& study) {
    std::vector<StageQuestion> questions;
    for (const Stage stage : allStages)
        questions.push_back({atMarket(mineral, stage), year});
    return studyOf(mineral, year, questions, country, study);
}

ChainStudy chainStudy(const ViewState& state, Study& study, std::optional<CountryId> country) {
    std::vector<StageQuestion> questions;
    for (const Stage stage : allStages)
        questions.push_back(questionAt(state, stage));
    return studyOf(*study.catalogue().mineralBySlug(state.mineral), yearAsked(state), questions, country,
                   study);
}

bool saidUpTo(const Claim& claim, Year year, const Catalogue& catalogue) {
    if (year == 0 || speaksOf(claim, year))
        return true;
    if (const auto said = parseDate(claim.asOf))
        return said->year <= year;
    const Source* report = catalogue.source(claim.report);
    return report == nullptr || report->published.year <= year;
}

bool speaksOfTable(const Claim& claim, const MarketView& view) {
    for (Year year = view.data.year; year > view.data.year - view.series->yearsAveraged; --year)
        if (speaksOf(claim, year))
            return true;
    return false;
}

} // namespace lodestone
