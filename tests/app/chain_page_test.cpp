// SPDX-License-Identifier: GPL-3.0-or-later
// The page 'Chain' on the shipped database: painted whole at every size, and answering to pointer and keys.
#include "app/clear_words.h"
#include "app/window_fixture.h"
#include "export/export_figure.h"

#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace lodestone {
namespace {

Figure shipped(const std::string& state) {
    static const Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    return buildFigure(*parseViewState(state), *shippedCatalogue(), database);
}

/// Widths of the page in windows of 1024, 1280 and 3840, and narrower ones.
constexpr qreal widths[] = {400, 480, 520, 600, 700, 766, 900, 1100, 1406, 2600, 3300};

TEST(ChainPainting, NoTextOfAMatrixIsCutOrLiesOnAnother) {
    for (const char* more :
         {"", "&list=all", "&indicator=cr1", "&indicator=theil", "&indicator=coverage", "&group=Gases"}) {
        const Figure figure = shipped(std::string("figure=chain&view=matrix") + more);
        for (const qreal width : widths) {
            const qreal height =
                FigureScene::minimumHeight(figure, theme(ThemeKind::Light), width, Frame::Page);
            expectClear(
                FigureScene(figure, theme(ThemeKind::Light), {width, std::max(height, 600.0)}, Frame::Page),
                more + std::to_string(width));
        }
        std::vector<QSize> sizes{{1600, 900}, {1080, 1350}, {3840, 2160}, {200, 200}};
        if (std::get<MatrixBody>(figure.body).lines.size() > 60)
            sizes = {{1600, 2600}}; // a hundred rows ask for a taller picture
        for (const QSize size : sizes) {
            const double scale = fittingScale(figure, theme(ThemeKind::Dark), size);
            expectClear(FigureScene(figure, theme(ThemeKind::Dark), QSizeF(size) / scale, Frame::Standalone),
                        more + std::to_string(size.width()) + " alone");
        }
    }
}

TEST(ChainPainting, NoTextOfALadderIsCutOrLiesOnAnother) {
    for (const Mineral& mineral : shippedCatalogue()->minerals) {
        const Figure figure = shipped("figure=chain&mineral=" + mineral.slug);
        for (const qreal width : {400.0, 600.0, 766.0, 1406.0}) {
            const qreal height =
                FigureScene::minimumHeight(figure, theme(ThemeKind::Light), width, Frame::Page);
            expectClear(
                FigureScene(figure, theme(ThemeKind::Light), {width, std::max(height, 560.0)}, Frame::Page),
                mineral.slug + std::to_string(width));
        }
    }
}

TEST(ChainPainting, EveryCellHeadAndShareAnswersToAClick) {
    for (const char* state :
         {"figure=chain&view=matrix", "figure=chain&mineral=cobalt", "figure=chain&mineral=rare-earths"}) {
        const Figure figure = shipped(state);
        const FigureScene scene(figure, theme(ThemeKind::Light), {766, 1400}, Frame::Page);
        EXPECT_GT(scene.marks().size(), 8U);
        for (const PlacedMark& mark : scene.marks()) {
            EXPECT_FALSE(mark.description.isEmpty());
            bool answers = false;
            for (qreal x = mark.rect.left() + 0.5; x < mark.rect.right() && !answers; x += 1)
                for (qreal y = mark.rect.top() + 0.5; y < mark.rect.bottom() && !answers; y += 1)
                    if (const HitArea* hit = scene.hitAt({x, y}))
                        answers = hit->mark == mark.mark;
            EXPECT_TRUE(answers) << state << ": " << mark.mark.key;
        }
    }
}

class ChainPage : public WindowTest {};

ViewState matrixState() {
    return *parseViewState("figure=chain&view=matrix");
}

const Mark cobaltMining{Mark::Kind::Market, "cobalt/mining"};

TEST_F(ChainPage, AClickOnACellSelectsItAndTheInspectorExplainsIt) {
    open(matrixState());
    click(cobaltMining);
    EXPECT_EQ(window->workspace().state().selection, cobaltMining);
    EXPECT_EQ(window->workspace().state().figure, "chain");
    EXPECT_TRUE(eventually([this] { return window->inspector().shown().title == "Cobalt, mining"; }));
}

TEST_F(ChainPage, TheInspectorOpensTheMarketOfACell) {
    open(matrixState());
    click(cobaltMining);
    const auto opener = [this]() -> QPushButton* {
        for (QPushButton* button : window->inspector().findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QStringLiteral("Open cobalt"))
                return button;
        return nullptr;
    };
    ASSERT_TRUE(eventually([&] { return opener() != nullptr; }));
    opener()->click();
    EXPECT_EQ(window->workspace().state().figure, "overview");
    EXPECT_EQ(window->workspace().state().mineral, "cobalt");
}

TEST_F(ChainPage, ControlsThatAViewDoesNotHeedAreAway) {
    open(*parseViewState("figure=chain"));
    PageControls* controls = window->pages().figurePage()->controls();
    ASSERT_NE(controls, nullptr);
    EXPECT_FALSE(controls->box(Control::List)->isVisible());
    EXPECT_TRUE(controls->box(Control::Regime)->isVisible());
    window->workspace().change([](ViewState& state) { state.view = "matrix"; });
    EXPECT_TRUE(controls->box(Control::List)->isVisible());
    EXPECT_TRUE(controls->box(Control::Indicator)->isVisible());
}

TEST_F(ChainPage, AClickOnAHeadSortsAndAgainTurnsRound) {
    open(matrixState());
    click({Mark::Kind::Column, "mineral"});
    EXPECT_EQ(window->workspace().state().sort, "mineral");
    ASSERT_TRUE(settled());
    const std::string first = std::get<MatrixBody>(figure().body).lines.front().name;
    click({Mark::Kind::Column, "mineral"});
    EXPECT_EQ(window->workspace().state().sort, "-mineral");
    ASSERT_TRUE(settled());
    EXPECT_EQ(std::get<MatrixBody>(figure().body).lines.back().name, first);
}

TEST_F(ChainPage, ADoubleClickOnACellOpensItsMarket) {
    open(matrixState());
    const auto& marks = view().figureScene()->marks();
    const auto cell = std::ranges::find(marks, cobaltMining, &PlacedMark::mark);
    ASSERT_NE(cell, marks.end());
    const QPoint at = view().mapFromScene(cell->rect.center());
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, at);
    EXPECT_EQ(window->workspace().state().figure, "overview");
    EXPECT_EQ(window->workspace().state().mineral, "cobalt");
    EXPECT_EQ(window->workspace().state().stage, Stage::Mining);
}

TEST_F(ChainPage, ArrowKeysWalkHeadsAndCellsAndEnterSortsOrOpens) {
    open(matrixState());
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Home);
    EXPECT_EQ(view().focusedMark(), (Mark{Mark::Kind::Column, "mineral"}));
    EXPECT_EQ(window->workspace().state().sort, "") << "walking does not sort";
    QTest::keyClick(&view(), Qt::Key_Right);
    EXPECT_EQ(view().focusedMark(), (Mark{Mark::Kind::Column, "reserves"}));
    QTest::keyClick(&view(), Qt::Key_Return);
    EXPECT_EQ(window->workspace().state().sort, "reserves");
    ASSERT_TRUE(settled());
    EXPECT_EQ(view().focusedMark(), (Mark{Mark::Kind::Column, "reserves"})) << "the focus stays on the head";
    QTest::keyClick(&view(), Qt::Key_Down);
    const Mark cell = view().focusedMark();
    ASSERT_EQ(cell.kind, Mark::Kind::Market);
    QTest::keyClick(&view(), Qt::Key_Return);
    EXPECT_EQ(window->workspace().state().figure, "overview");
    EXPECT_EQ(window->workspace().state().stage, Stage::Reserves);
    EXPECT_EQ(window->workspace().state().mineral, cell.key.substr(0, cell.key.find('/')));
}

TEST_F(ChainPage, AnyNumberOfMineralsScrollsInASmallWindow) {
    ViewState state = matrixState();
    state.list = "all";
    open(state, {}, {1024, 640});
    EXPECT_GT(view().figureScene()->height(), view().height());
    for (const PlacedMark& mark : view().figureScene()->marks())
        EXPECT_TRUE(view().figureScene()->sceneRect().contains(mark.rect)) << mark.mark.key;
}

TEST_F(ChainPage, ACountryLightsUpOnEveryRung) {
    open(*parseViewState("figure=chain&mineral=cobalt"));
    const auto painted = [this] { return view().viewport()->grab().toImage(); };
    const Mark china{Mark::Kind::Country, "CHN"};
    int rungs = 0;
    for (const PlacedMark& mark : view().figureScene()->marks())
        rungs += mark.mark == china;
    EXPECT_GE(rungs, 2);
    const QImage plain = painted();
    window->workspace().hover(china);
    const QImage lit = painted();
    EXPECT_NE(lit, plain);
    window->workspace().hover({});
    EXPECT_EQ(painted(), plain);
    click(china);
    EXPECT_TRUE(eventually([this] { return window->inspector().shown().subtitle.starts_with("along"); }));
}

} // namespace
} // namespace lodestone
