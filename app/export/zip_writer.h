// SPDX-License-Identifier: GPL-3.0-or-later
// Files -> one ZIP. Same files, same bytes: sorted by name, with one fixed time. Any thread.
#pragma once

#include <QByteArray>

#include <map>
#include <string>

namespace lodestone {

/// By name in UTF-8, '/' between folders.
using ZipFiles = std::map<std::string, QByteArray>;
/// What is packed already (PNG, XLSX) is stored as it is. Throws ExportError.
[[nodiscard]] QByteArray zipBytes(const ZipFiles& files);

} // namespace lodestone
