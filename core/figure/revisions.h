// SPDX-License-Identifier: GPL-3.0-or-later
// The same figure in every edition that prints it, oldest first, and how it moved from one to the next. The
// same figure: mineral, stage, measure, product, basis, country (or world, or 'Other countries') and year;
// editions may use another unit of the same kind. Nothing is averaged or reconciled.
#pragma once

#include "analysis/warrant.h"
#include "figure/market_view.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// What one edition prints.
struct EditionFigure {
    const Source* source = nullptr;
    PartialDate published; ///< of this figure: where one source is many editions, of the one that printed it
    const Series* series = nullptr;
    Cell cell;                           ///< in the unit of the series
    std::optional<double> value;         ///< in the unit of the Revision; absent when no number is printed
    std::optional<double> change;        ///< from the edition before, in that unit; both must give a number
    std::optional<double> changePercent; ///< of the edition before, 100 = doubled; absent from zero
    bool changed = false; ///< more than the coarser of the two prints leaves open, or another reason or bound
    bool erratum = false; ///< the edition is a correction that the publisher issued
};

/// The market of the year as that edition gives it.
struct EditionMarket {
    const Source* source = nullptr;
    PartialDate published;       ///< as in EditionFigure
    std::optional<Interval> hhi; ///< absent when no shares can be computed
    const Country* leader = nullptr;
    double leaderShare = 0;            ///< 0-1
    Lead lead = Lead::None;            ///< what `leader` may be called
    std::vector<const Country*> first; ///< it, and those that are tied with it
};

struct Revision {
    enum class Row { Country, Other, World };
    const Series* series = nullptr; ///< of the newest edition
    Year year = 0;
    Row row = Row::Country;
    const Country* country = nullptr; ///< for Row::Country
    std::string unit;                 ///< of the newest edition: values of all editions are converted to it
    std::vector<EditionFigure> editions; ///< two or more, oldest first
    std::vector<EditionMarket> markets;  ///< of the year, one for each edition of the series
    bool changed = false;                ///< between any two editions that follow one another
    /// The largest |change| in percent; 100 for a change from zero, 0 where no two numbers follow one
    /// another.
    double largestPercent = 0;
};
[[nodiscard]] std::string_view slug(Revision::Row row); ///< 'country', 'other', 'world'
/// 'Brazil', 'World total', 'Other countries'.
[[nodiscard]] std::string rowName(const Revision& revision);

struct RevisionQuestion {
    MineralId mineral;
    std::optional<Stage> stage = {};
    std::optional<Year> year = {};
    std::optional<CountryId> country = {}; ///< rows of this country alone
    std::optional<std::string> product = {};
    std::optional<Measure> measure = {};
};
/// Every figure that two editions or more print: changed ones first, the biggest change in percent first.
[[nodiscard]] std::vector<Revision> revisions(const RevisionQuestion& question, MarketReader& reader);

/// Series that give the same figures as `series`, itself among them, oldest edition first.
[[nodiscard]] std::vector<const Series*> editionsOf(const Series& series, const Catalogue& catalogue);
/// One figure; nothing when fewer than two editions print it. No country: the world total.
[[nodiscard]] std::optional<Revision> revisionOf(const Series& series, Year year, const Country* country,
                                                 MarketReader& reader);
/// Index and leader of one year in each edition that has it, oldest first.
[[nodiscard]] std::vector<EditionMarket> marketEditions(const Series& series, Year year,
                                                        MarketReader& reader);

/// '+91 %', '−48 %', 'unchanged', 'first number', '' for the first edition.
[[nodiscard]] std::string changeText(const EditionFigure& edition, bool first);
/// A correction that a publisher issued for an edition of his own.
[[nodiscard]] bool isErratum(const Source& source);

} // namespace lodestone
