// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind a figure as a file carries it: its own columns, then what stands behind each row, so that
// no number leaves without its flags and its source; and the words that explain it. Pure.
#pragma once

#include "figure/csv_text.h"
#include "figure/figure.h"

#include <string>
#include <utility>
#include <vector>

namespace lodestone {

/// The columns of the table; after them, where it lacks them, what each row is of: mineral, stage, product,
/// unit, basis, edition, licence; and then those that it lacks and that some row has something to say in:
/// why_missing, estimated, withheld, bound, as_published, source, found_in, remarks. Flags are 'yes' or 'no'.
[[nodiscard]] DataTable tableForFile(const DataTable& table);

/// tableForFile() as CSV in UTF-8 under the ids of its columns.
[[nodiscard]] std::string csvFile(const Figure& figure, CsvStyle style = {});

/// Label and words: headline, subtitle, note, alternative text, uncertainty flags, sources with licence and
/// link, the view. What a reader of the numbers needs who never saw the figure.
struct TableNote {
    std::string label; ///< 'Source'; '' continues the one before
    std::string text;
    std::string link = {}; ///< URL, '' for none
};
[[nodiscard]] std::vector<TableNote> tableNotes(const Figure& figure);

/// What the flags and reasons in the columns mean, one sentence each.
[[nodiscard]] std::vector<std::string> flagNotes(const DataTable& file);

/// One line for each column of tableForFile(): id, title, unit and how its numbers are reckoned.
struct ColumnNote {
    std::string id;
    std::string title;
    std::string unit;
    std::string meaning; ///< 'as published' where nothing is reckoned
};
[[nodiscard]] std::vector<ColumnNote> columnNotes(const DataTable& file);

/// Headline, the figure's own table and its sources as HTML, for the clipboard of office programs.
[[nodiscard]] std::string htmlText(const Figure& figure);
/// Headline, alternative text and sources as plain words.
[[nodiscard]] std::string figureWords(const Figure& figure);

} // namespace lodestone
