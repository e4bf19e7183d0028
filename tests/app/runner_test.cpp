// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_fixture.h"

#include <QSignalSpy>
#include <QTest>

namespace lodestone {
namespace {

ViewState stateOf(const char* mineral) {
    ViewState state;
    state.mineral = mineral;
    return state;
}

struct FigureRunnerTest : testing::Test {
    WarningsAreFailures warnings;
    StorePool pool{LODESTONE_SHIPPED_DATABASE};
};

using Delivered = std::vector<std::shared_ptr<const Figure>>;

TEST_F(FigureRunnerTest, TheLatestRequestIsTheOneThatIsAnswered) {
    FigureRunner runner(pool, shippedCatalogue());
    Delivered delivered;
    QObject::connect(&runner, &FigureRunner::figureReady, &runner,
                     [&](const auto& figure) { delivered.push_back(figure); });
    for (const char* mineral : {"cobalt", "nickel", "lithium", "tungsten", "niobium"})
        runner.request(stateOf(mineral));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !delivered.empty(); }, 10000));
    EXPECT_EQ(delivered.front()->state.mineral, "niobium");
    runner.request(stateOf("cobalt"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return delivered.size() > 1; }, 10000));
    EXPECT_EQ(delivered.size(), 2U) << "those in between were dropped";
    EXPECT_EQ(delivered.back()->state.mineral, "cobalt");
}

TEST_F(FigureRunnerTest, WhatIsWaitedForIsDeliveredOnce) {
    FigureRunner runner(pool, shippedCatalogue());
    int delivered = 0;
    QObject::connect(&runner, &FigureRunner::figureReady, &runner, [&] { ++delivered; });
    runner.request(stateOf("cobalt"));
    runner.request(stateOf("nickel"));
    runner.deliverNow();
    EXPECT_EQ(delivered, 1);
    QCoreApplication::processEvents();
    EXPECT_EQ(delivered, 1) << "the event loop has no second copy";
}

TEST_F(FigureRunnerTest, MayGoWhileItsJobRuns) {
    for (int i = 0; i < 20; ++i) {
        auto runner = std::make_unique<FigureRunner>(pool, shippedCatalogue());
        runner->request(stateOf("cobalt"));
        runner->request(stateOf("nickel"));
    }
    QCoreApplication::processEvents();
}

TEST_F(FigureRunnerTest, APageMayGoWhileItsJobRuns) {
    Workspace workspace(shippedCatalogue(), {});
    for (int i = 0; i < 5; ++i) {
        FigurePage page("overview", workspace, pool);
        page.refresh();
    }
    QCoreApplication::processEvents();
}

TEST_F(FigureRunnerTest, AMissingDatabaseBecomesANoticeThatNamesIt) {
    StorePool nowhere("/nowhere/lodestone.db");
    FigureRunner runner(nowhere, shippedCatalogue());
    std::shared_ptr<const Figure> delivered;
    QObject::connect(&runner, &FigureRunner::figureReady, &runner,
                     [&](const auto& figure) { delivered = figure; });
    runner.request(stateOf("cobalt"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return delivered != nullptr; }, 10000));
    const auto* notice = std::get_if<Notice>(&delivered->body);
    ASSERT_NE(notice, nullptr);
    EXPECT_NE(notice->text.find("/nowhere/lodestone.db"), std::string::npos);
    EXPECT_EQ(notice->help, delivered->state) << "its button asks again";
}

TEST(Workspace, AChangeThatChangesNothingIsNotHistory) {
    Workspace workspace(shippedCatalogue(), {});
    QSignalSpy changed(&workspace, &Workspace::stateChanged);
    workspace.change([](ViewState& state) { state.mineral = "no-such-mineral"; });
    EXPECT_EQ(changed.size(), 0);
    EXPECT_FALSE(workspace.canGoBack());
}

TEST(Workspace, ASelectionRebuildsNoFigure) {
    Workspace workspace(shippedCatalogue(), {});
    QSignalSpy changed(&workspace, &Workspace::stateChanged);
    QSignalSpy selected(&workspace, &Workspace::selectionChanged);
    workspace.select({Mark::Kind::Country, "CHN"});
    EXPECT_EQ(changed.size(), 0);
    EXPECT_EQ(selected.size(), 1);
    EXPECT_TRUE(workspace.canGoBack());
}

TEST(Workspace, ANewPathForgetsTheWayForward) {
    Workspace workspace(shippedCatalogue(), {});
    workspace.change([](ViewState& state) { state.mineral = "cobalt"; });
    workspace.goBack();
    ASSERT_TRUE(workspace.canGoForward());
    workspace.change([](ViewState& state) { state.mineral = "nickel"; });
    EXPECT_FALSE(workspace.canGoForward());
    workspace.goBack();
    EXPECT_EQ(workspace.state().mineral, "rare-earths");
}

TEST(Workspace, AGestureIsOneStepOfHistory) {
    Workspace workspace(shippedCatalogue(), {});
    const Year before = workspace.state().year;
    workspace.beginGesture();
    for (const Year year : {2020, 2015, 2010})
        workspace.change([year](ViewState& state) { state.year = year; });
    workspace.endGesture();
    workspace.change([](ViewState& state) { state.year = 2005; });
    workspace.goBack();
    EXPECT_EQ(workspace.state().year, 2010);
    workspace.goBack();
    EXPECT_EQ(workspace.state().year, before);
    EXPECT_FALSE(workspace.canGoBack());
}

TEST(Workspace, HoverPassesAndLeavesNoHistory) {
    Workspace workspace(shippedCatalogue(), {});
    QSignalSpy lit(&workspace, &Workspace::highlightChanged);
    workspace.hover({Mark::Kind::Country, "CHN"});
    workspace.hover({Mark::Kind::Country, "CHN"});
    EXPECT_EQ(lit.size(), 1);
    EXPECT_FALSE(workspace.canGoBack());
}

} // namespace
} // namespace lodestone
