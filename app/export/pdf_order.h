// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF as Qt writes it, put in an order that is the same every time. Qt numbers fonts in the order of a hash
// table, dates the file, rounds the page to whole points, does not mark its fonts as subsets, and knows
// neither bookmarks nor links.
#pragma once

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QSizeF>
#include <QString>

namespace lodestone {

struct PdfBookmark {
    QString title;
    int page = 1;
};
/// Leads to a page of the document, or to an address outside.
struct PdfLink {
    int from = 1; ///< page
    QRectF area;  ///< points, from the top left corner
    int to = 0;   ///< page; 0: `address`
    QString address;
};
struct PdfFacts {
    QSizeF points;   ///< size of every page
    QString subject; ///< what the figure shows, for readers that cannot see it
    QList<PdfBookmark> bookmarks = {};
    QList<PdfLink> links = {};
};

/// Objects follow the trail of references from the document downwards. Throws std::runtime_error for what
/// Qt 6 does not write (object streams, several revisions) and for pages that there are not.
[[nodiscard]] QByteArray inFixedOrder(const QByteArray& pdf, const PdfFacts& facts);

} // namespace lodestone
