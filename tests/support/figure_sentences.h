// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence of a figure that a reader sees or hears, as JSON objects: {"k": "card", "key": "hhi",
// "title": ...}. `k` names what part of the figure it is, `key` what it speaks of (iso3, measure, stage, slug
// of a source).
#pragma once

#include "figure/build_figure.h"

#include <nlohmann/json_fwd.hpp>

namespace lodestone::test {

/// An array with an object for each part of the figure.
[[nodiscard]] nlohmann::json sentencesOf(const Figure& figure);
[[nodiscard]] nlohmann::json sentencesOf(const Inspection& inspection);

} // namespace lodestone::test
