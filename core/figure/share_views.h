// SPDX-License-Identifier: GPL-3.0-or-later
// The ways to see shares: bars, the history stacked to the whole, areas; by country or with a bloc as one
// actor. Internal to core/figure; pure.
#pragma once

#include "figure/figure.h"
#include "figure/market_view.h"
#include "figure/restatement.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// A bloc that stands as one in a market.
struct BlocActor {
    const Bloc* bloc = nullptr;
    CountryId standsUnder;      ///< the member whose place it takes in the market
    std::vector<Share> members; ///< named, descending
    double share = 0;           ///< 0-1
};
/// Merges the bloc's members of that year into one producer of `view`; nothing, and `view` as it was, when
/// the market names none of them.
[[nodiscard]] std::optional<BlocActor> mergeBloc(MarketView& view, const Bloc& bloc);
/// Gives the bar of the bloc its name, colour and words.
void nameBloc(BarsBody& bars, const BlocActor& actor, const MarketView& view, const Catalogue& catalogue);
/// 'ASEAN stands as one: Indonesia 66.7 %, ...' with the members of that year; also when none is named.
/// 'Asean plus three as one: 71 % of the world’s nickel in 2025': an interval where a member may hide in the
/// residual, 'at least' where the total leaves one out.
[[nodiscard]] std::string blocHeadline(const Bloc& bloc, const MarketView& view, const Catalogue& catalogue);
[[nodiscard]] std::string blocNote(const Bloc& bloc, const std::optional<BlocActor>& actor, Year year,
                                   const Catalogue& catalogue);

[[nodiscard]] std::string shareOrNoneNamed(double share); ///< '33.6 %', 'none named'
/// What is drawn, and what each band follows over the years.
struct StackStudy {
    StackBody body;
    std::vector<Followed> bands; ///< as body.bands
};
/// Shares of all years, stacked: the eight actors with the greatest peak by name, the others as one, the
/// residual last. Breaks at the seams of any band (restatement.h) and where years are missing. `history`
/// outlives the answer.
[[nodiscard]] StackStudy stackPart(const std::vector<MarketView>& history, const Bloc* bloc,
                                   MarketReader& reader);
/// Every cell of every year, the newest first, with its unit.
[[nodiscard]] DataTable historyTable(const std::vector<MarketView>& history, const Catalogue& catalogue);
/// What the shares of a history are of: 'per cent of each year's total', or of the countries listed.
[[nodiscard]] std::string wholeOfYears(const std::vector<MarketView>& history);
[[nodiscard]] std::string historyHeadline(const StackStudy& study, const std::vector<MarketView>& history,
                                          MarketReader& reader);
[[nodiscard]] std::string historyAltText(const StackStudy& study, const std::vector<MarketView>& history,
                                         MarketReader& reader);

/// The whole figure of the history. The state's market has shares in some year.
[[nodiscard]] Figure sharesOverYears(const ViewState& state, MarketReader& reader);

/// The bars as areas; rows without a number stand beside.
[[nodiscard]] TreemapBody treemapPart(const BarsBody& bars, const MarketView& view);

} // namespace lodestone
