// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/data_copy.h"

#include <algorithm>
#include <filesystem>

namespace lodestone {

void copyData(const TemporaryDirectory& folder, const std::vector<std::string_view>& written) {
    namespace fs = std::filesystem;
    const fs::path data = LODESTONE_DATA_DIR;
    for (const auto& entry : fs::recursive_directory_iterator(data)) {
        const fs::path below = fs::relative(entry.path(), data);
        const fs::path target = folder / below.string();
        if (entry.is_directory()) {
            fs::create_directories(target);
        } else if (std::find(written.begin(), written.end(), below) != written.end()) {
            continue;
        } else if (*below.begin() == "sources") {
            fs::create_symlink(entry.path(), target);
        } else {
            fs::copy_file(entry.path(), target);
        }
    }
}

} // namespace lodestone
