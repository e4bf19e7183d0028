// SPDX-License-Identifier: GPL-3.0-or-later
// Which database file the program reads: the one that is named, else LODESTONE_DB, else lodestone.db beside
// the executable, else ../share/lodestone/lodestone.db from there. Window and command line ask the same
// question.
#pragma once

#include <filesystem>
#include <string_view>

namespace lodestone {

/// `given` is the value of --db, '' when there is none. The file need not exist: opening it says what is
/// wrong.
[[nodiscard]] std::filesystem::path databaseFile(std::string_view given = {});

} // namespace lodestone
