// SPDX-License-Identifier: GPL-3.0-or-later
// The figure 'concentration': any measure over the years, minerals beside each other, each source by itself.
#include "analysis/measures.h"
#include "figure/build_figure.h"
#include "store/load.h"
#include "support/shipped_test.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace lodestone {
namespace {

class ConcentrationFigure : public ShippedTest {
protected:
    static Figure build(const std::string& text) {
        const ViewState state = *parseViewState("figure=concentration&stage=mining&" + text);
        return buildFigure(state.normalised(*catalogue), *catalogue, *database);
    }
    static const LinesBody& lines(const Figure& figure) { return std::get<LinesBody>(figure.body); }
    static std::size_t column(const Figure& figure, std::string_view id) {
        const auto& columns = figure.table.columns;
        const auto found = std::ranges::find(columns, id, &DataColumn::id);
        EXPECT_NE(found, columns.end()) << id;
        return static_cast<std::size_t>(found - columns.begin());
    }
};

std::vector<LinePoint> pointsOf(const Line& line) {
    std::vector<LinePoint> points;
    for (const std::vector<LinePoint>& segment : line.segments)
        points.insert(points.end(), segment.begin(), segment.end());
    return points;
}

// Mine production of nickel, the three largest of 2025 in the Summaries of 2026 and of 1998 in the compiled
// Yearbooks: the files say 3,070,000 of 3,900,000 t and 641,814 of 1,184,169 t.
TEST_F(ConcentrationFigure, AnotherMeasureIsNamedWithItsFirstAndLastValue) {
    const Figure figure = build("mineral=nickel&indicator=cr3");
    EXPECT_EQ(figure.headline,
              "Mine production of nickel, share of the three largest: 78.7\u201381.4\u202F% in 2025, "
              "54.2\u202F% in 1998, not comparable across editions");
    EXPECT_TRUE(lines(figure).thresholds.empty()) << "the regime's thresholds are those of the HHI";
    EXPECT_EQ(lines(figure).lines.front().mark, (Mark{Mark::Kind::Measure, "cr3"}));
}

TEST_F(ConcentrationFigure, EveryMeasureIsDrawnAsItsTableSays) {
    for (const MeasureInfo& info : measures()) {
        const Figure figure = build("mineral=rare-earths&indicator=" + std::string(info.slug));
        if (std::holds_alternative<Notice>(figure.body)) {
            EXPECT_FALSE(std::get<Notice>(figure.body).text.empty()) << info.slug;
            continue;
        }
        EXPECT_EQ(figure.subtitle.find("inf"), std::string::npos) << figure.subtitle;
        const std::vector<LinePoint> points = pointsOf(lines(figure).lines.front());
        const std::size_t low = column(figure, std::string(info.slug) + "_low");
        std::size_t at = 0;
        for (const std::vector<std::string>& row : figure.table.rows) {
            if (row[low].empty()) {
                EXPECT_FALSE(row.back().empty()) << info.slug << ": a missing value says why";
                continue;
            }
            ASSERT_LT(at, points.size()) << info.slug;
            EXPECT_EQ(std::floor(points[at].x), std::stod(row[0])) << info.slug;
            const double drawn = points[at].low;
            EXPECT_NEAR(drawn, std::stod(row[low]), 1e-9 * std::abs(drawn)) << info.slug << ' ' << row[0];
            EXPECT_LE(drawn, points[at].high) << info.slug << ' ' << row[0];
            EXPECT_LE(points[at].high, lines(figure).y.max + 1e-9) << info.slug << ' ' << row[0];
            ++at;
        }
        EXPECT_EQ(at, points.size()) << info.slug;
    }
}

TEST_F(ConcentrationFigure, ASpanOfYearsLeavesTheOthersOut) {
    const Figure figure = build("mineral=nickel&years=2010:2015");
    const std::vector<LinePoint> points = pointsOf(lines(figure).lines.front());
    ASSERT_EQ(points.size(), 6U);
    EXPECT_EQ(std::floor(points.front().x), 2010);
    EXPECT_EQ(std::floor(points.back().x), 2015);
    EXPECT_EQ(figure.table.rows.size(), 6U);
    EXPECT_NE(figure.subtitle.find("2010\u20132015 of all years"), std::string::npos) << figure.subtitle;
    for (const EventMark& event : lines(figure).events) {
        EXPECT_GE(event.begin, 2010);
        EXPECT_LT(event.begin, 2016);
    }
}

TEST_F(ConcentrationFigure, ASpanWithoutTablesSaysSoAndOffersAllYears) {
    const Figure figure = build("mineral=nickel&years=1950:1960");
    const auto& notice = std::get<Notice>(figure.body);
    EXPECT_EQ(notice.text, "No table of 1950 to 1960.");
    ASSERT_TRUE(notice.help);
    EXPECT_FALSE(notice.help->years);
    const Figure helped = buildFigure(*notice.help, *catalogue, *database);
    EXPECT_TRUE(std::holds_alternative<LinesBody>(helped.body)) << helped.headline;
}

TEST_F(ConcentrationFigure, MineralsBesideEachOtherAreToldApartOnlyWhereTheirIntervalsAre) {
    const Figure apart = build("mineral=nickel&with=cobalt");
    EXPECT_EQ(
        apart.headline,
        "Cobalt is more concentrated than nickel in 2025: HHI 5,554\u20135,562 against 4,559\u20134,620");
    ASSERT_EQ(lines(apart).lines.size(), 2U);
    EXPECT_EQ(lines(apart).lines[1].mark.kind, Mark::Kind::Market);
    // Fewer suppliers is more concentrated: the order turns round with the measure's direction.
    const Figure suppliers = build("mineral=nickel&with=cobalt&indicator=effective_suppliers");
    EXPECT_TRUE(suppliers.headline.starts_with("Cobalt is more concentrated than nickel"))
        << suppliers.headline;
    const std::size_t mineral = column(apart, "mineral");
    std::set<std::string> named;
    for (const std::vector<std::string>& row : apart.table.rows)
        named.insert(row[mineral]);
    EXPECT_EQ(named, (std::set<std::string>{"Cobalt", "Nickel"}));
}

TEST_F(ConcentrationFigure, EachSourceByItselfHasTheValuesItHasAlone) {
    const Figure together = build("mineral=cobalt&view=sources");
    ASSERT_GE(lines(together).lines.size(), 3U);
    EXPECT_TRUE(lines(together).labelsOutside);
    std::set<std::string> sources;
    for (const Line& line : lines(together).lines) {
        ASSERT_EQ(line.mark.kind, Mark::Kind::Source);
        EXPECT_TRUE(sources.insert(line.mark.key).second) << line.mark.key << " twice";
        const std::vector<LinePoint> points = pointsOf(line);
        for (const LinePoint& point : points) {
            const auto year = static_cast<int>(std::floor(point.x));
            const Figure alone =
                build("mineral=cobalt&source=" + line.mark.key + "&years=" + std::to_string(year));
            const std::vector<LinePoint> same = pointsOf(lines(alone).lines.front());
            ASSERT_EQ(same.size(), 1U) << line.mark.key << ' ' << year;
            EXPECT_EQ(same.front().low, point.low) << line.mark.key << ' ' << year;
            EXPECT_EQ(same.front().high, point.high) << line.mark.key << ' ' << year;
        }
    }
}

} // namespace
} // namespace lodestone
