// SPDX-License-Identifier: GPL-3.0-or-later
// What a step between two years is of, in worked cases.
#include "figure/restatement.h"

#include "figure/study.h"
#include "support/sample_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace lodestone {
namespace {

/// China's share: 50 and 55 of 100 in the old edition, 58 and 60 of 100 in the new one.
class Restatement : public testing::Test {
protected:
    Restatement() {
        insertSampleRows(db);
        runSql(db, "INSERT INTO aggregate (series_id, year, kind, value, relation, status, printed) VALUES "
                   "(1, 2023, 'world', 100, '=', 'reported', '100')");
        runSql(db, "DELETE FROM cell WHERE series_id = 2 AND country_id = 4"); // withheld, told elsewhere
    }
    [[nodiscard]] MarketView view(int series, Year year) {
        const auto found = std::ranges::find(catalogue.series, SeriesId{series}, &Series::id);
        return viewOf(*found, *reader->table(*found).find(year), catalogue);
    }
    void load() {
        catalogue = loadCatalogue(db);
        reader.emplace(catalogue, db);
        china = followedShare(*catalogue.countryByIso3("CHN"));
    }
    /// From 2023 by the old edition to 2024 by the new one.
    [[nodiscard]] Step seamStep() {
        load();
        return stepBetween(view(1, 2023), view(2, 2024), china, *reader).value();
    }

    const Database db = Database::inMemory();
    Catalogue catalogue;
    std::optional<MarketReader> reader;
    Followed china;
};

TEST_F(Restatement, WhatTheNewEditionGivesForTheSameYearIsNoMove) {
    const Step step = seamStep();
    ASSERT_EQ(step.kind, StepKind::Split);
    EXPECT_NEAR(step.restated->low, 0.03, 1e-12);
    EXPECT_NEAR(step.moved->low, 0.05, 1e-12);
    EXPECT_NEAR(step.change.low, step.restated->low + step.moved->low, 1e-12);
    EXPECT_TRUE(isSeam(step, china));
    EXPECT_EQ(changeWords(step, china), "restated by +3.0 points, moved by +5.0 points");
    EXPECT_EQ(
        reasonOf(step, china),
        "From 2023 to 2024 China\u2019s share was restated by +3.0 points, moved by +5.0 points: for 2024 "
        "Tables 2026 gives 58.0\u202F%, Tables 2025 gives 55.0\u202F%.");
    const Seam seam = seamOf(step, china);
    EXPECT_EQ(seam.x, 2024.0);
    EXPECT_EQ(seam.left, "Tables 2025");
    EXPECT_EQ(seam.right, "Tables 2026");
}

TEST_F(Restatement, ALongerStepAddsUpWhatEachEditionMoved) {
    load();
    const MarketView first = view(1, 2023);
    const MarketView middle = view(2, 2024);
    const MarketView last = view(2, 2025);
    const Step whole = stepOver({&first, &middle, &last}, china, *reader).value();
    EXPECT_NEAR(whole.restated->low, 0.03, 1e-12);
    EXPECT_NEAR(whole.moved->low, 0.05 + 0.02, 1e-12);
    EXPECT_EQ(stepBetween(first, last, china, *reader)->moved, whole.moved);
    const Step within = stepBetween(middle, last, china, *reader).value();
    EXPECT_EQ(within.kind, StepKind::SameEdition);
    EXPECT_EQ(changeWords(within, china), "both of Tables 2026");
    EXPECT_FALSE(isSeam(within, china));
    EXPECT_TRUE(stepTooltip(within, china).empty());
}

TEST_F(Restatement, TheNewerEditionTellsTheMoveWhereBothHaveBothYears) {
    runSql(db, "INSERT INTO cell (series_id, year, country_id, value, relation, status, printed) "
               "SELECT 2, 2023, country_id, 57, relation, status, '57' FROM cell "
               "WHERE series_id = 1 AND year = 2023");
    runSql(db, "INSERT INTO aggregate (series_id, year, kind, value, relation, status, printed) VALUES "
               "(2, 2023, 'world', 100, '=', 'reported', '100')");
    const Step step = seamStep();
    EXPECT_NEAR(step.restated->low, 0.07, 1e-12) << "57 against 50 for 2023";
    EXPECT_NEAR(step.moved->low, 0.01, 1e-12) << "57 to 58";
}

TEST_F(Restatement, WithoutAYearInCommonTheSplitIsNotKnown) {
    runSql(db, "DELETE FROM cell WHERE series_id = 1 AND year = 2024");
    runSql(db, "DELETE FROM aggregate WHERE series_id = 1 AND year = 2024");
    const Step step = seamStep();
    EXPECT_EQ(step.kind, StepKind::Unknown);
    EXPECT_FALSE(step.moved || step.restated);
    EXPECT_TRUE(isSeam(step, china));
    EXPECT_EQ(changeWords(step, china), "not comparable across editions");
    EXPECT_EQ(
        reasonOf(step, china),
        "Tables 2025 and Tables 2026 give no year in common: from 2023 to 2024 China\u2019s share steps by "
        "+8.0 points, of which it is not known how much is restated.");
}

TEST_F(Restatement, OnlyTheTotalChangedWhereTheCountryPrintsTheSame) {
    runSql(db, "DELETE FROM cell WHERE series_id = 1 AND year = 2024");
    runSql(db, "UPDATE cell SET value = 58, printed = '58' WHERE series_id = 1");
    runSql(db, "UPDATE aggregate SET value = 90, printed = '>90', relation = '>' WHERE series_id = 2 AND "
               "year = 2024");
    runSql(db, "DELETE FROM aggregate WHERE series_id = 1 AND year = 2024");
    const Step step = seamStep();
    EXPECT_TRUE(step.samePrinted);
    EXPECT_TRUE(step.lowerBound);
    EXPECT_TRUE(
        reasonOf(step, china)
            .ends_with("China\u2019s figure is the same in both (58 t); the total changed, from 100 t to >90 "
                       "t. A total printed "
                       "with \u2018>\u2019 is a lower bound: the share of it is at most what is shown."))
        << reasonOf(step, china);
}

TEST_F(Restatement, SharesOfAnotherWholeAreNotComparedEvenWithinAnEdition) {
    runSql(db, "DELETE FROM aggregate WHERE series_id = 1 AND year = 2023");
    load();
    const Step step = stepBetween(view(1, 2023), view(1, 2024), china, *reader).value();
    EXPECT_EQ(step.kind, StepKind::OtherWhole);
    EXPECT_FALSE(step.moved);
    EXPECT_TRUE(isSeam(step, china));
    const Step across = seamStep();
    EXPECT_EQ(across.kind, StepKind::OtherWhole);
    EXPECT_NEAR(across.restated->low, 0.03, 1e-12) << "what the new edition restates is known all the same";
    EXPECT_FALSE(across.moved);
}

TEST_F(Restatement, AnotherBasisAMeanAndAnOutlookAreNotCompared) {
    runSql(db, "UPDATE series SET basis = 'gross weight' WHERE id = 1");
    EXPECT_EQ(seamStep().kind, StepKind::OtherBasis);
    EXPECT_EQ(reasonOf(seamStep(), china),
              "Tables 2025 counts gross weight, Tables 2026 counts rare-earth oxide "
              "equivalent: the two cannot be compared.");
    runSql(db, "UPDATE series SET basis = 'rare-earth oxide equivalent', years_averaged = 5 WHERE id = 1");
    EXPECT_EQ(seamStep().kind, StepKind::OtherBasis);
    EXPECT_EQ(
        reasonOf(seamStep(), china),
        "Tables 2025 gives means of several years, Tables 2026 single years: the two cannot be compared.");
    runSql(db, "UPDATE series SET years_averaged = 1 WHERE id = 1");
    runSql(db, "UPDATE cell SET status = 'projected' WHERE series_id = 2 AND year = 2025");
    load();
    EXPECT_EQ(stepBetween(view(2, 2024), view(2, 2025), china, *reader)->kind, StepKind::Outlook);
}

TEST_F(Restatement, ASmallRestatementJoinsOnAndAnotherFamilyNever) {
    runSql(db, "UPDATE cell SET value = 55.4 WHERE series_id = 2 AND year = 2024");
    Step step = seamStep();
    EXPECT_FALSE(isSeam(step, china)) << "0.4 points";
    EXPECT_NE(stepTooltip(step, china).find("restated by +0.4 points"), std::string::npos);
    runSql(db, "UPDATE cell SET value = 55.5 WHERE series_id = 2 AND year = 2024");
    EXPECT_TRUE(isSeam(seamStep(), china)) << "half a point";
    runSql(db, "UPDATE cell SET value = 55 WHERE series_id = 2 AND year = 2024");
    EXPECT_FALSE(isSeam(seamStep(), china)) << "nothing restated";
    runSql(db, "UPDATE source SET family = 'Yearbook' WHERE id = 1");
    EXPECT_TRUE(isSeam(seamStep(), china));
    EXPECT_EQ(seamOf(seamStep(), china).left, "Yearbook");
}

} // namespace
} // namespace lodestone
