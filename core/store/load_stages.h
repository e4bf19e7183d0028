// SPDX-License-Identifier: GPL-3.0-or-later
// What is made where: the stages of each mineral that some place has.
#pragma once

#include "model/supply.h"
#include "store/database.h"

#include <utility>
#include <vector>

namespace lodestone {

/// Each mineral and stage that at least one place has, once. A place that mines one mineral and processes
/// another has these two, and not each of both.
[[nodiscard]] std::vector<std::pair<MineralId, Stage>> loadStagesOfPlaces(const Database& db);

} // namespace lodestone
