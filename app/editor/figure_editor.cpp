// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/figure_editor.h"

#include "widgets/labels.h"
#include "widgets/look.h"
#include "widgets/section_switch.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace lodestone {
namespace {

constexpr int sideWidth = 304;
constexpr int messageMs = 5000;

QToolButton* toolButton(const QString& words, const QString& what) {
    auto* button = new QToolButton;
    button->setText(words);
    button->setToolTip(what);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFixedHeight(26);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

FigureEditor::~FigureEditor() {
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
}

FigureEditor::FigureEditor(Figure built, const Edit& start, const Catalogue& catalogue, QWidget* parent)
    : QDialog(parent), m_model(std::move(built), start), m_preview(new Preview(m_model)),
      m_look(new LookPanel(m_model)), m_words(new WordsPanel(m_model)), m_notes(new NotesPanel(m_model)),
      m_lint(new LintPanel(m_model, catalogue)), m_sections(nullptr), m_stack(new QStackedWidget),
      m_said(makeLabel(TypeRole::Small, Tone::Secondary)), m_export(new QPushButton(tr("Export…"))),
      m_undo(new QAction(tr("Undo"), this)), m_redo(new QAction(tr("Redo"), this)), m_tools(nullptr) {
    setWindowTitle(tr("Export figure"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    addActions({m_undo, m_redo});
    auto* left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(makeTools());
    left->addWidget(m_preview, 1);
    auto* middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addLayout(left, 1);
    auto* divider = new QWidget;
    divider->setFixedWidth(1);
    divider->setAutoFillBackground(true);
    divider->setBackgroundRole(QPalette::Midlight);
    middle->addWidget(divider);
    middle->addWidget(makeSide());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(makeRule());
    column->addWidget(makeFoot());
    connectModel();
    const QSize wanted = parent != nullptr ? parent->window()->size() - QSize(48, 48) : QSize(1180, 740);
    resize(wanted.expandedTo({760, 480}).boundedTo({1400, 940}));
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    m_export->setDefault(true); // painted in the accent
    m_preview->setFocus();
}

QWidget* FigureEditor::makeTools() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(10, 6, 10, 6);
    row->setSpacing(4);
    m_tools =
        new SectionSwitch(tr("What a click in the figure does"),
                          {tr("Select"), tr("Text"), tr("Arrow"), tr("Range"), tr("Line"), tr("Country")});
    const QStringList what{tr("Choose and move notes (Esc)"),
                           tr("Words on the figure (T)"),
                           tr("Words with an arrow: drag from the words to what they are about (A)"),
                           tr("A band over years or values (R)"),
                           tr("A line at a year or a value (L)"),
                           tr("Point a country out: the others fade (C)")};
    for (int tool = 0; tool < what.size(); ++tool)
        m_tools->segment(tool).setToolTip(what[tool]);
    row->addWidget(m_tools);
    connect(m_tools, &SectionSwitch::sectionPicked, this, [this](int tool) {
        m_preview->setTool(tool == 0 ? std::nullopt : std::optional(static_cast<Annotation::Kind>(tool - 1)));
    });
    row->addStretch(1);
    for (QAction* action : {m_undo, m_redo}) {
        QToolButton* button = toolButton(action->text(), action->toolTip());
        button->setDefaultAction(action);
        row->addWidget(button);
    }
    return bar;
}

QWidget* FigureEditor::makeSide() {
    auto* side = new QWidget;
    side->setFixedWidth(sideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_sections =
        new SectionSwitch(tr("Part of the export"), {tr("File"), tr("Words"), tr("Notes"), tr("Checks")});
    auto* head = new QVBoxLayout;
    head->setContentsMargins(14, 8, 14, 4);
    head->addWidget(m_sections);
    column->addLayout(head);
    for (QWidget* panel : {static_cast<QWidget*>(m_look), static_cast<QWidget*>(m_words),
                           static_cast<QWidget*>(m_notes), static_cast<QWidget*>(m_lint)})
        m_stack->addWidget(panel);
    column->addWidget(m_stack, 1);
    connect(m_sections, &SectionSwitch::sectionPicked, m_stack, &QStackedWidget::setCurrentIndex);
    return side;
}

QWidget* FigureEditor::makeFoot() {
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 9, 14, 9);
    row->setSpacing(8);
    m_said->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_said, 1);
    const auto add = [&](const QString& words, const QString& what, auto signal) {
        auto* button = new QPushButton(words);
        button->setToolTip(what);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, signal);
    };
    add(tr("Add to collection"), tr("Keep the figure as it is here for a report"),
        &FigureEditor::collectWanted);
    add(tr("Press bundle…"), tr("One ZIP with every format, alternative text, method, citation and licences"),
        &FigureEditor::bundleWanted);
    add(tr("Copy"), tr("The figure as an image, with its table and alternative text"),
        &FigureEditor::copyWanted);
    auto* close = new QPushButton(tr("Close"));
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    row->addWidget(m_export);
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportWanted(m_look->kind()); });
    return foot;
}

void FigureEditor::connectModel() {
    connect(m_undo, &QAction::triggered, &m_model, &EditorModel::undo);
    connect(m_redo, &QAction::triggered, &m_model, &EditorModel::redo);
    const auto show = [this] {
        m_undo->setEnabled(m_model.canUndo());
        m_redo->setEnabled(m_model.canRedo());
    };
    connect(&m_model, &EditorModel::changed, this, [this, show] {
        show();
        emit frameEdited(m_model.frame());
    });
    show();
    connect(&m_model, &EditorModel::selectionChanged, this, [this] {
        if (m_model.selected())
            showSection(Section::Notes);
    });
    connect(m_preview, &Preview::toolChanged, this, &FigureEditor::showTool);
    connect(m_lint, &LintPanel::findingsChanged, this, &FigureEditor::showChecks);
    connect(m_lint, &LintPanel::viewWanted, this, &FigureEditor::viewWanted);
    connect(m_words, &WordsPanel::said, this, &FigureEditor::say);
    showTool();
    showChecks();
}

void FigureEditor::showTool() {
    const auto tool = m_preview->tool();
    const QSignalBlocker quiet(m_tools);
    m_tools->setSection(tool ? static_cast<int>(*tool) + 1 : 0);
}

void FigureEditor::showChecks() {
    const std::size_t count = m_lint->findings().size();
    const QString words = count == 0 ? tr("Checks") : tr("Checks (%1)").arg(count);
    QAbstractButton& segment = m_sections->segment(static_cast<int>(Section::Checks));
    segment.setText(words);
    segment.setMinimumWidth(segment.sizeHint().width() + 16);
}

void FigureEditor::showSection(Section section) {
    m_sections->setSection(static_cast<int>(section));
    m_stack->setCurrentIndex(static_cast<int>(section));
}

void FigureEditor::setFigure(const Figure& built) {
    m_model.setBuilt(built);
}

void FigureEditor::say(const QString& message) {
    m_said->setText(message);
    m_said->setToolTip(message);
    QTimer::singleShot(messageMs, m_said, [label = m_said, message] {
        if (label->text() == message)
            label->clear();
    });
}

ExportLook FigureEditor::exportedLook() const {
    ExportLook look = m_model.look();
    look.vision = ExportLook::Vision::Full;
    return look;
}

void FigureEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // Enter in a field is of the field; only the button itself, or Ctrl+Enter, exports.
        if (m_export->hasFocus() || (event->modifiers() & Qt::ControlModifier))
            m_export->click();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace lodestone
