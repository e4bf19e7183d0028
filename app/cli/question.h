// SPDX-License-Identifier: GPL-3.0-or-later
// Arguments held against a database: names become minerals, stages and series, or a Failure that says what
// there is instead.
#pragma once

#include "cli/arguments.h"
#include "figure/view_state.h"
#include "store/load.h"

#include <optional>
#include <string>
#include <string_view>

namespace lodestone::cli {

/// What every verb works on.
struct Context {
    const Arguments& arguments;
    const Database& db;
    const Catalogue& catalogue;
};

[[nodiscard]] const Mineral& mineralNamed(const std::string& typed, const Catalogue& catalogue);
[[nodiscard]] const Country& countryNamed(const std::string& typed, const Catalogue& catalogue);
[[nodiscard]] const Source& sourceNamed(const std::string& typed, const Catalogue& catalogue);
[[nodiscard]] Stage stageNamed(const std::string& typed);
[[nodiscard]] Year yearOf(const std::string& typed);
[[nodiscard]] YearRange yearsOf(const std::string& typed); ///< 'Y' or 'Y1:Y2'
/// A number from `low` to `high`, or a Failure that names the option.
[[nodiscard]] int wholeNumber(const std::string& option, const std::string& typed, int low, int high);
/// 'CHN,JPN': each once, in their order.
[[nodiscard]] std::vector<CountryId> countriesNamed(const std::string& typed, const Catalogue& catalogue);
[[nodiscard]] PartialDate dateOf(const std::string& option, const std::string& typed);
/// --day, a whole one, or today: events stand as on it.
[[nodiscard]] PartialDate dayOf(const Arguments& typed);

/// How suspect values are read, of the option --reading: '' as published, 'proposed'; a Failure for other
/// words.
[[nodiscard]] std::string_view readingOf(const Context& context);
/// `start` with the options for mineral, stage, source, product, measure, regime and reading;
/// not the year.
[[nodiscard]] ViewState marketState(const Context& context, ViewState start = {});
/// The series that answers for `year` (0 = newest); a Failure that names what there is when none does.
const Series& seriesOrFail(const ViewState& state, const Catalogue& catalogue, Year year);
/// Of the years there are, those in `wanted`; a Failure that names the years there are when none is.
[[nodiscard]] std::vector<Year> yearsOrFail(const ViewState& state, const Catalogue& catalogue,
                                            YearRange wanted);

/// Says which tables answered when another name than the mineral's was typed, '' otherwise.
[[nodiscard]] std::string aliasNote(const std::string& typed, const Series& series,
                                    const Catalogue& catalogue);
/// Mineral and product that a name means, written into `state`; the stage of the product where none was
/// typed. A Failure where the name means nothing, or something that no table counts.
void takeNamed(const std::string& typed, bool stageTyped, ViewState& state, const Catalogue& catalogue);

} // namespace lodestone::cli
