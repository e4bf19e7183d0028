// SPDX-License-Identifier: GPL-3.0-or-later
// One free function per question to the database. All read only, all throw StoreError on trouble with the
// file; an empty answer is an empty value, not an error. SQL stands beside each function in load_*.cpp.
#pragma once

#include "model/catalogue.h"
#include "model/events.h"
#include "model/statistics.h"
#include "store/database.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lodestone {

[[nodiscard]] Catalogue loadCatalogue(const Database& db);

/// All years of one series, rows in the publisher's order. `series` comes from the catalogue.
[[nodiscard]] SupplyTable loadSupply(const Database& db, const Series& series);
/// The same, kept by the connection for the next question.
[[nodiscard]] std::shared_ptr<const SupplyTable> supplyTable(const Database& db, const Series& series);
/// One year of every given series: the tables hold that year alone, or no year when there is none.
[[nodiscard]] std::vector<SupplyTable> loadSupplyYear(const Database& db, const std::vector<Series>& series,
                                                      Year year);

struct EventFilter {
    std::optional<MineralId> mineral =
        {}; ///< events that name it, a part of it, or the group it is a part of
    std::optional<CountryId> country = {};
    std::optional<PartialDate> from = {}; ///< inclusive
    std::optional<PartialDate> to = {};   ///< inclusive: '2025' reaches to the end of 2025
};
/// All there are as they stand on `day`, by date, then slug; of agreements by date, then event. Read once for
/// each connection, and again when the tables have changed or another day is asked for.
[[nodiscard]] std::shared_ptr<const std::vector<Event>> allEvents(const Database& db, const PartialDate& day);
[[nodiscard]] std::shared_ptr<const std::vector<AgreementPair>> allAgreements(const Database& db,
                                                                              const PartialDate& day);
/// Copies of those that `filter` keeps, in the same order.
[[nodiscard]] std::vector<Event> loadEvents(const Database& db, const PartialDate& day,
                                            const EventFilter& filter = {});
[[nodiscard]] std::vector<AgreementPair> loadAgreements(const Database& db, const PartialDate& day,
                                                        const EventFilter& filter = {});

struct ClaimFilter {
    std::optional<MineralId> mineral = {};
    std::optional<Stage> stage = {};
    std::optional<CountryId> country = {};
};
[[nodiscard]] std::vector<Claim> loadClaims(const Database& db, const ClaimFilter& filter = {});
[[nodiscard]] std::vector<Place> loadPlaces(const Database& db);

/// Statistics of one mineral, by topic, then in the publisher's order.
[[nodiscard]] std::vector<Statistic> loadStatistics(const Database& db, MineralId mineral);
[[nodiscard]] std::vector<TradeParameter> loadTradeParameters(const Database& db, MineralId mineral);
/// Governance scores of one dimension, all countries, years and sources, by source, country, year.
[[nodiscard]] std::vector<GovernanceScore> loadGovernance(const Database& db, GovernanceDimension dimension);

/// One input file of the database as the ingest found it.
struct IngestFile {
    std::string path;   ///< below db/
    std::string sha256; ///< of its bytes
    int rows = 0;
    int stored = 0;
    std::vector<std::pair<std::string, int>> skipped; ///< reason, rows
};
[[nodiscard]] std::vector<IngestFile> loadIngestFiles(const Database& db);
[[nodiscard]] std::vector<IngestCheck> loadIngestChecks(const Database& db);

/// How many rows of one kind stand on a source: 'cells', 'aggregates', 'statistics', ...
struct SourceRows {
    SourceId source;
    std::string kind;
    int rows = 0;
};
[[nodiscard]] std::vector<SourceRows> loadSourceRows(const Database& db);

} // namespace lodestone
