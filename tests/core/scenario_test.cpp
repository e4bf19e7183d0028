// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scenario.h"

#include "analysis/concentration.h"
#include "support/what_if.h"

#include <cmath>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

const Catalogue countries = whatIfCountries();
constexpr CountryId china{1};
constexpr CountryId unitedStates{2};
constexpr CountryId australia{3};
constexpr CountryId russia{4};
constexpr CountryId vietnam{5};

Scenario read(std::string_view text) {
    const auto parsed = parseScenario(text, countries);
    const auto* error = std::get_if<ScenarioError>(&parsed);
    EXPECT_EQ(error, nullptr) << text << ": " << error->message;
    return error == nullptr ? std::get<Scenario>(parsed) : Scenario{};
}

ScenarioMarket after(std::string_view text, const Market& market = smallMarket()) {
    const auto result = apply(read(text), market, 2025, countries);
    const auto* error = std::get_if<ScenarioError>(&result);
    EXPECT_EQ(error, nullptr) << error->message;
    return error == nullptr ? std::get<ScenarioMarket>(result) : ScenarioMarket{};
}

std::string refusal(const Scenario& scenario, const Market& market = smallMarket()) {
    const auto result = apply(scenario, market, 2025, countries);
    const auto* error = std::get_if<ScenarioError>(&result);
    return error == nullptr ? "" : error->message;
}

double value(const ScenarioMarket& market, CountryId country) {
    const Share* share = market.after.find(country);
    return share == nullptr ? -1 : share->value;
}

double hhiLow(const Market& market) {
    return concentration(market).value().hhiLow;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(Scenario, WithoutEditsItIsTheMarketThatWentIn) {
    const Market market = smallMarket();
    const ScenarioMarket same = after("");
    EXPECT_EQ(same.after.denominator, market.denominator);
    EXPECT_EQ(same.after.notes, market.notes);
    EXPECT_EQ(same.after.residualFraction, market.residualFraction);
    ASSERT_EQ(same.rows.size(), 3U);
    EXPECT_EQ(same.rows[0].before, same.rows[0].after);
    EXPECT_TRUE(same.notes.empty());
    EXPECT_EQ(hhiDifference(same).total, (Interval{0, 0}));
}

// China 60 -> 50 of 100; the other 40 become 50: United States 31.25, Australia 6.25, residual 12.5.
TEST(Scenario, SettingAShareAndKeepingTheTotalLetsEverybodyElseFillUp) {
    const ScenarioMarket market = after("set-share CHN 50% keep");
    EXPECT_NEAR(value(market, china), 50, 1e-12);
    EXPECT_NEAR(value(market, unitedStates), 31.25, 1e-12);
    EXPECT_NEAR(value(market, australia), 6.25, 1e-12);
    EXPECT_NEAR(market.after.residual, 12.5, 1e-12);
    EXPECT_EQ(market.after.denominator, 100);
}

TEST(Scenario, TheDifferenceInHhiIsBrokenDownByTerm) {
    const HhiDifference difference = hhiDifference(after("set-share CHN 50% keep"));
    ASSERT_EQ(difference.terms.size(), 3U);
    EXPECT_EQ(difference.terms[0].key, china);
    EXPECT_NEAR(difference.terms[0].difference, -1'100, 1e-9);   // 50² - 60²
    EXPECT_NEAR(difference.terms[1].difference, 351.5625, 1e-9); // 31.25² - 25²
    EXPECT_NEAR(difference.terms[2].difference, 14.0625, 1e-9);  // 6.25² - 5²
    EXPECT_NEAR(difference.lowBefore, 4'250, 1e-9);
    EXPECT_NEAR(difference.lowAfter, 3'515.625, 1e-9);
    EXPECT_NEAR(difference.low, -734.375, 1e-9);
    EXPECT_NEAR(difference.residual.low, 0, 1e-12);
    EXPECT_NEAR(difference.residual.high, 56.25, 1e-9); // 12.5² - 10²
    EXPECT_NEAR(difference.total.high, -678.125, 1e-9);
}

// The others supply 40 as before; at half of the world China supplies 40 too.
TEST(Scenario, SettingAShareAndChangingTheTotalLeavesEverybodyElseAlone) {
    const ScenarioMarket market = after("set-share CHN 50% change");
    EXPECT_NEAR(value(market, china), 40, 1e-12);
    EXPECT_EQ(value(market, unitedStates), 25);
    EXPECT_EQ(market.after.residual, 10);
    EXPECT_NEAR(market.after.denominator, 80, 1e-12);
    ASSERT_EQ(market.notes.size(), 1U);
    EXPECT_EQ(market.notes[0], "The world total changes from 100 to 80.");
}

TEST(Scenario, SettingAndScalingQuantities) {
    EXPECT_NEAR(after("set-amount AUS 15 change").after.denominator, 110, 1e-12);
    const ScenarioMarket kept = after("scale AUS 3 keep"); // 5 -> 15, the other 95 -> 85
    EXPECT_NEAR(value(kept, australia), 15, 1e-12);
    EXPECT_NEAR(value(kept, china), 60 * 85.0 / 95, 1e-12);
    EXPECT_NEAR(kept.after.residual, 10 * 85.0 / 95, 1e-12);
}

TEST(Scenario, WithoutACountryTheSharesAreTheSameWhetherTheTotalIsKeptOrNot) {
    const ScenarioMarket gone = after("remove leader change");
    EXPECT_NEAR(gone.after.denominator, 40, 1e-12);
    EXPECT_NEAR(gone.after.named[0].fraction, 0.625, 1e-12);
    const ScenarioMarket filled = after("remove CHN keep");
    EXPECT_EQ(filled.after.denominator, 100);
    EXPECT_NEAR(filled.after.named[0].fraction, 0.625, 1e-12);
    EXPECT_NEAR(hhiLow(gone.after), concentration(smallMarket())->hhiWithoutLeader.value(), 1e-9);
    ASSERT_NE(gone.find(china), nullptr) << "who is gone keeps a row";
    EXPECT_EQ(gone.find(china)->after, 0);
    EXPECT_EQ(gone.rows.back().key, china);
}

TEST(Scenario, EntrantsComeWithAQuantityOrAShare) {
    const ScenarioMarket quantity = after("add VNM 25 change");
    EXPECT_NEAR(quantity.after.denominator, 125, 1e-12);
    EXPECT_NEAR(quantity.after.find(vietnam)->fraction, 0.2, 1e-12);
    EXPECT_EQ(quantity.find(vietnam)->before, 0);
    const ScenarioMarket share = after("add 'A new mine' 20% keep");
    EXPECT_EQ(share.after.denominator, 100);
    EXPECT_NEAR(value(share, china), 48, 1e-12);
    EXPECT_EQ(share.rows[2].actor.label, "A new mine"); // China 48, United States 20, the mine 20 came last
    EXPECT_LT(share.rows[2].key.value, 0) << "no country has a negative id";
}

TEST(Scenario, MergingAddsTwiceTheProductOfTheShares) {
    const ScenarioMarket market = after("merge AUS USA");
    EXPECT_NEAR(value(market, australia), 30, 1e-12);
    EXPECT_NEAR(hhiDifference(market).low, 2 * 25 * 5, 1e-9);
    EXPECT_EQ(market.after.denominator, 100);
}

TEST(Scenario, SplittingGivesThePartALabelOfItsOwn) {
    const ScenarioMarket market = after("split CHN 0.25 'North'");
    EXPECT_NEAR(value(market, china), 45, 1e-12);
    ASSERT_EQ(market.rows[2].actor.label, "North");
    EXPECT_NEAR(market.rows[2].after, 15, 1e-12);
    EXPECT_NEAR(hhiLow(market.after), 45 * 45 + 25 * 25 + 15 * 15 + 5 * 5, 1e-9);
    const ScenarioMarket back = after("split CHN 0.25 'North'; merge CHN 'North'");
    EXPECT_NEAR(hhiLow(back.after), hhiLow(smallMarket()), 1e-9);
}

TEST(Scenario, AStockpileOfSixMonthsYieldsHalfOfAYearsSupply) {
    const ScenarioMarket on = after("stockpile 6 change");
    EXPECT_NEAR(on.after.denominator, 150, 1e-12);
    EXPECT_EQ(on.rows[1].actor.label, "stockpile");
    EXPECT_NEAR(on.rows[1].fractionAfter, 1.0 / 3, 1e-12);
    const ScenarioMarket instead = after("stockpile 6 keep");
    EXPECT_NEAR(instead.rows[0].fractionAfter, 0.5, 1e-12);
    EXPECT_NEAR(value(instead, china), 30, 1e-12);
}

TEST(Scenario, AStockpileIsNeverTheLeader) {
    const ScenarioMarket market = after("stockpile 24 change; remove leader change");
    EXPECT_EQ(value(market, china), -1);
    EXPECT_EQ(market.rows[0].actor.label, "stockpile");
}

TEST(Scenario, GrowthIsCompoundAndStartsFromTheYearOfTheFigure) {
    const ScenarioMarket one = after("grow AUS 10%/year 2027 change");
    EXPECT_NEAR(value(one, australia), 5 * 1.1 * 1.1, 1e-12);
    EXPECT_EQ(one.horizon, 2027);
    const ScenarioMarket kept = after("grow AUS 10%/year 2027 keep");
    EXPECT_EQ(kept.after.denominator, 100);
    const ScenarioMarket two = after("grow AUS 10%/year 2027 change; grow AUS 50%/year 2028 change");
    EXPECT_NEAR(value(two, australia), 5 * 1.1 * 1.1 * 1.5, 1e-12);
}

TEST(Scenario, GrowingAllLeavesThoseWhoStandForTheYearAlready) {
    const ScenarioMarket market = after("grow AUS 100%/year 2026 change; grow all 10%/year 2026 change");
    EXPECT_NEAR(value(market, australia), 10, 1e-12);
    EXPECT_NEAR(value(market, china), 66, 1e-12);
    EXPECT_NEAR(market.after.residual, 11, 1e-12) << "the residual grows with the rest";
    const ScenarioMarket even = after("grow all 10%/year 2030 change");
    EXPECT_NEAR(hhiLow(even.after), hhiLow(smallMarket()), 1e-9);
    const ScenarioMarket stock = after("stockpile 6 change; grow all 10%/year 2026 change");
    EXPECT_NEAR(stock.rows[1].after, 50, 1e-12) << "a stock does not grow";
}

TEST(Scenario, TheTopKBoundGoesWhenANamedSupplierIsSmallerThanTheTablesSmallest) {
    ASSERT_TRUE(smallMarket().topK);
    EXPECT_TRUE(after("set-share CHN 50% keep").after.topK);
    EXPECT_TRUE(after("remove AUS keep").after.topK);
    const ScenarioMarket small = after("add VNM 1 change");
    EXPECT_FALSE(small.after.topK) << "an unnamed producer may have 5";
    EXPECT_TRUE(has(small.notes.back(), "open upper bound"));
}

TEST(Scenario, ImpossibleEditsNameTheEditAndWhatIsAllowed) {
    struct Case {
        const char* text;
        const char* says;
    };
    for (const Case& one : {
             Case{"remove RUS keep",
                  "Edit 1, 'remove RUS keep': Russia is not among the named suppliers. Named are "
                  "CHN, USA, AUS."},
             Case{"scale AUS 2 keep; set-amount CHN 101 keep",
                  "Edit 2, 'set-amount CHN 101 keep': That is 101 of a"},
             Case{"scale CHN 2 keep", "at most all of it, or use 'change'"},
             Case{"set-share CHN 100% change", "use 'keep'"},
             Case{"add CHN 5 change", "China is there already"},
             Case{"add 'x' 5 change; add 'x' 5 change", "x is there already"},
             Case{"split CHN 0.5 'x'; split CHN 0.5 'x'", "x is there already"},
             Case{"add VNM 100% change", "stays below 100%"},
             Case{"stockpile 1 keep; stockpile 1 keep", "There is a stockpile already"},
             Case{"grow AUS 5%/year 2025 change", "stands for 2025 already: grow to a later year"},
             Case{"grow AUS 5%/year 2019 change", "stands for 2025 already: grow to a later year"},
             Case{"grow all 5%/year 2020 change", "Every figure stands for 2025 or later"},
             Case{"grow AUS 900%/year 2030 keep", "at most all of it, or use 'change'"},
             Case{"remove CHN keep; remove USA keep; remove AUS keep",
                  "Australia is the last named supplier"},
             Case{"scale CHN 1e300 change; scale CHN 1e300 change", "range that can be computed"},
             Case{"scale CHN 1e-200 change; scale CHN 1e-200 change", "range that can be computed"},
             Case{"merge AUS USA; merge AUS USA", "United States is not among the named suppliers"},
             Case{"merge CHN leader", "Both are China"},
         }) {
        const std::string message = refusal(read(one.text));
        EXPECT_TRUE(has(message, one.says)) << one.text << " says: " << message;
    }
}

TEST(Scenario, NumbersThatAreImpossibleAnywhereAreRefusedBeforeTheMarketIsLookedAt) {
    const double nan = std::nan("");
    const Actor actor{china, {}};
    for (const Edit& edit : std::vector<Edit>{
             edit::Set{actor, {Amount::Kind::Share, 1.01}, WorldTotal::Keep},
             edit::Set{actor, {Amount::Kind::Share, 0}, WorldTotal::Keep},
             edit::Set{actor, {Amount::Kind::Share, nan}, WorldTotal::Keep},
             edit::Set{actor, {Amount::Kind::Quantity, -1}, WorldTotal::Change},
             edit::Set{actor, {Amount::Kind::Quantity, INFINITY}, WorldTotal::Change},
             edit::Scale{actor, 0, WorldTotal::Keep},
             edit::Scale{actor, nan, WorldTotal::Keep},
             edit::Add{{}, {Amount::Kind::Share, 0.1}, WorldTotal::Keep},
             edit::Add{{{}, "stockpile"}, {Amount::Kind::Share, 0.1}, WorldTotal::Keep},
             edit::Merge{actor, actor},
             edit::Split{actor, 1, "part"},
             edit::Split{actor, 0.5, " "},
             edit::Split{actor, 0.5, "two\nlines"},
             edit::Stockpile{0, WorldTotal::Change},
             edit::Stockpile{12, WorldTotal::Keep},
             edit::Grow{actor, -1, 2030, WorldTotal::Change},
             edit::Grow{actor, 0.1, 3000, WorldTotal::Change},
             edit::Grow{std::nullopt, 0.1, 2030, WorldTotal::Keep},
         }) {
        EXPECT_FALSE(impossible(edit).empty()) << editText(edit, countries);
        EXPECT_TRUE(has(refusal({"", {edit}}), impossible(edit)));
    }
}

TEST(Scenario, AWithheldSupplierHasNoNumberToStartFrom) {
    SupplyYear table = smallTable();
    Cell hidden;
    hidden.status = CellStatus::Withheld;
    table.rows.push_back({russia, hidden});
    hidden.status = CellStatus::Qualitative;
    table.rows.push_back({vietnam, hidden});
    const Market market = marketOf(table);
    EXPECT_TRUE(has(refusal(read("set-share RUS 10% keep"), market), "withholds the figure of Russia"));
    EXPECT_TRUE(has(refusal(read("add RUS 10 change"), market), "count twice"));
    EXPECT_TRUE(has(refusal(read("scale VNM 2 keep"), market), "without a number"));
}

TEST(Scenario, ASupplierBelowPrecisionCanBeGivenAFigure) {
    SupplyYear table = smallTable();
    Cell tiny;
    tiny.status = CellStatus::BelowPrecision;
    tiny.relation = Relation::Below;
    tiny.range = Interval{0, 0.5};
    table.rows.push_back({russia, tiny});
    const Market market = marketOf(table);
    EXPECT_TRUE(has(refusal(read("scale RUS 2 keep"), market), "'add' can give one"));
    EXPECT_TRUE(after("add RUS 10 change", market).after.belowPrecision.empty());
}

TEST(Scenario, AMonopolyHasNobodyToFillUp) {
    SupplyYear table = smallTable();
    table.rows.resize(1);
    table.total->value = 60;
    const Market market = marketOf(table);
    EXPECT_TRUE(has(refusal(read("set-share CHN 50% keep"), market), "Nobody else is there"));
    EXPECT_TRUE(has(refusal(read("set-share CHN 50% change"), market), "Nobody else supplies"));
    EXPECT_TRUE(has(refusal(read("remove CHN keep"), market), "last named supplier"));
    EXPECT_NEAR(after("add VNM 50% keep", market).after.named[0].fraction, 0.5, 1e-12);
}

TEST(Scenario, ATableWithoutNumbersCannotBeEdited) {
    SupplyYear table;
    table.year = 2025;
    for (const char* text : {"remove leader keep", "add VNM 5 change", "stockpile 6 change"})
        EXPECT_TRUE(has(refusal(read(text), marketOf(table)), "nothing to edit")) << text;
    EXPECT_EQ(refusal({}, marketOf(table)), "");
}

TEST(Scenario, UndoTakesTheLastEditAway) {
    const Scenario scenario = read("scale AUS 2 keep; remove CHN keep");
    EXPECT_EQ(withoutLast(scenario), read("scale AUS 2 keep"));
    EXPECT_EQ(withoutLast(Scenario{}), Scenario{});
}

} // namespace
} // namespace lodestone
