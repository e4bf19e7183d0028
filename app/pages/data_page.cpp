// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/data_page.h"

#include "figure/revision_text.h"
#include "widgets/accessible_role.h"
#include "widgets/labels.h"
#include "widgets/look.h"

#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace lodestone {

namespace {

constexpr int widestDetails = 580; // beyond this a line and its value are too far apart to read across

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// The ground under the details: draws the ring around them while they have the keyboard.
class DetailsPane : public QWidget {
public:
    explicit DetailsPane(QScrollArea* details) : m_details(details) {
        setBackgroundRole(QPalette::AlternateBase);
        setAutoFillBackground(true);
        auto* indent = new QVBoxLayout(this); // the details begin where the headline does
        indent->setContentsMargins(6, 3, 3, 3);
        indent->addWidget(details);
        details->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
        return QWidget::eventFilter(watched, event);
    }
    void paintEvent(QPaintEvent*) override {
        if (!showsFocus(*m_details))
            return;
        QPainter painter(this);
        paintFocusRing(painter, rect(), 4, themeOf(this));
    }

private:
    QScrollArea* m_details;
};

} // namespace

DataPage::DataPage(Workspace& workspace, StorePool& pool, QWidget* parent)
    : QWidget(parent), m_workspace(workspace),
      m_bookAnswer(pool,
                   [this](const Answer<std::vector<SourceEntry>>& answer) {
                       m_book = answer.value;
                       m_bookWaits = false;
                       take(answer.trouble);
                   }),
      m_revisionAnswer(pool, [this](const Answer<std::vector<Revision>>& answer) {
          m_revisions = answer.value;
          m_revisionsWait = false;
          take(answer.trouble);
      }) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void DataPage::build() {
    if (m_list != nullptr)
        return;
    m_controls = new PageControls(*figureSpec(sourcesFigure), m_workspace);
    m_unchanged = new QCheckBox(tr("Unchanged figures too"));
    m_headline = new WrappedLabel(TypeRole::Headline, Tone::Normal, {});
    m_subtitle = new WrappedLabel(TypeRole::Label, Tone::Secondary, {});
    m_list = new DataList;
    m_scroll = new QScrollArea;
    m_content = new InspectorContent(
        [](const Mark&) {},
        [this](const ViewState& there) { m_workspace.change([&](ViewState& state) { state = there; }); });
    m_content->setMaximumWidth(widestDetails);
    m_copy = new CitationButton(false);
    setAccessibleRole(*m_scroll, QAccessible::Grouping);
    buildHead();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_content);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::AlternateBase);
    m_scroll->setAccessibleName(tr("Details"));
    connect(m_list, &DataList::rowPicked, this, &DataPage::showDetails);
    connect(m_unchanged, &QCheckBox::toggled, this, [this] { showList(); });
    connect(m_copy, &CitationButton::wanted, this, &DataPage::copyCitation);
    orderTabs();
}

void DataPage::buildHead() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_controls->add(m_unchanged);
    m_copy->setCopyToolTip(tr("Copy how the row in front is cited (Ctrl+Shift+C)"));
    m_controls->add(m_copy);
    column->addWidget(m_controls); // the sections stand where those of the figure do
    auto* head = new QVBoxLayout;
    head->setContentsMargins(20, 14, 20, 10);
    head->setSpacing(2);
    head->addWidget(m_headline);
    head->addWidget(m_subtitle);
    column->addLayout(head);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setAccessibleName(tr("List and details"));
    parts->setChildrenCollapsible(false);
    m_list->setMinimumHeight(120);
    m_scroll->setMinimumHeight(120);
    auto* framed = new QWidget; // the rows stand under the headline, not at the edge
    auto* inset = new QVBoxLayout(framed);
    inset->setContentsMargins(18, 0, 16, 0);
    inset->addWidget(m_list);
    parts->addWidget(framed);
    parts->addWidget(new DetailsPane(m_scroll));
    parts->setStretchFactor(0, 5);
    parts->setStretchFactor(1, 6);
    column->addWidget(parts, 1);
    setFocusProxy(m_list);
}

void DataPage::orderTabs() {
    QWidget* before = m_before;
    for (QWidget* next :
         {static_cast<QWidget*>(&sections().segment(SideBySide)),
          static_cast<QWidget*>(&sections().segment(Revisions)),
          static_cast<QWidget*>(&sections().segment(Book)), static_cast<QWidget*>(m_unchanged),
          static_cast<QWidget*>(&m_copy->copy()), static_cast<QWidget*>(&m_copy->more()),
          static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_scroll)}) {
        setTabOrder(before, next);
        before = next;
    }
}

DataPage::Section DataPage::section() const {
    return m_workspace.state().view == bookView ? Book : Revisions;
}

void DataPage::refresh() {
    build();
    if (m_section != section())
        showList();
    if (!m_bookAsked) {
        m_bookAsked = m_bookWaits = true;
        m_bookAnswer.ask([catalogue = m_workspace.sharedCatalogue()](const Database& db) {
            return sourceBook(*catalogue, db);
        });
    }
    const std::string& wanted = m_workspace.state().mineral;
    if (wanted == m_mineral)
        return;
    m_mineral = wanted;
    m_revisionsWait = true; // of several questions the latest is answered
    m_revisionAnswer.ask([catalogue = m_workspace.sharedCatalogue(), wanted](const Database& db) {
        const Mineral* mineral = catalogue->mineralBySlug(wanted);
        MarketReader reader(*catalogue, db);
        RevisionQuestion question;
        question.mineral = mineral != nullptr ? mineral->id : MineralId{};
        return revisions(question, reader);
    });
}

void DataPage::deliverNow() {
    m_bookAnswer.deliverNow();
    m_revisionAnswer.deliverNow();
}

void DataPage::take(const std::string& trouble) {
    m_trouble = trouble;
    showList();
}

void DataPage::showList() {
    build();
    m_section = section();
    const bool sources = m_section == Book;
    // The inspector beside this page cites the figure it explains: the two buttons say what they are of.
    m_copy->copy().setText(sources ? tr("Cite this source") : tr("Cite this revision"));
    m_unchanged->setVisible(!sources);
    // Each section keeps its row: the list that is left says which one was in front.
    if (sources) {
        const auto rows =
            std::accumulate(m_book.begin(), m_book.end(), 0,
                            [](int sum, const SourceEntry& entry) { return sum + entry.totalRows; });
        m_headline->setText(tr("Where every number comes from"));
        m_subtitle->setText(
            tr("%1 sources, %L2 rows · choose one to see its licence, files, checks and known faults")
                .arg(m_book.size())
                .arg(rows));
        m_list->setAccessibleName(tr("Sources"));
        m_list->setEmptyText(m_trouble.empty() ? tr("Reading the sources …") : text(m_trouble));
        DataTable table = sourceTable(m_book);
        table.columns.pop_back(); // known faults are told in full below
        for (std::vector<std::string>& row : table.rows)
            row.pop_back();
        const auto wanted = std::ranges::find_if(
            m_book, [this](const SourceEntry& entry) { return entry.source->slug == m_wantedSource; });
        if (wanted != m_book.end()) {
            m_sourceRow = static_cast<int>(wanted - m_book.begin());
            m_wantedSource.clear();
        }
        m_list->setWeights({5, 6, 5, 0, 0});
        m_list->setTable(std::move(table), m_sourceRow);
    } else {
        showRevisions();
    }
    emit factsChanged();
}

void DataPage::showRevisions() {
    m_shown.clear();
    std::size_t changed = 0;
    for (std::size_t i = 0; i < m_revisions.size(); ++i) {
        changed += m_revisions[i].changed ? 1 : 0;
        if (m_revisions[i].changed || m_unchanged->isChecked())
            m_shown.push_back(i);
    }
    std::vector<Revision> shown;
    for (const std::size_t i : m_shown)
        shown.push_back(m_revisions[i]);
    const Catalogue& catalogue = m_workspace.catalogue();
    const Mineral* mineral = catalogue.mineralBySlug(m_mineral);
    m_headline->setText(
        tr("%1: what changed between editions").arg(mineral ? text(mineral->name) : QString()));
    m_subtitle->setText(
        m_revisions.empty()
            ? tr("The same figure in several editions, and how it moved from one to the next")
            : tr("%L1 of %L2 figures that two editions or more print · the biggest change in per cent first")
                  .arg(changed)
                  .arg(m_revisions.size()));
    m_list->setAccessibleName(tr("Revisions"));
    m_list->setEmptyText(!m_trouble.empty() ? text(m_trouble)
                         : m_revisions.empty()
                             ? tr("No figure of this mineral is printed in more than one edition.")
                             : tr("No figure changed between editions. Tick the box above to see all."));
    m_list->setWeights({4, 6, 0, 4, 4, 4, 0});
    m_list->setTable(revisionTable(shown, catalogue), 0);
}

void DataPage::showDetails(int row) {
    m_details = {};
    if (row >= 0 && section() == Book) {
        m_sourceRow = row;
        m_details = inspectSource(m_book[static_cast<std::size_t>(row)]);
    } else if (row >= 0) {
        m_details = inspectRevision(m_revisions[m_shown[static_cast<std::size_t>(row)]]);
    }
    m_copy->setEnabled(!m_details.citation.empty());
    fillDetails();
}

void DataPage::fillDetails() {
    m_content->showInspection(m_details, m_scroll);
    m_scroll->verticalScrollBar()->setValue(0);
    m_scroll->setAccessibleName(tr("Details: %1, %2").arg(text(m_details.title), text(m_details.subtitle)));
}

QStringList DataPage::facts() const {
    if (section() == Revisions)
        return {tr("%L1 figures").arg(m_list->table().rows.size())};
    int exceptions = 0;
    for (const SourceEntry& entry : m_book)
        exceptions += entry.exceptions;
    return {tr("%1 sources").arg(m_book.size()), tr("%L1 exceptions in checks").arg(exceptions)};
}

void DataPage::copyCitation(CitationFormat format) {
    if (citationText(m_details, format).isEmpty())
        return;
    copyCitationText(m_details, format);
    emit citationCopied(citationSaid(format));
}

void DataPage::showSource(std::string_view slug) {
    m_wantedSource = slug;
    m_workspace.change([](ViewState& state) {
        state.figure = sourcesFigure;
        state.view = bookView;
    });
    showList();
}

} // namespace lodestone
