// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables of the shipped database count, in sentences, lists and choices: a part never goes by the
// name of the whole.
#include "figure/build_figure.h"
#include "figure/market_view.h"
#include "figure/scope.h"
#include "figure/subjects.h"
#include "store/load.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <set>
#include <tuple>

namespace lodestone {
namespace {

class Subjects : public testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE));
        s_catalogue = std::make_unique<Catalogue>(loadCatalogue(*s_db));
    }
    static void TearDownTestSuite() {
        s_catalogue.reset();
        s_db.reset();
    }
    static const Catalogue& catalogue() { return *s_catalogue; }
    static std::string headline(ViewState state) {
        return buildFigure(state.normalised(catalogue()), catalogue(), *s_db).headline;
    }
    static ViewState at(const char* mineral, Stage stage, const char* product = "") {
        ViewState state;
        state.figure = "shares";
        state.mineral = mineral;
        state.stage = stage;
        state.product = product;
        return state;
    }
    static std::string nameOf(const Series& series) {
        return catalogue().mineral(series.mineral)->slug + "/" + std::string(slug(series.stage)) + "/" +
               std::string(slug(series.measure)) + "/" + series.product + "/" +
               catalogue().source(series.source)->slug;
    }

private:
    inline static std::unique_ptr<Database> s_db;
    inline static std::unique_ptr<Catalogue> s_catalogue;
};

TEST_F(Subjects, EverySeriesSaysWhatItsProducersDid) {
    const std::map<Measure, std::set<std::string>> verbs{
        {Measure::Production, {"mined", "produced", "refined", "processed"}},
        {Measure::Capacity, {"had"}},
        {Measure::Reserves, {"holds"}}};
    for (const Series& series : catalogue().series)
        EXPECT_TRUE(verbs.at(series.measure).contains(series.verb)) << nameOf(series) << ": " << series.verb;
}

// What a publisher weighs is the mineral, its content, or something that has a name of its own.
TEST_F(Subjects, ABasisThatNamesSomethingElseHasASubject) {
    const std::set<std::string> ofTheMineral{"product weight", "share of world supply", "volume",
                                             "mixed forms",    "metal content",         "elemental iodine"};
    // One name in the basis, and why it is the mineral's own.
    const std::map<std::string, std::string> own{{"rare-earth oxide equivalent", "rare-earths"},
                                                 {"scandium oxide equivalent", "scandium"},
                                                 {"yttrium oxide equivalent", "yttrium"},
                                                 {"zirconium dioxide (ZrO2) content", "zirconium"},
                                                 {"potassium oxide (K2O) equivalent", "potash"},
                                                 {"calcined equivalent weight", "alumina"},
                                                 {"marketable phosphate rock", "phosphate-rock"},
                                                 {"sodium carbonate", "soda-ash"},
                                                 {"recoverable rubidium materials", "rubidium"},
                                                 {"platinum-group-metal content", "platinum-group-metals"}};
    int checked = 0;
    for (const Series& series : catalogue().series) {
        const Mineral& mineral = *catalogue().mineral(series.mineral);
        if (!series.subject.empty() || ofTheMineral.contains(series.basis))
            continue;
        ++checked;
        const auto known = own.find(series.basis);
        if (known != own.end()) {
            EXPECT_EQ(known->second, mineral.slug) << nameOf(series);
            continue;
        }
        EXPECT_EQ(series.basis, inSentence(mineral) + " content") << nameOf(series);
    }
    EXPECT_GT(checked, 200);
}

TEST_F(Subjects, AProductWithoutASubjectIsTheWhole) {
    const std::set<std::string> whole{"natural-and-synthetic", "k2o-equivalent", "strontium-content"};
    for (const Series& series : catalogue().series)
        if (!series.product.empty() && series.subject.empty()) {
            EXPECT_TRUE(whole.contains(series.product)) << nameOf(series);
        }
}

TEST_F(Subjects, NothingIsMinedThatIsGrownMadeOrDrawnFromAWell) {
    const std::set<std::string> never{
        "natural-cork", "natural-rubber", "natural-teak-wood", "roundwood", "sapele-wood", "hydrogen",
        "helium",       "neon",           "krypton",           "xenon",     "bromine",     "soda-ash",
        "salt",         "peat",           "limestone"};
    for (const Series& series : catalogue().series)
        if (never.contains(catalogue().mineral(series.mineral)->slug)) {
            EXPECT_NE(series.verb, "mined") << nameOf(series);
        }
}

TEST_F(Subjects, HeadlinesNameTheProduct) {
    const std::tuple<ViewState, std::string, std::string> expected[] = {
        {at("titanium", Stage::Mining), "ilmenite", "titanium"},
        {at("titanium", Stage::Mining, "rutile"), "rutile", "titanium"},
        {at("clays", Stage::Mining), "bentonite", "clays"},
        {at("soda-ash", Stage::Mining), "natural soda ash", "mined"},
        {at("chromium", Stage::Processing), "ferrochromium", "world’s chromium"},
        {at("niobium", Stage::Processing), "ferroniobium", "world’s niobium"},
        {at("gemstones", Stage::Mining), "gem-quality diamond", "gemstones"},
        {at("natural-cork", Stage::Mining), "produced", "mined"},
        {at("roundwood", Stage::Mining), "produced", "mined"},
        {at("hydrogen", Stage::Mining), "produced", "mined"},
        {at("magnesium-compounds", Stage::Mining), "magnesite", "magnesium compounds"},
        {at("arsenic", Stage::Processing), "arsenic trioxide", "world’s arsenic in"}};
    for (const auto& [state, said, unsaid] : expected) {
        const std::string text = headline(state);
        EXPECT_NE(text.find(said), std::string::npos) << text;
        EXPECT_EQ(text.find(unsaid), std::string::npos) << text;
    }
}

TEST_F(Subjects, ANameOfAProductLeadsToIt) {
    const std::tuple<const char*, const char*, Stage, const char*> expected[] = {
        {"rutile", "titanium", Stage::Mining, "rutile"},
        {"Kaolin", "clays", Stage::Mining, "kaolin"},
        {"fuller's earth", "clays", Stage::Mining, "fuller’s earth"},
        {"ferrosilicon", "silicon", Stage::Processing, "ferrosilicon"},
        {"pig iron", "iron-and-steel", Stage::Processing, "pig iron"},
        {"titanium dioxide", "titanium", Stage::Processing, "titanium dioxide pigment"},
        {"titanium sponge", "titanium", Stage::Processing, "titanium sponge"},
        {"steel", "iron-and-steel", Stage::Processing, "raw steel"}};
    for (const auto& [name, mineral, stage, subject] : expected) {
        ViewState state;
        state.mineral = name; // as a link may write it
        state = state.normalised(catalogue());
        const Series* series = seriesFor(state, catalogue(), state.year);
        ASSERT_NE(series, nullptr) << name;
        EXPECT_EQ(state.mineral, mineral);
        EXPECT_EQ(state.stage, stage) << name;
        EXPECT_EQ(subjectOf(*series, *catalogue().mineral(series->mineral)), subject);
    }
}

TEST_F(Subjects, EveryNameOfAProductHasATableOrSaysWhyNot) {
    for (const Mineral& mineral : catalogue().minerals)
        for (const NamedProduct& named : mineral.products) {
            if (!named.untold.empty()) {
                EXPECT_TRUE(named.untold.ends_with(".")) << named.name;
                continue;
            }
            ViewState state;
            openProduct(state, mineral, named, catalogue());
            const Series* series = seriesFor(state, catalogue(), 0);
            ASSERT_NE(series, nullptr) << named.name;
            EXPECT_EQ(series->product, named.product) << named.name;
        }
}

TEST_F(Subjects, EveryChoiceShowsWhatItSays) {
    int choices = 0;
    for (const Mineral& mineral : catalogue().minerals)
        for (const Stage stage : allStages) {
            const ViewState state = at(mineral.slug.c_str(), stage).normalised(catalogue());
            std::set<std::string> words;
            int chosen = 0;
            for (const ProductChoice& choice : productChoices(state, catalogue())) {
                ++choices;
                EXPECT_TRUE(words.insert(choice.words).second) << choice.words;
                chosen += choice.chosen ? 1 : 0;
                const ViewState next = choice.state.normalised(catalogue());
                const Series* series = seriesFor(next, catalogue(), next.year);
                ASSERT_NE(series, nullptr) << choice.words;
                EXPECT_TRUE(choice.words.starts_with(capitalised(subjectOf(*series, mineral))))
                    << choice.words << " shows " << nameOf(*series);
                for (const ProductChoice& there : productChoices(next, catalogue()))
                    EXPECT_EQ(there.chosen, there.words == choice.words) << choice.words;
            }
            EXPECT_EQ(chosen, words.empty() ? 0 : 1) << mineral.slug;
        }
    EXPECT_GT(choices, 60);
}

TEST_F(Subjects, AProductStaysFromStageToStage) {
    ViewState state = at("titanium", Stage::Mining, "rutile");
    state.measure = Measure::Production;
    state.stage = Stage::Reserves;
    state = state.normalised(catalogue());
    EXPECT_EQ(state.product, "rutile");
    EXPECT_FALSE(state.measure);
    const std::string crumbs = breadcrumb(state, catalogue());
    EXPECT_EQ(crumbs.substr(0, 17), "Titanium (rutile)");
    EXPECT_EQ(crumbs.find("rutile"), crumbs.rfind("rutile")) << "said once: " << crumbs;
}

TEST_F(Subjects, RowsOfListsNameWhatIsCounted) {
    const Mineral& titanium = *catalogue().mineralBySlug("titanium");
    const Mineral& soda = *catalogue().mineralBySlug("soda-ash");
    const Mineral& cobalt = *catalogue().mineralBySlug("cobalt");
    const auto series = [](const ViewState& state) { return seriesFor(state, catalogue(), 0); };
    const Series* ilmenite = series(at("titanium", Stage::Mining));
    EXPECT_EQ(tableName(*ilmenite, titanium), "Titanium (ilmenite)");
    EXPECT_EQ(tableName({ilmenite, series(at("titanium", Stage::Processing))}, titanium),
              "Titanium (ilmenite, titanium sponge)");
    EXPECT_EQ(tableName(*series(at("soda-ash", Stage::Mining)), soda), "Natural soda ash");
    EXPECT_EQ(tableName(*series(at("cobalt", Stage::Mining)), cobalt), "Cobalt");
    EXPECT_EQ(tableName(std::vector<const Series*>{}, cobalt), "Cobalt");
}

} // namespace
} // namespace lodestone
