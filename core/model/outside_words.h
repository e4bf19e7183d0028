// SPDX-License-Identifier: GPL-3.0-or-later
// The gate that every word from outside passes: typed, pasted, an argument, or read from a file or a
// database that somebody else may have made. Takes any bytes; pure, and quick for words that are as they
// should be.
#pragma once

#include <string>
#include <string_view>

namespace lodestone {

enum class Breaks {
    Space, ///< one line: a line break becomes a space
    Keep,  ///< a text of paragraphs: every kind of line break becomes '\n'
};

/// Well-formed UTF-8 without what no reader sees or what turns the words of others around: broken sequences
/// become U+FFFD; control characters, noncharacters, byte order marks and the signs that reverse the
/// direction of writing (U+202A to U+202E, U+2066 to U+2069) go; a tab becomes a space. Line breaks are LF,
/// CR, CR LF, U+000B, U+000C, U+0085, U+2028 and U+2029.
[[nodiscard]] std::string cleanWords(std::string_view text, Breaks breaks = Breaks::Space);

/// Whether the bytes are UTF-8 as it should be; `at` is where they are not.
[[nodiscard]] bool isUtf8(std::string_view text, std::size_t* at = nullptr);

/// How many characters (code points) a text of UTF-8 has.
[[nodiscard]] std::size_t characterCount(std::string_view text);

/// Words within a line of a terminal: control characters and signs of direction are shown as \x1b or \u202e
/// instead of being obeyed, line breaks too, so that a name cannot write a line of its own.
[[nodiscard]] std::string forTerminal(std::string_view words);
/// A whole output: as forTerminal(), but lines and tabs are those of the output and stay.
[[nodiscard]] std::string linesForTerminal(std::string text);

} // namespace lodestone
