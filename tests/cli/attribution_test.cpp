// SPDX-License-Identifier: GPL-3.0-or-later
// What the licence CC BY asks for stands in every answer that uses such a source.
#include "cli/cli_run.h"

namespace lodestone {
namespace {

class Attribution : public CommandLine {
protected:
    Attribution() { database = LODESTONE_SHIPPED_DATABASE; }
};

TEST_F(Attribution, StandsInEveryAnswerAboutATableOfTheEuStudy) {
    for (const char* verb : {"shares", "concentration"}) {
        const ordered_json answer = json({verb, "--mineral", "tungsten", "--stage", "processing"});
        EXPECT_EQ(answer.at("source"), "eu-crm-2023");
        EXPECT_EQ(answer.at("licence"), "CC BY 4.0");
        EXPECT_TRUE(answer.at("attribution").get<std::string>().starts_with("European Commission")) << verb;
        EXPECT_TRUE(answer.at("url").get<std::string>().starts_with("https://")) << verb;
    }
}

TEST_F(Attribution, StandsWhereANoteAloneGivesAFigureOfTheStudy) {
    const ordered_json answer =
        json({"shares", "--mineral", "cobalt", "--stage", "processing", "--year", "2020"});
    ASSERT_EQ(answer.at("source"), "usgs-myb-2020");
    ASSERT_EQ(answer.at("also_uses").size(), 1u);
    EXPECT_EQ(answer.at("also_uses")[0].at("source"), "eu-crm-2023");
    EXPECT_EQ(answer.at("also_uses")[0].at("licence"), "CC BY 4.0");
    EXPECT_TRUE(
        answer.at("also_uses")[0].at("attribution").get<std::string>().starts_with("European Commission"));
}

TEST_F(Attribution, IsPaintedIntoAFigureWithTheStudyInOneRungAlone) {
    const cli::Outcome outcome = run({"figure", "overview", "--mineral", "lithium", "--stage", "mining",
                                      "--year", "2025", "--out", "unpainted.svg"});
    ASSERT_EQ(outcome.code, ExitCode::Done) << outcome.error;
    ASSERT_EQ(painted.figures.size(), 1u);
    EXPECT_TRUE(std::ranges::any_of(painted.figures.front().sources, [](const SourceLine& line) {
        return line.text.starts_with("European Commission") && line.licence == "CC BY 4.0";
    }));
}

TEST_F(Attribution, TheDataBookSaysWhichSourcesAskForIt) {
    int asked = 0;
    for (const ordered_json& source : json({"sources"})) {
        const bool by = source.at("licence").get<std::string>().find("CC BY") != std::string::npos;
        EXPECT_EQ(source.at("attribution_required"), by) << source.at("id");
        EXPECT_FALSE(source.at("attribution").get<std::string>().empty()) << source.at("id");
        asked += by ? 1 : 0;
    }
    EXPECT_GE(asked, 3);
}

} // namespace
} // namespace lodestone
