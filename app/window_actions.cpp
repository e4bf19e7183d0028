// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_actions.h"

#include "pages/page_stack.h"
#include "session.h"

#include <QCoreApplication>
#include <QMenu>

namespace lodestone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("WindowActions", text);
}

QAction* make(QWidget& owner, const QString& text, const QKeySequence& key = {}, const QString& what = {}) {
    auto* action = new QAction(text, &owner);
    action->setShortcut(key);
    if (!what.isEmpty())
        action->setToolTip(what);
    owner.addAction(action);
    return action;
}

void makeOutput(QWidget& owner, WindowActions& actions) {
    actions.openFigure = make(owner, tr("&Open figure…"), Qt::CTRL | Qt::Key_O,
                              tr("A PNG, SVG or PDF that this program exported, to look at and to edit"));
    actions.exportFigure = make(owner, tr("&Export figure…"), Qt::CTRL | Qt::Key_E);
    actions.savePicture = make(owner, tr("&Save picture"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
                               tr("The figure alone, framed, with its source, into the folder of pictures"));
    actions.pressBundle =
        make(owner, tr("Press &bundle…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E,
             tr("Pictures, data, alternative text, method, citations and licences in one ZIP"));
    actions.recentViews = new QMenu(tr("&Recent figures"), &owner);
    actions.recentFiles = new QMenu(tr("Recent &files"), &owner);
    actions.quit = make(owner, tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    actions.undo = make(owner, tr("&Undo"), Qt::CTRL | Qt::Key_Z, tr("Back to what was shown before"));
    actions.redo = make(owner, tr("&Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    actions.copyFigure = make(owner, tr("&Copy figure"), Qt::CTRL | Qt::Key_C,
                              tr("Copy the figure as an image, with its table as text"));
    actions.copyCitation = make(owner, tr("Copy c&itation"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    actions.copyBibtex = make(owner, tr("Copy citation as &BibTeX"));
    actions.copyRis = make(owner, tr("Copy citation as &RIS"));
    actions.copyLink = make(owner, tr("Copy &link"), Qt::CTRL | Qt::SHIFT | Qt::Key_L,
                            tr("Copy what is shown as a line of text that opens it again"));
    actions.openLink = make(owner, tr("&Open link…"), Qt::CTRL | Qt::Key_L);
}

void makeView(QWidget& owner, WindowActions& actions) {
    actions.present = make(owner, tr("&Present"), Qt::Key_F5, tr("The figure alone on the whole screen"));
    auto* themes = new QActionGroup(&owner);
    const char* names[] = {"&Light", "&Dark", "&High contrast", "&Follow the system"};
    for (std::size_t i = 0; i < actions.themes.size(); ++i) {
        actions.themes[i] = make(owner, tr(names[i]));
        actions.themes[i]->setCheckable(true);
        themes->addAction(actions.themes[i]);
    }
    auto* sizes = new QActionGroup(&owner);
    for (const int scale : scales()) {
        actions.scales.push_back(make(owner, tr("%1\u202F%").arg(scale)));
        actions.scales.back()->setCheckable(true);
        sizes->addAction(actions.scales.back());
    }
    actions.larger = make(owner, tr("&Larger"));
    actions.larger->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    actions.smaller = make(owner, tr("&Smaller"), Qt::CTRL | Qt::Key_Minus);
    actions.actualSize = make(owner, tr("&Actual size"), Qt::CTRL | Qt::Key_0);
    actions.inspector = make(owner, tr("&Inspector"), Qt::CTRL | Qt::Key_I);
    actions.inspector->setCheckable(true);
    actions.inspector->setToolTip(tr("Show or hide the inspector (Ctrl+I)"));
    actions.resetLayout = make(owner, tr("&Reset layout"));
    actions.forget = make(owner, tr("&Forget settings…"), {},
                          tr("Theme, scale, layout, recent figures and files as on a first start"));
}

void makePlaces(QWidget& owner, WindowActions& actions) {
    actions.palette = make(owner, tr("&Search or run a command"), Qt::CTRL | Qt::Key_K);
    actions.back = make(owner, tr("&Back"), Qt::ALT | Qt::Key_Left, tr("Back (Alt+Left)"));
    actions.forward = make(owner, tr("&Forward"), Qt::ALT | Qt::Key_Right, tr("Forward (Alt+Right)"));
    actions.filterMinerals = make(owner, tr("F&ilter minerals"), Qt::CTRL | Qt::Key_F);
    int number = 0;
    for (const PageInfo& page : pageInfos()) {
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + number++);
        actions.pages.push_back(make(owner, QString::fromUtf8(page.title.data(), std::ssize(page.title)),
                                     number <= 9 ? QKeySequence(Qt::CTRL | key) : QKeySequence()));
        actions.pages.back()->setCheckable(true);
    }
}

} // namespace

WindowActions makeActions(QWidget& owner) {
    WindowActions actions;
    makeOutput(owner, actions);
    makeView(owner, actions);
    makePlaces(owner, actions);
    actions.explain = make(owner, tr("&Explain what is focused"), Qt::Key_F1);
    actions.keys = make(owner, tr("&Keys"), Qt::Key_Question);
    actions.about = make(owner, tr("&About Lodestone"));
    return actions;
}

void fillMenuBar(QMenuBar& bar, const WindowActions& actions) {
    bar.setAccessibleName(tr("Menus"));
    QMenu* file = bar.addMenu(tr("&File"));
    file->addAction(actions.openFigure);
    file->addSeparator();
    file->addActions({actions.exportFigure, actions.savePicture, actions.pressBundle});
    file->addSeparator();
    file->addMenu(actions.recentViews);
    file->addMenu(actions.recentFiles);
    file->addSeparator();
    file->addAction(actions.quit);
    QMenu* edit = bar.addMenu(tr("&Edit"));
    edit->addActions({actions.undo, actions.redo});
    edit->addSeparator();
    edit->addActions({actions.copyFigure, actions.copyCitation, actions.copyBibtex, actions.copyRis});
    edit->addSeparator();
    edit->addActions({actions.copyLink, actions.openLink});
    QMenu* view = bar.addMenu(tr("&View"));
    view->addAction(actions.present);
    view->addSeparator();
    QMenu* theme = view->addMenu(tr("&Theme"));
    for (QAction* action : actions.themes)
        theme->addAction(action);
    QMenu* scale = view->addMenu(tr("&Scale"));
    scale->addActions({actions.larger, actions.smaller, actions.actualSize});
    scale->addSeparator();
    for (QAction* action : actions.scales)
        scale->addAction(action);
    view->addSeparator();
    view->addActions({actions.inspector, actions.resetLayout, actions.forget});
    QMenu* go = bar.addMenu(tr("&Go"));
    go->addActions({actions.palette, actions.back, actions.forward});
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

std::vector<MenuCommand> menuCommands(const QMenuBar& bar) {
    std::vector<MenuCommand> commands;
    for (const QAction* top : bar.actions())
        for (QAction* action : top->menu()->actions()) {
            if (action->menu() != nullptr) {
                for (QAction* inner : action->menu()->actions())
                    if (!inner->isSeparator() && inner->isVisible())
                        commands.push_back({plainText(*top), plainText(*action), inner});
            } else if (!action->isSeparator()) {
                commands.push_back({plainText(*top), {}, action});
            }
        }
    return commands;
}

QString plainText(const QAction& action) {
    // Two are a letter, one underlines the next.
    constexpr QChar letter(0xFFFF);
    return action.text()
        .replace(QStringLiteral("&&"), QString(letter))
        .remove(u'&')
        .replace(letter, u'&')
        .remove(u'…');
}

} // namespace lodestone
