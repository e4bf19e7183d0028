// SPDX-License-Identifier: GPL-3.0-or-later
// What the arrival of further sources must not change, and what it must: which table answers, which can be
// chosen, who is named beside it, and whose attribution a figure carries. On the shipped database.
#include "figure/build_figure.h"
#include "figure/claims.h"
#include "figure/market_view.h"
#include "figure/source_book.h"
#include "store/load.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class ManySources : public testing::Test {
protected:
    Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    Catalogue catalogue = loadCatalogue(database);
    MarketReader reader{catalogue, database};

    [[nodiscard]] static ViewState market(const char* mineral, Stage stage, const char* source = "") {
        ViewState state;
        state.mineral = mineral;
        state.stage = stage;
        state.source = source;
        return state;
    }
    [[nodiscard]] const SourceChoice* choice(const std::vector<SourceChoice>& all, const char* slug) const {
        const auto at =
            std::ranges::find_if(all, [&](const SourceChoice& one) { return one.source->slug == slug; });
        return at == all.end() ? nullptr : &*at;
    }
};

/// All the words of a figure that a reader can meet.
class Words {
public:
    explicit Words(const Figure& figure) {
        add(figure.headline + figure.subtitle + figure.note);
        std::visit([this](const auto& body) { add(body); }, figure.body);
    }
    [[nodiscard]] bool name(const std::string& words) const { return m_all.find(words) != std::string::npos; }

private:
    void add(const std::string& words) { m_all += words + "\n"; }
    void add(const Notice& notice) { add(notice.text); }
    void add(const BarsBody& body) {
        add(body.title + body.subtitle);
        for (const Bar& bar : body.bars)
            add(bar.tooltip);
    }
    void add(const StackBody& body) {
        add(body.title + body.subtitle);
        for (const auto& run : body.segments)
            for (const StackColumn& column : run)
                for (const std::string& tooltip : column.tooltips)
                    add(tooltip);
    }
    void add(const TreemapBody& body) {
        add(body.title + body.subtitle);
        for (const Tile& tile : body.tiles)
            add(tile.tooltip);
    }
    void add(const LinesBody& body) {
        add(body.title + body.subtitle);
        for (const Line& line : body.lines)
            for (const auto& segment : line.segments)
                for (const LinePoint& point : segment)
                    add(point.tooltip);
    }
    void add(const ChainBody& body) {
        for (const Rung& rung : body.rungs) {
            add(rung.tooltip);
            for (const std::string& line : rung.lines)
                add(line);
        }
    }
    void add(const CardsBody& body) {
        for (const Card& card : body.cards)
            add(card.line + card.tooltip);
    }
    void add(const MatrixBody& body) {
        for (const std::string& origin : body.origins)
            add(origin);
        for (const MatrixLine& line : body.lines)
            for (const MatrixCell& cell : line.cells)
                add(cell.tooltip);
    }
    void add(const LadderBody& body) {
        for (const LadderRung& rung : body.rungs)
            add(rung.source + rung.tooltip + rung.claimLine);
    }
    void add(const TimelineBody&) {}
    void add(const AgreementsBody&) {}
    void add(const SourcesBody& body) {
        for (const SourceDot& table : body.tables)
            add(table.name + table.tooltip);
    }
    void add(const DisputePart& part) {
        for (const DisputeLine& line : part.lines)
            add(line.who + line.tooltip);
    }
    void add(const MapBody& body) {
        for (const MapCountry& land : body.countries)
            add(land.tooltip);
        for (const MapPlace& place : body.places)
            add(place.tooltip);
    }
    void add(const OverviewBody& body) {
        add(body.cards);
        add(body.bars);
        add(body.chain);
        add(body.history);
        add(body.dispute);
    }
    std::string m_all;
};

TEST_F(ManySources, AStudyOfSharesAnswersUnaskedOnlyWhereNobodyElseDoes) {
    int others = 0;
    for (const Mineral& mineral : catalogue.minerals)
        for (const Stage stage : {Stage::Mining, Stage::Processing}) {
            const auto all = catalogue.seriesOf(mineral.id, stage);
            if (all.empty() || std::ranges::all_of(all, [](const Series* one) { return one->unit == "%"; }))
                continue;
            ++others;
            const ViewState state = market(mineral.slug.c_str(), stage).normalised(catalogue);
            EXPECT_NE(seriesFor(state, catalogue, state.year)->unit, "%") << mineral.slug;
            EXPECT_LE(state.year, 2025) << mineral.slug << ": no outlook";
        }
    EXPECT_GT(others, 60);
}

TEST_F(ManySources, AHistoryHoldsNoYearThatOnlyASecondChoiceHas) {
    for (const Mineral& mineral : catalogue.minerals)
        for (const Stage stage : allStages) {
            const auto all = catalogue.seriesOf(mineral.id, stage);
            if (all.empty() || all.front()->preference > 0)
                continue;
            std::set<Year> first;
            for (const Series* series : all)
                if (series->preference == 0)
                    first.insert(series->years.begin(), series->years.end());
            const std::vector<Year> years = yearsFor(market(mineral.slug.c_str(), stage), catalogue);
            EXPECT_EQ(std::set<Year>(years.begin(), years.end()), first) << mineral.slug;
        }
}

TEST_F(ManySources, EverySourceOfAStageCanBeChosenAndAnswersWithOneTable) {
    for (const Mineral& mineral : catalogue.minerals)
        for (const Stage stage : allStages) {
            const ViewState state = market(mineral.slug.c_str(), stage).normalised(catalogue);
            std::set<SourceId> there;
            for (const Series* series : catalogue.seriesOf(mineral.id, stage))
                there.insert(series->source);
            const std::vector<SourceChoice> choices = sourceChoices(state, catalogue);
            EXPECT_EQ(choices.size(), there.size()) << mineral.slug;
            if (!choices.empty()) {
                EXPECT_EQ(choices.front().source->id, seriesFor(state, catalogue, state.year)->source)
                    << mineral.slug << ": what answers unasked comes first";
            }
            for (const SourceChoice& one : choices) {
                ViewState asked = state;
                asked.source = one.source->slug;
                asked = asked.normalised(catalogue);
                EXPECT_EQ(asked.source, one.source->slug) << mineral.slug;
                EXPECT_EQ(asked.year, one.year) << mineral.slug << " " << asked.source;
                std::set<std::pair<Measure, std::string>> facts;
                for (const MarketView& view : marketHistory(asked, reader))
                    facts.emplace(view.series->measure, view.series->product);
                EXPECT_EQ(facts.size(), 1u) << mineral.slug << " " << asked.source;
            }
        }
}

TEST_F(ManySources, AMeanOfYearsSaysSoWhereItIsOfferedAndNamed) {
    const ViewState state = market("cobalt", Stage::Mining).normalised(catalogue);
    const std::vector<SourceChoice> choices = sourceChoices(state, catalogue);
    const SourceChoice* study = choice(choices, "eu-crm-2023");
    ASSERT_NE(study, nullptr);
    EXPECT_EQ(study->other, "2016–2020 average");
    EXPECT_EQ(choices.front().other, "");

    ViewState year = state;
    year.year = 2018;
    const std::vector<OtherEdition> others = otherEditions(*marketView(year, reader, 2018), reader);
    const auto named = std::ranges::find_if(
        others, [](const OtherEdition& one) { return one.source->slug == "eu-crm-2023"; });
    ASSERT_NE(named, others.end());
    EXPECT_EQ(named->name(), "EU CRM study 2023, 2016–2020 average");
    year.year = 2025;
    for (const OtherEdition& one : otherEditions(*marketView(year, reader, 2025), reader))
        EXPECT_NE(one.source->slug, "eu-crm-2023") << "its years are over";
}

TEST_F(ManySources, TheChainNamesTheYearsOfAStageThatOnlyAStudyHas) {
    const Figure figure =
        buildFigure(*parseViewState("mineral=neodymium&stage=processing"), catalogue, database);
    EXPECT_TRUE(Words(figure).name("EU CRM study 2023, 2016–2020 average"));
}

TEST_F(ManySources, AFigureThatNamesASourceWhichAsksForAttributionCarriesItsLine) {
    int named = 0;
    for (const FigureSpec& spec : figureSpecs())
        for (const Mineral& mineral : catalogue.minerals)
            for (const Stage stage : {Stage::Mining, Stage::Processing}) {
                ViewState state = market(mineral.slug.c_str(), stage);
                state.figure = spec.id;
                const Figure figure = buildFigure(state, catalogue, database);
                const Words words(figure);
                for (const Source& source : catalogue.sources) {
                    if (!asksForAttribution(source) || !words.name(source.shortName))
                        continue;
                    ++named;
                    EXPECT_NE(std::ranges::find(figure.sources, source.attribution, &SourceLine::text),
                              figure.sources.end())
                        << spec.id << " of " << mineral.slug << " names " << source.shortName;
                }
            }
    EXPECT_GT(named, 50);
}

/// How the table of a source spells a country, in each of its years; '' as we do.
std::set<std::string> spellings(const Database& database, const Catalogue& catalogue, const char* iso3,
                                const char* source) {
    std::set<std::string> found;
    for (const Series& series : catalogue.series)
        if (series.source == catalogue.sourceBySlug(source)->id)
            for (const SupplyYear& data : loadSupply(database, series).years)
                if (const SupplyRow* row = data.row(catalogue.countryByIso3(iso3)->id))
                    found.insert(row->publishedAs);
    return found;
}

// The spelling is the row's own: one edition may spell a country in two ways. That each stands in its line is
// checked by tests/audit_cells.py.
TEST_F(ManySources, ACountryIsSpeltAsTheFileOfItsRowSpellsIt) {
    using Names = std::set<std::string>;
    const auto of = [this](const char* iso3, const char* source) {
        return spellings(database, catalogue, iso3, source);
    };
    EXPECT_EQ(of("MMR", "usgs-mcs-2026"), Names{"Burma"});
    EXPECT_EQ(of("COD", "usgs-mcs-2023"), Names{"Congo (Kinshasa)"});
    EXPECT_EQ(of("COD", "usgs-myb-2021"), (Names{"Congo (Kinshasa)", "Congo, Kinshasa"}));
    EXPECT_EQ(of("COD", "usgs-wmo-2025"), Names{"Congo (Kinshasa)"});
    EXPECT_EQ(of("BRA", "eu-crm-2023"), (Names{"", "Brasilia"}));
    EXPECT_EQ(of("BRA", "usgs-mcs-2026"), Names{""});
    EXPECT_EQ(of("CHN", "usgs-mcs-printed"), Names{""}) << "a file of two columns names no country";
}

TEST_F(ManySources, AFigureIsPublishedNoEarlierThanTheYearItSpeaksOf) {
    int dated = 0;
    for (const Series& series : catalogue.series)
        for (const Year year : series.years) {
            if (series.outlookFrom != 0 && year >= series.outlookFrom)
                continue;
            ++dated;
            const Source& source = *catalogue.source(series.source);
            EXPECT_GE(publishedOn(series, source, year).year, year) << source.slug << " " << series.label;
        }
    EXPECT_GT(dated, 2000);
    const auto printed =
        std::ranges::find(catalogue.series, catalogue.sourceBySlug("usgs-mcs-printed")->id, &Series::source);
    EXPECT_EQ(publishedOn(*printed, *catalogue.source(printed->source), 2005).iso(), "2007");
}

TEST_F(ManySources, AWorkbookIsNamedWithSheetAndRow) {
    for (const Series& series : catalogue.series) {
        const Source& source = *catalogue.source(series.source);
        if (source.slug != "usgs-myb-2020" || series.label != "smelter production")
            continue;
        const SupplyYear data = loadSupply(database, series).years.front();
        EXPECT_EQ(placeWords(data.rows.front().cell, source, catalogue),
                  "sources/usgs_myb_tables/tin.xlsx, sheet T10, row 7");
        Cell nowhere = data.rows.front().cell;
        nowhere.sourceRow = 0;
        EXPECT_EQ(placeWords(nowhere, source, catalogue), source.file);
        return;
    }
    FAIL() << "there is no smelter production of tin";
}

TEST_F(ManySources, AClaimStandsBesideTheYearsItSpeaksOfAndCarriesItsDate) {
    std::map<std::string, Claim> claims;
    for (Claim& claim : loadClaims(database))
        claims.emplace(claim.slug, std::move(claim));
    int drawn = 0;
    const auto check = [&](const std::vector<ClaimMark>& marks, Year year, const std::string& words,
                           const std::string& where) {
        for (const ClaimMark& mark : marks)
            for (const std::string& slug : mark.claims) {
                const Claim& claim = claims.at(slug);
                EXPECT_TRUE(speaksOf(claim, year)) << slug << " on " << where << " of " << year;
                EXPECT_NE(words.find(claim.asOf.empty() ? std::to_string(claim.reported.year) : claim.asOf),
                          std::string::npos)
                    << "no date: " << words;
                ++drawn;
            }
    };
    for (const char* mineral : {"rare-earths", "copper", "cobalt", "lithium", "graphite"})
        for (const Stage stage : {Stage::Mining, Stage::Processing})
            for (const Year year : {2005, 2010, 2015, 2020, 2023, 2024}) {
                ViewState state = market(mineral, stage);
                state.year = year;
                state.figure = "overview";
                Figure figure = buildFigure(state, catalogue, database);
                for (const Rung& rung : std::get<OverviewBody>(figure.body).chain.rungs) {
                    std::string words;
                    for (const std::string& line : rung.lines)
                        words += line + "\n";
                    const auto view = marketView(market(mineral, rung.stage), reader, figure.state.year);
                    check(rung.claims, rung.share && view ? view->data.year : figure.state.year, words,
                          std::string("overview of ") + mineral);
                }
                state.figure = "chain";
                figure = buildFigure(state, catalogue, database);
                const auto* ladder = std::get_if<LadderBody>(&figure.body);
                for (const LadderRung& rung : ladder != nullptr ? ladder->rungs : std::vector<LadderRung>())
                    if (year < 2023) {
                        EXPECT_TRUE(rung.claims.empty()) << mineral << year << rung.title;
                        EXPECT_EQ(rung.claimLine, "");
                    }
            }
    EXPECT_GT(drawn, 2);
    EXPECT_TRUE(claimsFor(database, catalogue.mineralBySlug("rare-earths")->id, Stage::Mining, 2010).empty());
    EXPECT_EQ(claimsFor(database, catalogue.mineralBySlug("copper")->id, Stage::Processing, 2024).size(), 1U);
    EXPECT_TRUE(claimsFor(database, catalogue.mineralBySlug("copper")->id, Stage::Processing, 2025).empty());
}

TEST_F(ManySources, AShareOfBatteryGradeGraphiteIsNotDrawnAsOneOfNaturalGraphite) {
    const auto claims = claimsFor(database, catalogue.mineralBySlug("graphite")->id, Stage::Processing, 2024);
    ASSERT_EQ(claims.size(), 1U);
    EXPECT_NE(claims.front().text.find("not of natural graphite alone"), std::string::npos);
    for (const char* text : {"figure=overview&mineral=graphite", "figure=chain&mineral=graphite&year=2024",
                             "figure=chain&mineral=graphite"}) {
        const Figure figure = buildFigure(*parseViewState(text), catalogue, database);
        const DataTable& table = figure.table;
        for (const std::vector<std::string>& row : table.rows)
            for (const std::string& cell : row)
                EXPECT_EQ(cell.find("0.96"), std::string::npos) << text;
        if (const auto* ladder = std::get_if<LadderBody>(&figure.body)) {
            for (const LadderRung& rung : ladder->rungs)
                EXPECT_TRUE(rung.claims.empty()) << text;
        }
    }
}

} // namespace
} // namespace lodestone
