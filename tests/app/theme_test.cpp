// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "charts/shapes.h"
#include "figure/country_colours.h"
#include "support/colour_science.h"
#include "widgets/look.h"

#include <QFontInfo>
#include <QFontMetricsF>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

constexpr std::array kinds = allThemeKinds;
constexpr std::array visions{Vision::Normal, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia};
constexpr std::array firstEight{"CHN", "USA", "AUS", "COD", "IDN", "CHL", "RUS", "ZAF"};

TEST(ColourDifference, AgreesWithThePublishedTestPairs) {
    // Sharma, Wu, Dalal 2005, table 1, pairs 1, 4, 7, 17 and 21.
    EXPECT_NEAR(colourDifference({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(colourDifference({50, -1.3802, -84.2814}, {50, 0, -82.7485}), 1.0000, 1e-4);
    EXPECT_NEAR(colourDifference({50, 0, 0}, {50, -1, 2}), 2.3669, 1e-4);
    EXPECT_NEAR(colourDifference({50, 2.5, 0}, {73, 25, -18}), 27.1492, 1e-4);
    EXPECT_NEAR(colourDifference({50, 2.5, 0}, {50, 3.2592, 0.3350}), 1.0000, 1e-4);
}

TEST(Theme, FirstEightCountryColoursStayApartUnderEveryColourVision) {
    for (const ThemeKind kind : kinds)
        for (const Vision vision : visions)
            for (std::size_t a = 0; a < firstEight.size(); ++a)
                for (std::size_t b = a + 1; b < firstEight.size(); ++b) {
                    const auto seen = [&](const char* iso3) {
                        return labOf(theme(kind).colour({ColourKey::Role::Country, iso3}), vision);
                    };
                    EXPECT_GE(colourDifference(seen(firstEight[a]), seen(firstEight[b])), 10.0)
                        << firstEight[a] << " and " << firstEight[b] << ", theme " << static_cast<int>(kind)
                        << ", vision " << static_cast<int>(vision);
                }
}

/// The least difference between two countries' colours, in any theme and to any colour vision.
double leastDifference(const std::string& one, const std::string& other) {
    double least = 100;
    for (const ThemeKind kind : kinds)
        for (const Vision vision : visions) {
            const auto seen = [&](const std::string& iso3) {
                return labOf(theme(kind).colour({ColourKey::Role::Country, iso3}), vision);
            };
            least = std::min(least, colourDifference(seen(one), seen(other)));
        }
    return least;
}

TEST(Theme, CountriesWhoseColoursAreTooNearAreKnownAndSoNeverStandInThemTogether) {
    const auto& countries = theme(ThemeKind::Light).countries;
    int apart = 0;
    for (auto one = countries.begin(); one != countries.end(); ++one)
        for (auto other = one + 1; other != countries.end(); ++other) {
            const double least = leastDifference(one->first, other->first);
            EXPECT_EQ(mistakable(other->first, one->first), least < 10)
                << one->first << " and " << other->first << ": " << least;
            apart += least < 10 ? 0 : 1;
        }
    EXPECT_GT(apart, 150) << "most can stand together";
}

TEST(Theme, TheNeutralColourIsNoCountrysToMostReaders) {
    for (const ThemeKind kind : kinds)
        for (const auto& [iso3, colour] : theme(kind).countries)
            EXPECT_GE(colourDifference(labOf(colour, Vision::Normal),
                                       labOf(theme(kind).countryOther, Vision::Normal)),
                      10)
                << iso3 << ", theme " << static_cast<int>(kind);
}

TEST(Theme, StepsOfTheRampAreToldApartUnderEveryColourVision) {
    for (const ThemeKind kind : kinds)
        for (const Vision vision : visions)
            for (std::size_t i = 0; i + 1 < theme(kind).ramp.size(); ++i)
                EXPECT_GE(colourDifference(labOf(theme(kind).ramp[i].fill, vision),
                                           labOf(theme(kind).ramp[i + 1].fill, vision)),
                          6)
                    << "steps " << i << " and " << i + 1 << ", theme " << static_cast<int>(kind);
}

TEST(Theme, TextMeetsContrastAaOnEveryGroundItStandsOn) {
    for (const ThemeKind kind : kinds) {
        const Theme& t = theme(kind);
        for (const QColor& ground : {t.ground, t.panel, t.window, t.raised, t.accentTint, t.hover})
            for (const QColor& text : {t.text, t.textSecondary, t.textMuted, t.link, t.accent})
                EXPECT_GE(contrast(text, ground), 4.5)
                    << text.name().toStdString() << " on " << ground.name().toStdString();
        EXPECT_GE(contrast(t.textOnAccent, t.accent), 4.5);
        EXPECT_GE(contrast(t.error, t.errorTint), 4.5);
        EXPECT_GE(contrast(t.notice, t.noticeTint), 4.5);
        EXPECT_GE(contrast(t.axis, t.ground), 3.0);
        for (const RampStep& step : t.ramp)
            EXPECT_GE(contrast(step.text, step.fill), 4.5) << step.word.toStdString();
    }
}

TEST(Theme, WordsInACountryColourAreReadableOnTheGround) {
    for (const ThemeKind kind : kinds)
        for (const auto& [iso3, colour] : theme(kind).countries)
            EXPECT_GE(contrast(readable(colour, theme(kind)), theme(kind).ground),
                      theme(kind).leastTextContrast)
                << iso3;
}

TEST(Theme, HighContrastMeetsContrastAaaOnEveryGroundItStandsOn) {
    const Theme& t = theme(ThemeKind::HighContrast);
    for (const QColor& ground : {t.ground, t.panel, t.window, t.raised, t.field, t.accentTint, t.hover})
        for (const QColor& text :
             {t.text, t.textSecondary, t.textMuted, t.link, t.accent, t.hypothetical, t.event})
            EXPECT_GE(contrast(text, ground), 7)
                << text.name().toStdString() << " on " << ground.name().toStdString();
    EXPECT_GE(contrast(t.textOnAccent, t.accent), 7);
    EXPECT_GE(contrast(t.textOnAccent, t.accentHover), 7);
    EXPECT_GE(contrast(t.error, t.errorTint), 7);
    EXPECT_GE(contrast(t.notice, t.noticeTint), 7);
    EXPECT_GE(contrast(t.hypothetical, t.hypotheticalTint), 7);
    for (const RampStep& step : t.ramp)
        EXPECT_GE(contrast(step.text, step.fill), 7) << step.word.toStdString();
    // What is no text but must be seen: edges, focus, axes, and every country's own colour.
    for (const QColor& line : {t.border, t.axis, t.focus, t.accentLine, t.countryOther, t.residualHatch})
        EXPECT_GE(contrast(line, t.ground), 4.5) << line.name().toStdString();
    for (const auto& [iso3, colour] : t.countries)
        EXPECT_GE(contrast(colour, t.ground), 4.5) << iso3;
}

TEST(Theme, AWidgetKnowsTheThemeItStandsInFromItsPalette) {
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast})
        EXPECT_EQ(themeOf(paletteOf(theme(kind))).kind, kind);
}

TEST(Theme, CountriesWithoutAColourAreGrey) {
    const Theme& t = theme(ThemeKind::Light);
    EXPECT_EQ(t.colour({ColourKey::Role::Country, "XXX"}), t.countryOther);
    EXPECT_EQ(t.colour({ColourKey::Role::OtherCountry, "CHN"}), t.countryOther);
    EXPECT_EQ(t.colour({ColourKey::Role::Country, "CHN"}), QColor("#A73512"));
}

TEST(Theme, EstimateMixesTheColourOverTheGround) {
    const Theme& t = theme(ThemeKind::Light);
    EXPECT_EQ(t.estimate(Qt::black), QColor(97, 97, 97)); // 38 % of white shows through
}

TEST(Theme, RampFollowsTheChosenRegime) {
    const Theme& t = theme(ThemeKind::Light);
    EXPECT_EQ(t.step(1700, 1000, 1800).word, "moderate");
    EXPECT_EQ(t.step(1700, 1500, 2500).word, "moderate");
    EXPECT_EQ(t.step(1400, 1500, 2500).word, "low");
    EXPECT_EQ(t.step(1800, 1000, 1800).word, "high");
    EXPECT_EQ(t.step(2400, 1500, 2500).word, "moderate");
    EXPECT_EQ(t.step(10'000, 1000, 1800).word, "near single");
}

TEST(Theme, KindsAreReadFromTheirNamesOnly) {
    EXPECT_EQ(themeKindFromText(u"dark"), ThemeKind::Dark);
    EXPECT_EQ(themeKindFromText(u"high-contrast"), ThemeKind::HighContrast);
    EXPECT_EQ(themeKindFromText(u"Dark"), std::nullopt);
    EXPECT_EQ(themeKindFromText(u""), std::nullopt);
}

TEST(Fonts, EveryWeightIsTheShippedOneAndItsFiguresAreTabular) {
    for (const TypeRole role : {TypeRole::Label, TypeRole::LabelStrong, TypeRole::KeyNumber})
        for (const int weight : {400, 500, 600, 700}) {
            QFont type = font(role);
            type.setWeight(static_cast<QFont::Weight>(weight));
            EXPECT_EQ(QFontInfo(type).family(), "Inter Lodestone");
            EXPECT_EQ(QFontInfo(type).weight(), weight);
            const QFontMetricsF metrics(type);
            for (const QChar digit : QStringLiteral("123456789"))
                EXPECT_NEAR(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'), 0.05);
        }
}

TEST(Fonts, HoldTheCharactersThatFiguresAreWrittenWith) {
    const QFontMetricsF metrics(font(TypeRole::Label));
    for (const QChar c :
         QStringLiteral("\u202F\u2212\u2020\u00D7\u2013\u2019\u00B7\u00B2\u00E9\u0107\u2265\u03A3"))
        EXPECT_TRUE(metrics.inFont(c)) << "U+" << std::hex << static_cast<int>(c.unicode());
}

} // namespace
} // namespace lodestone
