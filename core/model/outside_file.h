// SPDX-License-Identifier: GPL-3.0-or-later
// The gate that every file from outside passes: opened once, found to be an ordinary file by what is open
// and not by its name, and read up to a limit. Databases have a gate of their own (store/file_header.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace lodestone {

/// One sentence without its full stop: which file, what is wrong with it.
class OutsideFileError : public std::runtime_error {
public:
    OutsideFileError(const std::string& sentence, bool reachable)
        : std::runtime_error(sentence), m_reachable(reachable) {}
    /// The file can be read, and is not what was asked for: empty, or larger than allowed.
    [[nodiscard]] bool reachable() const { return m_reachable; }

private:
    bool m_reachable;
};

/// All bytes of an ordinary file that is not empty and has at most `most` bytes. Links are followed. Never
/// waits: a pipe, a device, a folder and a link to itself are refused, and a file that grows is cut off.
[[nodiscard]] std::string readOutsideFile(const std::filesystem::path& file, std::uintmax_t most);

} // namespace lodestone
