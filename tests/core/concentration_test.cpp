// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/concentration.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

Cell number(double value) {
    Cell cell;
    cell.value = value;
    cell.status = value > 0 ? CellStatus::Reported : CellStatus::Zero;
    return cell;
}

Cell without(CellStatus status) {
    Cell cell;
    cell.status = status;
    return cell;
}

SupplyYear yearOf(const std::vector<double>& values, std::optional<double> total,
                  std::optional<double> other = {}) {
    SupplyYear year;
    year.year = 2025;
    std::int64_t id = 0;
    for (const double value : values)
        year.rows.push_back({CountryId{++id}, number(value)});
    if (total)
        year.total = number(*total);
    if (other)
        year.other = number(*other);
    return year;
}

Concentration concentrationOf(const SupplyYear& year) {
    return concentration(marketOf(year)).value();
}

TEST(Market, ResidualIsWhatTheTotalHoldsAndNoRowNames) {
    const Market market = marketOf(yearOf({60, 30}, 100, 4));
    EXPECT_DOUBLE_EQ(market.denominator, 100);
    EXPECT_DOUBLE_EQ(market.residual, 10);
    EXPECT_DOUBLE_EQ(market.residualFraction, 0.1);
    EXPECT_EQ(market.basis, DenominatorBasis::PublishedTotal);
}

TEST(Market, RoundedTotalBelowTheSumIsRoundingNotData) {
    const Market market = marketOf(yearOf({60, 44}, 100));
    EXPECT_DOUBLE_EQ(market.denominator, 104);
    EXPECT_DOUBLE_EQ(market.residual, 0);
    EXPECT_EQ(market.basis, DenominatorBasis::SumOfRows);
}

TEST(Market, LowerBoundOfTheTotalIsKeptAndSaid) {
    SupplyYear year = yearOf({60, 30}, 80);
    year.total->relation = Relation::Above;
    year.total->printed = ">80";
    const Market market = marketOf(year);
    EXPECT_DOUBLE_EQ(market.denominator, 90);
    EXPECT_TRUE(market.totalIsLowerBound);
    EXPECT_TRUE(
        std::ranges::any_of(market.notes, [](const auto& note) { return note.find(">80") != note.npos; }));
}

TEST(Market, MissingCellIsNeverZero) {
    SupplyYear year = yearOf({60, 30, 0}, 100);
    year.rows.push_back({CountryId{9}, without(CellStatus::Withheld)});
    year.rows.push_back({CountryId{10}, without(CellStatus::NotAvailable)});
    const Market market = marketOf(year);
    EXPECT_EQ(market.named.size(), 2U);
    EXPECT_EQ(market.withheld, std::vector{CountryId{9}});
    EXPECT_EQ(market.unquantified, std::vector{CountryId{10}});
    EXPECT_FALSE(market.topK) << "the withheld producer may exceed the smallest named one";
}

TEST(Market, AProducerOutsideTheTotalIsKnownAndSaid) {
    SupplyYear year = yearOf({60, 40}, 100);
    year.rows.push_back({CountryId{9}, without(CellStatus::Withheld)});
    year.outside.push_back({CountryId{9}, OutsideProducer::Reason::Note, "", 0, 0});
    const Market market = marketOf(year);
    EXPECT_TRUE(market.isOutside(CountryId{9}));
    EXPECT_FALSE(market.hidesWithheld()) << "it is not part of the residual";
    EXPECT_FALSE(market.notes.empty());
}

TEST(Market, WithoutAPublishedTotalSharesAreOfTheRows) {
    const Market market = marketOf(yearOf({60, 20}, std::nullopt, 20));
    EXPECT_DOUBLE_EQ(market.denominator, 100);
    EXPECT_EQ(market.basis, DenominatorBasis::SumOfRowsNoTotal);
    EXPECT_FALSE(market.topK);
}

TEST(Concentration, WithoutAPublishedTotalNothingIsJudged) {
    const Concentration alone = concentrationOf(yearOf({1'500}, std::nullopt));
    EXPECT_DOUBLE_EQ(alone.hhiLow, 10'000) << "of the rows that are listed";
    EXPECT_FALSE(alone.ofWorld);
    for (const Regime& regime : regimes()) {
        EXPECT_EQ(verdict(alone.judged(), regime.moderate), Verdict::Straddles);
        EXPECT_EQ(verdict(alone.judged(), regime.high), Verdict::Straddles);
        EXPECT_EQ(bandWords(alone.judged(), regime), "straddles low and high");
    }
    const Concentration whole = concentrationOf(yearOf({1'500}, 1'500));
    EXPECT_TRUE(whole.ofWorld);
    EXPECT_EQ(whole.judged(), whole.hhi());
}

TEST(Market, NothingQuantifiedMeansNoSharesAndNoConcentration) {
    SupplyYear year = yearOf({}, 100);
    year.rows.push_back({CountryId{1}, without(CellStatus::Qualitative)});
    const Market market = marketOf(year);
    EXPECT_TRUE(market.named.empty());
    EXPECT_FALSE(concentration(market));
}

// METHODS.md, 'Concentration', worked case: 40 % named and 60 % in 'Other'.
TEST(Concentration, WorkedCaseOfFortyNamedAndSixtyOther) {
    const Concentration c = concentrationOf(yearOf({40}, 100, 60));
    EXPECT_NEAR(c.hhiLow, 1'600, 1e-9);
    EXPECT_NEAR(c.hhiHighTopK, 3'600, 1e-9); // 40 + 40 + 20
    EXPECT_NEAR(c.hhiHighOpen, 5'200, 1e-9); // 40 and 60
}

TEST(Concentration, MonopolyIsTenThousandWithNothingLeftWithoutIt) {
    const Concentration c = concentrationOf(yearOf({5}, 5));
    EXPECT_DOUBLE_EQ(c.hhiLow, 10'000);
    EXPECT_DOUBLE_EQ(c.hhiHighOpen, 10'000);
    EXPECT_DOUBLE_EQ(c.effectiveSuppliers().high, 1);
    EXPECT_FALSE(c.hhiWithoutLeader);
}

TEST(Concentration, WithoutTheLeaderTheRestIsAMarketOfItsOwn) {
    const Concentration c = concentrationOf(yearOf({50, 25, 25}, 100));
    EXPECT_NEAR(c.hhiWithoutLeader.value(), 5'000, 1e-9);
    EXPECT_NEAR(c.cr1, 0.5, 1e-12);
    EXPECT_NEAR(c.cr3, 1.0, 1e-12);
}

TEST(Verdict, NothingIsAboveWhenOnlyItsUpperBoundIs) {
    EXPECT_EQ(verdict({1'700, 1'900}, 1'800), Verdict::Straddles);
    EXPECT_EQ(verdict({1'801, 1'900}, 1'800), Verdict::Above);
    EXPECT_EQ(verdict({1'700, 1'800}, 1'800), Verdict::Below) << "the guidelines say 'above 1,800'";
}

TEST(Verdict, BandsFollowTheRegime) {
    EXPECT_EQ(bandWords({1'900, 1'950}, *regimeBySlug("us-2023")), "high");
    EXPECT_EQ(bandWords({1'900, 1'950}, *regimeBySlug("us-2010")), "moderate");
    EXPECT_EQ(bandWords({1'900, 2'100}, *regimeBySlug("eu-2004")), "straddles moderate and high");
    EXPECT_EQ(regimeBySlug("us-1968"), nullptr);
}

/// A random market: up to 40 named producers and a residual of up to half the total.
class RandomMarkets {
public:
    SupplyYear next() {
        std::vector<double> values(std::uniform_int_distribution<std::size_t>(1, 40)(m_random));
        for (double& value : values)
            value = std::exp(std::normal_distribution<double>(0, 2)(m_random));
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        const double residual =
            m_random() % 4 == 0 ? 0 : sum * std::uniform_real_distribution<double>(0, 1)(m_random);
        return yearOf(values, sum + residual);
    }
    /// Splits `amount` into producers none of which exceeds `largest`.
    std::vector<double> split(double amount, double largest) {
        std::vector<double> parts;
        while (amount > 1e-12 && parts.size() < 3'000) {
            const double part =
                std::min(amount, largest * std::uniform_real_distribution<double>(0.02, 1)(m_random));
            parts.push_back(part);
            amount -= part;
        }
        if (amount > 0 && !parts.empty() && parts.back() + amount <= largest)
            parts.back() += amount;
        return parts;
    }
    std::size_t below(std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_random);
    }
    std::mt19937& engine() { return m_random; }

private:
    std::mt19937 m_random{20'260'523};
};

constexpr int markets = 10'000;

TEST(ConcentrationProperties, BoundsAreOrderedAndOnTheScale) {
    RandomMarkets random;
    for (int i = 0; i < markets; ++i) {
        const Concentration c = concentrationOf(random.next());
        ASSERT_GT(c.hhiLow, 0);
        ASSERT_LE(c.hhiLow, c.hhiHighTopK + 1e-9);
        ASSERT_LE(c.hhiHighTopK, c.hhiHighOpen + 1e-9);
        ASSERT_LE(c.hhiHighOpen, 10'000 + 1e-9);
        ASSERT_LE(c.hhiWithoutLeader.value_or(0), 10'000 + 1e-9);
    }
}

TEST(ConcentrationProperties, AnyAdmissibleSplitOfTheResidualLiesInTheInterval) {
    RandomMarkets random;
    for (int i = 0; i < markets; ++i) {
        const SupplyYear year = random.next();
        const Market market = marketOf(year);
        const Concentration c = *concentration(market);
        const auto index = [&](const std::vector<double>& parts) {
            std::vector<double> all;
            for (const Share& share : market.named)
                all.push_back(share.fraction);
            for (const double part : parts)
                all.push_back(part / market.denominator);
            return herfindahl(all);
        };
        const double smallest = market.named.back().value;
        const bool fewEnough = market.residual / smallest < 1'000;
        if (fewEnough) {
            ASSERT_LE(index(random.split(market.residual, smallest)), c.hhiHighTopK + 1e-6);
        }
        const double open = index(random.split(market.residual, market.residual));
        ASSERT_GE(open, c.hhiLow - 1e-9);
        ASSERT_LE(open, c.hhiHighOpen + 1e-6);
    }
}

TEST(ConcentrationProperties, MergingTwoProducersNeverLowersHhi) {
    RandomMarkets random;
    for (int i = 0; i < markets; ++i) {
        SupplyYear year = random.next();
        if (year.rows.size() < 2)
            continue;
        const Concentration before = concentrationOf(year);
        const double a = *year.rows[0].cell.value / *year.total->value;
        const double b = *year.rows[1].cell.value / *year.total->value;
        year.rows[0].cell.value = *year.rows[0].cell.value + *year.rows[1].cell.value;
        year.rows.erase(year.rows.begin() + 1);
        const Concentration after = concentrationOf(year);
        ASSERT_NEAR(after.hhiLow - before.hhiLow, 2 * 10'000 * a * b,
                    1e-6); // METHODS.md: delta H = 2 s_a s_b
    }
}

TEST(ConcentrationProperties, OrderAndScaleDoNotMatter) {
    RandomMarkets random;
    for (int i = 0; i < markets; ++i) {
        SupplyYear year = random.next();
        const Concentration before = concentrationOf(year);
        std::ranges::shuffle(year.rows, random.engine());
        for (SupplyRow& row : year.rows)
            row.cell.value = *row.cell.value * 1'024; // a power of two changes no digit
        year.total->value = *year.total->value * 1'024;
        const Concentration after = concentrationOf(year);
        ASSERT_NEAR(before.hhiLow, after.hhiLow, 1e-9);
        ASSERT_NEAR(before.hhiHighOpen, after.hhiHighOpen, 1e-9);
        ASSERT_NEAR(before.cr3, after.cr3, 1e-12);
    }
}

} // namespace
} // namespace lodestone
