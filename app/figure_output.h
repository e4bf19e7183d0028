// SPDX-License-Identifier: GPL-3.0-or-later
// A figure leaves the window: asked for a file name and saved, or put on the clipboard. GUI thread.
#pragma once

#include "figure/export_look.h"
#include "figure/figure.h"
#include "theme/theme.h"

#include <QString>

namespace lodestone {

/// 'rare-earths-mining-2025-overview.png'
[[nodiscard]] QString suggestedFileName(const ViewState& state);

/// Saves the figure alone, framed, with its source, as PNG into the folder of pictures under a name that is
/// not taken; returns the path, or '' and `trouble` says why.
[[nodiscard]] QString savePicture(const Figure& figure, ThemeKind theme, QString& trouble);

/// Copies the figure as an image; its table as HTML, as tab-separated text and as CSV; and as plain text its
/// headline, alternative text, table and sources. Returns one sentence about it.
[[nodiscard]] QString copyFigure(const Figure& figure, ThemeKind theme);
[[nodiscard]] QString copyFigure(const Figure& figure, const ExportLook& look);

/// Opens a save dialog over `window` for the table of `figure` as CSV or XLSX. Returns at once.
void saveTableAs(QWidget& window, const Figure& figure, std::function<void(const QString&)> saved);

/// Copies a table as tab-separated text; returns one sentence about it.
[[nodiscard]] QString copyTable(const DataTable& table);

} // namespace lodestone
