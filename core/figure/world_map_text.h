// SPDX-License-Identifier: GPL-3.0-or-later
// The publisher's files as they are, part of the program: written by embed_map.cmake from db/sources/geo.
#pragma once

#include <string_view>

namespace lodestone {

[[nodiscard]] std::string_view countriesText(); ///< world-atlas: countries-50m.json
[[nodiscard]] std::string_view isoCodesText();  ///< i18n-iso-countries: iso_codes.json

} // namespace lodestone
