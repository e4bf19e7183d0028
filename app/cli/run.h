// SPDX-License-Identifier: GPL-3.0-or-later
// One run of the command line as a value: what was typed in, what to print and the exit code out. No Qt.
#pragma once

#include "cli/failure.h"
#include "cli/figure_verb.h"

#include <string>
#include <vector>

namespace lodestone::cli {

struct Outcome {
    ExitCode code = ExitCode::Done;
    std::string out;     ///< for the standard output
    std::string error;   ///< lines with their ends, or ''
    bool isFile = false; ///< `out` is a file as it is, and no lines for a terminal
};

/// `typed` without the program's name. Throws nothing.
[[nodiscard]] Outcome run(const std::vector<std::string>& typed, const FigureHands& hands);

} // namespace lodestone::cli
