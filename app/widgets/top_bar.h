// SPDX-License-Identifier: GPL-3.0-or-later
// The tool bar: back and forward, the state as a row of drop-downs, the search, the full screen, the export.
// GUI thread.
#pragma once

#include "widgets/search_field.h"
#include "workspace/workspace.h"

#include <QToolButton>

class QPushButton;

namespace lodestone {

/// Words with a chevron that open a menu.
class Crumb : public QToolButton {
    Q_OBJECT
public:
    Crumb(bool strong, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

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

    Workspace& m_workspace;
    Crumb* m_mineral;
    Crumb* m_stage;
    Crumb* m_year;
    Crumb* m_source;
    QToolButton* m_inspector;
    SearchField* m_search;
    QPushButton* m_present;
    QPushButton* m_export;
};

} // namespace lodestone
