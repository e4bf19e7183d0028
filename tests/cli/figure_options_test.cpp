// SPDX-License-Identifier: GPL-3.0-or-later
// The options of the verb figure: what becomes of them, and what is said of those that cannot be.
#include "cli/cli_run.h"

namespace lodestone {
namespace {

class FigureOptions : public SampleCommandLine {
protected:
    /// The figure of rare earths with `words` added, as it was handed to the painter.
    [[nodiscard]] const Figure& painted1(Words words, const std::string& out = "a.png") {
        painted = {};
        words.insert(words.begin(), {"figure", "shares", "--mineral", "rare-earths", "--stage", "mining"});
        words.insert(words.end(), {"--out", out});
        const cli::Outcome outcome = run(words);
        EXPECT_EQ(outcome.code, ExitCode::Done) << outcome.error;
        if (painted.figures.empty())
            painted.figures.emplace_back();
        return painted.figures.front();
    }
    [[nodiscard]] ExportLook look(Words words, const std::string& out = "a.png") {
        (void)painted1(std::move(words), out);
        return painted.outputs.empty() ? ExportLook{} : painted.outputs.front().look;
    }
    [[nodiscard]] std::string misuse(Words words, const std::string& out = "a.png") {
        words.insert(words.begin(), {"figure", "shares"});
        words.insert(words.end(), {"--out", out});
        return complaint(ExitCode::WrongUsage, words);
    }
};

TEST_F(FigureOptions, TheLookIsWhatWasAsked) {
    EXPECT_EQ(look({}), ExportLook{});
    const ExportLook page = look({"--preset", "a4-page", "--ground", "print"}, "a.pdf");
    EXPECT_EQ(page.width, 2126);
    EXPECT_EQ(page.dpi, 300);
    EXPECT_EQ(page.typePoints, 7.5);
    EXPECT_EQ(page.preset, "a4-page");
    const ExportLook inches = look({"--inches", "7x4.5", "--dpi", "200", "--scale", "1.5", "--type", "8"});
    EXPECT_EQ(inches.width, 1400);
    EXPECT_EQ(inches.height, 900);
    EXPECT_EQ(inches.dpi, 200);
    EXPECT_EQ(inches.scale, 1.5);
    EXPECT_EQ(inches.typePoints, 8);
    EXPECT_EQ(look({"--inches", "3x2"}).width, 900) << "300 dpi where none is said";
    EXPECT_EQ(look({"--preset", "square", "--size", "800x450"}).preset, "") << "an own size";
    EXPECT_EQ(look({"--vision", "tritanopia"}).vision, ExportLook::Vision::Tritanopia);
    EXPECT_TRUE(look({"--curves"}, "a.svg").curves);
    EXPECT_EQ(look({"--theme", "transparent"}).ground, ExportLook::Ground::Transparent);
}

TEST_F(FigureOptions, ALookThatCannotBeIsExplained) {
    EXPECT_TRUE(contains(misuse({"--preset", "poster"}), "letter-page"));
    EXPECT_TRUE(contains(misuse({"--size", "800x450", "--inches", "7x5"}), "two sizes"));
    EXPECT_TRUE(contains(misuse({"--inches", "7by5"}), "7x4.7"));
    EXPECT_TRUE(contains(misuse({"--inches", "nanxinf"}), "not a size"));
    EXPECT_TRUE(contains(misuse({"--inches", "60x60"}), "16384 pixels"));
    EXPECT_TRUE(contains(misuse({"--dpi", "nan"}), "36 to 2400"));
    EXPECT_TRUE(contains(misuse({"--scale", "5"}), "1 to 4"));
    EXPECT_TRUE(contains(misuse({"--type", "2"}), "3 to 72"));
    EXPECT_TRUE(contains(misuse({"--vision", "cat"}), "protanopia"));
    EXPECT_TRUE(contains(misuse({"--vision", "grey"}, "a.pdf"), "PNG only"));
    EXPECT_TRUE(contains(misuse({"--curves"}, "a.pdf"), ".svg"));
    EXPECT_TRUE(contains(misuse({"--labels", "none"}), "direct or legend"));
    EXPECT_TRUE(painted.figures.empty());
}

TEST_F(FigureOptions, WordsTakeThePlaceOfTheFiguresOwnAndStandInItsFrame) {
    const Figure& figure = painted1({"--headline", "Few hands", "--subtitle", "In tonnes", "--note", "",
                                     "--alt", "One bar", "--credit", "The Paper", "--labels", "legend"});
    EXPECT_EQ(figure.headline, "Few hands");
    EXPECT_EQ(figure.subtitle, "In tonnes");
    EXPECT_EQ(figure.note, "");
    EXPECT_EQ(figure.altText, "One bar");
    EXPECT_EQ(figure.frame.credit, "The Paper");
    EXPECT_EQ(figure.frame.labels, FigureFrame::Labels::Legend);
    EXPECT_EQ(figure.frame.headline, "Few hands");
    EXPECT_FALSE(painted1({}).frame.headline) << "what is not said stays as built";
}

TEST_F(FigureOptions, AnnotationsAreReadInTheirShortFormAndAsJson) {
    const Figure& figure = painted1({"--annotate", "text 2011.5,0.9 = Export quotas", "--annotate",
                                     "arrow country:chn@1.1,0.5 2010,0.2 = Here", "--annotate",
                                     "range 2010.5 2015.3 = A dispute = long", "--annotate", "level 0.5",
                                     "--annotate", "country CHN = China", "--annotate",
                                     R"({"kind": "line", "at": {"x": 2014.6, "y": 0}, "text": "Ruling"})"});
    using Kind = Annotation::Kind;
    const Mark china{Mark::Kind::Country, "CHN"};
    const std::vector<Annotation> expected{
        {Kind::Text, {{}, 2011.5, 0.9}, {}, false, "Export quotas"},
        {Kind::Arrow, {china, 1.1, 0.5}, {{}, 2010, 0.2}, false, "Here"},
        {Kind::Range, {{}, 2010.5, 0}, {{}, 2015.3, 0}, false, "A dispute = long"},
        {Kind::Line, {{}, 0, 0.5}, {}, true, ""},
        {Kind::Country, {china, 0, 0}, {}, false, "China"},
        {Kind::Line, {{}, 2014.6, 0}, {}, false, "Ruling"}};
    EXPECT_EQ(figure.frame.annotations, expected);
}

TEST_F(FigureOptions, AnAnnotationThatCannotBeReadIsNamed) {
    const auto wrong = [this](const char* words) {
        return complaint(ExitCode::WrongUsage, {"figure", "shares", "--out", "a.png", "--annotate", words});
    };
    EXPECT_TRUE(contains(wrong("circle 1,2 = x"), "'circle' is not a kind"));
    EXPECT_TRUE(contains(wrong("arrow 1,2 = x"), "two places"));
    EXPECT_TRUE(contains(wrong("text 1,2 3,4 = x"), "one place"));
    EXPECT_TRUE(contains(wrong("text one,2 = x"), "'one' is not a number"));
    EXPECT_TRUE(contains(wrong("text moon:1@1,2 = x"), "country:CHN"));
    EXPECT_TRUE(contains(wrong("= x"), "empty"));
    EXPECT_TRUE(contains(wrong(R"({"kind": "text")"), "not JSON"));
    EXPECT_TRUE(contains(wrong(R"({"kind": "text"})"), "'at' is missing"));
    EXPECT_TRUE(contains(
        complaint(ExitCode::NoSuchData, {"figure", "shares", "--out", "a.png", "--annotate", "country XYZ"}),
        "XYZ"));
    EXPECT_TRUE(painted.figures.empty());
}

TEST_F(FigureOptions, AFrameFileIsReadAndOptionsReplaceItsParts) {
    const auto file = folder.write("frame.json", R"({"headline": "Filed", "note": "Kept", "annotations": [
        {"kind": "line", "at": {"x": 2014, "y": 0}, "text": "Ruling"}]})");
    const Figure& figure =
        painted1({"--frame", file.string(), "--headline", "Typed", "--annotate", "line 2015 = Second"});
    EXPECT_EQ(figure.headline, "Typed");
    EXPECT_EQ(figure.note, "Kept");
    EXPECT_EQ(figure.frame.annotations.size(), 2u);
    const auto run1 = [this](const std::filesystem::path& path) {
        return Words{"figure", "shares", "--out", "a.png", "--frame", path.string()};
    };
    EXPECT_TRUE(contains(complaint(ExitCode::FileTrouble, run1(folder / "none.json")), "none.json"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::BadInput, run1(folder.write("no.json", "headline: x"))), "not JSON"));
    EXPECT_TRUE(contains(complaint(ExitCode::BadInput, run1(folder.write("odd.json", R"({"headlin": "x"})"))),
                         "'headlin'"));
}

TEST_F(FigureOptions, LintWarnsOnTheErrorOutputAndSucceeds) {
    const Words words{"figure", "shares", "--mineral", "rare-earths", "--stage",
                      "mining", "--alt",  "",          "--lint"};
    Words typed = words;
    typed.insert(typed.end(), {"--out", "a.png"});
    const cli::Outcome warned = run(typed);
    EXPECT_EQ(warned.code, ExitCode::Done);
    EXPECT_EQ(warned.out, "a.png\n");
    EXPECT_TRUE(contains(warned.error, "[empty-alt-text]\n"));
    EXPECT_TRUE(warned.error.starts_with("lodestone: warning: "));
    const ordered_json warnings = json(typed);
    EXPECT_EQ(warnings["file"], "a.png");
    const auto& list = warnings["warnings"];
    EXPECT_TRUE(
        std::ranges::any_of(list, [](const ordered_json& one) { return one["rule"] == "empty-alt-text"; }));
}

TEST_F(FigureOptions, WithoutLintNothingIsSaidOfTheFigure) {
    const cli::Outcome quiet = run(
        {"figure", "shares", "--mineral", "rare-earths", "--stage", "mining", "--alt", "", "--out", "a.png"});
    EXPECT_EQ(quiet.error, "");
}

} // namespace
} // namespace lodestone
