// SPDX-License-Identifier: GPL-3.0-or-later
// The words around a figure: headline, subtitle, note, alternative text, credit. Each as written from the
// data until somebody writes his own. GUI thread.
#pragma once

#include "editor/editor_model.h"

#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

#include <array>

class QVBoxLayout;

namespace lodestone {

class WordsField;

class WordsPanel : public QWidget {
    Q_OBJECT
public:
    explicit WordsPanel(EditorModel& model, QWidget* parent = nullptr);

    struct Row {
        std::optional<std::string> FigureFrame::*own = nullptr; ///< what the frame has in its place
        std::string Figure::*words = nullptr;                   ///< where the figure has them
        WordsField* field = nullptr;
        QPushButton* reset = nullptr;
    };
    [[nodiscard]] const std::array<Row, 4>& rows() const { return m_rows; }
    [[nodiscard]] QLineEdit& credit() { return *m_credit; }

signals:
    void said(const QString& message);

private:
    void add(QVBoxLayout& column, Row& row, const QString& name, int lines);
    void refresh();

    EditorModel& m_model;
    std::array<Row, 4> m_rows;
    QLineEdit* m_credit;
};

} // namespace lodestone
