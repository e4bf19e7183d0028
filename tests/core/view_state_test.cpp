// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/view_state.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

Series series(std::int64_t id, MineralId mineral, SourceId source, Stage stage, int preference,
              std::vector<Year> years) {
    Series row;
    row.id = {id};
    row.mineral = mineral;
    row.source = source;
    row.stage = stage;
    row.preference = preference;
    row.years = std::move(years);
    return row;
}

/// Two minerals; mining of the first in an old and a new edition, and as a product that answers only when
/// asked.
Catalogue smallCatalogue() {
    Catalogue catalogue;
    catalogue.minerals.push_back({{1}, "rare-earths", "Rare earths", "", "Rare earths", true, 1, {"REE"}});
    catalogue.minerals.push_back({{2}, "natural-graphite", "Graphite, natural", "C", "Battery", true, 2, {}});
    catalogue.countries.push_back({{1}, "CHN", "CN", "China", "country", {}});
    Source older;
    older.id = {1};
    older.slug = "older";
    older.published = {2025, 2, 1};
    Source newer = older;
    newer.id = {2};
    newer.slug = "newer";
    newer.published = {2026, 2, 6};
    catalogue.sources = {older, newer};
    catalogue.series.push_back(series(1, {1}, {1}, Stage::Mining, 0, {2020, 2022, 2023, 2024}));
    catalogue.series.push_back(series(2, {1}, {2}, Stage::Mining, 0, {2024, 2025}));
    catalogue.series.push_back(series(3, {1}, {2}, Stage::Mining, 1, {2025}));
    catalogue.series.back().product = "ore";
    return catalogue;
}

TEST(ViewState, StartsOnRareEarthsMiningAndTheNewestYear) {
    const ViewState state = ViewState{}.normalised(smallCatalogue());
    EXPECT_EQ(state.mineral, "rare-earths");
    EXPECT_EQ(state.stage, Stage::Mining);
    EXPECT_EQ(state.year, 2025);
    EXPECT_EQ(state.figure, "overview");
}

TEST(ViewState, TheNewestEditionThatHasTheYearAnswers) {
    const Catalogue catalogue = smallCatalogue();
    const ViewState state;
    EXPECT_EQ(seriesFor(state, catalogue, 2024)->id, SeriesId{2});
    EXPECT_EQ(seriesFor(state, catalogue, 2023)->id, SeriesId{1});
    EXPECT_EQ(seriesFor(state, catalogue, 2021), nullptr) << "a gap is a gap";
    ViewState pinned;
    pinned.source = "older";
    EXPECT_EQ(seriesFor(pinned, catalogue, 2024)->id, SeriesId{1});
    EXPECT_EQ(seriesFor(pinned, catalogue, 2025), nullptr);
    EXPECT_EQ(yearsFor(state, catalogue), (std::vector<Year>{2020, 2022, 2023, 2024, 2025}));
}

TEST(ViewState, AProductAnswersOnlyWhenAsked) {
    const Catalogue catalogue = smallCatalogue();
    ViewState state;
    state.product = "ore";
    EXPECT_EQ(seriesFor(state, catalogue, 0)->id, SeriesId{3});
    EXPECT_EQ(seriesFor(ViewState{}, catalogue, 0)->id, SeriesId{2});
}

TEST(ViewState, NormalisingReplacesWhatTheCatalogueDoesNotKnow) {
    const Catalogue catalogue = smallCatalogue();
    ViewState odd;
    odd.figure = "pie";
    odd.mineral = "unobtainium";
    odd.source = "nowhere";
    odd.regime = "us-1968";
    odd.year = 2021;
    odd.selection = {Mark::Kind::Country, "XXX"};
    const ViewState state = odd.normalised(catalogue);
    EXPECT_EQ(state.figure, "overview");
    EXPECT_EQ(state.mineral, "rare-earths");
    EXPECT_EQ(state.source, "");
    EXPECT_EQ(state.regime, "us-2023");
    EXPECT_EQ(state.year, 2020) << "the nearest year there is";
    EXPECT_FALSE(state.selection);
    EXPECT_EQ(state.normalised(catalogue), state);
}

TEST(ViewState, AStageWithoutATableKeepsTheStage) {
    ViewState state;
    state.mineral = "natural-graphite";
    state.stage = Stage::Magnets;
    EXPECT_EQ(state.normalised(smallCatalogue()).stage, Stage::Magnets);
    EXPECT_EQ(state.normalised(smallCatalogue()).year, 2025) << "the newest year of anything";
}

TEST(ViewState, TextFormReadsBackEqual) {
    ViewState state;
    state.figure = "shares";
    state.stage = Stage::Processing;
    state.product = "ferrosilicon";
    state.measure = Measure::Capacity;
    state.source = "usgs-mcs-2026";
    state.year = 2024;
    state.regime = "eu-2004";
    state.selection = {Mark::Kind::Event, "EV001"};
    EXPECT_EQ(parseViewState(state.text()), state);
    EXPECT_EQ(parseViewState(ViewState{}.text()), ViewState{});
    state.selection = {Mark::Kind::Residual, ""};
    EXPECT_EQ(parseViewState(state.text()), state);
}

TEST(ViewState, TextThatIsNoStateIsRefused) {
    for (const char* text : {"figure", "colour=red", "year=20x5", "year=-1", "stage=smelting",
                             "select=country", "measure=price", "figure=shares&&year=2025"})
        EXPECT_FALSE(parseViewState(text)) << text;
}

TEST(Catalogue, TypedNamesAreFoundAndTyposGetSuggestions) {
    const Catalogue catalogue = smallCatalogue();
    EXPECT_EQ(catalogue.findMineral("Rare Earths")->slug, "rare-earths");
    EXPECT_EQ(catalogue.findMineral("ree")->slug, "rare-earths");
    EXPECT_EQ(catalogue.findMineral("graphite, natural")->slug, "natural-graphite");
    EXPECT_EQ(catalogue.findMineral(""), nullptr);
    EXPECT_EQ(catalogue.findCountry("chn")->name, "China");
    ASSERT_FALSE(catalogue.nearestMinerals("grafite").empty());
    EXPECT_EQ(catalogue.nearestMinerals("rare-earth").front(), "rare-earths");
    EXPECT_EQ(catalogue.nearestMinerals("rear-earths").front(), "rare-earths");
    EXPECT_EQ(catalogue.nearestMinerals("grafite").front(), "natural-graphite");
    EXPECT_TRUE(catalogue.nearestMinerals("zzzzzzzz").empty());
}

TEST(ViewState, TheTextFormCarriesWhatNarrowsAndAdds) {
    ViewState state;
    state.indicator = "cr3";
    state.with = {"natural-graphite", "cobalt"};
    state.years = YearRange(2010, 2020);
    state.bloc = "asean";
    state.list = "us-2025";
    state.group = "Battery";
    state.sort = "mining";
    state.view = "matrix";
    EXPECT_EQ(parseViewState(state.text()), state);
    EXPECT_EQ(parseViewState("years=2010")->years, YearRange(2010, 2010));
    EXPECT_FALSE(parseViewState("years=2010:soon"));
}

TEST(ViewState, WhatTheCatalogueDoesNotKnowNarrowsNothing) {
    ViewState state;
    state.figure = "concentration";
    state.indicator = "luck";
    state.with = {"unobtainium", "rare-earths", "natural-graphite", "natural-graphite"};
    state.bloc = "league";
    state.list = "wishes";
    state.group = "Spices";
    state.view = "pie";
    const ViewState usable = state.normalised(smallCatalogue());
    EXPECT_EQ(usable.with, std::vector<std::string>{"natural-graphite"});
    EXPECT_EQ(usable.indicator + usable.bloc + usable.list + usable.group + usable.view, "");
    state.indicator = "cr3";
    state.group = "Battery";
    EXPECT_EQ(state.normalised(smallCatalogue()).indicator, "cr3");
    EXPECT_EQ(state.normalised(smallCatalogue()).group, "Battery");
}

} // namespace
} // namespace lodestone
