// SPDX-License-Identifier: GPL-3.0-or-later
// Free text within the text form of a view: one word, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace lodestone {

/// Letters and digits as they are, everything else byte by byte: '%20' for a space (RFC 3986).
[[nodiscard]] std::string urlEncoded(std::string_view text);
/// What is no code stays as it is.
[[nodiscard]] std::string urlDecoded(std::string_view text);

/// The file that a person names: a path, or a 'file:' address of this machine as desktops drag it.
[[nodiscard]] std::string filePathOf(std::string_view typed);

} // namespace lodestone
