// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about one figure that a newsroom asks for, in one ZIP: pictures, data, alternative text, method,
// citations, licences. Same figure, look and papers, same bytes. GUI thread.
#pragma once

#include "export/zip_writer.h"
#include "figure/export_look.h"
#include "figure/figure.h"
#include "figure/papers.h"

#include <QString>

namespace lodestone {

/// Names below one folder that is called after the figure: its PNG, SVG, PDF, CSV and XLSX, alt-text.txt,
/// method.txt, citation.txt, citation.bib, citation.ris and LICENCES.txt. Throws ExportError.
[[nodiscard]] ZipFiles bundleFiles(const Figure& figure, const ExportLook& look, const FigurePapers& papers);

/// bundleFiles() as one ZIP, whole or not at all. Throws ExportError.
void writeBundle(const Figure& figure, const ExportLook& look, const FigurePapers& papers,
                 const QString& path);

} // namespace lodestone
