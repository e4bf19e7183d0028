// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/printed.h"
#include "model/units.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

TEST(Units, ConvertWithinAKindAndExactly) {
    EXPECT_EQ(convert(83.5, "kt", "t"), 83'500);
    EXPECT_EQ(convert(83'500, "t", "kt"), 83.5);
    EXPECT_EQ(convert(1.2, "Mt", "t"), 1'200'000);
    EXPECT_EQ(convert(760'000, "kg", "t"), 760);
    EXPECT_EQ(convert(2, "kt (dry)", "t (dry)"), 2'000);
    EXPECT_EQ(convert(37, "million carats", "thousand carats"), 37'000);
    EXPECT_EQ(convert(0, "t", "kg"), 0);
    for (const double value : {0.1, 0.7, 123.456, 83'529.0})
        EXPECT_EQ(convert(*convert(value, "kt", "t"), "t", "kt"), value) << "and back again";
}

TEST(Units, NeverCrossFromOneKindToAnother) {
    for (const char* other :
         {"kt (dry)", "thousand carats", "million carats", "million m3", "million L", "%"}) {
        EXPECT_FALSE(convert(1, "t", other)) << other;
        EXPECT_FALSE(convert(1, other, "t")) << other;
    }
    EXPECT_FALSE(convert(1, "million m3", "million L")) << "gas is no liquid";
    EXPECT_FALSE(convert(1, "t", "tons")) << "a unit that is not known";
}

TEST(Units, ANumberStaysWhatItIsInItsOwnUnit) {
    EXPECT_EQ(convert(5.5, "%", "%"), 5.5);
    EXPECT_EQ(convert(5.5, "bushels", "bushels"), 5.5);
}

TEST(Printed, ThePlaceOfTheLastDigitIsReadOffThePrint) {
    EXPECT_DOUBLE_EQ(printedPlace("270,000"), 1);
    EXPECT_DOUBLE_EQ(printedPlace("1.5"), 0.1);
    EXPECT_DOUBLE_EQ(printedPlace(".25"), 0.01);
    EXPECT_DOUBLE_EQ(printedPlace("W"), 1);
    EXPECT_DOUBLE_EQ(printedPlace("330 - 390.5"), 1) << "the first number counts";
}

TEST(Printed, RoundingIsTakenToLeaveTwoDigitsAtLeast) {
    EXPECT_DOUBLE_EQ(roundingPlace("270,000"), 10'000);
    EXPECT_DOUBLE_EQ(roundingPlace("100,000"), 10'000);
    EXPECT_DOUBLE_EQ(roundingPlace(">85,000,000"), 1'000'000);
    EXPECT_DOUBLE_EQ(roundingPlace("390,001"), 1);
    EXPECT_DOUBLE_EQ(roundingPlace("8"), 1);
    EXPECT_DOUBLE_EQ(roundingPlace("2.0"), 0.1);
    EXPECT_DOUBLE_EQ(roundingPlace("e20,000"), 1'000);
    EXPECT_DOUBLE_EQ(roundingPlace("0"), 1);
}

} // namespace
} // namespace lodestone
