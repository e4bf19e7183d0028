// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/words_panel.h"

#include "editor/fields.h"
#include "widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace lodestone {
namespace {

QString qtext(const std::string& text) {
    return QString::fromStdString(text);
}

QPushButton* smallButton(const QString& words, const QString& name) {
    auto* button = new QPushButton(words);
    button->setFlat(true);
    button->setAccessibleName(name);
    button->setFont(font(TypeRole::Small));
    button->setFixedHeight(20);
    return button;
}

} // namespace

WordsPanel::WordsPanel(EditorModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_credit(new QLineEdit) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* column = nullptr;
    outer->addWidget(makeSection(column));
    m_rows[0] = {&FigureFrame::headline, &Figure::headline};
    m_rows[1] = {&FigureFrame::subtitle, &Figure::subtitle};
    m_rows[2] = {&FigureFrame::note, &Figure::note};
    m_rows[3] = {&FigureFrame::altText, &Figure::altText};
    add(*column, m_rows[0], tr("Headline"), 2);
    add(*column, m_rows[1], tr("Subtitle"), 2);
    add(*column, m_rows[2], tr("Note"), 4);
    m_credit->setPlaceholderText(tr("Chart: name of the newspaper"));
    leaveUndoToEditor(*m_credit);
    addRow(*column, tr("Credit, beside the source"), m_credit);
    connect(m_credit, &QLineEdit::textEdited, this, [this](const QString& words) {
        m_model.change("credit", [&](Edit& edit) { edit.frame.credit = words.toStdString(); });
    });
    connect(m_credit, &QLineEdit::editingFinished, &m_model, &EditorModel::endStep);
    add(*column, m_rows[3], tr("Alternative text"), 6);
    auto* copy = new QPushButton(tr("Copy alternative text"));
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(qtext(m_model.framed().altText));
        emit said(tr("Alternative text copied"));
    });
    addRow(*column, {}, copy);
    column->addStretch(1);
    connect(&m_model, &EditorModel::changed, this, &WordsPanel::refresh);
    refresh();
}

void WordsPanel::add(QVBoxLayout& column, Row& row, const QString& name, int lines) {
    row.field = new WordsField(name, lines);
    row.reset = smallButton(tr("As written"), tr("%1 as written from the data").arg(name));
    row.reset->setToolTip(tr("Back to the words written from the data"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    QLabel* label = makeLabel(TypeRole::Label, Tone::Secondary, name);
    label->setBuddy(row.field);
    head->addWidget(label, 1);
    head->addWidget(row.reset);
    column.addLayout(head);
    column.addSpacing(3);
    column.addWidget(row.field);
    column.addSpacing(10);
    const auto own = row.own;
    const auto words = row.words;
    const std::string key = name.toStdString();
    connect(row.field, &QPlainTextEdit::textChanged, this, [this, own, words, key, field = row.field] {
        const std::string typed = field->toPlainText().toStdString();
        FigureFrame plain = m_model.frame();
        (plain.*own).reset();
        const bool asBuilt = typed == framed(m_model.built(), plain).*words;
        m_model.change(key, [&](Edit& edit) {
            if (asBuilt)
                (edit.frame.*own).reset();
            else
                edit.frame.*own = typed;
        });
    });
    connect(row.reset, &QPushButton::clicked, this,
            [this, own] { m_model.change({}, [own](Edit& edit) { (edit.frame.*own).reset(); }); });
}

void WordsPanel::refresh() {
    const Figure figure = m_model.framed();
    for (const Row& row : m_rows) {
        row.field->show(qtext(figure.*row.words));
        row.reset->setEnabled((m_model.frame().*row.own).has_value());
    }
    if (const QString credit = qtext(m_model.frame().credit); credit != m_credit->text())
        m_credit->setText(credit);
}

} // namespace lodestone
