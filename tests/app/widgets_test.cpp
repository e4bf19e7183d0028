// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_fixture.h"
#include "widgets/capped_label.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace lodestone {
namespace {

TEST(MineralModel, KeepsTheRulesOfItemModelsThroughFiltersAndBadges) {
    const WarningsAreFailures warnings;
    MineralModel model(shippedCatalogue());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (const char* text : {"co", "cob", "nothing at all", "", "ni"})
        model.setFilter(QString::fromLatin1(text));
    model.setBadges(
        {{.mineral = "nickel", .hhi = Interval{1, 2}, .text = "2", .withheld = false, .tooltip = ""}});
    model.setFilter({});
    EXPECT_GT(model.rowCount(), 40);
}

TEST(MineralModel, EveryMineralStandsUnderACaptionThatCannotBeChosen) {
    MineralModel model(shippedCatalogue());
    ASSERT_TRUE(model.isCaption(0));
    model.unfold("neodymium");
    std::size_t minerals = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool enabled = model.flags(model.index(row)) & Qt::ItemIsEnabled;
        EXPECT_EQ(model.mineral(row) != nullptr, enabled);
        minerals += model.mineral(row) != nullptr ? 1 : 0;
    }
    EXPECT_EQ(minerals, shippedCatalogue()->minerals.size());
}

TEST(MineralModel, SixteenElementsStandBehindOneRowUntilTheyAreAskedFor) {
    MineralModel model(shippedCatalogue());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const int fold = model.rowOf("rare-earths") + 1;
    ASSERT_TRUE(model.isFold(fold));
    EXPECT_EQ(model.rowOf("neodymium"), -1);
    EXPECT_GE(model.rowOf("platinum"), 0) << "a few parts are no reason to fold";
    model.toggleFold(fold);
    EXPECT_TRUE(model.isPart(model.rowOf("neodymium")));
    model.toggleFold(fold);
    EXPECT_EQ(model.rowOf("neodymium"), -1);
    model.setFilter(QStringLiteral("neody"));
    EXPECT_GE(model.rowOf("neodymium"), 0);
}

TEST(MineralModel, AFilterFindsNamesSymbolsAndOtherNames) {
    MineralModel model(shippedCatalogue());
    model.setFilter(QStringLiteral("COBALT"));
    EXPECT_GE(model.rowOf("cobalt"), 0);
    model.setFilter(QStringLiteral("ni"));
    EXPECT_GE(model.rowOf("nickel"), 0);
    model.setFilter(QStringLiteral("columbium"));
    EXPECT_GE(model.rowOf("niobium"), 0);
    model.setFilter(QStringLiteral("zzz"));
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.firstMineral(), -1);
}

TEST(MineralModel, ABadgeIsSpokenWithItsName) {
    MineralModel model(shippedCatalogue());
    model.setBadges({{.mineral = "lithium",
                      .hhi = Interval{2023.9, 2024.2},
                      .text = "2,024",
                      .withheld = true,
                      .tooltip = ""}});
    const QString spoken = model.index(model.rowOf("lithium")).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(spoken.contains(QStringLiteral("Lithium"))) << qPrintable(spoken);
    EXPECT_TRUE(spoken.contains(QStringLiteral("2,024"))) << qPrintable(spoken);
    EXPECT_TRUE(spoken.contains(QStringLiteral("withheld"))) << qPrintable(spoken);
    model.setBadges({{.mineral = "lithium",
                      .hhi = Interval{1683, 10000},
                      .text = "\u2265 1,683",
                      .withheld = true,
                      .tooltip = ""}});
    EXPECT_EQ(model.index(model.rowOf("lithium")).data(Qt::AccessibleTextRole).toString(),
              QStringLiteral("Lithium, HHI at least 1,683, a producer is withheld"));
}

TEST(YearSlider, RestsOnlyOnYearsThereAre) {
    YearSlider slider;
    slider.resize(200, 36);
    slider.setYears({1998, 1999, 2010, 2025}, 2025);
    QSignalSpy picked(&slider, &YearSlider::yearPicked);
    QTest::keyClick(&slider, Qt::Key_Left);
    EXPECT_EQ(slider.value(), 2010);
    slider.step(-1);
    EXPECT_EQ(slider.value(), 1999);
    QTest::mouseClick(&slider, Qt::LeftButton, {}, QPoint(100, 11)); // about 2011
    EXPECT_EQ(slider.value(), 2010);
    QTest::keyClick(&slider, Qt::Key_Home);
    EXPECT_EQ(slider.value(), 1998);
    QTest::keyClick(&slider, Qt::Key_Left);
    EXPECT_EQ(picked.size(), 4) << "the end is the end";
}

TEST(StageSwitch, ShowingAStageIsNotPickingIt) {
    StageSwitch stages(*shippedCatalogue());
    QSignalSpy picked(&stages, &StageSwitch::stagePicked);
    stages.showStage(Stage::Processing, {Stage::Reserves, Stage::Mining});
    EXPECT_EQ(picked.size(), 0);
    const auto segments = stages.findChildren<QRadioButton*>();
    ASSERT_EQ(segments.size(), 4);
    EXPECT_TRUE(segments[2]->isChecked());
    EXPECT_FALSE(segments[2]->toolTip().isEmpty()) << "no table: the tooltip says so";
    segments[3]->click();
    ASSERT_EQ(picked.size(), 1);
    EXPECT_EQ(picked[0][0].value<Stage>(), Stage::Magnets);
}

TEST(SourceBox, TheNewestEditionIsFollowedAndOthersAreNamed) {
    SourceBox box;
    QSignalSpy picked(&box, &SourceBox::sourcePicked);
    ViewState state;
    state.stage = Stage::Reserves;
    state = state.normalised(*shippedCatalogue());
    box.showSources(state, *shippedCatalogue());
    ASSERT_GE(box.count(), 2) << "as released, and corrected in May";
    EXPECT_EQ(box.currentIndex(), 0);
    EXPECT_EQ(picked.size(), 0);
    emit box.activated(1);
    emit box.activated(0);
    ASSERT_EQ(picked.size(), 2);
    EXPECT_EQ(picked[0][0].value<std::string>(), "usgs-mcs-2026");
    EXPECT_EQ(picked[1][0].value<std::string>(), "");
}

TEST(FactsLine, TellsEverythingInItsTooltip) {
    FactsLine line(Qt::AlignLeft);
    line.resize(90, 24);
    line.setFacts({QStringLiteral("12 named producers"), QStringLiteral("residual 0.3 %")});
    EXPECT_TRUE(line.toolTip().contains(QStringLiteral("residual 0.3 %")));
    EXPECT_EQ(line.accessibleName(), QStringLiteral("12 named producers, residual 0.3 %"));
}

TEST(WrappedLabel, TakesTheHeightOfTheWordsItHasNow) {
    WrappedLabel label(TypeRole::Label, Tone::Normal, QStringLiteral("short"));
    const int one = label.heightForWidth(200);
    label.setText(QStringLiteral("words enough for a second line, and then for a third one below it, too"));
    EXPECT_GE(label.heightForWidth(200), 2 * one);
    label.setText(QStringLiteral("short"));
    EXPECT_EQ(label.heightForWidth(200), one);
}

TEST(CappedLabel, BeyondItsLinesTheTooltipHasTheWords) {
    const QString words = QStringLiteral("Source: one, two, three, four, five, six, seven, eight, nine, ten, "
                                         "eleven, twelve, thirteen, fourteen, fifteen");
    CappedLabel label(TypeRole::Small, Tone::Muted, 2);
    label.setText(words);
    const int one = label.fontMetrics().lineSpacing();
    EXPECT_LE(label.heightForWidth(200), 2 * one + 2);
    const auto tooltipAt = [&](int width) {
        label.resize(width, label.heightForWidth(width));
        QHelpEvent asked(QEvent::ToolTip, {5, 5}, {5, 5});
        QApplication::sendEvent(&label, &asked);
        return label.toolTip();
    };
    EXPECT_EQ(tooltipAt(200), label.text());
    EXPECT_EQ(tooltipAt(2000), QString()) << "what is seen whole needs none";
}

} // namespace
} // namespace lodestone
