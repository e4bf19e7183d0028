// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/country_colours.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

Country country(const char* iso3) {
    Country one;
    one.iso3 = iso3;
    return one;
}

bool inColour(CountryColours& colours, const char* iso3) {
    return colours.of(country(iso3)) == ColourKey{ColourKey::Role::Country, iso3};
}

TEST(CountryColours, EightKeepTheirOwnAndTheRestAreNeutral) {
    CountryColours colours;
    for (const char* iso3 : {"CHN", "USA", "AUS", "COD", "IDN", "CHL", "RUS", "ZAF"})
        EXPECT_TRUE(inColour(colours, iso3)) << iso3;
    EXPECT_EQ(colours.of(country("BRA")), (ColourKey{ColourKey::Role::OtherCountry, {}}));
    EXPECT_TRUE(inColour(colours, "CHN")) << "asked again, it is the same";
}

TEST(CountryColours, OfTwoThatCouldBeMistakenTheLargerKeepsItsColour) {
    ASSERT_TRUE(mistakable("IND", "IDN"));
    CountryColours colours;
    EXPECT_TRUE(inColour(colours, "IND"));
    EXPECT_FALSE(inColour(colours, "IDN"));
    EXPECT_TRUE(inColour(colours, "CHN"));
    EXPECT_FALSE(inColour(colours, "IDN")) << "asked again, it is the same";
    CountryColours others;
    EXPECT_TRUE(inColour(others, "IDN"));
    EXPECT_FALSE(inColour(others, "IND"));
    EXPECT_TRUE(inColour(others, "CAN")) << "India stands in no colour, so Canada cannot be mistaken for it";
}

} // namespace
} // namespace lodestone
