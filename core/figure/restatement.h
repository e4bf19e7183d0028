// SPDX-License-Identifier: GPL-3.0-or-later
// What a step between two years of a market is of. From an edition A to an edition B, with a year c that both
// give and that lies within the step, the step from A(s) to B(t) is restated by B(c) - A(c) and moved by
// (A(c) - A(s)) + (B(t) - B(c)); with c = s that is METHODS.md of the project, 'Restatement'. Only what moved
// is a change of the market. Without such a year the split is not known. Shares are fractions 0-1, an HHI is
// on 0-10,000. Reads tables and keeps nothing; safe wherever its reader is.
#pragma once

#include "figure/body_parts.h"
#include "figure/figure.h"
#include "figure/market_view.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lodestone {

class Study;
struct MeasureInfo;

/// A value that is followed over the years, and how it and its differences are written.
struct Followed {
    std::string name; ///< within a sentence: 'China’s share', 'the HHI'
    std::function<std::optional<Interval>(const MarketView&)> value;
    std::function<std::string(Interval)> text; ///< '33.6 %', '2,644'
    bool fraction = false;                     ///< 0-1: differences are said in percentage points
    int decimals = 1;                          ///< of a difference
    std::string unit = " points";              ///< of a difference, '' for none
    std::optional<CountryId> country = {}; ///< whose share: its printed figures are held against each other
    std::string who = {};                  ///< that country's name
};
/// Its share where it is named, 0 where the table prints a zero; else nothing.
[[nodiscard]] Followed followedShare(const Country& country);
[[nodiscard]] Followed followedIndex(); ///< the HHI
/// Any measure; `info` and `study` outlive the answer.
[[nodiscard]] Followed followedMeasure(const MeasureInfo& info, Study& study);

struct StepEnd {
    const Series* series = nullptr;
    const Source* source = nullptr;
    Year year = 0;
    Interval value;
};
/// One year as two editions give it.
struct Restated {
    StepEnd from; ///< by the edition of the years before
    StepEnd to;   ///< by that of the years after
};

struct Step {
    StepEnd from;
    StepEnd to;
    StepKind kind = StepKind::SameEdition;
    Interval change;                  ///< as printed: [to.low - from.high, to.high - from.low]
    std::optional<Interval> restated; ///< in sum; 0 within one edition; nothing where it is not known. Known
                                      ///< too where what moved is not, because shares are of another whole
    std::optional<Interval> moved;
    std::vector<Restated> restatements; ///< in order of time; none where the split is not known
    const Source* apartFrom = nullptr;  ///< for StepKind::Unknown: two editions without a year in common
    const Source* apartTo = nullptr;
    double changeMost =
        0; ///< of the two ends of the interval, that which differs more; for the rule of seams
    double restatedMost = 0;    ///< the same of what is restated
    bool samePrinted = false;   ///< the country's printed figure is one and the same: only the total changed
    std::string whole = {};     ///< for StepKind::OtherWhole: sentences
    std::string wholeFrom = {}; ///< 'world', 'world outside the United States', 'listed rows', 'lower bound'
    std::string wholeTo = {};
    std::string totals = {};   ///< where samePrinted: 'from 110,000,000 t to >90,000,000 t'
    std::string quantity = {}; ///< where samePrinted: '44,000,000 t'
    bool lowerBound = false;   ///< a total at an end is printed as a lower bound

    [[nodiscard]] bool acrossEditions() const { return from.series != to.series; }
    /// Whether a change of the market can be told at all.
    [[nodiscard]] bool comparable() const { return kind == StepKind::SameEdition || kind == StepKind::Split; }
};

/// From the first to the last view of `run`, through the editions between them; nothing when an end has no
/// value. Views ascend by year; those between without a value are passed over.
[[nodiscard]] std::optional<Step> stepOver(const std::vector<const MarketView*>& run,
                                           const Followed& followed, MarketReader& reader);
[[nodiscard]] std::optional<Step> stepBetween(const MarketView& from, const MarketView& to,
                                              const Followed& followed, MarketReader& reader);

/// From this on a difference is drawn as a seam: half a percentage point of a share, or 5 % of what the
/// earlier edition gives for any other measure.
[[nodiscard]] double seamLimit(const Step& step, const Followed& followed);
/// The rule of seams. A line breaks where the family of editions changes; where the two ends do not count the
/// same thing, are of different wholes or measured and outlook; where a new edition restates by seamLimit()
/// or more; and where the split is not known and the step is as large as that. A smaller restatement joins
/// on, and the tooltip of the point says it.
[[nodiscard]] bool isSeam(const Step& step, const Followed& followed);

/// What shares are of from the later view on, one sentence; '' while that stays the same.
[[nodiscard]] std::string otherWhole(const MarketView& before, const MarketView& after,
                                     const Catalogue& catalogue);

// ---- in words ------------------------------------------------------------------------------------

/// '+2.9 points', 'between −30 and +20 points'.
[[nodiscard]] std::string differenceText(Interval difference, const Followed& followed);
/// Behind two values: 'both of USGS MCS 2026'; 'restated by −24.1 points, moved by −1.0 points'; 'not
/// comparable across editions'.
[[nodiscard]] std::string changeWords(const Step& step, const Followed& followed);
/// ' (44,000,000 t in both, only the total changed)' where that is so, else ''; ends changeWords().
[[nodiscard]] std::string onlyTheTotal(const Step& step);
/// 'by the edition of each year, ' before the extremes of values of several editions, '' where all are of
/// one.
[[nodiscard]] std::string_view byEdition(const Step& step);
/// Whole sentences: how the step splits, or why it does not.
[[nodiscard]] std::string reasonOf(const Step& step, const Followed& followed);
/// Behind a value: '; from 2023 restated by ..., moved by ... (for 2024 ...)'. '' within one edition.
[[nodiscard]] std::string stepTooltip(const Step& step, const Followed& followed);

/// At the middle of the step, both sides named: by family where that changes, else by edition, else by the
/// whole.
[[nodiscard]] Seam seamOf(const Step& step, const Followed& followed);
/// Why lines break, with the two largest restatements; '' without seams.
[[nodiscard]] std::string seamsNote(const std::vector<Seam>& seams);

} // namespace lodestone
