// SPDX-License-Identifier: GPL-3.0-or-later
// What figures and the inspector say in words, on the shipped database: periods, other sources, empty
// figures, events.
#include "figure/build_figure.h"
#include "figure/country_words.h"

#include "store/load.h"
#include "support/shipped_test.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class FigureWords : public ShippedTest {
protected:
    static Figure build(const char* figure, const char* mineral, Stage stage, const char* source = "",
                        Year year = 0) {
        ViewState state;
        state.figure = figure;
        state.mineral = mineral;
        state.stage = stage;
        state.source = source;
        state.year = year;
        return buildFigure(state, *catalogue, *database);
    }
    static Inspection inspectEvent(const char* slug) {
        ViewState state;
        state.selection = {Mark::Kind::Event, slug};
        return inspect(state, *catalogue, *database);
    }
};

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string lineOf(const Inspection& shown, std::string_view label) {
    for (const Inspection::Paragraph& part : shown.paragraphs)
        for (const Inspection::Line& line : part.lines)
            if (line.label == label)
                return line.value;
    return {};
}

TEST_F(FigureWords, ANameInSOwnsWithTheMarkAlone) {
    EXPECT_EQ(possessive("China"), "China\u2019s");
    EXPECT_EQ(possessive("United States"), "United States\u2019");
}

TEST_F(FigureWords, TheIndexOfListedRowsIsNotCalledTheWorlds) {
    const Figure listed = build("concentration", "tantalum", Stage::Reserves, "usgs-mcs-2026");
    EXPECT_TRUE(listed.headline.starts_with("Of the listed countries, ")) << listed.headline;
    const Figure one = build("concentration", "crushed-stone", Stage::Mining);
    EXPECT_NE(one.headline.find("one country is named"), std::string::npos) << one.headline;
    const Figure overview = build("overview", "crushed-stone", Stage::Mining);
    EXPECT_EQ(overview.altText.find("above the threshold"), std::string::npos) << overview.altText;
    const Figure known = build("concentration", "rare-earths", Stage::Mining);
    EXPECT_NE(known.headline.find("is highly concentrated"), std::string::npos) << known.headline;
}

TEST_F(FigureWords, AnIndexOfAnAverageIsToldForItsYearsAndOfWhatIsShared) {
    const Figure figure = build("concentration", "lithium", Stage::Processing, "eu-crm-2023");
    EXPECT_TRUE(figure.headline.starts_with("Processing of lithium is highly concentrated"))
        << figure.headline;
    EXPECT_TRUE(figure.headline.ends_with("on average in 2016\u20132020")) << figure.headline;
    EXPECT_FALSE(holds(figure.subtitle, "index of share")) << figure.subtitle;
    EXPECT_EQ(figure.status.front(), "1 year");
    EXPECT_FALSE(holds(figure.altText, "starts at")) << figure.altText;
}

TEST_F(FigureWords, AHistoryOfOneValueIsASentenceAndNoPlot) {
    const Figure figure = build("overview", "lithium", Stage::Processing, "eu-crm-2023");
    const LinesBody& history = std::get<OverviewBody>(figure.body).history;
    EXPECT_TRUE(history.lines.empty());
    EXPECT_TRUE(holds(history.subtitle, "2016\u20132020 average")) << history.subtitle;
}

TEST_F(FigureWords, TheFirstScreenNamesPolicyInWordsWhereThereIsSome) {
    const auto subtitle = [](const char* mineral) {
        return std::get<OverviewBody>(build("overview", mineral, Stage::Mining).body).history.subtitle;
    };
    EXPECT_TRUE(holds(subtitle("rare-earths"), "; policy: Shipments to Japan stop (2010)"))
        << subtitle("rare-earths");
    EXPECT_FALSE(holds(subtitle("niobium"), "policy")) << "no event names it: " << subtitle("niobium");
}

TEST_F(FigureWords, AnEmptyFigureLeadsOnlyToWhereThereAreShares) {
    int empty = 0;
    for (const Mineral& mineral : catalogue->minerals)
        for (const Stage stage : allStages) {
            const Figure figure = build("shares", mineral.slug.c_str(), stage);
            const auto* notice = std::get_if<Notice>(&figure.body);
            if (notice == nullptr)
                continue;
            ++empty;
            EXPECT_EQ(notice->action.empty(), !notice->help.has_value());
            if (notice->help) {
                const Figure there = buildFigure(*notice->help, *catalogue, *database);
                EXPECT_TRUE(std::holds_alternative<BarsBody>(there.body))
                    << mineral.slug << ": " << notice->action << " leads to: " << there.altText;
            }
        }
    EXPECT_GT(empty, 0);
}

TEST_F(FigureWords, AnEmptyFigureNamesTheReasonsThatThePublisherGives) {
    const Figure figure = build("shares", "germanium", Stage::Processing, "", 2023);
    const auto& notice = std::get<Notice>(figure.body);
    EXPECT_TRUE(holds(notice.text, "withheld by the publisher or not available")) << notice.text;
    EXPECT_EQ(notice.action, "Show 2020");
}

TEST_F(FigureWords, AnotherPublicationIsASourceAndAnotherYearOfTheSameOneAnEdition) {
    const std::string note = build("shares", "lithium", Stage::Mining, "usgs-mcs-2025", 2024).note;
    EXPECT_TRUE(holds(note, "Another edition (USGS MCS 2026)")) << note;
    const std::string across = build("shares", "lithium", Stage::Mining, "usgs-wmo-2025", 2024).note;
    EXPECT_TRUE(holds(across, "Another source (USGS MCS 2026)")) << across;
    EXPECT_FALSE(holds(across, "Another edition")) << across;
}

TEST_F(FigureWords, AnEventSaysUntilWhenItStandsOrThatNobodySaid) {
    EXPECT_EQ(lineOf(inspectEvent("EV091"), "until"), "no end given");
    EXPECT_EQ(lineOf(inspectEvent("EV118"), "until"), "10 Nov 2026");
    EXPECT_EQ(lineOf(inspectEvent("R1-belt-and-road"), "until"), "ongoing");
    EXPECT_EQ(lineOf(inspectEvent("EV002"), "until").empty(), true)
        << "an event that is over has no end to come";
}

TEST_F(FigureWords, AnEventWithALengthIsABarAndOneInForceWithoutAnEndHasATrail) {
    const Figure figure = build("timeline", "rare-earths", Stage::Mining);
    int bars = 0;
    int trails = 0;
    for (const Lane& lane : std::get<TimelineBody>(figure.body).lanes)
        for (const EventMark& mark : lane.events) {
            if (mark.mark.key == "EV118") {
                EXPECT_TRUE(mark.lasting);
                EXPECT_GT(mark.end - mark.begin, 0.9);
            }
            EXPECT_FALSE(mark.lasting && mark.openEnded) << mark.tooltip;
            bars += mark.lasting ? 1 : 0;
            trails += mark.openEnded ? 1 : 0;
            EXPECT_TRUE(mark.count > 1 ||
                        holds(mark.tooltip, mark.passed ? "Standing: " : "When last seen: "))
                << mark.tooltip;
        }
    EXPECT_GT(bars, 3);
    EXPECT_GT(trails, 20);
}

TEST_F(FigureWords, NothingIsCountedAsZeroNames) {
    const std::string subtitle = build("timeline", "niobium", Stage::Mining).subtitle;
    EXPECT_TRUE(subtitle.starts_with("None names niobium")) << subtitle;
}

} // namespace
} // namespace lodestone
