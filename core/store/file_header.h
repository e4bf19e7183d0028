// SPDX-License-Identifier: GPL-3.0-or-later
// The first 100 bytes of an SQLite file (https://www.sqlite.org/fileformat.html, 1.3), read without SQLite:
// enough to tell what a wrong file is before anything opens it, and to leave it untouched.
#pragma once

#include <cstdint>
#include <filesystem>

namespace lodestone {

/// 'PRAGMA application_id' of our files, see db/schema.sql.
inline constexpr std::uint32_t applicationId = 0x4C6F6465;

struct FileHeader {
    std::uintmax_t fileSize = 0;     ///< bytes on disk
    std::uintmax_t expectedSize = 0; ///< pages x page size; 0 when the header does not say
    std::int32_t userVersion = 0;
    std::uint32_t application = 0;
    bool writeAheadLog = false;
};

/// Reads the header of an existing regular file; throws StoreError when it is missing, not a file, not
/// readable, empty, cut short or not SQLite.
[[nodiscard]] FileHeader readFileHeader(const std::filesystem::path& file);

/// Throws StoreError when the path is missing or not a regular file.
void requireRegularFile(const std::filesystem::path& file);

} // namespace lodestone
