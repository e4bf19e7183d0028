// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_fixture.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

namespace lodestone {
namespace {

class TablePageTest : public WindowTest {
protected:
    void openTable(const std::string& view = {}, QSize size = {1280, 800}) {
        ViewState state;
        state.figure = tablePage;
        state.view = view;
        open(state, {}, size);
    }
    [[nodiscard]] TablePage& page() { return window->pages().table(); }
    [[nodiscard]] TableList& list() { return page().list(); }
    /// Words of a column from top to bottom, as shown.
    [[nodiscard]] QStringList column(const char* id) {
        const auto& columns = list().table().columns;
        const auto at = static_cast<int>(std::ranges::find(columns, id, &DataColumn::id) - columns.begin());
        QStringList words;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            words.append(list().model()->index(row, at).data().toString());
        return words;
    }
    void toColumn(const char* id) {
        const auto& columns = list().table().columns;
        const auto at = static_cast<int>(std::ranges::find(columns, id, &DataColumn::id) - columns.begin());
        list().setCurrentIndex(list().model()->index(0, at));
    }
    [[nodiscard]] const Mark& selection() { return window->workspace().state().selection; }
};

TEST_F(TablePageTest, ItsTabIsTheLastAndShowsTheDataOfTheFigureLastShown) {
    ViewState state;
    state.figure = "concentration";
    open(state);
    PageTabs& tabs = window->pages().tabs();
    EXPECT_EQ(tabs.tabText(tabs.count() - 1), "Table");
    tabs.setCurrentIndex(tabs.count() - 1);
    ASSERT_TRUE(settled());
    EXPECT_EQ(window->workspace().state().view, "concentration");
    EXPECT_EQ(list().table().columns.front().id, "year");
    EXPECT_GT(list().model()->rowCount(), 10);
    tabs.setCurrentIndex(1);
    ASSERT_TRUE(settled());
    tabs.setCurrentIndex(tabs.count() - 1);
    ASSERT_TRUE(settled());
    EXPECT_EQ(page().figure()->state.figure, "shares");
}

TEST_F(TablePageTest, ASmallWindowShowsWhatTheRowsAreAboutAndTheSourceInTwoLines) {
    openTable("concentration", {1024, 640});
    EXPECT_EQ(list().horizontalScrollBar()->value(), 0);
    int sources = 0;
    for (const QLabel* label : page().findChildren<QLabel*>())
        if (label->text().startsWith(QStringLiteral("Source: "))) {
            ++sources;
            EXPECT_GT(label->text().size(), 400) << "a history has many";
            EXPECT_LE(label->height(), 2 * label->fontMetrics().lineSpacing() + 3);
        }
    EXPECT_EQ(sources, 1);
    window->workspace().change([](ViewState& state) { state.view = "sources"; });
    ASSERT_TRUE(settled());
    EXPECT_EQ(list().horizontalScrollBar()->value(), 0)
        << "though the number in front stands far to the right";
    EXPECT_GT(list().horizontalScrollBar()->maximum(), 0);
}

TEST_F(TablePageTest, OneRowIsCountedInTheSingular) {
    ViewState state;
    state.figure = tablePage;
    state.view = "sources";
    state.mineral = "cobalt";
    open(state);
    ASSERT_EQ(list().table().rows.size(), 1U);
    EXPECT_EQ(page().facts().front(), QStringLiteral("1 row"));
}

TEST_F(TablePageTest, ModelsKeepTheirPromisesWhileSortedFilteredAndFilledAnew) {
    openTable();
    auto* order = qobject_cast<TableOrder*>(list().model());
    ASSERT_NE(order, nullptr);
    const QAbstractItemModelTester shown(order, QAbstractItemModelTester::FailureReportingMode::Warning);
    const QAbstractItemModelTester whole(order->sourceModel(),
                                         QAbstractItemModelTester::FailureReportingMode::Warning);
    toColumn("value");
    list().sortBy(3);
    page().filter().setText(QStringLiteral("a"));
    page().filter().setText(QStringLiteral("no such words"));
    EXPECT_EQ(order->rowCount(), 0);
    EXPECT_FALSE(list().cell());
    page().filter().clear();
    window->workspace().change([](ViewState& state) { state.mineral = "cobalt"; });
    ASSERT_TRUE(settled());
    EXPECT_GT(order->rowCount(), 5);
}

TEST_F(TablePageTest, EnterSortsByTheColumnInFrontNumbersAsNumbersAndMissingLast) {
    ViewState state;
    state.figure = tablePage;
    state.mineral = "lithium"; // whose US output is withheld
    open(state);
    const QStringList printed = column("value");
    toColumn("value");
    // The numbers on top; below them, and nowhere else, the words for what is missing.
    const auto numbers = [&] {
        std::vector<double> values;
        bool words = false;
        for (const QString& cell : column("value")) {
            bool number = false;
            const double value = QString(cell).remove(u',').toDouble(&number);
            EXPECT_FALSE(number && words) << "a number below what is missing";
            words = words || !number;
            if (number)
                values.push_back(value);
        }
        EXPECT_TRUE(words) << "lithium has a withheld producer";
        return values;
    };
    QTest::keyClick(&list(), Qt::Key_Return);
    const std::vector<double> up = numbers();
    EXPECT_TRUE(std::ranges::is_sorted(up));
    EXPECT_GT(up.size(), 5U);
    QTest::keyClick(&list(), Qt::Key_Return);
    EXPECT_TRUE(std::ranges::is_sorted(numbers(), std::ranges::greater{}));
    QTest::keyClick(&list(), Qt::Key_Return);
    EXPECT_EQ(column("value"), printed) << "the third time restores the publisher's order";
}

TEST_F(TablePageTest, ARowOfACountrySelectsItEverywhereAndASelectionBringsItsRow) {
    openTable();
    const int china = static_cast<int>(column("iso3").indexOf(QStringLiteral("CHN")));
    ASSERT_GE(china, 0);
    const QRect cell = list().visualRect(list().model()->index(china, 1));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, cell.center());
    EXPECT_EQ(selection(), (Mark{Mark::Kind::Country, "CHN"}));
    window->workspace().select({Mark::Kind::Country, "AUS"});
    EXPECT_EQ(list().model()->index(list().currentIndex().row(), 2).data(), QStringLiteral("AUS"));
    window->workspace().change([](ViewState& state) { state.mineral = "lithium"; });
    ASSERT_TRUE(settled());
    EXPECT_EQ(selection(), (Mark{Mark::Kind::Country, "AUS"})) << "another table does not select by itself";
    EXPECT_EQ(list().model()->index(list().currentIndex().row(), 2).data(), QStringLiteral("AUS"));
}

TEST_F(TablePageTest, TheRowOfWhatIsPickedIsSelectedAndAfterEscapeItCanBePickedAgain) {
    openTable();
    EXPECT_FALSE(list().selectionModel()->hasSelection()) << "a row in front is not picked";
    const int china = static_cast<int>(column("iso3").indexOf(QStringLiteral("CHN")));
    window->workspace().select({Mark::Kind::Country, "CHN"});
    EXPECT_TRUE(list().selectionModel()->isRowSelected(china));
    QTest::keyClick(&list(), Qt::Key_Escape);
    EXPECT_FALSE(selection());
    EXPECT_FALSE(list().selectionModel()->hasSelection());
    EXPECT_EQ(list().currentIndex().row(), china) << "arrow keys go on from there";
    const QRect cell = list().visualRect(list().model()->index(china, 1));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, cell.center());
    EXPECT_EQ(selection(), (Mark{Mark::Kind::Country, "CHN"}));
    EXPECT_TRUE(list().selectionModel()->isRowSelected(china));
}

TEST_F(TablePageTest, CtrlCCopiesTheChosenRowsAsTextWithHeadsAndTheButtonAsCsv) {
    openTable();
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
    window->actions().copyFigure->trigger();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    ASSERT_EQ(lines.size(), 4) << "head, two rows, end of the last line";
    EXPECT_TRUE(lines[0].startsWith(QStringLiteral("year\tcountry\tISO 3166\tvalue (t)")));
    EXPECT_TRUE(lines[1].startsWith(QStringLiteral("2025\t")));
    page().filter().setText(QStringLiteral("chn"));
    const QString said = page().copyCsv();
    EXPECT_EQ(said, QStringLiteral("1 row copied as CSV"));
    EXPECT_TRUE(
        QApplication::clipboard()->text().startsWith(QStringLiteral("year,country,iso3,value,share")));
    EXPECT_TRUE(QApplication::clipboard()->text().contains(QStringLiteral("China,CHN,270000,0.69")));
}

TEST_F(TablePageTest, TheCellInFrontTellsWhereItComesFrom) {
    openTable();
    window->workspace().select({Mark::Kind::Country, "CHN"});
    EXPECT_TRUE(page().details().contains(QStringLiteral("MCS2026_Commodities_Data.csv, line")))
        << qPrintable(page().details());
    EXPECT_TRUE(
        list().currentIndex().data(Qt::ToolTipRole).toString().contains(QStringLiteral("USGS MCS 2026")));
    EXPECT_TRUE(list().currentIndex().data(Qt::AccessibleTextRole).toString().contains(u':'));
}

TEST_F(TablePageTest, EveryControlFitsInASmallWindowAndHasAName) {
    openTable({}, {1024, 640});
    for (const QWidget* control : page().findChildren<QWidget*>()) {
        if (!control->isVisible() || control->parentWidget() != &page())
            continue;
        EXPECT_LE(control->geometry().right(), page().width());
    }
    EXPECT_GE(page().filter().width(), 100);
    for (const QWidget* control : {static_cast<QWidget*>(&page().filter()),
                                   static_cast<QWidget*>(&page().figures()), static_cast<QWidget*>(&list())})
        EXPECT_FALSE(control->accessibleName().isEmpty());
    EXPECT_GT(list().viewport()->height(), 150);
}

} // namespace
} // namespace lodestone
