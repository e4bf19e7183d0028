// SPDX-License-Identifier: GPL-3.0-or-later
// The right panel: what is selected, explained, with who says otherwise and where the numbers come from.
// Asks for its content in the background whenever state or selection change. GUI thread.
#pragma once

#include "widgets/citation_button.h"
#include "widgets/inspector_content.h"
#include "workspace/figure_runner.h"
#include "workspace/workspace.h"

#include <QScrollArea>

namespace lodestone {

class Inspector : public QWidget {
    Q_OBJECT
public:
    Inspector(Workspace& workspace, StorePool& pool, QWidget* parent = nullptr);

    void deliverNow() { m_answers.deliverNow(); }
    [[nodiscard]] const Inspection& shown() const { return m_shown; }
    void copyCitation(CitationFormat format = CitationFormat::Plain);
    [[nodiscard]] CitationButton& citation() { return *m_copy; }
    void takeFocus(); ///< F1: explains what is selected, to eye and screen reader

signals:
    void citationCopied(const QString& said);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void take(const Inspection& inspection);
    void fill();

    Workspace& m_workspace;
    Inspection m_shown;
    QScrollArea* m_scroll;
    InspectorContent* m_content;
    QPushButton* m_open; ///< shown where what is inspected can be opened
    CitationButton* m_copy;
    bool m_stale = true;     ///< state changed while hidden
    bool m_unfilled = false; ///< what is known is not laid out yet
    LatestAnswer<Inspection> m_answers;
};

} // namespace lodestone
