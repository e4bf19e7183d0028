// SPDX-License-Identifier: GPL-3.0-or-later
// The years of a market source by source, and where a line must not be read on.
#include "figure/history.h"

#include "support/sample_rows.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class HistoryBySeries : public ::testing::Test {
protected:
    HistoryBySeries() { insertSampleRows(db); }

    [[nodiscard]] std::vector<SeriesHistory> histories(std::optional<YearRange> wanted = {},
                                                       const char* source = "") {
        catalogue = loadCatalogue(db);
        reader.emplace(catalogue, db);
        ViewState state;
        state.mineral = "rare-earths";
        state.stage = Stage::Mining;
        state.source = source;
        return historyBySeries(state, *reader, wanted);
    }
    [[nodiscard]] static std::vector<Year> yearsOf(const SeriesHistory& history) {
        std::vector<Year> years;
        for (const MarketView& view : history.years)
            years.push_back(view.data.year);
        return years;
    }
    /// '2024 edition', in order.
    [[nodiscard]] static std::vector<std::string> breaksOf(const SeriesHistory& history) {
        std::vector<std::string> found;
        for (const HistoryBreak& one : history.breaks)
            found.push_back(std::to_string(one.year) + " " + std::string(slug(one.kind)));
        return found;
    }

    const Database db = Database::inMemory();
    Catalogue catalogue;
    std::optional<MarketReader> reader;
};
using Words = std::vector<std::string>;
using Years = std::vector<Year>;

TEST_F(HistoryBySeries, EachSourceStandsByItselfAndAnEditionBeginsWithABreak) {
    const auto found = histories();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].source->slug, "new");
    EXPECT_EQ(yearsOf(found[0]), (Years{2024, 2025}));
    EXPECT_EQ(yearsOf(found[1]), (Years{2023, 2024}));
    ASSERT_EQ(breaksOf(found[0]), (Words{"2024 edition"}));
    EXPECT_EQ(found[0].breaks[0].from->slug, "old");
    // 2024: 55 of 100 in the old edition, 58 of 100 in the new one; the rest is unnamed.
    EXPECT_EQ(found[0].breaks[0].reason, "Earlier years are of Tables 2025; for 2024 it gives an HHI of "
                                         "3,025.0 to 5,050.0, this one 3,364.0 to 5,128.0.");
}

TEST_F(HistoryBySeries, ASourceThatChangesWhatItsSharesAreOfIsBrokenThere) {
    const auto found = histories();
    EXPECT_EQ(breaksOf(found[1]), (Words{"2024 coverage"})) << "2023 has no world total, 2024 has one";
    EXPECT_EQ(found[1].breaks[0].from, nullptr);
}

TEST_F(HistoryBySeries, YearsWithoutAValueAreAGapThatSaysWhy) {
    runSql(
        db,
        "INSERT INTO cell (series_id, year, country_id, value, low, high, relation, status, printed, remark, "
        "note, source_row) VALUES (1, 2019, 1, 40, NULL, NULL, '=', 'reported', '40', NULL, NULL, 5),"
        "(1, 2021, 1, NULL, NULL, NULL, '=', 'withheld', 'W', NULL, NULL, 5)");
    const auto found = histories();
    ASSERT_EQ(breaksOf(found[1]), (Words{"2023 gap", "2024 coverage"}));
    EXPECT_EQ(found[1].breaks[0].reason,
              "No value for 2020 to 2022: the source has a table there, but none with shares.");
    runSql(db, "DELETE FROM cell WHERE series_id = 1 AND year = 2021");
    EXPECT_EQ(histories()[1].breaks[0].reason, "No value for 2020 to 2022: the source has no table.");
}

TEST_F(HistoryBySeries, AnOutlookBeginsWithABreak) {
    runSql(
        db,
        "INSERT INTO cell (series_id, year, country_id, value, low, high, relation, status, printed, remark, "
        "note, source_row) VALUES (2, 2026, 1, 61, NULL, NULL, '=', 'projected', '61', NULL, NULL, 5);"
        "INSERT INTO aggregate (series_id, year, kind, value, low, high, relation, status, printed, remark, "
        "note, source_row) VALUES (2, 2026, 'world', 100, NULL, NULL, '=', 'projected', '100', "
        "NULL, NULL, 5)");
    EXPECT_EQ(breaksOf(histories()[0]), (Words{"2024 edition", "2026 outlook"}));
}

TEST_F(HistoryBySeries, AnotherBasisOrAMeanOfYearsIsNoMereEdition) {
    runSql(db, "UPDATE series SET basis = 'gross weight' WHERE id = 1");
    const auto other = histories();
    ASSERT_EQ(breaksOf(other[0]), (Words{"2024 basis"}));
    EXPECT_NE(other[0].breaks[0].reason.find("counts gross weight, not rare-earth oxide equivalent"),
              std::string::npos);
    runSql(db, "UPDATE series SET basis = 'rare-earth oxide equivalent', years_averaged = 5 WHERE id = 1");
    const auto mean = histories();
    ASSERT_EQ(breaksOf(mean[0]), (Words{"2024 basis"}));
    EXPECT_NE(mean[0].breaks[0].reason.find("means of several years"), std::string::npos);
    runSql(db, "UPDATE series SET years_averaged = 1 WHERE id = 1");
    runSql(db, "UPDATE series SET years_averaged = 2 WHERE id = 2");
    EXPECT_TRUE(histories()[0].breaks[0].reason.ends_with(
        "this one 3,364.0 to 5,128.0 for the 2023\u20132024 average."));
}

TEST_F(HistoryBySeries, TablesThatDoNotAnswerByDefaultStandBesideAsSeriesOfTheirOwn) {
    runSql(db, "UPDATE series SET preference = 1, years_averaged = 2 WHERE id = 1");
    const auto found = histories();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].source->slug, "new");
    EXPECT_EQ(found[1].source->slug, "old");
    EXPECT_EQ(breaksOf(found[0]), (Words{"2024 basis"}));
}

TEST_F(HistoryBySeries, OnlyTheYearsAndTheSourceAskedForAreGiven) {
    const auto year = histories(YearRange(2025, 2030));
    ASSERT_EQ(year.size(), 1u);
    EXPECT_EQ(yearsOf(year[0]), (Years{2025}));
    EXPECT_TRUE(year[0].breaks.empty());
    EXPECT_EQ(breaksOf(histories(YearRange(2024, 2024))[0]), (Words{"2024 edition"}))
        << "the years before stay out of sight, the break does not";
    const auto source = histories({}, "old");
    ASSERT_EQ(source.size(), 1u);
    EXPECT_EQ(source[0].source->slug, "old");
}

} // namespace
} // namespace lodestone
