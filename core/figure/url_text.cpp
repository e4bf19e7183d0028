// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/url_text.h"

#include "model/letters.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace lodestone {

std::string urlEncoded(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (isDigit(letter) || isLetter(letter) || letter == '-' || letter == '.')
            out += letter;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
    return out;
}

std::string urlDecoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        const char* digits = text.data() + i + 1;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
            out += static_cast<char>(byte);
            i += 2;
        } else
            out += text[i];
    }
    return out;
}

std::string filePathOf(std::string_view typed) {
    constexpr std::string_view scheme = "file://";
    if (typed.size() < scheme.size() ||
        !std::ranges::equal(typed.substr(0, scheme.size()), scheme, {}, lowerLetter))
        return std::string(typed);
    typed.remove_prefix(scheme.size());
    if (typed.starts_with("localhost/"))
        typed.remove_prefix(std::string_view("localhost").size());
    return typed.starts_with('/') ? urlDecoded(typed) : "file://" + std::string(typed); // of another machine
}

} // namespace lodestone
