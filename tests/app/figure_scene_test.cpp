// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_scene.h"

#include "app/clear_words.h"
#include "charts/text_item.h"
#include "export/export_figure.h"
#include "support/sample_figures.h"

#include <QImage>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

constexpr std::array kinds{ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print};

struct Layout {
    QSize size;
    Frame frame;
};
const std::vector<Layout> layouts{
    {{1600, 900}, Frame::Standalone},  {{1080, 1350}, Frame::Standalone}, {{800, 450}, Frame::Standalone},
    {{2560, 1600}, Frame::Standalone}, {{1000, 1000}, Frame::Standalone}, {{200, 200}, Frame::Standalone},
    {{768, 680}, Frame::Page},         {{520, 600}, Frame::Page},         {{480, 400}, Frame::Page},
    {{1080, 700}, Frame::Page},        {{1406, 929}, Frame::Page},        {{2560, 1600}, Frame::Page}};

std::unique_ptr<FigureScene> sceneOf(const Figure& figure, ThemeKind kind, const Layout& layout) {
    const Theme& style = theme(kind);
    if (layout.frame == Frame::Standalone) {
        const double scale = fittingScale(figure, style, layout.size);
        return std::make_unique<FigureScene>(figure, style, QSizeF(layout.size) / scale, layout.frame);
    }
    const qreal needed = FigureScene::minimumHeight(figure, style, layout.size.width(), layout.frame);
    return std::make_unique<FigureScene>(
        figure, style, QSizeF(layout.size.width(), std::max<qreal>(needed, layout.size.height())),
        layout.frame);
}

QImage painted(FigureScene& scene) {
    QImage image(scene.sceneRect().size().toSize(), QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, image.rect(), scene.sceneRect());
    return image;
}

std::string where(const samples::Named& sample, const Layout& layout, ThemeKind kind) {
    return sample.name + " at " + std::to_string(layout.size.width()) + " x " +
           std::to_string(layout.size.height()) + (layout.frame == Frame::Page ? " page" : " standalone") +
           ", theme " + std::to_string(static_cast<int>(kind));
}

Highlight selecting(const Mark& mark) {
    Highlight highlight;
    highlight.selected = mark;
    return highlight;
}

Highlight hovering(const Mark& mark) {
    Highlight highlight;
    highlight.hovered = mark;
    return highlight;
}

TEST(BalancedText, NoLineEndsWithACountWhereAnotherBreakIsAsGood) {
    const QString words =
        QStringLiteral("Mine production of rare earths: 2 tables give HHI 4,924–5,192 for 2024");
    const QFont type = font(TypeRole::Headline);
    const qreal whole = layoutText(words, type, 32).width();
    for (qreal width = 0.62 * whole; width < whole; width += 7) {
        const TextBlock block = layoutText(words, type, 32, width, true);
        ASSERT_EQ(block.lines.size(), 2U) << width;
        EXPECT_FALSE(block.lines.front().text.endsWith(QStringLiteral(" 2"))) << width;
    }
}

TEST(FigureScene, NoTextIsCutOrLiesOnAnotherAtAnySizeAndTheme) {
    for (const samples::Named& sample : samples::all())
        for (const Layout& layout : layouts)
            for (const ThemeKind kind : kinds)
                expectClear(*sceneOf(sample.figure, kind, layout), where(sample, layout, kind));
}

TEST(FigureScene, HeadlineNoteAndSourceAreWholeWhenTheFigureStandsAlone) {
    for (const samples::Named& sample : samples::all())
        for (const Layout& layout : layouts) {
            const auto scene = sceneOf(sample.figure, ThemeKind::Light, layout);
            QStringList words;
            for (const PlacedText& text : scene->texts())
                words << text.text;
            const QString all = words.join(u' ');
            const std::string at = where(sample, layout, ThemeKind::Light);
            EXPECT_TRUE(all.contains(QString::fromStdString(sample.figure.headline))) << at;
            if (layout.frame == Frame::Standalone) {
                EXPECT_TRUE(all.contains(QString::fromStdString(sample.figure.note))) << at;
                EXPECT_TRUE(all.contains(QString::fromStdString(sample.figure.sources.front().text))) << at;
            }
        }
}

TEST(FigureScene, MarksLieInsideTheFigureAndAnswerAtSomePointOfTheirOwn) {
    for (const samples::Named& sample : samples::all())
        for (const Layout& layout : layouts) {
            const auto scene = sceneOf(sample.figure, ThemeKind::Light, layout);
            for (const PlacedMark& mark : scene->marks()) {
                EXPECT_TRUE(scene->sceneRect().adjusted(-8, -8, 8, 8).contains(mark.rect))
                    << where(sample, layout, ThemeKind::Light) << ": " << mark.mark.key;
                bool answers = false;
                for (qreal x = mark.rect.left() + 0.5; x < mark.rect.right() && !answers; x += 1)
                    for (qreal y = mark.rect.top() + 0.5; y < mark.rect.bottom() && !answers; y += 1)
                        if (const HitArea* hit = scene->hitAt({x, y}))
                            answers = hit->mark == mark.mark;
                EXPECT_TRUE(answers) << where(sample, layout, ThemeKind::Light) << ": " << mark.mark.key;
            }
        }
}

TEST(FigureScene, EveryEventOfATimelineCanBeClicked) {
    const Figure figure = samples::crowdedTimeline();
    std::size_t events = 0;
    for (const Lane& lane : std::get<TimelineBody>(figure.body).lanes)
        events += lane.events.size();
    const auto scene = sceneOf(figure, ThemeKind::Light, {{768, 680}, Frame::Page});
    EXPECT_EQ(scene->marks().size(), events);
    EXPECT_GT(events, 150U);
}

TEST(FigureScene, TooManyBarsFoldIntoOneRowAndNothingIsLost) {
    const Figure figure = samples::manyBars();
    const auto& bars = std::get<BarsBody>(figure.body).bars;
    for (const QSize size : {QSize(1600, 900), QSize(1080, 1350)}) {
        const auto scene = sceneOf(figure, ThemeKind::Light, {size, Frame::Standalone});
        std::size_t named = 0;
        std::size_t folded = 0;
        bool residual = false;
        for (const PlacedText& text : scene->texts()) {
            if (text.text.endsWith(QLatin1StringView(" more countries")))
                folded = text.text.section(u' ', 0, 0).toUInt();
            residual = residual || text.text == QLatin1StringView("Residual");
        }
        for (const PlacedMark& mark : scene->marks())
            named += mark.mark.kind == Mark::Kind::Country ? 1 : 0;
        EXPECT_GT(folded, 0U);
        EXPECT_GE(named, 12U);
        EXPECT_EQ(named + folded, bars.size() - 1);
        EXPECT_TRUE(residual);
    }
}

TEST(FigureScene, APageShowsEveryBar) {
    const Figure figure = samples::manyBars();
    const auto scene = sceneOf(figure, ThemeKind::Light, {{520, 300}, Frame::Page});
    EXPECT_EQ(scene->marks().size(), std::get<BarsBody>(figure.body).bars.size());
}

TEST(FigureScene, MinimumHeightGrowsAsThePageNarrows) {
    for (const samples::Named& sample : samples::all()) {
        const auto height = [&](qreal width) {
            return FigureScene::minimumHeight(sample.figure, theme(ThemeKind::Light), width, Frame::Page);
        };
        EXPECT_GE(height(480), height(900)) << sample.name;
    }
}

TEST(FigureScene, WordyCardsTakeAsManyRowsAsTheyNeed) {
    Figure figure = samples::rareEarthOverview();
    for (Card& card : std::get<OverviewBody>(figure.body).cards.cards)
        card.line = "a line that is far too long to stand in half of a narrow page";
    for (const int width : {480, 700, 1000, 1400})
        expectClear(*sceneOf(figure, ThemeKind::Light, {{width, 400}, Frame::Page}), std::to_string(width));
    expectClear(*sceneOf(figure, ThemeKind::Light, {{1080, 1350}, Frame::Standalone}), "portrait");
}

TEST(FigureScene, TheOverviewFitsThePageOfTheDesignWithoutScrolling) {
    EXPECT_LE(
        FigureScene::minimumHeight(samples::rareEarthOverview(), theme(ThemeKind::Light), 766, Frame::Page),
        649);
}

TEST(FigureScene, HighlightRestylesAndGivesBackTheSamePicture) {
    for (const Mark& mark : {Mark{Mark::Kind::Country, "CHN"}, Mark{Mark::Kind::Event, "EV003"},
                             Mark{Mark::Kind::Stage, "magnets"}, Mark{Mark::Kind::Measure, "cr1"},
                             Mark{Mark::Kind::Claim, "ms-mining"}, Mark{Mark::Kind::Residual, {}}}) {
        const auto scene = sceneOf(samples::rareEarthOverview(), ThemeKind::Light, {{766, 680}, Frame::Page});
        const qsizetype items = scene->items().size();
        const QImage plain = painted(*scene);
        scene->setHighlight(selecting(mark));
        const QImage chosen = painted(*scene);
        EXPECT_NE(chosen, plain) << mark.key;
        EXPECT_EQ(scene->items().size(), items);
        scene->setHighlight(hovering(mark));
        EXPECT_NE(painted(*scene), chosen) << mark.key;
        scene->setHighlight(Highlight());
        EXPECT_EQ(painted(*scene), plain) << mark.key;
    }
}

TEST(FigureScene, ChoosingOneLineDimsTheOthers) {
    const auto scene = sceneOf(samples::twoLines(), ThemeKind::Light, {{766, 680}, Frame::Page});
    const QColor accent = theme(ThemeKind::Light).accent;
    const auto full = [&](const QImage& image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == accent ? 1 : 0;
        return count;
    };
    const int before = full(painted(*scene));
    scene->setHighlight(selecting({Mark::Kind::Measure, "cobalt"}));
    EXPECT_GT(before, 100);
    EXPECT_LT(full(painted(*scene)), before / 10);
}

TEST(FigureScene, IntervalBandIsPaintedBetweenItsEnds) {
    const auto scene = sceneOf(samples::nickelLines(), ThemeKind::Light, {{766, 680}, Frame::Page});
    const Theme& t = theme(ThemeKind::Light);
    const auto mixed = [&](int over, int under) {
        return static_cast<int>(std::lround(t.bandAlpha * over + (1 - t.bandAlpha) * under));
    };
    const QColor band(mixed(t.accent.red(), 255), mixed(t.accent.green(), 255), mixed(t.accent.blue(), 255));
    const QImage image = painted(*scene);
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor c = image.pixelColor(x, y);
            count += std::abs(c.red() - band.red()) + std::abs(c.green() - band.green()) +
                         std::abs(c.blue() - band.blue()) <
                     6;
        }
    EXPECT_GT(count, 40);
}

} // namespace
} // namespace lodestone
