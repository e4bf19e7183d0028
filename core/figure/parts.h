// SPDX-License-Identifier: GPL-3.0-or-later
// Builders of the parts that figures are composed of. Internal to core/figure; pure but for the reader.
#pragma once

#include "figure/build_figure.h"
#include "figure/country_colours.h"
#include "figure/figure.h"
#include "figure/market_view.h"

#include <vector>

namespace lodestone {

/// 'e' where the publisher estimates, '†' where the estimate is inferred from a partner's trade, else ''.
[[nodiscard]] std::string publishersFlag(const Cell& cell);
/// The same with our own '?' behind it where the value is suspect.
[[nodiscard]] std::string flagOf(const Cell& cell);

/// `colours`: of what stands beside the bars, dealt out before them.
[[nodiscard]] BarsBody barsPart(const MarketView& view, const Catalogue& catalogue,
                                CountryColours colours = {});
/// Cells of one year as rows, with where each comes from; the columns alone; and the rows of one year more.
[[nodiscard]] DataTable sharesTable(const MarketView& view, const Catalogue& catalogue);
/// `suspects`: with the three columns about suspect values, which most tables do not need.
[[nodiscard]] DataTable emptySharesTable(const MarketView& view, bool suspects);
void addShares(DataTable& table, const MarketView& view, const Catalogue& catalogue);
[[nodiscard]] CardsBody cardsPart(const MarketView& view, const ViewState& state, const Catalogue& catalogue);
[[nodiscard]] ChainBody chainPart(const ViewState& state, MarketReader& reader,
                                  std::vector<SourceLine>& sources, CountryColours& colours);

/// Share of one country over the years there are, or those of `years`, with events on the axis. No lines when
/// it is never named.
[[nodiscard]] LinesBody shareHistoryPart(const Country& country, const std::vector<MarketView>& history,
                                         const std::vector<Event>& events,
                                         const std::optional<YearRange>& years, MarketReader& reader);
/// A frame without data: says why, and offers the nearest view that has shares.
[[nodiscard]] Figure emptyFigure(const ViewState& state, const std::optional<MarketView>& view,
                                 MarketReader& reader);
/// Appends a sentence to a paragraph; '' adds nothing.
void addNote(std::string& note, std::string_view sentence);
inline constexpr std::string_view bandsAreAnalogy =
    "HHI bands were made for firms in antitrust markets; for countries they are an analogy.";

/// Where shares are to be had when a view has none: the words of a button, and the view it leads to.
struct NearestShares {
    std::string words; ///< '2020', 'EU CRM study 2023', 'reserves'
    ViewState state;
};
/// Another year of the same question, else another source, else another table or stage.
[[nodiscard]] std::optional<NearestShares> nearestShares(const ViewState& state, MarketReader& reader);

[[nodiscard]] EventMark eventMark(const Event& event);
[[nodiscard]] DataTable eventsTable(const std::vector<Event>& events, const Catalogue& catalogue);
/// Events that name the mineral, and those on critical minerals at large when it is one.
[[nodiscard]] std::vector<Event> relevantEvents(const std::vector<Event>& all, const Mineral& mineral);
/// Events that name the mineral or a member of it.
[[nodiscard]] std::vector<Event> namingEvents(const std::vector<Event>& all, const Mineral& mineral);

/// Caveats of a market in reading order: what is withheld, what the shares are of, the publisher's own
/// remarks, and what another edition says. One sentence each; `caveats` joins them to a paragraph.
[[nodiscard]] std::vector<std::string> caveatList(const MarketView& view, MarketReader& reader);
[[nodiscard]] std::string caveats(const MarketView& view, MarketReader& reader);
/// 'China, US, Australia': the leaders of a market, short names.
[[nodiscard]] std::string leaderNames(const MarketView& view, const Catalogue& catalogue, std::size_t count);

} // namespace lodestone
