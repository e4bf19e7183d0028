// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of critical minerals that a mineral is on, in words. Internal to core/figure.
#pragma once

#include "figure/build_figure.h"

#include <string>
#include <vector>

namespace lodestone {

/// One line a list, newest first: 'EU list of critical raw materials 2023, as LREEs', '16 Mar 2023'.
[[nodiscard]] std::vector<Inspection::Line> listingLines(const Mineral& mineral, const Catalogue& catalogue);
/// The same as a paragraph of the inspector; says so when it is on no list.
[[nodiscard]] Inspection::Paragraph listingsParagraph(const Mineral& mineral, const Catalogue& catalogue);
/// 'Critical: EU 2011, 2014; US 2022, 2025'; '' when it is on no list.
[[nodiscard]] std::string listingSummary(const Mineral& mineral, const Catalogue& catalogue);

} // namespace lodestone
