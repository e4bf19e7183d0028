// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the Worldwide Governance Indicators; ingestGovernance() is declared in ingest.h.
#pragma once

#include <string_view>

namespace lodestone {

inline constexpr std::string_view wgiTablePath = "sources/wgi/wgi_1996_2021_six_dimensions_wide.csv";
inline constexpr std::string_view wgiMeanPath = "sources/wgi/wgi_mean6_latest_2015_2024.json";
inline constexpr std::string_view wgiTableSource = "wgi-2021";
inline constexpr std::string_view wgiMeanSource = "wgi-mean-2024";

} // namespace lodestone
