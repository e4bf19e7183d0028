// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of workbooks: what is text, what is raised, and what is said about a damaged file.
#include "ingest/xlsx.h"

#include "support/temporary_directory.h"
#include "support/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Xlsx : public ::testing::Test {
protected:
    XlsxSheet sheet(std::string_view rows, std::string_view strings = {}, std::string_view afterRows = {}) {
        writeWorkbook(m_file, rows, strings, afterRows);
        return XlsxWorkbook(m_file).sheet("T1");
    }
    /// What is said when the workbook is read; '' for nothing.
    std::string complaint() {
        try {
            const XlsxWorkbook workbook(m_file);
            for (const std::string& name : workbook.sheetNames()) {
                static_cast<void>(workbook.sheet(name));
            }
        } catch (const IngestError& error) {
            return error.what();
        }
        return {};
    }

    TemporaryDirectory m_folder;
    std::filesystem::path m_file = m_folder / "book.xlsx";
};

constexpr auto plainCell = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";

TEST_F(Xlsx, ASharedTextIsReadAsItStands) {
    const XlsxSheet read = sheet(plainCell, "<si><t xml:space=\"preserve\"> 97% CaF </t></si>");
    EXPECT_EQ(read.at(1, 1)->text(), " 97% CaF ");
    EXPECT_FALSE(read.at(1, 1)->isNumber);
    EXPECT_EQ(read.at(1, 2), nullptr);
}

TEST_F(Xlsx, RaisedRunsAreToldFromTheNameTheyHangOn) {
    const XlsxSheet read =
        sheet(plainCell,
              "<si><r><t>Burma</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>e, 3</t></r></si>");
    EXPECT_EQ(read.at(1, 1)->plain(), "Burma");
    EXPECT_EQ(read.at(1, 1)->superscript(), "e, 3");
    EXPECT_EQ(read.at(1, 1)->text(), "Burmae, 3");
}

TEST_F(Xlsx, LoweredRunsArePartOfTheName) {
    const XlsxSheet read =
        sheet(plainCell, "<si><r><t>CaF</t></r><r><rPr><vertAlign val=\"subscript\"/></rPr>"
                         "<t>2</t></r></si>");
    EXPECT_EQ(read.at(1, 1)->plain(), "CaF2");
}

TEST_F(Xlsx, ARunWithoutAFontIsWrittenInTheFontOfItsCell) {
    const XlsxSheet read =
        sheet("<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c></row>",
              "<si><r><t>1</t></r><r><rPr><sz val=\"8\"/></rPr><t>Table includes data</t></r></si>");
    EXPECT_EQ(read.at(1, 1)->superscript(), "1");
    EXPECT_EQ(read.at(1, 1)->plain(), "Table includes data");
}

TEST_F(Xlsx, ABlankBetweenTwoRunsIsKept) {
    const XlsxSheet read =
        sheet(plainCell, "<si><r><t>a</t></r><r><t xml:space=\"preserve\"> </t></r><r><t>b</t></r></si>");
    EXPECT_EQ(read.at(1, 1)->text(), "a b");
}

TEST_F(Xlsx, PhoneticGuidesAreNoTextOfTheCell) {
    EXPECT_EQ(sheet(plainCell, "<si><t>a</t><rPh sb=\"0\" eb=\"1\"><t>b</t></rPh></si>").at(1, 1)->text(),
              "a");
}

TEST_F(Xlsx, ANumberIsTheShortestDecimalThatReadsBackTheSame) {
    const XlsxSheet read = sheet("<row r=\"1\"><c r=\"A1\"><v>1.7000000000000001E-2</v></c>"
                                 "<c r=\"B1\"><v>37.200000000000003</v></c><c r=\"C1\"><v>5140</v></c>"
                                 "<c r=\"D1\"><v>41000000</v></c></row>");
    EXPECT_EQ(read.at(1, 1)->text(), "0.017");
    EXPECT_EQ(read.at(1, 2)->text(), "37.2");
    EXPECT_EQ(read.at(1, 3)->text(), "5140");
    EXPECT_EQ(read.at(1, 4)->text(), "41000000");
    EXPECT_TRUE(read.at(1, 1)->isNumber);
}

TEST_F(Xlsx, TheResultOfAFormulaIsReadAndACellOfFormatOnlyIsEmpty) {
    const XlsxSheet read = sheet("<row r=\"1\"><c r=\"A1\"><f>2+2</f><v>4</v></c><c r=\"B1\" s=\"1\"/>"
                                 "<c r=\"C1\" t=\"inlineStr\"><is><t>here</t></is></c></row>");
    EXPECT_EQ(read.at(1, 1)->text(), "4");
    EXPECT_EQ(read.at(1, 2), nullptr);
    EXPECT_EQ(read.at(1, 3)->text(), "here");
}

TEST_F(Xlsx, MergedCellsAreKnownByTheirFirst) {
    const XlsxSheet read = sheet("<row r=\"6\"><c r=\"C6\"><v>2017</v></c></row>", {},
                                 "<mergeCells><mergeCell ref=\"C6:G6\"/></mergeCells>");
    EXPECT_EQ(read.rangeAt(6, 3).lastColumn, 7);
    EXPECT_EQ(read.rangeAt(6, 8).lastColumn, 8);
}

TEST_F(Xlsx, ColumnsAreCountedInLetters) {
    EXPECT_EQ(xlsxColumn("A"), 1);
    EXPECT_EQ(xlsxColumn("AB"), 28);
    EXPECT_EQ(xlsxColumnName(28), "AB");
    EXPECT_EQ(xlsxColumnName(26), "Z");
    EXPECT_EQ(xlsxColumn("a1"), 0);
}

TEST_F(Xlsx, ASheetThatIsNotThereIsNamedWithThoseThatAre) {
    writeWorkbook(m_file, {});
    const XlsxWorkbook workbook(m_file);
    EXPECT_THAT(workbook.sheetNames(), ElementsAre("T1"));
    try {
        static_cast<void>(workbook.sheet("T2"));
        FAIL() << "the sheet was found";
    } catch (const IngestError& error) {
        EXPECT_THAT(error.what(),
                    AllOf(HasSubstr("book.xlsx"), HasSubstr("'T2'"), HasSubstr("The sheets are: T1.")));
    }
}

TEST_F(Xlsx, AFileThatIsNoWorkbookIsRefused) {
    m_folder.write("book.xlsx", "country,value\n");
    EXPECT_THAT(complaint(),
                AllOf(HasSubstr("book.xlsx: is no workbook"), HasSubstr("Get the publisher's file again")));
    m_folder.write("book.xlsx", "");
    EXPECT_THAT(complaint(), HasSubstr("is no workbook"));
}

TEST_F(Xlsx, AWorkbookThatIsCutShortIsRefused) {
    writeWorkbook(m_file, plainCell, "<si><t>China</t></si>");
    const std::string bytes = bytesOf(m_file);
    for (const std::size_t kept : {bytes.size() / 4, bytes.size() / 2, bytes.size() - 1}) {
        m_folder.write("book.xlsx", bytes.substr(0, kept));
        EXPECT_THAT(complaint(), HasSubstr("book.xlsx")) << kept;
    }
}

TEST_F(Xlsx, AFlippedByteInAPartIsNoticed) {
    const std::string numbers(4000, '7');
    writeWorkbook(m_file, plainCell, "<si><t>" + numbers + "</t></si>");
    std::string bytes = bytesOf(m_file);
    const std::size_t at = bytes.find("xl/sharedStrings.xml") + 30; // inside its compressed bytes
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    m_folder.write("book.xlsx", bytes);
    EXPECT_THAT(complaint(), HasSubstr("'xl/sharedStrings.xml' is"));
}

TEST_F(Xlsx, ATextThatTheListOfTextsDoesNotHaveIsRefused) {
    writeWorkbook(m_file, "<row r=\"7\"><c r=\"B7\" t=\"s\"><v>3</v></c></row>");
    EXPECT_THAT(complaint(), AllOf(HasSubstr("sheet T1, cell B7"), HasSubstr("there is no text number 3")));
}

TEST_F(Xlsx, ANumberThatIsNoneIsRefused) {
    writeWorkbook(m_file, "<row r=\"7\"><c r=\"B7\"><v>12x</v></c></row>");
    EXPECT_THAT(complaint(), AllOf(HasSubstr("cell B7"), HasSubstr("'12x' is not a number")));
}

TEST_F(Xlsx, BrokenXmlIsRefused) {
    writeWorkbook(m_file, "<row r=\"7\"><c r=\"B7\"><v>12</row>");
    EXPECT_THAT(complaint(), HasSubstr("the part 'xl/worksheets/sheet1.xml' is not XML"));
}

TEST_F(Xlsx, AFileThatIsMissingIsNamed) {
    EXPECT_THROW(XlsxWorkbook(m_folder / "nothing.xlsx"), StoreError);
}

} // namespace
} // namespace lodestone
