// SPDX-License-Identifier: GPL-3.0-or-later
// The figure 'sources': what every table and every speaker says of one market side by side; the revisions
// between editions and the data book as tables. Internal to core/figure.
#pragma once

#include "figure/build_figure.h"
#include "figure/study.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

[[nodiscard]] Figure buildSources(const ViewState& state, const Catalogue& catalogue, const Database& db);

/// What is known of one market from all sides.
struct SourcesStudy {
    const Mineral* mineral = nullptr;
    const Country* country = nullptr;   ///< whose share is in question; null: nobody's
    std::optional<SourceSpread> spread; ///< nothing: no table
    std::vector<Claim> claims;          ///< about the mineral and stage, those on that share first
    Stage stage = Stage::Mining;
    std::string thing;                   ///< 'mine production of rare earths in 2025'
    std::vector<std::string> otherYears; ///< claims that speak of another year than the tables

    /// Whether the claim is on the country's share of the world in the year of the tables.
    [[nodiscard]] bool onShare(const Claim& claim) const;
};
[[nodiscard]] SourcesStudy studySources(const ViewState& state, MarketReader& reader);

/// '67.8 and 70.3 %', '67.8–70.3 %': both ends with the sign of per cent said once; one number where they
/// print alike.
[[nodiscard]] std::string shareRangeText(Interval range, std::string_view between);
/// 'counts gross weight, not copper content'; '' where the two count the same.
[[nodiscard]] std::string otherBasis(const Series& series, const Series& usual);
/// Says why the table gives the country no share: 'withheld', 'not named'.
[[nodiscard]] std::string whyNoShare(const MarketView& view, CountryId country);
/// 'SCMP, 13 Nov 2025 · as of 2024'.
[[nodiscard]] std::string saidWhere(const Claim& claim, const Catalogue& catalogue);

[[nodiscard]] SourcesBody sourcesPart(const SourcesStudy& study, const ViewState& state,
                                      const Catalogue& catalogue);
[[nodiscard]] DataTable sourcesTable(const SourcesStudy& study, const Catalogue& catalogue);

// ---- for the overview ----------------------------------------------------------------------------

[[nodiscard]] DisputePart disputePart(const SourcesStudy& study);
/// The newest of `events`: those that name the mineral, then those on critical minerals at large.
[[nodiscard]] LatestPart latestPart(const std::vector<Event>& events, const Mineral& mineral);

// ---- for the inspector ---------------------------------------------------------------------------

/// What the source says of the state's market, before all that is known of the source; the book alone where
/// it has no table there.
[[nodiscard]] Inspection inspectSourceOf(const ViewState& state, const Source& source, MarketReader& reader);
/// Everything that is explained can be cited, and leads somewhere: adds what is missing.
void completeSources(Inspection& out, const ViewState& state, MarketReader& reader);
/// What the mark of a page leads to.
[[nodiscard]] Inspection inspectPage(const ViewState& state, MarketReader& reader);

} // namespace lodestone
