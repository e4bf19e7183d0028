// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table_file.h"

#include "export/export_figure.h"
#include "figure/table_file.h"

#include <QFileInfo>

#include <fmt/format.h>

namespace lodestone {

bool isTableFile(const QString& path) {
    return path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive) ||
           path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive);
}

QByteArray csvBytes(const Figure& figure, CsvStyle style) {
    return QByteArray::fromStdString(csvFile(figure, style));
}

void writeTableFile(const Figure& figure, const QString& path, CsvStyle style) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != QLatin1StringView("csv") && ending != QLatin1StringView("xlsx"))
        throw ExportError(fmt::format(
            "'{}' ends in neither .csv nor .xlsx; give the file one of these endings", path.toStdString()));
    if (figure.table.columns.empty())
        throw ExportError("No table stands behind this figure; choose .png, .svg or .pdf");
    writeWhole(path, ending == QLatin1StringView("csv") ? csvBytes(figure, style) : xlsxBytes(figure));
}

} // namespace lodestone
