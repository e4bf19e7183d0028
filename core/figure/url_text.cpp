// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/url_text.h"

#include <cctype>
#include <charconv>

#include <fmt/format.h>

namespace lodestone {

std::string urlEncoded(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 128 && (std::isalnum(byte) != 0 || letter == '-' || letter == '.'))
            out += letter;
        else
            out += fmt::format("%{:02X}", byte);
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

} // namespace lodestone
