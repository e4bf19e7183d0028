// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file of the user's as rows of text, with the row of each as a spreadsheet counts it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lodestone::cli {

struct CsvRows {
    struct Row {
        int number = 0; ///< the head is row 1
        std::vector<std::string> cells;
    };
    std::vector<std::string> columns; ///< of the head, in lower case, without blanks around
    std::vector<Row> rows;            ///< as long as the head; empty rows are left out
};

/// Commas, or semicolons where the head has those and no comma; UTF-8 with or without a mark at its
/// beginning. Throws Failure: FileTrouble where the file cannot be read, BadInput that names file, row and
/// remedy.
[[nodiscard]] CsvRows csvRows(const std::filesystem::path& file);

} // namespace lodestone::cli
