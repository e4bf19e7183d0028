// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_fixture.h"
#include "figure_output.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

namespace lodestone {
namespace {

const Mark china{Mark::Kind::Country, "CHN"};

TEST_F(WindowTest, StartsOnRareEarthsMiningOfTheNewestYear) {
    open();
    const ViewState& state = window->workspace().state();
    EXPECT_EQ(state.mineral, "rare-earths");
    EXPECT_EQ(state.stage, Stage::Mining);
    EXPECT_EQ(state.year, 2025);
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Lodestone – Rare earths"));
    EXPECT_NE(figure().headline.find("China mined 69"), std::string::npos) << figure().headline;
    const MineralModel& model = window->market().minerals().model();
    const MineralBadge* badge = model.badge(model.rowOf("rare-earths"));
    ASSERT_NE(badge, nullptr) << "badges are there with the first paint";
    EXPECT_EQ(badge->text, "5,054");
    EXPECT_EQ(window->inspector().shown().title, "China");
    EXPECT_FALSE(window->actions().back->isEnabled());
}

TEST_F(WindowTest, AClickOnChinaSelectsItEverywhere) {
    open();
    click(china);
    EXPECT_EQ(window->workspace().state().selection, china);
    EXPECT_TRUE(eventually([this] { return window->inspector().shown().caption == "Selected"; }));
    EXPECT_EQ(window->inspector().shown().title, "China");
    for (QAction* page : window->actions().pages) {
        page->trigger();
        ASSERT_TRUE(settled());
        EXPECT_EQ(window->workspace().state().selection, china) << qPrintable(page->text());
    }
    QTest::keyClick(&window->pages().table().list(), Qt::Key_Escape); // the last page has no figure
    EXPECT_FALSE(window->workspace().state().selection) << "Escape selects nothing";
    window->actions().pages[0]->trigger();
    ASSERT_TRUE(settled());
    click(china);
    QTest::keyClick(&view(), Qt::Key_Escape);
    EXPECT_FALSE(window->workspace().state().selection) << "nor in a figure";
}

TEST_F(WindowTest, ArrowKeysInTheListFlipMinerals) {
    open();
    MineralView& list = window->market().minerals().view();
    list.setFocus();
    const std::string before = figure().headline;
    const MineralModel& model = window->market().minerals().model();
    int next = list.currentIndex().row() + 1;
    while (model.mineral(next) == nullptr)
        ++next;
    ASSERT_TRUE(model.isCaption(next - 1));
    QTest::keyClick(&list, Qt::Key_Down);
    EXPECT_EQ(list.currentIndex().row(), next) << "the keyboard passes a caption by";
    EXPECT_EQ(window->workspace().state().mineral, model.mineral(list.currentIndex().row())->slug);
    ASSERT_TRUE(settled());
    EXPECT_NE(figure().headline, before);
    EXPECT_NE(window->windowTitle(), QStringLiteral("Lodestone – Rare earths"));
}

TEST_F(WindowTest, LeftAndRightInTheListStepThroughTheYears) {
    open();
    MineralView& list = window->market().minerals().view();
    QTest::keyClick(&list, Qt::Key_Left);
    EXPECT_EQ(window->workspace().state().year, 2024);
    QTest::keyClick(&list, Qt::Key_Right);
    QTest::keyClick(&list, Qt::Key_Right);
    EXPECT_EQ(window->workspace().state().year, 2025) << "the last year is the last";
}

TEST_F(WindowTest, BackAndForwardWalkTheStatesInOrder) {
    open();
    Workspace& workspace = window->workspace();
    workspace.change([](ViewState& state) { state.mineral = "cobalt"; });
    click(Mark{Mark::Kind::Country, "CHN"}); // whichever figure is still shown has a bar for China
    const ViewState last = workspace.state();
    QTest::keyClick(window.get(), Qt::Key_Left, Qt::AltModifier);
    EXPECT_FALSE(workspace.state().selection);
    EXPECT_EQ(workspace.state().mineral, "cobalt");
    QTest::keyClick(window.get(), Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(workspace.state().mineral, "rare-earths");
    EXPECT_FALSE(window->actions().back->isEnabled());
    QTest::keyClick(window.get(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(window.get(), Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(workspace.state(), last);
    EXPECT_FALSE(window->actions().forward->isEnabled());
    ASSERT_TRUE(settled());
    EXPECT_EQ(figure().state.mineral, "cobalt");
}

TEST_F(WindowTest, ARungOfTheChainChangesTheStage) {
    open();
    click({Mark::Kind::Stage, "reserves"});
    EXPECT_EQ(window->workspace().state().stage, Stage::Reserves);
    EXPECT_FALSE(window->workspace().state().selection);
    ASSERT_TRUE(settled());
    EXPECT_EQ(figure().state.stage, Stage::Reserves);
}

TEST_F(WindowTest, ArrowKeysInAFigureWalkOverStagesWithoutLeaving) {
    open();
    view().setFocus(Qt::TabFocusReason);
    bool met = false;
    for (std::size_t i = 0; i < view().figureScene()->marks().size() && !met; ++i) {
        QTest::keyClick(&view(), Qt::Key_Right);
        met = view().focusedMark() == Mark{Mark::Kind::Stage, "reserves"};
    }
    ASSERT_TRUE(met);
    EXPECT_EQ(window->workspace().state().stage, Stage::Mining);
    QTest::keyClick(&view(), Qt::Key_Return);
    EXPECT_EQ(window->workspace().state().stage, Stage::Reserves);
}

TEST_F(WindowTest, AStageWithoutATableSaysWhyAndOffersAWayOut) {
    open();
    ViewState processing;
    processing.stage = Stage::Processing;
    window->workspace().change([&](ViewState& state) { state = processing; });
    window->actions().pages[1]->trigger(); // the page of shares alone: nothing else to show
    ASSERT_TRUE(settled());
    const auto* notice = std::get_if<Notice>(&figure().body);
    ASSERT_NE(notice, nullptr);
    EXPECT_FALSE(notice->text.empty());
    ASSERT_TRUE(notice->help);
    const QRectF button = view().figureScene()->noticeButton();
    ASSERT_FALSE(button.isEmpty());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().mapFromScene(button.center()));
    ASSERT_TRUE(settled());
    EXPECT_EQ(std::get_if<Notice>(&figure().body), nullptr) << figure().headline;
}

TEST_F(WindowTest, AnEventIsSelectedByAClickAndExplained) {
    ViewState timeline;
    timeline.figure = "timeline";
    open(timeline);
    const auto& marks = view().figureScene()->marks();
    const auto event =
        std::ranges::find(marks, Mark::Kind::Event, [](const PlacedMark& one) { return one.mark.kind; });
    ASSERT_NE(event, marks.end());
    const Mark mark = event->mark;
    const std::string before = window->inspector().shown().title;
    click(mark);
    EXPECT_EQ(window->workspace().state().selection.kind, Mark::Kind::Event);
    EXPECT_TRUE(eventually([&] { return window->inspector().shown().title != before; }));
}

TEST_F(WindowTest, EmptySpaceSelectsNothing) {
    open();
    click(china);
    ASSERT_TRUE(window->workspace().state().selection);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, QPoint(4, 4));
    EXPECT_FALSE(window->workspace().state().selection);
}

TEST_F(WindowTest, TypingInTheListFiltersEnterPicksEscapeClears) {
    open();
    MineralList& minerals = window->market().minerals();
    QTest::keyClicks(&minerals.view(), QStringLiteral("c"));
    EXPECT_EQ(QApplication::focusWidget(), &minerals.filter());
    QTest::keyClicks(&minerals.filter(), QStringLiteral("olumb"));
    EXPECT_EQ(minerals.model().rowCount(), 2) << "a caption and niobium, which was once columbium";
    QTest::keyClick(&minerals.filter(), Qt::Key_Return);
    EXPECT_EQ(window->workspace().state().mineral, "niobium");
    EXPECT_EQ(QApplication::focusWidget(), &minerals.view());
    QTest::keyClick(&minerals.view(), Qt::Key_Escape);
    EXPECT_TRUE(minerals.filter().text().isEmpty());
    EXPECT_GT(minerals.model().rowCount(), 40);
    EXPECT_EQ(minerals.model().mineral(minerals.view().currentIndex().row())->slug, "niobium");
}

TEST_F(WindowTest, WordsOfTheFilterGiveWayToAMineralThatTheyWouldHide) {
    open();
    MineralList& minerals = window->market().minerals();
    QTest::keyClicks(&minerals.view(), QStringLiteral("cobalt"));
    window->workspace().change([](ViewState& state) { state.year = 2020; });
    EXPECT_EQ(minerals.filter().text(), QStringLiteral("cobalt")) << "another year is no other mineral";
    QTest::keyClick(&minerals.filter(), Qt::Key_Return);
    ASSERT_EQ(window->workspace().state().mineral, "cobalt");
    window->workspace().goBack();
    EXPECT_TRUE(minerals.filter().text().isEmpty());
    EXPECT_EQ(minerals.model().mineral(minerals.view().currentIndex().row())->slug, "rare-earths");
}

TEST_F(WindowTest, SpacePlaysTheYearsAndStopsWithThePlayersHand) {
    open();
    ASSERT_TRUE(window->market().years().canPlay());
    QTest::keyClick(&window->market().minerals().view(), Qt::Key_Space);
    const Year first = window->workspace().state().year;
    EXPECT_LT(first, 2025) << "from the last year it starts over";
    EXPECT_TRUE(eventually([&] { return window->workspace().state().year > first; }));
    QTest::keyClick(&window->market().minerals().view(), Qt::Key_Space);
    EXPECT_FALSE(window->market().years().isPlaying());
}

TEST_F(WindowTest, AThemeIsSwitchedWithoutARestart) {
    open();
    window->setTheme(ThemeChoice::Dark);
    EXPECT_TRUE(
        eventually([this] { return view().backgroundBrush().color() == theme(ThemeKind::Dark).ground; }));
    EXPECT_EQ(window->palette().color(QPalette::Window), theme(ThemeKind::Dark).window);
    EXPECT_TRUE(window->actions().themes[1]->isChecked());
    window->setTheme(ThemeChoice::Light);
    EXPECT_TRUE(
        eventually([this] { return view().backgroundBrush().color() == theme(ThemeKind::Light).ground; }));
}

TEST_F(WindowTest, TheInspectorFoldsAwayInANarrowWindowAndComesBack) {
    open({}, {}, {1024, 640});
    EXPECT_FALSE(window->inspector().isVisible());
    window->actions().inspector->trigger();
    EXPECT_TRUE(window->inspector().isVisible());
    EXPECT_GE(window->inspector().width(), 220);
    window->resize(1280, 800);
    EXPECT_TRUE(eventually([this] { return window->inspector().isVisible(); }));
    window->resize(1024, 640);
    EXPECT_TRUE(eventually([this] { return !window->inspector().isVisible(); }));
}

TEST_F(WindowTest, APageBeginsAtItsTopAndKeepsItsPlace) {
    open({}, {}, {1024, 640});
    const auto turnTo = [&](const char* page) {
        window->workspace().change([&](ViewState& state) { state.figure = page; });
        ASSERT_TRUE(settled());
    };
    const auto scrolled = [&] { return view().verticalScrollBar()->value(); };
    ASSERT_GT(view().verticalScrollBar()->maximum(), 40);
    for (const char* page : {"shares", "overview", "timeline", "overview"}) {
        turnTo(page);
        EXPECT_EQ(scrolled(), 0) << page;
    }
    view().verticalScrollBar()->setValue(40);
    window->workspace().change([](ViewState& state) { state.mineral = "cobalt"; });
    ASSERT_TRUE(settled());
    EXPECT_EQ(scrolled(), 40);
    turnTo("shares");
    turnTo("overview");
    EXPECT_EQ(scrolled(), 40);
}

TEST_F(WindowTest, RemembersWhereItWas) {
    open();
    window->workspace().change([](ViewState& state) {
        state.mineral = "nickel";
        state.figure = "concentration";
    });
    window->setTheme(ThemeChoice::Dark);
    window->resize(1300, 820);
    window->close();
    const Session session = Session::read();
    EXPECT_TRUE(Session::file().startsWith(home()));
    EXPECT_EQ(session.theme, ThemeChoice::Dark);
    const auto state = parseViewState(session.state.toStdString());
    ASSERT_TRUE(state);
    EXPECT_EQ(state->mineral, "nickel");
    open(*state, session);
    EXPECT_EQ(window->workspace().state().figure, "concentration");
    EXPECT_EQ(window->size(), QSize(1300, 820));
}

TEST_F(WindowTest, ASpoiltMemoryNeverHidesAPaneOrTheWindow) {
    Session session;
    session.panes = {0, 0, 0};
    session.geometry = QByteArray("not a geometry");
    open({}, session);
    EXPECT_GE(window->market().width(), 196);
    EXPECT_GE(window->pages().width(), 400);
    EXPECT_TRUE(window->screen()->geometry().intersects(window->frameGeometry()));

    MainWindow::Start start;
    start.catalogue = shippedCatalogue();
    start.remembers = false;
    MainWindow away(pool, start);
    away.move(-5000, -5000);
    session.geometry = away.saveGeometry();
    open({}, session);
    EXPECT_TRUE(window->screen()->geometry().intersects(window->frameGeometry()));
}

TEST_F(WindowTest, CopyingAFigureTakesItsPictureAndItsTable) {
    open();
    window->actions().copyFigure->trigger();
    const QMimeData* data = QApplication::clipboard()->mimeData();
    ASSERT_TRUE(data->hasImage());
    EXPECT_EQ(qvariant_cast<QImage>(data->imageData()).size(), QSize(1600, 900));
    EXPECT_TRUE(data->text().contains(QStringLiteral("China\t")) ||
                data->text().contains(QStringLiteral("CHN\t")))
        << qPrintable(data->text());
    window->actions().copyCitation->trigger();
    EXPECT_TRUE(QApplication::clipboard()->text().contains(QStringLiteral("Mineral Commodity Summaries")));
}

TEST_F(WindowTest, EveryControlTellsItsNameToAScreenReader) {
    open();
    int seen = 0;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(window.get()) ||
            widget->inherits("QMenu") || widget->focusProxy())
            continue;
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(reader, nullptr);
        EXPECT_FALSE(reader->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className() << " in " << widget->parent()->metaObject()->className();
        ++seen;
    }
    EXPECT_GT(seen, 15);
}

TEST_F(WindowTest, TabGoesThroughTheWindowFromLeftToRight) {
    open();
    window->market().minerals().filter().setFocus();
    std::vector<const QWidget*> met;
    for (int i = 0; i < 60; ++i) {
        met.push_back(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const auto first = [&met](const QWidget& part) {
        const auto found = std::ranges::find_if(
            met, [&part](const QWidget* one) { return one == &part || part.isAncestorOf(one); });
        return found - met.begin();
    };
    const std::vector<std::ptrdiff_t> order{first(window->market().minerals().view()),
                                            first(window->market().stages()),
                                            first(window->market().years()),
                                            first(window->pages().tabs()),
                                            first(view()),
                                            first(window->inspector())};
    EXPECT_TRUE(std::ranges::is_sorted(order)) << testing::PrintToString(order);
    EXPECT_LT(order.back(), std::ssize(met)) << "every part is reached";
}

TEST_F(WindowTest, MenusHoldNothingThatDoesNothing) {
    open();
    int seen = 0;
    for (QAction* menu : window->menuBar()->actions())
        for (QAction* action : menu->menu()->actions()) {
            if (action->isSeparator() || action->menu())
                continue;
            const WindowActions& all = window->actions();
            EXPECT_TRUE(all.back == action || all.forward == action || all.undo == action ||
                        all.redo == action || action->isEnabled())
                << qPrintable(action->text());
            ++seen;
        }
    EXPECT_GT(seen, 12);
}

TEST(FigureOutput, AFileIsNamedAfterWhatItShows) {
    ViewState state;
    state.year = 2025;
    EXPECT_EQ(suggestedFileName(state), QStringLiteral("rare-earths-mining-2025-overview.png"));
}

TEST_F(WindowTest, EnterUnfoldsTheElementsOfRareEarthsAndArrowsPassTheFoldBy) {
    open();
    MineralView& list = window->market().minerals().view();
    QTest::keyClick(&list, Qt::Key_Down);
    EXPECT_EQ(window->workspace().state().mineral, "cobalt");
    QTest::keyClick(&list, Qt::Key_Up);
    QTest::keyClick(&list, Qt::Key_Return);
    QTest::keyClick(&list, Qt::Key_Down);
    EXPECT_EQ(window->workspace().state().mineral, "scandium");
    QTest::keyClick(&list, Qt::Key_Up);
    const MineralModel& model = window->market().minerals().model();
    const QModelIndex fold = model.index(model.rowOf("rare-earths") + 1);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(fold).center());
    EXPECT_EQ(model.rowOf("scandium"), -1) << "a click folds them again";
    EXPECT_EQ(window->workspace().state().mineral, "rare-earths");
}

} // namespace
} // namespace lodestone
