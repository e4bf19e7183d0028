// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the window: the figure of one id for the state of the workspace. Asks for it when shown and when
// the state changes; a hidden page waits. GUI thread.
#pragma once

#include "charts/figure_view.h"
#include "widgets/page_controls.h"
#include "workspace/figure_runner.h"
#include "workspace/workspace.h"

#include <QWidget>

namespace lodestone {

class FigurePage : public QWidget {
    Q_OBJECT
public:
    FigurePage(std::string figure, Workspace& workspace, StorePool& pool, QWidget* parent = nullptr);

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] const std::shared_ptr<const Figure>& figure() const {
        return m_figure;
    }                                                   ///< null before the first
    [[nodiscard]] FigureView* view() { return m_view; } ///< null until the page is first shown with a figure

    [[nodiscard]] PageControls* controls() { return m_controls; } ///< null where the figure has none

    void
    adopt(const FutureFigure& running); ///< the figure of the workspace's state, asked for before the window
    void follow(QWidget* before) { m_before = before; } ///< where Tab comes from
    void refresh(); ///< asks when what is shown is not what the state says
    void deliverNow() { m_runner.deliverNow(); }

signals:
    void figureShown(const std::shared_ptr<const lodestone::Figure>& figure);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const std::shared_ptr<const Figure>& figure);
    void display();
    [[nodiscard]] ViewState wanted() const;
    void activate(const Mark& mark);
    void goToStage(const Mark& mark);
    void goToPage(const Mark& mark);
    void open(const Mark& mark); ///< Enter, or a double click
    void sortBy(const std::string& column);
    void followNotice();
    void restyle();

    /// Where the span of a timeline has to go for an event that it leaves out.
    struct Reach {
        ViewState asked;
        std::optional<DateSpan> span;
    };
    void reach(const Mark& event);

    std::string m_id;
    Workspace& m_workspace;
    QWidget* m_before = nullptr;
    PageControls* m_controls = nullptr; ///< made with the view, where the figure has controls
    FigureView* m_view = nullptr;       ///< made when first needed: a page never visited costs nothing
    bool m_byKey = false;               ///< the last gesture in the view was a key
    std::shared_ptr<const Figure> m_figure;
    std::shared_ptr<const Figure> m_displayed;
    std::optional<ViewState> m_asked;
    Mark m_revealed; ///< the selection that was last brought into sight
    FigureRunner m_runner;
    LatestAnswer<Reach> m_reach;
};

} // namespace lodestone
