// SPDX-License-Identifier: GPL-3.0-or-later
// Every measure of a market by name: one call for ranking, command line and window. Each answer is an
// interval, because what no row names can be split in more than one way. Shares are fractions 0-1, HHI is on
// 0-10,000, entropies are in nats. The formula and source of each measure stand in measures() and beside its
// function in concentration.h, diversity.h, remaining.h and governance.h.
#pragma once

#include "analysis/governance.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Whether a greater value means that fewer suppliers hold more.
enum class Direction { UpIsConcentrated, DownIsConcentrated, Neither };

struct MeasureInfo {
    std::string_view slug; ///< 'hhi', 'cr1', 'hhi_governance'
    std::string_view name; ///< 'Herfindahl-Hirschman index'
    std::string_view unit; ///< 'index', 'share', 'suppliers', 'nats'
    Interval range;        ///< every value lies in it; high may be infinity
    Direction direction = Direction::Neither;
    std::string_view explanation; ///< a paragraph for a reader
    std::string_view formula;     ///< in text
    std::string_view source;      ///< who proposed it, where
};
/// In the order of a menu.
[[nodiscard]] std::span<const MeasureInfo> measures();
[[nodiscard]] const MeasureInfo* measureInfo(std::string_view slug);

/// What a measure may need beside the market. Everything is optional.
struct MeasureInputs {
    std::optional<int> unlisted;    ///< at most so many producers share the residual; 1 or more
    std::vector<CountryId> without; ///< for supply_left and hhi_without_leader; empty: the leader
    std::vector<CountryId> zero;    ///< countries with a printed zero, see zeroCountries
    const GovernanceTable* governance = nullptr; ///< for hhi_governance; outlives the call
    Year year = 0;                               ///< of the market: which governance score is asked for
    std::vector<TradeWeight> trade;              ///< for hhi_governance
};

struct MeasureValue {
    std::string_view slug;
    Interval interval; ///< the one to show and to judge by; both ends equal where all is known
    bool lowBounded = true;
    bool highBounded = true;        ///< false: interval.high is infinity, nothing known bounds it
    std::optional<Interval> topK;   ///< narrower, if no unlisted producer exceeds the smallest named one
    int producers = 0;              ///< N, named producers
    double coverage = 0;            ///< their share of the denominator, 0-1
    std::vector<std::string> notes; ///< beside Market::notes, in order of weight
    std::vector<GovernanceUse> governance; ///< hhi_governance: which score weighted whom
    double notWeighted = 0;                ///< hhi_governance: share without a score, 0-1
};
/// Nothing for an unknown slug, and where the market cannot answer: whyNoMeasure says why. Throws
/// std::invalid_argument when `unlisted` is below 1.
[[nodiscard]] std::optional<MeasureValue> measure(std::string_view slug, const Market& market,
                                                  const MeasureInputs& inputs = {});
/// One sentence; empty when there is a value.
[[nodiscard]] std::string whyNoMeasure(std::string_view slug, const Market& market,
                                       const MeasureInputs& inputs = {});

/// Normalised HHI from an HHI interval and N >= 2: (H/10,000 - 1/N) / (1 - 1/N), ends below 0 held at 0.
[[nodiscard]] Interval normalisedHhi(Interval hhi, int producers);

/// Share of the k largest, 0-1. Low: named producers only (with `unlisted`: the residual in equal parts
/// beside them); high: the residual as one producer among them. `topK` as in MeasureValue.
struct LargestShares {
    Interval share;
    std::optional<Interval> topK;
};
/// Nothing when the market names no producer or k < 1.
[[nodiscard]] std::optional<LargestShares> largestShares(const Market& market, int k,
                                                         std::optional<int> unlisted = {});

} // namespace lodestone
