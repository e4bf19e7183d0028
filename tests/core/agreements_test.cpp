// SPDX-License-Identifier: GPL-3.0-or-later
// The agreements: counts against the rows of the database, places that never move, headlines that are true.
#include "figure/agreements_layout.h"
#include "figure/agreements_record.h"
#include "figure/build_figure.h"
#include "support/shipped_test.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <memory>
#include <set>

namespace lodestone {
namespace {

class Agreements : public ShippedTest {
protected:
    static Figure build(const std::string& text) {
        return buildFigure(*parseViewState("figure=agreements&" + text), *catalogue, *database);
    }
    static const AgreementsBody& body(const Figure& figure) { return std::get<AgreementsBody>(figure.body); }
    static const AgreementNode& node(const AgreementsBody& body, const std::string& key) {
        return *std::ranges::find_if(body.nodes,
                                     [&](const AgreementNode& one) { return one.mark.key == key; });
    }
    static int asked(const std::string& sql) {
        SQLite::Database raw(LODESTONE_SHIPPED_DATABASE, SQLite::OPEN_READONLY);
        return raw.execAndGet(sql).getInt();
    }
};

TEST_F(Agreements, CountsAreThoseOfTheDatabaseInEveryYear) {
    for (const Year year : catalogue->agreementYears) {
        const Figure figure = build("year=" + std::to_string(year));
        const std::string until = " WHERE substr(date, 1, 4) <= '" + std::to_string(year) + "'";
        EXPECT_EQ(static_cast<int>(figure.table.rows.size()),
                  asked("SELECT count(DISTINCT event_id) FROM agreement" + until));
        EXPECT_EQ(figure.table.rows.size(), figure.table.origins.size());
        for (const AgreementNode& one : body(figure).nodes)
            if (!one.initiative) {
                EXPECT_EQ(one.count,
                          asked("SELECT count(DISTINCT event_id) FROM agreement JOIN country c ON c.id IN "
                                "(party_a, party_b)" +
                                until + " AND c.iso3 = '" + one.code + "'"))
                    << one.code << " " << year;
                EXPECT_LE(one.naming, one.count);
            }
        int inPairs = 0;
        for (const AgreementLink& link : body(figure).links)
            if (!link.member)
                inPairs += link.count;
        EXPECT_EQ(inPairs,
                  asked("SELECT count(*) FROM agreement" + until + " AND kind <> 'plurilateral_initiative'"));
    }
}

TEST_F(Agreements, NothingMovesWhateverTheYearTheMineralOrTheView) {
    const Figure first = build("year=2026");
    for (const char* text :
         {"year=2020", "year=2023&mineral=lithium", "year=2025&view=matrix&mineral=antimony"}) {
        const Figure other = build(text);
        ASSERT_EQ(body(other).nodes.size(), body(first).nodes.size());
        for (std::size_t i = 0; i < body(first).nodes.size(); ++i) {
            const AgreementNode& a = body(first).nodes[i];
            const AgreementNode& b = body(other).nodes[i];
            EXPECT_TRUE(a.mark == b.mark && a.zone == b.zone && a.row == b.row && a.x == b.x && a.y == b.y)
                << a.label;
        }
        EXPECT_EQ(body(other).rows, body(first).rows);
        EXPECT_EQ(body(other).columns, body(first).columns);
    }
}

TEST_F(Agreements, NoTwoNodesShareAPlace) {
    const Figure figure = build("year=2026");
    std::set<std::tuple<AgreementZone, std::size_t, double, double>> places;
    for (const AgreementNode& one : body(figure).nodes) {
        EXPECT_TRUE(places.emplace(one.zone, one.row, one.x, one.y).second) << one.label;
        EXPECT_TRUE(one.x >= 0 && one.x <= 1 && one.y >= 0 && one.y <= 1) << one.label;
    }
}

TEST_F(Agreements, EachPairStandsInAColumnAndEachInitiativeHasItsOwn) {
    const Figure figure = build("year=2026&view=matrix");
    const auto& columns = body(figure).columns;
    const auto has = [&](std::size_t node) { return std::ranges::find(columns, node) != columns.end(); };
    for (const AgreementLink& link : body(figure).links)
        EXPECT_TRUE(link.member ? has(link.b) : has(link.a) || has(link.b)) << link.description;
    EXPECT_LT(columns.size(), 20U) << "heads must stay readable";
}

TEST_F(Agreements, AnInitiativeOfManyIsANodeAndNoClique) {
    const Figure figure = build("year=2023");
    const AgreementNode& partnership = node(body(figure), "EV037");
    EXPECT_TRUE(partnership.initiative);
    const auto tied = std::ranges::count_if(body(figure).links, [&](const AgreementLink& link) {
        return link.member && body(figure).nodes[link.b].mark == partnership.mark;
    });
    EXPECT_EQ(tied, 11);
    EXPECT_TRUE(partnership.tooltip.find("superseded, as last seen") != std::string::npos)
        << partnership.tooltip;
}

TEST_F(Agreements, SeveralBetweenTwoAreOnePairThatTheInspectorLists) {
    const Figure figure = build("year=2025&mineral=rare-earths");
    const auto link =
        std::ranges::find(body(figure).links, Mark{Mark::Kind::Pair, "JPN-USA"}, &AgreementLink::mark);
    ASSERT_NE(link, body(figure).links.end());
    EXPECT_EQ(link->count, 3);
    EXPECT_FALSE(link->memorandum);
    ViewState state = figure.state;
    state.selection = link->mark;
    EXPECT_EQ(parseViewState(state.text()), state);
    const Inspection shown = inspect(state, *catalogue, *database);
    EXPECT_EQ(shown.title, "Japan and United States");
    EXPECT_EQ(shown.number, "3");
    ASSERT_EQ(shown.paragraphs.size(), 3U);
    EXPECT_EQ(shown.paragraphs.front().mark, (Mark{Mark::Kind::Event, "EV116"}));
}

TEST_F(Agreements, TheListHasEachOnceAndTheNewestFirst) {
    const Figure figure = build("year=2025&view=list&mineral=rare-earths");
    const auto& list = body(figure).list;
    ASSERT_EQ(list.size(), figure.table.rows.size());
    std::set<Mark> once;
    for (std::size_t i = 0; i < list.size(); ++i) {
        EXPECT_EQ(list[i].mark.key, figure.table.rows[i].back());
        EXPECT_TRUE(once.insert(list[i].mark).second);
        EXPECT_TRUE(i == 0 || figure.table.rows[i].front() <= figure.table.rows[i - 1].front());
    }
    EXPECT_EQ(std::ranges::count(list, true, &AgreementRow::names), 10);
    EXPECT_EQ(std::ranges::count(list, true, &AgreementRow::doubtful), 11);
}

TEST_F(Agreements, ACountryInFrontOfThemIsExplainedByWhatItSigned) {
    ViewState state = *parseViewState("figure=agreements&year=2026&select=country:PER");
    const Inspection shown = inspect(state, *catalogue, *database);
    EXPECT_EQ(shown.title, "Peru");
    EXPECT_EQ(shown.number, "1");
    state.year = 2025;
    EXPECT_EQ(inspect(state, *catalogue, *database).number, "0");
}

TEST_F(Agreements, TheHeadlineCountsWhatNamesTheMineral) {
    EXPECT_EQ(
        build("year=2025&mineral=rare-earths").headline,
        "The United States had joined 8 of 10 agreements on record that name rare earths by the end of 2025");
    EXPECT_EQ(build("year=2020&mineral=rare-earths").headline,
              "The one agreement on record by the end of 2020 does not name rare earths");
    EXPECT_TRUE(build("year=2026&mineral=rare-earths").headline.ends_with("by 24 Apr 2026"));
    EXPECT_TRUE(build("year=2025").subtitle.ends_with(" of later date left out"));
}

TEST_F(Agreements, EveryMineralInEveryYearIsWhole) {
    for (const Mineral& mineral : catalogue->minerals)
        for (const Year year : catalogue->agreementYears) {
            const Figure figure = build("mineral=" + mineral.slug + "&year=" + std::to_string(year));
            ASSERT_TRUE(std::holds_alternative<AgreementsBody>(figure.body)) << mineral.slug;
            EXPECT_EQ(figure.state.year, year);
            EXPECT_FALSE(figure.headline.empty() || figure.altText.empty() || figure.note.empty() ||
                         figure.sources.empty());
        }
}

TEST_F(Agreements, YearsToChooseAreThoseOfTheAgreementsThereAlone) {
    ViewState state;
    state.figure = "agreements";
    EXPECT_EQ(yearsToChoose(state, *catalogue), catalogue->agreementYears);
    state.figure = "table";
    state.view = "agreements";
    EXPECT_EQ(yearsToChoose(state, *catalogue), catalogue->agreementYears);
    state.figure = "shares";
    state.view.clear();
    EXPECT_EQ(yearsToChoose(state, *catalogue), yearsFor(state, *catalogue));
    state.figure = "agreements";
    state.year = 1999;
    EXPECT_EQ(state.normalised(*catalogue).year, catalogue->agreementYears.front());
}

TEST_F(Agreements, ADatabaseWithoutAnySaysSo) {
    Catalogue bare = *catalogue;
    bare.agreementYears.clear();
    const Database empty = Database::inMemory();
    const Figure figure = buildFigure(*parseViewState("figure=agreements"), bare, empty);
    EXPECT_TRUE(std::holds_alternative<Notice>(figure.body));
}

TEST(AgreementPlaces, AGraphOfNoneOneOrTwoPartiesHasPlacesToo) {
    EXPECT_TRUE(agreementPlaces({}).empty());
    EXPECT_EQ(agreementPlaces({{"A"}, 0, {}}).size(), 1U);
    const auto two = agreementPlaces({{"A", "B"}, 1, {{0, 1}, {0, 2}}});
    ASSERT_EQ(two.size(), 3U);
    EXPECT_GT(two[0].x, two[1].x) << "most ties on the right";
    EXPECT_EQ(coveringParties({{"A", "B", "C"}, 0, {{0, 1}, {0, 2}}}), (std::vector<std::size_t>{0}));
}

} // namespace
} // namespace lodestone
