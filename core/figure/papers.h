// SPDX-License-Identifier: GPL-3.0-or-later
// The papers that go with a figure when it leaves the program: how its numbers are reckoned, what to cite,
// and which licences ask for what. Texts in plain UTF-8, lines ended by LF. Pure but for the database it
// reads.
#pragma once

#include "figure/citation.h"
#include "figure/figure.h"
#include "store/database.h"

#include <string>
#include <vector>

namespace lodestone {

struct FigurePapers {
    std::string method;   ///< what is shown, how its numbers are reckoned, worked out where a market answers
    std::string licences; ///< each source with the attribution it asks for, its licence and its link
    std::vector<Work> works; ///< the sources of the figure, each once, in its order
};
/// Throws StoreError.
[[nodiscard]] FigurePapers papersOf(const Figure& figure, const Catalogue& catalogue, const Database& db);

/// 'rare-earths-mining-2025-shares-history': a name for the files of a figure, without an ending.
[[nodiscard]] std::string fileStem(const ViewState& state);

/// The papers of several figures: every work and licence once; no method.
[[nodiscard]] std::vector<SourceLine> sourcesOf(const std::vector<Figure>& figures);
[[nodiscard]] std::string licenceText(const std::vector<SourceLine>& sources);

/// All citations one under the other: in plain words, as BibTeX, as RIS.
[[nodiscard]] std::string plainCitations(const Figure& figure, const std::vector<Work>& works);
[[nodiscard]] std::string bibtexCitations(const std::vector<Work>& works);
[[nodiscard]] std::string risCitations(const std::vector<Work>& works);

} // namespace lodestone
