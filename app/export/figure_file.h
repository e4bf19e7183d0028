// SPDX-License-Identifier: GPL-3.0-or-later
// A picture file back to the figure in it. Takes any bytes and never shows half a figure: what a file carries
// is whole and unchanged, or there is a sentence that says what is wrong with it.
#pragma once

#include "export/export_figure.h"
#include "figure/figure_document.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <variant>

namespace lodestone {

struct FigureFile {
    FigureDocument document;
    FigureFormat format = FigureFormat::Png;
    bool untouched = false; ///< to the byte as it was exported
    QByteArray bytes;
};

struct FileTrouble {
    enum class Kind {
        Unreadable, ///< no such file, or no right to read it
        NotOurs,    ///< no PNG, SVG or PDF, or one without a figure in it (or whose figure was removed)
        Damaged,    ///< a figure is in it, and not as it was exported
        Newer,      ///< for a later version of this program
    };
    Kind kind = Kind::NotOurs;
    std::string text; ///< one sentence that names the file and what to do next
};

[[nodiscard]] std::variant<FigureFile, FileTrouble> readFigureFile(const QString& path);
/// `name` is what a message calls it.
[[nodiscard]] std::variant<FigureFile, FileTrouble> readFigure(const QByteArray& bytes, const QString& name);

} // namespace lodestone
