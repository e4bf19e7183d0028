// SPDX-License-Identifier: GPL-3.0-or-later
// Concentration weighted by how suppliers are governed: HHI_WGI = sum of s^2 g t, s in percent, g = 2 (2.5 -
// WGI) on 0-10 with high = poor governance, t the trade parameter where one is given (European Commission,
// Methodology for establishing the EU list of critical raw materials, 2017, doi 10.2873/769526; WGI: World
// Bank, Worldwide Governance Indicators). WGI itself runs the other way, -2.5 weak to 2.5 strong: un-inverted
// it would reverse the ranking.
#pragma once

#include "analysis/market.h"
#include "model/statistics.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lodestone {

inline constexpr double worstGovernance = 10;

/// g of a WGI estimate, held to 0-10.
[[nodiscard]] double governanceWeight(double estimate);

/// One mean a source, country and year: as published, else of the six dimensions where the source has all
/// six.
[[nodiscard]] std::vector<GovernanceScore> meanScores(std::span<const GovernanceScore> scores);

/// Mean scores, looked up by country and year. Immutable, so threads may share it.
class GovernanceTable {
public:
    GovernanceTable() = default;
    /// `scores`: of any dimensions, see meanScores. `sources`: which may answer, the preferred first; empty:
    /// those in `scores`, in the order they are met.
    explicit GovernanceTable(std::span<const GovernanceScore> scores, std::span<const SourceId> sources = {});

    [[nodiscard]] bool empty() const { return m_scores.empty(); }
    /// The newest score not later than `year`, of the preferred source where several have that year; else the
    /// earliest later one, which the caller must say; nullptr for a country without any.
    [[nodiscard]] const GovernanceScore* find(CountryId country, Year year) const;

private:
    std::vector<SourceId> m_sources;
    std::vector<GovernanceScore> m_scores; ///< by country, year, order of sources
};

/// Trade parameter of one country.
struct TradeWeight {
    CountryId country;
    double t = 1;
};
/// The parameters of one stage and product, in the order given.
[[nodiscard]] std::vector<TradeWeight> tradeWeights(std::span<const TradeParameter> parameters, Stage stage,
                                                    std::string_view product = {});

/// What weighted one producer.
struct GovernanceUse {
    CountryId country;
    double fraction = 0;                  ///< 0-1
    std::optional<GovernanceScore> score; ///< names source and year; nothing: counted from g = 0 to g = 10
    bool laterYear = false;               ///< the score is of a year after the one asked for
    double weight = 0;                    ///< g, 0-10; 0 without a score
    std::optional<double> trade;          ///< t; nothing: counted as 1
};

struct GovernanceIndex {
    Interval index;                       ///< 0-100,000 while no t exceeds 1
    std::optional<double> highTopK;       ///< when no unlisted producer exceeds the smallest named one
    std::vector<GovernanceUse> producers; ///< as the market names them, descending
    double notWeighted = 0;               ///< share without a score, the residual included, 0-1
};
/// Low: g = 0 for the residual and for producers without a score; high: g = 10 for them, the residual as one
/// producer. Nothing when the market names no producer or none of them has a score.
[[nodiscard]] std::optional<GovernanceIndex> governanceIndex(const Market& market,
                                                             const GovernanceTable& table, Year year,
                                                             std::span<const TradeWeight> trade = {});

} // namespace lodestone
