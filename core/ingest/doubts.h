// SPDX-License-Identifier: GPL-3.0-or-later
// What a table cannot be asked for, found once all tables are stored: producers whom its world total leaves
// out, and why its smallest row bounds nobody. Method: METHODS.md of the project, 'A producer outside the
// total' and 'Top-k'.
#pragma once

#include "ingest/ingest.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Words of a total or of a series by which a publisher leaves a producer out: a row of
/// db/curated/outside_totals.csv.
struct ExclusionWords {
    enum class Where { Total, Series, Row };
    Where where = Where::Total;         ///< they stand with the world total, in the series' note, with a row
    std::string words;                  ///< lower case
    std::vector<std::string> countries; ///< ISO codes; none: the words leave out no country
    bool withheldRows = false;          ///< the countries whose row is withheld
    bool itsRow = false;                ///< the country of the row with the words
    std::string part;                   ///< of their output, where not all of it is left out
};

/// The entries whose words stand in `text`, lower case, where a longer entry hides those within it. `rest` is
/// what is left of the text without them.
[[nodiscard]] std::vector<const ExclusionWords*> exclusionsIn(std::string_view text,
                                                              const std::vector<ExclusionWords>& known,
                                                              ExclusionWords::Where where, std::string& rest);
/// Whether a text speaks of something that is left out ('excludes', 'not included').
[[nodiscard]] bool speaksOfExclusion(std::string_view text);

/// Fills outside_total. A world total whose words leave something out that outside_totals.csv does not know
/// is an IngestError, and so is a row counted in another that it does not say where to count.
void ingestOutsideTotals(IngestRun& run);
/// Fills no_top_k.
void ingestTopKDoubts(IngestRun& run);

} // namespace lodestone
