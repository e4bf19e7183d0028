// SPDX-License-Identifier: GPL-3.0-or-later
// The text of one value as publishers print it, taken apart: a number, a bound, a range, a word or a sign.
// Nothing is guessed: what fits no rule is an IngestError.
#pragma once

#include "ingest/csv.h"

#include <optional>
#include <string_view>

namespace lodestone {

struct PrintedValue {
    enum class Kind {
        Number,        ///< '270,000', '1.5'
        Above,         ///< '>85,000,000': `number` is the bound
        Below,         ///< '<200,000': the value lies in [0, number]
        Range,         ///< '330 - 390': [low, high]
        Dash,          ///< U+2014 or '--': zero
        NotAvailable,  ///< 'NA'
        Withheld,      ///< 'W'
        SmallOrOther,  ///< 's': below half a unit, or included elsewhere; the note says which
        NotApplicable, ///< 'XX'
        Words,         ///< 'Large', 'Moderate', 'Moderate to large', 'Small', 'Very small'
    };
    Kind kind = Kind::NotAvailable;
    double number = 0;
    double low = 0;
    double high = 0;
};

/// Takes `text` of `row` apart; blanks and no-break spaces around it do not matter. Throws IngestError for
/// anything else, among it '?1': a sign such as '<' that was lost when the file was converted.
[[nodiscard]] PrintedValue parsePrinted(const CsvRow& row, std::string_view text);

/// '1,234,567', '27000', '1.5'; nothing for anything else ('1,23', '-5', '', '1e5').
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);

/// A calendar year of four digits; throws IngestError for '2021–24' and the like.
[[nodiscard]] int parseYear(const CsvRow& row, std::string_view text);

} // namespace lodestone
