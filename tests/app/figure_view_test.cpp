// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_view.h"

#include "support/sample_figures.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class FigureViewTest : public testing::Test {
protected:
    void show(const Figure& figure, QSize size = {766, 649}) {
        view.resize(size);
        view.setFigure(figure);
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
    }

    [[nodiscard]] const PlacedMark& placed(const Mark& mark) const {
        for (const PlacedMark& one : view.figureScene()->marks())
            if (one.mark == mark)
                return one;
        static const PlacedMark nothing;
        ADD_FAILURE() << mark.key << " is not in the figure";
        return nothing;
    }

    void clickAt(QPointF scenePoint) {
        view.ensureVisible(QRectF(scenePoint, QSizeF(1, 1)));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(scenePoint));
    }

    FigureView view;
};

TEST_F(FigureViewTest, AClickOnABarChoosesItsCountry) {
    show(samples::rareEarthOverview());
    QSignalSpy clicked(&view, &FigureView::markClicked);
    for (const char* iso3 : {"CHN", "MMR", "AUS"}) {
        clicked.clear();
        const Mark mark{Mark::Kind::Country, iso3};
        clickAt(placed(mark).rect.center());
        ASSERT_EQ(clicked.size(), 1);
        EXPECT_EQ(clicked[0][0].value<Mark>(), mark);
    }
}

TEST_F(FigureViewTest, AClickOnAClaimDiamondChoosesTheClaimAndBesideItTheStage) {
    show(samples::rareEarthOverview());
    QSignalSpy clicked(&view, &FigureView::markClicked);
    const QRectF diamond = placed({Mark::Kind::Claim, "ms-magnets"}).rect;
    clickAt(diamond.center());
    clickAt(diamond.center() - QPointF(40, 0));
    ASSERT_EQ(clicked.size(), 2);
    EXPECT_EQ(clicked[0][0].value<Mark>(), (Mark{Mark::Kind::Claim, "ms-magnets"}));
    EXPECT_EQ(clicked[1][0].value<Mark>(), (Mark{Mark::Kind::Stage, "magnets"}));
}

TEST_F(FigureViewTest, AFigureGrowsWithALargeWindowAndAnswersWhereItIsSeen) {
    show(samples::rareEarthOverview(), {1400, 900});
    EXPECT_EQ(view.transform().m11(), 1);
    show(samples::rareEarthOverview(), {3300, 2000});
    EXPECT_EQ(view.transform().m11(), 2);
    EXPECT_EQ(view.figureScene()->sceneRect().size(), QSizeF(1650, 1000)) << "it fills the window";
    EXPECT_EQ(view.verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
    QSignalSpy clicked(&view, &FigureView::markClicked);
    const Mark mark{Mark::Kind::Country, "AUS"};
    const QRectF rect = placed(mark).rect;
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, (rect.center() * 2).toPoint());
    ASSERT_EQ(clicked.size(), 1);
    EXPECT_EQ(clicked[0][0].value<Mark>(), mark);
    view.resize(1400, 900);
    EXPECT_EQ(view.transform().m11(), 1);
}

TEST_F(FigureViewTest, AFigureThatWouldScrollWhenItGrowsGrowsLess) {
    Figure figure = samples::manyBars();
    std::vector<Bar>& bars = std::get<BarsBody>(figure.body).bars;
    const std::vector<Bar> half = bars;
    bars.insert(bars.end(), half.begin(), half.end());
    ASSERT_GT(FigureScene::minimumHeight(figure, theme(ThemeKind::Light), 1650, Frame::Page), 1000);
    show(figure, {3300, 2000});
    EXPECT_EQ(view.transform().m11(), 1.5);
    EXPECT_EQ(view.verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
    show(samples::manyBars(), {3300, 1000});
    EXPECT_EQ(view.transform().m11(), 1) << "wide alone is no room to grow";
}

TEST_F(FigureViewTest, AClickOnNothingChoosesNothing) {
    show(samples::rareEarthOverview());
    QSignalSpy clicked(&view, &FigureView::markClicked);
    clickAt({4, 4});
    EXPECT_EQ(clicked.size(), 0);
}

TEST_F(FigureViewTest, MovingThePointerSignalsEachMarkOnceAndItsLeaving) {
    show(samples::rareEarthOverview());
    QSignalSpy hovered(&view, &FigureView::markHovered);
    const QPointF bar = placed({Mark::Kind::Country, "USA"}).rect.center();
    QTest::mouseMove(view.viewport(), view.mapFromScene(bar));
    QTest::mouseMove(view.viewport(), view.mapFromScene(bar + QPointF(3, 0)));
    QTest::mouseMove(view.viewport(), QPoint(3, 3));
    ASSERT_EQ(hovered.size(), 2);
    EXPECT_EQ(hovered[0][0].value<Mark>(), (Mark{Mark::Kind::Country, "USA"}));
    EXPECT_EQ(hovered[1][0].value<Mark>(), Mark{});
}

TEST_F(FigureViewTest, RightArrowWalksEveryMarkInReadingOrderAndHomeAndEndJump) {
    show(samples::rareEarthOverview());
    QSignalSpy clicked(&view, &FigureView::markClicked);
    const auto& marks = view.figureScene()->marks();
    for (const PlacedMark& mark : marks) {
        QTest::keyClick(&view, Qt::Key_Right);
        EXPECT_EQ(view.focusedMark(), mark.mark);
    }
    EXPECT_EQ(static_cast<std::size_t>(clicked.size()), marks.size());
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_EQ(view.focusedMark(), marks.front().mark);
    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_EQ(view.focusedMark(), marks.back().mark);
}

TEST_F(FigureViewTest, DownArrowGoesToTheRowBelow) {
    show(samples::rareEarthOverview());
    clickAt(placed({Mark::Kind::Country, "CHN"}).rect.center());
    QTest::keyClick(&view, Qt::Key_Down);
    EXPECT_EQ(view.focusedMark(), (Mark{Mark::Kind::Country, "USA"}));
    QTest::keyClick(&view, Qt::Key_Up);
    EXPECT_EQ(view.focusedMark(), (Mark{Mark::Kind::Country, "CHN"}));
}

TEST_F(FigureViewTest, ScrollsDownWhenTheFigureIsTallerAndNeverSideways) {
    show(samples::manyBars(), {520, 400});
    EXPECT_EQ(view.verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOn);
    EXPECT_GT(view.verticalScrollBar()->maximum(), 0);
    EXPECT_EQ(view.horizontalScrollBar()->maximum(), 0);
    view.resize(900, 1200);
    QTest::qWait(0);
    EXPECT_EQ(view.verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
    EXPECT_EQ(view.verticalScrollBar()->maximum(), 0);
    EXPECT_EQ(view.figureScene()->width(), 900);
}

TEST_F(FigureViewTest, KeepsTheFocusedMarkWhenTheFigureIsLaidOutAnew) {
    show(samples::rareEarthOverview());
    clickAt(placed({Mark::Kind::Country, "AUS"}).rect.center());
    view.resize(1300, 800);
    QTest::qWait(0);
    EXPECT_EQ(view.focusedMark(), (Mark{Mark::Kind::Country, "AUS"}));
}

TEST_F(FigureViewTest, TellsAssistiveTechnologyHeadlineAndAlternativeText) {
    const Figure figure = samples::nickelLines();
    show(figure);
    EXPECT_EQ(view.accessibleName().toStdString(), figure.headline);
    EXPECT_EQ(view.accessibleDescription().toStdString(), figure.altText);
}

TEST_F(FigureViewTest, TheButtonOfANoticeAnswersToPointerAndReturn) {
    show(samples::notice());
    QSignalSpy action(&view, &FigureView::noticeActionClicked);
    ASSERT_FALSE(view.figureScene()->noticeButton().isEmpty());
    clickAt(view.figureScene()->noticeButton().center());
    QTest::keyClick(&view, Qt::Key_Return);
    EXPECT_EQ(action.size(), 2);
}

TEST_F(FigureViewTest, AThemeChangeRepaintsOnItsGround) {
    show(samples::rareEarthOverview());
    view.setTheme(theme(ThemeKind::Dark));
    EXPECT_EQ(view.grab().toImage().pixelColor(2, 2), theme(ThemeKind::Dark).ground);
}

} // namespace
} // namespace lodestone
