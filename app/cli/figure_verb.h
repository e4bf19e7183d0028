// SPDX-License-Identifier: GPL-3.0-or-later
// The verb `figure` up to the paint: which figure, in which frame and look, and into which file. What needs
// Qt, painting and reading figure files, comes from outside.
#pragma once

#include "cli/question.h"
#include "figure/csv_text.h"
#include "figure/figure_document.h"
#include "figure/lint.h"
#include "figure/papers.h"

#include <functional>
#include <string>

namespace lodestone::cli {

struct FigureOutput {
    std::string file;
    ExportLook look;
    CsvStyle csv = {}; ///< of a file of data
};

/// A figure file as read.
struct FigureSeen {
    FigureDocument document;
    std::string bytes;
    std::string ending;     ///< of its kind: '.png', '.svg' or '.pdf', whatever its name
    bool untouched = false; ///< to the byte as it was exported
};

/// A report to write: figures in their order, each with its title, framed.
struct ReportOrder {
    std::string file;
    std::string title, author, date;
    bool letter = false; ///< paper: letter, else A4
    std::vector<std::pair<std::string, Figure>> figures;
};

/// What is done with Qt. Every function throws Failure.
struct FigureHands {
    /// Paints a figure into a file, or writes its data (.csv, .xlsx).
    std::function<void(const Figure&, const FigureOutput&)> paint = {};
    /// BadInput for a file that is no figure, damaged or of a newer program.
    std::function<FigureSeen(const std::string& file)> read = {};
    /// How the words of the figure lie at a look, for lint(); without it nothing is said of the layout.
    std::function<FigureFacts(const Figure&, const ExportLook&)> measure = {};
    /// The picture file of a kind that carries a document, as bytes.
    std::function<std::string(const Figure&, const FigureDocument&, const std::string& ending)> bytes = {};
    /// Writes the press bundle of a figure.
    std::function<void(const Figure&, const FigureOutput&, const FigurePapers&)> bundle = {};
    std::function<void(ReportOrder)> report = {};
};

/// All that the verb was told, before any database is opened.
struct FigureOrder {
    FigureOutput output;
    FigureFrame frame;
    std::optional<ViewState> start; ///< of the file that --from names
};

/// Throws Failure with WrongUsage for a word there is not, and what `hands.read` throws.
[[nodiscard]] FigureOrder figureOrder(const Arguments& arguments, const FigureHands& hands);
/// Throws Failure when there is nothing to draw.
[[nodiscard]] Figure figureToPaint(const Context& context, const FigureOrder& order);

} // namespace lodestone::cli
