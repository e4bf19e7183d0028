// SPDX-License-Identifier: GPL-3.0-or-later
// The page 'Sources': side by side, revisions and the data book under one tab; and what of it the overview
// and the breadcrumb show.
#include "app/window_fixture.h"

#include <QAccessible>
#include <QApplication>
#include <QMenu>
#include <QTest>

#include <algorithm>

namespace lodestone {
namespace {

const Mark older{Mark::Kind::Source, "usgs-mcs-2025"};

class SourcesPageTest : public WindowTest {
protected:
    void openSources() {
        ViewState state;
        state.figure = sourcesFigure;
        state.year = 2024;
        open(state);
    }
    [[nodiscard]] PageControls& controls() { return *window->pages().figurePage()->controls(); }
    [[nodiscard]] QPoint placeOf(const Mark& mark) {
        for (const PlacedMark& one : view().figureScene()->marks())
            if (one.mark == mark)
                return view().mapFromScene(one.rect.center());
        ADD_FAILURE() << "no mark " << mark.key;
        return {};
    }
    [[nodiscard]] QStringList breadcrumbWords() {
        QStringList words;
        for (const Crumb* crumb : window->findChild<TopBar*>()->crumbs())
            words.append(crumb->text());
        return words;
    }
};

TEST_F(SourcesPageTest, AClickOnARowSelectsTheSourceAndTheInspectorExplainsIt) {
    openSources();
    click(older);
    EXPECT_EQ(window->workspace().state().selection, older);
    EXPECT_TRUE(window->workspace().state().source.empty()) << "one click does not change the pages";
    EXPECT_TRUE(eventually([this] { return window->inspector().shown().caption == "Selected source"; }));
    EXPECT_EQ(window->inspector().shown().number, "68.5\u202F%");
}

TEST_F(SourcesPageTest, ADoubleClickOrEnterMakesItTheSourceOfEveryPage) {
    openSources();
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, placeOf(older));
    EXPECT_EQ(window->workspace().state().source, older.key);
    ASSERT_TRUE(settled());
    const auto& body = std::get<SourcesBody>(figure().body);
    EXPECT_EQ(body.tables.size(), 2U) << "the others stay beside it";
    EXPECT_TRUE(std::ranges::find(body.tables, older, &SourceDot::mark)->current);
    window->workspace().goBack();
    ASSERT_TRUE(settled());
    click(older);
    QTest::keyClick(&view(), Qt::Key_Return);
    EXPECT_EQ(window->workspace().state().source, older.key);
}

TEST_F(SourcesPageTest, TheBoxAndThePickedCountryAskForTheSameShare) {
    openSources();
    QComboBox* box = controls().box(Control::Country);
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->currentText(), QStringLiteral("the leader"));
    const int australia = box->findText(QStringLiteral("Australia"));
    ASSERT_GT(australia, 0);
    emit box->activated(australia);
    ASSERT_TRUE(settled());
    EXPECT_NE(figure().headline.find("Australia"), std::string::npos);
    EXPECT_TRUE(breadcrumbWords().contains(QStringLiteral("Australia’s share")));
    window->workspace().select({Mark::Kind::Country, "USA"});
    ASSERT_TRUE(settled());
    EXPECT_NE(figure().headline.find("United States"), std::string::npos) << figure().headline;
    EXPECT_EQ(controls().box(Control::Country)->currentText(), QStringLiteral("United States"));
    emit controls().box(Control::Country)->activated(0);
    ASSERT_TRUE(settled());
    EXPECT_NE(figure().headline.find("China"), std::string::npos) << "back to the leader";
}

TEST_F(SourcesPageTest, OneTabHoldsTheThreeSectionsAndTheSwitchKeepsTheKeyboard) {
    openSources();
    const int tab = window->pages().tabs().currentIndex();
    controls().views()->segment(DataPage::SideBySide).setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    ASSERT_TRUE(settled());
    EXPECT_EQ(window->workspace().state().view, revisionsView);
    EXPECT_EQ(window->pages().figurePage(), nullptr);
    EXPECT_EQ(window->pages().tabs().currentIndex(), tab);
    const auto hasFocus = [](const QWidget* segment) {
        return eventually([segment] { return QApplication::focusWidget() == segment; });
    };
    EXPECT_TRUE(hasFocus(&window->pages().data().sections().segment(DataPage::Revisions)));
    EXPECT_FALSE(window->actions().exportFigure->isEnabled()) << "a list is no picture";
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    EXPECT_EQ(window->workspace().state().view, bookView);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    ASSERT_TRUE(settled());
    ASSERT_NE(window->pages().figurePage(), nullptr);
    EXPECT_TRUE(hasFocus(&controls().views()->segment(DataPage::SideBySide)));
    EXPECT_TRUE(window->actions().exportFigure->isEnabled());
}

TEST_F(SourcesPageTest, PagesStandInTheOrderOfTheirTabsAndKeys) {
    open();
    QStringList titles;
    for (int i = 0; i < window->pages().tabs().count(); ++i)
        titles.append(window->pages().tabs().tabText(i));
    const QStringList order{"Overview", "Shares",     "Concentration", "Chain",   "Map",
                            "Timeline", "Agreements", "What if",       "Sources", "Table"};
    int before = -1;
    for (const QString& title : titles) {
        const int at = static_cast<int>(order.indexOf(title));
        EXPECT_GT(at, before) << qPrintable(title);
        before = at;
    }
    EXPECT_TRUE(titles.contains(QStringLiteral("Sources")));
}

TEST_F(SourcesPageTest, TheStripOfTheOverviewLeadsToTheSources) {
    ViewState state;
    state.year = 2024;
    open(state);
    click({Mark::Kind::Page, "sources"});
    EXPECT_EQ(window->workspace().state().figure, sourcesFigure);
    ASSERT_TRUE(settled());
    EXPECT_TRUE(std::holds_alternative<SourcesBody>(figure().body));
    window->workspace().goBack();
    EXPECT_EQ(window->workspace().state().figure, "overview");
    EXPECT_EQ(window->workspace().state().year, 2024);
}

/// In MCS 2024 the United States and Türkiye share the lead in soda ash; in MCS 2025 Türkiye leads alone.
TEST_F(SourcesPageTest, TheStripOfTheOverviewIsOnTheLeaderOfTheTableInFront) {
    open(*parseViewState("figure=overview&mineral=soda-ash&stage=mining&source=usgs-mcs-2024&year=2023"));
    const auto& body = std::get<OverviewBody>(figure().body);
    ASSERT_FALSE(body.dispute.lines.empty());
    EXPECT_EQ(body.dispute.lines[0].label, "United States\u2019 share");
    EXPECT_EQ(body.dispute.lines[0].range, "47.4\u201347.8\u202F%");
    EXPECT_EQ(body.dispute.lines[0].colour, body.history.lines.front().colour);
}

TEST_F(SourcesPageTest, TheLatestEventsOfTheOverviewCanBeChosen) {
    open();
    const auto& body = std::get<OverviewBody>(figure().body);
    ASSERT_FALSE(body.latest.lines.empty());
    const Mark event = body.latest.lines.front().event.mark;
    const auto& marks = view().figureScene()->marks();
    const auto line =
        std::find_if(marks.rbegin(), marks.rend(), [&](const PlacedMark& one) { return one.mark == event; });
    ASSERT_NE(line, marks.rend());
    view().ensureVisible(line->rect);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().mapFromScene(line->rect.center()));
    EXPECT_EQ(window->workspace().state().selection, event);
}

TEST_F(SourcesPageTest, EachPartOfTheBreadcrumbOpensItsChoice) {
    ViewState state;
    state.figure = "concentration";
    state.with = {"cobalt"};
    state.years = YearRange(2010, 2020);
    open(state);
    const std::vector<Crumb*> crumbs = window->findChild<TopBar*>()->crumbs();
    ASSERT_EQ(crumbs.size(), 6U);
    EXPECT_EQ(crumbs[4]->text(), QStringLiteral("beside cobalt"));
    EXPECT_EQ(crumbs[5]->text(), QStringLiteral("2010–2020"));
    emit crumbs[5]->menu()->aboutToShow();
    ASSERT_FALSE(crumbs[5]->menu()->actions().isEmpty());
    crumbs[5]->menu()->actions().front()->trigger();
    EXPECT_FALSE(window->workspace().state().years) << "the first choice takes the part away";
    EXPECT_EQ(window->findChild<TopBar*>()->crumbs().size(), 5U);
}

TEST_F(SourcesPageTest, TheBreadcrumbOfASmallWindowStaysLeftOfTheSearch) {
    ViewState state;
    state.figure = "concentration";
    state.with = {"cobalt", "lithium"};
    state.years = YearRange(2010, 2020);
    open(state, {}, {1024, 640});
    const auto* top = window->findChild<TopBar*>();
    int right = 0;
    for (const Crumb* crumb : top->crumbs()) {
        EXPECT_GE(crumb->x(), right) << qPrintable(crumb->text());
        right = crumb->x() + crumb->width();
    }
    EXPECT_LE(right, top->search().x());
    EXPECT_LE(top->search().x() + top->search().width(), top->width());
}

/// Whether any pixel of the mark's row changes when the mark is under the pointer.
bool lights(FigureView& view, const Mark& hovered, const QRectF& area) {
    const QRect box = view.mapFromScene(area).boundingRect().intersected(view.viewport()->rect());
    const QImage before = view.viewport()->grab(box).toImage();
    Highlight lit;
    lit.hovered = hovered;
    view.setHighlight(lit);
    const QImage after = view.viewport()->grab(box).toImage();
    view.setHighlight(Highlight());
    return before != after;
}

TEST_F(SourcesPageTest, ACountryUnderThePointerLightsUpInBarsChainHistoryStripAndSources) {
    ViewState state;
    state.year = 2024;
    open(state, {}, {1280, 1200});
    const Mark china{Mark::Kind::Country, "CHN"};
    for (const Mark& mark : {china, Mark{Mark::Kind::Stage, "mining"}, Mark{Mark::Kind::Page, "sources"}}) {
        const auto& marks = view().figureScene()->marks();
        const auto place = std::ranges::find(marks, mark, &PlacedMark::mark);
        ASSERT_NE(place, marks.end()) << mark.key;
        view().ensureVisible(place->rect);
        EXPECT_TRUE(lights(view(), china, place->rect)) << mark.key;
    }
    window->workspace().change([](ViewState& next) { next.figure = sourcesFigure; });
    ASSERT_TRUE(settled());
    const auto& marks = view().figureScene()->marks();
    const auto row = std::ranges::find(marks, older, &PlacedMark::mark);
    ASSERT_NE(row, marks.end());
    EXPECT_TRUE(lights(view(), china, row->rect));
}

} // namespace
} // namespace lodestone
