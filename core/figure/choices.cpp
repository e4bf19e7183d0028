// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/choices.h"

#include "analysis/concentration.h"
#include "analysis/measures.h"
#include "analysis/suspects.h"
#include "figure/chain_figure.h"
#include "figure/table_page.h"
#include "model/number_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {

std::vector<NamedChoice> indicatorChoices() {
    std::vector<NamedChoice> choices;
    for (const MeasureInfo& info : measures())
        choices.push_back(
            {info.slug == "hhi" ? std::string() : std::string(info.slug), std::string(info.name)});
    return choices;
}

bool readingsDiffer(const ViewState& state, const Catalogue& catalogue) {
    const ViewState shown = state.figure == tablePage ? figureOfTable(state) : state;
    const bool everyOne = shown.figure == "chain" && shown.view == matrixView;
    return std::ranges::any_of(catalogue.series, [&](const Series& row) {
        const Mineral* mineral = catalogue.mineral(row.mineral);
        return !row.proposals.empty() && mineral != nullptr &&
               (everyOne || mineral->slug == state.mineral ||
                std::ranges::find(state.with, mineral->slug) != state.with.end());
    });
}

std::vector<NamedChoice> readingChoices() {
    return {{std::string(asPublishedReading), "as published"}, {std::string(proposedReading), "as proposed"}};
}

std::vector<NamedChoice> regimeChoices() {
    std::vector<NamedChoice> choices;
    for (const Regime& regime : regimes())
        choices.push_back(
            {std::string(regime.slug),
             fmt::format("{}: {} / {}", regime.label, numberText(regime.moderate), numberText(regime.high))});
    return choices;
}

} // namespace lodestone
