// SPDX-License-Identifier: GPL-3.0-or-later
// Values that cannot be right: the two readings of a table, who leads by them, and what the figures say.
#include "analysis/suspects.h"

#include "analysis/warrant.h"
#include "figure/build_figure.h"
#include "figure/choices.h"
#include "store/load.h"
#include "support/shipped_test.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace lodestone {
namespace {

Cell cellOf(double value) {
    Cell cell;
    cell.value = value;
    cell.status = value == 0 ? CellStatus::Zero : CellStatus::Reported;
    cell.printed = std::to_string(static_cast<int>(value));
    return cell;
}

void doubt(Cell& cell, std::optional<double> proposed, Suspicion::Kind kind = Suspicion::Kind::Shifted,
           CountryId within = {}) {
    cell.suspicion =
        std::make_shared<const Suspicion>(Suspicion{kind, "It cannot be right.", proposed, within, false});
}

/// Rows of countries 1, 2, ... and a total.
SupplyYear yearOf(const std::vector<double>& values, double total) {
    SupplyYear year;
    year.year = 2003;
    for (std::size_t i = 0; i < values.size(); ++i)
        year.rows.push_back({CountryId{static_cast<std::int64_t>(i) + 1}, cellOf(values[i])});
    year.total = cellOf(total);
    return year;
}

TEST(Suspects, TheProposedReadingKeepsWhatIsPrintedAndSaysSo) {
    SupplyYear year = yearOf({100, 7, 5}, 120);
    doubt(year.rows[0].cell, 7);
    doubt(year.rows[1].cell, 0);
    doubt(year.rows[2].cell, std::nullopt);
    const SupplyYear read = asProposed(year);
    EXPECT_EQ(read.rows[0].cell.value, 7);
    EXPECT_EQ(read.rows[0].cell.printed, "100");
    EXPECT_TRUE(read.rows[0].cell.suspicion->read);
    EXPECT_EQ(read.rows[1].cell.status, CellStatus::Zero);
    EXPECT_EQ(read.rows[2].cell.value, 5) << "nothing is proposed";
    EXPECT_FALSE(read.rows[2].cell.suspicion->read);
    EXPECT_TRUE(readAsProposed(read));
    EXPECT_FALSE(readAsProposed(year)) << "the year that was read is left as it was";
    EXPECT_EQ(year.rows[0].cell.value, 100);
}

TEST(Suspects, AValueThatIsNotUsedIsUsedOnceItIsProposed) {
    SupplyYear year = yearOf({31, 12}, 210);
    Cell glued;
    glued.printed = "1,166,000";
    doubt(glued, 66, Suspicion::Kind::Mark);
    year.rows.push_back({CountryId{3}, glued});
    EXPECT_EQ(marketOf(year).largest()->country, CountryId{1});
    EXPECT_EQ(marketOf(asProposed(year)).largest()->country, CountryId{3});
    const auto decides = marketOf(year).suspectLeader;
    ASSERT_TRUE(decides);
    EXPECT_EQ(decides->country, CountryId{3});
    EXPECT_FALSE(decides->largest);
}

TEST(Suspects, TheLeadersOwnValueDecidesAndOthersDoNot) {
    SupplyYear year = yearOf({100, 60, 5}, 165);
    EXPECT_FALSE(marketOf(year).suspectLeader);
    doubt(year.rows[2].cell, 6);
    EXPECT_FALSE(marketOf(year).suspectLeader) << "the smallest row changes nothing";
    doubt(year.rows[0].cell, std::nullopt);
    const auto decides = marketOf(year).suspectLeader;
    ASSERT_TRUE(decides);
    EXPECT_EQ(decides->country, CountryId{1});
    EXPECT_TRUE(decides->largest);
    EXPECT_TRUE(marketOf(year).largest()->suspect);
    EXPECT_EQ(warrantOf(marketOf(year)).lead, Lead::Suspect);
    doubt(year.rows[0].cell, 90);
    EXPECT_FALSE(marketOf(asProposed(year)).suspectLeader) << "what is proposed is what is read";
    EXPECT_EQ(warrantOf(marketOf(asProposed(year))).lead, Lead::Leader);
}

TEST(Suspects, ARowThatAnotherHoldsIsCountedOnce) {
    SupplyYear year = yearOf({50, 30, 20}, 80);
    doubt(year.rows[2].cell, std::nullopt, Suspicion::Kind::Twice, CountryId{1});
    const Market market = marketOf(year);
    EXPECT_EQ(market.named.size(), 2U);
    EXPECT_EQ(market.namedSum, 80);
    EXPECT_EQ(market.denominator, 80);
    ASSERT_EQ(market.countedWithin.size(), 1U);
    EXPECT_EQ(market.countedWithin.front().country, CountryId{3});
    EXPECT_EQ(market.countedWithin.front().within, CountryId{1});
    EXPECT_EQ(market.countedWithin.front().value, 20);
}

/// On the shipped database.
class ShippedSuspects : public ShippedTest {
protected:
    static Figure build(const std::string& text) {
        return buildFigure(*parseViewState(text), *catalogue, *database);
    }
    static std::string rowOf(const DataTable& table, const std::string& iso3, const std::string& column) {
        const auto at = std::ranges::find(table.columns, column, &DataColumn::id) - table.columns.begin();
        for (const std::vector<std::string>& row : table.rows)
            if (row[2] == iso3)
                return row[static_cast<std::size_t>(at)];
        return "no such row";
    }
    static bool says(const std::string& text, const std::string& words) {
        return text.find(words) != std::string::npos;
    }
};

constexpr const char* zinc = "figure=shares&mineral=zinc&stage=mining&year=2003";

TEST_F(ShippedSuspects, NobodyIsCrownedByASlip) {
    const Figure figure = build(zinc);
    EXPECT_EQ(figure.headline,
              "Zinc mining in 2003: the table\u2019s largest figure, DR Congo\u2019s, is suspect");
    EXPECT_TRUE(says(figure.note, "stand one row too low")) << figure.note;
    EXPECT_TRUE(says(figure.altText, "Suspect: ")) << figure.altText;
    const auto& bars = std::get<BarsBody>(figure.body);
    EXPECT_EQ(bars.bars.front().mark.key, "COD");
    EXPECT_EQ(bars.bars.front().flag, "?");
    EXPECT_TRUE(says(bars.bars.front().tooltip, "Suspect: "));
    EXPECT_TRUE(std::ranges::any_of(bars.key, [](const KeyEntry& key) { return says(key.text, "suspect"); }));
    EXPECT_EQ(rowOf(figure.table, "CHN", "suspect"), "shifted");
    EXPECT_EQ(rowOf(figure.table, "CHN", "proposed"), "2030000");
    EXPECT_EQ(rowOf(figure.table, "PER", "suspect"), "");
}

TEST_F(ShippedSuspects, TheOtherReadingIsSaidWhereverItIsRead) {
    const Figure figure = build(std::string(zinc) + "&reading=proposed");
    EXPECT_EQ(figure.state.reading, "proposed");
    EXPECT_TRUE(figure.headline.starts_with("As proposed, not as published: China mined 21"))
        << figure.headline;
    EXPECT_TRUE(says(figure.subtitle, "read as proposed")) << figure.subtitle;
    EXPECT_EQ(rowOf(figure.table, "CHN", "value"), "2030000");
    EXPECT_EQ(rowOf(figure.table, "CHN", "printed"), "33051");
    EXPECT_EQ(rowOf(figure.table, "CHN", "suspect"), "read as proposed");
    EXPECT_TRUE(says(figure.state.text(), "&reading=proposed"));
    EXPECT_EQ(parseViewState(figure.state.text()), figure.state);
}

TEST_F(ShippedSuspects, WhereNothingIsProposedThereIsOneReading) {
    const Figure figure = build("figure=shares&mineral=lithium&stage=mining&reading=proposed");
    EXPECT_EQ(figure.state.reading, "");
    EXPECT_FALSE(readingsDiffer(figure.state, *catalogue));
    const Figure sound = build("figure=shares&mineral=zinc&stage=mining&year=2015&reading=proposed");
    EXPECT_FALSE(says(sound.headline, "proposed"));
    EXPECT_FALSE(says(sound.subtitle, "proposed"));
}

TEST_F(ShippedSuspects, EveryPageReadsTheSame) {
    const auto shareOf = [](const DataTable& table, const std::string& iso3) {
        return rowOf(table, iso3, "share");
    };
    const std::string wanted = shareOf(build(std::string(zinc) + "&reading=proposed").table, "CHN");
    ASSERT_NE(wanted, "no such row");
    for (const char* figure : {"overview", "map", "chain", "shares"}) {
        const Figure page =
            build("figure=" + std::string(figure) +
                  "&mineral=zinc&stage=mining&year=2003&source=usgs-myb-1998-2015&reading=proposed");
        if (std::string(figure) != "chain")
            EXPECT_EQ(shareOf(page.table, "CHN"), wanted) << figure;
        else
            EXPECT_TRUE(std::ranges::any_of(page.table.rows, [&](const auto& row) {
                return row[0] == "mining" && row[2] == "CHN" && row[3] == wanted;
            }));
    }
    const ViewState state = *parseViewState(std::string(zinc) + "&reading=proposed&select=country:CHN");
    const Inspection seen = inspect(state, *catalogue, *database);
    EXPECT_TRUE(std::ranges::any_of(seen.tags, [](const auto& tag) { return says(tag, "proposed"); }));
    EXPECT_TRUE(says(seen.number, "21")) << seen.number;
}

TEST_F(ShippedSuspects, AUnionBesideItsMemberCountsNobodyTwice) {
    const Figure figure = build("figure=shares&mineral=zinc&stage=mining&year=2012");
    EXPECT_EQ(rowOf(figure.table, "MNE", "share"), "");
    EXPECT_EQ(rowOf(figure.table, "MNE", "status"), "counted in Serbia and Montenegro");
    EXPECT_NE(rowOf(figure.table, "SCG", "share"), "");
    EXPECT_TRUE(says(figure.note, "counted in Serbia and Montenegro")) << figure.note;
}

TEST_F(ShippedSuspects, ACellOfEveryLineIsMarkedInItsTable) {
    std::size_t cells = 0;
    for (const Series& series : catalogue->series) {
        const SupplyTable table = loadSupply(*database, series);
        for (const SupplyYear& year : table.years) {
            for (const SupplyRow& row : year.rows)
                cells += row.cell.suspicion != nullptr ? 1 : 0;
            cells += year.total && year.total->suspicion ? 1 : 0;
            const bool listed = std::ranges::binary_search(series.proposals, year.year);
            EXPECT_EQ(hasProposal(year), listed) << series.label << " " << year.year;
        }
    }
    EXPECT_EQ(cells, 126U);
}

} // namespace
} // namespace lodestone
