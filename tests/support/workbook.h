// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks for tests: tiny ones made from their parts, and copies of real ones with a few words changed.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace lodestone {

/// Writes a workbook with one sheet 'T1'. `rows` is the inside of <sheetData>, `strings` the inside of
/// <sst>; its styles are 0 plain, 1 raised.
void writeWorkbook(const std::filesystem::path& file, std::string_view rows, std::string_view strings = {},
                   std::string_view afterRows = {});

/// Copies a workbook and replaces the first `from` in one part by `to`; fails the test when there is none.
void copyWorkbook(const std::filesystem::path& source, const std::filesystem::path& target,
                  const std::string& part, std::string_view from, std::string_view to);

} // namespace lodestone
