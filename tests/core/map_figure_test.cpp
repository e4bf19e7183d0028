// SPDX-License-Identifier: GPL-3.0-or-later
// The map of every mineral on the shipped database: what it shows is what the table says.
#include "figure/build_figure.h"
#include "figure/map_part.h"
#include "store/load.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class ShippedMap : public testing::Test {
protected:
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const Catalogue catalogue = loadCatalogue(db);

    Figure build(const std::string& mineral, Stage stage = Stage::Mining,
                 const std::string& view = {}) const {
        ViewState state;
        state.figure = "map";
        state.mineral = mineral;
        state.stage = stage;
        state.view = view;
        return buildFigure(state, catalogue, db);
    }
};

const MapCountry* find(const MapBody& body, const std::string& iso3) {
    const auto found = std::ranges::find(body.countries, Mark{Mark::Kind::Country, iso3}, &MapCountry::mark);
    return found == body.countries.end() ? nullptr : &*found;
}

const std::string& named(const DataTable& table, const std::vector<std::string>& row, std::string_view id) {
    const auto column = std::ranges::find(table.columns, id, &DataColumn::id);
    return row.at(static_cast<std::size_t>(column - table.columns.begin()));
}

TEST_F(ShippedMap, EveryShareOfTheTableIsOnTheMapOrNamedAsWithoutAShape) {
    for (const Mineral& mineral : catalogue.minerals)
        for (const StageInfo& stage : catalogue.stages) {
            const Figure figure = build(mineral.slug, stage.stage);
            EXPECT_FALSE(figure.headline.empty());
            EXPECT_FALSE(figure.altText.empty());
            const auto* body = std::get_if<MapBody>(&figure.body);
            if (body == nullptr || body->legend.empty())
                continue;
            std::size_t off = 0;
            for (const auto& row : figure.table.rows) {
                const std::string& name = named(figure.table, row, "country");
                const std::string& iso3 = named(figure.table, row, "iso3");
                const std::string& share = named(figure.table, row, "share");
                if (iso3.empty() || share.empty() || share == "0") // a printed zero is no share to colour
                    continue;
                const std::string where = mineral.slug + ": " + name;
                const MapCountry* land = find(*body, iso3);
                if (land == nullptr) {
                    ++off;
                    EXPECT_TRUE(std::ranges::any_of(body->offMap, [&](const std::string& one) {
                        return one.starts_with(name);
                    })) << where;
                    continue;
                }
                ASSERT_TRUE(land->share.has_value()) << where;
                EXPECT_NEAR(*land->share, std::stod(share), 1e-12) << where;
                EXPECT_GE(land->step, 0);
            }
            EXPECT_EQ(off, body->offMap.size()) << mineral.slug;
        }
}

TEST_F(ShippedMap, StepsOfTheLegendBeginWhereItSays) {
    const Figure figure = build("rare-earths");
    const auto& body = std::get<MapBody>(figure.body);
    EXPECT_EQ(find(body, "CHN")->step, 4);
    EXPECT_EQ(find(body, "AUS")->step, 1);
    EXPECT_EQ(find(body, "IND")->step, 0);
    EXPECT_EQ(find(body, "FRA")->step, -1);
    EXPECT_EQ(figure.headline.find("China mined 69"), 0U) << figure.headline;
}

TEST_F(ShippedMap, AWithheldProducerHasNoShareAndSaysWhy) {
    const auto body = std::get<MapBody>(build("lithium").body);
    const MapCountry* us = find(body, "USA");
    EXPECT_TRUE(us->withheld);
    EXPECT_FALSE(us->share.has_value());
    EXPECT_NE(us->tooltip.find("leaves the output of the United States out of the total"), std::string::npos)
        << us->tooltip;
}

TEST_F(ShippedMap, PlacesAreThoseOfTheMineralAndLieInTheirCountries) {
    const auto body = std::get<MapBody>(build("rare-earths").body);
    const auto has = [&](const char* slug) {
        return std::ranges::find(body.places, Mark{Mark::Kind::Place, slug}, &MapPlace::mark) !=
               body.places.end();
    };
    EXPECT_TRUE(has("bayan-obo"));
    EXPECT_TRUE(has("kuantan-lynas"));
    EXPECT_FALSE(has("escondida")) << "copper";
    const auto bayan = std::ranges::find(body.places, std::string("Bayan Obo"), &MapPlace::name);
    const auto& china = worldMap().find("CHN")->rings.back();
    EXPECT_TRUE(std::ranges::any_of(china, [&](const MapRing& ring) { return inside(ring, bayan->at); }));
}

TEST_F(ShippedMap, AgreementsAreTheNewestBetweenTwoPartiesOrThoseOfTheCountryPickedOut) {
    const auto body = std::get<MapBody>(build("rare-earths").body);
    const ShownAgreements newest = shownAgreements(body, "");
    EXPECT_EQ(newest.arcs.size(), 6U);
    for (const MapArc* arc : newest.arcs)
        EXPECT_TRUE(arc->bilateral && arc->drawn) << arc->title;
    EXPECT_TRUE(std::ranges::is_sorted(newest.arcs, std::ranges::greater{},
                                       [](const MapArc* arc) { return arc->date; }));
    const ShownAgreements malaysia = shownAgreements(body, "MYS");
    ASSERT_FALSE(malaysia.arcs.empty());
    EXPECT_EQ(malaysia.head, "With Malaysia");
    for (const MapArc* arc : malaysia.arcs)
        EXPECT_TRUE(arc->a == "MYS" || arc->b == "MYS");
    const auto all = std::get<MapBody>(build("rare-earths", Stage::Mining, "all").body);
    EXPECT_EQ(shownAgreements(all, "").arcs.size(), all.arcs.size());
    const auto none = std::get<MapBody>(build("rare-earths", Stage::Mining, "shares").body);
    EXPECT_TRUE(shownAgreements(none, "").arcs.empty());
}

TEST_F(ShippedMap, InitiativesOfManyTakeOneRow) {
    const auto body = std::get<MapBody>(build("rare-earths", Stage::Mining, "all").body);
    const ShownAgreements shown = shownAgreements(body, "CAN");
    EXPECT_LT(shown.rows.size(), shown.arcs.size());
    for (std::size_t i = 0; i < shown.rows.size(); ++i)
        for (std::size_t j = i + 1; j < shown.rows.size(); ++j)
            EXPECT_NE(shown.rows[i].arc->mark, shown.rows[j].arc->mark);
}

TEST_F(ShippedMap, WithoutATableThereAreStillPlacesAndAgreements) {
    const Figure figure = build("germanium");
    const auto& body = std::get<MapBody>(figure.body);
    EXPECT_TRUE(body.legend.empty());
    EXPECT_FALSE(body.why.empty());
    EXPECT_FALSE(body.arcs.empty());
}

TEST_F(ShippedMap, ThePlaceIsExplainedInTheInspector) {
    ViewState state;
    state.selection = {Mark::Kind::Place, "bayan-obo"};
    const Inspection shown = inspect(state, catalogue, db);
    EXPECT_EQ(shown.title, "Bayan Obo");
    EXPECT_NE(shown.subtitle.find("China"), std::string::npos);
    EXPECT_FALSE(shown.citation.empty());
}

} // namespace
} // namespace lodestone
