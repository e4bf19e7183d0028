// SPDX-License-Identifier: GPL-3.0-or-later
// The agreements as painted: whole in every year at every size, picked out by click and by key, played.
#include "app/clear_words.h"
#include "app/window_fixture.h"

#include "charts/figure_scene.h"
#include "figure/build_figure.h"

#include <QtTest/QTest>

#include <set>

namespace lodestone {
namespace {

class AgreementsPage : public WindowTest {
protected:
    void openOn(const char* view) {
        ViewState state;
        state.figure = "agreements";
        state.year = 2025;
        state.view = view;
        open(state);
    }
    [[nodiscard]] const Mark& selected() const { return window->workspace().state().selection; }
};

/// No circle or square lies on another, nor under a word of another.
void expectNodesApart(const FigureScene& scene, const AgreementsBody& body, const std::string& at) {
    std::set<Mark> nodes;
    for (const AgreementNode& node : body.nodes)
        nodes.insert(node.mark);
    std::vector<const PlacedMark*> placed;
    for (const PlacedMark& mark : scene.marks())
        if (nodes.contains(mark.mark))
            placed.push_back(&mark);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        for (std::size_t j = i + 1; j < placed.size(); ++j)
            EXPECT_FALSE(placed[i]->rect.intersects(placed[j]->rect))
                << at << ": " << placed[i]->mark.key << " on " << placed[j]->mark.key;
        for (const PlacedText& text : scene.texts())
            EXPECT_FALSE(text.rect.adjusted(0, 1, 0, -1).intersects(placed[i]->rect))
                << at << ": '" << text.text.toStdString() << "' on " << placed[i]->mark.key;
    }
}

TEST(AgreementsScene, NoWordOrNodeLiesOnAnotherInAnyYearAtAnySize) {
    const Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const auto catalogue = shippedCatalogue();
    for (const char* mineral : {"rare-earths", "graphite", "antimony"})
        for (const Year year : catalogue->agreementYears)
            for (const char* view : {"", "matrix", "list"}) {
                ViewState state;
                state.figure = "agreements";
                state.view = view;
                state.mineral = mineral;
                state.year = year;
                const Figure figure = buildFigure(state, *catalogue, database);
                const auto& body = std::get<AgreementsBody>(figure.body);
                for (const QSizeF size :
                     {QSizeF(766, 620), QSizeF(780, 460), QSizeF(432, 540), QSizeF(3300, 1900)}) {
                    const Frame frame = size.width() < 500 ? Frame::Standalone : Frame::Page;
                    const Theme& look = theme(ThemeKind::Light);
                    const qreal least = FigureScene::minimumHeight(figure, look, size.width(), frame);
                    const FigureScene scene(figure, look, {size.width(), std::max(least, size.height())},
                                            frame);
                    const std::string at = state.text() + " at " + std::to_string(size.width());
                    expectClear(scene, at);
                    if (body.view == AgreementsView::Network)
                        expectNodesApart(scene, body, at);
                    for (const PlacedMark& mark : scene.marks())
                        EXPECT_TRUE(scene.sceneRect().adjusted(-8, -8, 8, 8).contains(mark.rect))
                            << at << mark.mark.key;
                }
            }
}

TEST_F(AgreementsPage, AClickPicksOutACountryInBothViews) {
    openOn("");
    click({Mark::Kind::Country, "JPN"});
    EXPECT_EQ(selected(), (Mark{Mark::Kind::Country, "JPN"}));
    window->workspace().change([](ViewState& now) {
        now.view = "matrix";
        now.selection = {};
    });
    ASSERT_TRUE(settled());
    click({Mark::Kind::Country, "USA"});
    EXPECT_EQ(selected(), (Mark{Mark::Kind::Country, "USA"}));
}

TEST_F(AgreementsPage, AClickOnACellPicksOutItsAgreementOrThePair) {
    openOn("matrix");
    click({Mark::Kind::Event, "EV112"});
    EXPECT_EQ(selected(), (Mark{Mark::Kind::Event, "EV112"}));
    click({Mark::Kind::Pair, "JPN-USA"});
    EXPECT_EQ(selected(), (Mark{Mark::Kind::Pair, "JPN-USA"}));
}

TEST_F(AgreementsPage, AClickOnARowOfTheListPicksOutItsAgreement) {
    openOn("list");
    click({Mark::Kind::Event, "EV129"});
    EXPECT_EQ(selected(), (Mark{Mark::Kind::Event, "EV129"}));
}

TEST_F(AgreementsPage, SpacePlaysTheYearsOfTheAgreements) {
    openOn("");
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Space);
    EXPECT_TRUE(eventually([&] { return window->workspace().state().year == 2026; }));
    EXPECT_TRUE(settled());
    EXPECT_TRUE(figure().headline.ends_with("by 24 Apr 2026")) << figure().headline;
}

TEST_F(AgreementsPage, ArrowKeysWalkFromMarkToMark) {
    openOn("");
    view().setFocus();
    std::set<Mark> visited;
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Left}) {
        QTest::keyClick(&view(), key);
        visited.insert(view().focusedMark());
    }
    EXPECT_GE(visited.size(), 3U);
    EXPECT_FALSE(visited.contains(Mark{}));
}

TEST_F(AgreementsPage, TheYearsRunToTheLastAgreementAndNothingMoves) {
    openOn("");
    const auto placeOf = [&](const char* iso3) {
        for (const PlacedMark& mark : view().figureScene()->marks())
            if (mark.mark == Mark{Mark::Kind::Country, iso3})
                return mark.rect.center();
        return QPointF();
    };
    const QPointF before = placeOf("CHN");
    window->workspace().change([](ViewState& now) { now.year = 2026; });
    ASSERT_TRUE(settled());
    EXPECT_EQ(window->workspace().state().year, 2026);
    EXPECT_EQ(placeOf("CHN"), before);
    EXPECT_FALSE(placeOf("PER").isNull()) << "signed in 2026";
}

} // namespace
} // namespace lodestone
