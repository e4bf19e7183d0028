// SPDX-License-Identifier: GPL-3.0-or-later
// Strips of events below a history, and the counts of those that find no room, on the shipped database.
#include "app/shipped_scenes.h"
#include "figure/page_mark.h"

#include <QTest>

#include <algorithm>

namespace lodestone {
namespace {

/// Whether the tooltip of a count ('+4') names the event.
bool isCounted(const FigureScene& scene, const EventMark& event) {
    const QString words = QString::fromStdString(event.tooltip).section(u'\n', 1, 1);
    return std::ranges::any_of(scene.texts(), [&](const PlacedText& text) {
        if (!text.text.startsWith(u'+'))
            return false;
        const HitArea* hit = scene.hitAt(text.rect.center());
        return hit != nullptr && hit->tooltip.contains(words);
    });
}

TEST(EventsStrip, APictureForOthersHasItsEventsOnTheYearsAndNoStrip) {
    const Figure figure = built("figure=concentration&mineral=rare-earths");
    const std::string& title = std::get<LinesBody>(figure.body).stripTitle;
    ASSERT_FALSE(title.empty());
    const auto tells = [&](Frame frame) {
        const FigureScene scene(figure, theme(ThemeKind::Light), {800, 600}, frame);
        return std::ranges::any_of(scene.texts(), [&](const PlacedText& text) {
            return text.text.startsWith(QString::fromStdString(title));
        });
    };
    EXPECT_TRUE(tells(Frame::Page));
    EXPECT_FALSE(tells(Frame::Standalone));
    const FigureScene scene(figure, theme(ThemeKind::Light), {800, 600}, Frame::Standalone);
    EXPECT_NE(std::ranges::find(scene.marks(), Mark{Mark::Kind::Event, "EV001"}, &PlacedMark::mark),
              scene.marks().end());
}

TEST(EventsStrip, TheStripStandsOnTheYearsOfThePlotToThePixel) {
    const Figure figure = built("figure=concentration&mineral=rare-earths");
    const LinesBody& body = std::get<LinesBody>(figure.body);
    for (const QSize size : {QSize(512, 470), QSize(767, 570), QSize(1800, 1000)}) {
        const auto scene = pageOf(figure, size);
        expectClear(*scene, "strip " + std::to_string(size.width()));
        // Two ticks of the year axis give the scale of the plot.
        std::vector<std::pair<double, qreal>> known;
        for (const Tick& tick : body.x.ticks)
            for (const PlacedText& text : scene->texts())
                if (text.text.toStdString() == tick.label)
                    known.emplace_back(tick.value, text.rect.center().x());
        ASSERT_GE(known.size(), 2U);
        const double perYear =
            (known.back().second - known.front().second) / (known.back().first - known.front().first);
        int seen = 0;
        for (const Lane& lane : body.strip)
            for (const EventMark& event : lane.events) {
                const auto mark = std::ranges::find(scene->marks(), event.mark, &PlacedMark::mark);
                if (mark == scene->marks().end()) {
                    EXPECT_TRUE(isCounted(*scene, event)) << event.tooltip;
                    continue;
                }
                if (event.precision != DatePrecision::ToDay || event.lasting)
                    continue;
                const double x =
                    known.front().second + perYear * ((event.begin + event.end) / 2 - known.front().first);
                EXPECT_NEAR(mark->rect.center().x(), x, 1.5) << event.tooltip;
                ++seen;
            }
        EXPECT_GT(seen, size.width() > 1000 ? 10 : 2) << "low lanes count most of what is close together";
        const auto tick = [&](const Tick& one) {
            return std::ranges::find(scene->texts(), QString::fromStdString(one.label), &PlacedText::text)
                ->rect.center()
                .y();
        };
        const qreal top = tick(body.y.ticks.back());
        qreal bottom = 0;
        for (const PlacedMark& mark : scene->marks())
            bottom = std::max(bottom, mark.rect.bottom());
        EXPECT_GE(tick(body.y.ticks.front()) - top, 0.6 * (bottom - top)) << "the plot is the figure";
    }
}

class CountedEvents : public WindowTest {
protected:
    /// The first count ('+4') of the figure in front; fails where there is none.
    [[nodiscard]] int count() {
        const auto& marks = view().figureScene()->marks();
        const auto found = std::ranges::find_if(
            marks, [](const PlacedMark& mark) { return mark.mark.key.starts_with("timeline;"); });
        EXPECT_NE(found, marks.end()) << "nothing is counted";
        return found == marks.end() ? 0 : static_cast<int>(found - marks.begin());
    }
    [[nodiscard]] const PlacedMark& placed(int index) {
        return view().figureScene()->marks()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const ViewState& state() { return window->workspace().state(); }
    void expectTimelineOf(const ViewState& wanted) {
        EXPECT_EQ(state().figure, "timeline");
        EXPECT_EQ(state().events, wanted.events);
        EXPECT_EQ(state().span, wanted.span);
        ASSERT_TRUE(settled());
        ASSERT_TRUE(std::holds_alternative<TimelineBody>(figure().body)) << "events are shown";
        EXPECT_NEAR(std::get<TimelineBody>(figure().body).begin(), wanted.span->begin(), 0.01);
    }
};

TEST_F(CountedEvents, SayHowManyOfWhomAndWhenAndEveryEventTheyHideIsInTheTimelineTheyLeadTo) {
    for (const char* at :
         {"figure=concentration&mineral=rare-earths", "figure=overview&mineral=rare-earths"}) {
        open(parseViewState(at).value(), {}, {1024, 640});
        const PlacedMark mark = placed(count());
        const HitArea* hit = view().figureScene()->hitAt(mark.rect.center());
        ASSERT_NE(hit, nullptr);
        EXPECT_EQ(hit->mark, mark.mark) << at << ": it answers to the pointer";
        const QStringList lines = hit->tooltip.split(u'\n');
        EXPECT_EQ(lines.front(), mark.description);
        const auto there = stateOfPage(state(), mark.mark, *shippedCatalogue());
        ASSERT_TRUE(there && there->span);
        EXPECT_TRUE(mark.description.contains(QString::number(there->span->first().year)));
        const Country* party = shippedCatalogue()->countryByIso3(there->events.party);
        EXPECT_TRUE(party == nullptr || mark.description.contains(QString::fromStdString(party->name)));
        const Figure timeline =
            buildFigure(*there, *shippedCatalogue(), Database::openReadOnly(LODESTONE_SHIPPED_DATABASE));
        int found = 0;
        for (const QString& line : lines.mid(1, lines.size() - 3)) // the last two are a blank and the help
            for (const std::vector<std::string>& row : timeline.table.rows)
                found += line.contains(QString::fromStdString(row[3])) ? 1 : 0;
        EXPECT_GE(found, static_cast<int>(lines.size()) - 3) << at << ": " << qPrintable(hit->tooltip);
    }
}

TEST_F(CountedEvents, AClickLeadsToTheTimelineAndBackLeadsBack) {
    open(parseViewState("figure=concentration&mineral=rare-earths").value());
    const PlacedMark mark = placed(count());
    const ViewState wanted = stateOfPage(state(), mark.mark, *shippedCatalogue()).value();
    click(mark.mark);
    expectTimelineOf(wanted);
    window->workspace().goBack();
    ASSERT_TRUE(settled());
    EXPECT_EQ(state().figure, "concentration");
}

TEST_F(CountedEvents, ArrowKeysWalkToThemTheInspectorListsThemAndEnterLeads) {
    open(parseViewState("figure=overview&mineral=rare-earths").value());
    const int index = count();
    view().setFocus(Qt::TabFocusReason);
    view().goTo(index - 1);
    QTest::keyClick(&view(), Qt::Key_Right);
    ASSERT_EQ(view().focusedIndex(), index);
    const Mark mark = placed(index).mark;
    EXPECT_EQ(state().selection, mark) << "walked over, it is picked out and leads nowhere yet";
    EXPECT_EQ(parseViewState(state().text()), state()) << "it survives a link";
    const ViewState wanted = stateOfPage(state(), mark, *shippedCatalogue()).value();
    ASSERT_TRUE(eventually([this] { return window->inspector().shown().openText == "Open Timeline"; }));
    EXPECT_TRUE(std::ranges::any_of(window->inspector().shown().paragraphs,
                                    [](const auto& row) { return row.mark.kind == Mark::Kind::Event; }));
    QTest::keyClick(&view(), Qt::Key_Return);
    expectTimelineOf(wanted);
}

} // namespace
} // namespace lodestone
