// SPDX-License-Identifier: GPL-3.0-or-later
// The annotations of a figure as a list, with the words of the one in hand. GUI thread.
#pragma once

#include "editor/editor_model.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QWidget>

namespace lodestone {

class WordsField;

class NotesPanel : public QWidget {
    Q_OBJECT
public:
    explicit NotesPanel(EditorModel& model, QWidget* parent = nullptr);

    [[nodiscard]] QListWidget& list() { return *m_list; }

private:
    void refresh();
    void showSelected();
    [[nodiscard]] QString wordsOf(const Annotation& note) const;

    EditorModel& m_model;
    QListWidget* m_list;
    WordsField* m_words;
    QCheckBox* m_level;
    QPushButton* m_remove;
};

} // namespace lodestone
