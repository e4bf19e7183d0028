// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector.h"

#include "platform/plain_text.h"
#include "widgets/accessible_role.h"
#include "widgets/labels.h"
#include "widgets/look.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lodestone {

namespace {

constexpr int widestOpen = 92; // beside the other button in a panel of the usual width

Inspection inspectionOfTrouble(const std::string& trouble) {
    Inspection inspection;
    inspection.caption = "Trouble";
    inspection.title = "No explanation";
    inspection.paragraphs.push_back(
        {.title = {}, .lines = {}, .text = trouble, .link = {}, .linkText = {}, .mark = {}});
    return inspection;
}

} // namespace

Inspector::Inspector(Workspace& workspace, StorePool& pool, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_scroll(new QScrollArea),
      m_content(new InspectorContent(
          [this](const Mark& mark) { m_workspace.select(mark); },
          [this](const ViewState& there) { m_workspace.change([&](ViewState& state) { state = there; }); })),
      m_open(new QPushButton), m_copy(new CitationButton(true)),
      m_answers(pool, [this](const Answer<Inspection>& answer) {
          take(answer.trouble.empty() ? answer.value : inspectionOfTrouble(answer.trouble));
      }) {
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleRole(*m_scroll, QAccessible::Grouping);
    setAccessibleName(tr("Inspector"));
    setMinimumWidth(220);
    m_scroll->installEventFilter(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_content);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::AlternateBase);
    m_copy->setCopyToolTip(tr("Copy the source of this number as text"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* framed = new QVBoxLayout; // room for the ring of the keyboard
    framed->setContentsMargins(2, 2, 2, 2);
    framed->addWidget(m_scroll);
    column->addLayout(framed, 1);
    column->addWidget(makeRule());
    auto* footer = new QHBoxLayout;
    footer->setContentsMargins(16, 11, 16, 13);
    footer->setSpacing(8);
    footer->addWidget(m_open);
    footer->addWidget(m_copy);
    m_open->hide();
    column->addLayout(footer);

    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto there = m_shown.open)
            m_workspace.change([&](ViewState& state) { state = *there; });
    });
    connect(m_copy, &CitationButton::wanted, this, &Inspector::copyCitation);
    connect(&m_workspace, &Workspace::selectionChanged, this, &Inspector::ask);
    ask();
}

void Inspector::takeFocus() {
    m_scroll->setFocus(Qt::ShortcutFocusReason);
}

void Inspector::ask() {
    // isHidden, not !isVisible: before the window is shown its panels are not visible, and content is wanted.
    m_stale = isHidden() && window()->isVisible();
    if (m_stale)
        return;
    m_answers.ask([state = m_workspace.state(), catalogue = m_workspace.sharedCatalogue()](
                      const Database& db) { return inspect(state, *catalogue, db); });
}

void Inspector::take(const Inspection& inspection) {
    m_shown = inspection;
    m_unfilled = true;
    m_copy->setEnabled(!inspection.citation.empty());
    m_open->setVisible(inspection.open.has_value());
    const QString words = QString::fromStdString(inspection.openText);
    m_open->setText(menuWords(m_open->fontMetrics().elidedText(words, Qt::ElideRight, widestOpen)));
    m_open->setAccessibleName(words);
    m_open->setToolTip(words);
    m_scroll->setAccessibleName(QString::fromStdString(inspection.title + ", " + inspection.number + " " +
                                                       inspection.numberAside + ", " + inspection.subtitle));
    if (m_scroll->isVisible())
        fill();
}

void Inspector::fill() {
    m_unfilled = false;
    QWidget* const last = m_content->showInspection(m_shown, m_scroll);
    m_scroll->verticalScrollBar()->setValue(0);
    setTabOrder(last, m_open);
    setTabOrder(m_open, &m_copy->copy());
    setTabOrder(&m_copy->copy(), &m_copy->more());
}

void Inspector::copyCitation(CitationFormat format) {
    if (citationText(m_shown, format).isEmpty())
        return;
    copyCitationText(m_shown, format);
    emit citationCopied(citationSaid(format));
}

void Inspector::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

bool Inspector::eventFilter(QObject* watched, QEvent* event) {
    // Shown, the scroll area knows its width: text is broken into lines once.
    if (watched == m_scroll && event->type() == QEvent::Show && m_unfilled)
        fill();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

void Inspector::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(this).panel);
    if (m_scroll->hasFocus())
        paintFocusRing(painter, m_scroll->geometry().adjusted(-2, -2, 2, 2), 4, themeOf(this));
}

} // namespace lodestone
