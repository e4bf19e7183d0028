// SPDX-License-Identifier: GPL-3.0-or-later
// The window in which a figure is made ready to leave: a large preview with its annotations under the hand,
// and beside it file, words, notes and checks. Writes nothing itself: it says what is wanted. GUI thread.
#pragma once

#include "editor/editor_model.h"
#include "editor/lint_panel.h"
#include "editor/look_panel.h"
#include "editor/notes_panel.h"
#include "editor/preview.h"
#include "editor/words_panel.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace lodestone {

class SectionSwitch;

class FigureEditor : public QDialog {
    Q_OBJECT
public:
    ~FigureEditor() override; ///< its parts go first: a field that closes still writes into the model
    enum class Section { File, Words, Notes, Checks };

    FigureEditor(Figure built, const Edit& start, const Catalogue& catalogue, QWidget* parent);

    [[nodiscard]] EditorModel& model() { return m_model; }
    [[nodiscard]] Preview& preview() { return *m_preview; }
    [[nodiscard]] LookPanel& look() { return *m_look; }
    [[nodiscard]] WordsPanel& words() { return *m_words; }
    [[nodiscard]] NotesPanel& notes() { return *m_notes; }
    [[nodiscard]] LintPanel& lint() { return *m_lint; }
    [[nodiscard]] QPushButton& exportButton() { return *m_export; }

    /// The figure in front of the window became another.
    void setFigure(const Figure& built);
    void showSection(Section section);
    void say(const QString& message); ///< at the foot
    /// What is exported: the look without the eyes of somebody else.
    [[nodiscard]] ExportLook exportedLook() const;

signals:
    void frameEdited(const lodestone::FigureFrame& frame);
    void viewWanted(const lodestone::ViewState& state);
    void exportWanted(lodestone::FileKind kind);
    void copyWanted();
    void bundleWanted();
    void collectWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* makeTools();
    [[nodiscard]] QWidget* makeSide();
    [[nodiscard]] QWidget* makeFoot();
    void connectModel();
    void showTool();
    void showChecks();

    EditorModel m_model;
    Preview* m_preview;
    LookPanel* m_look;
    WordsPanel* m_words;
    NotesPanel* m_notes;
    LintPanel* m_lint;
    SectionSwitch* m_sections;
    QStackedWidget* m_stack;
    QLabel* m_said;
    QPushButton* m_export;
    QAction* m_undo;
    QAction* m_redo;
    SectionSwitch* m_tools; ///< the first selects, the others are Annotation::Kind in order
};

} // namespace lodestone
