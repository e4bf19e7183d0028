// SPDX-License-Identifier: GPL-3.0-or-later
// The verb `verify`: builds exported figures anew from their views with the present database, and says of
// each file whether it still holds.
#pragma once

#include "cli/failure.h"
#include "cli/figure_verb.h"

#include <string>

namespace lodestone::cli {

struct VerifyAnswer {
    ExitCode code =
        ExitCode::Done; ///< the worst of all files: Done, NoSuchData (differs), BadInput, FileTrouble
    std::string out;
};
[[nodiscard]] VerifyAnswer verifyAnswer(const Context& context, const FigureHands& hands);

} // namespace lodestone::cli
