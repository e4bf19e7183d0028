// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a person names on the command line, through the gates of the model, with the failures of verbs.
#pragma once

#include "cli/failure.h"
#include "model/outside_file.h"
#include "model/outside_words.h"

namespace lodestone::cli {

/// The bytes of an ordinary file with at most `most` of them. Throws Failure: FileTrouble where it cannot be
/// read, BadInput where it is empty or larger.
[[nodiscard]] inline std::string inputOf(const std::filesystem::path& file, std::uintmax_t most) {
    try {
        return readOutsideFile(file, most);
    } catch (const OutsideFileError& error) {
        throw Failure(error.reachable() ? ExitCode::BadInput : ExitCode::FileTrouble, error.what());
    }
}

} // namespace lodestone::cli
