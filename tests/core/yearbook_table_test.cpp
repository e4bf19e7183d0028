// SPDX-License-Identifier: GPL-3.0-or-later
// Small tables in the layout of the Minerals Yearbook: what stops their reader, and with which words.
#include "ingest/yearbook.h"
#include "ingest/yearbook_table.h"

#include "store/database.h"
#include "support/data_copy.h"
#include "support/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

/// 'Burma^e, 3^ ' -> runs; what stands between two ^ is raised.
XlsxCell cellOf(std::string_view text) {
    XlsxCell cell;
    bool raised = false;
    while (true) {
        const std::size_t at = text.find('^');
        if (const std::string_view part = text.substr(0, at); !part.empty()) {
            cell.runs.push_back(
                {std::string(part), raised ? TextPosition::Superscript : TextPosition::Baseline});
        }
        if (at == std::string_view::npos) {
            return cell;
        }
        text.remove_prefix(at + 1);
        raised = !raised;
    }
}

using Rows = std::vector<std::vector<std::string>>;

/// A table of tin with two years; `rows` are its lines from row 7 on, each from column A.
XlsxSheet sheetOf(const Rows& rows,
                  const Rows& foot = {{"^e^Estimated.  ^r^Revised.  -- Zero."},
                                      {"^1^Table includes data available through May 1, 2023."},
                                      {"^2^By export."}}) {
    XlsxSheet::Cells cells;
    int row = 0;
    const auto add = [&](const Rows& lines) {
        for (const auto& line : lines) {
            ++row;
            for (std::size_t column = 0; column < line.size(); ++column) {
                if (!line[column].empty()) {
                    cells[{row, static_cast<int>(column) + 1}] = cellOf(line[column]);
                }
            }
        }
    };
    add({{"TABLE 9"}, {"TIN: WORLD MINE PRODUCTION^1^"}, {}, {"(Metric tons, tin content)"}, {}});
    add({{"Country or locality", "", "2016", "", "2017"}});
    add(rows);
    add(foot);
    return {"T9", cells, {}};
}

class YearbookTables : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        s_run->loadNames();
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }
    static YearbookEntries entries(const XlsxSheet& sheet, const YearbookForm& form = {}) {
        return entries(YearbookTable("tin.xlsx", sheet), form);
    }
    static YearbookEntries entries(const YearbookTable& table, const YearbookForm& form) {
        return yearbookEntries(*s_run, table, [&](const std::string&) { return form; });
    }
    static std::string complaint(const XlsxSheet& sheet, const YearbookForm& form = {}) {
        try {
            const YearbookTable table("tin.xlsx", sheet);
            static_cast<void>(entries(table, form));
            for (const YearbookRow& row : table.rows()) {
                for (const std::string& number : row.marks.footnotes) {
                    static_cast<void>(table.footnote(number, row.row));
                }
            }
        } catch (const IngestError& error) {
            return error.what();
        }
        return {};
    }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
};

TEST_F(YearbookTables, ASoundTableIsRead) {
    EXPECT_EQ(complaint(sheetOf({{"Peru^e, 2^", "", "5", "^r^", "--"}, {"Total", "", "5", "", "--"}})), "");
}

TEST_F(YearbookTables, AMarkThatIsNotKnownIsRefused) {
    EXPECT_THAT(complaint(sheetOf({{"Peru^p^", "", "5", "", "6"}})),
                AllOf(HasSubstr("tin.xlsx, sheet T9, row 7"), HasSubstr("the mark 'p' is not known")));
}

TEST_F(YearbookTables, AFootnoteThatIsMissingIsRefused) {
    EXPECT_THAT(complaint(sheetOf({{"Peru^7^", "", "5", "", "6"}})), HasSubstr("there is no footnote 7"));
}

TEST_F(YearbookTables, ACountryThatIsNotKnownIsRefused) {
    EXPECT_THAT(complaint(sheetOf({{"Atlantis", "", "5", "", "6"}})),
                AllOf(HasSubstr("row 7"), HasSubstr("'Atlantis' begins with no country"),
                      HasSubstr("country_aliases.csv")));
}

TEST_F(YearbookTables, AnUnraisedMarkGluedToANameIsNotGuessedAway) {
    EXPECT_THAT(complaint(sheetOf({{"China3", "", "5", "", "6"}})),
                HasSubstr("'China3' begins with no country"));
}

TEST_F(YearbookTables, AValueThatBelongsToNoYearIsRefused) {
    EXPECT_THAT(complaint(sheetOf({{"Peru", "", "5", "", "6", "", "7"}})),
                HasSubstr("'7' in column G belongs to no year"));
}

TEST_F(YearbookTables, ARowWithAMissingValueIsRefused) {
    EXPECT_THAT(complaint(sheetOf({{"Peru", "", "5"}})),
                HasSubstr("'Peru' has 1 values where 2 are expected"));
}

TEST_F(YearbookTables, ASignThatIsNotKnownIsRefused) {
    EXPECT_THAT(complaint(sheetOf({{"Peru", "", "5", "", "6"}}, {{"^e^Estimated.  P Provisional."}})),
                HasSubstr("the sign 'P Provisional.' is not known"));
}

TEST_F(YearbookTables, TwoFootnotesOfOneNumberAreRefused) {
    EXPECT_THAT(
        complaint(sheetOf({{"Peru", "", "5", "", "6"}}, {{"^e^Estimated."}, {"^1^One."}, {"^1^Two."}})),
        HasSubstr("the second one of its number"));
}

TEST_F(YearbookTables, ALineBelowTheFootnotesWithoutAMarkIsRefused) {
    EXPECT_THAT(
        complaint(sheetOf({{"Peru", "", "5", "", "6"}}, {{"^e^Estimated."}, {"Chile", "", "1", "", "2"}})),
        HasSubstr("begins with no mark"));
}

TEST_F(YearbookTables, ATableWithoutYearsIsRefused) {
    XlsxSheet::Cells cells;
    cells[{2, 1}] = cellOf("TIN");
    cells[{4, 1}] = cellOf("(Metric tons)");
    cells[{6, 1}] = cellOf("Country or locality");
    EXPECT_THAT(complaint({"T9", cells, {}}), HasSubstr("there are no years"));
    cells.erase({6, 1});
    EXPECT_THAT(complaint({"T9", cells, {}}), HasSubstr("no line 'Country or locality'"));
}

TEST_F(YearbookTables, AWorldTotalIsNotTakenForThatOfTheLastCountryWithForms) {
    const Rows rows = {{"Russia:"}, {"Primary", "", "5", "", "6"}, {"Secondary", "", "1", "", "1"}};
    Rows world = rows;
    world.push_back({"Total", "", "90", "", "90"});
    EXPECT_THAT(complaint(sheetOf(world)), AllOf(HasSubstr("row 10"), HasSubstr("is not that of Russia")));
    Rows own = rows;
    own.push_back({"Total", "", "6", "", "7"});
    own.push_back({"Total", "", "90", "", "90"});
    const YearbookEntries read = entries(YearbookTable("tin.xlsx", sheetOf(own)), {});
    ASSERT_EQ(read.entries.size(), 2U);
    EXPECT_EQ(read.entries[1].owner.kind, RowOwner::Kind::World);
}

TEST_F(YearbookTables, FormsBelowAHeadingOfTheirOwnAreNotAddedUp) {
    EXPECT_THAT(complaint(sheetOf(
                    {{"China:"}, {"Ferro:"}, {"Blast", "", "5", "", "6"}, {"Silico", "", "1", "", "1"}})),
                HasSubstr("neither a total nor forms that can be added up"));
}

TEST_F(YearbookTables, AFormThatACountryDoesNotHaveIsRefused) {
    EXPECT_THAT(complaint(sheetOf({{"China:"}, {"Gross weight", "", "5", "", "6"}}), {"Mn content", {}}),
                HasSubstr("China has no row 'Mn content'"));
}

TEST_F(YearbookTables, TheLongestCountryNameWins) {
    EXPECT_EQ(countryAtStart(*s_run, "Korea, Republic of, ferronickel")->rest, "ferronickel");
    EXPECT_EQ(countryAtStart(*s_run, "Brazil:")->rest, "");
    EXPECT_FALSE(countryAtStart(*s_run, "Crystalline flake").has_value());
    EXPECT_FALSE(countryAtStart(*s_run, "Total").has_value());
    EXPECT_FALSE(countryAtStart(*s_run, "").has_value());
}

class YearbookWorkbooks : public YearbookTables {
protected:
    /// What is said when one workbook holds other words, or one of our tables other lines.
    static std::string afterChange(const std::string& workbook, const std::string& part,
                                   std::string_view from, std::string_view to) {
        const TemporaryDirectory folder;
        const std::string path = std::string(yearbookFolder) + "/" + workbook;
        copyData(folder, {path});
        copyWorkbook(std::filesystem::path(LODESTONE_DATA_DIR) / path, folder / path, part, from, to);
        return ingested(folder);
    }
    static std::string ingested(const TemporaryDirectory& folder) {
        Database db = Database::inMemory();
        IngestRun run(db, folder.path());
        ingestReference(run);
        run.loadNames();
        try {
            ingestYearbooks(run);
        } catch (const IngestError& error) {
            return error.what();
        }
        return {};
    }
};

TEST_F(YearbookWorkbooks, AnotherUnitIsRefused) {
    EXPECT_THAT(
        afterChange("gallium.xlsx", "xl/sharedStrings.xml", "<t>(Kilograms)</t>", "<t>(Metric tons)</t>"),
        // The mapping of the capacity, which stands in the same workbook, is held against it first.
        AllOf(HasSubstr("yearbook_capacity.csv"), HasSubstr("'(Metric tons)'"), HasSubstr("file_unit")));
}

TEST_F(YearbookWorkbooks, AWorldTableThatTheMappingDoesNotHaveIsRefused) {
    EXPECT_THAT(afterChange("gallium.xlsx", "xl/sharedStrings.xml", "PRODUCTION CAPACITY", "PRODUCTION"),
                AllOf(HasSubstr("gallium.xlsx, sheet T6")));
}

TEST_F(YearbookWorkbooks, TwoWorkbooksThatShouldBeOneMustStayTheSame) {
    EXPECT_THAT(
        afterChange("hafnium.xlsx", "xl/sharedStrings.xml", "Australia", "Austria"),
        AllOf(HasSubstr("yearbook_exclusions.csv"), HasSubstr("hafnium.xlsx and zirconium.xlsx differ")));
}

TEST_F(YearbookWorkbooks, ALineOfTheMappingThatMeetsNothingIsRefused) {
    const TemporaryDirectory folder;
    copyData(folder, {});
    const std::string lines = bytesOf(folder / "curated/yearbook_notes.csv");
    folder.write("curated/yearbook_notes.csv", lines + "graphite.xlsx,T9,China,1999,A note on nothing.\r\n");
    EXPECT_THAT(ingested(folder),
                AllOf(HasSubstr("yearbook_notes.csv, row 4"), HasSubstr("no table has this value")));
}

} // namespace
} // namespace lodestone
