// SPDX-License-Identifier: GPL-3.0-or-later
// Words and keys that the verbs on top of analysis/ share: measures by name, intervals, the market a number
// is of.
#pragma once

#include "cli/answers.h"
#include "figure/study.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone::cli {

/// The measure of --measure, 'hhi' when left out; a Failure that names the nearest and all there are.
[[nodiscard]] const MeasureInfo& measureNamed(const Context& context);
/// The same for a list of names that is longer than measures().
[[nodiscard]] std::string slugNamed(const std::string& typed, const std::vector<std::string_view>& known);
/// The source of --governance, 0 when left out; a Failure when it has no scores.
[[nodiscard]] SourceId governanceSource(const Context& context);
/// The number of --unlisted.
[[nodiscard]] std::optional<int> askedUnlisted(const Context& context);
[[nodiscard]] Year askedYear(const Context& context); ///< 0 when left out
/// A market with shares, or the Failure that says why there is none.
[[nodiscard]] MarketView marketOrFail(const ViewState& state, MarketReader& reader, Year year);

[[nodiscard]] Json finite(double value); ///< null for infinity
/// 'KEY_low' and 'KEY_high'; both null when there is none.
void addInterval(Json& json, const std::string& key, const std::optional<Interval>& interval);
/// 'KEY_low', 'KEY_high' (when no unlisted producer exceeds the smallest named one; null where the table does
/// not assure it) and 'KEY_high_open'; all null when there is none.
void addIndex(Json& json, const std::string& key, const std::optional<Interval>& open,
              const std::optional<double>& topK);
/// 'step' (see StepKind), 'restated_low', 'restated_high', 'moved_low' and 'moved_high'; all null without a
/// step, the last four where the split is not known.
void addStep(Json& json, const std::optional<Step>& step);
/// The same of a market, with 'top_k_holds': there 'KEY_high' has a value even where it is not assured.
void addIndex(Json& json, const std::string& key, const std::optional<Concentration>& index);
/// '5,054.4 to 5,054.5', '5,054.4', '2.7 or more'; shares in percent.
[[nodiscard]] std::string intervalWords(const MeasureInfo& info, Interval interval);
[[nodiscard]] std::string shareWords(Interval share);
[[nodiscard]] std::string hhiWords(Interval hhi);
/// '+12.3', '-4.0', '0'.
[[nodiscard]] std::string signedIndex(double points);

/// mineral, stage, year, period, source, label, unit, basis and the keys of addSource.
void addMarket(Json& json, const MarketView& view);
/// What may be said of the market: 'share_of' (world, world_outside, listed), 'at_most', 'lead' (leader, tie,
/// largest_named, none), 'tied_with' and 'outside_total', whom the total leaves out and what the index is
/// without them.
void addWarrant(Json& json, const MarketView& view, const Context& context);
/// The keys 'leader', 'leader_iso3' and 'leader_share': of the largest that is named, null where one producer
/// is named out of an unknown number, or none. 'lead' says how much the table allows to be said of it.
void addFirst(Json& json, const MarketView* view, const Context& context);
/// 'verdict' and 'band' against a regime; straddling wherever the table warrants no verdict.
void addVerdict(Json& json, const MarketView& view, const Regime& regime);
/// Whom the table puts first: 'China', 'China (largest named)', 'China and Russia (tied first)'.
[[nodiscard]] std::string firstWords(const MarketView& view, const Catalogue& catalogue);
/// What speaks against values of the market, each with `when` in front ('2003', 'Mining').
[[nodiscard]] std::vector<std::string> suspectLines(const MarketView& view, const std::string& when,
                                                    const Catalogue& catalogue);
[[nodiscard]] Json isoOf(CountryId country, const Catalogue& catalogue);
[[nodiscard]] std::string nameOf(CountryId country, const Catalogue& catalogue);

/// Each source once, in the order met.
[[nodiscard]] std::string sourcesText(const std::vector<const Source*>& sources);
inline constexpr std::string_view analogy =
    "HHI bands were made for firms in antitrust markets; for countries they are an analogy.";

} // namespace lodestone::cli
