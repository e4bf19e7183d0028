// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_fixture.h"
#include "support/processor_time.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QTest>

namespace lodestone {
namespace {

class PaletteTest : public WindowTest {
protected:
    CommandPalette& palette() { return window->commands().palette(); }
    void ask(const QString& query) {
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        ASSERT_TRUE(palette().isVisible());
        QTest::keyClicks(&palette().field(), query);
    }
    void take(const QString& query) {
        ask(query);
        QTest::keyClick(&palette().field(), Qt::Key_Return);
        EXPECT_FALSE(palette().isVisible());
    }
    QString chosen() {
        const PaletteEntry* entry = palette().model().entry(palette().row());
        return entry ? entry->title : QString();
    }
};

TEST_F(PaletteTest, TakesMineralsCountriesPagesAndActionsByKeyboardAlone) {
    open();
    QWidget* before = QApplication::focusWidget();
    take(QStringLiteral("cobalt"));
    EXPECT_EQ(window->workspace().state().mineral, "cobalt");
    EXPECT_EQ(QApplication::focusWidget(), before) << "the focus is where it was";
    take(QStringLiteral("columb"));
    EXPECT_EQ(window->workspace().state().mineral, "niobium");
    take(QStringLiteral("Burma"));
    EXPECT_EQ(window->workspace().state().selection, (Mark{Mark::Kind::Country, "MMR"}));
    take(QStringLiteral("concentration"));
    EXPECT_EQ(window->workspace().state().figure, "concentration");
    take(QStringLiteral("stage reserves"));
    EXPECT_EQ(window->workspace().state().stage, Stage::Reserves);
    take(QStringLiteral("theme dark"));
    EXPECT_TRUE(eventually(
        [this] { return window->palette().color(QPalette::Window) == theme(ThemeKind::Dark).window; }));
    ASSERT_TRUE(settled());
}

TEST_F(PaletteTest, AnEventOpensTheTimelineOfOneOfItsMinerals) {
    open();
    ASSERT_TRUE(eventually([this] { return window->commands().knowsEvents(); }));
    take(QStringLiteral("china gallium licence"));
    const ViewState& state = window->workspace().state();
    EXPECT_EQ(state.figure, "timeline");
    EXPECT_EQ(state.selection.kind, Mark::Kind::Event);
    EXPECT_EQ(state.mineral, "gallium") << "rare earths have no such event";
    ASSERT_TRUE(settled());
    const auto& marks = view().figureScene()->marks();
    EXPECT_TRUE(
        std::ranges::any_of(marks, [&](const PlacedMark& one) { return one.mark == state.selection; }));
}

TEST_F(PaletteTest, ASourceAnswersTheMarketOrIsShownAmongTheData) {
    open();
    take(QStringLiteral("usgs mcs 2024"));
    EXPECT_EQ(window->workspace().state().source, "usgs-mcs-2024");
    take(QStringLiteral("geonames"));
    EXPECT_EQ(window->workspace().state().figure, sourcesFigure);
    EXPECT_EQ(window->workspace().state().view, bookView);
    EXPECT_TRUE(eventually(
        [this] { return window->pages().data().details().title.find("GeoNames") != std::string::npos; }));
}

TEST_F(PaletteTest, ArrowsGoRoundAndPassCaptionsBy) {
    open();
    ask({});
    const PaletteModel& model = palette().model();
    EXPECT_TRUE(model.isCaption(0));
    EXPECT_EQ(palette().row(), 1);
    QTest::keyClick(&palette().field(), Qt::Key_Up);
    EXPECT_EQ(palette().row(), model.rowCount() - 1) << "from the first to the last";
    QTest::keyClick(&palette().field(), Qt::Key_Down);
    EXPECT_EQ(palette().row(), 1);
    for (int i = 0; i < model.entryCount(); ++i) {
        EXPECT_FALSE(model.isCaption(palette().row()));
        QTest::keyClick(&palette().field(), Qt::Key_Down);
    }
    EXPECT_EQ(palette().row(), 1) << "once round";
    const ViewState before = window->workspace().state();
    QTest::keyClick(&palette().field(), Qt::Key_Escape);
    EXPECT_FALSE(palette().isVisible());
    EXPECT_EQ(window->workspace().state(), before);
}

TEST_F(PaletteTest, NothingFoundIsSaidAndEnterDoesNothing) {
    open();
    const ViewState before = window->workspace().state();
    ask(QStringLiteral("qqqq"));
    EXPECT_EQ(palette().model().rowCount(), 0);
    EXPECT_EQ(palette().row(), -1);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Return})
        QTest::keyClick(&palette().field(), key);
    EXPECT_TRUE(palette().isVisible());
    EXPECT_EQ(window->workspace().state(), before);
}

TEST_F(PaletteTest, SaysWhatIsChosenToAScreenReader) {
    open();
    ask(QStringLiteral("export fig"));
    EXPECT_EQ(chosen(), QStringLiteral("Export figure"));
    QAccessibleInterface* field = QAccessible::queryAccessibleInterface(&palette().field());
    ASSERT_NE(field, nullptr);
    EXPECT_TRUE(field->text(QAccessible::Description).startsWith(QStringLiteral("Export figure")));
    EXPECT_TRUE(field->text(QAccessible::Description).contains(QStringLiteral("Ctrl+E"))) << "with its key";
}

TEST_F(PaletteTest, OffersOnlyWhatCanBeDone) {
    open();
    ask(QStringLiteral("undo"));
    EXPECT_NE(chosen(), QStringLiteral("Undo")) << "nothing was done yet";
    QTest::keyClick(&palette().field(), Qt::Key_Escape);
    take(QStringLiteral("cobalt"));
    ask(QStringLiteral("undo"));
    EXPECT_EQ(chosen(), QStringLiteral("Undo"));
}

TEST_F(PaletteTest, AClickElsewhereClosesIt) {
    open();
    ask(QStringLiteral("co"));
    window->market().minerals().filter().setFocus(Qt::MouseFocusReason);
    EXPECT_FALSE(palette().isVisible());
    EXPECT_EQ(QApplication::focusWidget(), &window->market().minerals().filter());
}

TEST_F(PaletteTest, StaysInsideEveryWindow) {
    for (const QSize size : {QSize(1024, 640), QSize(1280, 800), QSize(2560, 1440)}) {
        open({}, {}, size);
        ask(QStringLiteral("a"));
        EXPECT_TRUE(window->rect().adjusted(-8, -8, 8, 8).contains(palette().geometry()))
            << size.width() << " x " << size.height();
    }
}

TEST_F(PaletteTest, OpensAndSearchesWithinAFrameOrTwo) {
    open();
    ASSERT_TRUE(eventually([this] { return window->commands().knowsEvents(); }));
    window->actions().palette->trigger(); // what there is to find is gathered once
    palette().dismiss();
    long long best = 1'000'000;
    for (int i = 0; i < 5; ++i) {
        const ProcessorTime time;
        window->actions().palette->trigger();
        palette().repaint();
        best = std::min(best, time.microseconds());
        palette().dismiss();
    }
    RecordProperty("microseconds", static_cast<int>(best));
    EXPECT_LT(best, atMost(33'000)) << "microseconds, the best of five";
}

TEST(PaletteModel, KeepsTheRulesOfAModel) {
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEntries({{.kind = PaletteEntry::Kind::Mineral, .title = QStringLiteral("Tin"), .names = {"Sn"}},
                      {.kind = PaletteEntry::Kind::Page, .title = QStringLiteral("Timeline")}});
    model.setQuery(QStringLiteral("ti"));
    EXPECT_EQ(model.rowCount(), 4) << "two groups of one";
    EXPECT_EQ(model.entryCount(), 2);
    model.setQuery({});
    EXPECT_EQ(model.rowCount(), 2) << "minerals wait to be asked for";
    model.setQuery(QStringLiteral("zzz"));
    EXPECT_EQ(model.entryRow(-1, 1), -1);
}

} // namespace
} // namespace lodestone
