// SPDX-License-Identifier: GPL-3.0-or-later
// The data book: for each source what it is, what may be done with it, what was read of it, what was checked
// and what is known to be wrong.
#pragma once

#include "figure/build_figure.h"
#include "store/load.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lodestone {

struct SourceEntry {
    const Source* source = nullptr;
    std::vector<std::pair<std::string, int>> rows; ///< kind ('cells', 'aggregates', 'events', ...), how many
    int totalRows = 0;
    int series = 0;
    int minerals = 0;
    std::optional<YearRange> years;
    std::vector<IngestFile> files; ///< that it was read from, by path
    std::vector<IngestCheck> checks;
    int exceptions = 0; ///< of all checks together
};

/// One entry for each source, in the order of the catalogue.
[[nodiscard]] std::vector<SourceEntry> sourceBook(const Catalogue& catalogue, const Database& db);

/// 'https://doi.org/...' where there is one, else the address of the page.
[[nodiscard]] std::string linkOf(const Source& source);
/// 'US Geological Survey (2026): Mineral Commodity Summaries 2026, data release ... https://doi.org/...'
[[nodiscard]] std::string citationOf(const Source& source);
/// Whether the licence asks for the attribution line wherever the figures are shown (CC BY).
[[nodiscard]] bool asksForAttribution(const Source& source);

/// 'world totals and remainders' for 'aggregates', ...
[[nodiscard]] std::string rowWords(const std::string& kind);
/// 'passed', '3 of 1,204', 'not checked'.
[[nodiscard]] std::string checkText(const SourceEntry& entry);

/// One row for each source: name, edition, licence, rows, checks.
[[nodiscard]] DataTable sourceTable(const std::vector<SourceEntry>& book);
/// Everything about one source, for the pane beside the list.
[[nodiscard]] Inspection inspectSource(const SourceEntry& entry);

} // namespace lodestone
