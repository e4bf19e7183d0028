// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of the reader of Mineral Commodity Summaries 2025 that tests ask for; ingestMcs2025() is declared in
// ingest.h.
#pragma once

#include "ingest/mcs_tables.h"

#include <string_view>

namespace lodestone {

inline constexpr std::string_view mcs2025Path = "sources/usgs_mcs2025/MCS2025_World_Data.csv";
inline constexpr McsPaths mcs2025Paths{"curated/mcs2025_series.csv", "curated/mcs2025_exclusions.csv",
                                       "curated/mcs2025_readings.csv"};

} // namespace lodestone
