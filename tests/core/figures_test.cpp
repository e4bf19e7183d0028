// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of every mineral on the shipped database, and on an empty one.
#include "figure/build_figure.h"

#include "store/load.h"
#include "support/shipped_test.h"

#include <cmath>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class ShippedFigures : public ShippedTest {
protected:
    static Figure build(const ViewState& state) { return buildFigure(state, *catalogue, *database); }
};

/// Shares of a bar chart add up to the whole, withheld rows carry no bar, the residual is last.
void checkBars(const BarsBody& body) {
    double sum = 0;
    double before = 1;
    for (std::size_t i = 0; i < body.bars.size(); ++i) {
        const Bar& bar = body.bars[i];
        sum += bar.share;
        EXPECT_FALSE(bar.label.empty());
        EXPECT_FALSE(bar.valueText.empty()) << bar.label;
        if (bar.fill == Bar::Fill::None)
            EXPECT_EQ(bar.share, 0) << bar.label;
        else if (bar.fill != Bar::Fill::Residual) {
            EXPECT_LE(bar.share, before);
            before = bar.share;
        }
        EXPECT_TRUE(bar.fill != Bar::Fill::Residual || i + 1 == body.bars.size())
            << "the residual comes last";
    }
    EXPECT_NEAR(sum, 1, 1e-9);
}

void checkLines(const LinesBody& body) {
    for (const Line& line : body.lines)
        for (const auto& segment : line.segments) {
            EXPECT_FALSE(segment.empty());
            double before = 0;
            for (const LinePoint& point : segment) {
                EXPECT_LT(before, point.x);
                before = point.x;
                EXPECT_LE(point.low, point.high);
                EXPECT_GE(point.low, body.y.min);
                EXPECT_LE(point.high, body.y.max + 1e-9);
                EXPECT_TRUE(point.x >= body.x.min && point.x <= body.x.max);
            }
        }
}

void checkFigure(const Figure& figure) {
    EXPECT_FALSE(figure.headline.empty());
    EXPECT_FALSE(figure.altText.empty());
    if (const auto* notice = std::get_if<Notice>(&figure.body)) {
        EXPECT_FALSE(notice->text.empty());
        return;
    }
    const auto* page = std::get_if<OverviewBody>(&figure.body);
    EXPECT_TRUE(!figure.sources.empty() || (page != nullptr && page->notice))
        << "a figure without its source";
    for (const SourceLine& line : figure.sources)
        EXPECT_TRUE(line.url.starts_with("https://") || line.text.starts_with("Lodestone")) << line.text;
    for (const auto& row : figure.table.rows)
        EXPECT_EQ(row.size(), figure.table.columns.size());
    if (const auto* bars = std::get_if<BarsBody>(&figure.body))
        checkBars(*bars);
    if (const auto* lines = std::get_if<LinesBody>(&figure.body))
        checkLines(*lines);
    if (page != nullptr) {
        EXPECT_GE(page->chain.rungs.size(), 3U); // magnets are a stage of rare earths alone
        if (!page->notice) {
            // One named country out of an unknown number has no index, no leader and no effective suppliers.
            const bool index = page->cards.cards.front().title == "HHI";
            EXPECT_EQ(page->cards.cards.size() == 5, index);
            EXPECT_TRUE(index || page->cards.cards.front().title == "Only one named")
                << page->cards.cards.front().title;
            checkBars(page->bars);
            checkLines(page->history);
        }
    }
}

TEST_F(ShippedFigures, EveryFigureOfEveryMineralAtEveryStageIsWholeOrSaysWhyNot) {
    int built = 0;
    for (const FigureSpec& spec : figureSpecs())
        for (const Mineral& mineral : catalogue->minerals)
            for (const Stage stage : allStages) {
                ViewState state;
                state.figure = spec.id;
                state.mineral = mineral.slug;
                state.stage = stage;
                SCOPED_TRACE(state.text());
                checkFigure(build(state));
                ++built;
            }
    EXPECT_GT(built, 4 * 60 * 4);
}

TEST_F(ShippedFigures, FirstScreenAnswersWhoHowConcentratedHowSureSinceWhenAndWhatPolicyDid) {
    const Figure figure = build({});
    EXPECT_EQ(figure.headline, "China mined 69\u202F% of the world\u2019s rare earths in 2025");
    const auto& body = std::get<OverviewBody>(figure.body);
    EXPECT_EQ(body.bars.bars.front().label, "China");
    EXPECT_EQ(body.bars.bars.front().flag, "e");
    EXPECT_EQ(body.cards.cards.front().value.substr(0, 5), "5,054");
    EXPECT_FALSE(body.cards.cards.front().aside.empty()) << "the index is an interval";
    EXPECT_FALSE(body.history.lines.empty());
    EXPECT_FALSE(body.history.events.empty());
    const Rung& mining = body.chain.rungs.at(1);
    EXPECT_EQ(mining.claims.size(), 1U) << "70 and 69 % share a mark";
    EXPECT_EQ(mining.claims.front().claims.size(), 2U);
    EXPECT_EQ(body.chain.rungs.at(2).right, "claim only");
}

TEST_F(ShippedFigures, CorrectedReservesAreTheDefaultAndTheReleaseIsOneChoiceAway) {
    ViewState state;
    state.stage = Stage::Reserves;
    state.figure = "shares";
    EXPECT_NE(build(state).headline.find("58"), std::string::npos) << build(state).headline;
    state.source = "usgs-mcs-2026";
    EXPECT_NE(build(state).headline.find("52"), std::string::npos) << build(state).headline;
}

TEST_F(ShippedFigures, SameStateBuildsTheSameFigure) {
    for (const FigureSpec& spec : figureSpecs()) {
        ViewState state;
        state.figure = spec.id;
        const Figure once = build(state);
        const Figure again = build(state);
        EXPECT_EQ(once.headline, again.headline);
        EXPECT_EQ(once.altText, again.altText);
        EXPECT_EQ(once.table.rows, again.table.rows);
    }
}

TEST_F(ShippedFigures, InspectorExplainsWhateverIsSelected) {
    for (const Mark& mark :
         {Mark{}, Mark{Mark::Kind::Country, "CHN"}, Mark{Mark::Kind::Country, "DEU"},
          Mark{Mark::Kind::Residual, ""}, Mark{Mark::Kind::Event, "EV001"},
          Mark{Mark::Kind::Claim, "csis-mining"}, Mark{Mark::Kind::Measure, "hhi"},
          Mark{Mark::Kind::Measure, "cr3"}, Mark{Mark::Kind::Measure, "hhi_without_leader"}}) {
        ViewState state;
        state.selection = mark;
        const Inspection shown = inspect(state, *catalogue, *database);
        EXPECT_FALSE(shown.title.empty());
        EXPECT_FALSE(shown.paragraphs.empty());
        EXPECT_FALSE(shown.citation.empty());
    }
}

/// All texts of an inspection, with plain spaces.
std::string wordsOf(const Inspection& shown) {
    std::string words;
    for (const Inspection::Paragraph& part : shown.paragraphs)
        words += part.text + '\n';
    constexpr std::string_view narrow = "\u202F";
    for (std::size_t at = words.find(narrow); at != std::string::npos; at = words.find(narrow))
        words.replace(at, narrow.size(), " ");
    return words;
}

TEST_F(ShippedFigures, AClaimSaysHowFarItLiesFromOurOwnFigure) {
    ViewState state;
    state.selection = {Mark::Kind::Claim, "csis-mining"};
    const std::string chosen = wordsOf(inspect(state, *catalogue, *database));
    EXPECT_NE(chosen.find("The claim is 0.8 points above our 69.2 % (USGS MCS 2026, 2025)."),
              std::string::npos)
        << chosen;
    state.selection = {Mark::Kind::Country, "CHN"};
    const std::string listed = wordsOf(inspect(state, *catalogue, *database));
    EXPECT_NE(listed.find("0.2 points below our 69.2 % (USGS MCS 2026, 2025)"), std::string::npos) << listed;
    state.selection = {Mark::Kind::Claim, "iea-refining-graphite"};
    const std::string without = wordsOf(inspect(state, *catalogue, *database));
    EXPECT_NE(without.find("No table here counts the same thing: share of world, battery-grade graphite"),
              std::string::npos)
        << without;
}

TEST_F(ShippedFigures, EveryMineralHasABadgeThatAgreesWithItsOverview) {
    ViewState state;
    const std::vector<MineralBadge> badges =
        mineralBadges(state.normalised(*catalogue), *catalogue, *database);
    ASSERT_EQ(badges.size(), catalogue->minerals.size());
    int withIndex = 0;
    for (const MineralBadge& badge : badges) {
        state.mineral = badge.mineral;
        const auto body = std::get<OverviewBody>(build(state).body);
        if (badge.elsewhere)
            continue;
        const bool index = !body.notice && body.cards.cards.front().title == "HHI";
        const bool ofTheWorld = badge.text != "listed only" && badge.text != "bound";
        EXPECT_EQ(badge.hhi.has_value(), index && ofTheWorld) << badge.mineral;
        EXPECT_EQ(badge.text == "one named", !body.notice && !index) << badge.mineral;
        if (badge.hhi) {
            ++withIndex;
            ASSERT_FALSE(body.notice) << badge.mineral;
            EXPECT_DOUBLE_EQ(badge.hhi->low, body.cards.cards.front().gauge->hhi.low) << badge.mineral;
        }
    }
    EXPECT_GT(withIndex, 40);
}

TEST(EmptyDatabase, EveryFigureSaysThatThereIsNothing) {
    const Database database = Database::inMemory();
    const Catalogue catalogue = loadCatalogue(database);
    for (const FigureSpec& spec : figureSpecs()) {
        ViewState state;
        state.figure = spec.id;
        const Figure figure = buildFigure(state, catalogue, database);
        EXPECT_TRUE(std::holds_alternative<Notice>(figure.body)) << spec.id;
    }
    EXPECT_TRUE(mineralBadges({}, catalogue, database).empty());
    EXPECT_FALSE(inspect({}, catalogue, database).title.empty());
}

} // namespace
} // namespace lodestone
