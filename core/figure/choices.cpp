// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/choices.h"

#include "analysis/concentration.h"
#include "analysis/measures.h"
#include "model/number_text.h"

#include <fmt/format.h>

namespace lodestone {

std::vector<NamedChoice> indicatorChoices() {
    std::vector<NamedChoice> choices;
    for (const MeasureInfo& info : measures())
        choices.push_back(
            {info.slug == "hhi" ? std::string() : std::string(info.slug), std::string(info.name)});
    return choices;
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
