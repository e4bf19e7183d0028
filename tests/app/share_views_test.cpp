// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the shares as painted: whole at every size, and the same country in each.
#include "app/clear_words.h"
#include "app/window_fixture.h"

#include "charts/figure_scene.h"
#include "charts/treemap_layout.h"
#include "figure/build_figure.h"

#include <numeric>

namespace lodestone {
namespace {

class ShareViewsTest : public WindowTest {};

TEST(ShareViewsScene, NoWordIsCutOrLiesOnAnotherForAnyMineralAtThreeSizes) {
    const Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const auto catalogue = shippedCatalogue();
    for (const Mineral& mineral : catalogue->minerals)
        for (const Stage stage : {Stage::Mining, Stage::Processing, Stage::Reserves})
            for (const char* view : {"history", "treemap"}) {
                ViewState state;
                state.figure = "shares";
                state.view = view;
                state.mineral = mineral.slug;
                state.stage = stage;
                const Figure figure = buildFigure(state, *catalogue, database);
                if (std::holds_alternative<Notice>(figure.body))
                    continue;
                for (const QSizeF size : {QSizeF(766, 620), QSizeF(780, 460), QSizeF(3300, 1900)}) {
                    const Theme& look = theme(ThemeKind::Light);
                    const qreal least = FigureScene::minimumHeight(figure, look, size.width(), Frame::Page);
                    const FigureScene scene(figure, look, {size.width(), std::max(least, size.height())},
                                            Frame::Page);
                    expectClear(scene, state.text() + " at " + std::to_string(size.width()));
                    for (const PlacedMark& mark : scene.marks())
                        EXPECT_TRUE(scene.sceneRect().adjusted(-8, -8, 8, 8).contains(mark.rect))
                            << state.text() << " " << mark.mark.key;
                }
            }
}

TEST(TreemapLayout, AreasAreInProportionAndFillTheWhole) {
    const std::vector<double> weights{0.6, 0.2, 0.1, 0.05, 0.03, 0.02};
    const QRectF whole(10, 20, 640, 400);
    const std::vector<QRectF> rects = squarified(weights, whole);
    ASSERT_EQ(rects.size(), weights.size());
    for (std::size_t i = 0; i < rects.size(); ++i) {
        EXPECT_NEAR(rects[i].width() * rects[i].height(), weights[i] * 640 * 400, 1e-6);
        EXPECT_TRUE(whole.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(rects[i]));
        EXPECT_LT(std::max(rects[i].width() / rects[i].height(), rects[i].height() / rects[i].width()), 4);
        for (std::size_t j = i + 1; j < rects.size(); ++j) {
            const QRectF common = rects[i] & rects[j];
            EXPECT_LT(common.width() * common.height(), 1e-6);
        }
    }
    EXPECT_TRUE(squarified({}, whole).empty());
}

TEST_F(ShareViewsTest, ClickOnChinaSelectsItInEveryView) {
    ViewState state;
    state.figure = "shares";
    open(state);
    for (const char* name : {"", "history", "treemap"}) {
        window->workspace().change([name](ViewState& now) {
            now.view = name;
            now.selection = {};
        });
        ASSERT_TRUE(settled());
        ASSERT_FALSE(window->workspace().state().selection);
        click({Mark::Kind::Country, "CHN"});
        EXPECT_EQ(window->workspace().state().selection, (Mark{Mark::Kind::Country, "CHN"})) << name;
    }
}

TEST_F(ShareViewsTest, ViewsAndBlocsAreChosenAboveTheFigure) {
    ViewState state;
    state.figure = "shares";
    state.mineral = "nickel";
    open(state);
    PageControls* controls = window->pages().figurePage()->controls();
    ASSERT_NE(controls, nullptr);
    ASSERT_NE(controls->views(), nullptr);
    controls->views()->segment(1).click();
    ASSERT_TRUE(settled());
    EXPECT_TRUE(std::holds_alternative<StackBody>(figure().body));
    controls->views()->segment(2).click();
    ASSERT_TRUE(settled());
    EXPECT_TRUE(std::holds_alternative<TreemapBody>(figure().body));
    ASSERT_NE(controls->box(Control::Bloc), nullptr);
    window->workspace().change([](ViewState& now) { now.bloc = "asean"; });
    ASSERT_TRUE(settled());
    EXPECT_TRUE(figure().headline.starts_with("Asean as one: ")) << figure().headline;
}

} // namespace
} // namespace lodestone
