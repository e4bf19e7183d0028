// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/example_scenarios.h"

#include <algorithm>
#include <array>

namespace lodestone {
namespace {

constexpr std::array<ExampleScenario, 3> examples{
    {{"slow-diversification", "Slow diversification to 2030",
      "name 'Slow diversification to 2030'; grow CHN 2%/year 2030 change; grow all 8%/year 2030 change",
      "The outlook: supply diversifies gradually over five years, and China still dominates to 2030. The "
      "speaker "
      "gives no number. Assumed here: China's output grows by 2% a year and everyone else's by 8%, from the "
      "table's year to 2030. In rare-earth mining China then still leads, with less of the whole. Move the "
      "two rates "
      "to see how fast the others would have to grow.",
      "Rajiv Biswas, Asia-Pacific Economics, in: South China Morning Post, 13 November 2025",
      "biswas-outlook"},
     {"without-the-leader", "Without the leader", "name 'Without the leader'; remove leader change",
      "The largest supplier stops and nobody makes up for it: the world total shrinks by its share. The "
      "index is "
      "then that of what remains. Assumed here: all of it stops and the others supply what they did. With "
      "'keep' "
      "instead of 'change' the others fill the gap in proportion; the shares, and the index, are the same.",
      "", ""},
     {"six-months-of-stock", "Six months of stock", "name 'Six months of stock'; stockpile 6 change",
      "A stock worth six months of world supply is released over the year and counts as a supplier of its "
      "own. For "
      "yearly production, not for reserves. That firms turn to stockpiles is the speaker's remark; the six "
      "months "
      "are assumed here, the speaker gives no number.",
      "Cory Combs, Trivium China, in: South China Morning Post, 13 November 2025", "trivium-workarounds"}}};

} // namespace

std::span<const ExampleScenario> exampleScenarios() {
    return examples;
}

const ExampleScenario* exampleScenarioBySlug(std::string_view slug) {
    const auto* const found = std::ranges::find(examples, slug, &ExampleScenario::slug);
    return found == examples.end() ? nullptr : found;
}

} // namespace lodestone
