// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/measures.h"

#include <algorithm>
#include <array>
#include <limits>

namespace lodestone {
namespace {

constexpr double none = std::numeric_limits<double>::infinity();
constexpr auto up = Direction::UpIsConcentrated;
constexpr auto down = Direction::DownIsConcentrated;

constexpr std::string_view bain =
    "Concentration ratio of industrial economics: Bain, Industrial Organization (1959).";
constexpr std::string_view largest = "The share of the largest producers together. What no row names could "
                                     "be one large producer, so the ratio is an "
                                     "interval: its low end counts the named producers only, its high end "
                                     "the unnamed rest as one producer among them.";
constexpr std::string_view largestFormula = "CR_k = sum of the k largest p";

constexpr std::array<MeasureInfo, 16> all{{
    {"hhi",
     "Herfindahl-Hirschman index",
     "index",
     {0, 10'000},
     up,
     "The sum of the squared shares in percent: 10,000 when one country supplies everything, near 0 when "
     "very many "
     "supply a little each. Output that no row names can be spread over many producers or sit with one; the "
     "index is "
     "shown from the one case to the other.",
     "H = sum of s^2, s in percent; low: the unnamed rest R split without end (or among at most m producers: "
     "+ "
     "R^2/m); high: R as one producer (+ R^2)",
     "Hirschman, National Power and the Structure of Foreign Trade (1945); Herfindahl, Concentration in the "
     "Steel "
     "Industry (1950)."},
    {"hhi_normalised",
     "Normalised HHI",
     "index",
     {0, 1},
     up,
     "The index with the number of producers taken out: 0 when the N named producers are equal, 1 when one "
     "supplies "
     "everything. It depends on N, which is stated; N counts named producers only.",
     "H* = (H/10,000 - 1/N) / (1 - 1/N), for N of 2 or more",
     "Rescaling of Herfindahl (1950) and Hirschman (1945) by its minimum 1/N."},
    {"effective_suppliers",
     "Effective number of suppliers",
     "suppliers",
     {1, none},
     down,
     "How many suppliers of equal size would give the same index: 2 means as concentrated as a market that "
     "two share "
     "in halves.",
     "N_eff = 10,000 / H",
     "Reciprocal of Herfindahl (1950), the numbers equivalent: Adelman, Review of Economics and Statistics "
     "51 "
     "(1969)."},
    {"cr1", "Share of the largest", "share", {0, 1}, up, largest, largestFormula, bain},
    {"cr2", "Share of the two largest", "share", {0, 1}, up, largest, largestFormula, bain},
    {"cr3", "Share of the three largest", "share", {0, 1}, up, largest, largestFormula, bain},
    {"cr4", "Share of the four largest", "share", {0, 1}, up, largest, largestFormula, bain},
    {"cr5", "Share of the five largest", "share", {0, 1}, up, largest, largestFormula, bain},
    {"shannon",
     "Shannon entropy",
     "nats",
     {0, none},
     down,
     "How uncertain it is which country a random tonne comes from: 0 when one supplies everything, ln N when "
     "N supply "
     "equal parts. Small producers count for more here than in the HHI. Without a known number of unnamed "
     "producers "
     "only the low end is bounded.",
     "E = -sum of p ln p; low: the unnamed rest R as one producer; high: R in m equal parts, unbounded "
     "without m",
     "Shannon, A Mathematical Theory of Communication (1948)."},
    {"shannon_suppliers",
     "Number of suppliers by entropy",
     "suppliers",
     {1, none},
     down,
     "How many suppliers of equal size would give the same entropy. At least the effective number by HHI; "
     "far above it "
     "when one large producer stands among many small ones.",
     "exp(E)",
     "Shannon (1948); as a number of equals: Hill, Ecology 54 (1973)."},
    {"theil",
     "Theil index",
     "nats",
     {0, none},
     up,
     "How unequal the named producers are: 0 when they are equal, ln N when one has nearly everything. "
     "Shares are "
     "rescaled to the named producers' own sum; N and the part of the market they cover are stated.",
     "T = ln N - E, over the N named producers, for N of 2 or more",
     "Theil, Economics and Information Theory (1967)."},
    {"gini",
     "Gini coefficient",
     "share",
     {0, 1},
     up,
     "How unequal the named producers are, 0 when equal and near 1 when one of many has nearly everything. "
     "It says "
     "nothing of how many they are: two equal producers and fifty have the same 0. Shares are rescaled to "
     "the named "
     "producers' own sum; N and the part of the market they cover are stated.",
     "G = (2 sum of i p_(i) - N - 1) / N, shares ascending, over the N named producers, for N of 2 or more",
     "Gini, Variabilita e mutabilita (1912)."},
    {"coverage",
     "Coverage",
     "share",
     {0, 1},
     Direction::Neither,
     "How much of the total the table gives by country. The rest is 'Other countries', output withheld, and "
     "what the "
     "published total holds beyond the rows.",
     "sum of named rows / D, D = max(sum of all rows, published total)",
     "Ratio of published figures."},
    {"supply_left",
     "Supply left",
     "share",
     {0, 1},
     down,
     "What remains of the supply when the leader, or any chosen countries, stop supplying and nobody makes "
     "up for it. "
     "A chosen country without a figure may hold part of the unnamed rest: then it is an interval.",
     "1 - sum of p of those taken out",
     "The N-1 criterion of reliability engineering."},
    {"hhi_without_leader",
     "HHI without the leader",
     "index",
     {0, 10'000},
     up,
     "How concentrated the supply is that remains without the leader or any chosen countries. A high value "
     "says that "
     "the next in line would hold as strong a position.",
     "H' = (H - sum of s^2 of those taken out) / (1 - sum of p of those taken out)^2",
     "Herfindahl (1950), Hirschman (1945), applied to the remaining supply."},
    {"hhi_governance",
     "Governance-weighted HHI",
     "index",
     {0, none},
     up,
     "The index with each producer weighted by how it is governed, from 0 for the best to 10 for the "
     "poorest, and by a "
     "trade parameter where one is given. Producers without a score, and the unnamed rest, are counted from "
     "weight 0 "
     "to weight 10. The weight turns the World Bank's scale round, on which high means well governed.",
     "sum of s^2 g t, g = 2 (2.5 - WGI) on 0-10, s in percent; 0 to 100,000 while no t exceeds 1",
     "European Commission, Methodology for establishing the EU list of critical raw materials (2017), doi "
     "10.2873/769526; World Bank, Worldwide Governance Indicators."},
}};

} // namespace

std::span<const MeasureInfo> measures() {
    return all;
}

const MeasureInfo* measureInfo(std::string_view slug) {
    const auto found = std::ranges::find(all, slug, &MeasureInfo::slug);
    return found == all.end() ? nullptr : &*found;
}

} // namespace lodestone
