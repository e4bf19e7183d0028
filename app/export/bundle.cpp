// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/bundle.h"

#include "export/export_figure.h"
#include "export/table_file.h"

#include <fmt/format.h>

namespace lodestone {

ZipFiles bundleFiles(const Figure& figure, const ExportLook& look, const FigurePapers& papers) {
    const std::string stem = fileStem(figure.state);
    ZipFiles files;
    const auto add = [&](const std::string& name, QByteArray bytes) {
        if (!bytes.isEmpty())
            files.emplace(stem + "/" + name, std::move(bytes));
    };
    const auto addText = [&](const std::string& name, const std::string& text) {
        add(name, QByteArray::fromStdString(text));
    };
    add(stem + ".png", exportFigureBytes(figure, look, FigureFormat::Png));
    add(stem + ".svg", exportFigureBytes(figure, look, FigureFormat::Svg));
    add(stem + ".pdf", exportFigureBytes(figure, look, FigureFormat::Pdf));
    if (!figure.table.columns.empty()) {
        add(stem + ".csv", csvBytes(figure));
        add(stem + ".xlsx", xlsxBytes(figure));
    }
    addText("alt-text.txt", figure.altText.empty() ? std::string() : figure.altText + "\n");
    addText("method.txt", papers.method);
    addText("citation.txt", plainCitations(figure, papers.works));
    addText("citation.bib", bibtexCitations(papers.works));
    addText("citation.ris", risCitations(papers.works));
    addText("LICENCES.txt", papers.licences);
    return files;
}

void writeBundle(const Figure& figure, const ExportLook& look, const FigurePapers& papers,
                 const QString& path) {
    if (!path.endsWith(QStringLiteral(".zip"), Qt::CaseInsensitive))
        throw ExportError(
            fmt::format("'{}' does not end in .zip; give the press bundle this ending", path.toStdString()));
    writeWhole(path, zipBytes(bundleFiles(figure, look, papers)));
}

} // namespace lodestone
