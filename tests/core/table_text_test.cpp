// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind a figure: cells in words, order, filter, copies; and which figure its page is of.
#include "figure/build_figure.h"
#include "figure/table_page.h"
#include "figure/table_text.h"
#include "store/load.h"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

DataTable sample() {
    DataTable table;
    table.columns = {{"country", "country", "", false},
                     {"iso3", "ISO 3166", "", false},
                     {"value", "value", "t", true},
                     {"share", "share", "fraction", true, "value divided by the world total"},
                     {"year", "year", "", true}};
    table.rows = {{"Australia", "AUS", "29000", "0.0743589", "2025"},
                  {"China", "CHN", "270000", "0.6923076", "2025"},
                  {"Nowhere, \"West\"", "", "", "", "2025"},
                  {"Brazil", "BRA", "0", "0", "2025"}};
    table.origins.resize(4);
    table.origins[2].missing = "withheld by the publisher";
    RowOrigin& china = table.origins[1];
    china.source = "Book 2026, second print";
    china.place = "book.csv, line 7";
    china.printed = "270,000";
    china.status = "estimated";
    china.note = "Rounded.";
    return table;
}

std::vector<std::size_t> allRows(const DataTable& table) {
    std::vector<std::size_t> rows(table.rows.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

TEST(TableText, NumbersHaveCommasFractionsArePercentAndYearsStayAsTheyAre) {
    const DataTable table = sample();
    EXPECT_EQ(shownCell(table, 1, 2).text, "270,000");
    EXPECT_EQ(shownCell(table, 1, 3).text, "69.23");
    EXPECT_EQ(shownCell(table, 1, 4).text, "2025");
    EXPECT_EQ(shownCell(table, 3, 3).text, "0");
    EXPECT_EQ(columnHead(table.columns[3]), "share, %");
}

TEST(TableText, AMissingNumberSaysWhyAndZeroIsANumber) {
    const DataTable table = sample();
    EXPECT_TRUE(shownCell(table, 2, 2).missing);
    EXPECT_EQ(shownCell(table, 2, 2).text, "withheld by the publisher");
    EXPECT_FALSE(shownCell(table, 3, 2).missing);
    EXPECT_TRUE(sortsLast(table, 2, 2));
    EXPECT_FALSE(sortsLast(table, 3, 2));
}

TEST(TableText, NumbersAreOrderedAsNumbers) {
    const DataTable table = sample();
    EXPECT_TRUE(cellOrder(table, 2, 0, 1) < 0) << "29,000 before 270,000, though '9' follows '7'";
    EXPECT_TRUE(cellOrder(table, 0, 1, 0) > 0);
}

TEST(TableText, ACellTellsItsNumberInFullItsSourceAndItsLine) {
    std::string words;
    for (const auto& [label, text] : cellFacts(sample(), 1, 2))
        words += label + "=" + text + ";";
    EXPECT_EQ(words, "value=270000 t;as published=270,000;status=estimated;source=Book 2026, second print;"
                     "found in=book.csv, line 7;note=Rounded.;");
    const auto share = cellFacts(sample(), 1, 3);
    EXPECT_EQ(share[1].second, "value divided by the world total");
    EXPECT_EQ(cellFacts(sample(), 2, 2).front().second, "withheld by the publisher");
}

TEST(TableText, AFilterKeepsRowsThatHoldEveryWordInAnyCase) {
    const DataTable table = sample();
    EXPECT_TRUE(rowMatches(table, 1, "chn 270"));
    EXPECT_TRUE(rowMatches(table, 1, "270,000"));
    EXPECT_FALSE(rowMatches(table, 1, "chn brazil"));
    EXPECT_TRUE(rowMatches(table, 2, "WITHHELD"));
}

TEST(TableText, CopiesHoldTheHeadTheNumbersInFullAndQuoteWhatMustBe) {
    const std::vector<std::size_t> rows{2, 1};
    EXPECT_EQ(tsvText(sample(), rows), "country\tISO 3166\tvalue (t)\tshare (fraction)\tyear\n"
                                       "Nowhere, \"West\"\t\t\t\t2025\n"
                                       "China\tCHN\t270000\t0.6923076\t2025\n");
    EXPECT_EQ(csvText(sample(), rows), "country,iso3,value,share,year\r\n"
                                       "\"Nowhere, \"\"West\"\"\",,,,2025\r\n"
                                       "China,CHN,270000,0.6923076,2025\r\n");
}

TEST(TablePage, IsOfTheFigureItIsOpenedFromAndLeadsBackToIt) {
    ViewState before;
    before.figure = "concentration";
    ViewState after = before;
    after.figure = tablePage;
    after = followed(before, after);
    EXPECT_EQ(after.view, "concentration");
    EXPECT_EQ(figureOfTable(after).figure, "concentration");
    before.figure = "shares";
    before.view = "history";
    after = before;
    after.figure = tablePage;
    after = followed(before, after);
    EXPECT_EQ(after.view, "shares/history");
    EXPECT_EQ(figureOfTable(after).view, "history");
    ViewState back = after;
    back.figure = "shares";
    EXPECT_EQ(followed(after, back).view, "history");
    back.figure = "timeline";
    EXPECT_EQ(followed(after, back).view, "");
}

class ShippedTables : public testing::Test {
protected:
    const Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const Catalogue catalogue = loadCatalogue(database);
};

TEST_F(ShippedTables, APageOfATableSurvivesItsTextFormAndFallsBackToTheShares) {
    const auto state = parseViewState("figure=table&mineral=cobalt&stage=mining&view=shares/history");
    ASSERT_TRUE(state);
    EXPECT_EQ(state->normalised(catalogue).view, "shares/history");
    EXPECT_EQ(parseViewState(state->normalised(catalogue).text())->view, "shares/history");
    EXPECT_EQ(parseViewState("figure=table&view=nothing")->normalised(catalogue).view, "");
    const Figure figure = buildFigure(*state, catalogue, database);
    EXPECT_EQ(figure.state.figure, "shares");
    EXPECT_EQ(figure.state.view, "history");
}

TEST_F(ShippedTables, EveryNumberOfTheSharesSaysItsSourceAndEveryMissingOneItsReason) {
    int missing = 0;
    for (const Mineral& mineral : catalogue.minerals)
        for (const Stage stage : {Stage::Mining, Stage::Processing}) {
            ViewState state;
            state.figure = "shares";
            state.mineral = mineral.slug;
            state.stage = stage;
            const DataTable table = buildFigure(state, catalogue, database).table;
            ASSERT_EQ(table.origins.size(), table.rows.size());
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                EXPECT_FALSE(table.origins[row].source.empty());
                const ShownCell value = shownCell(table, row, 3);
                EXPECT_FALSE(value.text.empty()) << mineral.slug << " row " << row;
                missing += value.missing ? 1 : 0;
            }
        }
    EXPECT_GT(missing, 20);
    ViewState state;
    state.figure = "shares";
    const DataTable table = buildFigure(state, catalogue, database).table;
    const auto rows = allRows(table);
    const auto china = std::ranges::find_if(rows, [&](std::size_t row) {
        return markOfRow(table, row) == Mark{Mark::Kind::Country, "CHN"};
    });
    ASSERT_NE(china, rows.end());
    EXPECT_NE(table.origins[*china].place.find("MCS2026_Commodities_Data.csv, line "), std::string::npos)
        << table.origins[*china].place;
    EXPECT_EQ(table.origins[*china].printed, "270,000");
}

} // namespace
} // namespace lodestone
