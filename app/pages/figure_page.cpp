// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/figure_page.h"

#include "figure/page_mark.h"
#include "figure/timeline_figure.h"
#include "widgets/look.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace lodestone {

FigurePage::FigurePage(std::string figure, Workspace& workspace, StorePool& pool, QWidget* parent)
    : QWidget(parent), m_id(std::move(figure)), m_workspace(workspace),
      m_runner(pool, workspace.sharedCatalogue()), m_reach(pool, [this](const Answer<Reach>& answer) {
          if (answer.trouble.empty() && answer.value.span && answer.value.asked == m_workspace.state())
              m_workspace.change([&](ViewState& state) { state.span = answer.value.span; });
      }) {
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    connect(&m_runner, &FigureRunner::figureReady, this, &FigurePage::take);
    connect(&m_workspace, &Workspace::highlightChanged, this, &FigurePage::restyle);
}

ViewState FigurePage::wanted() const {
    ViewState state = m_workspace.state();
    state.figure = m_id;
    state.selection = {}; // a figure does not depend on what is picked out in it
    return state;
}

void FigurePage::adopt(const FutureFigure& running) {
    m_asked = wanted();
    m_runner.adopt(*m_asked, running);
}

void FigurePage::refresh() {
    if (m_asked == wanted())
        return;
    m_asked = wanted();
    m_runner.request(*m_asked);
}

void FigurePage::take(const std::shared_ptr<const Figure>& figure) {
    m_figure = figure;
    // Before the page has its place in the window a scene would be laid out for a size nobody sees.
    if (isVisible())
        display();
    emit figureShown(figure);
}

void FigurePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    display();
}

void FigurePage::display() {
    if (!m_figure || m_displayed == m_figure)
        return;
    if (!m_view) {
        m_view = new FigureView(this);
        m_view->setTheme(themeOf(this));
        m_view->installEventFilter(this);
        m_view->setAcceptDrops(false); // files are for the window
        m_view->viewport()->setAcceptDrops(false);
        m_view->viewport()->installEventFilter(this);
        connect(m_view, &FigureView::markClicked, this, &FigurePage::activate);
        connect(m_view, &FigureView::markHovered, &m_workspace, &Workspace::hover);
        connect(m_view, &FigureView::noticeActionClicked, this, &FigurePage::followNotice);
        connect(m_view, &FigureView::spanPicked, &m_workspace, [this](const std::optional<DateSpan>& span) {
            m_workspace.change([&](ViewState& state) { state.span = span; });
        });
        connect(m_view, &FigureView::yearsPicked, &m_workspace,
                [this](const std::optional<YearRange>& years) {
                    m_workspace.change([&](ViewState& state) { state.years = years; });
                });
        setFocusProxy(m_view);
        if (const FigureSpec* spec = figureSpec(m_id); spec != nullptr && PageControls::wantedBy(*spec)) {
            m_controls = new PageControls(*spec, m_workspace, this);
            layout()->addWidget(m_controls);
        }
        layout()->addWidget(m_view);
        static_cast<QVBoxLayout*>(layout())->setStretchFactor(m_view, 1);
        setTabOrder(m_before, m_view);
        m_view->show();
        if (m_controls)
            m_controls->setVisible(m_controls->anySeen());
        layout()->activate(); // its size is known before its first scene is laid out
    }
    m_displayed = m_figure;
    if (const auto* sources = std::get_if<SourcesBody>(&m_figure->body); sources && m_controls)
        m_controls->setCountries(sources->countries);
    m_workspace.hover({}); // the mark under the pointer went with the old figure
    m_revealed = m_workspace.state().selection;
    restyle();
    m_view->setFigure(*m_figure);
}

bool FigurePage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        m_byKey = true;
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_view->focusedMark()) {
            open(m_view->focusedMark());
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        const QPointF at = m_view->mapToScene(static_cast<QMouseEvent*>(event)->position().toPoint());
        const FigureScene* scene = m_view->figureScene();
        const HitArea* hit = scene ? scene->hitAt(at) : nullptr;
        if (hit && (hit->mark.kind == Mark::Kind::Market || hit->mark.kind == Mark::Kind::Source)) {
            open(hit->mark);
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_byKey = false;
        const QPointF at = m_view->mapToScene(static_cast<QMouseEvent*>(event)->position().toPoint());
        const FigureScene* scene = m_view->figureScene();
        const HitArea* hit = scene ? scene->hitAt(at) : nullptr;
        if (scene && (!hit || !hit->mark) && !scene->noticeButton().contains(at) && !m_view->takesHold(at))
            m_workspace.select({}); // empty space
    }
    return QWidget::eventFilter(watched, event);
}

void FigurePage::activate(const Mark& mark) {
    // Arrow keys walk from mark to mark; only a click or Enter on a stage leaves for that stage.
    if (mark.kind == Mark::Kind::Stage && !m_byKey)
        goToStage(mark);
    else if (mark.kind == Mark::Kind::Column && !m_byKey)
        sortBy(mark.key);
    else if (mark.kind == Mark::Kind::Page && !m_byKey)
        goToPage(mark);
    else
        m_workspace.select(mark);
}

void FigurePage::open(const Mark& mark) {
    if (mark.kind == Mark::Kind::Column)
        sortBy(mark.key);
    else if (mark.kind == Mark::Kind::Market)
        m_workspace.change(
            [&](ViewState& state) { state = stateOfMarket(state, mark, m_workspace.catalogue()); });
    else if (mark.kind == Mark::Kind::Source)
        m_workspace.change([&](ViewState& state) { state.source = mark.key; });
    else if (mark.kind == Mark::Kind::Page)
        goToPage(mark);
    else
        goToStage(mark);
}

void FigurePage::goToPage(const Mark& mark) {
    m_workspace.change(
        [&](ViewState& state) { state = stateOfPage(state, mark, m_workspace.catalogue()).value_or(state); });
}

void FigurePage::sortBy(const std::string& column) {
    m_workspace.change([&](ViewState& state) { state.sort = nextSort(state.sort, column); });
}

void FigurePage::goToStage(const Mark& mark) {
    if (const auto stage = stageFromSlug(mark.key); stage && mark.kind == Mark::Kind::Stage)
        m_workspace.change([&stage](ViewState& state) { state.stage = *stage; });
}

void FigurePage::followNotice() {
    const auto* notice = m_figure ? std::get_if<Notice>(&m_figure->body) : nullptr;
    if (!notice || !notice->help)
        return;
    const ViewState help = *notice->help;
    m_asked.reset(); // a button that says 'Try again' leads to the state that is shown
    m_workspace.change([&help](ViewState& state) { state = help; });
    refresh();
}

void FigurePage::restyle() {
    if (!m_view)
        return;
    const Mark& selection = m_workspace.state().selection;
    m_view->setHighlight({selection, m_workspace.hovered()});
    // While another figure is on its way, it says what is to be seen.
    if (selection != m_revealed && m_figure && m_displayed == m_figure && m_figure->state == wanted())
        m_view->reveal(selection);
    if (selection != m_revealed && selection.kind == Mark::Kind::Event && m_workspace.state().span)
        reach(selection);
    m_revealed = selection;
}

void FigurePage::reach(const Mark& event) {
    if (m_workspace.state().figure != m_id || !m_figure ||
        !std::holds_alternative<TimelineBody>(m_figure->body))
        return;
    m_reach.ask([event = event.key, state = m_workspace.state(),
                 catalogue = m_workspace.sharedCatalogue()](const Database& db) {
        return Reach{state, spanWithEvent(event, state, *catalogue, db)};
    });
}

void FigurePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_view)
        m_view->setTheme(themeOf(this));
    QWidget::changeEvent(event);
}

} // namespace lodestone
