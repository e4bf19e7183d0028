// SPDX-License-Identifier: GPL-3.0-or-later
// How many letters apart two words are: for 'did you mean'. Levenshtein, Soviet Physics Doklady 10 (1966).
#pragma once

#include <cstddef>
#include <string_view>

namespace lodestone {

/// Insertions, deletions and substitutions of bytes that turn one into the other.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b);

} // namespace lodestone
