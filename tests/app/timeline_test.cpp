// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline under wheel, drag, keys and filters, on the shipped database.
#include "app/window_fixture.h"
#include "support/processor_time.h"
#include "widgets/event_rows.h"
#include "widgets/page_controls.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

namespace lodestone {
namespace {

class TimelinePage : public WindowTest {
protected:
    void openTimeline(const std::string& more = "", QSize size = {1280, 800}) {
        open(parseViewState("figure=timeline" + more).value(), {}, size);
    }
    [[nodiscard]] const ViewState& state() { return window->workspace().state(); }
    [[nodiscard]] const TimeFrame& frame() { return *view().figureScene()->timeFrame(); }
    [[nodiscard]] PageControls& controls() {
        return *window->pages().figurePage()->findChild<PageControls*>();
    }
    [[nodiscard]] QPoint at(QPointF scenePoint) {
        view().ensureVisible(QRectF(scenePoint, QSizeF(1, 1)), 0, 0);
        return view().mapFromScene(scenePoint);
    }
    void turnWheel(QPointF scenePoint, QPoint angle, Qt::KeyboardModifiers keys = {}) {
        const QPointF place = at(scenePoint);
        QWheelEvent event(place, view().viewport()->mapToGlobal(place), {}, angle, Qt::NoButton, keys,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view().viewport(), &event);
    }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers keys = {}) {
        const QPoint start = at(from);
        const QPoint end = start + (to - from).toPoint();
        QTest::mousePress(view().viewport(), Qt::LeftButton, keys, start);
        for (const QPoint& stop : {(start + end) / 2, end}) {
            QMouseEvent move(QEvent::MouseMove, stop, view().viewport()->mapToGlobal(stop), Qt::NoButton,
                             Qt::LeftButton, keys);
            QApplication::sendEvent(view().viewport(), &move);
        }
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, keys, end);
    }
};

TEST_F(TimelinePage, TheWheelZoomsAboutThePointerAndTheStateKeepsTheDaysWhenItRests) {
    openTimeline();
    const QPointF point = frame().plot.center() + QPointF(frame().plot.width() / 4, 0);
    const double under = frame().under(point.x());
    turnWheel(point, {0, 960});
    EXPECT_FALSE(state().span) << "while it moves it is the view's";
    ASSERT_TRUE(eventually([this] { return state().span.has_value(); }));
    ASSERT_TRUE(settled());
    EXPECT_LT(frame().shown.length(), 17.0 / 3);
    EXPECT_NEAR(frame().under(point.x()), under, 0.02);
    EXPECT_NEAR(frame().shown.from, state().span->begin(), 1e-9) << "what is seen is what the state says";
    EXPECT_NEAR(frame().shown.to, state().span->end(), 1e-9);
    window->workspace().goBack();
    ASSERT_TRUE(settled());
    EXPECT_TRUE(frame().shown.whole()) << "back shows what was seen before";
    window->workspace().goForward();
    ASSERT_TRUE(settled());
    EXPECT_NEAR(frame().shown.from, state().span->begin(), 1e-9);
}

TEST_F(TimelinePage, TheWheelReachesFromDecadesToDays) {
    openTimeline();
    const QPointF point(frame().atX(2025.3), frame().plot.center().y());
    for (int i = 0; i < 30; ++i)
        turnWheel(point, {0, 240});
    EXPECT_NEAR(view().shownTime()->length(), shortestTime, 1e-9);
    ASSERT_TRUE(eventually([this] { return state().span.has_value(); }));
    ASSERT_TRUE(settled());
    bool days = false;
    for (const PlacedText& text : view().figureScene()->texts())
        days = days || text.text == QStringLiteral("April 2025");
    EXPECT_TRUE(days) << "days stand below the name of their month";
    for (int i = 0; i < 60; ++i)
        turnWheel(frame().plot.center(), {0, -240});
    ASSERT_TRUE(eventually([this] { return !state().span; }));
}

TEST_F(TimelinePage, ADragMovesTheTimeAndChoosesNothing) {
    openTimeline("&span=2020-01-01:2022-12-31&select=event:EV001");
    const double from = frame().shown.from;
    const QPointF middle = frame().plot.center();
    drag(middle, middle + QPointF(frame().plot.width() / 3, 0));
    EXPECT_NEAR(view().shownTime()->from, from - 1, 0.02);
    ASSERT_TRUE(state().span);
    EXPECT_NEAR(state().span->begin(), from - 1, 0.02) << "told when the finger lets go";
    EXPECT_EQ(state().selection.key, "EV001");
}

TEST_F(TimelinePage, KeysDoWhatTheWheelAndTheDragDo) {
    openTimeline();
    view().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&view(), Qt::Key_Plus);
    QTest::keyClick(&view(), Qt::Key_Plus);
    EXPECT_NEAR(view().shownTime()->length(), (frame().shown.max - frame().shown.min) / 2.25, 1e-6);
    const double from = view().shownTime()->from;
    QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_GT(view().shownTime()->from, from);
    QTest::keyClick(&view(), Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_NEAR(view().shownTime()->from, from, 1e-9);
    ASSERT_TRUE(eventually([this] { return state().span.has_value(); }));
    QTest::keyClick(&view(), Qt::Key_0);
    EXPECT_TRUE(view().shownTime()->whole());
    ASSERT_TRUE(eventually([this] { return !state().span; }));
    window->workspace().goBack();
    window->workspace().goBack();
    EXPECT_FALSE(state().span) << "two keys in a row are one step";
}

TEST_F(TimelinePage, ADragAlongTheYearsPicksThemAndTheHistoriesFollow) {
    openTimeline();
    const qreal y = frame().axis.center().y();
    drag({frame().atX(2015.4), y}, {frame().atX(2020.2), y});
    ASSERT_EQ(state().years, YearRange(2015, 2020));
    EXPECT_FALSE(state().span) << "picking years moves nothing";
    ASSERT_TRUE(settled());
    EXPECT_TRUE(controls().allYears()->isVisible());
    window->workspace().change([](ViewState& state) { state.figure = "concentration"; });
    ASSERT_TRUE(settled());
    EXPECT_GE(std::get<LinesBody>(figure().body).x.min, 2015);
    EXPECT_LE(std::get<LinesBody>(figure().body).x.max, 2021);
    EXPECT_TRUE(eventually([this] { return controls().allYears()->isVisible(); }));
    window->workspace().change([](ViewState& state) { state.figure = "overview"; });
    ASSERT_TRUE(settled());
    EXPECT_GE(std::get<OverviewBody>(figure().body).history.x.min, 2015);
    ASSERT_TRUE(eventually([this] { return controls().allYears()->isVisible(); }));
    QTest::mouseClick(controls().allYears(), Qt::LeftButton);
    EXPECT_FALSE(state().years);
    ASSERT_TRUE(settled());
    EXPECT_FALSE(controls().isVisible()) << "nothing is left to say";
    window->workspace().goBack();
    EXPECT_EQ(state().years, YearRange(2015, 2020));
}

TEST_F(TimelinePage, ShiftDragAndKeysPickYearsTooAndAClickOnTheAxisShowsAllAgain) {
    openTimeline();
    const qreal y = frame().plot.top() + 3;
    drag({frame().atX(2022.5), y}, {frame().atX(2018.5), y}, Qt::ShiftModifier);
    EXPECT_EQ(state().years, YearRange(2018, 2022));
    ASSERT_TRUE(settled());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, at(frame().axis.center()));
    EXPECT_FALSE(state().years);
    window->workspace().change([](ViewState& state) { state.span = parseSpan("2019:2021"); });
    ASSERT_TRUE(settled());
    view().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&view(), Qt::Key_B);
    EXPECT_EQ(state().years, YearRange(2019, 2021));
    QTest::keyClick(&view(), Qt::Key_Backspace);
    EXPECT_FALSE(state().years);
}

TEST_F(TimelinePage, BoxesAndWordsFilterAndOneButtonClearsThem) {
    openTimeline("&about=all");
    QComboBox* kind = controls().eventBox(QStringLiteral("kind"));
    ASSERT_NE(kind, nullptr);
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down); // all kinds -> bans
    EXPECT_EQ(state().events.kind, "ban");
    ASSERT_TRUE(settled());
    EXPECT_TRUE(controls().clearEvents()->isVisible());
    controls().eventWords()->setFocus();
    QTest::keyClicks(controls().eventWords(), QStringLiteral("gallium"));
    ASSERT_TRUE(eventually([this] { return state().events.words == "gallium"; }));
    ASSERT_TRUE(settled());
    EXPECT_LT(figure().table.rows.size(), 10U);
    QTest::mouseClick(controls().clearEvents(), Qt::LeftButton);
    EXPECT_FALSE(state().events.narrows());
    EXPECT_EQ(state().events.about, "all");
    EXPECT_TRUE(controls().eventWords()->text().isEmpty());
    EXPECT_EQ(kind->currentIndex(), 0);
}

TEST_F(TimelinePage, AnEmptyResultOffersToClearTheFilters) {
    openTimeline("&words=zeppelin");
    ASSERT_TRUE(std::holds_alternative<Notice>(figure().body));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {},
                      at(view().figureScene()->noticeButton().center()));
    ASSERT_TRUE(settled());
    EXPECT_TRUE(std::holds_alternative<TimelineBody>(figure().body));
}

TEST_F(TimelinePage, AClickOnAnEventOpensItsWindowAndTheReaderChoosesItsWidth) {
    openTimeline();
    click({Mark::Kind::Event, "EV001"});
    EXPECT_EQ(state().selection, (Mark{Mark::Kind::Event, "EV001"}));
    const auto window1 = [this](const char* title) {
        return std::ranges::find(window->inspector().shown().paragraphs, title,
                                 &Inspection::Paragraph::title) !=
               window->inspector().shown().paragraphs.end();
    };
    ASSERT_TRUE(eventually([&] { return window1("One year before and after"); }));
    QAbstractButton* three = nullptr;
    for (QAbstractButton* button : window->inspector().findChildren<QAbstractButton*>())
        if (button->accessibleName() == QStringLiteral("Years to each side: 3"))
            three = button;
    ASSERT_NE(three, nullptr);
    three->click();
    EXPECT_EQ(state().window, 3);
    EXPECT_EQ(state().selection.key, "EV001");
    ASSERT_TRUE(eventually([&] { return window1("3 years before and after"); }));
    auto* row = window->inspector().findChild<EventRow*>();
    ASSERT_NE(row, nullptr);
    row->click();
    EXPECT_EQ(state().selection.kind, Mark::Kind::Event);
    EXPECT_NE(state().selection.key, "EV001");
}

TEST_F(TimelinePage, AnEventOutsideWhatIsShownIsBroughtIntoSight) {
    openTimeline("&span=2024-01-01:2025-12-31");
    window->workspace().select({Mark::Kind::Event, "EV001"}); // September 2010
    EXPECT_TRUE(eventually([this] { return state().span && state().span->begin() < 2011; }));
    EXPECT_NEAR(view().shownTime()->length(), 2, 0.01);
}

TEST_F(TimelinePage, AFrameOfAZoomIsFarFromBeingSeenToLag) {
    openTimeline("&about=all");
    std::vector<long long> times;
    for (int i = 0; i < 60; ++i) {
        const ProcessorTime time;
        turnWheel(frame().plot.center() + QPointF(frame().plot.width() * 0.3, 0),
                  {0, i % 30 < 15 ? 60 : -60});
        QCoreApplication::processEvents();
        (void)view().grab();
        times.push_back(time.microseconds());
    }
    std::ranges::sort(times);
    RecordProperty("median_us", static_cast<int>(times[times.size() / 2]));
    std::printf("timeline: %lld us median, %lld us slowest\n", times[times.size() / 2], times.back());
    EXPECT_LT(times[times.size() / 2], atMost(33'000)) << "two frames";
}

} // namespace
} // namespace lodestone
