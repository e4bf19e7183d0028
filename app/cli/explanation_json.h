// SPDX-License-Identifier: GPL-3.0-or-later
// An explanation as JSON: the same tree that is printed for people, with exact numbers beside the printed
// ones. Keys are read by programs outside: they do not change.
#pragma once

#include "analysis/explain.h"
#include "cli/output.h"

namespace lodestone::cli {

/// `value_high` is null where nothing known bounds it. Shares are in percent here where `unit` is '%'.
[[nodiscard]] Json explanationJson(const Explanation& explanation, const Catalogue& catalogue);

} // namespace lodestone::cli
