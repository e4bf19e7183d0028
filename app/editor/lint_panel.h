// SPDX-License-Identifier: GPL-3.0-or-later
// What an editor would ask about the figure, each with a button that mends it. GUI thread.
#pragma once

#include "editor/editor_model.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

class QVBoxLayout;

namespace lodestone {

class LintPanel : public QWidget {
    Q_OBJECT
public:
    LintPanel(EditorModel& model, const Catalogue& catalogue, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<LintFinding>& findings() const { return m_findings; }
    /// The button of a finding, null where it has none.
    [[nodiscard]] QPushButton* fixOf(LintRule rule) const;

signals:
    void findingsChanged();
    void viewWanted(const lodestone::ViewState& state); ///< a fix that is another view

private:
    void refresh();
    void mend(const LintFix& fix);

    EditorModel& m_model;
    const Catalogue& m_catalogue;
    QVBoxLayout* m_column = nullptr;
    std::vector<LintFinding> m_findings;
    std::vector<QWidget*> m_cards; ///< one for each finding, or one that says there is none
    std::vector<QPushButton*> m_fixes;
    bool m_shown = false;
};

} // namespace lodestone
