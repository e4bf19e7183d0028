// SPDX-License-Identifier: GPL-3.0-or-later
// Where Data Series 140 stands; ingestDs140() is declared in ingest.h.
#pragma once

#include <string_view>

namespace lodestone {

inline constexpr std::string_view ds140Path = "sources/usgs_ds140/ds140-rare-earths-2020.xlsx";
inline constexpr std::string_view ds140Source = "usgs-ds140";

} // namespace lodestone
