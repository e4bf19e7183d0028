// SPDX-License-Identifier: GPL-3.0-or-later
// Names of countries in sentences: 'China’s', 'the Netherlands’', 'the United States'.
#pragma once

#include <string>
#include <string_view>

namespace lodestone {

/// A plural, which is what most names in -s are, takes the mark alone.
[[nodiscard]] inline std::string possessive(std::string_view name) {
    return std::string(name) + (name.ends_with('s') ? "\u2019" : "\u2019s");
}

/// With the article that English gives some: inside a sentence; capitalised() where it begins one.
[[nodiscard]] inline std::string withArticle(std::string_view name) {
    const bool article = name.starts_with("United") || name.ends_with("s Islands") ||
                         name.ends_with(" Republic") || name == "Cook Islands" || name == "Philippines" ||
                         name == "Netherlands" || name == "European Union" || name == "Bahamas";
    return (article ? "the " : "") + std::string(name);
}

} // namespace lodestone
