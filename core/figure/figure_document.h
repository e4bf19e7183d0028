// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure file carries so that it can be reopened, edited and checked: the state it was built from, the
// frame, the look, the data as shown, the sources, and which program and database made it. Its text form is
// JSON with keys in a fixed order, so that equal documents are equal bytes. Pure.
#pragma once

#include "figure/drawn_items.h"
#include "figure/export_look.h"
#include "figure/figure.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lodestone {

struct FigureDocument {
    ViewState state;
    FigureFrame frame;
    ExportLook look;
    DataTable table; ///< columns and rows as exported; origins are not kept
    std::vector<SourceLine> sources;
    std::string program; ///< 'lodestone 0.1.0'
    /// What is drawn beside the table. Nothing in a document of the first form, which is read and written as
    /// it was.
    std::optional<std::vector<DrawnItem>> drawn;
    bool operator==(const FigureDocument&) const; ///< of everything a file keeps
};

/// Of a figure as painted: `figure.frame` is the frame.
[[nodiscard]] FigureDocument documentOf(const Figure& figure, const ExportLook& look, std::string program);
[[nodiscard]] std::string_view programName(); ///< 'lodestone 0.1.0': this one

[[nodiscard]] std::string documentText(const FigureDocument& document);
/// Why a text is no document: one sentence.
struct DocumentFault {
    std::string text;
    bool newer = false; ///< it is one, in a form that only a newer program knows
};
/// Takes any text. Every field must be there and of its kind, so that no half of a figure is ever shown.
[[nodiscard]] std::variant<FigureDocument, DocumentFault> parseDocument(std::string_view text);

/// The frame alone as JSON: what `--frame FILE.json` reads.
[[nodiscard]] std::string frameText(const FigureFrame& frame);
/// Fields that are left out are as in an empty frame; an unknown one is a fault.
[[nodiscard]] std::variant<FigureFrame, DocumentFault> parseFrame(std::string_view text);
/// One annotation as JSON, as in a frame.
[[nodiscard]] std::variant<Annotation, DocumentFault> parseAnnotation(std::string_view text);

/// What differs between the data of two documents: empty where nothing does, else one line for each cell,
/// with row and column named, and for rows and columns that only one has.
[[nodiscard]] std::vector<std::string> dataDifferences(const DataTable& before, const DataTable& now);

/// What differs between a document of a file and that of its figure built anew, as far as the data are the
/// reason: cells, the view, sources, and what is drawn beside the cells. One line for each.
[[nodiscard]] std::vector<std::string> dataChanges(const FigureDocument& before, const FigureDocument& now);

} // namespace lodestone
