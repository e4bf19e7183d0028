// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/notes_panel.h"

#include "editor/fields.h"
#include "figure/frame_words.h"
#include "widgets/labels.h"

namespace lodestone {
namespace {

QString kindWords(Annotation::Kind kind) {
    switch (kind) {
    case Annotation::Kind::Text:
        return NotesPanel::tr("Text");
    case Annotation::Kind::Arrow:
        return NotesPanel::tr("Arrow");
    case Annotation::Kind::Range:
        return NotesPanel::tr("Range");
    case Annotation::Kind::Line:
        return NotesPanel::tr("Line");
    case Annotation::Kind::Country:
        return NotesPanel::tr("Country");
    }
    return {};
}

} // namespace

NotesPanel::NotesPanel(EditorModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_list(new QListWidget),
      m_words(new WordsField(tr("Words of the note"), 3)), m_level(new QCheckBox(tr("Across, at a value"))),
      m_remove(new QPushButton(tr("Remove note"))) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* column = nullptr;
    outer->addWidget(makeSection(column));
    m_list->setMinimumHeight(110);
    m_list->setMaximumHeight(180);
    addRow(*column, tr("Notes on the figure"), m_list);
    addRow(*column, tr("Words"), m_words);
    addRow(*column, {}, m_level);
    addRow(*column, {}, m_remove);
    addRow(*column, {},
           new WrappedLabel(
               TypeRole::Small, Tone::Muted,
               tr("Choose a kind above the figure and click where it belongs, or press T, A, R, L or C "
                  "in the figure. Page Up and Page Down go from note to note, arrow keys move one "
                  "(Shift: further, Ctrl: the end of an arrow), Enter edits its words, Delete removes "
                  "it. Notes stay with the data at every size.")));
    column->addStretch(1);
    connect(&m_model, &EditorModel::changed, this, &NotesPanel::refresh);
    connect(&m_model, &EditorModel::selectionChanged, this, &NotesPanel::showSelected);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_model.select(row < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(row)));
    });
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        if (const auto selected = m_model.selected())
            m_model.change("note words", [&](Edit& edit) {
                edit.frame.annotations[*selected].text = m_words->toPlainText().toStdString();
            });
    });
    connect(m_level, &QCheckBox::toggled, this, [this](bool level) {
        if (const auto selected = m_model.selected())
            m_model.change({}, [&](Edit& edit) { edit.frame.annotations[*selected].level = level; });
    });
    connect(m_remove, &QPushButton::clicked, &m_model, &EditorModel::removeSelected);
    refresh();
}

QString NotesPanel::wordsOf(const Annotation& note) const {
    QString words = QString::fromStdString(note.text).simplified();
    if (note.kind == Annotation::Kind::Country) {
        const QString name = QString::fromStdString(nameOfMark(m_model.built(), note.at.mark));
        words = words.isEmpty() ? name : name + QStringLiteral(": ") + words;
    }
    return words.isEmpty() ? kindWords(note.kind) : kindWords(note.kind) + QStringLiteral(" · ") + words;
}

void NotesPanel::refresh() {
    {
        const QSignalBlocker quiet(m_list);
        while (m_list->count() > static_cast<int>(m_model.notes().size()))
            delete m_list->takeItem(m_list->count() - 1);
        for (std::size_t i = 0; i < m_model.notes().size(); ++i) {
            const QString words = wordsOf(m_model.notes()[i]);
            const int row = static_cast<int>(i);
            if (row == m_list->count())
                m_list->addItem(words);
            m_list->item(row)->setText(words);
            m_list->item(row)->setToolTip(words);
        }
    }
    showSelected();
}

void NotesPanel::showSelected() {
    const auto selected = m_model.selected();
    const QSignalBlocker quietList(m_list);
    const QSignalBlocker quietLevel(m_level);
    m_list->setCurrentRow(selected ? static_cast<int>(*selected) : -1);
    const Annotation* note = selected ? &m_model.notes()[*selected] : nullptr;
    m_words->setEnabled(note != nullptr);
    m_words->show(note != nullptr ? QString::fromStdString(note->text) : QString());
    m_level->setEnabled(note != nullptr && note->kind == Annotation::Kind::Line);
    m_level->setChecked(note != nullptr && note->level);
    m_remove->setEnabled(note != nullptr);
}

} // namespace lodestone
