// SPDX-License-Identifier: GPL-3.0-or-later
// One free function per question to the database. All read only, all throw StoreError on trouble with the
// file; an empty answer is an empty value, not an error. SQL stands beside each function in load_*.cpp.
#pragma once

#include "model/catalogue.h"
#include "model/events.h"
#include "store/database.h"

#include <optional>
#include <vector>

namespace lodestone {

[[nodiscard]] Catalogue loadCatalogue(const Database& db);

/// How `source` spells the country ('Burma' in USGS MCS 2026), '' when it uses our name or nothing is
/// recorded.
[[nodiscard]] std::string publishedSpelling(const Database& db, CountryId country, const Source& source);

/// All years of one series, rows in the publisher's order. `series` comes from the catalogue.
[[nodiscard]] SupplyTable loadSupply(const Database& db, const Series& series);
/// One year of every given series: the tables hold that year alone, or no year when there is none.
[[nodiscard]] std::vector<SupplyTable> loadSupplyYear(const Database& db, const std::vector<Series>& series,
                                                      Year year);

struct EventFilter {
    std::optional<MineralId> mineral = {}; ///< events that name it or a member of its group
    std::optional<CountryId> country = {};
    std::optional<PartialDate> from = {}; ///< inclusive
    std::optional<PartialDate> to = {};   ///< inclusive: '2025' reaches to the end of 2025
};
/// By date, then slug.
[[nodiscard]] std::vector<Event> loadEvents(const Database& db, const EventFilter& filter = {});
[[nodiscard]] std::vector<AgreementPair> loadAgreements(const Database& db, const EventFilter& filter = {});

struct ClaimFilter {
    std::optional<MineralId> mineral = {};
    std::optional<Stage> stage = {};
    std::optional<CountryId> country = {};
};
[[nodiscard]] std::vector<Claim> loadClaims(const Database& db, const ClaimFilter& filter = {});
[[nodiscard]] std::vector<Place> loadPlaces(const Database& db);

} // namespace lodestone
