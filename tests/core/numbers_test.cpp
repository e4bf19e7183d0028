// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using Kind = PrintedValue::Kind;

const CsvRow& anyRow() {
    static const CsvFile file = parseCsv("Value\nx\n", "t.csv", Encoding::Utf8);
    return file.rows.front();
}

PrintedValue parsed(std::string_view text) {
    return parsePrinted(anyRow(), text);
}

std::string complaint(std::string_view text) {
    try {
        (void)parsed(text);
        return {};
    } catch (const IngestError& error) {
        return error.what();
    }
}

TEST(Numbers, ThousandsCommasAndDecimals) {
    EXPECT_EQ(parsed("270,000").number, 270000);
    EXPECT_EQ(parsed("1,900,000,000").number, 1.9e9);
    EXPECT_EQ(parsed("27000").number, 27000);
    EXPECT_EQ(parsed("1.5").number, 1.5);
    EXPECT_EQ(parsed("1,234.25").number, 1234.25);
    EXPECT_EQ(parsed("0").kind, Kind::Number);
}

TEST(Numbers, ANoBreakSpaceAtTheEndIsNotPartOfTheNumber) {
    EXPECT_EQ(parsed("68\xC2\xA0").number, 68);
}

TEST(Numbers, CommasInWrongPlacesAreNotANumber) {
    for (const char* text : {"1,23", "1,2345", "1,,234", ",123", "1234,567", "12,34,567", "1.", ".5", "1e5",
                             "-5", "+5", "0x1F", "1 000", "", "nan", "inf"}) {
        EXPECT_FALSE(parseNumber(text).has_value()) << text;
    }
}

TEST(Numbers, BoundsKeepTheirSideAndValue) {
    EXPECT_EQ(parsed(">85,000,000").kind, Kind::Above);
    EXPECT_EQ(parsed(">85,000,000").number, 85e6);
    const PrintedValue below = parsed("<200,000");
    EXPECT_EQ(below.kind, Kind::Below);
    EXPECT_EQ(below.low, 0);
    EXPECT_EQ(below.high, 200000);
    EXPECT_EQ(parsed("<1").high, 1);
}

TEST(Numbers, RangesHaveTwoEnds) {
    const PrintedValue range = parsed("10,000 - 15,000");
    EXPECT_EQ(range.kind, Kind::Range);
    EXPECT_EQ(range.low, 10000);
    EXPECT_EQ(range.high, 15000);
    EXPECT_EQ(parsed("330 \u2013 390").high, 390);
    EXPECT_THAT(complaint("390 - 330"), HasSubstr("cannot read the value"));
}

TEST(Numbers, ADashIsZeroAndOtherSignsAreReasons) {
    EXPECT_EQ(parsed("\u2014").kind, Kind::Dash);
    EXPECT_EQ(parsed("--").kind, Kind::Dash);
    EXPECT_EQ(parsed("NA").kind, Kind::NotAvailable);
    EXPECT_EQ(parsed("W").kind, Kind::Withheld);
    EXPECT_EQ(parsed("s").kind, Kind::SmallOrOther);
    EXPECT_EQ(parsed("XX").kind, Kind::NotApplicable);
}

TEST(Numbers, WordsAreKeptAsWords) {
    for (const char* text : {"Large", "Moderate", "Moderate to large", "Small", "Very small"}) {
        EXPECT_EQ(parsed(text).kind, Kind::Words) << text;
    }
}

TEST(Numbers, ALostCharacterIsAnErrorAndNotANumber) {
    EXPECT_THAT(complaint("?1"), AllOf(HasSubstr("t.csv, row 2"), HasSubstr("lost character")));
    EXPECT_THAT(complaint("?10"), HasSubstr("lost character"));
}

TEST(Numbers, WhatFitsNoRuleStops) {
    for (const char* text : {"", "E", "-", "n.a.", "about 5", "e20,000", "large", "w", "1,23", "> ", "<x"}) {
        EXPECT_THAT(complaint(text), HasSubstr("cannot read the value")) << text;
    }
}

TEST(Numbers, AYearIsFourDigits) {
    EXPECT_EQ(parseYear(anyRow(), "2025"), 2025);
    for (const char* text : {"2021\u201324", "25", "2025.0", ""}) {
        EXPECT_THROW((void)parseYear(anyRow(), text), IngestError) << text;
    }
}

} // namespace
} // namespace lodestone
