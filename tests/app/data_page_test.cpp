// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace lodestone {
namespace {

class DataPageTest : public WindowTest {
protected:
    void openData() {
        ViewState state;
        state.figure = sourcesFigure;
        state.view = bookView;
        open(state);
    }
    [[nodiscard]] DataPage& page() { return window->pages().data(); }
    void pick(int row) { page().list().setCurrentIndex(page().list().model()->index(row, 0)); }
};

TEST_F(DataPageTest, ListsEverySourceAndTellsAboutTheOneInFront) {
    openData();
    EXPECT_EQ(page().list().table().rows.size(), shippedCatalogue()->sources.size());
    EXPECT_EQ(page().details().title, shippedCatalogue()->sources.front().title);
    pick(3);
    EXPECT_EQ(page().details().title, shippedCatalogue()->sources[3].title);
    page().copyCitation();
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(), page().details().citation);
}

TEST_F(DataPageTest, RevisionsAreOfTheMineralInFrontAndFollowIt) {
    openData();
    page().setSection(DataPage::Revisions);
    const std::size_t rareEarths = page().list().table().rows.size();
    EXPECT_GT(rareEarths, 10u);
    page().unchanged().setChecked(true);
    EXPECT_GT(page().list().table().rows.size(), rareEarths);
    EXPECT_EQ(page().details().caption, "Figure by edition");
    const auto before = page().list().table().rows;
    window->workspace().change([](ViewState& state) { state.mineral = "cobalt"; });
    ASSERT_TRUE(settled());
    EXPECT_NE(page().list().table().rows, before);
}

TEST_F(DataPageTest, TabGoesFromTheTabsThroughTheSectionsToTheListAndTheDetails) {
    openData();
    window->pages().tabs().setFocus();
    const std::vector<std::string> wanted{"View: Data book", "Cite this source", "Copy citation as",
                                          "Sources"};
    std::vector<std::string> met;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* now = QApplication::focusWidget();
        const auto* button = qobject_cast<const QPushButton*>(now);
        met.push_back((button ? button->text() : now->accessibleName()).toStdString());
    }
    EXPECT_EQ(met, wanted);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    EXPECT_TRUE(page().detailsWidget()->parentWidget()->parentWidget()->hasFocus());
    page().sections().segment(DataPage::Book).setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    ASSERT_TRUE(settled());
    EXPECT_EQ(page().details().caption, "Figure by edition") << "an arrow key goes to the other section";
}

TEST_F(DataPageTest, GoingToRevisionsAndBackKeepsTheSourceInFront) {
    openData();
    pick(4);
    const std::string title = page().details().title;
    page().setSection(DataPage::Revisions);
    EXPECT_NE(page().details().title, title);
    page().setSection(DataPage::Book);
    EXPECT_EQ(page().list().row(), 4);
    EXPECT_EQ(page().details().title, title);
}

TEST_F(DataPageTest, NothingIsWiderThanItsPaneInASmallWindow) {
    ViewState state;
    state.figure = sourcesFigure;
    state.view = bookView;
    open(state, {}, {1024, 640});
    for (const auto section : {DataPage::Revisions, DataPage::Book}) {
        page().setSection(section);
        ASSERT_TRUE(settled());
        DataList& list = page().list();
        int width = 0;
        for (int column = 0; column < list.model()->columnCount(); ++column)
            width += list.columnWidth(column);
        EXPECT_LE(width, list.viewport()->width()) << section;
        EXPECT_LE(page().detailsWidget()->width(), page().width()) << section;
    }
}

} // namespace
} // namespace lodestone
