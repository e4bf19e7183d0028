// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/revision_text.h"
#include "figure/revisions.h"
#include "store/load.h"
#include "support/sample_rows.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

/// The sample's rare-earth mining: 2024 in two editions, 55 and 58 t for China, 100 t for the world in both.
class RevisionsOfTheSample : public testing::Test {
protected:
    RevisionsOfTheSample() { insertSampleRows(database); }

    /// The figures after `sql`, read anew.
    const std::vector<Revision>& after(const char* sql = "") {
        runSql(database, sql);
        catalogue = loadCatalogue(database);
        MarketReader reader(catalogue, database);
        RevisionQuestion question;
        question.mineral = catalogue.mineralBySlug("rare-earths")->id;
        found = revisions(question, reader);
        return found;
    }
    [[nodiscard]] const Revision* of(Year year, const char* name) const {
        const auto at = std::ranges::find_if(
            found, [&](const Revision& one) { return one.year == year && rowName(one) == name; });
        return at == found.end() ? nullptr : &*at;
    }

    Database database = Database::inMemory();
    Catalogue catalogue;
    std::vector<Revision> found;
};

// A third edition between the two in thousand tonnes, which rounds.
constexpr const char* thirdEdition = R"sql(
INSERT INTO source (id, slug, title, short_name, publisher, edition, published, kind, licence, attribution, url, family) VALUES
    (9, 'middle', 'Middle tables', 'Tables mid-2025', 'Survey', 'corrected', '2025-06', 'dataset', 'public domain', 'Survey, Middle',
     'https://example.org/middle', 'Tables');
INSERT INTO series (id, source_id, mineral_id, stage_id, measure, product, label, unit, basis, preference, comparable) VALUES
    (90, 9, 1, 2, 'production', '', 'mine production', 'kt', 'rare-earth oxide equivalent', 1, 1);
INSERT INTO cell (series_id, year, country_id, value, low, high, relation, status, printed, remark, note, source_row) VALUES (90, 2024, 1, 0.06, NULL, NULL, '=', 'reported', '0.06', NULL, NULL, 2);
)sql";

TEST_F(RevisionsOfTheSample, TheSameFigureOfTwoEditionsStandsOldestFirstWithItsChange) {
    after();
    ASSERT_NE(of(2024, "China"), nullptr);
    const Revision& china = *of(2024, "China");
    ASSERT_EQ(china.editions.size(), 2u);
    EXPECT_EQ(china.editions[0].source->slug, "old");
    EXPECT_FALSE(china.editions[0].change);
    EXPECT_EQ(china.editions[1].value, 58);
    EXPECT_EQ(china.editions[1].change, 3);
    EXPECT_NEAR(*china.editions[1].changePercent, 3 / 0.55, 1e-9);
    EXPECT_EQ(china.editions[1].cell.status, CellStatus::Reported);
    ASSERT_NE(of(2024, "World total"), nullptr);
    EXPECT_FALSE(of(2024, "World total")->changed);
    EXPECT_EQ(of(2023, "China"), nullptr) << "printed once";
    EXPECT_EQ(found.front().country->iso3, "CHN") << "what changed comes first";
}

TEST_F(RevisionsOfTheSample, IndexAndLeaderOfTheYearStandBesideEachEdition) {
    after();
    const Revision& china = *of(2024, "China");
    ASSERT_EQ(china.markets.size(), 2u);
    EXPECT_DOUBLE_EQ(china.markets[0].leaderShare, 0.55);
    EXPECT_DOUBLE_EQ(china.markets[1].leaderShare, 0.58);
    EXPECT_NEAR(china.markets[1].hhi->low, 58 * 58, 1e-6);
    EXPECT_NEAR(china.markets[1].hhi->high, 58 * 58 + 42 * 42, 1e-6);
}

TEST_F(RevisionsOfTheSample, EditionsInAnotherUnitAreConvertedAndTheirRoundingForgiven) {
    after(thirdEdition);
    const Revision& china = *of(2024, "China");
    ASSERT_EQ(china.editions.size(), 3u);
    EXPECT_EQ(china.editions[1].source->slug, "middle");
    EXPECT_TRUE(china.editions[1].erratum);
    EXPECT_EQ(china.unit, "t");
    EXPECT_EQ(china.editions[1].value, 60);
    EXPECT_FALSE(china.editions[1].changed) << "0.06 kt may be 55 t";
    EXPECT_FALSE(china.editions[2].changed) << "and 58 t may be 0.06 kt";
    EXPECT_FALSE(china.changed);
}

TEST_F(RevisionsOfTheSample, AnotherBasisOrProductOrMeanIsAnotherFigure) {
    for (const char* other :
         {"basis = 'gross weight'", "product = 'bastnaesite'", "years_averaged = 5", "unit = 'million m3'"}) {
        runSql(database, "DELETE FROM cell WHERE series_id = 90; DELETE FROM series WHERE id = 90; "
                         "DELETE FROM source WHERE id = 9");
        runSql(database, thirdEdition);
        after((std::string("UPDATE series SET ") + other + " WHERE id = 90").c_str());
        EXPECT_EQ(of(2024, "China")->editions.size(), 2u) << other;
    }
}

TEST_F(RevisionsOfTheSample, AReasonThatBecomesANumberIsAChangeWithoutPercent) {
    after("UPDATE cell SET value = NULL, status = 'withheld', printed = 'W' WHERE series_id = 1 AND year = "
          "2024");
    const Revision& china = *of(2024, "China");
    EXPECT_TRUE(china.changed);
    EXPECT_FALSE(china.editions[1].change);
    EXPECT_EQ(changeText(china.editions[1], false), "a number now");
    EXPECT_EQ(china.largestPercent, 0);
    const Inspection::Paragraph told = revisionParagraph(china);
    EXPECT_EQ(told.lines[0].value, "withheld by the publisher");
}

TEST_F(RevisionsOfTheSample, AnEstimateThatIsReportedLaterWithTheSameNumberDidNotChange) {
    after("UPDATE cell SET value = 58, printed = '58' WHERE series_id = 1 AND year = 2024");
    EXPECT_FALSE(of(2024, "China")->changed);
}

TEST_F(RevisionsOfTheSample, FromZeroThereIsNoPercentAndABoundIsAChange) {
    after("UPDATE cell SET value = 0, status = 'zero', printed = '—' WHERE series_id = 1 AND year = 2024;"
          "UPDATE aggregate SET relation = '>', printed = '>100' WHERE series_id = 2 AND year = 2024 AND "
          "kind = 'world'");
    const Revision& china = *of(2024, "China");
    EXPECT_EQ(china.editions[1].change, 58);
    EXPECT_FALSE(china.editions[1].changePercent);
    EXPECT_EQ(china.largestPercent, 100);
    EXPECT_TRUE(of(2024, "World total")->changed);
    EXPECT_EQ(changeText(of(2024, "World total")->editions[1], false), "a bound");
}

TEST_F(RevisionsOfTheSample, TheBiggestChangeComesFirst) {
    after("UPDATE aggregate SET value = 90, printed = '90' WHERE series_id = 1 AND year = 2024 AND kind = "
          "'world'");
    ASSERT_GE(found.size(), 2u);
    EXPECT_EQ(rowName(found[0]), "World total") << "11 % before 5 %";
    EXPECT_EQ(rowName(found[1]), "China");
}

} // namespace
} // namespace lodestone
