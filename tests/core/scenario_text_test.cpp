// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/example_scenarios.h"
#include "analysis/scenario.h"

#include "support/what_if.h"

#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

const Catalogue countries = whatIfCountries();

std::string canonical(std::string_view text) {
    const auto parsed = parseScenario(text, countries);
    if (const auto* error = std::get_if<ScenarioError>(&parsed))
        return "error: " + error->message;
    return scenarioText(std::get<Scenario>(parsed), countries);
}

TEST(ScenarioText, EveryEditIsPrintedAsItIsWritten) {
    for (const char* text : {
             "",
             "name 'Slow start'",
             "set-share CHN 50% keep",
             "set-share CHN 12.345% change",
             "set-amount CHN 270000 change",
             "scale AUS 1.5 change",
             "remove RUS keep",
             "remove leader change",
             "add VNM 20000 change",
             "add 'A new mine' 0.5% keep",
             "merge AUS USA",
             "merge AUS 'North'",
             "split CHN 0.6 'North'",
             "split CHN 0.6 'it''s; the north'",
             "stockpile 6 change",
             "grow AUS 8%/year 2030 change",
             "grow AUS -3.5%/year 2030 keep",
             "grow all 0%/year 2030 change",
             "set-share CHN 50% keep; scale AUS 1.5 change; remove RUS keep; add VNM 20000 change; merge AUS "
             "USA; "
             "split CHN 0.6 'North'; stockpile 6 change; grow AUS 8%/year 2030 change",
         })
        EXPECT_EQ(canonical(text), text);
}

TEST(ScenarioText, SpacesCaseOfCodesAndLooseSeparatorsDoNotMatter) {
    EXPECT_EQ(canonical("  set-share   chn 50.0%\tkeep ;\n; remove  Rus keep;"),
              "set-share CHN 50% keep; remove RUS keep");
    EXPECT_EQ(canonical("scale AUS 15e-1 change"), "scale AUS 1.5 change");
    EXPECT_EQ(canonical("grow AUS +8%/year 2030 change"), "grow AUS 8%/year 2030 change");
}

TEST(ScenarioText, ASharePrintedInPercentKeepsItsLastBit) {
    std::mt19937_64 random(21);
    for (int i = 0; i < 20'000; ++i) {
        const double share = std::exp(-30 * std::uniform_real_distribution<double>(0, 1)(random));
        const Scenario scenario{
            "", {edit::Set{{CountryId{1}, {}}, {Amount::Kind::Share, share}, WorldTotal::Keep}}};
        const auto parsed = parseScenario(scenarioText(scenario, countries), countries);
        ASSERT_EQ(std::get<Scenario>(parsed), scenario) << scenarioText(scenario, countries);
    }
    for (const double quantity : {std::numeric_limits<double>::max(), std::numeric_limits<double>::min(),
                                  1e17, 1e18, 123'456'789.123, 1e-7, 1e-8, 0.1 + 0.2}) {
        const Scenario scenario{
            "", {edit::Set{{CountryId{1}, {}}, {Amount::Kind::Quantity, quantity}, WorldTotal::Keep}}};
        const auto parsed = parseScenario(scenarioText(scenario, countries), countries);
        EXPECT_EQ(std::get<Scenario>(parsed), scenario) << scenarioText(scenario, countries);
    }
}

TEST(ScenarioText, ErrorsNameTheTokenItsPositionAndTheRemedy) {
    struct Case {
        const char* text;
        std::size_t edit;
        std::size_t position;
        const char* says;
    };
    for (const Case& one : {
             Case{"shrink CHN 2", 0, 0, "'shrink' is no edit: use one of name, set-share, set-amount"},
             Case{"remove RUS keep; scale XXX 2 keep", 1, 23, "'XXX' is no country code"},
             Case{"scale China 2 keep", 0, 6, "China is CHN."},
             Case{"scale AUS fast keep", 0, 10,
                  "'fast' is no number (the factor is wanted): write it like 20000"},
             Case{"scale AUS 20,000 keep", 0, 10, "without commas"},
             Case{"scale AUS 1.5.2 keep", 0, 10, "is no number"},
             Case{"scale AUS 0x10 keep", 0, 10, "is no number"},
             Case{"scale AUS nan keep", 0, 10, "is no number"},
             Case{"scale AUS 1e999 keep", 0, 10, "is no number"},
             Case{"scale AUS 2", 0, 11, "'keep' or 'change'"},
             Case{"scale AUS 2 ; remove RUS keep", 0, 12, "'keep' or 'change'"},
             Case{"scale AUS 2 stay", 0, 12, "'stay' stands where 'keep'"},
             Case{"scale AUS 2 keep now", 0, 17, "'now' is one too many: write scale WHO FACTOR keep|change"},
             Case{"scale AUS 2 keep remove RUS keep", 0, 17, "parted by ';'"},
             Case{"merge AUS USA keep", 0, 14, "'keep' is one too many: write merge WHO WHO"},
             Case{"set-share CHN 50 keep", 0, 14, "'50' is no share: write it like 50%"},
             Case{"set-share CHN 150% keep", 0, 14, "'150%': A share is above 0% and at most 100%"},
             Case{"set-amount CHN 0 keep", 0, 15, "for none, use 'remove'"},
             Case{"set-share CHN 0% keep", 0, 14, "for none, use 'remove'"},
             Case{"split CHN 0.6 North", 0, 14, "put it in quotes"},
             Case{"split CHN 0.6 'North", 0, 14, "never closed"},
             Case{"split CHN 60 'North'", 0, 10, "above 0 and below 1"},
             Case{"add '' 5 change", 0, 4, "An empty label"},
             Case{"grow AUS 8% 2030 change", 0, 9, "'8%' is no yearly rate: write it like 8%/year"},
             Case{"grow AUS 8%/year soon change", 0, 17, "'soon' is no year"},
             Case{"grow AUS -100%/year 2030 change", 0, 9, "above -100%/year"},
             Case{"grow all 8%/year 2030 keep", 0, 9, "use 'change'"},
             Case{"stockpile six change", 0, 10, "the number of months is wanted"},
             Case{"remove RUS keep; name 'late'", 1, 17, "The name comes once, before the edits"},
             Case{"name Bob", 0, 5, "'Bob' is no name"},
             Case{"remove", 0, 6, "the supplier is missing: write remove WHO keep|change"},
         }) {
        const auto parsed = parseScenario(one.text, countries);
        const auto* error = std::get_if<ScenarioError>(&parsed);
        ASSERT_NE(error, nullptr) << one.text;
        EXPECT_EQ(error->edit, one.edit) << one.text;
        EXPECT_EQ(error->position, one.position) << one.text << ": " << error->message;
        EXPECT_NE(error->message.find(one.says), std::string::npos) << one.text << ": " << error->message;
    }
}

TEST(ScenarioText, TheCaretStandsBelowTheFault) {
    const std::string text = "add 'é' x keep";
    const auto parsed = parseScenario(text, countries);
    EXPECT_EQ(caretText(text, std::get<ScenarioError>(parsed)), text + "\n        ^\n");
}

TEST(ScenarioText, AnyBytesGiveAScenarioOrAnError) {
    std::mt19937 random(22);
    const std::string alphabet = "setcalgrowkp-share CHNAUS '';;%/ 0159.e+\n\xc3\xa9";
    for (int i = 0; i < 50'000; ++i) {
        std::string text;
        for (std::size_t n = below(random, 40); n > 0; --n)
            text += alphabet[below(random, alphabet.size())];
        const auto parsed = parseScenario(text, countries);
        if (const auto* error = std::get_if<ScenarioError>(&parsed)) {
            ASSERT_LE(error->position, text.size());
            ASSERT_FALSE(error->message.empty());
        }
    }
}

TEST(ScenarioText, EveryVerbIsExplained) {
    EXPECT_EQ(scenarioVerbs().size(), 10U);
    for (const ScenarioVerb& verb : scenarioVerbs()) {
        EXPECT_TRUE(verb.usage.starts_with(verb.name));
        EXPECT_FALSE(verb.meaning.empty());
    }
}

TEST(ExampleScenarios, AreInCanonicalTextAndSayWhatIsAssumed) {
    for (const ExampleScenario& example : exampleScenarios()) {
        EXPECT_EQ(canonical(example.text), example.text);
        EXPECT_NE(example.explanation.find("ssumed here"), std::string_view::npos) << example.slug;
        EXPECT_EQ(exampleScenarioBySlug(example.slug), &example);
        EXPECT_EQ(example.source.empty(), example.claimSlug.empty());
    }
    EXPECT_EQ(exampleScenarioBySlug("doom"), nullptr);
}

} // namespace
} // namespace lodestone
