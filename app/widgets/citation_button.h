// SPDX-License-Identifier: GPL-3.0-or-later
// 'Copy citation' with a small menu beside it for the formats of reference managers. GUI thread.
#pragma once

#include "figure/build_figure.h"

#include <QPushButton>
#include <QToolButton>

namespace lodestone {

enum class CitationFormat { Plain, Bibtex, Ris };

/// What is cited in a format; '' when there is nothing to cite.
[[nodiscard]] QString citationText(const Inspection& inspection, CitationFormat format);
/// Puts it on the clipboard, also under the type that reference managers know.
void copyCitationText(const Inspection& inspection, CitationFormat format);
/// 'Citation copied as BibTeX'
[[nodiscard]] QString citationSaid(CitationFormat format);

class CitationButton : public QWidget {
    Q_OBJECT
public:
    /// `stretches`: as wide as its place; else as its words.
    explicit CitationButton(bool stretches, QWidget* parent = nullptr);

    void setCopyToolTip(const QString& text) { m_copy->setToolTip(text); }
    [[nodiscard]] QPushButton& copy() { return *m_copy; }
    [[nodiscard]] QToolButton& more() { return *m_more; }

signals:
    void wanted(lodestone::CitationFormat format);

private:
    QPushButton* m_copy;
    QToolButton* m_more;
};

} // namespace lodestone
