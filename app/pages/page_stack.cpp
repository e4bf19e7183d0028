// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page_stack.h"

#include "widgets/look.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace lodestone {

namespace {

/// The strip the tabs stand on; its lower edge runs on where there are no tabs.
class TabRow : public QWidget {
public:
    explicit TabRow(PageTabs* tabs) {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(8, 0, 0, 0);
        row->addWidget(tabs);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(0, height() - 1, width(), 1, themeOf(this).border);
    }
};

} // namespace

std::vector<PageInfo> pageInfos() {
    std::vector<PageInfo> infos;
    for (const FigureSpec& spec : figureSpecs())
        infos.push_back({spec.id, spec.title, spec.what});
    infos.push_back({tablePage, "Table",
                     "The data behind any figure: sort, filter, copy, and where each number comes from."});
    return infos;
}

PageStack::PageStack(Workspace& workspace, StorePool& pool, const std::optional<FutureFigure>& first,
                     QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_tabs(new PageTabs), m_stack(new QStackedWidget),
      m_data(new DataPage(workspace, pool)), m_table(new TablePage(workspace, pool)) {
    setMinimumWidth(400);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new TabRow(m_tabs));
    column->addWidget(m_stack, 1);
    for (const FigureSpec& spec : figureSpecs()) {
        auto* page = new FigurePage(std::string(spec.id), workspace, pool);
        page->follow(m_tabs);
        m_pages.push_back(page);
        if (first && page->id() == workspace.state().figure)
            page->adopt(*first);
        m_stack->addWidget(page);
        connect(page, &FigurePage::figureShown, this,
                [this, page](const std::shared_ptr<const Figure>& figure) {
                    if (page != m_stack->currentWidget())
                        return;
                    if (m_wantsSections)
                        focusSections();
                    emit figureShown(figure);
                });
    }
    m_stack->addWidget(m_data);
    m_data->follow(m_tabs);
    m_stack->addWidget(m_table);
    m_table->follow(m_tabs);
    if (first && workspace.state().figure == tablePage)
        m_table->adopt(*first);
    connect(m_table, &TablePage::factsChanged, this, [this] {
        if (showsTable())
            emit tableShown();
    });
    connect(m_data, &DataPage::factsChanged, this, [this] {
        if (m_data == m_stack->currentWidget())
            emit dataShown();
    });
    for (const PageInfo& info : pageInfos()) {
        const int tab = m_tabs->addTab(QString::fromUtf8(info.title.data(), std::ssize(info.title)));
        m_tabs->setTabToolTip(tab, QString::fromUtf8(info.what.data(), std::ssize(info.what)));
    }
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_workspace.change(
            [&](ViewState& state) { state.figure = pageInfos()[static_cast<std::size_t>(tab)].id; });
    });
    connect(&m_workspace, &Workspace::stateChanged, this, &PageStack::showState);
    showState();
}

void PageStack::showState() {
    const std::vector<PageInfo> infos = pageInfos();
    const auto info = std::ranges::find(infos, m_workspace.state().figure, &PageInfo::id);
    const auto tab = info == infos.end() ? 0 : static_cast<int>(info - infos.begin());
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(tab);
    m_tabs->update();
    FigurePage* const shown = figurePage();
    const bool table = m_workspace.state().figure == tablePage;
    QWidget* const page = shown != nullptr ? static_cast<QWidget*>(shown)
                          : table          ? static_cast<QWidget*>(m_table)
                                           : m_data;
    const bool turned = m_stack->currentWidget() != page;
    const bool bySections = turned && sectionsHaveFocus();
    m_stack->setCurrentWidget(page);
    if (bySections) {
        focusSections();
        // An arrow key gives the focus to the segment it came to, now on a hidden page, after it clicked it.
        QMetaObject::invokeMethod(this, &PageStack::focusSections, Qt::QueuedConnection);
    }
    if (table) {
        m_table->refresh();
        emit tableShown();
        return;
    }
    if (shown == nullptr) {
        m_data->refresh();
        emit dataShown();
        return;
    }
    shown->refresh();
    // A page that was built for this state already has no news; the window still shows its facts.
    if (turned && shown->figure())
        emit figureShown(shown->figure());
}

PageControls* PageStack::controlsInFront() const {
    if (m_stack->currentWidget() == m_data)
        return &m_data->controls();
    FigurePage* const page = figurePage();
    return page != nullptr ? page->controls() : nullptr;
}

bool PageStack::sectionsHaveFocus() const {
    const QWidget* const focused = QApplication::focusWidget();
    return focused != nullptr && qobject_cast<SectionSwitch*>(focused->parentWidget()) != nullptr &&
           m_stack->currentWidget()->isAncestorOf(focused);
}

void PageStack::focusSections() {
    PageControls* const controls = controlsInFront();
    m_wantsSections = controls == nullptr; // a page that was never seen has its controls with its figure
    if (controls != nullptr && controls->views() != nullptr)
        controls->views()->segment(controls->views()->section()).setFocus(Qt::OtherFocusReason);
    else
        m_tabs->setFocus(Qt::OtherFocusReason);
}

FigurePage* PageStack::figurePage() const {
    if (showsLists(m_workspace.state()))
        return nullptr;
    const auto tab = static_cast<std::size_t>(std::max(0, m_tabs->currentIndex()));
    return tab < m_pages.size() ? m_pages[tab] : nullptr;
}

std::shared_ptr<const Figure> PageStack::figure() const {
    if (const FigurePage* page = figurePage())
        return page->figure();
    return showsTable() ? m_table->figure() : nullptr;
}

void PageStack::deliverNow() {
    if (FigurePage* page = figurePage())
        page->deliverNow();
    else if (m_workspace.state().figure == tablePage)
        m_table->deliverNow();
    else
        m_data->deliverNow();
}

} // namespace lodestone
