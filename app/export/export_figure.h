// SPDX-License-Identifier: GPL-3.0-or-later
// Figure -> file. Paints a fresh scene at the asked size; never grabs the screen. Same figure, size and
// theme, same bytes.
#pragma once

#include "figure/figure.h"
#include "theme/theme.h"

#include <QSize>
#include <QString>

#include <stdexcept>

namespace lodestone {

struct ExportOptions {
    QSize size{1600, 900}; ///< pixels
    ThemeKind theme = ThemeKind::Light;
};

/// The file cannot be written, its ending is not .png or .svg, or the size is out of range. One sentence.
class ExportError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Writes PNG or SVG by the ending of `path`, to a temporary file first: an existing file is replaced whole
/// or not at all. Throws ExportError. Needs a QApplication.
void exportFigure(const Figure& figure, const ExportOptions& options, const QString& path);

/// Scale from logical units to pixels for a size: type keeps its proportion to the figure (design: 1600 x 900
/// has labels of 22 px for 12 units, 1080 x 1350 of 28 px).
[[nodiscard]] double exportScale(QSize size);

/// exportScale(), made smaller where the figure holds more than fits: nothing is ever cut. Throws ExportError
/// when no readable scale is left.
[[nodiscard]] double fittingScale(const Figure& figure, const Theme& theme, QSize size);

} // namespace lodestone
