// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the window under their tabs: one for each figure there is, and that of the table. The lists of
// the page 'Sources' stand in a page of their own under the same tab. GUI thread.
#pragma once

#include "pages/data_page.h"
#include "pages/figure_page.h"
#include "pages/table_page.h"
#include "widgets/page_tabs.h"

#include <QStackedWidget>

#include <vector>

namespace lodestone {

/// A page as tabs and menus name it.
struct PageInfo {
    std::string_view id; ///< value of ViewState::figure
    std::string_view title;
    std::string_view what;
};
/// In the order of the tabs.
[[nodiscard]] std::vector<PageInfo> pageInfos();

class PageStack : public QWidget {
    Q_OBJECT
public:
    /// `first`, when given, is the figure of the workspace's state on its way.
    PageStack(Workspace& workspace, StorePool& pool, const std::optional<FutureFigure>& first,
              QWidget* parent = nullptr);

    /// The page of a figure that is in front, null while lists or a table are.
    [[nodiscard]] FigurePage* figurePage() const;
    [[nodiscard]] DataPage& data() { return *m_data; }
    [[nodiscard]] TablePage& table() { return *m_table; }
    [[nodiscard]] bool showsTable() const { return m_stack->currentWidget() == m_table; }
    /// The figure of the page in front, or behind its table; null where there is none.
    [[nodiscard]] std::shared_ptr<const Figure> figure() const;
    void deliverNow(); ///< waits for what the page in front shows
    [[nodiscard]] PageTabs& tabs() { return *m_tabs; }

signals:
    void figureShown(const std::shared_ptr<const lodestone::Figure>& figure); ///< of the page in front
    void dataShown();  ///< a list is in front, or has news
    void tableShown(); ///< the page of a table is in front, or has news

private:
    void showState();
    [[nodiscard]] PageControls* controlsInFront() const; ///< null where there are none
    [[nodiscard]] bool sectionsHaveFocus() const;
    void focusSections(); ///< a switch that turned the page keeps the keyboard

    Workspace& m_workspace;
    PageTabs* m_tabs;
    QStackedWidget* m_stack;
    std::vector<FigurePage*> m_pages; ///< in the order of the tabs; lists and table after them
    DataPage* m_data;
    bool m_wantsSections = false;
    TablePage* m_table;
};

} // namespace lodestone
