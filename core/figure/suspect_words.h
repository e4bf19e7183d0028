// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure says of values that cannot be right, in headline, subtitle, note and tooltip. Internal to
// core/figure and the printers of the command line.
#pragma once

#include "figure/market_view.h"

#include <string>
#include <vector>

namespace lodestone {

/// Stands beside a suspect value.
inline constexpr std::string_view suspectSign = "?";
/// What the sign means, for a key.
[[nodiscard]] std::string suspectKey(const SupplyYear& year);

/// Why a value is suspect and what is proposed, or what was printed where the proposal is read; '' where
/// nothing speaks against it. One or two sentences.
[[nodiscard]] std::string suspicionText(const Cell& cell, const Series& series, const Catalogue& catalogue);
/// 'counted in Serbia and Montenegro'; '' where the row is counted for itself.
[[nodiscard]] std::string countedWhere(const Cell& cell, const Catalogue& catalogue);

/// In the place of a headline that names a leader: the leader's value is suspect, or depends on one that is.
/// '' where it does not, or where the table is read as proposed.
[[nodiscard]] std::string suspectHeadline(const MarketView& view, const Catalogue& catalogue);
/// The headline, with the reading in front of it where values are read as proposed.
[[nodiscard]] std::string withReading(std::string headline, const MarketView& view);
/// ' · suspect values read as proposed' behind a subtitle; '' where none is.
[[nodiscard]] std::string readingSuffix(const SupplyYear& year);

/// One sentence or two about the suspect values of a table; none where there is none.
[[nodiscard]] std::vector<std::string> suspectNotes(const MarketView& view, const Catalogue& catalogue);
/// ' Suspect: Australia, Bolivia and 9 more.' behind an alt text; '' where nothing is.
[[nodiscard]] std::string suspectsInWords(const MarketView& view, const Catalogue& catalogue);
/// 'Values of 2003 and 2004 are suspect, and shown as published.' for a figure of years; '' where there are
/// none.
[[nodiscard]] std::string suspectYears(const std::vector<MarketView>& history);

} // namespace lodestone
