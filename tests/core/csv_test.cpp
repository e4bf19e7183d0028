// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv.h"

#include "support/temporary_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

CsvFile parsed(std::string_view text, Encoding encoding = Encoding::Utf8) {
    return parseCsv(text, "t.csv", encoding);
}

std::string complaint(std::string_view text, Encoding encoding = Encoding::Utf8) {
    try {
        (void)parsed(text, encoding);
        return {};
    } catch (const IngestError& error) {
        return error.what();
    }
}

TEST(Csv, FieldsAreKeptExactlyAsInTheFile) {
    const CsvFile file = parsed("a,b,c\n 1 ,\" 2 \",\"x \"\"y\"\", z\"\n");
    EXPECT_THAT(file.rows.at(0).fields(), ElementsAre(" 1 ", " 2 ", "x \"y\", z"));
}

TEST(Csv, ByteOrderMarkIsNotPartOfTheFirstName) {
    EXPECT_EQ(parsed("\xEF\xBB\xBFname\nx\n").rows.at(0)["name"], "x");
}

TEST(Csv, LinesAreCountedThroughBlankLinesAndBreaksInsideQuotes) {
    const CsvFile file = parsed("a,b\r\n1,2\r\n\r\n\"two\r\nlines\",3\r\n4,5");
    ASSERT_EQ(file.rows.size(), 3U);
    EXPECT_EQ(file.rows[0].line(), 2);
    EXPECT_EQ(file.rows[1].line(), 4);
    EXPECT_EQ(file.rows[1]["a"], "two\r\nlines");
    EXPECT_EQ(file.rows[2].line(), 6);
}

TEST(Csv, WindowsEncodingBecomesUtf8) {
    const CsvFile file = parsed("a\n\x97 C\xF4te d\x92Ivoire \xBD\n", Encoding::Cp1252);
    EXPECT_EQ(file.rows.at(0)["a"], "\u2014 C\u00F4te d\u2019Ivoire \u00BD");
}

TEST(Csv, BytesThatAreNoTextAreNamedWithTheirLine) {
    EXPECT_THAT(complaint("a\nb\n\x81\n", Encoding::Cp1252),
                AllOf(HasSubstr("t.csv, row 3"), HasSubstr("0x81")));
    EXPECT_THAT(complaint("a\nC\xF4te\n"), AllOf(HasSubstr("row 2"), HasSubstr("0xf4 is not text in UTF-8")));
}

TEST(Csv, RowsOfTheWrongLengthAreNamed) {
    EXPECT_THAT(complaint("a,b\n1,2\n3\n"), HasSubstr("row 3: 1 fields where the header has 2"));
    EXPECT_THAT(complaint("a,b\n1,2,3\n"), HasSubstr("row 2: 3 fields"));
}

TEST(Csv, BrokenQuotesAreNamed) {
    EXPECT_THAT(complaint("a,b\n1,\"2\n3,4\n"), HasSubstr("never ends"));
    EXPECT_THAT(complaint("a,b\n1,\"2\"x\n"), HasSubstr("broken CSV"));
    EXPECT_THAT(complaint("a,b\n1,2\"x\n"), HasSubstr("broken CSV"));
}

TEST(Csv, AnEmptyFileIsNamed) {
    EXPECT_THAT(complaint(""), HasSubstr("the file is empty"));
}

TEST(Csv, OtherColumnsThanExpectedStopTheReader) {
    EXPECT_THROW((void)parseCsv("a,b\n", "t.csv", Encoding::Utf8, {"a", "c"}), IngestError);
    EXPECT_THROW((void)parseCsv("a,b,c\n", "t.csv", Encoding::Utf8, {"a", "b"}), IngestError);
    EXPECT_NO_THROW((void)parseCsv("b,a\n", "t.csv", Encoding::Utf8, {"a", "b"}));
}

TEST(Csv, AskingForAnUnknownColumnOrAnEmptyRequiredFieldIsAnError) {
    const CsvFile file = parsed("a,b\n1,\xC2\xA0\n");
    EXPECT_THROW((void)file.rows.at(0)["z"], IngestError);
    EXPECT_THROW((void)file.rows.at(0).required("b"), IngestError);
    EXPECT_EQ(file.rows.at(0).required("a"), "1");
}

TEST(Csv, AMissingFileIsTroubleWithFilesNotWithData) {
    const TemporaryDirectory folder;
    EXPECT_THROW((void)readCsv(folder / "absent.csv", Encoding::Utf8), StoreError);
    EXPECT_THROW((void)readCsv(folder.path(), Encoding::Utf8), StoreError);
}

TEST(Csv, TrimmingTakesNoBreakSpacesToo) {
    EXPECT_EQ(trimmed("\xC2\xA0 68\xC2\xA0 "), "68");
    EXPECT_EQ(trimmed(" \t\r\n"), "");
    EXPECT_EQ(trimmed("a b"), "a b");
}

TEST(Csv, SplittingTrimsThePartsAndAnEmptyTextHasNone) {
    EXPECT_THAT(splitTrimmed("Estimated .-- Source: X. -- Y", "--"),
                ElementsAre("Estimated .", "Source: X.", "Y"));
    EXPECT_TRUE(splitTrimmed(" ", ";").empty());
}

} // namespace
} // namespace lodestone
