// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF as Qt writes it, put in an order that is the same every time. Qt numbers fonts in the order of a hash
// table, dates the file, rounds the page to whole points and does not mark its fonts as subsets.
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

namespace lodestone {

struct PdfFacts {
    QSizeF points;   ///< size of the one page
    QString subject; ///< what the figure shows, for readers that cannot see it
};

/// Objects follow the trail of references from the document downwards. Throws std::runtime_error for what
/// Qt 6 does not write (object streams, several revisions).
[[nodiscard]] QByteArray inFixedOrder(const QByteArray& pdf, const PdfFacts& facts);

} // namespace lodestone
