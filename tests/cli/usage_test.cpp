// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_run.h"

#include "cli/arguments.h"
#include "figure/build_figure.h"

#include <cctype>
#include <fstream>
#include <sstream>

namespace lodestone {
namespace {

class Usage : public SampleCommandLine {
protected:
    [[nodiscard]] std::string misuse(Words words) {
        return complaint(ExitCode::WrongUsage, std::move(words));
    }
    [[nodiscard]] std::string missing(Words words) {
        return complaint(ExitCode::NoSuchData, std::move(words));
    }
    [[nodiscard]] static Words shares(Words more) {
        Words words{"shares", "--mineral", "rare-earths", "--stage", "mining"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

TEST_F(Usage, EveryVerbExplainsItselfWithExamples) {
    for (const std::string& verb : cli::verbs()) {
        const cli::Outcome help = run({verb, "--help"});
        EXPECT_EQ(help.code, ExitCode::Done);
        EXPECT_TRUE(contains(help.out, "Examples:\n  lodestone " + verb));
        EXPECT_TRUE(contains(help.out, "--db"));
        const bool writesFiles =
            verb == "figure" || verb == "figures" || verb == "bundle" || verb == "report";
        // What --lint of a figure warns of is JSON on demand.
        EXPECT_EQ(help.out.find("--json") != std::string::npos, !writesFiles || verb == "figure") << verb;
        EXPECT_EQ(static_cast<bool>(contains(help.out, "--csv ")), !writesFiles && verb != "verify") << verb;
        // Tables: what is printed, and the data that a figure leaves as.
        EXPECT_EQ(static_cast<bool>(contains(help.out, "--csv-for")),
                  (!writesFiles && verb != "verify") || verb == "figure")
            << verb;
    }
    EXPECT_TRUE(contains(run({"--help"}).out, "4 trouble with a file or the database"));
    EXPECT_TRUE(run({"--version"}).out.starts_with("lodestone "));
}

TEST_F(Usage, EveryOptionThatWantsAValueSaysSoWhenItIsMissing) {
    for (const std::string& verb : cli::verbs()) {
        const std::string help = run({verb, "--help"}).out;
        const std::string options = help.substr(0, help.find("Examples:"));
        int found = 0;
        std::istringstream words(options);
        std::string option;
        for (std::string word; words >> word; option = word.starts_with("--") ? word : std::string()) {
            // '--mineral MINERAL': what follows in capitals stands for a value.
            if (option.empty() || word.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos ||
                std::isupper(static_cast<unsigned char>(word.front())) == 0)
                continue;
            ++found;
            EXPECT_TRUE(contains(misuse({verb, option, "--next"}), option + " wants a value")) << verb;
            EXPECT_TRUE(contains(misuse({verb, option + "="}), option + " wants a value")) << verb;
        }
        EXPECT_GE(found, verb == "verify" ? 1 : 2) << verb; // all that verify is told are files
    }
    EXPECT_TRUE(contains(run({"scenario", "--list", "--json"}).out, "slow-diversification"))
        << "a flag of one verb, though another's option";
}

TEST_F(Usage, AnEmptyNameOfTheDatabaseIsNotTheUsualOne) {
    EXPECT_TRUE(contains(cli::run({"list", "minerals", "--db", ""}, {}).error, "--db wants a value"));
    EXPECT_EQ(cli::run({"--db", "", "list", "minerals"}, {}).code, ExitCode::WrongUsage);
}

TEST_F(Usage, AnOptionGivenTwiceOrLeftOpenAtTheEndIsNamed) {
    EXPECT_TRUE(contains(misuse(shares({"--year", "2024", "--year", "2025"})), "--year is given twice"));
    EXPECT_TRUE(contains(misuse(shares({"--year=2024", "--year", "2025"})), "--year is given twice"));
    EXPECT_TRUE(contains(misuse(shares({"--year"})), "--year wants a value"));
    EXPECT_EQ(run(shares({"--json", "--json"})).code, ExitCode::Done) << "a flag says the same twice";
}

TEST_F(Usage, TheReadmeNamesEveryVerbAndEveryFigure) {
    std::ifstream file(LODESTONE_README);
    std::stringstream readme;
    readme << file.rdbuf();
    for (const std::string& verb : cli::verbs())
        EXPECT_TRUE(contains(readme.str(), "lodestone " + verb + " "));
    for (const FigureSpec& spec : figureSpecs())
        EXPECT_TRUE(contains(readme.str(), "`" + std::string(spec.id) + "`"));
}

TEST_F(Usage, AMistypedMineralMeetsTheNearestNames) {
    EXPECT_TRUE(contains(missing({"shares", "--mineral", "lithum", "--stage", "reserves"}),
                         "'lithum'. Did you mean lithium?"));
    EXPECT_TRUE(contains(missing({"shares", "--mineral", "rare-earth", "--stage", "mining"}), "rare-earths"));
    EXPECT_TRUE(contains(missing({"events", "--country", "Chinna"}), "CHN"));
    EXPECT_TRUE(contains(missing({"claims", "--mineral", ""}), "list minerals"));
}

TEST_F(Usage, WhatTheDatabaseDoesNotHaveIsNamedWithWhatItHas) {
    EXPECT_TRUE(contains(missing(shares({"--year", "2019"})),
                         "the year 2019. The years there are: 2023, 2024, 2025."));
    EXPECT_TRUE(
        contains(missing(shares({"--year", "2023", "--source", "new"})), "The years there are: 2024, 2025."));
    EXPECT_TRUE(contains(missing({"shares", "--mineral", "lithium", "--stage", "magnets"}),
                         "There are tables at: reserves."));
    EXPECT_TRUE(
        contains(missing({"shares", "--mineral", "lithium", "--stage", "reserves", "--source", "old"}),
                 "These have: new."));
    EXPECT_TRUE(contains(missing(shares({"--source", "nobody"})), "list sources"));
    EXPECT_TRUE(
        contains(missing(shares({"--product", "rutile"})), "--measure capacity, or --measure production"));
    EXPECT_TRUE(contains(
        missing({"concentration", "--mineral", "lithium", "--stage", "reserves", "--year", "2001:2003"}),
        "2001 to 2003"));
    EXPECT_TRUE(contains(missing({"events", "--mineral", "clay"}), "--mineral clay"));
    EXPECT_TRUE(contains(missing({"agreements", "--from", "2040"}), "--from 2040"));
    EXPECT_TRUE(contains(missing({"claims", "--mineral", "clay"}), "No claim"));
}

TEST_F(Usage, WhatNoDatabaseCouldAnswerIsWrongUsage) {
    EXPECT_TRUE(contains(misuse({}), "--help"));
    EXPECT_TRUE(contains(misuse({"shraes"}), "'shraes' is not a verb; the verbs are list, shares"));
    EXPECT_TRUE(contains(misuse({"list", "things"}), "The lists are minerals"));
    EXPECT_TRUE(contains(misuse({"list"}), "'lodestone list --help'"));
    EXPECT_TRUE(contains(misuse({"shares", "--mineral", "lithium"}), "--stage is required"));
    EXPECT_TRUE(contains(misuse({"shares", "--mineral", "lithium", "--stage", "smelting"}),
                         "The stages are reserves"));
    EXPECT_TRUE(contains(misuse(shares({"--json", "--csv"})), "--json excludes --csv"));
    EXPECT_TRUE(contains(misuse(shares({"--frobnicate"})), "--frobnicate"));
    EXPECT_TRUE(contains(misuse(shares({"--year"})), "--year"));
    EXPECT_TRUE(contains(misuse(shares({"--measure", "sales"})), "production, capacity and reserves"));
    EXPECT_TRUE(contains(misuse(shares({"--mineral", "lithium"})), "--mineral"))
        << "two answers to one question";
    EXPECT_TRUE(
        contains(misuse({"concentration", "--mineral", "lithium", "--stage", "reserves", "--regime", "none"}),
                 "us-2023"));
}

TEST_F(Usage, MalformedYearsAndDatesAreNamed) {
    for (const char* year : {"20x5", "205", "20255", "-202", "", "2025 ", "0000", "2024-2025"})
        EXPECT_TRUE(contains(misuse(shares({std::string("--year=") + year})), "year")) << year;
    for (const char* years : {"2024:", ":2025", "2024:20255", "2024:2025:2026", "a:b"})
        EXPECT_TRUE(contains(
            misuse({"concentration", "--mineral", "lithium", "--stage", "reserves", "--year", years}),
            years));
    for (const char* date : {"2025-13", "2025-02-30", "yesterday", "2025-1-1"})
        EXPECT_TRUE(contains(misuse({"events", "--from", date}), date));
    EXPECT_TRUE(contains(misuse({"events", "--from", "2026", "--to", "2025-12"}), "later than"));
    EXPECT_EQ(run({"events", "--from", "2025-10", "--to", "2025-10"}).code, ExitCode::Done);
}

TEST_F(Usage, FiguresCanBeListedWithoutADatabase) {
    EXPECT_EQ(cli::run({"list", "figures", "--db", (folder / "none.db").string()}, {}).code, ExitCode::Done);
    EXPECT_EQ(cli::run({"list", "minerals", "--db", (folder / "none.db").string()}, {}).code,
              ExitCode::FileTrouble);
    EXPECT_EQ(cli::run({"list", "things", "--db", (folder / "none.db").string()}, {}).code,
              ExitCode::WrongUsage);
    EXPECT_FALSE(std::filesystem::exists(folder / "none.db"));
}

TEST_F(Usage, TheDatabaseMayBeNamedBeforeOrAfterTheVerb) {
    EXPECT_EQ(cli::run({"--db", database.string(), "list", "minerals"}, {}).code, ExitCode::Done);
    EXPECT_EQ(cli::run({"list", "--db=" + database.string(), "minerals"}, {}).code, ExitCode::Done);
}

TEST_F(Usage, FigureOptionsBecomeTheStateThatIsPainted) {
    const cli::Outcome done = run({"figure", "shares", "--mineral", "rare earths", "--stage", "mining",
                                   "--year", "2024", "--source", "old", "--select", "chn", "--out", "a.svg",
                                   "--size", "1080x1350", "--theme", "print"});
    EXPECT_EQ(done.code, ExitCode::Done) << done.error;
    EXPECT_EQ(done.out, "a.svg\n");
    ASSERT_EQ(painted.figures.size(), 1u);
    EXPECT_EQ(painted.figures[0].state.text(),
              "figure=shares&mineral=rare-earths&stage=mining&source=old&year=2024&select=country:CHN");
    EXPECT_EQ(painted.outputs[0].file, "a.svg");
    EXPECT_EQ(painted.outputs[0].look.width, 1080);
    EXPECT_EQ(painted.outputs[0].look.height, 1350);
    EXPECT_EQ(painted.outputs[0].look.ground, ExportLook::Ground::Print);
}

TEST_F(Usage, AStateAsTextIsPaintedAndOptionsReplaceItsParts) {
    const std::string state = "figure=shares&mineral=rare-earths&stage=mining&year=2025&select=residual";
    EXPECT_EQ(run({"figure", "--state", state, "--out", "a.png"}).code, ExitCode::Done);
    EXPECT_EQ(run({"figure", "concentration", "--state", state, "--year", "2024", "--out", "a.png"}).code,
              ExitCode::Done);
    ASSERT_EQ(painted.figures.size(), 2u);
    EXPECT_EQ(painted.figures[0].state.text(), state);
    EXPECT_EQ(painted.figures[1].state.figure, "concentration");
}

TEST_F(Usage, WhatIsWrongWithAFigureIsSaidBeforeAnythingIsPainted) {
    EXPECT_TRUE(contains(misuse({"figure", "pie", "--out", "a.png"}), "The figures are overview"));
    EXPECT_TRUE(contains(misuse({"figure", "--out", "a.png"}), "Name a figure"));
    EXPECT_TRUE(contains(misuse({"figure", "shares"}), "--out"));
    EXPECT_TRUE(contains(misuse({"figure", "shares", "--out", "a.gif"}), ".pdf"));
    for (const char* size : {"1600", "x900", "1600x", "1600x900x", "1600X900", "-1600x900", "99999999999x9",
                             "1600x90", "20000x900"})
        EXPECT_TRUE(
            contains(misuse({"figure", "shares", "--out", "a.png", std::string("--size=") + size}), "size"))
            << size;
    EXPECT_TRUE(contains(misuse({"figure", "shares", "--out", "a.png", "--theme", "pink"}),
                         "light, dark, print and transparent"));
    EXPECT_TRUE(contains(misuse({"figure", "--state", "colour=red", "--out", "a.png"}), "is not a view"));
    EXPECT_TRUE(contains(misuse({"figure", "--state", "figure=pie", "--out", "a.png"}), "pie"));
    EXPECT_TRUE(contains(misuse({"figure", "--state", "regime=none", "--out", "a.png"}), "none"));
    EXPECT_TRUE(
        contains(misuse({"figure", "shares", "--select", "moon:full", "--out", "a.png"}), "moon:full"));
    EXPECT_TRUE(contains(missing({"figure", "shares", "--select", "XYZ", "--out", "a.png"}), "XYZ"));
    EXPECT_TRUE(contains(missing({"figure", "--state", "mineral=lithum", "--out", "a.png"}), "lithium"));
    EXPECT_TRUE(contains(missing({"figure", "--state", "source=nobody", "--out", "a.png"}), "nobody"));
    EXPECT_TRUE(contains(missing({"figure", "shares", "--year", "1999", "--out", "a.png"}),
                         "The years there are: 2023"));
    EXPECT_TRUE(
        contains(missing({"figure", "shares", "--mineral", "clay", "--out", "a.png"}), "nothing to draw"));
    EXPECT_TRUE(painted.figures.empty());
}

} // namespace
} // namespace lodestone
