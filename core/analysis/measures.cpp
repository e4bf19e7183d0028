// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/measures.h"

#include "analysis/concentration.h"
#include "analysis/diversity.h"
#include "analysis/outside.h"
#include "analysis/remaining.h"
#include "analysis/residual.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Answer = bool (*)(MeasureValue&, const Market&, const MeasureInputs&);

std::string percent(double fraction) {
    return fmt::format("{:.1f} %", 100 * fraction);
}

void addProducers(MeasureValue& value) {
    value.notes.push_back(fmt::format("N = {}: the named producers, {} of the total.", value.producers,
                                      percent(value.coverage)));
}

void addResidual(MeasureValue& value, const Market& market) {
    if (residualOf(market) > 0)
        value.notes.push_back(fmt::format(
            "{} of the total is in no country's row; the interval is what its split can make of it.",
            percent(market.residualFraction)));
}

void addOutside(MeasureValue& value, const Market& market) {
    if (!market.outside.empty())
        value.notes.push_back(
            fmt::format("The total leaves out {} of unknown output; the interval is what {} can make of it.",
                        market.outside.size() == 1 ? std::string("a producer")
                                                   : fmt::format("{} producers", market.outside.size()),
                        market.outside.size() == 1 ? "it" : "they"));
}

bool index(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    const auto c = concentration(market, inputs.unlisted);
    value.interval = c->hhi();
    if (c->topK)
        value.topK = Interval{c->hhiLow, c->hhiHighTopK};
    addResidual(value, market);
    addOutside(value, market);
    return true;
}

bool normalised(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    if (value.producers < 2)
        return false;
    const auto c = concentration(market, inputs.unlisted);
    value.interval = normalisedHhi(c->hhi(), value.producers);
    if (c->topK)
        value.topK = normalisedHhi({c->hhiLow, c->hhiHighTopK}, value.producers);
    addProducers(value);
    if (c->hhiLow * value.producers < 10'000 * (1 - noResidual))
        value.notes.emplace_back(
            "An end below the minimum for N producers is held at 0: the unnamed rest is large.");
    return true;
}

bool effective(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    const auto c = concentration(market, inputs.unlisted);
    value.interval = c->effectiveSuppliers();
    if (c->topK)
        value.topK = Interval{10'000 / c->hhiHighTopK, 10'000 / c->hhiLow};
    addResidual(value, market);
    addOutside(value, market);
    return true;
}

template <int K>
bool ratio(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    const auto shares = largestShares(market, K, inputs.unlisted);
    value.interval = shares->share;
    value.topK = shares->topK;
    if (value.producers < K)
        value.notes.push_back(fmt::format("Only {} named.", value.producers));
    if (value.interval.low < value.interval.high)
        addResidual(value, market);
    addOutside(value, market);
    return true;
}

bool shannon(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    const auto e = entropy(market, inputs.unlisted);
    value.interval = e->nats;
    value.highBounded = e->highBounded;
    if (e->lowTopK)
        value.topK = Interval{*e->lowTopK, e->nats.high};
    addResidual(value, market);
    return true;
}

bool shannonSuppliers(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    const auto e = entropy(market, inputs.unlisted);
    value.interval = e->suppliers();
    value.highBounded = e->highBounded;
    if (e->lowTopK)
        value.topK = Interval{std::exp(*e->lowTopK), value.interval.high};
    addResidual(value, market);
    return true;
}

template <double Inequality::*Field>
bool unequal(MeasureValue& value, const Market& market, const MeasureInputs&) {
    const auto found = inequality(market);
    if (!found)
        return false;
    value.interval = {(*found).*Field, (*found).*Field};
    addProducers(value);
    return true;
}

bool covered(MeasureValue& value, const Market& market, const MeasureInputs&) {
    value.interval = {value.coverage * (1 - outsideOf(market).greatest()), value.coverage};
    addOutside(value, market);
    return true;
}

void addHidden(MeasureValue& value, const Remaining& rest) {
    if (!rest.mayHide.empty())
        value.notes.push_back(
            fmt::format("{} of those taken out {} no figure and may hold part of the unnamed rest.",
                        rest.mayHide.size(), rest.mayHide.size() == 1 ? "has" : "have"));
}

bool left(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    const auto rest = remaining(market, inputs.without, inputs.unlisted, inputs.zero);
    value.interval = rest->supplyLeft;
    addHidden(value, *rest);
    return true;
}

bool withoutLeader(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    const auto rest = remaining(market, inputs.without, inputs.unlisted, inputs.zero);
    if (!rest->hhi)
        return false;
    value.interval = *rest->hhi;
    if (rest->hhiHighTopK)
        value.topK = Interval{rest->hhi->low, *rest->hhiHighTopK};
    addHidden(value, *rest);
    addResidual(value, market);
    return true;
}

/// 'Governance scores are of 2023 to 2024.': they need not be of the market's year.
void addScoreYears(MeasureValue& value) {
    std::optional<Year> first;
    std::optional<Year> last;
    for (const GovernanceUse& use : value.governance)
        if (use.score) {
            first = std::min(first.value_or(use.score->year), use.score->year);
            last = std::max(last.value_or(use.score->year), use.score->year);
        }
    if (first)
        value.notes.push_back(*first == *last
                                  ? fmt::format("Governance scores are of {}.", *first)
                                  : fmt::format("Governance scores are of {} to {}.", *first, *last));
}

void addGovernanceNotes(MeasureValue& value) {
    addScoreYears(value);
    if (value.notWeighted > noResidual)
        value.notes.push_back(fmt::format("{} of the total has no governance score (producers without one, "
                                          "and the unnamed rest): counted from "
                                          "weight 0 to weight 10.",
                                          percent(value.notWeighted)));
    const auto later = std::ranges::count_if(value.governance, &GovernanceUse::laterYear);
    if (later > 0)
        value.notes.push_back(fmt::format("{} of {} scores are of a later year: there is none so early.",
                                          later, value.governance.size()));
    const auto trade = std::ranges::count_if(value.governance,
                                             [](const GovernanceUse& use) { return use.trade.has_value(); });
    if (trade > 0)
        value.notes.push_back(
            fmt::format("A trade parameter is known for {} of {}; the others are counted with 1.", trade,
                        value.governance.size()));
}

bool governance(MeasureValue& value, const Market& market, const MeasureInputs& inputs) {
    if (inputs.governance == nullptr)
        return false;
    auto weighted = governanceIndex(market, *inputs.governance, inputs.year, inputs.trade);
    if (!weighted)
        return false;
    value.interval = weighted->index;
    if (weighted->highTopK)
        value.topK = Interval{weighted->index.low, *weighted->highTopK};
    value.governance = std::move(weighted->producers);
    value.notWeighted = weighted->notWeighted;
    addGovernanceNotes(value);
    return true;
}

struct Entry {
    std::string_view slug;
    Answer answer;
};
constexpr std::array<Entry, 16> answers{{
    {"hhi", index},
    {"hhi_normalised", normalised},
    {"effective_suppliers", effective},
    {"cr1", ratio<1>},
    {"cr2", ratio<2>},
    {"cr3", ratio<3>},
    {"cr4", ratio<4>},
    {"cr5", ratio<5>},
    {"shannon", shannon},
    {"shannon_suppliers", shannonSuppliers},
    {"theil", unequal<&Inequality::theil>},
    {"gini", unequal<&Inequality::gini>},
    {"coverage", covered},
    {"supply_left", left},
    {"hhi_without_leader", withoutLeader},
    {"hhi_governance", governance},
}};

} // namespace

Interval normalisedHhi(Interval hhi, int producers) {
    const double floor = 1.0 / producers;
    const auto scaled = [&](double h) { return std::max(0.0, (h / 10'000 - floor) / (1 - floor)); };
    return {scaled(hhi.low), scaled(hhi.high)};
}

namespace {

/// The market of what the total holds.
Market inside(const Market& market) {
    Market result = market;
    result.outside.clear();
    result.outsideMost.reset();
    return result;
}

} // namespace

std::optional<LargestShares> largestShares(const Market& market, int k, std::optional<int> unlisted) {
    checkUnlisted(unlisted);
    if (market.named.empty() || k < 1)
        return std::nullopt;
    const double rest = residualOf(market);
    const auto count = static_cast<std::size_t>(k);
    // The k largest of the named (they descend) and of `copies` producers of `size`.
    const auto largest = [&](double size, double copies) {
        double sum = 0;
        std::size_t named = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double next = named < market.named.size() ? market.named[named].fraction : 0;
            if (copies >= 1 && size > next) {
                sum += size;
                --copies;
            } else {
                sum += next;
                ++named;
            }
        }
        return sum;
    };
    LargestShares result;
    result.share.low = unlisted ? largest(rest / *unlisted, *unlisted) : largest(0, 0);
    result.share.high = std::max(result.share.low, largest(rest, 1));
    if (const Outside outside = outsideOf(market); outside.any()) {
        std::vector<double> within;
        for (const Share& share : market.named)
            within.push_back(share.fraction);
        if (unlisted)
            within.insert(within.end(), std::min<std::size_t>(count, static_cast<std::size_t>(*unlisted)),
                          rest / *unlisted);
        std::ranges::sort(within, std::ranges::greater{});
        result.share.low = leastOfLargest(std::move(within), count, outside);
        const double s = outside.greatest();
        const double before = k > 1 ? largestShares(inside(market), k - 1, unlisted)->share.high : 0;
        result.share.high = std::max(result.share.high, before * (1 - s) + s);
    }
    if (topKHolds(market, unlisted)) {
        const double places = std::max(0.0, k - static_cast<double>(market.named.size()));
        const double filled = std::min(rest, places * market.named.back().fraction);
        result.topK = Interval{result.share.low,
                               std::clamp(largest(0, 0) + filled, result.share.low, result.share.high)};
    }
    return result;
}

std::optional<MeasureValue> measure(std::string_view slug, const Market& market,
                                    const MeasureInputs& inputs) {
    checkUnlisted(inputs.unlisted);
    const auto entry = std::ranges::find(answers, slug, &Entry::slug);
    if (entry == answers.end() || market.named.empty())
        return std::nullopt;
    MeasureValue value;
    value.slug = entry->slug;
    value.producers = static_cast<int>(market.named.size());
    value.coverage = market.namedSum / market.denominator;
    if (!entry->answer(value, market, inputs))
        return std::nullopt;
    return value;
}

std::string whyNoMeasure(std::string_view slug, const Market& market, const MeasureInputs& inputs) {
    const MeasureInfo* info = measureInfo(slug);
    if (info == nullptr)
        return fmt::format("There is no measure '{}'.", slug);
    if (market.named.empty())
        return "The table names no producer with a value above zero.";
    if (measure(slug, market, inputs))
        return {};
    if (slug == "hhi_governance")
        return inputs.governance == nullptr || inputs.governance->empty()
                   ? "No governance scores are given."
                   : "None of the named producers has a governance score.";
    if (slug == "hhi_without_leader")
        return "No named producer remains.";
    return fmt::format("{} needs two named producers; there is one.", info->name);
}

} // namespace lodestone
