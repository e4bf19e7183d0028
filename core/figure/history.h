// SPDX-License-Identifier: GPL-3.0-or-later
// The years of one market, source by source: each series stands by itself, and wherever its line could be
// read on from another's, or on across a hole, a break says so and why. Nothing is joined here.
#pragma once

#include "figure/market_view.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

enum class BreakKind {
    Edition,  ///< earlier years are another source's
    Basis,    ///< earlier years are another source's, which counts something else
    Coverage, ///< from here on the same source takes its shares of another whole
    Outlook,  ///< from here on the publisher looks ahead
    Gap,      ///< years before it have no value
};
[[nodiscard]] std::string_view slug(BreakKind kind); ///< 'edition', 'basis', ...

struct HistoryBreak {
    Year year = 0; ///< the first year after the break
    BreakKind kind = BreakKind::Edition;
    const Source* from = nullptr; ///< whose years come before; nothing within one source
    std::string reason;           ///< one sentence
    /// Of the step of the HHI from the year before: by the editions, and what moved. Only where `from` gives
    /// a year within the step too, see restatement.h.
    std::optional<Interval> restated;
    std::optional<Interval> moved;
};

struct SeriesHistory {
    const Series* series = nullptr;
    const Source* source = nullptr;
    std::vector<MarketView> years;    ///< those with an index, ascending
    std::vector<HistoryBreak> breaks; ///< ascending by year
};
/// Every series that measures what the state asks for, in the order of seriesOfHistory; only those with an
/// index in `wanted`. Breaks are marked against what there is, within `wanted` or before it.
[[nodiscard]] std::vector<SeriesHistory> historyBySeries(const ViewState& state, MarketReader& reader,
                                                         std::optional<YearRange> wanted = {});

/// The series of a history, those that answer by default first, each time newest source first: one measure
/// and product, shares comparable. Means of several years and outlooks are among them.
[[nodiscard]] std::vector<const Series*> seriesOfHistory(const ViewState& state, const Catalogue& catalogue);

} // namespace lodestone
