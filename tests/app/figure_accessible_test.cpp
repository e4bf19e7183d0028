// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_accessible.h"

#include "charts/figure_view.h"
#include "figure/table_text.h"
#include "support/sample_figures.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

// What is told to a reader that listens is tested in the real window: without one Qt tells nobody anything.
class FigureAccessibleTest : public testing::Test {
protected:
    void show(const Figure& shown) {
        view.resize(766, 649);
        view.setFigure(shown);
        view.show();
        view.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
        view.setFocus(Qt::TabFocusReason);
        // As a reader does that meets it: from now on it is told what changes.
        for (int i = 0; i < figure().childCount(); ++i)
            (void)figure().child(i);
    }

    [[nodiscard]] QAccessibleInterface& figure() { return *QAccessible::queryAccessibleInterface(&view); }
    [[nodiscard]] const std::vector<PlacedMark>& marks() const { return view.figureScene()->marks(); }
    [[nodiscard]] QAccessibleInterface* ofRole(QAccessible::Role role) {
        for (int i = 0; i < figure().childCount(); ++i)
            if (figure().child(i)->role() == role)
                return figure().child(i);
        return nullptr;
    }
    [[nodiscard]] static QString nameOf(const QAccessibleInterface* part) {
        return part != nullptr ? part->text(QAccessible::Name) : QStringLiteral("nothing");
    }

    FigureView view;
};

TEST_F(FigureAccessibleTest, EveryFigureIsAChartWithItsHeadlineItsAlternativeTextAndItsMarks) {
    for (const samples::Named& sample : samples::all()) {
        show(sample.figure);
        EXPECT_EQ(figure().role(), QAccessible::Chart);
        EXPECT_EQ(nameOf(&figure()).toStdString(), sample.figure.headline);
        EXPECT_EQ(figure().text(QAccessible::Description).toStdString(), sample.figure.altText);
        ASSERT_GE(figure().childCount(), static_cast<int>(marks().size())) << sample.name;
        for (std::size_t i = 0; i < marks().size(); ++i) {
            QAccessibleInterface* mark = figure().child(static_cast<int>(i));
            ASSERT_NE(mark, nullptr);
            EXPECT_EQ(nameOf(mark), marks()[i].description);
            EXPECT_FALSE(nameOf(mark).trimmed().isEmpty()) << sample.name << ", mark " << i;
            EXPECT_EQ(figure().indexOfChild(mark), static_cast<int>(i));
            EXPECT_EQ(mark->parent(), &figure());
            EXPECT_TRUE(mark->state().focusable);
            EXPECT_FALSE(mark->rect().isEmpty());
        }
    }
}

TEST_F(FigureAccessibleTest, AMarkIsFoundAtItsPlaceOnTheScreen) {
    show(samples::rareEarthOverview());
    for (std::size_t i = 0; i < marks().size(); ++i) {
        if (marks()[i].mark.kind != Mark::Kind::Country)
            continue;
        const QRect place = figure().child(static_cast<int>(i))->rect();
        EXPECT_EQ(nameOf(figure().childAt(place.center().x(), place.center().y())), marks()[i].description);
    }
}

TEST_F(FigureAccessibleTest, ArrowKeysMoveTheFocusFromPointToPoint) {
    show(samples::manyBars());
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(&view, Qt::Key_Right);
        const QString words = marks()[static_cast<std::size_t>(i)].description;
        EXPECT_EQ(nameOf(figure().focusChild()), words);
        EXPECT_TRUE(figure().child(i)->state().focused);
        EXPECT_EQ(figure().text(QAccessible::Description).toStdString(), samples::manyBars().altText);
    }
    EXPECT_FALSE(figure().child(3)->state().focused);
}

TEST_F(FigureAccessibleTest, TheSelectedMarkSaysSo) {
    show(samples::rareEarthOverview());
    const Mark china{Mark::Kind::Country, "CHN"};
    view.setHighlight({china, {}});
    int selected = 0;
    for (std::size_t i = 0; i < marks().size(); ++i) {
        const bool says = figure().child(static_cast<int>(i))->state().selected;
        EXPECT_EQ(says, marks()[i].mark == china);
        selected += says ? 1 : 0;
    }
    EXPECT_GE(selected, 1);
}

TEST_F(FigureAccessibleTest, AMarkCanBePressedAndGoneToByAProgram) {
    show(samples::rareEarthOverview());
    QSignalSpy clicked(&view, &FigureView::markClicked);
    for (const QString& action :
         {QAccessibleActionInterface::pressAction(), QAccessibleActionInterface::setFocusAction()})
        for (const int index : {1, 0}) {
            QAccessibleActionInterface* actions = figure().child(index)->actionInterface();
            ASSERT_NE(actions, nullptr);
            EXPECT_TRUE(actions->actionNames().contains(action));
            clicked.clear();
            actions->doAction(action);
            ASSERT_EQ(clicked.size(), 1);
            EXPECT_EQ(clicked[0][0].value<Mark>(), marks()[static_cast<std::size_t>(index)].mark);
            EXPECT_EQ(view.focusedIndex(), index);
        }
}

TEST_F(FigureAccessibleTest, TheWayOutOfAnEmptyFigureIsAButton) {
    show(samples::notice());
    QAccessibleInterface* button = ofRole(QAccessible::Button);
    ASSERT_NE(button, nullptr);
    EXPECT_EQ(nameOf(button).toStdString(), std::get<Notice>(samples::notice().body).action);
    QSignalSpy followed(&view, &FigureView::noticeActionClicked);
    button->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    EXPECT_EQ(followed.size(), 1);
    show(samples::rareEarthOverview());
    EXPECT_EQ(ofRole(QAccessible::Button), nullptr);
}

Figure withTable(Figure figure) {
    figure.table = {};
    figure.table.columns = {{"country", "country", "", false},
                            {"share", "share", "fraction", true},
                            {"value", "value", "t", true}};
    figure.table.rows = {{"China", "0.692", "270000"}, {"Myanmar", "", ""}, {"Atlantis", "0.1", "5"}};
    figure.table.origins.resize(3);
    figure.table.origins[0].mark = {Mark::Kind::Country, "CHN"};
    figure.table.origins[0].source = "USGS MCS 2026";
    figure.table.origins[1].mark = {Mark::Kind::Country, "MMR"};
    figure.table.origins[1].missing = "withheld by the publisher";
    return figure;
}

TEST_F(FigureAccessibleTest, TheTableBehindTheFigureHasHeadsCellsAndReasons) {
    show(withTable(samples::rareEarthOverview()));
    QAccessibleInterface* part = ofRole(QAccessible::Table);
    ASSERT_NE(part, nullptr);
    QAccessibleTableInterface* table = part->tableInterface();
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(table->rowCount(), 3);
    EXPECT_EQ(table->columnCount(), 3);
    EXPECT_EQ(part->childCount(), 12); // the heads too
    EXPECT_EQ(nameOf(part->child(1)), "share, %");
    EXPECT_EQ(part->child(1)->role(), QAccessible::ColumnHeader);
    EXPECT_EQ(nameOf(table->cellAt(0, 1)), "69.20");
    EXPECT_TRUE(table->cellAt(0, 2)->text(QAccessible::Description).contains("USGS MCS 2026"));
    EXPECT_EQ(nameOf(table->cellAt(1, 2)), "withheld by the publisher");
    EXPECT_EQ(table->cellAt(3, 0), nullptr);
    EXPECT_EQ(table->cellAt(0, 3), nullptr);
    EXPECT_EQ(table->rowDescription(2), "Atlantis");
    QAccessibleTableCellInterface* cell = table->cellAt(1, 2)->tableCellInterface();
    EXPECT_EQ(nameOf(cell->columnHeaderCells().front()), "value, t");
    EXPECT_EQ(nameOf(cell->rowHeaderCells().front()), "Myanmar");
    EXPECT_EQ(cell->rowIndex(), 1);
    EXPECT_EQ(part->indexOfChild(table->cellAt(1, 2)), 8);
    view.setHighlight({{Mark::Kind::Country, "MMR"}, {}});
    EXPECT_EQ(table->selectedRows(), QList<int>{1});
    QSignalSpy clicked(&view, &FigureView::markClicked);
    EXPECT_TRUE(table->selectRow(0));
    EXPECT_FALSE(table->selectRow(2));
    EXPECT_EQ(clicked.size(), 1);
}

TEST_F(FigureAccessibleTest, AMarkWithOneAmountInTheTableHasItAsItsValue) {
    show(withTable(samples::rareEarthOverview()));
    for (std::size_t i = 0; i < marks().size(); ++i) {
        QAccessibleInterface* part = figure().child(static_cast<int>(i));
        if (marks()[i].mark == Mark{Mark::Kind::Country, "CHN"}) {
            ASSERT_NE(part->valueInterface(), nullptr);
            EXPECT_DOUBLE_EQ(part->valueInterface()->currentValue().toDouble(), 69.2);
            EXPECT_DOUBLE_EQ(part->valueInterface()->maximumValue().toDouble(), 100);
        } else {
            EXPECT_EQ(part->valueInterface(), nullptr) << nameOf(part).toStdString();
        }
    }
}

TEST_F(FigureAccessibleTest, FiguresThatChangeFastLeaveNothingStaleBehind) {
    const std::vector<samples::Named> figures = samples::all();
    show(figures.front().figure);
    std::vector<QAccessible::Id> seen;
    for (int round = 0; round < 60; ++round) {
        view.setFigure(round % 2 == 0
                           ? withTable(figures[static_cast<std::size_t>(round) % figures.size()].figure)
                           : figures[static_cast<std::size_t>(round * 5) % figures.size()].figure);
        if (round % 3 == 0)
            QTest::keyClick(&view, round % 2 == 0 ? Qt::Key_End : Qt::Key_Home);
        for (int i = 0; i < figure().childCount(); ++i)
            seen.push_back(QAccessible::uniqueId(figure().child(i)));
        if (QAccessibleInterface* table = ofRole(QAccessible::Table))
            for (int i = 0; i < table->childCount(); ++i)
                seen.push_back(QAccessible::uniqueId(table->child(i)));
        // Every part a reader may still hold answers for itself, or is gone.
        for (const QAccessible::Id id : seen)
            if (QAccessibleInterface* part = QAccessible::accessibleInterface(id)) {
                const bool there = part->isValid();
                EXPECT_TRUE(there || part->text(QAccessible::Name).isEmpty());
                EXPECT_NE(there, part->state().invalid);
                (void)part->rect();
                (void)part->parent();
            }
    }
}

TEST_F(FigureAccessibleTest, PartsGoWithTheirView) {
    auto* other = new FigureView;
    other->resize(766, 649);
    other->setFigure(withTable(samples::rareEarthOverview()));
    QAccessibleInterface* there = QAccessible::queryAccessibleInterface(other);
    const QAccessible::Id mark = QAccessible::uniqueId(there->child(0));
    const QAccessible::Id table = QAccessible::uniqueId(there->child(there->childCount() - 1));
    const QAccessible::Id cell =
        QAccessible::uniqueId(QAccessible::accessibleInterface(table)->tableInterface()->cellAt(0, 0));
    delete other;
    for (const QAccessible::Id id : {mark, table, cell})
        EXPECT_EQ(QAccessible::accessibleInterface(id), nullptr);
}

TEST_F(FigureAccessibleTest, AMarkThatStaysKeepsItsPartAndSaysItsNewWords) {
    Figure bars = samples::manyBars();
    show(bars);
    const QAccessible::Id first = QAccessible::uniqueId(figure().child(0));
    std::get<BarsBody>(bars.body).bars[0].shareText = "99.9\u202F%";
    view.setFigure(bars);
    EXPECT_EQ(QAccessible::uniqueId(figure().child(0)), first);
    EXPECT_TRUE(nameOf(figure().child(0)).contains("99.9"));
    view.setFigure(samples::chainOnly());
    EXPECT_EQ(QAccessible::accessibleInterface(first), nullptr);
}

} // namespace
} // namespace lodestone
