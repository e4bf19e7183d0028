// SPDX-License-Identifier: GPL-3.0-or-later
// Names as owners: 'China’s', 'the Netherlands’'.
#pragma once

#include <string>
#include <string_view>

namespace lodestone {

/// A plural, which is what most names in -s are, takes the mark alone.
[[nodiscard]] inline std::string possessive(std::string_view name) {
    return std::string(name) + (name.ends_with('s') ? "\u2019" : "\u2019s");
}

} // namespace lodestone
