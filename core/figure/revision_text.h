// SPDX-License-Identifier: GPL-3.0-or-later
// Revisions in words: paragraphs for the inspector, rows for the list in the window.
#pragma once

#include "figure/build_figure.h"
#include "figure/revisions.h"

namespace lodestone {

/// How one figure moved from edition to edition, for the inspector.
[[nodiscard]] Inspection::Paragraph revisionParagraph(const Revision& revision);
/// How the index and the leader's share moved, for the inspector; no lines when fewer than two editions have
/// an index for the year.
[[nodiscard]] Inspection::Paragraph marketParagraph(const std::vector<EditionMarket>& markets,
                                                    bool leaderAlone);

/// One row for each figure: 'Brazil', 'reserves', '2025', first and last print, change.
[[nodiscard]] DataTable revisionTable(const std::vector<Revision>& found, const Catalogue& catalogue);
/// What the selected row of the list stands for: every edition, and the market of the year in each.
[[nodiscard]] Inspection inspectRevision(const Revision& revision);

} // namespace lodestone
