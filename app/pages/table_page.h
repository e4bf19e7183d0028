// SPDX-License-Identifier: GPL-3.0-or-later
// The page 'Table': the data behind the figure last shown, with where each number comes from. Asks for the
// figure when shown; a hidden page waits, and is built when it is first wanted. GUI thread.
#pragma once

#include "widgets/table_list.h"
#include "workspace/figure_runner.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace lodestone {

class TablePage : public QWidget {
    Q_OBJECT
public:
    TablePage(Workspace& workspace, StorePool& pool, QWidget* parent = nullptr);

    void follow(QWidget* before) { m_before = before; } ///< where Tab comes from
    void refresh();                          ///< asks when what is shown is not what the state says
    void adopt(const FutureFigure& running); ///< the figure of the workspace's state, asked for already
    void deliverNow() { m_runner.deliverNow(); }
    /// Whether the table is that of the workspace's state.
    [[nodiscard]] bool settled() const;

    [[nodiscard]] const std::shared_ptr<const Figure>& figure() const { return m_figure; } ///< null at first
    [[nodiscard]] TableList& list() {
        build();
        return *m_list;
    }
    [[nodiscard]] QLineEdit& filter() {
        build();
        return *m_filter;
    }
    [[nodiscard]] QComboBox& figures() {
        build();
        return *m_figures;
    }
    [[nodiscard]] QString details() const { return m_details ? m_details->text() : QString(); }
    [[nodiscard]] QStringList facts() const;

    QString copyRows(); ///< tab-separated, with heads; returns one sentence about it
    QString copyCsv();

signals:
    void factsChanged();
    void said(const QString& sentence); ///< for the status bar
    /// The figure with the rows shown alone in its table, to be saved to a file.
    void saveAsked(const lodestone::Figure& figure);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build(); ///< once
    void layOut();
    void take(const std::shared_ptr<const Figure>& figure);
    void showCell();
    void showSelection();
    void chooseFigure(int index);
    void askToSave();
    [[nodiscard]] ViewState wanted() const;

    Workspace& m_workspace;
    QWidget* m_before = nullptr;
    QLabel* m_headline = nullptr; ///< this and what follows: null until build()
    QLabel* m_subtitle = nullptr;
    QLabel* m_source = nullptr;
    QComboBox* m_figures = nullptr;
    QLineEdit* m_filter = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_save = nullptr;
    TableList* m_list = nullptr;
    QLabel* m_details = nullptr; ///< what stands behind the cell in front
    std::shared_ptr<const Figure> m_figure;
    std::optional<ViewState> m_asked;
    FigureRunner m_runner;
};

} // namespace lodestone
