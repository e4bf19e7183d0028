// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/blocs.h"

#include "analysis/measures.h"
#include "store/load.h"
#include "support/random_markets.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

CountryId id(std::int64_t value) {
    return CountryId{value};
}

void expectInterval(const Interval& got, double low, double high) {
    EXPECT_NEAR(got.low, low, 1e-9);
    EXPECT_NEAR(got.high, high, 1e-9);
}

Bloc union3() {
    Bloc bloc;
    bloc.slug = "union";
    bloc.members = {{id(1), PartialDate{1958, 1, 1}, {}, ""},
                    {id(2), PartialDate{1973, 1, 1}, PartialDate{2020, 2, 1}, ""},
                    {id(3), PartialDate{2013, 7, 1}, {}, ""},
                    {id(4), {}, PartialDate{1990}, ""}};
    return bloc;
}

TEST(Bloc, MembersAreThoseOfTheLastDayOfWhatIsStated) {
    const Bloc bloc = union3();
    EXPECT_EQ(membersAt(bloc, 2012).members, (std::vector{id(1), id(2)}));
    EXPECT_EQ(membersAt(bloc, 2013).members, (std::vector{id(1), id(2), id(3)}));
    EXPECT_EQ(membersAt(bloc, 2013).moved, std::vector{id(3)}) << "joined in the year asked for";
    EXPECT_EQ(membersAt(bloc, PartialDate{2013, 6, 30}).members, (std::vector{id(1), id(2)}));
    EXPECT_EQ(membersAt(bloc, PartialDate{2013, 7, 0}).members.size(), 3U);
    EXPECT_EQ(membersAt(bloc, PartialDate{2020, 1, 31}).members.size(), 3U);
    EXPECT_EQ(membersAt(bloc, PartialDate{2020, 2, 1}).members, (std::vector{id(1), id(3)}))
        << "the end is the first day that is no longer membership";
    EXPECT_EQ(membersAt(bloc, 2020).moved, std::vector{id(2)});
    EXPECT_EQ(membersAt(bloc, 1989).members, (std::vector{id(1), id(2), id(4)}))
        << "without a first day: since the bloc exists";
    EXPECT_EQ(membersAt(bloc, 1950).members, std::vector{id(4)});
}

TEST(Bloc, OneActorAgainstMembersByHand) {
    // 40, 30, 20 and 10: 30 and 20 as one.
    const std::vector<CountryId> members{id(3), id(2), id(2)};
    const auto bloc = blocMarket(marketOf(supplyYear({40, 30, 20, 10}, 100)), members);
    EXPECT_NEAR(bloc->namedShare, 0.5, 1e-12);
    expectInterval(bloc->share, 0.5, 0.5);
    EXPECT_NEAR(bloc->contributionAsMembers, 1'300, 1e-9);
    EXPECT_NEAR(bloc->contributionAsOne, 2'500, 1e-9);
    EXPECT_NEAR(bloc->delta, 1'200, 1e-9); // 2 x 30 x 20
    expectInterval(bloc->hhiAsMembers, 3'000, 3'000);
    expectInterval(bloc->hhiAsOne, 4'200, 4'200);
    ASSERT_EQ(bloc->named.size(), 2U);
    EXPECT_EQ(bloc->named.front().country, id(2)) << "largest member first";
    EXPECT_TRUE(bloc->silent.empty());
    EXPECT_TRUE(bloc->notes.empty());
}

TEST(Bloc, WithheldMemberMayOwnTheResidualAndIsSaid) {
    SupplyYear year = supplyYear({50, 30}, 100);
    year.rows.push_back({id(9), silentCell(CellStatus::Withheld)});
    const auto bloc = blocMarket(marketOf(year), std::vector{id(2), id(9)});
    ASSERT_EQ(bloc->silent.size(), 1U);
    EXPECT_EQ(bloc->silent.front().presence, Presence::Withheld);
    expectInterval(bloc->share, 0.3, 0.5);
    expectInterval(bloc->hhiAsMembers, 3'400, 3'800);
    expectInterval(bloc->hhiAsOne, 3'400, 5'000); // 50 and 30 + 20
    EXPECT_FALSE(bloc->hhiAsOneTopK);
    ASSERT_EQ(bloc->notes.size(), 1U);
    EXPECT_EQ(bloc->notes.front(),
              "The output of 1 of the members is withheld: it may be part of the unnamed rest.");
}

TEST(Bloc, AMemberOutsideTheTotalLeavesTheShareOpenUpwards) {
    SupplyYear year = supplyYear({50, 30}, 100);
    year.rows.push_back({id(9), silentCell(CellStatus::Withheld)});
    year.outside.push_back({id(9), OutsideProducer::Reason::Note, "", 0, 0});
    const auto bloc = blocMarket(marketOf(year), std::vector{id(2), id(9)});
    expectInterval(bloc->share, 0.3, 1);
    EXPECT_NE(bloc->notes.front().find("leaves out 1 of the members"), std::string::npos)
        << bloc->notes.front();
}

TEST(Bloc, AnotherProducerOutsideTheTotalCanTakeAllOfTheShare) {
    SupplyYear year = supplyYear({50, 50}, 100);
    year.outside.push_back({id(9), OutsideProducer::Reason::Note, "", 0, 0});
    const auto bloc = blocMarket(marketOf(year), std::vector{id(1), id(2)});
    expectInterval(bloc->share, 0, 1);
    // As one, the two have the whole total: (1 - s)^2 + s^2 is least where the one outside has half of the
    // world.
    expectInterval(bloc->hhiAsOne, 5'000, 10'000);
}

TEST(Bloc, AMemberOutsideTheTotalGrowsWithTheBlocAndNotBesideIt) {
    SupplyYear year = supplyYear({60, 40}, 100);
    year.outside.push_back({id(9), OutsideProducer::Reason::Note, "", 0, 0});
    // (0.36 + (0.4 + x)^2) / (1 + x)^2 is least where the bloc has grown to the size of the other: x = 0.2.
    expectInterval(blocMarket(marketOf(year), std::vector{id(2), id(9)})->hhiAsOne, 5'000, 10'000);
    // A bloc that is larger already only grows away from the least.
    expectInterval(blocMarket(marketOf(year), std::vector{id(1), id(9)})->hhiAsOne, 5'200, 10'000);
    // Beside the bloc, a producer of the size of the index: 0.52 / 1.52.
    expectInterval(blocMarket(marketOf(year), std::vector{id(2)})->hhiAsOne, 5'200 / 1.52, 10'000);
}

TEST(Bloc, APartOfAMembersOutputOutsideTheTotalLeavesTheShareOpenUpwards) {
    SupplyYear year = supplyYear({60, 40}, 100);
    year.outside.push_back({id(1), OutsideProducer::Reason::Note, "attapulgite", 0, 0});
    const auto with = blocMarket(marketOf(year), std::vector{id(1)});
    expectInterval(with->share, 0.6, 1);
    ASSERT_FALSE(with->notes.empty());
    EXPECT_EQ(with->notes.front(), "The world total leaves out a part of the output of 1 of the members: the "
                                   "share can be greater.");
    expectInterval(blocMarket(marketOf(year), std::vector{id(2)})->share, 0, 0.4);
}

TEST(Bloc, PrintedZeroHoldsNoneOfTheResidualAndAMissingRowMay) {
    SupplyYear year = supplyYear({50, 30, 0}, 100);
    const std::vector<CountryId> zero = zeroCountries(year);
    EXPECT_EQ(zero, std::vector{id(3)});
    expectInterval(blocMarket(marketOf(year), std::vector{id(2), id(3)}, zero)->share, 0.3, 0.3);
    const auto unlisted = blocMarket(marketOf(year), std::vector{id(2), id(7)}, zero);
    expectInterval(unlisted->share, 0.3, 0.5);
    EXPECT_NEAR(*unlisted->hhiAsOneTopK, 2'500 + 50 * 50, 1e-9) << "one unlisted member of at most 30";
    EXPECT_EQ(unlisted->notes.front(),
              "1 of the members has no figure: they may hold part of the unnamed rest.");
}

TEST(Bloc, MarketWithTheBlocAsOneActorAnswersEveryMeasure) {
    const Market market = asOneActor(marketOf(supplyYear({40, 30, 20}, 100)), std::vector{id(3), id(2)});
    ASSERT_EQ(market.named.size(), 2U);
    EXPECT_EQ(market.named.front().country, id(3)) << "under the first member given";
    EXPECT_NEAR(measure("cr1", market)->interval.low, 0.5, 1e-12);
    const Market same = asOneActor(market, std::vector{id(8)});
    EXPECT_EQ(same.named.size(), 2U);
}

TEST(Bloc, AseanPlusThreeHoldsItsMembersInTheShippedData) {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const Catalogue catalogue = loadCatalogue(db);
    const Membership asean = membersAt(*catalogue.blocBySlug("asean"), 2024);
    const Membership plusThree = membersAt(*catalogue.blocBySlug("asean-plus-three"), 2024);
    EXPECT_EQ(plusThree.members.size(), asean.members.size() + 3);
    for (const CountryId member : asean.members)
        EXPECT_TRUE(std::ranges::find(plusThree.members, member) != plusThree.members.end());
    const Membership eu = membersAt(*catalogue.blocBySlug("eu"), 2024);
    EXPECT_EQ(eu.members.size(), 27U);
}

} // namespace
} // namespace lodestone
