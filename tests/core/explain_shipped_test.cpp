// SPDX-License-Identifier: GPL-3.0-or-later
// Every printed formula of the shipped database, worked out again from its text.
#include "analysis/example_scenarios.h"
#include "analysis/explain.h"
#include "analysis/scenario.h"
#include "analysis/standing.h"
#include "store/load.h"
#include "support/printed_formula.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class ShippedExplanations : public testing::Test {
protected:
    static void SetUpTestSuite() {
        database = std::make_unique<Database>(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE));
        catalogue = std::make_unique<Catalogue>(loadCatalogue(*database));
        governance = std::make_unique<GovernanceTable>(loadGovernance(*database, GovernanceDimension::Mean));
    }
    static void TearDownTestSuite() {
        governance.reset();
        catalogue.reset();
        database.reset();
    }
    static std::unique_ptr<Database> database;
    static std::unique_ptr<Catalogue> catalogue;
    static std::unique_ptr<GovernanceTable> governance;
};
std::unique_ptr<Database> ShippedExplanations::database;
std::unique_ptr<Catalogue> ShippedExplanations::catalogue;
std::unique_ptr<GovernanceTable> ShippedExplanations::governance;

struct Counts {
    long formulas = 0;
    long terms = 0;
    long explanations = 0;
};

/// Every formula of the tree gives its number within the reach of its rounding, and the printed terms add up.
void checkTree(const Explanation& one, const std::string& where, Counts& counts) {
    const double value = one.value.low;
    const double hair = 1e-9 * std::abs(value) + 1e-12;
    const std::string at = where + ", " + one.slug;
    if (!one.formula.empty()) {
        ++counts.formulas;
        // Quantities are printed as published, to six decimals: nothing in these formulas is rounded beyond
        // that.
        const bool published = one.slug == "share" || one.slug == "coverage" || one.slug == "denominator" ||
                               one.slug == "residual";
        const Interval worked = workedOut(one.formula, published ? Decimals::Exact : Decimals::Rounded);
        const double reach = published ? 1e-6 * std::abs(value) + 1e-9 : hair;
        EXPECT_LE(worked.low - reach, value) << at << ": " << one.formula;
        EXPECT_GE(worked.high + reach, value) << at << ": " << one.formula;
        EXPECT_LE(worked.high - worked.low, 0.02 * std::abs(value) + 0.02) << at << ": " << one.formula;
    }
    Interval sum{0, 0};
    for (const ExplanationTerm& term : one.terms) {
        ++counts.terms;
        const Interval worked = workedOut(term.text);
        const double reach = 1e-9 * std::abs(term.value) + 1e-12;
        EXPECT_LE(worked.low - reach, term.value) << at << ": " << term.text;
        EXPECT_GE(worked.high + reach, term.value) << at << ": " << term.text;
        const Interval printed = workedOut(term.printed);
        EXPECT_LE(printed.low - reach, term.value) << at << ": " << term.label << " " << term.printed;
        EXPECT_GE(printed.high + reach, term.value) << at << ": " << term.label << " " << term.printed;
        sum = {sum.low + printed.low, sum.high + printed.high};
    }
    if (!one.terms.empty()) {
        EXPECT_LE(sum.low - hair, value) << at;
        EXPECT_GE(sum.high + hair, value) << at;
    }
    EXPECT_FALSE(one.printed.empty()) << at;
    EXPECT_FALSE(one.title.empty()) << at;
    for (const Explanation& part : one.parts)
        checkTree(part, at, counts);
}

/// The number that an explanation shows is the one that the measure answers.
void checkValue(const Explanation& one, const ExplainInput& input, const std::string& where) {
    const auto value = measure(one.slug, input.market, input.inputs);
    if (!value)
        return;
    const double factor = one.unit == "%" ? 100 : 1;
    EXPECT_DOUBLE_EQ(one.value.low, factor * value->interval.low) << where;
    EXPECT_EQ(one.highBounded, value->highBounded) << where;
    if (one.highBounded) {
        EXPECT_DOUBLE_EQ(one.value.high, factor * value->interval.high) << where;
        if (!one.parts.empty() && one.parts.back().slug == "high_open") {
            EXPECT_DOUBLE_EQ(one.parts.back().value.high, one.value.high) << where;
        }
    }
}

void checkYear(const ExplainInput& input, const std::string& where, Counts& counts) {
    for (const std::string_view slug : explainableMeasures()) {
        if (slug == "share")
            continue;
        const std::string at = where + ", " + std::string(slug);
        const auto explanation = explain(slug, input);
        EXPECT_EQ(explanation.has_value(), whyNoExplanation(slug, input).empty()) << at;
        if (!explanation)
            continue;
        ++counts.explanations;
        checkTree(*explanation, where, counts);
        checkValue(*explanation, input, at);
        EXPECT_FALSE(explanation->statement.empty()) << at;
        EXPECT_GE(explanation->rows.size(), input.data.rows.size()) << at;
        EXPECT_FALSE(explanationText(*explanation, input.catalogue).empty());
    }
    for (const SupplyRow& row : input.data.rows) {
        ExplainInput one = input;
        one.country = row.country;
        const auto share = explain("share", one);
        EXPECT_EQ(share.has_value(), whyNoExplanation("share", one).empty());
        if (!share)
            continue;
        ++counts.explanations;
        checkTree(*share, where, counts);
        ASSERT_FALSE(share->rows.empty());
        EXPECT_EQ(share->rows[0].printed, row.cell.printed);
        EXPECT_EQ(share->rows[0].sourceRow, row.cell.sourceRow);
        if (const Share* named = input.market.find(row.country)) {
            EXPECT_DOUBLE_EQ(share->value.low, 100 * named->fraction);
        }
    }
}

TEST_F(ShippedExplanations, EveryPrintedFormulaOfEverySeriesAndYearGivesItsNumber) {
    Counts counts;
    int markets = 0;
    for (const Series& series : catalogue->series) {
        const SupplyTable table = loadSupply(*database, series);
        for (const SupplyYear& year : table.years) {
            const Market market = marketOf(series, year);
            if (market.named.empty() || !series.comparable)
                continue;
            ++markets;
            const std::string where = catalogue->mineral(series.mineral)->slug + ", " + series.label + ", " +
                                      catalogue->source(series.source)->slug + ", " +
                                      std::to_string(year.year);
            MeasureInputs inputs;
            inputs.zero = zeroCountries(year);
            inputs.governance = governance.get();
            inputs.year = year.year;
            checkYear({series, year, market, *catalogue, {}, inputs}, where, counts);
            inputs.unlisted = 5;
            if (markets % 10 == 0) // the other bounds are made alike
                checkYear({series, year, market, *catalogue, {}, inputs}, where + ", 5 unlisted", counts);
        }
        if (HasFailure())
            break;
    }
    EXPECT_GT(markets, 500);
    std::printf("%d series-years, %ld explanations, %ld formulas and %ld terms worked out from their text\n",
                markets, counts.explanations, counts.formulas, counts.terms);
}

// METHODS.md, reference values: rare earths, mine production, 2025.
TEST_F(ShippedExplanations, RareEarths2025) {
    const Mineral* mineral = catalogue->mineralBySlug("rare-earths");
    ASSERT_NE(mineral, nullptr);
    const Source* source = catalogue->sourceBySlug("usgs-mcs-2026");
    for (const Series* series : catalogue->seriesOf(mineral->id, Stage::Mining)) {
        if (series->source != source->id || series->preference != 0)
            continue;
        const SupplyTable table = loadSupply(*database, *series);
        const SupplyYear* year = table.find(2025);
        ASSERT_NE(year, nullptr);
        const Market market = marketOf(*series, *year);
        const ExplainInput input{*series, *year, market, *catalogue, market.largest()->country};
        const Explanation hhi = explain("hhi", input).value();
        EXPECT_TRUE(hhi.formula.starts_with("69.23² + 13.08² + 7.44² + 5.64² + ")) << hhi.formula;
        EXPECT_EQ(hhi.parts[0].printed, "5,054.4");
        EXPECT_EQ(hhi.parts[1].printed, "5,054.4");
        EXPECT_EQ(hhi.parts[2].printed, "5,054.5");
        EXPECT_EQ(hhi.rows[0].sourceRow > 0, true);
        EXPECT_EQ(explain("share", input)->formula, "270,000 ÷ 390,000 × 100");
        EXPECT_EQ(explain("share", input)->printed, "69.23");
        EXPECT_EQ(explain("hhi_without_leader", input)->parts.at(0).slug, "high_open");
        EXPECT_TRUE(explain("hhi_without_leader", input)->printed.starts_with("2,762.4"));
        EXPECT_TRUE(explain("cr3", input)->printed.starts_with("89.74"));
        EXPECT_NE(explanationText(hhi, *catalogue).find("270,000  estimated, line "), std::string::npos);
        return;
    }
    FAIL() << "rare-earth mine production of usgs-mcs-2026 is not in the database";
}

TEST_F(ShippedExplanations, TheOutlookLeavesChinaInTheLeadOfRareEarthMining) {
    const Mineral* mineral = catalogue->mineralBySlug("rare-earths");
    for (const Series* series : catalogue->seriesOf(mineral->id, Stage::Mining)) {
        const SupplyTable table = loadSupply(*database, *series);
        if (series->preference != 0 || table.find(2025) == nullptr)
            continue;
        const auto parsed = parseScenario(exampleScenarioBySlug("slow-diversification")->text, *catalogue);
        const auto result =
            apply(std::get<Scenario>(parsed), marketOf(*series, *table.find(2025)), 2025, *catalogue);
        const auto& market = std::get<ScenarioMarket>(result);
        EXPECT_EQ(catalogue->country(market.after.largest()->country)->iso3, "CHN");
        EXPECT_LT(market.after.named[0].fraction, market.before.named[0].fraction);
        EXPECT_GT(market.after.named[0].fraction, 0.5);
        EXPECT_LT(hhiDifference(market).total.high, 0);
        return;
    }
    FAIL() << "no rare-earth mine production of 2025";
}

TEST_F(ShippedExplanations, ExampleScenariosNameClaimsThatTheDatabaseHolds) {
    const std::vector<Claim> claims = loadClaims(*database);
    for (const ExampleScenario& example : exampleScenarios()) {
        if (example.claimSlug.empty())
            continue;
        const auto claim = std::ranges::find(claims, example.claimSlug, &Claim::slug);
        ASSERT_NE(claim, claims.end()) << example.claimSlug;
        EXPECT_TRUE(example.source.starts_with(claim->saidBy)) << claim->saidBy;
    }
}

} // namespace
} // namespace lodestone
