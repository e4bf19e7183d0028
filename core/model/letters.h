// SPDX-License-Identifier: GPL-3.0-or-later
// Letters and digits of ASCII, whatever the language of the desktop: the C library's own functions follow it,
// and the small letter of 'I' is another one in Turkish. Other bytes stay as they are.
#pragma once

#include <cstddef>
#include <string_view>

namespace lodestone {

[[nodiscard]] constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr char lowerLetter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] constexpr char upperLetter(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Whether a file's name ends in '.png' or the like, in small or capital letters.
[[nodiscard]] constexpr bool hasEnding(std::string_view name, std::string_view ending) {
    if (name.size() < ending.size())
        return false;
    name.remove_prefix(name.size() - ending.size());
    for (std::size_t i = 0; i < ending.size(); ++i)
        if (lowerLetter(name[i]) != lowerLetter(ending[i]))
            return false;
    return true;
}

} // namespace lodestone
