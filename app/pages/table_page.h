// SPDX-License-Identifier: GPL-3.0-or-later
// The page 'Table': the data behind the figure last shown, with where each number comes from. Asks for the
// figure when shown; a hidden page waits. GUI thread.
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

    void refresh();                          ///< asks when what is shown is not what the state says
    void adopt(const FutureFigure& running); ///< the figure of the workspace's state, asked for already
    void deliverNow() { m_runner.deliverNow(); }
    /// Whether the table is that of the workspace's state.
    [[nodiscard]] bool settled() const;

    [[nodiscard]] const std::shared_ptr<const Figure>& figure() const { return m_figure; } ///< null at first
    [[nodiscard]] TableList& list() { return *m_list; }
    [[nodiscard]] QLineEdit& filter() { return *m_filter; }
    [[nodiscard]] QComboBox& figures() { return *m_figures; }
    [[nodiscard]] QString details() const { return m_details->text(); }
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
    void build();
    void take(const std::shared_ptr<const Figure>& figure);
    void showCell();
    void showSelection();
    void chooseFigure(int index);
    void askToSave();
    [[nodiscard]] ViewState wanted() const;

    Workspace& m_workspace;
    QLabel* m_headline;
    QLabel* m_subtitle;
    QLabel* m_source;
    QComboBox* m_figures;
    QLineEdit* m_filter;
    QPushButton* m_copy;
    QPushButton* m_save;
    TableList* m_list;
    QLabel* m_details; ///< what stands behind the cell in front
    std::shared_ptr<const Figure> m_figure;
    std::optional<ViewState> m_asked;
    FigureRunner m_runner;
};

} // namespace lodestone
