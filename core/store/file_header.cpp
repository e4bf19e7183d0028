// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_header.h"

#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace lodestone {

namespace {

constexpr std::string_view magic{"SQLite format 3\0", 16};
constexpr std::size_t headerSize = 100;
using HeaderBytes = std::array<unsigned char, headerSize>;

std::uint32_t bigEndian(const HeaderBytes& bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value = (value << 8U) | bytes[at + i];
    }
    return value;
}

/// One file opened through SQLite's own file layer. A plain fclose() would drop the locks that this process
/// holds on the same file in other connections (https://www.sqlite.org/howtocorrupt.html, 2.2).
class RawFile {
public:
    explicit RawFile(const std::filesystem::path& file)
        : m_vfs(sqlite3_vfs_find(nullptr)),
          m_memory(new std::byte[static_cast<std::size_t>(m_vfs->szOsFile)]()),
          m_name(sqlite3_create_filename(std::filesystem::absolute(file).c_str(), "", "", 0, nullptr)) {
        int flags = 0;
        const int code =
            m_vfs->xOpen(m_vfs, m_name, handle(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, &flags);
        m_error = code == SQLITE_OK ? 0 : m_vfs->xGetLastError(m_vfs, 0, nullptr);
        m_open = code == SQLITE_OK;
    }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;
    ~RawFile() {
        if (handle()->pMethods != nullptr) {
            handle()->pMethods->xClose(handle());
        }
        sqlite3_free_filename(m_name);
    }

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] int error() const { return m_error; }
    /// Fills `bytes` from the start of the file, zeros past its end; false when reading fails.
    [[nodiscard]] bool read(HeaderBytes& bytes) {
        const int code = handle()->pMethods->xRead(handle(), bytes.data(), static_cast<int>(bytes.size()), 0);
        return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ;
    }

private:
    sqlite3_file* handle() { return reinterpret_cast<sqlite3_file*>(m_memory.get()); }

    sqlite3_vfs* m_vfs;
    std::unique_ptr<std::byte[]> m_memory;
    sqlite3_filename m_name;
    int m_error = 0;
    bool m_open = false;
};

void requireMagic(const std::filesystem::path& file, const HeaderBytes& bytes, std::uintmax_t size) {
    const std::size_t compared = size < magic.size() ? static_cast<std::size_t>(size) : magic.size();
    if (std::memcmp(bytes.data(), magic.data(), compared) != 0) {
        throw StoreError(
            fmt::format("{}: is not an SQLite database. Name the file lodestone.db with --db, or "
                        "build it again.",
                        file.string()));
    }
    if (size < headerSize) {
        throw StoreError(fmt::format("{}: is cut short after {} bytes. Copy it again from where it came, or "
                                     "build it again.",
                                     file.string(), size));
    }
}

} // namespace

void requireRegularFile(const std::filesystem::path& file) {
    std::error_code code;
    const auto status = std::filesystem::status(file, code);
    if (status.type() == std::filesystem::file_type::not_found) {
        throw StoreError(fmt::format(
            "{}: there is no such file. Build it with 'cmake --build build --target database', or "
            "name another with --db.",
            file.string()));
    }
    if (code) {
        throw StoreError(fmt::format("{}: cannot be reached ({}). Check the path and its permissions.",
                                     file.string(), code.message()));
    }
    if (status.type() == std::filesystem::file_type::directory) {
        throw StoreError(fmt::format("{}: is a directory. Name the database file itself: {}", file.string(),
                                     (file / "lodestone.db").string()));
    }
    if (status.type() != std::filesystem::file_type::regular) {
        throw StoreError(fmt::format("{}: is not a regular file. Name the database file itself with --db.",
                                     file.string()));
    }
}

FileHeader readFileHeader(const std::filesystem::path& file) {
    requireRegularFile(file);
    std::error_code code;
    // SQLite's file layer does not follow a link.
    const std::filesystem::path behind = std::filesystem::canonical(file, code);
    RawFile raw(code ? file : behind);
    if (!raw.isOpen()) {
        throw StoreError(fmt::format("{}: cannot be read ({}). Check its permissions, or name another file "
                                     "with --db.",
                                     file.string(), std::strerror(raw.error())));
    }
    FileHeader header;
    header.fileSize = std::filesystem::file_size(file);
    if (header.fileSize == 0) {
        throw StoreError(
            fmt::format("{}: is empty. Copy it again from where it came, or build it again.", file.string()));
    }
    HeaderBytes bytes{};
    if (!raw.read(bytes)) {
        throw StoreError(
            fmt::format("{}: reading it failed. Check the disk and copy the file again.", file.string()));
    }
    requireMagic(file, bytes, header.fileSize);

    const std::uint32_t rawPageSize = bigEndian(bytes, 16, 2);
    const std::uintmax_t pageSize = rawPageSize == 1 ? 65536 : rawPageSize;
    // The page count holds only when the last writer was new enough to maintain it.
    const bool pageCountHolds = bigEndian(bytes, 24, 4) == bigEndian(bytes, 92, 4);
    header.expectedSize = pageCountHolds ? pageSize * bigEndian(bytes, 28, 4) : 0;
    header.userVersion = static_cast<std::int32_t>(bigEndian(bytes, 60, 4));
    header.application = bigEndian(bytes, 68, 4);
    header.writeAheadLog = bytes[18] == 2 || bytes[19] == 2;
    return header;
}

} // namespace lodestone
