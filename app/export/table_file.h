// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind a figure -> CSV and XLSX. Same figure, same bytes. Any thread.
#pragma once

#include "figure/csv_text.h"
#include "figure/figure.h"

#include <QByteArray>
#include <QString>

namespace lodestone {

/// 'csv', 'xlsx', and a file name or path that ends in one of them.
[[nodiscard]] bool isTableFile(const QString& path);

/// RFC 4180, UTF-8, under the ids of the columns (figure/table_file.h says which).
[[nodiscard]] QByteArray csvBytes(const Figure& figure, CsvStyle style = {});
/// Two sheets: 'Data' with typed numbers, units in the head and the head frozen; 'Notes' with what the figure
/// says, what each column means, flags, sources with licence and link, and the view. Throws ExportError.
[[nodiscard]] QByteArray xlsxBytes(const Figure& figure);

/// Writes CSV or XLSX by the ending of `path`, whole or not at all. Throws ExportError.
void writeTableFile(const Figure& figure, const QString& path, CsvStyle style = {});

} // namespace lodestone
