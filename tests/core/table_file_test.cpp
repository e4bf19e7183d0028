// SPDX-License-Identifier: GPL-3.0-or-later
// What a file of numbers carries beside them: reasons, flags, sources, places, and the words that explain
// them.
#include "figure/build_figure.h"
#include "figure/papers.h"
#include "figure/table_file.h"
#include "figure/table_text.h"
#include "store/load.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

Figure sample() {
    Figure figure;
    figure.headline = "A < B & \"C\"";
    figure.altText = "Bars.";
    figure.sources = {{"Book 2026", "CC BY 4.0", "https://example.org/book"}};
    DataTable& table = figure.table;
    table.columns = {{"country", "country", ""}, {"value", "value", "t", true}, {"year", "year", "", true}};
    table.rows = {{"China", "270000", "2025"}, {"Nowhere, \"West\"", "", "2025"}, {"Elsewhere", "", "2025"}};
    table.origins.resize(3);
    const auto fill = [](RowOrigin& origin, const char* missing, const char* place, const char* printed,
                         const char* status) {
        origin.missing = missing;
        origin.source = "Book 2026";
        origin.place = place;
        origin.printed = printed;
        origin.status = status;
    };
    fill(table.origins[0], "", "book.csv, line 7", "270,000", "estimated");
    fill(table.origins[1], "withheld by the publisher", "book.csv, line 8", "W", "withheld by the publisher");
    fill(table.origins[2], "less than half a unit", "", "<1", "less than half a unit");
    table.origins[0].note = "Rounded.";
    return figure;
}

std::string cell(const DataTable& table, std::size_t row, std::string_view id) {
    const auto found = std::ranges::find(table.columns, id, &DataColumn::id);
    return found == table.columns.end()
               ? "no column"
               : table.rows[row][static_cast<std::size_t>(found - table.columns.begin())];
}

TEST(TableFile, AMissingNumberHasItsReasonAndAFlagInColumnsOfTheirOwn) {
    const DataTable file = tableForFile(sample().table);
    EXPECT_EQ(cell(file, 0, "why_missing"), "");
    EXPECT_EQ(cell(file, 1, "why_missing"), "withheld by the publisher");
    EXPECT_EQ(cell(file, 0, "estimated"), "yes");
    EXPECT_EQ(cell(file, 1, "estimated"), "no");
    EXPECT_EQ(cell(file, 1, "withheld"), "yes");
    EXPECT_EQ(cell(file, 2, "bound"), "yes");
    EXPECT_EQ(cell(file, 0, "bound"), "no");
}

TEST(TableFile, EachRowNamesItsSourceAndItsPlace) {
    const DataTable file = tableForFile(sample().table);
    EXPECT_EQ(cell(file, 0, "source"), "Book 2026");
    EXPECT_EQ(cell(file, 0, "found_in"), "book.csv, line 7");
    EXPECT_EQ(cell(file, 0, "as_published"), "270,000");
    EXPECT_EQ(cell(file, 0, "remarks"), "Rounded.");
}

TEST(TableFile, NoColumnStandsTwiceAndNoneIsEmpty) {
    Figure figure = sample();
    figure.table.columns.push_back({"source", "source", ""});
    for (auto& row : figure.table.rows)
        row.emplace_back("its own");
    for (RowOrigin& origin : figure.table.origins)
        origin.note.clear();
    const DataTable file = tableForFile(figure.table);
    EXPECT_EQ(std::ranges::count(file.columns, "source", &DataColumn::id), 1);
    EXPECT_EQ(cell(file, 0, "source"), "its own");
    EXPECT_EQ(cell(file, 0, "remarks"), "no column");
}

TEST(TableFile, CsvIsUnderTheIdsAndQuotesWhatWouldEndACell) {
    const std::string csv = csvFile(sample());
    EXPECT_TRUE(
        csv.starts_with("country,value,year,mineral,stage,product,unit,basis,edition,licence,"
                        "why_missing,estimated,withheld,bound,as_published,source,found_in,remarks\r\n"))
        << csv;
    EXPECT_NE(csv.find("\"Nowhere, \"\"West\"\"\",,2025,,,,,,,,withheld by the publisher,no,yes,no,W,"),
              std::string::npos)
        << csv;
}

TEST(TableFile, CsvForSpreadsheetsHasAMarkInFrontAndTheDecimalSignOfTheirLanguage) {
    Figure figure = sample();
    figure.table.rows[0][1] = "0.625";
    figure.table.rows[0][0] = "version 1.5; new";
    const std::string plain = csvFile(figure);
    EXPECT_TRUE(plain.starts_with("country,value,"));
    EXPECT_NE(plain.find("version 1.5; new,0.625,2025,"), std::string::npos) << plain;
    const std::string points = csvFile(figure, {true, '.'});
    EXPECT_TRUE(points.starts_with("\xEF\xBB\xBF"
                                   "country,value,"));
    EXPECT_NE(points.find("version 1.5; new,0.625,2025,"), std::string::npos) << points;
    const std::string commas = csvFile(figure, {true, ','});
    EXPECT_TRUE(commas.starts_with("\xEF\xBB\xBF"
                                   "country;value;"));
    EXPECT_NE(commas.find("\"version 1.5; new\";0,625;2025;"), std::string::npos)
        << "numbers alone change: " << commas;
}

TEST(TableFile, HtmlEscapesWhatWouldBeAMark) {
    const std::string html = htmlText(sample());
    EXPECT_NE(html.find("A &lt; B &amp; &quot;C&quot;"), std::string::npos);
    EXPECT_NE(html.find("<td align=\"right\">270000</td>"), std::string::npos);
    EXPECT_NE(html.find("Book 2026 (CC BY 4.0)"), std::string::npos);
}

class ShippedPapers : public testing::Test {
protected:
    [[nodiscard]] Figure build(const std::string& text) const {
        return buildFigure(*parseViewState(text), catalogue, db);
    }
    Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    Catalogue catalogue = loadCatalogue(db);
};

TEST_F(ShippedPapers, EveryFigureAndViewHasAFileAllOfWhoseRowsAreAsLongAsItsHead) {
    int files = 0;
    for (const FigureSpec& spec : figureSpecs())
        for (const char* mineral : {"rare-earths", "cobalt", "gallium"}) {
            std::vector<std::string> views{""};
            for (const FigureSpec::View& view : spec.views)
                views.emplace_back(view.id);
            for (const std::string& view : views) {
                ViewState state;
                state.figure = spec.id;
                state.mineral = mineral;
                state.view = view;
                const Figure figure = buildFigure(state, catalogue, db);
                const DataTable file = tableForFile(figure.table);
                ASSERT_GE(file.columns.size(), figure.table.columns.size());
                std::vector<std::string> ids;
                for (const DataColumn& column : file.columns)
                    ids.push_back(column.id);
                std::ranges::sort(ids);
                EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end()) << spec.id << " " << view;
                for (const auto& row : file.rows)
                    ASSERT_EQ(row.size(), file.columns.size()) << spec.id << " " << view;
                files += !file.rows.empty();
            }
        }
    EXPECT_GT(files, 20);
}

TEST_F(ShippedPapers, EveryRowOfAFileSaysWhatItIsOfAndUnderWhichTerms) {
    int rows = 0;
    for (const char* text :
         {"figure=shares&mineral=titanium&stage=mining",
          "figure=shares&mineral=cobalt&stage=mining&view=history",
          "figure=concentration&mineral=lithium&stage=mining&with=cobalt", "figure=chain&mineral=rare-earths",
          "figure=chain&view=matrix", "figure=sources&mineral=rare-earths&stage=mining",
          "figure=sources&mineral=rare-earths&stage=reserves&view=revisions",
          "figure=overview&mineral=nickel", "figure=map&mineral=cobalt&stage=mining",
          "figure=timeline&mineral=gallium", "figure=agreements"}) {
        const Figure figure = build(text);
        const DataTable file = tableForFile(figure.table);
        const bool events = figure.state.figure == "timeline" || figure.state.figure == "agreements";
        for (std::size_t row = 0; row < file.rows.size(); ++row) {
            const std::string why = std::string(text) + ", row " + std::to_string(row);
            for (const char* id : {"mineral", "stage", "product", "unit", "basis", "edition", "licence"})
                ASSERT_NE(cell(file, row, id), "no column") << why << id;
            const bool table = cell(file, row, "why_missing").find("no table") == std::string::npos &&
                               cell(file, row, "status") != "missing" && cell(file, row, "reason") == "";
            if (table && cell(file, row, "source") != "") {
                for (const char* id : {"edition", "licence"})
                    EXPECT_NE(cell(file, row, id), "") << why << id;
            }
            if (!events) {
                EXPECT_NE(cell(file, row, "mineral"), "") << why;
                EXPECT_NE(cell(file, row, "stage"), "") << why;
            }
            ++rows;
        }
    }
    EXPECT_GT(rows, 500);
    const DataTable titanium = tableForFile(build("figure=shares&mineral=titanium&stage=mining").table);
    const DataTable rutile =
        tableForFile(build("figure=shares&mineral=titanium&stage=mining&product=rutile").table);
    EXPECT_EQ(cell(titanium, 0, "mineral"), "titanium");
    EXPECT_EQ(cell(rutile, 0, "product"), "rutile");
    EXPECT_NE(cell(titanium, 0, "product"), cell(rutile, 0, "product"));
}

TEST_F(ShippedPapers, TheMethodWorksTheNumbersOutAndTheLicencesNameEverySource) {
    const Figure figure = build("figure=concentration&mineral=rare-earths&stage=mining");
    const FigurePapers papers = papersOf(figure, catalogue, db);
    for (const char* part : {"The measure\n-----------\nHerfindahl-Hirschman index", "Worked out",
                             "69.23\u00B2", "lodestone figure --state \"figure=concentration"})
        EXPECT_NE(papers.method.find(part), std::string::npos) << part << "\n" << papers.method;
    ASSERT_FALSE(figure.sources.empty());
    for (const SourceLine& source : figure.sources) {
        EXPECT_NE(papers.licences.find(source.text), std::string::npos);
        EXPECT_NE(papers.licences.find(source.url), std::string::npos);
    }
    EXPECT_EQ(papers.works.size(), figure.sources.size());
    EXPECT_NE(bibtexCitations(papers.works).find("10.5066/P1WKQ63T"), std::string::npos);
}

TEST_F(ShippedPapers, EventsAreExplainedWithoutAMeasure) {
    const FigurePapers papers = papersOf(build("figure=timeline&mineral=gallium"), catalogue, db);
    EXPECT_NE(papers.method.find("How events are recorded"), std::string::npos);
    EXPECT_EQ(papers.method.find("Herfindahl"), std::string::npos);
}

} // namespace
} // namespace lodestone
