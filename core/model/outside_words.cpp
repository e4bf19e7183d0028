// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outside_words.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <utf8proc.h>

namespace lodestone {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

struct Character {
    std::int32_t code = -1; ///< -1: no UTF-8
    std::size_t bytes = 1;
};

Character characterAt(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    return size < 1 ? Character{} : Character{code, static_cast<std::size_t>(size)};
}

bool isBreak(std::int32_t code) {
    return (code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool isControl(std::int32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

bool turnsDirection(std::int32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool isNoCharacter(std::int32_t code) {
    return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF) || code == 0xFEFF;
}

bool isUnwanted(std::int32_t code) {
    return isControl(code) || turnsDirection(code) || isNoCharacter(code);
}

/// Printable ASCII, which is nearly all there is.
bool isPlain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool isSpaceAtEnd(const std::string& out) {
    return out.empty() || out.back() == ' ' || out.back() == '\n';
}

std::string shown(std::int32_t code) {
    return code < 0x100 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
}

enum class Layout { Escaped, Obeyed };

std::string escaped(std::string_view text, Layout layout) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Character one = characterAt(text, at);
        const std::string_view bytes = text.substr(at, one.bytes);
        const bool ofLayout = bytes == "\n" || bytes == "\r" || bytes == "\t";
        if (one.code < 0)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
        else if (ofLayout && layout == Layout::Escaped)
            out += bytes == "\n" ? "\\n" : bytes == "\r" ? "\\r" : "\\t";
        else if (!ofLayout && (isUnwanted(one.code) || isBreak(one.code)))
            out += shown(one.code);
        else
            out += bytes;
        at += one.bytes;
    }
    return out;
}

} // namespace

std::string cleanWords(std::string_view text, Breaks breaks) {
    if (isPlain(text))
        return std::string(text);
    std::string out;
    bool endsInBreak = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character one = characterAt(text, at);
        endsInBreak = isBreak(one.code);
        if (one.code < 0)
            out += replacement;
        else if (isBreak(one.code)) {
            if (breaks == Breaks::Keep)
                out += '\n';
            else if (!isSpaceAtEnd(out))
                out += ' ';
            if (one.code == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
                ++at;
        } else if (one.code == '\t')
            out += ' ';
        else if (!isUnwanted(one.code))
            out += text.substr(at, one.bytes);
        at += one.bytes;
    }
    if (breaks == Breaks::Space && endsInBreak && out.ends_with(' '))
        out.pop_back();
    return out;
}

bool isUtf8(std::string_view text, std::size_t* where) {
    for (std::size_t at = 0; at < text.size();) {
        const Character one = characterAt(text, at);
        if (one.code < 0) {
            if (where != nullptr)
                *where = at;
            return false;
        }
        at += one.bytes;
    }
    return true;
}

std::size_t characterCount(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string forTerminal(std::string_view words) {
    return isPlain(words) ? std::string(words) : escaped(words, Layout::Escaped);
}

std::string linesForTerminal(std::string text) {
    return isPlain(text) ? std::move(text) : escaped(text, Layout::Obeyed);
}

} // namespace lodestone
