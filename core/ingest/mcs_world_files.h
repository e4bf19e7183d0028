// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of the reader of Mineral Commodity Summaries 2022 to 2024 that tests look at one by one;
// ingestMcsWorldFiles() is declared in ingest.h.
#pragma once

#include "ingest/csv.h"
#include "ingest/mcs_tables.h"

#include <optional>
#include <string>
#include <string_view>

namespace lodestone {

inline constexpr McsPaths mcsWorldFilesPaths{"curated/mcs2022_2024_series.csv",
                                             "curated/mcs2022_2024_exclusions.csv",
                                             "curated/mcs2022_2024_readings.csv"};

/// 'mcs2023-zirco-hafni_world.csv' -> 'zirco-hafni', 'cobalt_mcs2022-cobal_world.csv' -> 'cobal'; nothing for
/// a name of another form.
[[nodiscard]] std::optional<std::string> mcsCommodity(std::string_view fileName);

/// A heading taken apart: 'Prod_kt_est_2022', 'Cap_Pigment_t_2023', 'Reserves_ore_K2O_equiv_kt',
/// 'Reserves_notes'.
struct McsHeading {
    std::string
        column; ///< 'Prod', 'Cap_Pigment', 'Reserves_ore_K2O_equiv'; of notes 'Prod', 'Cap', 'Reserves'
    bool notes = false;
    std::string unit;       ///< as in the file: 't', 'mmt'
    bool estimated = false; ///< 'est' or 'Est'
    int year = 0;           ///< 0: the heading has none
};
/// Throws IngestError, about line 1 of `file`, for a heading of another form.
[[nodiscard]] McsHeading mcsHeading(const std::filesystem::path& file, std::string_view heading);

} // namespace lodestone
