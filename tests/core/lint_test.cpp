// SPDX-License-Identifier: GPL-3.0-or-later
// Each rule of the lint raised by the least that raises it, and settled by the fix it offers.
#include "figure/lint.h"

#include "figure/build_figure.h"

#include "figure/frame_words.h"
#include "store/load.h"
#include "support/sample_figures.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

Bar barOf(const Mark& mark, const std::string& label, double share) {
    Bar bar;
    bar.mark = mark;
    bar.label = label;
    bar.share = share;
    return bar;
}

/// Two named countries and a residual that make a whole, with a source and all words.
Figure wholeBars() {
    Figure figure;
    figure.state.figure = "shares";
    figure.headline = "China mined 69 % of the world's rare earths";
    figure.subtitle = "share of world, 2025";
    figure.altText = "Bar chart.";
    figure.sources = {{"US Geological Survey, Mineral Commodity Summaries 2026", "", ""}};
    BarsBody bars;
    bars.bars.push_back(barOf({Mark::Kind::Country, "CHN"}, "China", 0.7));
    bars.bars.push_back(barOf({Mark::Kind::Country, "USA"}, "United States", 0.25));
    bars.bars.push_back(barOf({Mark::Kind::Residual, ""}, "Residual", 0.05));
    bars.bars.back().fill = Bar::Fill::Residual;
    figure.body = bars;
    return figure;
}

BarsBody& barsOf(Figure& figure) {
    return std::get<BarsBody>(figure.body);
}

std::vector<LintFinding> findings(const Figure& figure, const FigureFacts& facts = {},
                                  const ExportLook& look = {}) {
    return lint(figure, look, facts);
}

std::optional<LintFinding> raised(LintRule rule, const std::vector<LintFinding>& found) {
    for (const LintFinding& one : found)
        if (one.rule == rule)
            return one;
    return std::nullopt;
}

/// The rule is raised, says so in a sentence, and its fix of the frame settles it.
void expectMendedByFrame(LintRule rule, const Figure& figure, const FigureFacts& facts = {}) {
    const auto found = raised(rule, findings(figure, facts));
    ASSERT_TRUE(found) << slug(rule);
    EXPECT_TRUE(found->text.ends_with(".")) << found->text;
    ASSERT_TRUE(found->fix) << slug(rule);
    EXPECT_FALSE(found->fix->words.empty());
    ASSERT_TRUE(std::holds_alternative<FigureFrame>(found->fix->edit)) << slug(rule);
    const Figure mended = framed(figure, std::get<FigureFrame>(found->fix->edit));
    EXPECT_FALSE(raised(rule, findings(mended, facts))) << slug(rule) << ": " << mended.note;
}

TEST(Lint, AFigureInOrderHasNoFinding) {
    EXPECT_TRUE(findings(wholeBars()).empty());
}

TEST(Lint, EveryRuleHasASlugOfItsOwn) {
    std::vector<std::string_view> seen;
    for (std::size_t i = 0; i < lintRuleCount; ++i) {
        const std::string_view name = slug(static_cast<LintRule>(i));
        EXPECT_FALSE(name.empty());
        EXPECT_EQ(std::ranges::count(seen, name), 0) << name;
        seen.push_back(name);
    }
}

TEST(Lint, AFigureWithoutASourceIsFound) {
    Figure figure = wholeBars();
    figure.sources.clear();
    expectMendedByFrame(LintRule::MissingSource, figure);
}

TEST(Lint, SharesThatAreNoWholeAreFound) {
    Figure figure = wholeBars();
    barsOf(figure).bars[1].share = 0.19;
    const auto found = raised(LintRule::SharesNotWhole, findings(figure));
    ASSERT_TRUE(found);
    EXPECT_NE(found->text.find("94"), std::string::npos) << found->text;
    expectMendedByFrame(LintRule::SharesNotWhole, figure);
}

TEST(Lint, RoundingIsNoFinding) {
    Figure figure = wholeBars();
    barsOf(figure).bars[1].share = 0.2504;
    EXPECT_FALSE(raised(LintRule::SharesNotWhole, findings(figure)));
}

TEST(Lint, RowsInDifferentUnitsAreFound) {
    Figure figure = wholeBars();
    figure.table.columns = {{"year", "year", "", true}, {"unit", "unit", "", false}};
    figure.table.rows = {{"2024", "t"}, {"2025", "kg"}};
    expectMendedByFrame(LintRule::MixedUnits, figure);
    figure.table.rows[1][1] = "t";
    EXPECT_FALSE(raised(LintRule::MixedUnits, findings(figure)));
}

TEST(Lint, ALargeResidualIsFound) {
    Figure figure = wholeBars();
    barsOf(figure).bars[0].share = 0.6;
    barsOf(figure).bars[2].share = 0.15;
    expectMendedByFrame(LintRule::LargeResidual, figure);
    barsOf(figure).bars[0].share = 0.65;
    barsOf(figure).bars[2].share = 0.10;
    EXPECT_FALSE(raised(LintRule::LargeResidual, findings(figure)));
}

TEST(Lint, EstimatesWithoutAMarkAreFound) {
    Figure figure = wholeBars();
    barsOf(figure).bars[0].fill = Bar::Fill::Estimated;
    expectMendedByFrame(LintRule::EstimatesUnmarked, figure);
    barsOf(figure).bars[0].flag = "e";
    EXPECT_FALSE(raised(LintRule::EstimatesUnmarked, findings(figure)));
}

TEST(Lint, EstimatesInAStackThatShowsNoneAreFound) {
    Figure figure = wholeBars();
    StackBody stack;
    StackBand band;
    band.mark = {Mark::Kind::Country, "CHN"};
    band.label = "China";
    stack.bands.push_back(band);
    StackColumn column;
    column.x = 2024.5;
    column.shares = {1.0};
    column.tooltips = {""};
    stack.segments.push_back({column});
    figure.body = stack;
    figure.table.columns = {{"year", "year", "", true}};
    figure.table.rows = {{"2024"}};
    RowOrigin origin;
    origin.status = "estimated";
    figure.table.origins.push_back(origin);
    expectMendedByFrame(LintRule::EstimatesUnmarked, figure);
}

TEST(Lint, PaleWordsAreFoundAndAnotherGroundIsOffered) {
    FigureFacts facts;
    facts.leastContrast = 3.1;
    facts.palest = "share";
    const auto found = raised(LintRule::LowContrast, findings(wholeBars(), facts));
    ASSERT_TRUE(found && found->fix);
    EXPECT_EQ(std::get<ExportLook>(found->fix->edit).ground, ExportLook::Ground::Print);
    facts.leastContrast = 4.5;
    EXPECT_FALSE(raised(LintRule::LowContrast, findings(wholeBars(), facts)));
}

TEST(Lint, ANoteOnOtherWordsIsMovedToWhereItIsClear) {
    Figure figure = wholeBars();
    Annotation note;
    note.at = {{}, 0.1, 0.1};
    note.text = "ban";
    figure.frame.annotations.push_back(note);
    FigureFacts facts;
    facts.clashes = {{"ban", "China", 0, {{}, 0.8, 0.8}}};
    const auto found = raised(LintRule::WordsClash, findings(figure, facts));
    ASSERT_TRUE(found && found->fix);
    EXPECT_EQ(std::get<FigureFrame>(found->fix->edit).annotations[0].at, (Anchor{{}, 0.8, 0.8}));
}

TEST(Lint, WordsThatLeaveTheFigureAskForALargerOne) {
    FigureFacts facts;
    facts.clashes = {{"a long name", "", {}, {}}};
    const auto found = raised(LintRule::WordsClash, findings(wholeBars(), facts));
    ASSERT_TRUE(found && found->fix);
    EXPECT_GT(std::get<ExportLook>(found->fix->edit).width, ExportLook{}.width);
}

TEST(Lint, SmallTypeAsksForASizeAtWhichItReads) {
    FigureFacts facts;
    facts.leastPoints = 4;
    facts.smallest = "source";
    const auto found = raised(LintRule::TypeTooSmall, findings(wholeBars(), facts));
    ASSERT_TRUE(found && found->fix);
    const ExportLook larger = std::get<ExportLook>(found->fix->edit);
    EXPECT_GE(4.0 * larger.width / ExportLook{}.width, 6.0); // type grows with the figure
}

TEST(Lint, AScaleThatDoesNotBeginAtZeroIsFound) {
    Figure figure = samples::twoLines();
    std::get<LinesBody>(figure.body).y = {2000, 6000, {{2000, "2,000"}, {6000, "6,000"}}};
    expectMendedByFrame(LintRule::TruncatedAxis, figure);
    std::get<LinesBody>(figure.body).y.min = 0;
    EXPECT_FALSE(raised(LintRule::TruncatedAxis, findings(figure)));
}

TEST(Lint, AHypotheticalFigureWithoutItsStampIsFound) {
    Figure figure = wholeBars();
    figure.status.emplace_back(hypotheticalFact);
    expectMendedByFrame(LintRule::HypotheticalUnstamped, figure);
    FigureFacts stamped;
    stamped.stamped = true;
    EXPECT_FALSE(raised(LintRule::HypotheticalUnstamped, findings(figure, stamped)));
}

TEST(Lint, AClaimThatNothingAttributesIsFound) {
    Figure figure = wholeBars();
    ChainBody chain;
    Rung rung;
    rung.claims = {{{"ms-mining"}, 0.7, "Morgan Stanley says that China mines about 70 %."}};
    chain.rungs = {rung};
    figure.body = chain;
    expectMendedByFrame(LintRule::ClaimUnattributed, figure);
    std::get<ChainBody>(figure.body).rungs[0].lines = {"Morgan Stanley about 70 %"};
    EXPECT_FALSE(raised(LintRule::ClaimUnattributed, findings(figure)));
}

TEST(Lint, AnEmptyAltTextIsWrittenFromTheDataAgain) {
    const Figure built = wholeBars();
    FigureFrame frame;
    frame.altText = "  ";
    const auto found = raised(LintRule::EmptyAltText, findings(framed(built, frame)));
    ASSERT_TRUE(found && found->fix);
    EXPECT_EQ(framed(built, std::get<FigureFrame>(found->fix->edit)).altText, built.altText);
    Figure silent = wholeBars();
    silent.altText.clear();
    expectMendedByFrame(LintRule::EmptyAltText, silent);
}

class ShippedLint : public testing::Test {
protected:
    ShippedLint()
        : database(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE)), catalogue(loadCatalogue(database)) {}
    Database database;
    Catalogue catalogue;
};

TEST_F(ShippedLint, AnOlderEditionIsFoundAndTheNewestShown) {
    ViewState state;
    state.figure = "shares";
    state.source = "usgs-mcs-2025";
    const Figure figure = buildFigure(state, catalogue, database);
    const auto found = raised(LintRule::StaleEdition, lint(figure, {}, {}, &catalogue));
    ASSERT_TRUE(found && found->fix) << figure.state.text();
    const ViewState newer = std::get<ViewState>(found->fix->edit);
    const Figure mended = buildFigure(newer, catalogue, database);
    EXPECT_FALSE(raised(LintRule::StaleEdition, lint(mended, {}, {}, &catalogue)));
}

TEST_F(ShippedLint, EveryFixOfAShippedFigureSettlesItsFinding) {
    for (const FigureSpec& spec : figureSpecs())
        for (const Mineral& mineral : catalogue.minerals) {
            ViewState state;
            state.figure = spec.id;
            state.mineral = mineral.slug;
            const Figure built = buildFigure(state, catalogue, database);
            for (const LintFinding& found : lint(built, {}, {}, &catalogue))
                if (found.fix && std::holds_alternative<FigureFrame>(found.fix->edit)) {
                    const Figure mended = framed(built, std::get<FigureFrame>(found.fix->edit));
                    EXPECT_FALSE(raised(found.rule, lint(mended, {}, {}, &catalogue)))
                        << slug(found.rule) << ' ' << built.state.text();
                }
        }
}

} // namespace
} // namespace lodestone
