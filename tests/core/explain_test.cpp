// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/explain.h"

#include "analysis/scenario.h"
#include "support/printed_formula.h"
#include "support/what_if.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

const Catalogue countries = whatIfCountries();

Series tonnes() {
    Series series;
    series.source = SourceId{7};
    series.label = "mine production";
    series.unit = "t";
    return series;
}

/// China 60, United States 25, Australia 5 of 100 tonnes.
Explanation small(std::string_view slug, CountryId country = {}, MeasureInputs inputs = {}) {
    const Series series = tonnes();
    const SupplyYear table = smallTable();
    const Market market = smallMarket();
    return explain(slug, {series, table, market, countries, country, std::move(inputs)}).value();
}

TEST(Explain, TheIndexIsTheSumOfSquaresWithABranchForEachBound) {
    const Explanation hhi = small("hhi");
    EXPECT_EQ(hhi.formula, "60.00² + 25.00² + 5.00²");
    EXPECT_EQ(hhi.printed, "4,250.0 to 4,350.0");
    ASSERT_EQ(hhi.parts.size(), 3U);
    EXPECT_EQ(hhi.parts[0].slug, "low");
    ASSERT_EQ(hhi.parts[0].terms.size(), 3U);
    EXPECT_EQ(hhi.parts[0].terms[1].label, "United States");
    EXPECT_EQ(hhi.parts[0].terms[1].text, "25.00²");
    EXPECT_EQ(hhi.parts[0].terms[1].printed, "625.00");
    EXPECT_EQ(hhi.parts[1].formula,
              "4,250.00 + 2 × 5.0000²"); // the residual of 10 holds two of Australia's size
    EXPECT_EQ(hhi.parts[1].printed, "4,300.0");
    EXPECT_EQ(hhi.parts[2].formula, "4,250.00 + 10.000²");
    EXPECT_EQ(hhi.parts[2].printed, "4,350.0");
    EXPECT_EQ(hhi.statement,
              "China: 60.00 %, which alone gives 3,600.0 of 4,250.0 points; the 10.00 % that no row "
              "names adds at most 100.0.");
    EXPECT_EQ(hhi.sources, std::vector{SourceId{7}});
    ASSERT_EQ(hhi.rows.size(), 4U);
    EXPECT_EQ(hhi.rows[3].name, "World total");
}

TEST(Explain, AKnownNumberOfUnlistedProducersLiftsTheLowEnd) {
    MeasureInputs inputs;
    inputs.unlisted = 4;
    EXPECT_EQ(small("hhi", {}, inputs).formula, "60.00² + 25.00² + 5.00² + 10.000² ÷ 4");
    EXPECT_EQ(small("hhi", {}, inputs).printed, "4,275.0 to 4,350.0");
}

TEST(Explain, AShareIsAQuotientOfTwoPrintedNumbers) {
    const Explanation share = small("share", CountryId{2});
    EXPECT_EQ(share.formula, "25 ÷ 100 × 100");
    EXPECT_EQ(share.printed, "25.00");
    EXPECT_EQ(share.unit, "%");
    ASSERT_EQ(share.rows.size(), 2U) << "the country's row and the total";
    EXPECT_EQ(share.rows[0].printed, "25");
    const Explanation unlisted = small("share", CountryId{4});
    EXPECT_EQ(unlisted.value, (Interval{0, 10}));
    EXPECT_NE(unlisted.statement.find("Russia, not listed"), std::string::npos);
}

TEST(Explain, DenominatorAndResidual) {
    EXPECT_EQ(small("denominator").formula, "max(60 + 25 + 5; 100)");
    EXPECT_EQ(small("denominator").printed, "100");
    EXPECT_EQ(small("residual").formula, "100 − 90");
    EXPECT_EQ(small("residual").printed, "10");
}

TEST(Explain, LargestSharesCountWhatIsUnnamedAsOneAmongThem) {
    EXPECT_EQ(small("cr1").printed, "60.00");
    EXPECT_EQ(small("cr3").formula, "60.00 + 25.00 + 5.00");
    EXPECT_EQ(small("cr3").printed, "90.00 to 95.00");
    EXPECT_EQ(small("cr3").parts.at(0).formula, "60.00 + 25.00 + 10.00");
    EXPECT_EQ(small("cr2").statement, "China and United States: together 85.00 % of the total.");
}

TEST(Explain, MeasuresThatAreMadeFromTheIndex) {
    EXPECT_EQ(small("effective_suppliers").formula, "10,000 ÷ 4,350.00");
    EXPECT_EQ(small("effective_suppliers").printed, "2.30 to 2.35");
    EXPECT_EQ(small("hhi_normalised").formula, "(4,250.00 ÷ 10,000 − 1 ÷ 3) ÷ (1 − 1 ÷ 3)");
    EXPECT_EQ(small("hhi_normalised").printed, "0.1375 to 0.1525");
    EXPECT_EQ(small("hhi_without_leader").formula, "10,000 × (25.00² + 5.00²) ÷ 40.000²");
    EXPECT_EQ(small("hhi_without_leader").printed, "4,062.5 to 4,687.5");
    EXPECT_EQ(small("supply_left").formula, "100 − 60.000");
    EXPECT_EQ(small("supply_left").printed, "40.00");
    EXPECT_EQ(small("coverage").formula, "90 ÷ 100 × 100");
}

TEST(Explain, WhoMayHideInTheResidualMakesAnIntervalThatNoOneFormulaGives) {
    MeasureInputs inputs;
    inputs.without = {CountryId{1}, CountryId{4}}; // Russia has no row
    const Explanation left = small("supply_left", {}, inputs);
    EXPECT_EQ(left.printed, "30.00 to 40.00");
    EXPECT_EQ(left.formula, "");
    EXPECT_TRUE(left.terms.empty());
    EXPECT_FALSE(left.notes.empty());
}

TEST(Explain, MeasuresOfSpread) {
    EXPECT_EQ(small("shannon").formula, "−(0.6000 × ln 0.6000 + 0.2500 × ln 0.2500 + 0.05000 × ln 0.05000 + "
                                        "0.1000 × ln 0.1000)");
    EXPECT_EQ(small("shannon").printed, "1.0331 or more");
    EXPECT_EQ(small("theil").formula,
              "max(0; ln 3 + 0.6667 × ln 0.6667 + 0.2778 × ln 0.2778 + 0.05556 × ln 0.05556)");
    // (2 (1 × 0.05556 + 2 × 0.27778 + 3 × 0.66667) - 4) / 3 = 0.4074
    EXPECT_EQ(small("gini").formula, "max(0; (2 × (1 × 0.05556 + 2 × 0.27778 + 3 × 0.66667) − 3 − 1) ÷ 3)");
    EXPECT_EQ(small("gini").printed, "0.4074");
}

TEST(Explain, GovernanceWeightsTheSquares) {
    const std::vector<GovernanceScore> scores{
        {SourceId{1}, CountryId{1}, 2023, GovernanceDimension::Mean, -0.5, {}},
        {SourceId{1}, CountryId{2}, 2023, GovernanceDimension::Mean, 1.0, {}}};
    const GovernanceTable table(scores);
    MeasureInputs inputs;
    inputs.governance = &table;
    inputs.year = 2025;
    const Explanation index = small("hhi_governance", {}, inputs);
    EXPECT_EQ(index.formula, "60.00² × 6.00 + 25.00² × 3.00"); // 2 (2.5 + 0.5) and 2 (2.5 - 1)
    EXPECT_EQ(index.parts.at(0).formula, "60.00² × 6.00 + 25.00² × 3.00 + 10.000² × 10 + 5.00² × 10");
    EXPECT_EQ(index.printed, "23,475.0 to 24,725.0");
}

TEST(Explain, WhatCannotBeExplainedSaysWhy) {
    Series series = tonnes();
    const SupplyYear table = smallTable();
    const Market market = smallMarket();
    const ExplainInput input{series, table, market, countries};
    EXPECT_EQ(whyNoExplanation("hhi", input), "");
    EXPECT_NE(whyNoExplanation("hhu", input).find("use one of share, denominator, residual, hhi"),
              std::string::npos);
    EXPECT_EQ(whyNoExplanation("share", input), "A share is one country's: say which.");
    EXPECT_EQ(whyNoExplanation("hhi_governance", input), "No governance scores are given.");
    series.comparable = false;
    series.comparableReason = "Rows are of different clays.";
    EXPECT_FALSE(explain("hhi", input));
    EXPECT_EQ(whyNoExplanation("hhi", input), "Rows are of different clays.");
    const Market empty;
    series.comparable = true;
    EXPECT_NE(whyNoExplanation("hhi", {series, table, empty, countries}), "");
}

TEST(Explain, EveryMeasureOfTheMenuHasAnExplanation) {
    for (const MeasureInfo& info : measures()) {
        const auto slugs = explainableMeasures();
        EXPECT_NE(std::ranges::find(slugs, info.slug), slugs.end()) << info.slug;
    }
}

TEST(Explain, AScenariosMarketIsExplainedWithItsLabels) {
    const Market before = smallMarket();
    const auto parsed = parseScenario("split CHN 0.5 'North'", countries);
    const auto result = apply(std::get<Scenario>(parsed), before, 2025, countries);
    const auto& market = std::get<ScenarioMarket>(result);
    const Series series = tonnes();
    const SupplyYear table = smallTable();
    const ExplainInput input{series,
                             table,
                             market.after,
                             countries,
                             {},
                             {},
                             [&](CountryId id) { return market.find(id)->actor.label; }};
    const Explanation hhi = explain("hhi", input).value();
    EXPECT_EQ(hhi.formula, "30.00² + 30.00² + 25.00² + 5.00²");
    EXPECT_EQ(hhi.parts[0].terms[1].label, "North");
}

TEST(Explain, TheTreeIsPrintedForATerminal) {
    EXPECT_EQ(explanationText(small("supply_left"), countries),
              "Supply left: 40.00 %\n"
              "  Without China, 40.00 % of the supply is left.\n"
              "  = 100 − 60.000\n"
              "    United States  25.00\n"
              "    Australia       5.00\n"
              "    residual       10.00\n"
              "\n"
              "  Rows of the table\n"
              "    China           60  reported\n"
              "    United States   25  reported\n"
              "    Australia        5  reported\n"
              "    World total    100  reported\n"
              "\n"
              "  Method\n"
              "    1 - sum of p of those taken out. The N-1 criterion of reliability engineering.\n");
    const std::string text = explanationText(small("hhi"), countries);
    EXPECT_NE(text.find("    = 60.00² + 25.00² + 5.00²\n"), std::string::npos) << text;
    EXPECT_NE(text.find("      China          60.00² = 3,600.00\n"), std::string::npos) << text;
}

TEST(PrintedFormula, IsWorkedOutLikeOnPaper) {
    EXPECT_NEAR(workedOut("2 + 3 × 4² − 10 ÷ 5").low, 48, 1e-12);
    EXPECT_NEAR(workedOut("−(2 × ln 2)").low, -2 * std::log(2), 1e-12);
    EXPECT_NEAR(workedOut("max(1 + 2; 10,000)").high, 10'000, 1e-9);
    EXPECT_NEAR(workedOut("1.5²").high, 1.55 * 1.55, 1e-5);
    EXPECT_THROW(static_cast<void>(workedOut("1 +")), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(workedOut("1 / 2")), std::invalid_argument);
}

} // namespace
} // namespace lodestone
