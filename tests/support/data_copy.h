// SPDX-License-Identifier: GPL-3.0-or-later
// A folder that looks like db/: our own tables copied, publishers' files linked, except those that a test
// writes itself.
#pragma once

#include "support/temporary_directory.h"

#include <string_view>
#include <vector>

namespace lodestone {

/// `written`: paths below db/ that are left out, to be written by the test.
void copyData(const TemporaryDirectory& folder, const std::vector<std::string_view>& written);

} // namespace lodestone
