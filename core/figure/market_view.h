// SPDX-License-Identifier: GPL-3.0-or-later
// The market a state asks for: which series answers, what its table says, and what follows from it.
// Internal to core/figure; lives no longer than the catalogue it points into.
#pragma once

#include "analysis/concentration.h"
#include "analysis/warrant.h"
#include "figure/figure.h"
#include "figure/view_state.h"
#include "store/load.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// Everything one build reads, each series loaded once. `reading`: how suspect values are read, for every
/// table alike (ViewState::reading).
class MarketReader {
public:
    MarketReader(const Catalogue& catalogue, const Database& db, std::string_view reading = {});

    [[nodiscard]] const Catalogue& catalogue() const { return m_catalogue; }
    [[nodiscard]] const Database& db() const { return m_db; }
    [[nodiscard]] const SupplyTable& table(const Series& series);
    /// The table as published, whatever the reading: what editions are compared by.
    [[nodiscard]] const SupplyTable& published(const Series& series);
    /// One year of a series without the others; null when it has no row there.
    [[nodiscard]] const SupplyYear* year(const Series& series, Year year);
    /// Reads one year of many series in one query, for year().
    void readAhead(const std::vector<Series>& series, Year year);

private:
    const Catalogue& m_catalogue;
    const Database& m_db;
    bool m_proposed = false; ///< proposed values stand in the place of suspect ones
    std::map<SeriesId, std::shared_ptr<const SupplyTable>> m_published;
    std::map<SeriesId, std::shared_ptr<const SupplyTable>> m_tables;        ///< as they are read
    std::map<std::pair<SeriesId, Year>, std::optional<SupplyYear>> m_years; ///< empty: read, and no row
};

struct MarketView {
    const Mineral* mineral = nullptr;
    const Series* series = nullptr;
    const Source* source = nullptr;
    SupplyYear data;
    Market market;
    std::optional<Concentration> concentration;
    Warrant warrant; ///< of `market`: what may be said of it

    /// The largest that is named; whether it may be called the leader is said by `warrant`.
    [[nodiscard]] const Country* leader(const Catalogue& catalogue) const;
};

/// Calculates what follows from `view.market`, after it was set or changed.
void drawConclusions(MarketView& view);
/// What one year of a series says.
[[nodiscard]] MarketView viewOf(const Series& series, const SupplyYear& data, const Catalogue& catalogue);
/// Whether two tables count the same thing. Shares that a source publishes as such stand beside the shares of
/// a table, whatever the table weighs.
[[nodiscard]] bool saysOfTheSame(const Series& a, const Series& b);
/// The year itself, or the mean of several years of which it is one; nullptr when there is none.
[[nodiscard]] const SupplyYear* yearThatCovers(const SupplyTable& table, Year year);
/// Which year of which series answers a state; year 0: the newest of it that is no outlook.
struct MarketAddress {
    const Series* series = nullptr;
    Year year = 0;
};
[[nodiscard]] std::optional<MarketAddress> addressOf(const ViewState& state, const Catalogue& catalogue,
                                                     Year year);
/// Nothing when no series answers the state for that year.
[[nodiscard]] std::optional<MarketView> marketView(const ViewState& state, MarketReader& reader, Year year);
/// One view per year that some series answers, ascending; the newest edition answers each year.
[[nodiscard]] std::vector<MarketView> marketHistory(const ViewState& state, MarketReader& reader);
/// What another edition or source says of the same thing: the leader's share there, where it differs by 0.05
/// points or more.
struct OtherEdition {
    const Source* source = nullptr;
    double share = 0;       ///< 0-1
    std::string period;     ///< '2016–2020 average' where it speaks of other years than the view, else ''
    bool sameFamily = true; ///< another edition of the publication in front, not another publication
    /// 'USGS MCS 2025', 'EU CRM study 2023, 2016–2020 average'.
    [[nodiscard]] std::string name() const;
};
[[nodiscard]] std::vector<OtherEdition> otherEditions(const MarketView& view, MarketReader& reader);

/// Why a market has no shares to show; one sentence.
[[nodiscard]] std::string whyEmpty(const ViewState& state, const std::optional<MarketView>& view,
                                   const Catalogue& catalogue);

/// The publisher's remarks on a cell that say more than its status does: without 'Estimated.', 'Reported.'
/// and the standing reference to the definition of reserves. Remarks are separated by ' -- '.
[[nodiscard]] std::vector<std::string> remarks(const std::string& note);

/// The two sentences-worth of words a mineral, stage and series need.
[[nodiscard]] std::string inSentence(const Mineral& mineral); ///< 'rare earths', 'natural graphite'
/// What a series counts, as within a sentence: 'ilmenite', 'natural soda ash', else inSentence(mineral).
[[nodiscard]] std::string subjectOf(const Series& series, const Mineral& mineral);
/// What a named producer did: 'mined', 'produced', 'refined', 'processed', 'holds' (reserves), 'had'
/// (capacity).
[[nodiscard]] std::string_view verb(const Series& series);
[[nodiscard]] std::string capitalised(std::string text);
[[nodiscard]] std::string sentence(std::string text);     ///< with one full stop at its end
[[nodiscard]] std::string whoTitle(const Series& series); ///< 'Who mines'
/// '2025', or '2016–2020 average' where a figure is the mean of several years.
[[nodiscard]] std::string periodWords(const Series& series, Year year);
/// 'in 2025', or 'on average in 2016–2020'.
[[nodiscard]] std::string inPeriod(const Series& series, Year year);
/// Whether values are percent of world supply: the publisher gives shares, not quantities.
[[nodiscard]] bool isShareSeries(const Series& series);
/// What was done, as a noun: 'mine production', 'refinery production', 'production capacity', 'reserves';
/// 'extraction' and 'processing' where the source speaks so. Of what it is subjectOf() says.
[[nodiscard]] std::string countedThing(const Series& series);
/// A value with its unit: '270,000 t', '85.6 %'.
[[nodiscard]] std::string quantityText(double value, const Series& series);
[[nodiscard]] std::string measuredSubtitle(const MarketView& view); ///< 'mine production, tonnes of ...'
[[nodiscard]] std::string valueUnit(const Series& series);          ///< 'tonnes', for column heads
[[nodiscard]] std::string shortSpeaker(const std::string& name);    ///< 'CSIS' for a long name, else the name
/// 'about 70 %', '90 %', 'more than 40 %', 'up to 10 years'; '' for a statement.
[[nodiscard]] std::string claimText(const Claim& claim);
/// The sources of what other editions say, where a figure or its note names them.
void addOtherSources(std::vector<SourceLine>& sources, const MarketView& view, MarketReader& reader);
/// Sources of a figure, each once, in order.
void addSource(std::vector<SourceLine>& sources, const Source& source);

} // namespace lodestone
