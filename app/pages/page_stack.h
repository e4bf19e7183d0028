// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the window under their tabs, one for each figure there is. GUI thread.
#pragma once

#include "pages/figure_page.h"
#include "widgets/page_tabs.h"

#include <QStackedWidget>

#include <vector>

namespace lodestone {

class PageStack : public QWidget {
    Q_OBJECT
public:
    /// `first`, when given, is the figure of the workspace's state on its way.
    PageStack(Workspace& workspace, StorePool& pool, const std::optional<FutureFigure>& first,
              QWidget* parent = nullptr);

    [[nodiscard]] FigurePage& current() { return *m_pages[static_cast<std::size_t>(m_tabs->currentIndex())]; }
    [[nodiscard]] PageTabs& tabs() { return *m_tabs; }

signals:
    void figureShown(const std::shared_ptr<const lodestone::Figure>& figure); ///< of the page in front

private:
    void showState();

    Workspace& m_workspace;
    PageTabs* m_tabs;
    QStackedWidget* m_stack;
    std::vector<FigurePage*> m_pages; ///< in the order of the tabs
};

} // namespace lodestone
