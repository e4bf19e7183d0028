// SPDX-License-Identifier: GPL-3.0-or-later
// Figure -> file, bytes or image. Paints a fresh scene as a look asks for; never grabs the screen. Same
// figure and look, same bytes. Needs a QApplication and loadFonts(); GUI thread.
#pragma once

#include "charts/figure_scene.h"
#include "figure/export_look.h"
#include "figure/figure.h"
#include "figure/figure_document.h"
#include "theme/theme.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <memory>
#include <optional>
#include <stdexcept>

namespace lodestone {

/// Kinds of picture files: each carries the figure's document, so that it can be reopened.
enum class FigureFormat { Png, Svg, Pdf };
/// By the ending of a path: .png, .svg, .pdf, in any case; nothing for other endings.
[[nodiscard]] std::optional<FigureFormat> figureFormat(const QString& path);

[[nodiscard]] const char* figureEnding(FigureFormat format); ///< '.png'

/// The file cannot be written, the figure does not fit, or the look asks for what there is not. One sentence.
class ExportError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The picture file as bytes. Throws ExportError.
[[nodiscard]] QByteArray exportFigureBytes(const Figure& figure, const ExportLook& look, FigureFormat format);
/// The same with a document of the caller's to carry, at the look that it names: as another program, or an
/// earlier one, would have written the file.
[[nodiscard]] QByteArray exportCarrying(const Figure& figure, const FigureDocument& carried,
                                        FigureFormat format);

/// The same into a file, its kind by the ending of `path`. Throws ExportError.
void exportFigure(const Figure& figure, const ExportLook& look, const QString& path);

/// Writes to a temporary file first: an existing file is replaced whole or not at all. Throws ExportError.
void writeWhole(const QString& path, const QByteArray& bytes);

/// What the PNG shows, made smaller where it is larger than `most` (for a preview: device pixels). The
/// layout is that of the export whatever the size. Throws ExportError.
[[nodiscard]] QImage figureImage(const Figure& figure, const ExportLook& look, QSize most);

/// The scene that an export paints, at its size in units, for who wants to know where things lie in it:
/// a unit is `scale` px of the look.
struct ExportScene {
    std::unique_ptr<FigureScene> scene;
    double scale = 1;
};
[[nodiscard]] ExportScene exportScene(const Figure& figure, const ExportLook& look);

/// Pixels of the PNG: size times scale.
[[nodiscard]] QSize pixelSize(const ExportLook& look);
/// Colours of the look's ground.
[[nodiscard]] const Theme& themeOf(const ExportLook& look);
/// The ground that looks like a theme of the window.
[[nodiscard]] ExportLook::Ground groundOf(ThemeKind kind);

/// Scale from logical units to pixels for a size: type keeps its proportion to the figure (design: 1600 x 900
/// has labels of 22 px for 12 units, 1080 x 1350 of 28 px).
[[nodiscard]] double exportScale(QSize size);

/// exportScale(), made smaller where the figure holds more than fits: nothing is ever cut. Throws ExportError
/// when no readable scale is left.
[[nodiscard]] double fittingScale(const Figure& figure, const Theme& theme, QSize size);
/// The scale of a look, whose type may be asked for in points; made smaller likewise.
[[nodiscard]] double fittingScale(const Figure& figure, const ExportLook& look);

} // namespace lodestone
