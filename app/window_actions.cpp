// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_actions.h"

#include "pages/page_stack.h"

#include <QCoreApplication>
#include <QMenu>

namespace lodestone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("WindowActions", text);
}

QAction* make(QWidget& owner, const QString& text, const QKeySequence& key = {}) {
    auto* action = new QAction(text, &owner);
    action->setShortcut(key);
    owner.addAction(action);
    return action;
}

} // namespace

WindowActions makeActions(QWidget& owner) {
    WindowActions actions;
    actions.exportFigure = make(owner, tr("&Export figure…"), Qt::CTRL | Qt::Key_E);
    actions.quit = make(owner, tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    actions.copyFigure = make(owner, tr("&Copy figure"), Qt::CTRL | Qt::Key_C);
    actions.copyFigure->setToolTip(tr("Copy the figure as an image, with its table as text"));
    actions.copyCitation = make(owner, tr("Copy c&itation"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    auto* themes = new QActionGroup(&owner);
    const char* names[] = {"&Light", "&Dark", "&System"};
    for (std::size_t i = 0; i < actions.themes.size(); ++i) {
        actions.themes[i] = make(owner, tr(names[i]));
        actions.themes[i]->setCheckable(true);
        themes->addAction(actions.themes[i]);
    }
    actions.inspector = make(owner, tr("&Inspector"), Qt::CTRL | Qt::Key_I);
    actions.inspector->setCheckable(true);
    actions.inspector->setToolTip(tr("Show or hide the inspector (Ctrl+I)"));
    actions.resetLayout = make(owner, tr("&Reset layout"));
    actions.back = make(owner, tr("&Back"), Qt::ALT | Qt::Key_Left);
    actions.back->setToolTip(tr("Back (Alt+Left)"));
    actions.forward = make(owner, tr("&Forward"), Qt::ALT | Qt::Key_Right);
    actions.forward->setToolTip(tr("Forward (Alt+Right)"));
    actions.filterMinerals = make(owner, tr("F&ilter minerals"), Qt::CTRL | Qt::Key_F);
    int number = 0;
    for (const PageInfo& page : pageInfos()) {
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + number++);
        actions.pages.push_back(make(owner, QString::fromUtf8(page.title.data(), std::ssize(page.title)),
                                     number <= 9 ? QKeySequence(Qt::CTRL | key) : QKeySequence()));
        actions.pages.back()->setCheckable(true);
    }
    actions.explain = make(owner, tr("&Explain the selection"), Qt::Key_F1);
    actions.keys = make(owner, tr("&Keys"), Qt::Key_Question);
    actions.about = make(owner, tr("&About Lodestone"));
    return actions;
}

void fillMenuBar(QMenuBar& bar, const WindowActions& actions) {
    QMenu* file = bar.addMenu(tr("&File"));
    file->addAction(actions.exportFigure);
    file->addSeparator();
    file->addAction(actions.quit);
    QMenu* edit = bar.addMenu(tr("&Edit"));
    edit->addActions({actions.copyFigure, actions.copyCitation});
    QMenu* view = bar.addMenu(tr("&View"));
    QMenu* theme = view->addMenu(tr("&Theme"));
    for (QAction* action : actions.themes)
        theme->addAction(action);
    view->addSeparator();
    view->addActions({actions.inspector, actions.resetLayout});
    QMenu* go = bar.addMenu(tr("&Go"));
    go->addActions({actions.back, actions.forward});
    go->addSeparator();
    for (QAction* action : actions.pages)
        go->addAction(action);
    go->addSeparator();
    go->addAction(actions.filterMinerals);
    QMenu* help = bar.addMenu(tr("&Help"));
    help->addActions({actions.explain, actions.keys});
    help->addSeparator();
    help->addAction(actions.about);
}

} // namespace lodestone
