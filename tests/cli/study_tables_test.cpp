// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the study verbs as text and CSV, and the keys they share.
#include "cli/cli_run.h"

#include <sstream>

namespace lodestone {
namespace {

class StudyTables : public CommandLine {
protected:
    StudyTables() { database = LODESTONE_SHIPPED_DATABASE; }

    [[nodiscard]] Words csvHeader(Words words) {
        words.emplace_back("--csv");
        const std::string out = run(words).out;
        std::stringstream line(out.substr(0, out.find("\r\n")));
        Words keys;
        for (std::string key; std::getline(line, key, ',');)
            keys.push_back(key);
        return keys;
    }
    /// The line of `text` that starts with `start`.
    [[nodiscard]] static std::string lineOf(const std::string& text, const std::string& start) {
        const std::size_t at = text.find("\n" + start);
        return at == std::string::npos ? "" : text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    }
};

TEST_F(StudyTables, TheMatrixHasARowPerMineralAndAColumnPerStage) {
    const std::string text = run({"rank", "--matrix"}).out;
    EXPECT_TRUE(contains(text, "Minerals by stages: Herfindahl-Hirschman index (index), newest year"));
    const std::string head = lineOf(text, "mineral ");
    EXPECT_LT(head.find("reserves"), head.find("mining"));
    EXPECT_LT(head.find("processing"), head.find("magnets"));
    const std::string row = lineOf(text, "Rare earths ");
    EXPECT_TRUE(contains(row, "3,761.0 (2025)"));
    EXPECT_TRUE(contains(row, "5,054.4 to 5,054.5 (2025)"));
    EXPECT_TRUE(contains(text, "An empty cell has no table, or one without shares."));
    EXPECT_TRUE(contains(text, "\nSource: US Geological Survey, Mineral Commodity Summaries 2026"));
}

TEST_F(StudyTables, TheMatrixAsCsvHasFourLinesPerMineral) {
    const std::string csv = run({"rank", "--matrix", "--measure", "cr1", "--csv"}).out;
    EXPECT_TRUE(csv.starts_with(
        "mineral,name,product,subject,stage,measure,unit,value_low,value_high,reason,leader,"));
    EXPECT_EQ(std::ranges::count(csv, '\n'),
              1 + static_cast<std::ptrdiff_t>(json({"rank", "--matrix"}).size()));
    EXPECT_TRUE(
        contains(csv, "\r\nrare-earths,Rare earths,,rare earths,mining,cr1,share,0.6923076923076923,"));
    EXPECT_TRUE(contains(csv, "\r\nrare-earths,Rare earths,,,magnets,cr1,share,,,"));
}

TEST_F(StudyTables, ARankingAsTextNumbersTheMineralsAndListsThoseWithout) {
    const std::string text = run({"rank", "--stage", "mining", "--year", "2025", "--list", "us-2025"}).out;
    EXPECT_TRUE(contains(text, "Ranking at the stage Mining: Herfindahl-Hirschman index"));
    EXPECT_TRUE(contains(lineOf(text, " 1  "), "above"));
    EXPECT_TRUE(contains(text, "\nWithout a value\n"));
    EXPECT_TRUE(contains(text, "for countries they are an analogy"));
    EXPECT_TRUE(contains(run({"rank", "--stage", "mining", "--measure", "supply_left"}).out,
                         "a low value means that few hold much"));
}

TEST_F(StudyTables, WhatHasNoWorldTotalHasNoPlaceInARankingAndNoVerdict) {
    const std::string text = run({"rank", "--stage", "mining"}).out;
    EXPECT_TRUE(contains(
        text, "Not of the world: no world total is published, it is a lower bound, or one country is "
              "named\n  Sand and gravel, construction: 10,000.0 (one country named; USGS MCS "
              "2026, 2025)"));
    EXPECT_FALSE(contains(lineOf(text, " 1  "), "Sand and gravel"));
    bool listedOnly = false;
    for (const ordered_json& row : json({"rank", "--stage", "mining"})) {
        if (row.at("of_world").is_null())
            continue;
        EXPECT_FALSE(listedOnly && row.at("of_world") == true) << row;
        listedOnly = row.at("of_world") == false;
        if (listedOnly) {
            EXPECT_EQ(row.at("verdict"), "straddles") << row;
        }
    }
    EXPECT_TRUE(listedOnly);
    const Words stone{"concentration", "--mineral", "crushed-stone", "--stage", "mining"};
    EXPECT_EQ(json(stone).at("verdict"), "straddles");
    EXPECT_TRUE(contains(run(stone).out, "none (one country named): the index of the world may be anything"));
    EXPECT_TRUE(contains(run({"rank", "--matrix"}).out, "10,000.0 (2025)*"));
}

TEST_F(StudyTables, TheGroupOfRareEarthsNamesItsPartsThatHaveATable) {
    EXPECT_TRUE(contains(run({"chain", "--mineral", "rare-earths"}).out,
                         "at the stage ‘Processing’. There are tables of 16 of its parts"));
}

TEST_F(StudyTables, AnEventWindowAsCsvGivesBothSidesWithTheirSource) {
    const Words asked{"window", "--event", "EV001", "--mineral", "rare-earths", "--stage", "mining"};
    Words csv = asked;
    csv.emplace_back("--csv");
    const std::string out = run(csv).out;
    EXPECT_TRUE(out.starts_with("event,mineral,stage,measure,before_year,before_value_low,"));
    EXPECT_TRUE(contains(out, "\r\nEV001,rare-earths,mining,hhi,2009,8693.02"));
    EXPECT_TRUE(contains(out, ",usgs-myb-1998-2015,2010,8076.94"));
    EXPECT_TRUE(contains(out, ",same_edition,0,0,-542.35"));
    EXPECT_TRUE(contains(out, ",fell,false,Both years are of USGS Yearbooks 1998–2015.,,\"US Geological "
                              "Survey, Minerals Yearbooks 1998 to 2015"));
    const std::string text = run(asked).out;
    EXPECT_TRUE(contains(text, "8,693.0 (2009)"));
    EXPECT_TRUE(contains(text, "An association in time"));
}

TEST_F(StudyTables, EveryCsvNamesAttributionAndLicence) {
    const Words market{"--mineral", "cobalt", "--stage", "mining"};
    const auto with = [&](const std::string& verb, const Words& more) {
        Words words{verb};
        words.insert(words.end(), market.begin(), market.end());
        words.insert(words.end(), more.begin(), more.end());
        return words;
    };
    for (const Words& asked :
         {with("explain", {}), with("compare", {}), with("compare", {"--from", "2020", "--to", "2025"}),
          with("blocs", {"--bloc", "asean"}), with("scenario", {"--edits", "scale leader 0.5 keep"}),
          with("concentration", {"--per-source"}), with("concentration", {}),
          Words{"rank", "--stage", "mining"}, Words{"chain", "--mineral", "cobalt"},
          Words{"window", "--event", "EV001", "--mineral", "cobalt"}}) {
        const Words keys = csvHeader(asked);
        for (const char* key : {"attribution", "licence"})
            EXPECT_NE(std::ranges::find(keys, key), keys.end()) << asked.front() << " " << key;
    }
}

TEST_F(StudyTables, TheIndexHasTheSameThreeEndsInEveryVerb) {
    const auto expectOne = [&](const std::string& mineral, const std::string& first,
                               const std::vector<double>& ends, bool topK) {
        const Words market{"--mineral", mineral, "--stage", "mining", "--year", "2025"};
        const auto asked = [&](Words words) {
            words.insert(words.end(), market.begin(), market.end());
            return json(words);
        };
        const ordered_json one = asked({"concentration"});
        EXPECT_NEAR(one.at("hhi_low").get<double>(), ends[0], 0.05);
        EXPECT_NEAR(one.at("hhi_high").get<double>(), ends[1], 0.05);
        EXPECT_NEAR(one.at("hhi_high_open").get<double>(), ends[2], 0.05);
        EXPECT_EQ(one.at("top_k_holds"), topK) << mineral;
        // `assured`: a verb that prints no end on which the table gives no warrant.
        const auto same = [&](const ordered_json& other, const std::string& key, const char* where,
                              bool assured) {
            for (const char* end : {"_low", "_high", "_high_open"}) {
                const ordered_json& value = other.at(key + end);
                if (std::string_view(end) == "_high" && assured && !topK) {
                    EXPECT_TRUE(value.is_null()) << where;
                } else {
                    EXPECT_NEAR(value.get<double>(), one.at(std::string("hhi") + end).get<double>(), 1e-9)
                        << where << " " << end;
                }
            }
        };
        for (const ordered_json& row : json({"rank", "--stage", "mining", "--year", "2025"}))
            if (row.at("mineral") == mineral)
                same(row, "hhi", "rank", false);
        same(asked({"compare"}).at("sources")[0], "hhi", "compare", false);
        same(json({"chain", "--mineral", mineral, "--year", "2025"}).at("rungs")[1], "hhi", "chain", false);
        same(asked({"blocs", "--countries", first + ",PHL"}), "hhi_as_members", "blocs", true);
        const ordered_json what = asked({"scenario", "--edits", "scale " + first + " 1 keep"});
        same(what, "hhi_before", "scenario", true);
        same(what, "hhi_after", "scenario, nothing changed", true);
    };
    expectOne("nickel", "IDN", {4558.5, 4560.5, 4619.7}, false);
    expectOne("graphite", "CHN", {6114.1, 6114.1, 6120.9}, true);
}

TEST_F(StudyTables, ACountryThatAYearDoesNotNameHasNoShareThereRatherThanZero) {
    const Words asked{"compare", "--mineral", "cobalt", "--stage", "mining",
                      "--from",  "2020",      "--to",   "2025"};
    bool found = false;
    const ordered_json change = json(asked);
    for (const ordered_json& term : change.at("terms"))
        if (term.at("movement") == "no_longer_named" && term.at("otherwise") == "not listed") {
            found = true;
            EXPECT_TRUE(term.at("share_after").is_null()) << term;
            EXPECT_GT(term.at("share_before").get<double>(), 0);
        }
    EXPECT_TRUE(found);
    EXPECT_TRUE(contains(lineOf(run(asked).out, "Morocco "), "not named"));
}

TEST_F(StudyTables, AGovernanceWeightedIndexSaysWhichYearItsScoresAreOf) {
    EXPECT_TRUE(contains(run({"explain", "--mineral", "cobalt", "--stage", "mining", "--year", "2025",
                              "--measure", "hhi_governance"})
                             .out,
                         "Governance scores are of 2024."));
    EXPECT_TRUE(contains(run({"explain", "--mineral", "cobalt", "--stage", "mining", "--year", "2019",
                              "--measure", "hhi_governance", "--governance", "wgi-2021"})
                             .out,
                         "Governance scores are of 2019."));
}

TEST_F(StudyTables, CompareRefusesASourceWhereItShowsThemAll) {
    const Words asked{"compare", "--mineral", "cobalt", "--stage", "mining", "--source", "usgs-mcs-2025"};
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, asked), "--from and --to"));
    Words change = asked;
    change.insert(change.end(), {"--from", "2023", "--to", "2024"});
    EXPECT_EQ(json(change).at("to").at("source"), "usgs-mcs-2025");
}

TEST_F(StudyTables, AnySetOfCountriesCanBeTakenOutOfAMarket) {
    const Words asked{"explain", "--mineral", "nickel",    "--stage",    "mining",
                      "--year",  "2025",      "--measure", "supply_left"};
    const auto with = [&](const Words& more) {
        Words words = asked;
        words.insert(words.end(), more.begin(), more.end());
        return words;
    };
    // 3,900,000 t, of which Indonesia 2,600,000 and the Philippines 270,000.
    const ordered_json two = json(with({"--countries", "IDN,PHL"}));
    EXPECT_NEAR(two.at("explanation").at("value_low").get<double>(), 100 * (1 - 2'870.0 / 3'900), 1e-6);
    EXPECT_EQ(two.at("countries"), (ordered_json{"IDN", "PHL"}));
    EXPECT_EQ(json(with({"--country", "IDN"})).at("explanation").at("value_low"),
              json(asked).at("explanation").at("value_low"))
        << "the leader is taken out when nobody is named";
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"explain", "--mineral", "nickel", "--stage",
                                                          "mining", "--countries", "IDN,PHL"}),
                         "supply_left"));
}

} // namespace
} // namespace lodestone
