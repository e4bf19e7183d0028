// SPDX-License-Identifier: GPL-3.0-or-later
// One mineral, one answer: for every mineral, stage and year of the shipped database, whatever shows a market
// shows the same one. What must answer is worked out here from the catalogue by code of this test.
#include "figure/build_figure.h"
#include "figure/chain_figure.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/sources_figure.h"
#include "store/load.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace lodestone {
namespace {

/// What answers: the usual tables of a market are those of the lowest preference; the newest edition that has
/// the year asked for, or the nearest earlier year that any has.
struct Answer {
    const Series* series = nullptr; ///< null: none is that early
    Year year = 0;
    CountryId leader;
    Interval hhi;
    bool shares = false;
    bool index = false; ///< the table warrants one
    bool band = false;  ///< and it is one of the world, not of listed rows or of a lower bound
};

class OneAnswer : public testing::Test {
protected:
    static void SetUpTestSuite() {
        database = std::make_unique<Database>(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE));
        catalogue = std::make_unique<Catalogue>(loadCatalogue(*database));
        for (const Mineral& mineral : catalogue->minerals)
            for (const Stage stage : allStages)
                for (const Series* row : usual(mineral, stage))
                    for (const Year year : row->years)
                        if (row->outlookFrom == 0 || year < row->outlookFrom)
                            years[{mineral.slug, stage}].insert(year);
    }
    static void TearDownTestSuite() {
        years.clear();
        catalogue.reset();
        database.reset();
    }

    static std::vector<const Series*> usual(const Mineral& mineral, Stage stage) {
        std::vector<const Series*> rows;
        for (const Series& row : catalogue->series)
            if (row.mineral == mineral.id && row.stage == stage)
                rows.push_back(&row);
        if (rows.empty())
            return rows;
        const auto rank = [](const Series* row) {
            return row->preference > 0 ? std::tuple(row->preference, row->measure, row->product)
                                       : std::tuple(0, Measure::Production, std::string());
        };
        const auto first = rank(*std::ranges::min_element(rows, {}, rank));
        std::erase_if(rows, [&](const Series* row) { return rank(row) != first; });
        return rows;
    }

    static Answer answer(const Mineral& mineral, Stage stage, Year asked) {
        Answer found;
        if (const auto there = years.find({mineral.slug, stage}); there != years.end())
            for (const Year year : there->second)
                if (year <= asked)
                    found.year = year;
        if (found.year == 0)
            return found;
        for (const Series* row : usual(mineral, stage)) {
            const bool has = std::ranges::find(row->years, found.year) != row->years.end();
            if (has && (found.series == nullptr || catalogue->source(found.series->source)->published <
                                                       catalogue->source(row->source)->published))
                found.series = row;
        }
        const SupplyTable table = loadSupplyYear(*database, {*found.series}, found.year).front();
        if (!found.series->comparable || table.years.empty())
            return found;
        const Market market = marketOf(*found.series, table.years.front());
        if (const auto index = concentration(market)) {
            found.shares = true;
            found.leader = market.largest()->country;
            found.hhi = index->hhi();
            const Warrant warrant = warrantOf(market);
            found.index = warrant.index;
            found.band = warrant.index && warrant.whole != Whole::Listed && !warrant.atMost;
        }
        return found;
    }

    static void expectSame(const std::optional<MarketView>& view, const Answer& right,
                           const std::string& where) {
        ASSERT_EQ(view.has_value(), right.series != nullptr) << where;
        if (!view)
            return;
        EXPECT_EQ(view->series->id, right.series->id) << where;
        EXPECT_EQ(view->data.year, right.year) << where;
        ASSERT_EQ(view->concentration.has_value(), right.shares) << where;
        if (!right.shares)
            return;
        EXPECT_EQ(view->market.largest()->country, right.leader) << where;
        EXPECT_EQ(view->concentration->hhi(), right.hhi) << where;
    }

    static ViewState stateOf(const Mineral& mineral, Stage stage, Year year) {
        ViewState state;
        state.mineral = mineral.slug;
        state.stage = stage;
        state.year = year;
        return state.normalised(*catalogue);
    }
    static std::string named(const Mineral& mineral, Stage stage, Year year) {
        return mineral.slug + " " + std::string(slug(stage)) + " " + std::to_string(year);
    }

    static std::unique_ptr<Database> database;
    static std::unique_ptr<Catalogue> catalogue;
    static std::map<std::pair<std::string, Stage>, std::set<Year>> years;
};
std::unique_ptr<Database> OneAnswer::database;
std::unique_ptr<Catalogue> OneAnswer::catalogue;
std::map<std::pair<std::string, Stage>, std::set<Year>> OneAnswer::years;

constexpr Year firstYear = 1988; ///< before any table
constexpr Year lastYear = 2026;

TEST_F(OneAnswer, TheChainOfAMineralIsTheSameFromItsPageAndFromTheVerb) {
    MarketReader reader(*catalogue, *database);
    Study study(reader);
    int markets = 0;
    for (const Mineral& mineral : catalogue->minerals)
        for (Year asked = firstYear; asked <= lastYear; ++asked) {
            const ChainStudy verb = chainStudy(mineral, asked, std::nullopt, study);
            std::array<Answer, 4> right;
            for (const Stage stage : allStages) {
                right[static_cast<std::size_t>(stage)] = answer(mineral, stage, asked);
                const ChainStage& rung = verb.at(stage);
                expectSame(rung.view, right[static_cast<std::size_t>(stage)],
                           "verb, " + named(mineral, stage, asked));
                EXPECT_EQ(rung.why.empty(), rung.index.has_value()) << named(mineral, stage, asked);
            }
            for (const Stage own : allStages) {
                const auto there = years.find({mineral.slug, own});
                if (there == years.end() || !there->second.contains(asked))
                    continue;
                const ViewState state = stateOf(mineral, own, asked);
                ASSERT_EQ(state.year, asked);
                const ChainStudy page = chainStudy(state, study);
                for (const Stage stage : allStages)
                    expectSame(page.at(stage).view, right[static_cast<std::size_t>(stage)],
                               named(mineral, own, asked) + " shows " + std::string(slug(stage)));
                EXPECT_EQ(page.bottleneck.candidates, verb.bottleneck.candidates);
                EXPECT_EQ(page.bottleneck.missing, verb.bottleneck.missing);
                EXPECT_EQ(page.country, verb.country);
                ++markets;
            }
        }
    EXPECT_GT(markets, 1500);
    RecordProperty("markets", markets);
}

/// The words of a rung must be those of the market that answers.
void expectWords(const std::string& text, const Answer& right, const Catalogue& catalogue,
                 const std::string& where) {
    const std::string source = catalogue.source(right.series->source)->shortName;
    EXPECT_NE(text.find(source + ", " + periodWords(*right.series, right.year)), std::string::npos)
        << where << ": " << text;
}

TEST_F(OneAnswer, TheRungsOfOverviewAndLadderAreThoseOfTheMarketThatAnswers) {
    MarketReader reader(*catalogue, *database);
    Study study(reader);
    int rungs = 0;
    for (const auto& [market, there] : years)
        for (const Year asked : there) {
            const Mineral& mineral = *catalogue->mineralBySlug(market.first);
            const ViewState state = stateOf(mineral, market.second, asked);
            std::vector<SourceLine> sources;
            CountryColours colours;
            const ChainBody chain = chainPart(state, reader, sources, colours);
            const LadderBody ladder = ladderPart(chainStudy(state, study), state, *catalogue);
            ASSERT_EQ(chain.rungs.size(), ladder.rungs.size());
            for (std::size_t i = 0; i < chain.rungs.size(); ++i) {
                const Rung& rung = chain.rungs[i];
                const std::string where = named(mineral, rung.stage, asked);
                const Answer right = answer(mineral, rung.stage, asked);
                EXPECT_EQ(rung.share.has_value(), right.shares) << where;
                EXPECT_EQ(ladder.rungs[i].segments.empty(), !right.shares) << where;
                EXPECT_EQ(ladder.rungs[i].source.empty(), right.series == nullptr) << where;
                EXPECT_FALSE(rung.lines.empty()) << where;
                ++rungs;
                if (!right.shares)
                    continue;
                EXPECT_TRUE(rung.right.starts_with(catalogue->country(right.leader)->name)) << where;
                expectWords(fmt::format("{}", fmt::join(rung.lines, "; ")), right, *catalogue, where);
                expectWords(ladder.rungs[i].source, right, *catalogue, where);
                EXPECT_NE(ladder.rungs[i].index.find(measuredText(*measureInfo("hhi"), right.hhi).dashed()),
                          std::string::npos)
                    << where;
            }
        }
    EXPECT_GT(rungs, 4500);
}

TEST_F(OneAnswer, RankingMatrixAndBadgesAskByTheSameRule) {
    MarketReader reader(*catalogue, *database);
    Study study(reader);
    for (Year asked = firstYear; asked <= lastYear; ++asked) {
        std::map<std::pair<const Mineral*, Stage>, Answer> right;
        for (const Mineral& mineral : catalogue->minerals)
            for (const Stage stage : allStages)
                right[{&mineral, stage}] = answer(mineral, stage, asked);
        for (const Stage stage : allStages)
            for (const Measured& row : rankMinerals(stage, asked, "hhi", study))
                expectSame(row.view, right.at({row.mineral, stage}),
                           "rank, " + named(*row.mineral, stage, asked));
        for (const MatrixRow& row : mineralMatrix(asked, "hhi", study))
            for (const Stage stage : allStages)
                expectSame(row.stages[static_cast<std::size_t>(stage)].view, right.at({row.mineral, stage}),
                           "matrix, " + named(*row.mineral, stage, asked));
        // Rare earths have a table of mining for nearly every year; only where they do is a state of it.
        for (const Stage stage : {Stage::Mining, Stage::Processing, Stage::Reserves}) {
            ViewState state = stateOf(*catalogue->mineralBySlug("copper"), stage, asked);
            if (yearAsked(state) != asked)
                continue;
            const auto badges = mineralBadges(state, *catalogue, *database);
            for (std::size_t i = 0; i < badges.size(); ++i) {
                const Answer& of = right.at({&catalogue->minerals[i], stage});
                if (of.series == nullptr)
                    continue; // the badge says what another stage has
                const std::string where = "badge, " + named(catalogue->minerals[i], stage, asked);
                EXPECT_EQ(badges[i].hhi.has_value(), of.band) << where;
                if (of.index) {
                    EXPECT_TRUE(badges[i].tooltip.starts_with("HHI " + intervalText(of.hhi).dashed() + " "))
                        << where << badges[i].tooltip;
                }
                if (of.shares) {
                    EXPECT_NE(badges[i].tooltip.find(periodWords(*of.series, of.year)), std::string::npos)
                        << where << badges[i].tooltip;
                }
            }
        }
    }
}

TEST_F(OneAnswer, TheMatrixNamesTheNarrowestStageThatTheChainNames) {
    MarketReader reader(*catalogue, *database);
    Study study(reader);
    for (const Year asked : {2005, 2015, 2020, 2025}) {
        ViewState state = stateOf(*catalogue->mineralBySlug("copper"), Stage::Mining, asked);
        state.figure = "chain";
        state.view = std::string(matrixView);
        state.list = std::string(everyMineral);
        for (const MatrixStudyRow& row : studyMatrix(state, study).rows) {
            std::vector<Stage> narrowest;
            for (const std::size_t at : row.narrowest)
                narrowest.push_back(allStages[at]);
            EXPECT_EQ(narrowest, chainStudy(*row.row.mineral, asked, {}, study).bottleneck.candidates)
                << row.row.mineral->slug << asked;
        }
    }
}

TEST_F(OneAnswer, EveryPageOfAMarketShowsItsLeaderAndItsTable) {
    std::map<std::string, int> pages;
    for (const auto& [market, there] : years) {
        std::set<Year> asked{*there.begin(), *there.rbegin()};
        for (const Year year : {2010, 2015, 2020})
            if (there.contains(year))
                asked.insert(year);
        const Mineral& mineral = *catalogue->mineralBySlug(market.first);
        for (const Year year : asked) {
            const Answer right = answer(mineral, market.second, year);
            ViewState state = stateOf(mineral, market.second, year);
            const std::string where = named(mineral, market.second, year);
            state.selection = {Mark::Kind::Stage, std::string(slug(market.second))};
            const Inspection stage = inspect(state, *catalogue, *database);
            EXPECT_EQ(stage.number.empty(), !right.shares) << where;
            if (right.shares) {
                EXPECT_EQ(stage.number, measuredText(*measureInfo("hhi"), right.hhi).low) << where;
                EXPECT_NE(stage.subtitle.find(catalogue->source(right.series->source)->shortName),
                          std::string::npos)
                    << where << ": " << stage.subtitle;
            }
            state.selection = {};
            for (const char* figure : {"overview", "shares", "map", "sources"}) {
                state.figure = figure;
                const Figure built = buildFigure(state, *catalogue, *database);
                const auto* notice = std::get_if<Notice>(&built.body);
                const auto* overview = std::get_if<OverviewBody>(&built.body);
                if (overview != nullptr && overview->notice)
                    notice = &*overview->notice;
                if (state.figure == sourcesFigure) {
                    MarketReader reader(*catalogue, *database);
                    const SourcesStudy study = studySources(state, reader);
                    ASSERT_TRUE(study.spread) << where;
                    expectSame(study.spread->rows.front().view, right, "sources, " + where);
                } else if (state.figure != "map" || right.shares) {
                    EXPECT_EQ(notice != nullptr, !right.shares) << figure << ", " << where;
                }
                if (right.shares) {
                    EXPECT_NE(built.altText.find(catalogue->country(right.leader)->name), std::string::npos)
                        << figure << ", " << where << ": " << built.altText;
                }
                // What a button offers has what it promises.
                if (notice != nullptr && notice->help) {
                    const Figure offered = buildFigure(*notice->help, *catalogue, *database);
                    const auto* page = std::get_if<OverviewBody>(&offered.body);
                    EXPECT_FALSE(std::holds_alternative<Notice>(offered.body) ||
                                 (page != nullptr && page->notice))
                        << figure << ", " << where << ": " << notice->action;
                }
                ++pages[figure];
            }
        }
    }
    for (const auto& [figure, count] : pages)
        EXPECT_GT(count, 400) << figure;
}

TEST_F(OneAnswer, AStageThatAChainDoesNotHaveIsNoGap) {
    MarketReader reader(*catalogue, *database);
    Study study(reader);
    std::set<std::string> magnets;
    for (const Mineral& mineral : catalogue->minerals) {
        const ChainStudy chain = chainStudy(mineral, 0, std::nullopt, study);
        const ChainStage& last = chain.at(Stage::Magnets);
        if (last.there) {
            magnets.insert(mineral.slug);
            continue;
        }
        EXPECT_EQ(std::ranges::count(chain.bottleneck.missing, Stage::Magnets), 0) << mineral.slug;
        EXPECT_TRUE(last.why.starts_with("There is no stage")) << last.why;
        EXPECT_TRUE(catalogue->seriesOf(mineral.id, Stage::Magnets).empty());
        if (chain.exposure) {
            EXPECT_EQ(chain.exposure->at(Stage::Magnets), nullptr);
        }
    }
    EXPECT_TRUE(magnets.contains("rare-earths") && magnets.contains("neodymium"));
    EXPECT_FALSE(magnets.contains("cobalt"));
    for (const std::string& slug : magnets) {
        const Mineral& mineral = *catalogue->mineralBySlug(slug);
        EXPECT_TRUE(slug == "rare-earths" || catalogue->mineral(mineral.parent)->slug == "rare-earths");
    }
}

TEST_F(OneAnswer, NoSentenceOfAChainBreaksOff) {
    MarketReader reader(*catalogue, *database);
    Study study(reader);
    const std::vector<std::string> whose{"CHN", "USA", "CHL", "FRA", "AUS"};
    std::map<std::string, int> kinds;
    for (const Mineral& mineral : catalogue->minerals)
        for (const Year year : {2005, 2015, 2020, 2025})
            for (const std::string& iso : whose) {
                const ChainStudy chain = chainStudy(mineral, year, catalogue->countryByIso3(iso)->id, study);
                const ChainWords words = chainWords(chain, *catalogue);
                for (const std::string* text : {&words.exposure, &words.ceiling, &words.bottleneck}) {
                    if (text->empty())
                        continue;
                    EXPECT_TRUE(text->ends_with('.') && text->find(", .") == std::string::npos &&
                                text->find("  ") == std::string::npos && !text->ends_with(" at.") &&
                                text->find(": .") == std::string::npos &&
                                text->find(": ;") == std::string::npos)
                        << *text;
                }
                ASSERT_FALSE(words.exposure.empty());
                const ChainExposure& exposure = *chain.exposure;
                // With a stage that gives no share nothing is said but from below.
                if (!exposure.complete() && exposure.exposure) {
                    EXPECT_EQ(words.exposure.find("at most"), std::string::npos) << words.exposure;
                    EXPECT_EQ(words.ceiling.find("at least"), std::string::npos) << words.ceiling;
                }
                ++kinds[!exposure.exposure              ? "unknown"
                        : !exposure.complete()          ? "from below"
                        : exposure.exposure->high <= 0  ? "zero"
                        : exposure.narrowest.size() > 1 ? "several"
                                                        : "one"];
            }
    EXPECT_GE(kinds.size(), 4U) << "every kind of answer is tried";
}

} // namespace
} // namespace lodestone
