// SPDX-License-Identifier: GPL-3.0-or-later
// Alternative text of every figure and view of the shipped database: what kind of picture, of what, its
// extremes, how sure; and what a writer adds to it.
#include "figure/build_figure.h"

#include "figure/frame_words.h"
#include "figure/map_degrees.h"
#include "store/load.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class AltText : public testing::Test {
protected:
    AltText()
        : database(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE)), catalogue(loadCatalogue(database)) {}

    Figure build(const std::string& figure, const std::string& view,
                 const std::string& mineral = "rare-earths") {
        ViewState state;
        state.figure = figure;
        state.view = view;
        state.mineral = mineral;
        return buildFigure(state, catalogue, database);
    }
    static bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    Database database;
    Catalogue catalogue;
};

TEST_F(AltText, EveryViewNamesItsKindOfPictureFirst) {
    const std::vector<std::tuple<std::string, std::string, std::string>> kinds{
        {"overview", "", "Overview of "},
        {"shares", "bars", "Bar chart of the shares"},
        {"shares", "history", "Stacked areas"},
        {"shares", "treemap", "Treemap of the shares"},
        {"concentration", "years", "Line chart of the Herfindahl"},
        {"concentration", "sources", "Line chart"},
        {"chain", "", "Ladder of "},
        {"chain", "matrix", "Matrix of "},
        {"map", "newest", "Map of the world"},
        {"map", "shares", "Map of the world"},
        {"timeline", "", "Timeline of "},
        {"agreements", "network", "Network of "},
        {"agreements", "matrix", "Matrix of "},
        {"agreements", "list", "List of "}};
    for (const auto& [figure, view, kind] : kinds) {
        const Figure built = build(figure, view);
        EXPECT_TRUE(built.altText.starts_with(kind)) << figure << '/' << view << ": " << built.altText;
        EXPECT_TRUE(built.altText.ends_with('.') || built.altText.ends_with("\u2026")) << built.altText;
        EXPECT_FALSE(holds(built.altText, "  ")) << built.altText;
        EXPECT_FALSE(holds(built.altText, "..")) << built.altText;
        EXPECT_GT(built.altText.size(), 120U) << built.altText;
    }
}

TEST_F(AltText, EveryViewOfEveryMineralIsOneParagraphOfWholeSentences) {
    for (const FigureSpec& spec : figureSpecs())
        for (const Mineral& mineral : catalogue.minerals) {
            std::vector<std::string> views{""};
            for (const FigureSpec::View& view : spec.views)
                views.emplace_back(view.id);
            for (const std::string& view : views) {
                const std::string text = build(std::string(spec.id), view, mineral.slug).altText;
                EXPECT_FALSE(text.empty()) << spec.id << ' ' << mineral.slug;
                EXPECT_FALSE(holds(text, "  ") || holds(text, "..") || holds(text, " .") ||
                             holds(text, " nan"))
                    << spec.id << '/' << view << ' ' << mineral.slug << ": " << text;
            }
        }
}

TEST_F(AltText, AMapIsNotCalledABarChart) {
    const std::string text = build("map", "newest").altText;
    EXPECT_FALSE(holds(text, "Bar chart")) << text;
    EXPECT_TRUE(holds(text, "China")) << text;
}

TEST_F(AltText, TrendExtremesAndUncertaintyAreSaid) {
    const std::string index = build("concentration", "years").altText;
    EXPECT_TRUE(holds(index, "starts at") && holds(index, "lowest") && holds(index, "highest") &&
                holds(index, "leave open"))
        << index;
    EXPECT_TRUE(holds(index, "not comparable across editions")) << index;
    const std::string history = build("shares", "history").altText;
    EXPECT_TRUE(holds(history, "at most") && holds(history, "estimate")) << history;
    const std::string overview = build("overview", "").altText;
    EXPECT_TRUE(holds(overview, "highest") && holds(overview, "lowest")) << overview;
    EXPECT_TRUE(holds(build("chain", "matrix").altText, "Open: ")) << build("chain", "matrix").altText;
    EXPECT_TRUE(holds(build("timeline", "").altText, "Most in one year")) << build("timeline", "").altText;
}

TEST_F(AltText, AnnotationsAreMentionedUntilTheWriterWritesHisOwn) {
    const Figure built = build("shares", "bars");
    FigureFrame frame;
    Annotation arrow;
    arrow.kind = Annotation::Kind::Arrow;
    arrow.text = "quota\ncut";
    Annotation country;
    country.kind = Annotation::Kind::Country;
    country.at.mark = {Mark::Kind::Country, "CHN"};
    frame.annotations.push_back(arrow);
    frame.annotations.push_back(country);
    const Figure shown = framed(built, frame);
    EXPECT_TRUE(shown.altText.starts_with(built.altText));
    EXPECT_TRUE(holds(shown.altText, "\u201Cquota cut\u201D")) << shown.altText;
    EXPECT_TRUE(holds(shown.altText, "China stands out; other countries are faded.")) << shown.altText;
    frame.altText = "Mine.";
    EXPECT_EQ(framed(built, frame).altText, "Mine.");
}

TEST_F(AltText, AHypotheticalFigureSaysSoFirst) {
    Figure built = build("shares", "bars");
    built.status.emplace_back(hypotheticalFact);
    EXPECT_TRUE(framed(built, {}).altText.starts_with("Hypothetical, not a forecast."))
        << framed(built, {}).altText;
}

TEST(MapDegrees, LeadBackFromEveryPlaceOnTheMap) {
    for (double longitude = -170; longitude <= 180; longitude += 17)
        for (double latitude = -84; latitude <= 84; latitude += 12) {
            const MapDegrees back = degreesAt(mapPoint(longitude, latitude));
            EXPECT_NEAR(std::remainder(back.longitude - longitude, 360.0), 0, 1e-6)
                << longitude << ' ' << latitude;
            EXPECT_NEAR(back.latitude, latitude, 1e-6) << longitude << ' ' << latitude;
        }
}

} // namespace
} // namespace lodestone
