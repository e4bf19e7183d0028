// SPDX-License-Identifier: GPL-3.0-or-later
// The verb verify, from end to end: files of this program on databases that are the same, changed and gone.
#include "cli/cli_run.h"

#include "support/child_process.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace lodestone {
namespace {

const std::filesystem::path program = LODESTONE_PROGRAM;

class Verify : public ::testing::Test {
protected:
    Verify() {
        database = folder / "sample.db";
        insertSampleRows(Database::create(database));
        for (const char* name : {"a.png", "a.svg", "a.pdf"})
            EXPECT_EQ(start({"figure", "shares", "--mineral", "rare-earths", "--stage", "mining", "--credit",
                             "The Paper", "--out", file(name)})
                          .exitCode,
                      0);
    }
    [[nodiscard]] std::string file(const char* name) const { return (folder / name).string(); }
    [[nodiscard]] ChildResult start(Words words) const {
        words.insert(words.end(), {"--db", database.string()});
        return runChild(program, words);
    }
    /// The verdict on one file, and the exit code of the run.
    [[nodiscard]] ordered_json verdict(const char* name, int exitCode) const {
        const ChildResult result = start({"verify", "--json", file(name)});
        EXPECT_EQ(result.exitCode, exitCode) << result.out << result.error;
        EXPECT_EQ(result.error, "");
        return ordered_json::parse(result.out).at("verified").at(0);
    }

    const TemporaryDirectory folder;
    std::filesystem::path database;
};

TEST_F(Verify, AFileOfTheSameDataAndProgramMatches) {
    const ChildResult all = start({"verify", file("a.png"), file("a.svg"), file("a.pdf")});
    EXPECT_EQ(all.exitCode, 0) << all.out << all.error;
    EXPECT_EQ(all.out,
              file("a.png") + ": matches\n" + file("a.svg") + ": matches\n" + file("a.pdf") + ": matches\n");
    EXPECT_EQ(verdict("a.png", 0).at("result"), "matches");
}

TEST_F(Verify, AFigureWithEventsIsBuiltAgainForTheDayThatItCarries) {
    ASSERT_EQ(
        start({"figure", "timeline", "--state", "about=all", "--day", "2024-05-06", "--out", file("t.svg")})
            .exitCode,
        0);
    const ordered_json same = verdict("t.svg", 0);
    EXPECT_EQ(same.at("result"), "matches");
    EXPECT_TRUE(contains(same.at("view"), "&day=2024-05-06"));
    ASSERT_EQ(start({"figure", "--from", file("t.svg"), "--out", file("again.svg")}).exitCode, 0);
    EXPECT_EQ(verdict("again.svg", 0).at("view"), same.at("view"));
}

TEST_F(Verify, ChangedDataAreListedCellByCell) {
    SQLite::Database(database.string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE cell SET value = value * 2 WHERE value > 0");
    const ordered_json changed = verdict("a.svg", 1);
    EXPECT_EQ(changed.at("result"), "data-changed");
    ASSERT_FALSE(changed.at("changes").empty());
    EXPECT_TRUE(contains(changed.at("changes").dump(), "column 'value'"));
}

TEST_F(Verify, AnEventBesideTheTableIsChangedDataAndNamed) {
    ASSERT_EQ(
        start({"figure", "overview", "--mineral", "rare-earths", "--stage", "mining", "--out", file("b.png")})
            .exitCode,
        0);
    EXPECT_EQ(verdict("b.png", 0).at("result"), "matches");
    SQLite::Database(database.string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE event SET title = 'Another memorandum' WHERE slug = 'EV003'");
    const ordered_json changed = verdict("b.png", 1);
    EXPECT_EQ(changed.at("result"), "data-changed");
    EXPECT_TRUE(contains(changed.at("changes").dump(), "Another memorandum (EV003)' is new")) << changed;
    EXPECT_TRUE(contains(changed.at("changes").dump(), "A memorandum (EV003)' is gone")) << changed;
    EXPECT_EQ(verdict("a.png", 0).at("result"), "matches") << "a figure without events";
}

TEST_F(Verify, AFileThatAnotherProgramTouchedIsAltered) {
    std::string svg = bytesOf(folder / "a.svg");
    svg.insert(svg.rfind("</svg>"), "<!-- edited -->");
    folder.write("a.svg", svg);
    EXPECT_EQ(verdict("a.svg", 1).at("result"), "altered");
}

TEST_F(Verify, WhatIsNoFigureOrDamagedOrNotThereIsToldApart) {
    folder.write("b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    folder.write("c.png", bytesOf(folder / "a.png").substr(0, 3000));
    EXPECT_TRUE(contains(verdict("b.svg", 3).at("words"), "carries no figure"));
    EXPECT_TRUE(contains(verdict("c.png", 3).at("words"), "damaged"));
    EXPECT_EQ(verdict("d.png", 4).at("result"), "unreadable");
    const ChildResult all = start({"verify", file("a.png"), file("b.svg"), file("d.png")});
    EXPECT_EQ(all.exitCode, 4) << "the worst of all";
    EXPECT_TRUE(contains(all.out, file("a.png") + ": matches\n"));
    EXPECT_EQ(start({"verify"}).exitCode, 2);
}

TEST_F(Verify, AFigureFromAFileIsTheSameFigureAndTakesAnotherLook) {
    ASSERT_EQ(start({"figure", "--from", file("a.pdf"), "--out", file("b.svg")}).exitCode, 0);
    EXPECT_TRUE(bytesOf(folder / "b.svg") == bytesOf(folder / "a.svg"));
    ASSERT_EQ(start({"figure", "--from", file("a.png"), "--ground", "dark", "--credit", "Me", "--out",
                     file("c.svg")})
                  .exitCode,
              0);
    const std::string dark = bytesOf(folder / "c.svg");
    EXPECT_TRUE(contains(dark, "<photoshop:Credit>Me</photoshop:Credit>"));
    EXPECT_FALSE(dark == bytesOf(folder / "a.svg"));
    EXPECT_EQ(verdict("c.svg", 0).at("result"), "matches");
    folder.write("none.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    EXPECT_EQ(start({"figure", "--from", file("none.svg"), "--out", file("x.png")}).exitCode, 3);
    EXPECT_EQ(start({"figure", "--from", file("gone.svg"), "--out", file("x.png")}).exitCode, 4);
}

} // namespace
} // namespace lodestone
