// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/governance.h"

#include "analysis/outside.h"
#include "analysis/residual.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace lodestone {
namespace {

GovernanceUse useOf(const Share& share, const GovernanceTable& table, Year year,
                    std::span<const TradeWeight> trade) {
    GovernanceUse use;
    use.country = share.country;
    use.fraction = share.fraction;
    if (const GovernanceScore* score = table.find(share.country, year)) {
        use.score = *score;
        use.laterYear = score->year > year;
        use.weight = governanceWeight(score->estimate);
    }
    const auto found = std::ranges::find(trade, share.country, &TradeWeight::country);
    if (found != trade.end())
        use.trade = found->t;
    return use;
}

/// Sum of s^2 g t with producers outside the total: (1 - s)^2 a + s^2 b, least at s = a / (a + b) and most at
/// an end. Of several, 1 / b is the sum of theirs. Without a score b is from 0 to 10.
void addOutside(Interval& index, const Market& market, const GovernanceTable& table, Year year,
                std::span<const TradeWeight> trade) {
    const Outside outside = outsideOf(market);
    if (!outside.any())
        return;
    double inverse = 0;
    double most = 0;
    for (const OutsideProducer& producer : market.outside) {
        const GovernanceUse use = useOf({producer.country, 0, 0, CellStatus::Withheld}, table, year, trade);
        const double weight = use.score ? use.weight * use.trade.value_or(1) : 0;
        inverse += weight > 0 ? 1 / weight : std::numeric_limits<double>::infinity();
        most = std::max(most, (use.score ? use.weight : worstGovernance) * use.trade.value_or(1));
    }
    const double s = outside.greatest();
    const double weight = 10'000 / inverse;
    const double best = index.low > 0 ? std::min(s, index.low / (index.low + weight)) : 0;
    index = {(1 - best) * (1 - best) * index.low + best * best * weight,
             std::max(index.high, (1 - s) * (1 - s) * index.high + 10'000 * s * s * most)};
}

} // namespace

double governanceWeight(double estimate) {
    return std::clamp(2 * (2.5 - estimate), 0.0, worstGovernance);
}

std::vector<GovernanceScore> meanScores(std::span<const GovernanceScore> scores) {
    struct Six {
        double sum = 0;
        std::set<GovernanceDimension> seen;
        const GovernanceScore* published = nullptr;
    };
    std::map<std::tuple<SourceId, CountryId, Year>, Six> found;
    for (const GovernanceScore& score : scores) {
        Six& six = found[{score.source, score.country, score.year}];
        if (score.dimension == GovernanceDimension::Mean)
            six.published = &score;
        else if (six.seen.insert(score.dimension).second)
            six.sum += score.estimate;
    }
    constexpr std::size_t dimensions = 6;
    std::vector<GovernanceScore> means;
    for (const auto& [key, six] : found) {
        const auto [source, country, year] = key;
        if (six.published != nullptr)
            means.push_back(*six.published);
        else if (six.seen.size() == dimensions)
            means.push_back({source,
                             country,
                             year,
                             GovernanceDimension::Mean,
                             six.sum / static_cast<double>(dimensions),
                             {}});
    }
    return means;
}

GovernanceTable::GovernanceTable(std::span<const GovernanceScore> scores, std::span<const SourceId> sources)
    : m_sources(sources.begin(), sources.end()) {
    if (sources.empty())
        for (const GovernanceScore& score : scores)
            if (std::ranges::find(m_sources, score.source) == m_sources.end())
                m_sources.push_back(score.source);
    for (const GovernanceScore& score : meanScores(scores))
        if (std::ranges::find(m_sources, score.source) != m_sources.end())
            m_scores.push_back(score);
    const auto place = [&](const GovernanceScore& score) {
        return std::ranges::find(m_sources, score.source) - m_sources.begin();
    };
    std::ranges::stable_sort(m_scores, [&](const GovernanceScore& a, const GovernanceScore& b) {
        return std::tuple(a.country, a.year, place(a)) < std::tuple(b.country, b.year, place(b));
    });
}

const GovernanceScore* GovernanceTable::find(CountryId country, Year year) const {
    const auto [first, last] = std::ranges::equal_range(m_scores, country, {}, &GovernanceScore::country);
    if (first == last)
        return nullptr;
    const GovernanceScore* answer = &*first;
    for (auto at = first; at != last && at->year <= year; ++at)
        if (at->year != answer->year)
            answer = &*at;
    return answer;
}

std::vector<TradeWeight> tradeWeights(std::span<const TradeParameter> parameters, Stage stage,
                                      std::string_view product) {
    std::vector<TradeWeight> weights;
    for (const TradeParameter& parameter : parameters)
        if (parameter.stage == stage && parameter.product == product)
            weights.push_back({parameter.country, parameter.t});
    return weights;
}

std::optional<GovernanceIndex> governanceIndex(const Market& market, const GovernanceTable& table, Year year,
                                               std::span<const TradeWeight> trade) {
    GovernanceIndex result;
    bool scored = false;
    double low = 0;
    double high = 0;
    const double rest = residualOf(market);
    result.notWeighted = rest;
    for (const Share& share : market.named) {
        GovernanceUse use = useOf(share, table, year, trade);
        const double square = 10'000 * share.fraction * share.fraction * use.trade.value_or(1);
        low += square * use.weight;
        high += square * (use.score ? use.weight : worstGovernance);
        scored = scored || use.score;
        if (!use.score)
            result.notWeighted += share.fraction;
        result.producers.push_back(std::move(use));
    }
    if (!scored)
        return std::nullopt;
    result.index = {low, high + 10'000 * worstGovernance * rest * rest};
    addOutside(result.index, market, table, year, trade);
    if (topKHolds(market, {}))
        result.highTopK =
            std::min(result.index.high,
                     high + 10'000 * worstGovernance * lumps(rest, market.named.back().fraction).squares());
    return result;
}

} // namespace lodestone
