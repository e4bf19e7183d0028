// SPDX-License-Identifier: GPL-3.0-or-later
// What sources say side by side, on the shipped database: figures worked by hand from the publishers' files.
#include "figure/build_figure.h"
#include "figure/scope.h"
#include "figure/sources_figure.h"
#include "figure/table_page.h"

#include "store/load.h"
#include "support/shipped_test.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class SourcesFigure : public ShippedTest {
protected:
    static ViewState rareEarths(Year year) {
        ViewState state;
        state.figure = sourcesFigure;
        state.year = year;
        return state;
    }
    static Figure build(const ViewState& state) { return buildFigure(state, *catalogue, *database); }
    static Inspection ask(const ViewState& state) { return inspect(state, *catalogue, *database); }
};

TEST_F(SourcesFigure, TheHeadlineSaysHowManySourcesAndHowFarApartTheyAre) {
    const Figure figure = build(rareEarths(2024));
    EXPECT_EQ(figure.headline,
              "Two sources put China between 68.5 and 70.3\u202F% of mine production of rare "
              "earths in 2024");
    EXPECT_NE(figure.subtitle.find("2 claims beside them"), std::string::npos) << figure.subtitle;
    EXPECT_NE(figure.subtitle.find("HHI from 4,924 to 5,192"), std::string::npos) << figure.subtitle;
    const auto& body = std::get<SourcesBody>(figure.body);
    ASSERT_EQ(body.tables.size(), 2U);
    EXPECT_EQ(body.tables[0].name, "USGS MCS 2026");
    EXPECT_EQ(body.tables[0].shareText, "70.3\u202F%");
    EXPECT_EQ(body.tables[1].shareText, "68.5\u202F%");
    EXPECT_TRUE(body.tables[0].current);
    EXPECT_FALSE(body.tables[1].current);
}

TEST_F(SourcesFigure, OneSourceIsNamedAndNotCalledAgreement) {
    EXPECT_EQ(build(rareEarths(2025)).headline,
              "USGS MCS 2026 alone puts China at 69.2\u202F% of mine production of rare earths in 2025");
}

TEST_F(SourcesFigure, EveryMarkLiesOnItsAxisAndEveryIntervalHoldsItsBound) {
    int rows = 0;
    for (const Mineral& mineral : catalogue->minerals)
        for (const Stage stage : allStages) {
            ViewState state = rareEarths(0);
            state.mineral = mineral.slug;
            state.stage = stage;
            const Figure figure = build(state);
            const auto* body = std::get_if<SourcesBody>(&figure.body);
            if (body == nullptr)
                continue;
            SCOPED_TRACE(figure.state.text());
            EXPECT_EQ(figure.table.rows.size(), body->tables.size() + body->claims.size());
            EXPECT_EQ(figure.table.origins.size(), figure.table.rows.size());
            EXPECT_LT(body->share.min, body->share.max);
            EXPECT_GE(body->share.ticks.size(), 3U);
            for (const SourceDot& dot : body->tables) {
                ++rows;
                EXPECT_TRUE(dot.hhi || !dot.aside.empty())
                    << dot.name << " has no index and does not say why";
                EXPECT_TRUE(!dot.hhi || dot.compared || !dot.aside.empty()) << dot.name;
                if (dot.share) {
                    EXPECT_GE(*dot.share, body->share.min);
                    EXPECT_LE(*dot.share, body->share.max);
                }
                if (dot.topK) {
                    EXPECT_GE(*dot.topK, dot.hhi->low - 1e-6);
                    EXPECT_LE(*dot.topK, dot.hhi->high + 1e-6);
                }
            }
            for (const ClaimDot& dot : body->claims)
                EXPECT_NE(dot.share.has_value(), !dot.sentence.empty()) << dot.who;
        }
    EXPECT_GT(rows, 100);
}

TEST_F(SourcesFigure, ACountryThatIsPickedOutIsHeldAgainstAllSources) {
    ViewState state = rareEarths(2024);
    state.selection = {Mark::Kind::Country, "AUS"};
    const ViewState asked = state.normalised(*catalogue);
    EXPECT_EQ(asked.country, "AUS");
    const Figure figure = build(state);
    EXPECT_NE(figure.headline.find("Australia"), std::string::npos) << figure.headline;
    EXPECT_EQ(std::get<SourcesBody>(figure.body).country, state.selection);
    // Another one that is picked out later takes its place; picking out a source does not.
    ViewState next = asked;
    next.selection = {Mark::Kind::Country, "USA"};
    EXPECT_EQ(followed(asked, next).country, "USA");
    next.selection = {Mark::Kind::Source, "usgs-mcs-2025"};
    EXPECT_EQ(followed(asked, next).country, "AUS");
    next.figure = "shares";
    next.selection = {Mark::Kind::Country, "USA"};
    EXPECT_EQ(followed(asked, next).country, "AUS") << "no other page asks";
}

TEST_F(SourcesFigure, ACountryThatNoSourceNamesIsSaidToBeNamedByNone) {
    ViewState state = rareEarths(2024);
    state.country = "CHL";
    const Figure figure = build(state);
    EXPECT_EQ(figure.headline, "No source gives Chile a share of mine production of rare earths in 2024");
    EXPECT_EQ(std::get<SourcesBody>(figure.body).tables.front().shareText, "not named");
}

TEST_F(SourcesFigure, WithoutATableTheClaimsStandAlone) {
    ViewState state =
        rareEarths(2024); // one speaks of 2024, the other of the year before its report or of its own
    state.stage = Stage::Processing;
    const Figure figure = build(state);
    EXPECT_EQ(figure.headline,
              "No table: two speakers put China at 90 to 91\u202F% of processing of rare earths");
    const auto& body = std::get<SourcesBody>(figure.body);
    EXPECT_TRUE(body.tables.empty());
    EXPECT_GE(std::ranges::count_if(body.claims, [](const ClaimDot& dot) { return dot.share.has_value(); }),
              2);
}

TEST_F(SourcesFigure, ATableThatCountsSomethingElseSaysWhatItCounts) {
    Series usual;
    usual.unit = "t";
    usual.basis = "copper content";
    Series other = usual;
    EXPECT_EQ(otherBasis(other, usual), "");
    other.basis = "gross weight";
    EXPECT_EQ(otherBasis(other, usual), "not compared: counts gross weight, not copper content");
    other.unit = "%";
    EXPECT_EQ(otherBasis(other, usual), "") << "shares stand beside shares, whatever the table weighs";
}

TEST_F(SourcesFigure, WhereTheUsualTableHasNoLeaderAnOlderOneThatHasOneIsHeard) {
    ViewState state;
    state.figure = sourcesFigure;
    state.mineral = "germanium";
    state.stage = Stage::Processing;
    state.year = 2021;
    const Figure figure = build(state);
    EXPECT_TRUE(figure.headline.starts_with("USGS MCS 2022 alone puts China at ")) << figure.headline;
    EXPECT_EQ(std::get<SourcesBody>(figure.body).country, (Mark{Mark::Kind::Country, "CHN"}));
}

TEST_F(SourcesFigure, FormerLinksToTheDataLeadToTheDataBook) {
    const auto state = parseViewState("figure=data&mineral=cobalt");
    ASSERT_TRUE(state);
    const ViewState asked = state->normalised(*catalogue);
    EXPECT_EQ(asked.figure, sourcesFigure);
    EXPECT_EQ(asked.view, bookView);
    EXPECT_TRUE(showsLists(asked));
    const Figure figure = build(asked);
    EXPECT_EQ(figure.table.rows.size(), catalogue->sources.size());
}

TEST_F(SourcesFigure, RevisionsAreATableToo) {
    ViewState state = rareEarths(0);
    state.view = revisionsView;
    const Figure figure = build(state);
    EXPECT_GT(figure.table.rows.size(), 10U);
    EXPECT_NE(figure.headline.find("changed between editions"), std::string::npos) << figure.headline;
    const auto& notice = std::get<Notice>(figure.body);
    ASSERT_TRUE(notice.help);
    EXPECT_FALSE(showsLists(*notice.help)) << "its button leads to the picture";
}

TEST_F(SourcesFigure, TheInspectorGivesTermsRowsAndTheBookOfASource) {
    ViewState state = rareEarths(2024);
    state.selection = {Mark::Kind::Source, "usgs-mcs-2025"};
    const Inspection shown = ask(state);
    EXPECT_EQ(shown.number, "68.5\u202F%");
    EXPECT_FALSE(shown.citation.empty());
    EXPECT_FALSE(shown.work.title.empty());
    ASSERT_TRUE(shown.open);
    EXPECT_EQ(shown.open->source, "usgs-mcs-2025") << "a button makes it the source of every page";
    const auto& terms = shown.paragraphs.front().lines;
    EXPECT_TRUE(std::ranges::any_of(
        terms, [](const auto& line) { return line.label.find("÷") != std::string::npos; }));
    EXPECT_TRUE(
        std::ranges::any_of(shown.paragraphs, [](const auto& part) { return part.title == "Licence"; }));
    EXPECT_TRUE(std::ranges::any_of(shown.paragraphs, [](const auto& part) {
        return part.mark == Mark{Mark::Kind::Source, "usgs-mcs-2026"};
    })) << "the others stand beside it";
}

TEST_F(SourcesFigure, TheOverviewSaysWhatSourcesDisagreeOnAndWhatHappenedLast) {
    ViewState state;
    state.year = 2024;
    const Figure figure = build(state);
    const auto& body = std::get<OverviewBody>(figure.body);
    ASSERT_EQ(body.dispute.lines.size(), 2U);
    EXPECT_EQ(body.dispute.mark, (Mark{Mark::Kind::Page, "sources"}));
    EXPECT_EQ(body.dispute.lines[0].range, "68.5\u201370.3\u202F%");
    EXPECT_EQ(body.dispute.lines[0].who, "lowest USGS MCS 2025, highest USGS MCS 2026");
    EXPECT_EQ(body.dispute.lines[0].claims.size(), 2U);
    EXPECT_EQ(body.dispute.lines[1].label, "HHI");
    ASSERT_EQ(body.latest.lines.size(), 3U);
    for (std::size_t i = 1; i < 3; ++i)
        EXPECT_GE(body.latest.lines[i - 1].event.begin, body.latest.lines[i].event.begin) << "newest first";
}

TEST_F(SourcesFigure, AnInspectorAnswersEveryMarkOfTheSourcesPageWithALinkAndACitation) {
    const Figure figure = build(rareEarths(2024));
    const auto& body = std::get<SourcesBody>(figure.body);
    std::vector<Mark> marks{body.country, {Mark::Kind::Page, "sources"}};
    for (const SourceDot& dot : body.tables)
        marks.push_back(dot.mark);
    for (const ClaimDot& dot : body.claims)
        marks.push_back(dot.mark);
    for (const Mark& mark : marks) {
        ViewState state = rareEarths(2024);
        state.selection = mark;
        const Inspection shown = ask(state);
        EXPECT_FALSE(shown.citation.empty()) << mark.key;
        EXPECT_FALSE(bibtex(shown.work).empty()) << mark.key;
        EXPECT_TRUE(std::ranges::any_of(shown.paragraphs, [](const auto& part) {
            return !part.link.empty();
        })) << mark.key;
    }
}

// ---- the breadcrumb ------------------------------------------------------------------------------

TEST_F(SourcesFigure, TheBreadcrumbSaysWhatNarrowsTheFigureAndWhatItDoesNotHeedIsNotSaid) {
    ViewState state;
    state.figure = "shares";
    state.bloc = "asean";
    state.with = {"cobalt"};
    state = state.normalised(*catalogue);
    std::vector<ScopePart> parts = scopeParts(state, *catalogue);
    ASSERT_EQ(parts.size(), 1U) << "shares know no companions";
    EXPECT_EQ(parts[0].id, "bloc");
    EXPECT_NE(parts[0].words.find("as one"), std::string::npos);
    state.figure = "concentration";
    state.years = YearRange(2010, 2020);
    parts = scopeParts(state, *catalogue);
    ASSERT_EQ(parts.size(), 2U) << "concentration knows no bloc";
    EXPECT_EQ(parts[0].words, "beside cobalt");
    EXPECT_EQ(parts[1].words, "2010\u20132020");
    EXPECT_EQ(breadcrumb(state, *catalogue), "Rare earths \u00B7 Mining \u00B7 2025 \u00B7 USGS MCS 2026 "
                                             "\u00B7 beside cobalt \u00B7 2010\u20132020");
}

TEST_F(SourcesFigure, EachPartOfTheBreadcrumbHasOneChosenChoiceAndAWayToTakeItAway) {
    ViewState state;
    state.figure = "chain";
    state.view = "matrix";
    state.indicator = "cr3";
    state.list = "us-2025";
    state.group = "Battery";
    state = state.normalised(*catalogue);
    const std::vector<ScopePart> parts = scopeParts(state, *catalogue);
    EXPECT_EQ(parts.size(), 3U);
    for (const ScopePart& part : parts) {
        EXPECT_EQ(std::ranges::count(part.choices, true, &ScopeChoice::chosen), 1) << part.id;
        const std::vector<ScopePart> left = scopeParts(part.choices.front().state, *catalogue);
        EXPECT_EQ(std::ranges::count(left, part.id, &ScopePart::id), 0) << part.id;
    }
}

} // namespace
} // namespace lodestone
