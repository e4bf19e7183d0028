// SPDX-License-Identifier: GPL-3.0-or-later
// The command line inside the executable: main asks whether a verb was typed and hands over. No application
// object may exist yet: only the verb `figure` makes one.
#pragma once

#include <string_view>

namespace lodestone {

/// Whether the arguments are for the command line: a first word that is neither an option nor a file for the
/// window, or --help or --version. '--db FILE' alone opens the window.
[[nodiscard]] bool isCommandLine(int argc, char** argv);

/// A word that ends like an exported figure or a collection: the window opens it. By name alone.
[[nodiscard]] bool isWindowFile(std::string_view word);

/// Runs the verb, prints, and returns the exit code.
[[nodiscard]] int runCommandLine(int argc, char** argv);

} // namespace lodestone
