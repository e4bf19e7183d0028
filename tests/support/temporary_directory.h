// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of its own for one test, removed with its owner; and small helpers for files in it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

class TemporaryDirectory {
public:
    TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return m_path / name; }
    /// Writes a file (and the folders above it) and returns its path.
    std::filesystem::path write(std::string_view name, std::string_view bytes) const;
    /// Names of everything in the folder, sorted.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::filesystem::path m_path;
};

[[nodiscard]] std::string bytesOf(const std::filesystem::path& file);

} // namespace lodestone
