// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/default_database.h"

#include <cstdlib>
#include <system_error>

namespace lodestone {
namespace {

namespace fs = std::filesystem;

fs::path executableDirectory() {
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path(error) : executable.parent_path();
}

} // namespace

fs::path databaseFile(std::string_view given) {
    if (!given.empty())
        return given;
    if (const char* named = std::getenv("LODESTONE_DB"); named != nullptr && *named != '\0')
        return named;
    const fs::path beside = executableDirectory() / "lodestone.db";
    const fs::path installed = executableDirectory().parent_path() / "share" / "lodestone" / "lodestone.db";
    std::error_code error;
    return !fs::exists(beside, error) && fs::exists(installed, error) ? installed : beside;
}

} // namespace lodestone
