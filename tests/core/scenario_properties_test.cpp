// SPDX-License-Identifier: GPL-3.0-or-later
// Random markets under random scenarios, from a fixed seed.
#include "analysis/concentration.h"
#include "analysis/scenario.h"
#include "support/what_if.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

constexpr int markets = 10'000;
const Catalogue countries = whatIfCountries();

WorldTotal anyTotal(std::mt19937& random) {
    return random() % 2 == 0 ? WorldTotal::Keep : WorldTotal::Change;
}

/// Mostly somebody who is there, now and then the leader, a label or a country that is not.
Actor anyActor(std::mt19937& random, const Market& market) {
    switch (random() % 12) {
    case 0:
        return {};
    case 1:
        return {CountryId{static_cast<std::int64_t>(1 + below(random, 50))}, {}};
    case 2:
        return {{}, random() % 2 == 0 ? "part 0" : "stockpile"};
    default:
        return {market.named[below(random, market.named.size())].country, {}};
    }
}

Amount anyAmount(std::mt19937& random, const Market& market) {
    if (random() % 2 == 0)
        return {Amount::Kind::Share, uniform(random, 0.0001, 0.9)};
    return {Amount::Kind::Quantity, market.denominator * uniform(random, 0.0001, 1.2)};
}

Edit anyEdit(std::mt19937& random, const Market& market, std::size_t number) {
    const Actor who = anyActor(random, market);
    switch (random() % 8) {
    case 0:
        return edit::Set{who, anyAmount(random, market), anyTotal(random)};
    case 1:
        return edit::Scale{who, std::exp(uniform(random, -2, 2)), anyTotal(random)};
    case 2:
        return edit::Remove{who, anyTotal(random)};
    case 3:
        return edit::Add{{CountryId{static_cast<std::int64_t>(1 + below(random, 50))}, {}},
                         anyAmount(random, market),
                         anyTotal(random)};
    case 4:
        return edit::Merge{who, anyActor(random, market)};
    case 5:
        return edit::Split{who, uniform(random, 0.01, 0.99), "part " + std::to_string(number)};
    case 6:
        return edit::Stockpile{uniform(random, 0.1, 11), anyTotal(random)};
    default: {
        const bool all = random() % 3 == 0;
        return edit::Grow{all ? std::nullopt : std::optional(who), uniform(random, -0.2, 0.3),
                          2026 + static_cast<Year>(below(random, 15)),
                          all ? WorldTotal::Change : anyTotal(random)};
    }
    }
}

Scenario anyScenario(std::mt19937& random, const Market& market) {
    Scenario scenario;
    const std::size_t count = 1 + below(random, 5);
    for (std::size_t i = 0; i < count; ++i)
        scenario.edits.push_back(anyEdit(random, market, i));
    return scenario;
}

std::optional<ScenarioMarket> applied(const Scenario& scenario, const Market& market) {
    auto result = apply(scenario, market, 2025, countries);
    if (const auto* error = std::get_if<ScenarioError>(&result)) {
        EXPECT_LT(error->edit, scenario.edits.size());
        EXPECT_FALSE(error->message.empty());
        return std::nullopt;
    }
    return std::get<ScenarioMarket>(std::move(result));
}

Scenario only(Edit edit) {
    Scenario scenario;
    scenario.edits.push_back(std::move(edit));
    return scenario;
}

/// Every field, to the last bit.
bool same(const Market& a, const Market& b) {
    const auto share = [](const Share& x, const Share& y) {
        return x.country == y.country && x.value == y.value && x.fraction == y.fraction &&
               x.status == y.status;
    };
    return std::ranges::equal(a.named, b.named, share) && a.namedSum == b.namedSum &&
           a.denominator == b.denominator && a.basis == b.basis && a.residual == b.residual &&
           a.residualFraction == b.residualFraction && a.withheld == b.withheld &&
           a.belowPrecision == b.belowPrecision && a.unquantified == b.unquantified && a.topK == b.topK &&
           a.notes == b.notes;
}

std::vector<double> fractionsOf(const Market& market, const std::vector<double>& split, double scale) {
    std::vector<double> all;
    for (const Share& share : market.named)
        all.push_back(share.fraction);
    for (const double part : split)
        all.push_back(part * scale / market.denominator);
    return all;
}

TEST(ScenarioProperties, UndoRestoresExactlyTheMarketAndNoEditsChangeNothing) {
    std::mt19937 random(20'251'113);
    for (int i = 0; i < markets; ++i) {
        const Market market = randomMarket(random);
        const Market untouched = market;
        ASSERT_TRUE(same(applied({}, market)->after, market));
        Scenario scenario = anyScenario(random, market);
        std::vector<Market> history{market};
        Scenario grown;
        for (const Edit& edit : scenario.edits) {
            grown.edits.push_back(edit);
            const auto step = applied(grown, market);
            if (!step) {
                grown.edits.pop_back();
                continue;
            }
            history.push_back(step->after);
        }
        while (!grown.edits.empty()) {
            ASSERT_TRUE(same(applied(grown, market)->after, history.back()));
            grown = withoutLast(std::move(grown));
            history.pop_back();
        }
        ASSERT_TRUE(same(applied(grown, market)->after, history.back()));
        ASSERT_TRUE(same(market, untouched));
    }
}

TEST(ScenarioProperties, KeepingTheTotalConservesItAndSharesAddUpToOne) {
    std::mt19937 random(17);
    int kept = 0;
    while (kept < markets) {
        const Market market = randomMarket(random);
        const Edit edit = anyEdit(random, market, 0);
        const auto result = applied(only(edit), market);
        if (!result)
            continue;
        const Market& after = result->after;
        const bool keeps = std::visit(
            [](const auto& e) {
                if constexpr (requires { e.total; })
                    return e.total == WorldTotal::Keep;
                else
                    return true; // merge and split
            },
            edit);
        ASSERT_NEAR(after.namedSum + after.residual, after.denominator, 1e-12 * after.denominator);
        double sum = after.residualFraction;
        double before = 2;
        for (const Share& share : after.named) {
            ASSERT_GT(share.value, 0);
            ASSERT_LE(share.fraction, before);
            before = share.fraction;
            sum += share.fraction;
        }
        ASSERT_NEAR(sum, 1, 1e-12);
        if (keeps) {
            ++kept;
            ASSERT_NEAR(after.denominator, market.denominator, 1e-12 * market.denominator);
        }
    }
}

TEST(ScenarioProperties, TheTermsAddUpToTheDifferenceForAnySplitOfTheResidual) {
    std::mt19937 random(18);
    int possible = 0;
    while (possible < markets) {
        const Market market = randomMarket(random);
        const auto result = applied(anyScenario(random, market), market);
        if (!result)
            continue;
        const HhiDifference difference = hhiDifference(*result);
        const Concentration before = concentration(market).value();
        const Concentration after = concentration(result->after).value();
        ASSERT_NEAR(difference.low, after.hhiLow - before.hhiLow, 1e-8);
        ASSERT_NEAR(difference.lowBefore, before.hhiLow, 1e-8);
        ASSERT_NEAR(difference.lowAfter, after.hhiLow, 1e-8);
        ASSERT_LE(after.hhiHighOpen, 10'000 + 1e-8);

        const double smallest = market.named.back().value;
        const double largest = market.topK ? smallest : market.residual;
        if (market.residual / largest > 500)
            continue;
        ++possible;
        const std::vector<double> split = randomSplit(random, market.residual, largest);
        const double scale = market.residual > 0 ? result->after.residual / market.residual : 1;
        const double was = herfindahl(fractionsOf(market, split, 1));
        const double is = herfindahl(fractionsOf(result->after, split, scale));
        ASSERT_GE(is - was, difference.total.low - 1e-7);
        ASSERT_LE(is - was, difference.total.high + 1e-7);
        if (after.topK) {
            ASSERT_LE(is, after.hhiHighTopK + 1e-7) << "the top-k bound must hold for what the table allowed";
        }
    }
}

TEST(ScenarioProperties, MergingNeverLowersHhiAndSplittingNeverRaisesIt) {
    std::mt19937 random(19);
    int merges = 0;
    while (merges < markets) {
        const Market market = randomMarket(random);
        const Concentration before = concentration(market).value();
        if (market.named.size() > 1) {
            const std::size_t a = below(random, market.named.size());
            const std::size_t b = (a + 1 + below(random, market.named.size() - 1)) % market.named.size();
            const auto merged = applied(
                only(edit::Merge{{market.named[a].country, {}}, {market.named[b].country, {}}}), market);
            ASSERT_TRUE(merged);
            const Concentration after = concentration(merged->after).value();
            const double product = 20'000 * market.named[a].fraction * market.named[b].fraction;
            ASSERT_NEAR(after.hhiLow - before.hhiLow, product, 1e-8);
            ASSERT_GE(after.hhiHighOpen, before.hhiHighOpen - 1e-8);
            ASSERT_GE(after.hhiHighTopK, before.hhiHighTopK - 1e-8);
            ++merges;
        }
        edit::Split split;
        split.fraction = uniform(random, 0.01, 0.99);
        split.part = "part";
        const auto parted = applied(only(split), market);
        ASSERT_TRUE(parted);
        ASSERT_LE(concentration(parted->after)->hhiLow, before.hhiLow + 1e-8);
    }
}

TEST(ScenarioProperties, TheTextFormGivesBackTheSameScenarioToTheLastBit) {
    std::mt19937 random(20);
    for (int i = 0; i < markets; ++i) {
        const Market market = randomMarket(random);
        Scenario scenario = anyScenario(random, market);
        if (random() % 2 == 0)
            scenario.name = "it's; number " + std::to_string(i);
        std::erase_if(scenario.edits, [](const Edit& edit) { return !impossible(edit).empty(); });
        const std::string text = scenarioText(scenario, countries);
        const auto parsed = parseScenario(text, countries);
        const auto* error = std::get_if<ScenarioError>(&parsed);
        ASSERT_EQ(error, nullptr) << text << ": " << error->message;
        ASSERT_EQ(std::get<Scenario>(parsed), scenario) << text;
        ASSERT_EQ(scenarioText(std::get<Scenario>(parsed), countries), text);
    }
}

} // namespace
} // namespace lodestone
