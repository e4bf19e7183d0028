// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/table_page.h"

#include "charts/frame.h"
#include "figure/build_figure.h"
#include "figure/table_file.h"
#include "figure/table_page.h"
#include "figure/table_text.h"
#include "widgets/capped_label.h"
#include "widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace lodestone {

namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), std::ssize(utf8));
}

/// 'Shares', 'Shares: history': figures and their views, by value of ViewState::view.
void fillFigures(QComboBox& box) {
    for (const FigureSpec& spec : figureSpecs()) {
        ViewState state;
        state.figure = spec.id;
        box.addItem(text(spec.title), text(tableView(state)));
        for (const FigureSpec::View& view : spec.views.empty() ? spec.views : spec.views.subspan(1)) {
            state.view = view.id;
            box.addItem(QStringLiteral("%1: %2").arg(text(spec.title), text(view.title).toLower()),
                        text(tableView(state)));
        }
    }
}

} // namespace

TablePage::TablePage(Workspace& workspace, StorePool& pool, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_runner(pool, workspace.sharedCatalogue()) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(&m_runner, &FigureRunner::figureReady, this, &TablePage::take);
    connect(&m_workspace, &Workspace::selectionChanged, this, &TablePage::showSelection);
}

void TablePage::build() {
    if (m_list != nullptr)
        return;
    m_headline = new WrappedLabel(TypeRole::Headline, Tone::Normal, {});
    m_subtitle = new WrappedLabel(TypeRole::Label, Tone::Secondary, {});
    // A history names many editions; the inspector has them all.
    m_source = new CappedLabel(TypeRole::Small, Tone::Muted, 2);
    m_figures = new QComboBox;
    m_filter = new QLineEdit;
    m_copy = new QPushButton(tr("Copy as CSV"));
    m_save = new QPushButton(tr("Save…"));
    m_list = new TableList;
    m_details = new WrappedLabel(TypeRole::Small, Tone::Secondary, {});
    layOut();
    connect(m_figures, &QComboBox::activated, this, &TablePage::chooseFigure);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_list->setFilter(words);
        emit factsChanged();
    });
    connect(m_list, &TableList::cellInFront, this, &TablePage::showCell);
    connect(m_list, &TableList::rowPicked, this, [this](const Mark& mark) {
        if (mark)
            m_workspace.select(mark);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { emit said(copyCsv()); });
    connect(m_save, &QPushButton::clicked, this, &TablePage::askToSave);
}

void TablePage::layOut() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(20, 14, 20, 10);
    head->setSpacing(2);
    head->addWidget(m_headline);
    head->addWidget(m_subtitle);
    head->addWidget(m_source);
    head->addSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* words = plainLabel(tr("Data of"));
    words->setBuddy(m_figures);
    m_figures->setAccessibleName(tr("Data of the figure"));
    fillFigures(*m_figures);
    m_filter->setPlaceholderText(tr("Filter rows"));
    m_filter->setAccessibleName(tr("Filter rows"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(110);
    m_copy->setToolTip(tr("Copy the rows shown, numbers in full; Ctrl+C copies them for a spreadsheet"));
    m_save->setToolTip(tr("Save the rows shown as CSV or XLSX, numbers in full, with sources and flags"));
    row->addWidget(words);
    row->addWidget(m_figures);
    row->addWidget(m_filter, 1);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    head->addLayout(row);
    column->addLayout(head);
    m_list->setAccessibleName(tr("Table"));
    auto* framed = new QHBoxLayout;
    framed->setContentsMargins(14, 0, 16, 0);
    framed->addWidget(m_list);
    column->addLayout(framed, 1);
    auto* below = new QWidget;
    below->setBackgroundRole(QPalette::AlternateBase);
    below->setAutoFillBackground(true);
    auto* inset = new QVBoxLayout(below);
    inset->setContentsMargins(20, 8, 20, 8);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_details->setMinimumHeight(3 * m_details->fontMetrics().lineSpacing());
    m_details->setAccessibleName(tr("What stands behind the cell in front"));
    inset->addWidget(m_details);
    column->addWidget(makeRule());
    column->addWidget(below);
    for (const auto& [before, after] :
         std::initializer_list<std::pair<QWidget*, QWidget*>>{{m_before, m_figures},
                                                              {m_figures, m_filter},
                                                              {m_filter, m_copy},
                                                              {m_copy, m_save},
                                                              {m_save, m_list}})
        setTabOrder(before, after);
    setFocusProxy(m_list);
}

ViewState TablePage::wanted() const {
    ViewState state = figureOfTable(m_workspace.state());
    state.selection = {}; // a table does not depend on what is picked out in it
    return state;
}

void TablePage::refresh() {
    build();
    const int at = m_figures->findData(text(m_workspace.state().view));
    m_figures->setCurrentIndex(std::max(0, at));
    if (m_asked == wanted())
        return;
    m_asked = wanted();
    m_runner.request(*m_asked);
}

void TablePage::adopt(const FutureFigure& running) {
    m_asked = wanted();
    m_runner.adopt(*m_asked, running);
}

bool TablePage::settled() const {
    if (!m_figure)
        return false;
    ViewState shown = m_figure->state;
    shown.selection = {};
    return shown == wanted().normalised(m_workspace.catalogue());
}

void TablePage::take(const std::shared_ptr<const Figure>& figure) {
    build();
    m_figure = figure;
    const auto* notice = std::get_if<Notice>(&figure->body);
    m_headline->setText(text(figure->headline));
    m_subtitle->setText(text(figure->subtitle));
    m_subtitle->setVisible(!figure->subtitle.empty());
    const QString source = sourceText(*figure);
    m_source->setText(source.isEmpty() ? QString() : tr("Source: %1").arg(source));
    m_source->setVisible(!source.isEmpty());
    m_list->setEmptyText(!figure->table.rows.empty() ? tr("No row holds these words.")
                         : notice != nullptr         ? text(notice->text)
                                                     : tr("No table stands behind this figure."));
    m_list->setAccessibleName(tr("Table: %1").arg(text(figure->headline)));
    m_list->setTable(figure->table, m_workspace.state().selection);
    m_copy->setEnabled(!figure->table.rows.empty());
    m_save->setEnabled(!figure->table.rows.empty());
    emit factsChanged();
}

void TablePage::showEvent(QShowEvent* event) {
    build();
    QWidget::showEvent(event);
    showSelection();
}

void TablePage::showSelection() {
    if (!isVisible())
        return; // a table that nobody sees would tell a screen reader that it has the focus
    m_list->showMark(m_workspace.state().selection);
    showCell();
}

void TablePage::showCell() {
    QString lines;
    if (const auto cell = m_list->cell()) {
        for (const auto& [label, words] : cellFacts(m_list->table(), cell->first, cell->second))
            lines += (lines.isEmpty() ? QString() : QStringLiteral(" · ")) +
                     QStringLiteral("%1: %2").arg(text(label), text(words).simplified());
    }
    m_details->setText(lines);
}

void TablePage::chooseFigure(int index) {
    const std::string view = m_figures->itemData(index).toString().toStdString();
    m_workspace.change([&view](ViewState& state) { state.view = view; });
}

QStringList TablePage::facts() const {
    const auto shown = m_list->shownRows().size();
    const auto all = m_list->table().rows.size();
    if (shown != all)
        return {tr("%L1 of %L2 rows").arg(shown).arg(all)};
    return {all == 1 ? tr("1 row") : tr("%L1 rows").arg(all)};
}

QString TablePage::copyRows() {
    const std::vector<std::size_t> rows = m_list->rowsToCopy();
    if (rows.empty())
        return tr("There is no row to copy");
    QGuiApplication::clipboard()->setText(text(tsvText(m_list->table(), rows)));
    return rows.size() == 1 ? tr("1 row copied") : tr("%L1 rows copied").arg(rows.size());
}

QString TablePage::copyCsv() {
    const std::vector<std::size_t> rows = m_list->rowsToCopy();
    QGuiApplication::clipboard()->setText(text(csvText(tableForFile(m_list->table()), rows)));
    return rows.size() == 1 ? tr("1 row copied as CSV") : tr("%L1 rows copied as CSV").arg(rows.size());
}

void TablePage::askToSave() {
    Figure shown = *m_figure;
    DataTable& table = shown.table;
    table.rows.clear();
    table.origins.clear();
    for (const std::size_t row : m_list->rowsToCopy()) {
        table.rows.push_back(m_figure->table.rows[row]);
        if (!m_figure->table.origins.empty())
            table.origins.push_back(m_figure->table.origins[row]);
    }
    emit saveAsked(shown);
}

} // namespace lodestone
