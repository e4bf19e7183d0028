// SPDX-License-Identifier: GPL-3.0-or-later
// The tool bar: back and forward, the state as a row of drop-downs, the search, the full screen, the export.
// GUI thread.
#pragma once

#include "widgets/search_field.h"
#include "workspace/workspace.h"

#include <QToolButton>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace lodestone {

/// Words with a chevron that open a menu.
class Crumb : public QToolButton {
    Q_OBJECT
public:
    Crumb(bool strong, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }
    void tell(const QString& what, const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_strong = false;
};

class TopBar : public QWidget {
    Q_OBJECT
public:
    /// Actions of the menu bar that stand here as buttons too.
    struct Actions {
        QAction* back = nullptr;
        QAction* forward = nullptr;
        QAction* exportFigure = nullptr;
        QAction* inspector = nullptr;
        QAction* palette = nullptr;
        QAction* present = nullptr;
    };
    TopBar(Workspace& workspace, const Actions& actions, QWidget* parent = nullptr);

    /// The drop-downs that are shown, as a reader reads them.
    [[nodiscard]] std::vector<Crumb*> crumbs() const;
    [[nodiscard]] const SearchField& search() const { return *m_search; }
    void setInspectorShown(bool shown); ///< the button that brings it back is there when it is not

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addButtons(const Actions& actions);
    void share(); ///< the width between drop-downs and search
    void setIcons();
    void showState();
    void fillMinerals(QMenu& menu);
    void fillStages(QMenu& menu);
    void fillYears(QMenu& menu);
    void fillSources(QMenu& menu);
    void showScope();
    void fillScope(std::size_t at, QMenu& menu);

    Workspace& m_workspace;
    Crumb* m_mineral;
    Crumb* m_stage;
    Crumb* m_year;
    Crumb* m_source;
    /// Of what narrows or adds to the figure, each with the dot before it; as many as there ever were at a
    /// time.
    std::vector<std::pair<QLabel*, Crumb*>> m_scope;
    QHBoxLayout* m_row = nullptr;
    QToolButton* m_inspector;
    SearchField* m_search;
    QPushButton* m_present;
    QPushButton* m_export;
};

} // namespace lodestone
