// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline as it is laid out, at every zoom, on the shipped database.
#include "app/shipped_scenes.h"
#include "figure/timeline_choice.h"

#include <algorithm>
#include <array>

namespace lodestone {
namespace {

/// Words within the lanes keep off every glyph.
void expectOffGlyphs(const FigureScene& scene, const std::string& at) {
    const QRectF plot = scene.timeFrame()->plot;
    for (const PlacedText& text : scene.texts()) {
        if (!plot.contains(text.rect.center()))
            continue;
        for (const PlacedMark& mark : scene.marks()) {
            const QRectF glyph = QRectF(mark.rect.center() - QPointF(4.5, 4.5), QSizeF(9, 9));
            const QRectF common = glyph & text.rect.adjusted(0, 2, 0, -2);
            EXPECT_FALSE(mark.rect.width() <= 12 && common.width() > 0.5 && common.height() > 0.5)
                << at << ": '" << text.text.toStdString() << "' lies on " << mark.description.toStdString();
        }
    }
}

/// Glyphs of one lane do not lie on each other.
void expectGlyphsApart(const FigureScene& scene, const std::string& at) {
    const auto& marks = scene.marks();
    for (std::size_t i = 0; i < marks.size(); ++i)
        for (std::size_t j = i + 1; j < marks.size(); ++j) {
            if (marks[i].rect.width() > 12.5 || marks[j].rect.width() > 12.5)
                continue; // bars of which the glyph lies outside
            const QPointF apart = marks[i].rect.center() - marks[j].rect.center();
            EXPECT_TRUE(std::abs(apart.x()) > 9 || std::abs(apart.y()) > 9)
                << at << ": " << marks[i].description.toStdString() << " and "
                << marks[j].description.toStdString();
        }
}

constexpr std::array spans{"",
                           "&span=2023-01-01:2026-12-31",
                           "&span=2025-01-01:2025-12-31",
                           "&span=2025-03-20:2025-05-10",
                           "&span=2025-10-01:2025-10-15",
                           "&span=2012-01-01:2012-12-31"};

TEST(TimelineScene, NothingLiesOnAnythingAtAnyZoomLaneOrFilter) {
    for (const char* span : spans)
        for (const char* choice : {"&about=all", "&mineral=cobalt", "&about=all&view=kind", "&kind=ban"})
            for (const QSize size : {QSize(512, 470), QSize(767, 570), QSize(1800, 1000)}) {
                const std::string at = std::string(choice) + span + " " + std::to_string(size.width());
                const Figure figure = built("figure=timeline" + std::string(choice) + span);
                const auto scene = pageOf(figure, size);
                if (const auto* notice = std::get_if<Notice>(&figure.body)) {
                    EXPECT_STREQ(choice, "&kind=ban") << "every other choice has events in every span";
                    EXPECT_EQ(figure.headline, "No event " + spanWithin(*figure.state.span)) << at;
                    EXPECT_EQ(notice->action, "Show all years") << at;
                    expectClear(*scene, at);
                    continue;
                }
                ASSERT_TRUE(scene->timeFrame()) << at;
                expectClear(*scene, at);
                expectOffGlyphs(*scene, at);
                expectGlyphsApart(*scene, at);
                const QRectF plot = scene->timeFrame()->plot;
                for (const PlacedMark& mark : scene->marks())
                    EXPECT_TRUE(mark.rect.center().x() >= plot.left() - 0.5 &&
                                mark.rect.center().x() <= plot.right() + 0.5)
                        << at << ": " << mark.description.toStdString() << " stands beside the years";
            }
}

/// How many events of a span of days are named by their label or by their title, be it cut short.
int namedEvents(const FigureScene& scene, const TimelineBody& body, const ShownTime& days) {
    const QRectF plot = scene.timeFrame()->plot;
    QStringList words;
    for (const PlacedText& text : scene.texts())
        if (plot.contains(text.rect.center()))
            words.append(text.text.endsWith(QChar(0x2026)) ? text.text.chopped(1).trimmed() : text.text);
    int named = 0;
    for (const Lane& lane : body.lanes)
        for (const EventMark& event : lane.events)
            named += event.begin >= days.from && event.begin < days.to &&
                     std::ranges::any_of(words, [&](const QString& one) {
                         return QString::fromStdString(event.label) == one ||
                                QString::fromStdString(event.title).startsWith(one);
                     });
    return named;
}

TEST(TimelineScene, ANearerLookHasRoomForMoreWords) {
    const Figure near = built("figure=timeline&about=all&span=2025-03-20:2025-05-10");
    const TimelineBody& weeks = std::get<TimelineBody>(near.body);
    const ShownTime days(weeks.x.min, weeks.x.max, weeks.begin(), weeks.end());
    const auto named = [&](const char* span) {
        const Figure figure = built("figure=timeline&about=all" + std::string(span));
        return namedEvents(*pageOf(figure, {767, 570}), std::get<TimelineBody>(figure.body), days);
    };
    const int whole = named("");
    const int year = named("&span=2024-06-01:2025-06-30");
    EXPECT_GT(year, whole);
    EXPECT_GT(named("&span=2025-03-20:2025-05-10"), year);
}

TEST(TimelineScene, PrecisionIsDrawnADayIsAPointAMonthAndAYearAreAsWideAsTheyAre) {
    // EV004 is known to the year 2012; half of the year is shown, and its bar fills it.
    const auto scene = pageOf(built("figure=timeline&about=all&span=2012-01-01:2012-03-31"), {767, 570});
    const auto year = std::ranges::find(scene->marks(), Mark{Mark::Kind::Event, "EV004"}, &PlacedMark::mark);
    ASSERT_NE(year, scene->marks().end());
    EXPECT_NEAR(year->rect.width(), scene->timeFrame()->plot.width(), 2);
}

} // namespace
} // namespace lodestone
