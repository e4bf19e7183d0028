// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/measures.h"

#include "analysis/concentration.h"
#include "analysis/diversity.h"
#include "analysis/remaining.h"
#include "store/load.h"
#include "support/random_markets.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

MeasureValue valueOf(std::string_view slug, const Market& market, const MeasureInputs& inputs = {}) {
    const auto value = measure(slug, market, inputs);
    if (!value)
        throw std::runtime_error(whyNoMeasure(slug, market, inputs));
    return *value;
}

Interval intervalOf(std::string_view slug, const SupplyYear& year, const MeasureInputs& inputs = {}) {
    return valueOf(slug, marketOf(year), inputs).interval;
}

void expectInterval(const Interval& got, double low, double high, double within = 1e-9) {
    EXPECT_NEAR(got.low, low, within);
    EXPECT_NEAR(got.high, high, within);
}

/// 40 % named and 60 % in 'Other': the worked case of METHODS.
const SupplyYear worked = supplyYear({40}, 100, 60);
/// 50, 30, 20 of 100: nothing is open.
const SupplyYear closed = supplyYear({50, 30, 20}, 100);

TEST(Measures, WorkedCaseOfFortyNamedAndSixtyOther) {
    const MeasureValue hhi = valueOf("hhi", marketOf(worked));
    expectInterval(hhi.interval, 1'600, 5'200);
    ASSERT_TRUE(hhi.topK);
    expectInterval(*hhi.topK, 1'600, 3'600);
    EXPECT_EQ(hhi.producers, 1);
    EXPECT_DOUBLE_EQ(hhi.coverage, 0.4);
    expectInterval(intervalOf("effective_suppliers", worked), 10'000 / 5'200.0, 6.25);
    expectInterval(intervalOf("cr1", worked), 0.4, 0.6);
    expectInterval(intervalOf("cr2", worked), 0.4, 1);
    expectInterval(*valueOf("cr2", marketOf(worked)).topK, 0.4, 0.8); // a second one of 40 at most
    expectInterval(*valueOf("cr1", marketOf(worked)).topK, 0.4, 0.4);
    expectInterval(intervalOf("supply_left", worked), 0.6, 0.6);
}

TEST(Measures, KnownNumberOfUnlistedProducersLiftsTheLowEnd) {
    MeasureInputs three;
    three.unlisted = 3; // 40 and three of 20
    expectInterval(intervalOf("hhi", worked, three), 1'600 + 3 * 400, 5'200);
    expectInterval(intervalOf("cr2", worked, three), 0.6, 1);
    const MeasureValue shannon = valueOf("shannon", marketOf(worked), three);
    EXPECT_TRUE(shannon.highBounded);
    EXPECT_NEAR(shannon.interval.high, -0.4 * std::log(0.4) - 3 * 0.2 * std::log(0.2), 1e-12);
    MeasureInputs one;
    one.unlisted = 1;
    expectInterval(intervalOf("hhi", worked, one), 5'200, 5'200);
    EXPECT_FALSE(valueOf("hhi", marketOf(worked), one).topK) << "one producer of 60 exceeds the named 40";
}

TEST(Measures, FewerThanOneUnlistedProducerIsRefused) {
    MeasureInputs inputs;
    inputs.unlisted = 0;
    for (const MeasureInfo& info : measures())
        EXPECT_THROW(static_cast<void>(measure(info.slug, marketOf(worked), inputs)), std::invalid_argument)
            << info.slug;
}

TEST(Measures, ClosedMarketByHand) {
    expectInterval(intervalOf("hhi", closed), 3'800, 3'800); // 2,500 + 900 + 400
    const double normalised = (0.38 - 1 / 3.0) / (1 - 1 / 3.0);
    expectInterval(intervalOf("hhi_normalised", closed), normalised, normalised);
    expectInterval(intervalOf("cr3", closed), 1, 1);
    expectInterval(intervalOf("cr5", closed), 1, 1);
    const double e = -0.5 * std::log(0.5) - 0.3 * std::log(0.3) - 0.2 * std::log(0.2);
    expectInterval(intervalOf("shannon", closed), e, e, 1e-12);
    expectInterval(intervalOf("shannon_suppliers", closed), std::exp(e), std::exp(e), 1e-12);
    expectInterval(intervalOf("theil", closed), std::log(3.0) - e, std::log(3.0) - e, 1e-12);
    const double gini = (2 * (1 * 0.2 + 2 * 0.3 + 3 * 0.5) - 3 - 1) / 3; // 0.2
    expectInterval(intervalOf("gini", closed), gini, gini, 1e-12);
    EXPECT_NEAR(gini, 0.2, 1e-12);
    expectInterval(intervalOf("coverage", closed), 1, 1);
    expectInterval(intervalOf("supply_left", closed), 0.5, 0.5);
    expectInterval(intervalOf("hhi_without_leader", closed), 5'200, 5'200); // 60 and 40 of what remains
}

TEST(Measures, EqualProducersAreWorthTheirNumber) {
    const SupplyYear four = supplyYear({5, 5, 5, 5}, 20);
    expectInterval(intervalOf("effective_suppliers", four), 4, 4);
    expectInterval(intervalOf("shannon_suppliers", four), 4, 4);
    expectInterval(intervalOf("hhi_normalised", four), 0, 0);
    expectInterval(intervalOf("theil", four), 0, 0);
    expectInterval(intervalOf("gini", four), 0, 0);
}

TEST(Measures, ResidualLeavesEntropyWithoutAnUpperBound) {
    const MeasureValue value = valueOf("shannon", marketOf(worked));
    EXPECT_NEAR(value.interval.low, -0.4 * std::log(0.4) - 0.6 * std::log(0.6), 1e-12);
    EXPECT_FALSE(value.highBounded);
    EXPECT_TRUE(std::isinf(value.interval.high));
    EXPECT_NEAR(value.topK->low, -2 * 0.4 * std::log(0.4) - 0.2 * std::log(0.2), 1e-12); // 40, 40, 20
}

TEST(Measures, InequalityIsAmongTheNamedAndSaysHowManyAndHowMuch) {
    const MeasureValue value = valueOf("theil", marketOf(supplyYear({40, 40}, 100)));
    EXPECT_NEAR(value.interval.low, 0, 1e-12) << "rescaled to their own sum they are equal";
    ASSERT_FALSE(value.notes.empty());
    EXPECT_EQ(value.notes.front(), "N = 2: the named producers, 80.0 % of the total.");
}

TEST(Measures, OneProducerHasNoNormalisedIndexAndNoInequality) {
    const Market market = marketOf(supplyYear({5}, 5));
    for (const char* slug : {"hhi_normalised", "theil", "gini"}) {
        EXPECT_FALSE(measure(slug, market)) << slug;
        EXPECT_NE(whyNoMeasure(slug, market).find("needs two named producers"), std::string::npos) << slug;
    }
    EXPECT_FALSE(measure("hhi_without_leader", market));
    EXPECT_EQ(whyNoMeasure("hhi_without_leader", market), "No named producer remains.");
    expectInterval(intervalOf("hhi", supplyYear({5}, 5)), 10'000, 10'000);
}

TEST(Measures, NormalisedIndexIsHeldAtZeroWhenTheRestIsLarge) {
    const MeasureValue value = valueOf("hhi_normalised", marketOf(supplyYear({1, 1}, 100)));
    EXPECT_DOUBLE_EQ(value.interval.low, 0);
    EXPECT_NEAR(value.interval.high, (0.9606 - 0.5) / 0.5, 1e-12);
    EXPECT_NE(value.notes.back().find("held at 0"), std::string::npos);
}

TEST(Measures, NothingNamedMeansNoMeasureAndAReason) {
    const Market market = marketOf(supplyYear({}, 100));
    for (const MeasureInfo& info : measures()) {
        EXPECT_FALSE(measure(info.slug, market)) << info.slug;
        EXPECT_EQ(whyNoMeasure(info.slug, market), "The table names no producer with a value above zero.");
    }
    EXPECT_EQ(whyNoMeasure("hh", market), "There is no measure 'hh'.");
}

TEST(Measures, EveryMeasureExplainsItselfAndIsAnsweredByItsSlug) {
    const std::vector<GovernanceScore> scores = RandomMarkets().scores(1);
    const GovernanceTable table(scores);
    MeasureInputs inputs;
    inputs.governance = &table;
    inputs.year = 2023;
    std::set<std::string_view> slugs;
    for (const MeasureInfo& info : measures()) {
        EXPECT_TRUE(slugs.insert(info.slug).second) << info.slug;
        EXPECT_EQ(measureInfo(info.slug), &info);
        EXPECT_GT(info.explanation.size(), 80U) << info.slug;
        EXPECT_TRUE(info.explanation.ends_with('.')) << info.slug;
        EXPECT_FALSE(info.formula.empty() || info.source.empty() || info.unit.empty()) << info.slug;
        const auto value = measure(info.slug, marketOf(closed), inputs);
        ASSERT_TRUE(value) << info.slug;
        EXPECT_EQ(value->slug, info.slug);
        EXPECT_EQ(whyNoMeasure(info.slug, marketOf(closed), inputs), "");
    }
    EXPECT_EQ(slugs.size(), 16U);
}

TEST(Remaining, WithoutChosenCountriesTheRestIsAMarketOfItsOwn) {
    const std::vector<CountryId> chosen{CountryId{1}, CountryId{3}, CountryId{1}};
    const auto rest = remaining(marketOf(supplyYear({50, 25, 15, 5}, 100)), chosen);
    EXPECT_EQ(rest->without.size(), 2U) << "twice named counts once";
    expectInterval(rest->supplyLeft, 0.35, 0.35, 1e-12); // 25, 5 and a residual of 5
    const double left = 35 * 35;
    expectInterval(*rest->hhi, 10'000 * (625 + 25) / left, 10'000 * (625 + 25 + 25) / left);
}

TEST(Remaining, WithheldCountryMayTakePartOfTheResidualWithIt) {
    SupplyYear year = supplyYear({60, 30}, 100);
    year.rows.push_back({CountryId{9}, silentCell(CellStatus::Withheld)});
    const std::vector<CountryId> chosen{CountryId{9}};
    const auto rest = remaining(marketOf(year), chosen);
    EXPECT_EQ(rest->mayHide, chosen);
    expectInterval(rest->supplyLeft, 0.9, 1, 1e-12);
    // All of the residual goes: 60 and 30 of 90; none goes: as before.
    expectInterval(*rest->hhi, 4'500, 10'000 * (3'600 + 900) / 8'100.0);
    const auto knownZero =
        remaining(marketOf(year), std::vector{CountryId{8}}, {}, std::vector{CountryId{8}});
    expectInterval(knownZero->supplyLeft, 1, 1, 1e-12);
}

TEST(Remaining, WhatIsOutsideTheTotalOfOneTakenOutGoesWithIt) {
    SupplyYear year = supplyYear({60, 40}, 100);
    year.outside.push_back({CountryId{1}, OutsideProducer::Reason::Note, "attapulgite", 0, 0});
    const auto rest = remaining(marketOf(year));
    expectInterval(rest->supplyLeft, 0, 0.4, 1e-12);
    expectInterval(*rest->hhi, 10'000, 10'000);
}

TEST(LargestShares, SeveralOutsideTheTotalLowerARatioFurtherThanTheKthLargest) {
    SupplyYear year = supplyYear({50, 20, 10, 10, 10}, 100);
    year.outside.push_back({CountryId{8}, OutsideProducer::Reason::Note, "", 0, 0});
    // One: as large as the third.
    expectInterval(largestShares(marketOf(year), 3)->share, 0.8 / 1.1, 1);
    year.outside.push_back({CountryId{9}, OutsideProducer::Reason::Note, "", 0, 0});
    // Two of 10 give 0.8 / 1.2, two of 20 give 0.9 / 1.4.
    expectInterval(largestShares(marketOf(year), 3)->share, 0.9 / 1.4, 1);
    expectInterval(largestShares(marketOf(year), 1)->share, 0.5 / 2, 1);
}

GovernanceScore score(std::int64_t country, Year year, double estimate, std::int64_t source = 1) {
    GovernanceScore row;
    row.source = SourceId{source};
    row.country = CountryId{country};
    row.year = year;
    row.estimate = estimate;
    return row;
}

TEST(Governance, IndexByHandWithAnUnscoredProducerAndAResidual) {
    const std::vector<GovernanceScore> scores{score(1, 2023, -1), score(2, 2023, 1.5)};
    const GovernanceTable table(scores);
    MeasureInputs inputs;
    inputs.governance = &table;
    inputs.year = 2023;
    inputs.trade = {{CountryId{2}, 0.8}};
    const MeasureValue value = valueOf("hhi_governance", marketOf(supplyYear({50, 30, 10}, 100)), inputs);
    // g = 7 and 2; 30 % with t 0.8; 10 % without a score and 10 % of no row between g = 0 and g = 10.
    const double known = 2'500 * 7 + 900 * 2 * 0.8;
    expectInterval(value.interval, known, known + 100 * 10 + 100 * 10);
    EXPECT_NEAR(value.notWeighted, 0.2, 1e-12);
    ASSERT_EQ(value.governance.size(), 3U);
    EXPECT_EQ(value.governance[0].score->year, 2023);
    EXPECT_FALSE(value.governance[2].score);
    EXPECT_FALSE(value.governance[0].trade);
    EXPECT_EQ(value.notes.size(), 3U);
    EXPECT_EQ(value.notes[0], "Governance scores are of 2023.");
}

TEST(Governance, NewestScoreNotLaterThanTheYearAnswers) {
    const std::vector<GovernanceScore> scores{score(1, 2019, 0.1), score(1, 2021, 0.2),
                                              score(1, 2024, 0.3, 2), score(2, 2024, 0.4, 2)};
    const std::vector<SourceId> older{SourceId{1}, SourceId{2}};
    const GovernanceTable table(scores, older);
    EXPECT_EQ(table.find(CountryId{1}, 2025)->year, 2024);
    EXPECT_EQ(table.find(CountryId{1}, 2023)->year, 2021);
    EXPECT_EQ(table.find(CountryId{1}, 2020)->year, 2019);
    EXPECT_EQ(table.find(CountryId{1}, 2021)->year, 2021) << "the year itself is not later";
    EXPECT_EQ(table.find(CountryId{1}, 2010)->year, 2019) << "the earliest later one, which the caller says";
    EXPECT_EQ(table.find(CountryId{2}, 2025)->source, SourceId{2});
    EXPECT_EQ(table.find(CountryId{3}, 2025), nullptr);
    const std::vector<SourceId> newer{SourceId{2}};
    EXPECT_EQ(GovernanceTable(scores, newer).find(CountryId{1}, 2025)->year, 2024);
    const auto value = governanceIndex(marketOf(supplyYear({1}, 1)), table, 2010);
    EXPECT_TRUE(value->producers.front().laterYear);
}

TEST(Governance, PreferredSourceAnswersWhereTwoHaveTheYear) {
    const std::vector<GovernanceScore> scores{score(1, 2021, 0.1, 1), score(1, 2021, 0.2, 2)};
    const std::vector<SourceId> second{SourceId{2}, SourceId{1}};
    EXPECT_EQ(GovernanceTable(scores, second).find(CountryId{1}, 2025)->source, SourceId{2});
    EXPECT_EQ(GovernanceTable(scores).find(CountryId{1}, 2025)->source, SourceId{1});
}

TEST(Governance, SixDimensionsMakeAMeanAndFiveDoNot) {
    using enum GovernanceDimension;
    std::vector<GovernanceScore> scores;
    for (const GovernanceDimension dimension : {Voice, Stability, Effectiveness, Regulation, Law}) {
        scores.push_back(score(1, 2021, 1));
        scores.back().dimension = dimension;
    }
    EXPECT_TRUE(GovernanceTable(scores).empty());
    scores.push_back(score(1, 2021, -2));
    scores.back().dimension = Corruption;
    EXPECT_DOUBLE_EQ(GovernanceTable(scores).find(CountryId{1}, 2021)->estimate, 0.5);
    scores.push_back(score(1, 2021, 0.6));
    EXPECT_DOUBLE_EQ(GovernanceTable(scores).find(CountryId{1}, 2021)->estimate, 0.6)
        << "a published mean goes before one of ours";
}

TEST(Governance, UninvertedScaleWouldReverseTheRanking) {
    const std::vector<GovernanceScore> scores{score(1, 2023, 1.8), score(2, 2023, -1.6)};
    const GovernanceTable table(scores);
    std::vector<GovernanceScore> turned = scores;
    for (GovernanceScore& row : turned)
        row.estimate = -row.estimate;
    const GovernanceTable uninverted(turned);
    const Market wellGoverned = marketOf(supplyYear({80, 20}, 100));
    const Market poorlyGoverned = marketOf(supplyYear({20, 80}, 100));
    const auto index = [](const Market& market, const GovernanceTable& by) {
        return governanceIndex(market, by, 2023)->index.low;
    };
    EXPECT_DOUBLE_EQ(concentration(wellGoverned)->hhiLow, concentration(poorlyGoverned)->hhiLow);
    EXPECT_LT(index(wellGoverned, table), index(poorlyGoverned, table));
    EXPECT_GT(index(wellGoverned, uninverted), index(poorlyGoverned, uninverted));
    EXPECT_DOUBLE_EQ(governanceWeight(-2.5), 10);
    EXPECT_DOUBLE_EQ(governanceWeight(2.5), 0);
    EXPECT_DOUBLE_EQ(governanceWeight(0), 5);
    EXPECT_DOUBLE_EQ(governanceWeight(-2.7), 10) << "held to the scale";
}

TEST(Governance, WithoutScoresThereIsNoWeightedIndex) {
    EXPECT_EQ(whyNoMeasure("hhi_governance", marketOf(closed)), "No governance scores are given.");
    const std::vector<GovernanceScore> scores{score(99, 2023, 1)};
    const GovernanceTable table(scores);
    MeasureInputs inputs;
    inputs.governance = &table;
    EXPECT_EQ(whyNoMeasure("hhi_governance", marketOf(closed), inputs),
              "None of the named producers has a governance score.");
}

TEST(Verdicts, WorkedCaseStraddlesUnderEveryRegime) {
    const Interval hhi = intervalOf("hhi", worked);
    for (const Regime& regime : regimes())
        EXPECT_EQ(verdict(hhi, regime.high), Verdict::Straddles) << regime.slug;
    EXPECT_EQ(verdict(hhi, regimeBySlug("us-2010")->moderate), Verdict::Above);
}

struct Reference {
    const char* mineral;
    Stage stage;
    const char* source;
    int producers;
    double total;
    double residual, cr1, cr3; // percent
    double low, topK, open, without;
    double world = 0; // the low end of the world where a producer stands outside the total
};

// METHODS, 'Reference values', computed from the publisher's file by a separate program.
const Reference references[] = {
    {"rare-earths", Stage::Mining, "usgs-mcs-2026", 12, 390'000, 0.318, 69.23, 89.74, 5'054.4, 5'054.4,
     5'054.5, 2'762.4},
    {"rare-earths", Stage::Reserves, "usgs-mcs-2026", 11, 85'290'000, 0, 51.59, 83.60, 3'370.7, 3'370.7,
     3'370.7, 3'026.4},
    {"rare-earths", Stage::Reserves, "usgs-mcs-2026-v1.3", 11, 75'290'000, 0, 58.44, 81.42, 3'761.0, 3'761.0,
     3'761.0, 2'001.6},
    {"cobalt", Stage::Mining, "usgs-mcs-2026", 12, 314'600, 2.893, 73.11, 89.54, 5'554.0, 5'554.3, 5'562.4,
     2'891.7},
    {"nickel", Stage::Mining, "usgs-mcs-2026", 9, 3'900'000, 7.821, 66.67, 78.72, 4'558.5, 4'560.5, 4'619.7,
     1'026.8},
    {"lithium", Stage::Mining, "usgs-mcs-2026", 9, 290'000, 0.559, 31.72, 72.41, 2'023.9, 2'024.0, 2'024.2,
     2'182.7, 1'683},
};

TEST(MeasuresOfTheShippedData, AgreeWithTheReferenceValues) {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const Catalogue catalogue = loadCatalogue(db);
    for (const Reference& row : references) {
        SCOPED_TRACE(std::string(row.mineral) + " " + std::string(slug(row.stage)) + " " + row.source);
        const SourceId source = catalogue.sourceBySlug(row.source)->id;
        const auto series = catalogue.seriesOf(catalogue.mineralBySlug(row.mineral)->id, row.stage);
        const auto found =
            std::ranges::find_if(series, [&](const Series* one) { return one->source == source; });
        ASSERT_NE(found, series.end());
        const auto tables = loadSupplyYear(db, {**found}, 2025);
        const Market market = marketOf(**found, tables.front().years.at(0));
        const MeasureValue hhi = valueOf("hhi", market);
        EXPECT_EQ(hhi.producers, row.producers);
        EXPECT_NEAR(market.denominator, row.total, 0.5);
        EXPECT_NEAR(100 * market.residualFraction, row.residual, 5e-4);
        // The row of lithium is of the world outside the United States: of what the total holds.
        const Concentration c = *concentration(market);
        EXPECT_NEAR(100 * c.cr1, row.cr1, 5e-3);
        EXPECT_NEAR(100 * c.cr3, row.cr3, 5e-3);
        EXPECT_NEAR(c.within.low, row.low, 0.0501);
        EXPECT_NEAR(c.withinTopK, row.topK, 0.0501);
        EXPECT_NEAR(c.within.high, row.open, 0.0501);
        EXPECT_NEAR(*c.hhiWithoutLeader, row.without, 0.0501);
        if (market.outside.empty()) {
            expectInterval(hhi.interval, row.low, row.open, 0.0501);
        } else {
            expectInterval(hhi.interval, row.world, 10'000, 0.5);
        }
    }
}

} // namespace
} // namespace lodestone
