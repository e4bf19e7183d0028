// SPDX-License-Identifier: GPL-3.0-or-later
// Bookmarks and links of a PDF as further objects beside those that Qt wrote. Internal to the writing of PDF.
#pragma once

#include "export/pdf_order.h"

#include <QMap>

namespace lodestone {

struct PdfObject {
    QByteArray head; ///< up to and without the stream; the only part that holds references
    QByteArray stream;
};
using PdfObjects = QMap<int, PdfObject>; ///< by their numbers

[[noreturn]] void throwNotQts(); ///< std::runtime_error

/// A text for people as PDF writes it.
[[nodiscard]] QByteArray pdfText(const QString& text);

/// Adds what `facts` asks for, under numbers that are free; `root` is the number of the catalogue.
void addNavigation(PdfObjects& objects, int root, const PdfFacts& facts);

} // namespace lodestone
