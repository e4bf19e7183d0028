// SPDX-License-Identifier: GPL-3.0-or-later
// One country along the chain: exposure = max over stages of its share p, ceiling without it = min over
// stages of 1 - p, and the bottleneck, the stage with the highest HHI interval. A chain makes no more than
// its narrowest stage (Liebig's law of the minimum). Stages are compared as shares only, never as tonnes:
// their bases differ. Method: METHODS.md of the project, 'Chain'. Shares 0-1, HHI 0-10,000.
#pragma once

#include "analysis/standing.h"

#include <optional>
#include <span>
#include <vector>

namespace lodestone {

/// A rung: the market that stands for a stage, or none. The caller says which source and year it is from, and
/// leaves out stages that the chain does not have: they hide nothing.
struct ChainRung {
    Stage stage = Stage::Mining;
    const Market* market = nullptr;   ///< null: no table. Outlives the call
    std::vector<CountryId> zero = {}; ///< countries with a printed zero, see zeroCountries
};

struct RungShare {
    Stage stage = Stage::Mining;
    std::optional<Presence> presence; ///< nothing: no table, or one that names no producer
    std::optional<Interval> share;    ///< nothing: no table, or no bound can be given
};

struct ChainExposure {
    std::vector<RungShare> rungs;           ///< as given
    std::optional<Interval> exposure;       ///< of the rungs with a share; nothing when none has one
    std::optional<Interval> ceilingWithout; ///< 1 - exposure, high and low changed over
    std::vector<Stage> narrowest; ///< where the exposure arises: several when their intervals overlap
    std::vector<Stage> missing;   ///< rungs without a share: with any, the true exposure may be higher

    [[nodiscard]] bool complete() const { return missing.empty(); }
    [[nodiscard]] const RungShare* at(Stage stage) const; ///< null: no rung of that stage
};
[[nodiscard]] ChainExposure chainExposure(std::span<const ChainRung> rungs, CountryId country);

struct RungIndex {
    Stage stage = Stage::Mining;
    std::optional<Interval> hhi;
};
struct Bottleneck {
    std::vector<RungIndex> rungs; ///< as given
    /// One stage: its interval lies above all others. Several: undecided between them. Empty: no table at
    /// all.
    std::vector<Stage> candidates;
    std::vector<Stage> missing; ///< no table: the true bottleneck may be there

    [[nodiscard]] bool decided() const { return candidates.size() == 1; }
};
[[nodiscard]] Bottleneck bottleneck(std::span<const ChainRung> rungs);

} // namespace lodestone
