// SPDX-License-Identifier: GPL-3.0-or-later
// A writer's frame on the painted figure: notes that stay with the data, countries that are pointed out, a
// legend, a credit line, the stamp of what is hypothetical.
#include "charts/annotation.h"
#include "charts/emphasis.h"
#include "charts/figure_scene.h"
#include "charts/scene_facts.h"
#include "charts/shapes.h"
#include "charts/text_item.h"
#include "export/export_figure.h"
#include "figure/frame_words.h"
#include "support/sample_figures.h"

#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

using Kind = Annotation::Kind;

const std::vector<QSize> sizes{{1600, 900}, {1080, 1350}, {1200, 1200}, {2400, 1000}};

std::unique_ptr<FigureScene> sceneOf(const Figure& figure, QSize size = {1600, 900},
                                     ThemeKind kind = ThemeKind::Light) {
    const Theme& style = theme(kind);
    const double scale = fittingScale(figure, style, size);
    return std::make_unique<FigureScene>(figure, style, QSizeF(size) / scale, Frame::Standalone);
}

Annotation noteOf(Kind kind, const Anchor& at, const std::string& words, const Anchor& to = {}) {
    Annotation note;
    note.kind = kind;
    note.at = at;
    note.to = to;
    note.text = words;
    return note;
}

Figure noted(Figure figure, const std::vector<Annotation>& notes) {
    FigureFrame frame;
    frame.annotations = notes;
    return framed(std::move(figure), frame);
}

Figure noted(Figure figure, const Annotation& note) {
    return noted(std::move(figure), std::vector<Annotation>{note});
}

QImage painted(FigureScene& scene) {
    QImage image(scene.sceneRect().size().toSize() * 2, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    scene.render(&painter, image.rect(), scene.sceneRect());
    return image;
}

int pixelsOf(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    return count;
}

const PlacedText* textOf(const FigureScene& scene, const QString& words) {
    const auto found = std::ranges::find(scene.texts(), words, &PlacedText::text);
    return found == scene.texts().end() ? nullptr : &*found;
}

TEST(Annotations, EveryPointOfEveryBodyHasAnAnchorThatLeadsBackToIt) {
    for (const samples::Named& sample : samples::all())
        for (const QSize size : sizes) {
            const auto scene = sceneOf(sample.figure, size);
            const QRectF plot = scene->space().plot;
            ASSERT_FALSE(plot.isEmpty()) << sample.name;
            for (const double x : {0.1, 0.35, 0.8})
                for (const double y : {0.2, 0.5, 0.9}) {
                    const QPointF point = plot.topLeft() + QPointF(plot.width() * x, plot.height() * y);
                    const auto back = scene->pointOf(scene->anchorAt(point));
                    ASSERT_TRUE(back) << sample.name;
                    EXPECT_NEAR(back->x(), point.x(), 0.01) << sample.name;
                    EXPECT_NEAR(back->y(), point.y(), 0.01) << sample.name;
                }
        }
}

TEST(Annotations, ALineAtAYearStandsAtThatYearAtEverySize) {
    const Figure figure = noted(samples::nickelLines(), noteOf(Kind::Line, {{}, 2014.0, 3000}, "ban"));
    const auto& axis = std::get<LinesBody>(figure.body).x;
    for (const QSize size : sizes) {
        const auto scene = sceneOf(figure, size);
        ASSERT_EQ(scene->notes().size(), 1U);
        const QRectF plot = scene->space().plot;
        EXPECT_NEAR(scene->notes()[0].at.x(),
                    plot.left() + plot.width() * (2014.0 - axis.min) / (axis.max - axis.min), 1e-6);
        EXPECT_TRUE(textOf(*scene, QStringLiteral("ban")));
    }
}

TEST(Annotations, WordsOfALineWithoutAPlaceOfTheirOwnFindOne) {
    for (const Kind kind : {Kind::Line, Kind::Range})
        for (const bool level : {false, true}) {
            Annotation note = noteOf(kind, {{}, level ? 0 : 2011.0, level ? 3300.0 : 0}, "Words of the line",
                                     {{}, level ? 0 : 2013.0, level ? 4200.0 : 0});
            note.level = level;
            const auto scene = sceneOf(noted(samples::nickelLines(), note));
            ASSERT_EQ(scene->notes().size(), 1U);
            EXPECT_TRUE(scene->space().plot.adjusted(0, -20, 160, 0).contains(scene->notes()[0].words))
                << slug(kind) << level;
            EXPECT_TRUE(sceneFacts(*scene, 1, 72).clashes.empty()) << slug(kind) << level;
        }
}

TEST(Annotations, WordsAreLegibleAndStayInsideTheBodyWhereverTheyArePut) {
    for (const samples::Named& sample : samples::all()) {
        const std::string words = "Words of a note that goes on for a while";
        std::vector<Annotation> notes;
        for (const double x : {-3.0, 4.0})
            for (const double y : {-3.0, 4.0})
                notes.push_back(noteOf(Kind::Text, {{}, x, y}, words));
        for (const QSize size : sizes) {
            const auto plain = sceneOf(sample.figure, size);
            for (Annotation& note : notes) // in fractions of the body, as points beyond its corners
                note.at = plain->anchorAt(plain->space().body.topLeft() +
                                          QPointF(note.at.x * plain->space().body.width(),
                                                  note.at.y * plain->space().body.height()));
            const auto scene = sceneOf(noted(sample.figure, notes), size);
            for (const PlacedNote& note : scene->notes())
                EXPECT_TRUE(scene->space().body.adjusted(-1, -1, 1, 1).contains(note.words)) << sample.name;
            for (const QGraphicsItem* item : scene->items())
                if (item->type() == TextItem::Type) {
                    const auto& text = *static_cast<const TextItem*>(item);
                    if (!text.block().lines.empty() &&
                        text.block().lines[0].text.startsWith(QStringLiteral("Words of"))) {
                        EXPECT_GE(text.block().font.pixelSize(), 10);
                        EXPECT_GT(text.haloWidth(), 1);
                    }
                }
            for (Annotation& note : notes)
                note.at = {{}, note.at.x < 0.5 ? -3.0 : 4.0, note.at.y < 0.5 ? -3.0 : 4.0};
        }
    }
}

TEST(Annotations, AnArrowOfAMarkFollowsItsMark) {
    const Mark china{Mark::Kind::Country, "CHN"};
    const Figure figure = noted(samples::manyBars(), noteOf(Kind::Arrow, {{}, 0.8, 0.6}, "look"));
    for (const QSize size : sizes) {
        const auto plain = sceneOf(samples::manyBars(), size);
        ASSERT_FALSE(plain->marks().empty());
        const PlacedMark& mark = plain->marks()[3];
        Figure aimed = figure;
        aimed.frame.annotations[0].to = {mark.mark, 0.5, 0.5};
        const auto scene = sceneOf(aimed, size);
        ASSERT_EQ(scene->notes().size(), 1U);
        EXPECT_NEAR(QLineF(scene->notes()[0].to, mark.rect.center()).length(), 0, 0.01);
    }
}

TEST(Annotations, ANoteOnAMarkThatTheFigureDoesNotHaveIsLeftOut) {
    const Figure figure =
        noted(samples::manyBars(), noteOf(Kind::Text, {{Mark::Kind::Country, "ZZZ"}, 0.5, 0.5}, "nowhere"));
    const auto scene = sceneOf(figure);
    EXPECT_TRUE(scene->notes().empty());
    EXPECT_EQ(textOf(*scene, QStringLiteral("nowhere")), nullptr);
}

TEST(Annotations, EveryKindChangesThePictureAndNothingElseMovesAWord) {
    const Figure plain = samples::nickelLines();
    const auto before = sceneOf(plain);
    const QImage picture = painted(*before);
    for (const Kind kind : {Kind::Text, Kind::Arrow, Kind::Range, Kind::Line}) {
        const auto scene = sceneOf(noted(plain, noteOf(kind, {{}, 2004, 2500}, "note", {{}, 2010, 2500})));
        EXPECT_NE(painted(*scene), picture) << slug(kind);
        for (const PlacedText& text : before->texts())
            EXPECT_TRUE(std::ranges::any_of(scene->texts(), [&](const PlacedText& other) {
                return other.text == text.text && other.rect == text.rect;
            })) << slug(kind);
        EXPECT_TRUE(scene->notes()[0].ink.contains(scene->notes()[0].words.center())) << slug(kind);
    }
}

TEST(Annotations, ACountryThatIsPointedOutKeepsItsColourAndOthersFade) {
    const Theme& light = theme(ThemeKind::Light);
    const Figure plain = samples::rareEarthOverview();
    const Mark china{Mark::Kind::Country, "CHN"};
    const QColor kept = light.colour({ColourKey::Role::Country, "CHN"});
    const QColor other = light.colour({ColourKey::Role::Country, "USA"});
    const auto before = sceneOf(plain);
    ASSERT_GT(pixelsOf(painted(*before), other), 20);
    const auto after = sceneOf(noted(plain, noteOf(Kind::Country, {china, 1, 0.5}, "")));
    EXPECT_GT(pixelsOf(painted(*after), kept), 20);
    EXPECT_EQ(pixelsOf(painted(*after), other), 0);
    EXPECT_GT(pixelsOf(painted(*after), mixed(other, light.ground, light.dimmedAlpha)), 20);
}

TEST(Annotations, PointingOutACountryThatIsNotThereFadesNothing) {
    const Figure plain = samples::manyBars();
    const auto before = sceneOf(plain);
    const auto after =
        sceneOf(noted(plain, noteOf(Kind::Country, {{Mark::Kind::Country, "ZZZ"}, 1, 0.5}, "")));
    EXPECT_EQ(painted(*before), painted(*after));
}

TEST(Annotations, AClashIsMeasuredAndTheFreePlaceClearsIt) {
    const auto plain = sceneOf(samples::nickelLines());
    const PlacedText* word = nullptr;
    for (const PlacedText& text : plain->texts())
        if (plain->space().plot.contains(text.rect))
            word = &text;
    ASSERT_NE(word, nullptr);
    Figure figure =
        noted(samples::nickelLines(), noteOf(Kind::Text, plain->anchorAt(word->rect.center()), "in the way"));
    const auto scene = sceneOf(figure);
    const FigureFacts facts = sceneFacts(*scene, 1.8, 144);
    ASSERT_EQ(facts.clashes.size(), 1U);
    EXPECT_EQ(facts.clashes[0].words, "in the way");
    ASSERT_TRUE(facts.clashes[0].note);
    figure.frame.annotations[0].at = facts.clashes[0].clear;
    const auto mended = sceneOf(figure);
    EXPECT_TRUE(sceneFacts(*mended, 1.8, 144).clashes.empty());
}

TEST(Legend, NamesStandInItAndNoLongerBesideTheLines) {
    Figure figure = samples::twoLines();
    const auto direct = sceneOf(figure);
    figure.frame.labels = FigureFrame::Labels::Legend;
    const auto legend = sceneOf(figure);
    for (const LegendEntry& entry : legendEntries(figure.body)) {
        const QString name = QString::fromStdString(entry.text);
        const PlacedText* beside = textOf(*direct, name);
        const PlacedText* above = textOf(*legend, name);
        ASSERT_TRUE(beside != nullptr && above != nullptr) << entry.text;
        EXPECT_LT(above->rect.bottom(), legend->space().body.top());
        EXPECT_GT(beside->rect.top(), direct->space().body.top());
    }
    EXPECT_GE(legend->space().plot.width(),
              direct->space().plot.width()); // the room of the names is the plot's
}

TEST(Legend, IsNotDrawnWhereNothingWantsNames) {
    Figure figure = samples::manyBars();
    const auto before = sceneOf(figure);
    figure.frame.labels = FigureFrame::Labels::Legend;
    EXPECT_EQ(painted(*before), painted(*sceneOf(figure)));
}

TEST(Credit, StandsAtTheRightOfTheSourceOrBelowIt) {
    for (const samples::Named& sample : samples::all())
        for (const QSize size : sizes)
            for (const std::string& credit :
                 {std::string("Chart: The Daily"),
                  std::string("Chart by the graphics desk of a newspaper with a long "
                              "name, after an idea of two of its readers")}) {
                Figure figure = sample.figure;
                figure.frame.credit = credit;
                const auto scene = sceneOf(figure, size);
                const FigureFacts facts = sceneFacts(*scene, 1, 72);
                EXPECT_TRUE(facts.clashes.empty()) << sample.name << ' ' << credit;
                QStringList words;
                qreal right = 0;
                for (const PlacedText& text : scene->texts()) {
                    words << text.text;
                    right = std::max(right, text.rect.right());
                }
                EXPECT_TRUE(words.join(u' ').contains(QString::fromStdString(credit))) << sample.name;
            }
}

TEST(Stamp, StandsInEveryHypotheticalFigureClearOfTheHeadline) {
    for (const samples::Named& sample : samples::all())
        for (const QSize size : sizes) {
            Figure figure = sample.figure;
            EXPECT_FALSE(sceneFacts(*sceneOf(figure, size), 1, 72).stamped) << sample.name;
            figure.status.emplace_back(hypotheticalFact);
            const auto scene = sceneOf(figure, size);
            const FigureFacts facts = sceneFacts(*scene, 1, 72);
            EXPECT_TRUE(facts.stamped) << sample.name;
            EXPECT_TRUE(facts.clashes.empty()) << sample.name;
        }
}

TEST(SceneFacts, SmallestTypeGrowsWithTheScaleAndThePaper) {
    const auto scene = sceneOf(samples::nickelLines());
    const double one = sceneFacts(*scene, 1, 72).leastPoints;
    EXPECT_NEAR(sceneFacts(*scene, 2, 72).leastPoints, 2 * one, 1e-9);
    EXPECT_NEAR(sceneFacts(*scene, 2, 144).leastPoints, one, 1e-9);
    EXPECT_GE(one, 10);
}

TEST(SceneFacts, EveryWordOfEverySampleReadsOnWhatLiesBehindIt) {
    for (const samples::Named& sample : samples::all())
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print}) {
            const FigureFacts facts = sceneFacts(*sceneOf(sample.figure, {1600, 900}, kind), 1, 72);
            EXPECT_GE(facts.leastContrast, 4.5) << sample.name << ": " << facts.palest;
        }
}

} // namespace
} // namespace lodestone
