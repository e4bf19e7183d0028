// SPDX-License-Identifier: GPL-3.0-or-later
// Controls that the panels of the editor are made of: captioned rows, words of several lines, and undo that
// is the editor's own. GUI thread.
#pragma once

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lodestone {

/// Lets the keys of undo and redo pass a text field by, to the history of the editor.
void leaveUndoToEditor(QWidget& field);

/// Words over `lines` lines; Tab leaves it.
class WordsField : public QPlainTextEdit {
    Q_OBJECT
public:
    WordsField(const QString& name, int lines, QWidget* parent = nullptr);
    /// Emits nothing; keeps the cursor where the words are the same.
    void show(const QString& words);
};

/// Makes a combo box of words and whatever they stand for.
[[nodiscard]] QComboBox* makeChoice(const QString& name, const QStringList& words);
/// Emits nothing.
void choose(QComboBox& choice, int index);

/// A column in a scroll area without a frame, for one section of the editor.
[[nodiscard]] QScrollArea* makeSection(QVBoxLayout*& column);
/// A control under its name.
void addRow(QVBoxLayout& column, const QString& name, QWidget* control);
/// Two controls side by side under one name each.
void addPair(QVBoxLayout& column, const QString& left, QWidget* leftControl, const QString& right,
             QWidget* rightControl);

} // namespace lodestone
