// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fields.h"

#include "widgets/labels.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace lodestone {
namespace {

class UndoPasses : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
            return false;
        auto* key = static_cast<QKeyEvent*>(event);
        if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo))
            return false;
        event->ignore();
        return true;
    }
};

QLabel* nameOf(const QString& name, QWidget* control) {
    QLabel* label = makeLabel(TypeRole::Label, Tone::Secondary, name);
    label->setBuddy(control);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(name);
    return label;
}

constexpr int nameToControl = 3;
constexpr int rowGap = 10;

} // namespace

void leaveUndoToEditor(QWidget& field) {
    field.installEventFilter(new UndoPasses(&field));
}

WordsField::WordsField(const QString& name, int lines, QWidget* parent) : QPlainTextEdit(parent) {
    setAccessibleName(name);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int line = fontMetrics().lineSpacing();
    const int frame = 14;
    setFixedHeight(lines * line + frame);
    // Grows with its words up to twice that: seldom is a line of them out of sight. The bar counts in lines.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [=, this](int, int unseen) {
        const int shown = (height() - frame) / line;
        const int wanted = std::min(shown + unseen, 2 * lines);
        if (wanted > shown)
            setFixedHeight(wanted * line + frame);
    });
    leaveUndoToEditor(*this);
}

void WordsField::show(const QString& words) {
    if (words == toPlainText())
        return;
    const QSignalBlocker quiet(this);
    setPlainText(words);
}

QComboBox* makeChoice(const QString& name, const QStringList& words) {
    auto* choice = new QComboBox;
    choice->addItems(words);
    choice->setAccessibleName(name);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(6);
    return choice;
}

void choose(QComboBox& choice, int index) {
    const QSignalBlocker quiet(&choice);
    choice.setCurrentIndex(index);
}

QScrollArea* makeSection(QVBoxLayout*& column) {
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget;
    column = new QVBoxLayout(body);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(0);
    area->setWidget(body);
    return area;
}

void addRow(QVBoxLayout& column, const QString& name, QWidget* control) {
    if (!name.isEmpty()) {
        column.addWidget(nameOf(name, control));
        column.addSpacing(nameToControl);
    }
    column.addWidget(control);
    column.addSpacing(rowGap);
}

void addPair(QVBoxLayout& column, const QString& left, QWidget* leftControl, const QString& right,
             QWidget* rightControl) {
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(nameToControl);
    grid->addWidget(nameOf(left, leftControl), 0, 0);
    grid->addWidget(nameOf(right, rightControl), 0, 1);
    grid->addWidget(leftControl, 1, 0);
    grid->addWidget(rightControl, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column.addLayout(grid);
    column.addSpacing(rowGap);
}

} // namespace lodestone
