// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs against each other and against the figures: whatever is asked of a market, its year, leader and
// index are the same.
#include "cli/cli_run.h"

#include <map>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lodestone {
namespace {

class OneAnswerOfTheVerbs : public CommandLine {
protected:
    OneAnswerOfTheVerbs() { database = LODESTONE_SHIPPED_DATABASE; }

    /// What a verb says of a market, as far as all verbs say it.
    static ordered_json said(const ordered_json& row) {
        ordered_json kept;
        for (const char* key : {"year", "source", "leader_iso3", "hhi_low", "hhi_high_open"})
            kept[key] = row.at(key);
        return kept;
    }
    [[nodiscard]] std::optional<ordered_json> asked(Words words) {
        words.emplace_back("--json");
        const cli::Outcome outcome = run(words);
        if (outcome.code != ExitCode::Done)
            return std::nullopt;
        return ordered_json::parse(outcome.out, nullptr, false);
    }
};

TEST_F(OneAnswerOfTheVerbs, ChainRankMatrixAndConcentrationGiveOneAnswer) {
    int held = 0;
    for (const char* year : {"", "2025", "2020", "2015"}) {
        const Words when = *year == '\0' ? Words{} : Words{"--year", year};
        const auto with = [&](Words words) {
            words.insert(words.end(), when.begin(), when.end());
            return words;
        };
        std::map<std::pair<std::string, std::string>, ordered_json> ranked;
        for (const char* stage : {"reserves", "mining", "processing", "magnets"})
            for (const ordered_json& row : json(with({"rank", "--stage", stage})))
                ranked[{row.at("mineral"), stage}] = row;
        for (const ordered_json& cell : json(with({"rank", "--matrix"})))
            EXPECT_EQ(said(cell), said(ranked.at({cell.at("mineral"), cell.at("stage")}))) << cell << year;
        std::string last;
        for (const auto& [market, row] : ranked) {
            if (market.first != last) {
                last = market.first;
                const auto chain = asked(with({"chain", "--mineral", last}));
                for (std::size_t i = 0; chain && i < 4; ++i) {
                    const ordered_json& rung = chain->at("rungs")[i];
                    EXPECT_EQ(said(rung), said(ranked.at({last, rung.at("stage")}))) << rung << year;
                    ++held;
                }
                for (const char* stage : {"reserves", "mining", "processing", "magnets"})
                    EXPECT_TRUE(chain || ranked.at({last, stage}).at("hhi_low").is_null()) << last << year;
            }
            if (row.at("hhi_low").is_null() || std::string_view(year) != "2015")
                continue;
            const ordered_json one =
                json({"concentration", "--mineral", market.first, "--stage", market.second, "--year",
                      std::to_string(row.at("year").get<int>())});
            EXPECT_EQ(said(one), said(row)) << market.first << market.second << year;
        }
    }
    EXPECT_GT(held, 1000);
}

TEST_F(OneAnswerOfTheVerbs, APaintedChainShowsWhatTheVerbSays) {
    const auto expectPage = [&](const Words& question, const std::string& mineral, const char* figure) {
        Words words{"figure", figure, "--mineral", mineral, "--out", "x.png"};
        words.insert(words.end(), question.begin(), question.end());
        painted.figures.clear();
        if (run(words).code != ExitCode::Done)
            return false;
        Words verb{"chain", "--mineral", mineral};
        if (const auto at = std::ranges::find(question, "--year"); at != question.end())
            verb.insert(verb.end(), {"--year", *(at + 1)});
        const std::optional<ordered_json> chain = asked(verb);
        const Figure& page = painted.figures.front();
        std::map<std::string, std::string> shown; // stage -> source and years
        if (const auto* overview = std::get_if<OverviewBody>(&page.body))
            for (const Rung& rung : overview->chain.rungs)
                shown[rung.mark.key] = rung.share ? fmt::format("{}", fmt::join(rung.lines, "; ")) : "";
        else
            for (const auto& row : page.table.rows)
                if (row[5] != "claim")
                    shown[row[0]] = row[3].empty() ? "" : row[7] + ", " + row[6];
        if (!chain) { // no stage has shares
            for (const auto& [stage, line] : shown) {
                EXPECT_EQ(line, "") << figure << mineral << stage;
            }
        }
        for (std::size_t i = 0; chain && i < 4; ++i) {
            const ordered_json& rung = chain->at("rungs")[i];
            const auto said = shown.find(rung.at("stage"));
            if (said == shown.end())
                continue; // no such stage
            const bool shares = !rung.at("hhi_low").is_null();
            EXPECT_EQ(!said->second.empty(), shares) << figure << mineral << rung;
            if (shares) {
                EXPECT_TRUE(contains(said->second, rung.at("source_name").get<std::string>() + ", " +
                                                       rung.at("period").get<std::string>()))
                    << figure << mineral << rung << said->second;
            }
        }
        return true;
    };
    int pages = 0;
    for (const char* mineral : {"cobalt", "gallium", "hafnium", "nickel", "rare-earths", "lithium",
                                "germanium", "titanium", "bismuth", "scandium", "natural-graphite"})
        for (const char* stage : {"reserves", "mining", "processing"})
            for (const Words& when :
                 {Words{}, Words{"--year", "2015"}, Words{"--year", "2020"}, Words{"--year", "2025"}})
                for (const char* figure : {"overview", "chain"}) {
                    Words question{"--stage", stage};
                    question.insert(question.end(), when.begin(), when.end());
                    pages += expectPage(question, mineral, figure);
                }
    EXPECT_GT(pages, 100);
}

TEST_F(OneAnswerOfTheVerbs, WhatNoTableIsEarlyEnoughForHasNone) {
    const ordered_json chain = json({"chain", "--mineral", "cobalt", "--year", "2015"});
    const ordered_json& reserves = chain.at("rungs")[0];
    EXPECT_TRUE(reserves.at("source").is_null());
    EXPECT_TRUE(
        reserves.at("reason").get<std::string>().starts_with("No table of 2015 or earlier; the first"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, {"figure", "chain", "--mineral", "cobalt", "--stage",
                                                          "reserves", "--year", "2015", "--out", "x.png"}),
                         "2015"));
}

TEST_F(OneAnswerOfTheVerbs, AChainWithoutAnyShareSaysWhichYearHasThem) {
    const std::string line = complaint(ExitCode::NoSuchData, {"chain", "--mineral", "germanium"});
    EXPECT_TRUE(contains(line, "withheld"));
    EXPECT_TRUE(contains(line, "The newest earlier year with shares is 2020."));
    EXPECT_EQ(json({"chain", "--mineral", "germanium", "--year", "2020"}).at("rungs")[2].at("year"), 2020);
}

TEST_F(OneAnswerOfTheVerbs, AWithheldMemberLeavesAnExposureOpenUpwards) {
    const ordered_json chain = json({"chain", "--mineral", "lithium", "--country", "USA"});
    EXPECT_EQ(chain.at("exposure_complete"), false);
    EXPECT_EQ(chain.at("missing"), (ordered_json{"mining"}));
    const std::string words = chain.at("exposure_words");
    EXPECT_TRUE(contains(words, "Exposure to the United States: at least 11.9"));
    EXPECT_TRUE(contains(words, "at mining the world total leaves it out"));
    EXPECT_TRUE(contains(chain.at("ceiling_words"), "at most 88.1"));
    EXPECT_EQ(chain.at("rungs")[3].at("there"), false);
}

} // namespace
} // namespace lodestone
