// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the shares: every mineral in each of them, and their numbers against those of the table.
#include "figure/build_figure.h"
#include "figure/table_text.h"
#include "store/load.h"
#include "support/shipped_test.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace lodestone {
namespace {

class ShareViews : public ShippedTest {
protected:
    static Figure build(const std::string& text) {
        return buildFigure(*parseViewState("figure=shares&" + text), *catalogue, *database);
    }
};

void checkStack(const StackBody& body) {
    ASSERT_FALSE(body.segments.empty());
    EXPECT_LE(std::ranges::count(body.bands, Mark::Kind::Country,
                                 [](const StackBand& band) { return band.mark.kind; }),
              8)
        << "at most eight by name";
    double before = 0;
    for (const auto& run : body.segments) {
        double inRun = 0;
        for (const StackColumn& column : run) {
            ASSERT_EQ(column.shares.size(), body.bands.size());
            ASSERT_EQ(column.tooltips.size(), body.bands.size());
            EXPECT_NEAR(std::accumulate(column.shares.begin(), column.shares.end(), 0.0), 1, 1e-9);
            EXPECT_LT(before, column.x);
            EXPECT_TRUE(inRun == 0 || column.x - inRun == 1) << "a missing year breaks the run";
            before = inRun = column.x;
        }
    }
    for (const Seam& seam : body.seams)
        EXPECT_NE(seam.left, seam.right);
}

void checkTreemap(const TreemapBody& body) {
    double sum = 0;
    for (const Tile& tile : body.tiles) {
        EXPECT_GT(tile.share, 0);
        sum += tile.share;
    }
    EXPECT_NEAR(sum, 1, 1e-9);
    for (const Bar& bar : body.aside)
        EXPECT_FALSE(bar.valueText.empty()) << "why there is no number";
}

TEST_F(ShareViews, EveryMineralAtEveryStageInEveryViewIsWholeOrSaysWhyNot) {
    int drawn = 0;
    for (const FigureSpec::View& view : figureSpec("shares")->views)
        for (const Mineral& mineral : catalogue->minerals)
            for (const Stage stage : allStages)
                for (const char* bloc : {"", "eu"}) {
                    ViewState state;
                    state.figure = "shares";
                    state.view = view.id;
                    state.mineral = mineral.slug;
                    state.stage = stage;
                    state.bloc = bloc;
                    SCOPED_TRACE(state.text());
                    const Figure figure = buildFigure(state, *catalogue, *database);
                    EXPECT_FALSE(figure.headline.empty());
                    EXPECT_FALSE(figure.altText.empty());
                    for (const auto& row : figure.table.rows)
                        ASSERT_EQ(row.size(), figure.table.columns.size());
                    if (const auto* notice = std::get_if<Notice>(&figure.body)) {
                        EXPECT_FALSE(notice->text.empty());
                        continue;
                    }
                    ++drawn;
                    EXPECT_FALSE(figure.sources.empty());
                    EXPECT_FALSE(figure.table.rows.empty());
                    EXPECT_EQ(figure.table.origins.size(), figure.table.rows.size());
                    if (const auto* stack = std::get_if<StackBody>(&figure.body))
                        checkStack(*stack);
                    if (const auto* map = std::get_if<TreemapBody>(&figure.body))
                        checkTreemap(*map);
                }
    EXPECT_GT(drawn, 300);
}

/// Shares of a table by country code, full precision; the residual under 'residual'.
std::map<std::string, double> sharesOf(const DataTable& table, const std::string& year) {
    const auto at = [&](const char* id) {
        return static_cast<std::size_t>(std::ranges::find(table.columns, id, &DataColumn::id) -
                                        table.columns.begin());
    };
    std::map<std::string, double> shares;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        if (const std::string& share = table.rows[row][at("share")];
            !share.empty() && share != "0" && table.rows[row][at("year")] == year) {
            const Mark mark = markOfRow(table, row);
            shares[mark.kind == Mark::Kind::Residual ? "residual" : mark.key] = std::stod(share);
        }
    return shares;
}

class ShareViewsOf : public ShareViews, public testing::WithParamInterface<const char*> {};

TEST_P(ShareViewsOf, AreasAndBandsSayWhatTheTableSays) {
    const Figure map = build(std::string("view=treemap&mineral=") + GetParam());
    std::map<std::string, double> shares = sharesOf(map.table, std::to_string(map.state.year));
    ASSERT_GT(shares.size(), 5U);
    for (const Tile& tile : std::get<TreemapBody>(map.body).tiles) {
        const std::string key = tile.mark.kind == Mark::Kind::Residual ? "residual" : tile.mark.key;
        EXPECT_DOUBLE_EQ(tile.share, shares[key]) << key;
    }
    const Figure history = build(std::string("view=history&mineral=") + GetParam());
    const auto& stack = std::get<StackBody>(history.body);
    std::size_t years = 0;
    for (const auto& run : stack.segments)
        for (const StackColumn& column : run) {
            ++years;
            const std::string year = std::to_string(static_cast<int>(std::floor(column.x)));
            shares = sharesOf(history.table, year);
            double others = 0;
            for (const auto& [key, share] : shares)
                others += share;
            for (std::size_t i = 0; i < stack.bands.size(); ++i) {
                const Mark& mark = stack.bands[i].mark;
                const std::string key = mark.kind == Mark::Kind::Residual ? "residual" : mark.key;
                if (!mark)
                    continue;
                EXPECT_DOUBLE_EQ(column.shares[i], shares[key]) << key << " " << year;
                others -= shares[key];
            }
            const auto rest =
                std::ranges::find(stack.bands, Mark::Kind::None, [](const auto& b) { return b.mark.kind; });
            if (rest != stack.bands.end()) {
                EXPECT_NEAR(column.shares[static_cast<std::size_t>(rest - stack.bands.begin())], others, 1e-9)
                    << year;
            }
        }
    EXPECT_GE(years, 9U);
    EXPECT_FALSE(stack.seams.empty()) << "Yearbooks and Summaries are never joined in silence";
    EXPECT_EQ(stack.bands.back().mark.kind, Mark::Kind::Residual);
}
INSTANTIATE_TEST_SUITE_P(Minerals, ShareViewsOf, testing::Values("rare-earths", "lithium", "cobalt"));

TEST_F(ShareViews, ABlocStandsAsOneWithTheSumOfItsMembersOfThatYear) {
    const Figure apart = build("mineral=nickel&stage=mining");
    const Figure asOne = build("mineral=nickel&stage=mining&bloc=asean");
    double members = 0;
    for (const Bar& bar : std::get<BarsBody>(apart.body).bars)
        for (const char* iso3 : {"IDN", "PHL", "MMR", "VNM"})
            members += bar.mark == Mark{Mark::Kind::Country, iso3} ? bar.share : 0;
    const auto& bars = std::get<BarsBody>(asOne.body).bars;
    const auto bloc = std::ranges::find(bars, catalogue->blocBySlug("asean")->name, &Bar::label);
    ASSERT_NE(bloc, bars.end());
    EXPECT_GT(members, 0.5);
    EXPECT_NEAR(bloc->share, members, 1e-12);
    EXPECT_NE(asOne.note.find("Indonesia"), std::string::npos) << "the note names the members";
    const Figure history = build("mineral=nickel&stage=mining&bloc=asean&view=history");
    const auto& stack = std::get<StackBody>(history.body);
    const auto band = std::ranges::find(stack.bands, bloc->label, &StackBand::label);
    ASSERT_NE(band, stack.bands.end());
    EXPECT_NEAR(stack.segments.back().back().shares[static_cast<std::size_t>(band - stack.bands.begin())],
                members, 1e-12);
}

TEST_F(ShareViews, TheHistoryStatesTheLeadersShareAtBothEnds) {
    const Figure figure = build("mineral=rare-earths&stage=mining&view=history");
    EXPECT_TRUE(figure.headline.starts_with("China\u2019s share of mine production of rare earths: "))
        << figure.headline;
    EXPECT_NE(figure.headline.find("69\u202F% in 2025"), std::string::npos) << figure.headline;
}

TEST_F(ShareViews, AHistoryOfTheYearsAskedForHoldsNoOthers) {
    const Figure figure = build("mineral=cobalt&stage=mining&view=history&years=2018:2022");
    const auto& stack = std::get<StackBody>(figure.body);
    EXPECT_EQ(stack.segments.front().front().x, 2018.5);
    EXPECT_EQ(stack.segments.back().back().x, 2022.5);
    EXPECT_TRUE(std::holds_alternative<Notice>(
        build("mineral=cobalt&stage=mining&view=history&years=1900:1901").body));
}

} // namespace
} // namespace lodestone
