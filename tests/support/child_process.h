// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program as a child and keeps what it printed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lodestone {

struct ChildResult {
    int exitCode = -1; ///< -1 when a signal ended it
    int signal = 0;    ///< the signal that ended it, 0 for none
    std::string out;
    std::string error;
};

/// Waits for the end. `environment` holds 'NAME=value' to set on top of the test's own.
[[nodiscard]] ChildResult runChild(const std::filesystem::path& program,
                                   const std::vector<std::string>& arguments,
                                   const std::vector<std::string>& environment = {});
/// The same with a standard output that nobody reads: its reading end is closed before the program starts.
[[nodiscard]] ChildResult runChildIntoClosedPipe(const std::filesystem::path& program,
                                                 const std::vector<std::string>& arguments);

} // namespace lodestone
