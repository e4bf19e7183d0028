// SPDX-License-Identifier: GPL-3.0-or-later
// The map as it is laid out and as it turns, on the shipped database.
#include "app/clear_words.h"
#include "app/window_fixture.h"
#include "export/export_figure.h"
#include "figure/build_figure.h"
#include "figure/world_map.h"
#include "store/load.h"
#include "support/processor_time.h"

#include <QRegularExpression>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

namespace lodestone {
namespace {

Figure mapOf(const std::string& mineral, Stage stage = Stage::Mining) {
    ViewState state;
    state.figure = "map";
    state.mineral = mineral;
    state.stage = stage;
    return buildFigure(state, *shippedCatalogue(), Database::openReadOnly(LODESTONE_SHIPPED_DATABASE));
}

std::unique_ptr<FigureScene> pageOf(const Figure& figure, QSize size, MapPose pose = {}) {
    const Theme& style = theme(ThemeKind::Light);
    const qreal needed = FigureScene::minimumHeight(figure, style, size.width(), Frame::Page);
    return std::make_unique<FigureScene>(figure, style,
                                         QSizeF(size.width(), std::max<qreal>(needed, size.height())),
                                         Frame::Page, nullptr, std::move(pose));
}

/// Whether an arc runs through the words: lines answer to a pointer near by.
bool liesOnArc(const FigureScene& scene, const QRectF& words) {
    for (qreal x = words.left(); x <= words.right(); x += 2)
        if (const HitArea* hit = scene.hitAt({x, words.center().y()}); hit != nullptr && hit->reach > 0)
            return true;
    return false;
}

TEST(MapScene, NoArcRunsThroughADate) {
    int dates = 0;
    for (const char* mineral : {"rare-earths", "cobalt", "gallium", "nickel"}) {
        const Figure figure = mapOf(mineral);
        for (const SizePreset& preset : sizePresets()) {
            const ExportScene made = exportScene(figure, withPreset({}, preset));
            for (const PlacedText& text : made.scene->texts()) {
                static const QRegularExpression dated(QStringLiteral(", ([0-9]+ )?[A-Z][a-z]+ 20[0-9]{2}$"));
                const auto area = made.scene->mapFrame().value().area;
                if (!dated.match(text.text).hasMatch() || !area.contains(text.rect))
                    continue;
                ++dates;
                EXPECT_FALSE(liesOnArc(*made.scene, text.rect))
                    << mineral << ' ' << preset.id << ": " << text.text.toStdString();
            }
        }
    }
    EXPECT_GT(dates, 10) << "dates are still said where there is room";
}

TEST(MapScene, NoTextIsCutOrLiesOnAnother) {
    for (const char* mineral :
         {"rare-earths", "lithium", "cobalt", "nickel", "niobium", "tantalum", "germanium"}) {
        const Figure figure = mapOf(mineral);
        // The pages of windows of 1024 x 640, 1280 x 800 and 3840 x 2160.
        for (const QSize size : {QSize(512, 470), QSize(767, 570), QSize(1024, 470), QSize(3328, 1930)})
            for (const double zoom : {1.0, 4.0})
                expectClear(*pageOf(figure, size, {zoom, mapPoint(105, 20), {}}),
                            std::string(mineral) + " " + std::to_string(size.width()));
        const FigureScene alone(figure, theme(ThemeKind::Light),
                                QSizeF(1600, 900) /
                                    fittingScale(figure, theme(ThemeKind::Light), {1600, 900}),
                                Frame::Standalone);
        expectClear(alone, std::string(mineral) + " alone");
    }
}

TEST(MapScene, EveryCountryWithAShareAndEveryPlaceCanBeWalkedToAndAnswers) {
    const Figure figure = mapOf("rare-earths");
    const auto& body = std::get<MapBody>(figure.body);
    const auto scene = pageOf(figure, {767, 570});
    const auto placed = [&](const Mark& mark) {
        return std::ranges::any_of(scene->marks(), [&](const PlacedMark& one) {
            return one.mark == mark && !one.description.isEmpty();
        });
    };
    for (const MapCountry& land : body.countries)
        EXPECT_TRUE(!land.share || placed(land.mark)) << land.name;
    for (const MapPlace& place : body.places) {
        EXPECT_TRUE(placed(place.mark)) << place.name;
        const auto mark = std::ranges::find(scene->marks(), place.mark, &PlacedMark::mark);
        const HitArea* hit = scene->hitAt(mark->rect.center());
        ASSERT_NE(hit, nullptr) << place.name;
        EXPECT_EQ(hit->mark.kind, Mark::Kind::Place) << place.name;
    }
}

TEST(MapScene, EveryAgreementShownCanBeWalkedToWhetherListedOrNot) {
    const Figure figure = mapOf("rare-earths");
    const ShownAgreements shown = shownAgreements(std::get<MapBody>(figure.body), "");
    for (const int height : {420, 570, 900}) { // no list, a part of it, all of it
        const auto scene = pageOf(figure, {767, height});
        for (const MapArc* arc : shown.arcs)
            EXPECT_NE(std::ranges::find(scene->marks(), arc->mark, &PlacedMark::mark), scene->marks().end())
                << arc->title << " at " << height;
    }
}

TEST(MapScene, ASmallCountryIsReachable) {
    const Figure figure = mapOf("tantalum"); // Rwanda: a few px
    const auto scene = pageOf(figure, {767, 570});
    const auto& frame = *scene->mapFrame();
    const MapShape& rwanda = *worldMap().find("RWA");
    EXPECT_LT(std::max(rwanda.largestBox.width(), rwanda.largestBox.height()) * frame.scale(), 8);
    const HitArea* hit = scene->hitAt(frame.at(rwanda.anchor) + QPointF(6, 0));
    ASSERT_NE(hit, nullptr);
    EXPECT_EQ(hit->mark.key, "RWA");
}

TEST(MapScene, TheLandOutsideTheMapDoesNotAnswerWhenZoomed) {
    const auto scene = pageOf(mapOf("rare-earths"), {767, 570}, {8, mapPoint(105, 35), {}});
    const QRectF area = scene->mapFrame()->area;
    ASSERT_NE(scene->hitAt(area.center()), nullptr);
    EXPECT_EQ(scene->hitAt(area.center())->mark.kind, Mark::Kind::Country);
    const HitArea* above = scene->hitAt({area.center().x(), area.top() - 4});
    EXPECT_TRUE(above == nullptr || !above->mark);
}

TEST(MapFrameTest, TheWholeWorldFitsAndZoomKeepsThePointUnderThePointer) {
    const MapFrame frame(QRectF(10, 20, 800, 340), {});
    for (const MapShape& shape : worldMap().shapes) {
        EXPECT_TRUE(frame.area.contains(frame.at({shape.box.left, shape.box.top}))) << shape.name;
        EXPECT_TRUE(frame.area.contains(frame.at({shape.box.right, shape.box.bottom}))) << shape.name;
    }
    const QPointF pointer(500, 150);
    const MapPoint before = frame.under(pointer);
    const MapFrame nearer(frame.area, frame.zoomedAbout(pointer, 3));
    EXPECT_NEAR(nearer.pose.zoom, 3, 1e-9);
    EXPECT_NEAR(nearer.at(before).x(), pointer.x(), 1e-6);
    EXPECT_NEAR(nearer.at(before).y(), pointer.y(), 1e-6);
    EXPECT_EQ(MapFrame(frame.area, nearer.zoomedAbout(pointer, 1e-9)).pose, frame.pose);
    const MapPose far = nearer.movedBy({1e6, 1e6});
    EXPECT_TRUE(frame.area.contains(
        MapFrame(frame.area, far).at({worldMap().bounds.left + 0.01, worldMap().bounds.top - 0.01})))
        << "the map cannot be lost";
}

TEST_F(WindowTest, AClickOnChinaOnTheMapSelectsItAndADragDoesNot) {
    ViewState state;
    state.figure = "map";
    open(state);
    const auto& frame = *view().figureScene()->mapFrame();
    const QPoint west = view().mapFromScene(frame.at(mapPoint(88, 34))); // Tibet: no place stands there
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, west);
    QTest::mouseMove(view().viewport(), west + QPoint(60, 0));
    QMouseEvent move(QEvent::MouseMove, west + QPoint(60, 0),
                     view().viewport()->mapToGlobal(west + QPoint(60, 0)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(view().viewport(), &move);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, west + QPoint(60, 0));
    EXPECT_FALSE(window->workspace().state().selection);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, west);
    EXPECT_EQ(window->workspace().state().selection, (Mark{Mark::Kind::Country, "CHN"}));
    EXPECT_TRUE(eventually([this] { return window->inspector().shown().caption == "Selected"; }));
}

/// Chad neither mines rare earths nor has a place or an arc: it is plain land.
TEST_F(WindowTest, PlainLandLiesWhereTheCountryIsAtEveryScale) {
    ViewState state;
    state.figure = "map";
    open(state);
    for (const QSize size : {QSize(900, 700), QSize(1900, 1200), QSize(3400, 2000)}) {
        window->resize(size);
        QCoreApplication::processEvents();
        const MapFrame& frame = *view().figureScene()->mapFrame();
        const QPoint chad = view().mapFromScene(frame.at(worldMap().find("TCD")->anchor));
        const QPoint sea = view().mapFromScene(frame.at(mapPoint(75, -20)));
        const QImage seen = view().viewport()->grab().toImage();
        EXPECT_EQ(seen.pixelColor(chad), theme(ThemeKind::Light).land) << size.width();
        EXPECT_EQ(seen.pixelColor(sea), theme(ThemeKind::Light).ground) << size.width();
    }
    EXPECT_GT(view().transform().m11(), 1.2) << "a large window shows a larger figure";
}

TEST_F(WindowTest, TheMapZoomsByWheelAndKeysAndShowsTheWholeWorldAgain) {
    ViewState state;
    state.figure = "map";
    open(state);
    const QPointF at = view().mapFromScene(view().figureScene()->mapFrame()->area.center());
    QWheelEvent nearer(at, view().viewport()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                       Qt::NoScrollPhase, false);
    QApplication::sendEvent(view().viewport(), &nearer);
    EXPECT_GT(view().pose().zoom, 1.2);
    EXPECT_TRUE(eventually([this] { return view().figureScene()->mapFrame()->zoomed(); }));
    view().setFocus(Qt::TabFocusReason);
    const double before = view().pose().zoom;
    QTest::keyClick(&view(), Qt::Key_Plus);
    EXPECT_GT(view().pose().zoom, before);
    QTest::keyClick(&view(), Qt::Key_0);
    EXPECT_EQ(view().pose().zoom, 1);
    EXPECT_TRUE(eventually([this] { return !view().figureScene()->mapFrame()->zoomed(); }));
}

TEST_F(WindowTest, ATurnOfTheMapIsPaintedWithinAFrame) {
    ViewState state;
    state.figure = "map";
    open(state);
    std::vector<long long> times;
    for (int i = 0; i < 40; ++i) {
        const ProcessorTime time;
        QTest::keyClick(&view(), i % 20 < 10 ? Qt::Key_Plus : Qt::Key_Minus);
        QCoreApplication::processEvents();
        (void)view().grab();
        times.push_back(time.microseconds());
    }
    std::ranges::sort(times);
    RecordProperty("median_us", static_cast<int>(times[times.size() / 2]));
    std::printf("map: %lld us median, %lld us slowest\n", times[times.size() / 2], times.back());
    EXPECT_LT(times[times.size() / 2], atMost(50'000))
        << "a picture of it, taken apart from the window, costs more than a frame";
}

} // namespace
} // namespace lodestone
