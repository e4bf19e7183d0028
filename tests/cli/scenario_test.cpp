// SPDX-License-Identifier: GPL-3.0-or-later
// Every edit of a what-if from the command line: the world total stays, or its change is said.
#include "cli/cli_run.h"

namespace lodestone {
namespace {

class ScenarioEdits : public CommandLine {
protected:
    ScenarioEdits() { database = LODESTONE_SHIPPED_DATABASE; }
    [[nodiscard]] static Words asked(const std::string& edits) {
        return {"scenario", "--mineral", "rare-earths", "--stage", "mining",
                "--year",   "2025",      "--edits",     edits};
    }
    [[nodiscard]] static double number(const ordered_json& json, const char* key) {
        return json.at(key).get<double>();
    }
};

TEST_F(ScenarioEdits, EveryEditKeepsTheWorldTotalWhereAskedTo) {
    for (const char* edits :
         {"set-share CHN 50% keep", "set-amount CHN 200000 keep", "scale CHN 0.5 keep", "remove CHN keep",
          "add ZAF 5% keep", "add ZAF 20000 keep", "merge AUS USA", "split CHN 0.3 'North'",
          "stockpile 6 keep", "grow AUS 10%/year 2030 keep", "remove leader keep; set-share USA 40% keep"}) {
        const ordered_json answer = json(asked(edits));
        EXPECT_NEAR(number(answer, "total_after"), 390'000, 1e-6) << edits;
        EXPECT_EQ(answer.at("edits"), edits) << "the text form reads back";
        EXPECT_EQ(answer.at("hypothetical"), true);
    }
}

TEST_F(ScenarioEdits, EveryEditThatMovesTheWorldTotalSaysFromWhatToWhat) {
    const std::vector<std::pair<const char*, double>> moved{
        {"set-share CHN 50% change", 240'000},     // the others' 120,000 are the other half
        {"set-amount CHN 200000 change", 320'000}, // 390,000 - 70,000
        {"scale CHN 0.5 change", 255'000},         // 390,000 - 135,000
        {"remove CHN change", 120'000},
        {"add ZAF 20000 change", 410'000},
        {"add ZAF 5% change", 390'000 / 0.95},
        {"stockpile 6 change", 585'000}, // and half a year's 195,000
        {"grow AUS 10%/year 2030 change", 390'000 + 29'000 * 0.61051},
        {"grow all 5%/year 2030 change", 390'000 * 1.2762815625},
    };
    for (const auto& [edits, total] : moved) {
        const ordered_json answer = json(asked(edits));
        EXPECT_NEAR(number(answer, "total_after"), total, 1e-6) << edits;
        EXPECT_TRUE(
            contains(answer.at("notes")[0].get<std::string>(), "The world total changes from 390,000 to "))
            << edits;
    }
}

TEST_F(ScenarioEdits, AnEditThatDoesNotSayWhetherTheTotalStaysIsRefused) {
    for (const char* edits : {"set-share CHN 50%", "scale CHN 2", "remove CHN", "stockpile 3"})
        EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, asked(edits)), "keep")) << edits;
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, asked("grow all 5%/year 2030 keep")), "give way"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, asked("remove FRA keep")), "Edit 1"));
}

TEST_F(ScenarioEdits, TheExampleNamesWhoSaidItAndEveryVerbIsExplained) {
    const ordered_json outlook = json(
        {"scenario", "--mineral", "rare-earths", "--stage", "mining", "--example", "slow-diversification"});
    EXPECT_TRUE(contains(outlook.at("said_by").get<std::string>(), "Rajiv Biswas"));
    const std::string list = run({"scenario", "--list"}).out;
    for (const char* verb :
         {"set-share", "set-amount", "scale", "remove", "add", "merge", "split", "stockpile", "grow"})
        EXPECT_TRUE(contains(list, "\n  " + std::string(verb) + " "));
}

} // namespace
} // namespace lodestone
