// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page_stack.h"

#include "widgets/look.h"

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

PageStack::PageStack(Workspace& workspace, StorePool& pool, const std::optional<FutureFigure>& first,
                     QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_tabs(new PageTabs), m_stack(new QStackedWidget) {
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
        const int tab = m_tabs->addTab(QString::fromUtf8(spec.title.data(), std::ssize(spec.title)));
        m_tabs->setTabToolTip(tab, QString::fromUtf8(spec.what.data(), std::ssize(spec.what)));
        connect(page, &FigurePage::figureShown, this,
                [this, page](const std::shared_ptr<const Figure>& figure) {
                    if (page == m_stack->currentWidget())
                        emit figureShown(figure);
                });
    }
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_workspace.change(
            [&](ViewState& state) { state.figure = m_pages[static_cast<std::size_t>(tab)]->id(); });
    });
    connect(&m_workspace, &Workspace::stateChanged, this, &PageStack::showState);
    showState();
}

void PageStack::showState() {
    const auto page = std::ranges::find(m_pages, m_workspace.state().figure, &FigurePage::id);
    const auto tab = page == m_pages.end() ? 0 : static_cast<int>(page - m_pages.begin());
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(tab);
    m_tabs->update();
    FigurePage& shown = current();
    const bool turned = m_stack->currentWidget() != &shown;
    m_stack->setCurrentWidget(&shown);
    shown.refresh();
    // A page that was built for this state already has no news; the window still shows its facts.
    if (turned && shown.figure())
        emit figureShown(shown.figure());
}

} // namespace lodestone
