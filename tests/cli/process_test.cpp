// SPDX-License-Identifier: GPL-3.0-or-later
// The real executable as a child: exit codes, streams, files. No display is set.
#include "cli/cli_run.h"
#include "support/child_process.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <random>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lodestone {
namespace {

const std::filesystem::path program = LODESTONE_PROGRAM;
const std::filesystem::path shipped = LODESTONE_SHIPPED_DATABASE;

class Process : public ::testing::Test {
protected:
    [[nodiscard]] static ChildResult start(const Words& words, const Words& environment = {}) {
        return runChild(program, words, environment);
    }
    /// A database that cannot be used: exit code 4, one line that names the file, and the file as it was.
    static void expectRefused(const std::filesystem::path& file, const std::string& words) {
        const std::string before = std::filesystem::exists(file) ? bytesOf(file) : "";
        const auto neighbours = std::distance(std::filesystem::directory_iterator(file.parent_path()), {});
        const ChildResult result = start({"list", "minerals", "--db", file.string()});
        EXPECT_EQ(result.exitCode, 4) << result.signal << result.out << result.error;
        EXPECT_EQ(result.out, "");
        EXPECT_EQ(std::ranges::count(result.error, '\n'), 1) << result.error;
        EXPECT_TRUE(contains(result.error, file.string()));
        EXPECT_TRUE(contains(result.error, words));
        EXPECT_EQ(std::filesystem::exists(file) ? bytesOf(file) : "", before);
        EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}), neighbours)
            << "a file was left behind";
    }
    [[nodiscard]] std::filesystem::path copyOfShipped(const char* name) const {
        std::filesystem::copy_file(shipped, folder / name);
        return folder / name;
    }

    const TemporaryDirectory folder;
};

TEST_F(Process, EachExitCodeIsAnswered) {
    EXPECT_EQ(start({"list", "stages"}).exitCode, 0);
    EXPECT_EQ(start({"--help"}).exitCode, 0);
    EXPECT_EQ(start({"--version"}).exitCode, 0);
    EXPECT_EQ(start({"shares", "--mineral", "lithum", "--stage", "mining"}).exitCode, 1);
    EXPECT_EQ(start({"shares", "--mineral", "lithium", "--stage", "smelting"}).exitCode, 2);
    EXPECT_EQ(start({"shraes"}).exitCode, 2);
    EXPECT_EQ(start({"list", "stages", "--db", (folder / "none.db").string()}).exitCode, 4);
}

TEST_F(Process, AnswersGoToOneStreamAndErrorsToTheOther) {
    const ChildResult good = start({"shares", "--mineral", "rare-earths", "--stage", "mining", "--json"});
    EXPECT_EQ(good.error, "");
    EXPECT_NEAR(nlohmann::json::parse(good.out).at("rows").at(0).at("share").get<double>(), 0.6923, 0.00005);
    const ChildResult bad = start({"shares", "--mineral", "lithum", "--stage", "mining"});
    EXPECT_EQ(bad.out, "");
    EXPECT_TRUE(contains(bad.error, "Did you mean lithium"));
}

TEST_F(Process, TheDatabaseBesideTheProgramAnswersWithoutBeingNamed) {
    EXPECT_EQ(start({"list", "minerals"}, {"LODESTONE_DB="}).out,
              start({"list", "minerals", "--db", shipped.string()}).out);
    const ChildResult elsewhere =
        start({"list", "minerals"}, {"LODESTONE_DB=" + (folder / "none.db").string()});
    EXPECT_EQ(elsewhere.exitCode, 4);
    EXPECT_TRUE(contains(elsewhere.error, (folder / "none.db").string()));
}

TEST_F(Process, AMissingOrForeignFileIsRefused) {
    expectRefused(folder / "none.db", "no such file");
    expectRefused(folder.write("empty.db", ""), "");
    expectRefused(folder.write("text.db", "not a database\n"), "");
    std::filesystem::create_directory(folder / "directory.db");
    const ChildResult directory = start({"list", "minerals", "--db", (folder / "directory.db").string()});
    EXPECT_EQ(directory.exitCode, 4);
    EXPECT_EQ(std::ranges::count(directory.error, '\n'), 1) << directory.error;
}

TEST_F(Process, RandomBytesAreRefused) {
    std::mt19937 random(20251115);
    std::string bytes(65536, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random() & 0xFFU);
    expectRefused(folder.write("random.db", bytes), "");
    const std::string whole = bytesOf(shipped);
    expectRefused(folder.write("header.db", whole.substr(0, 100) + bytes), "");
}

TEST_F(Process, ATruncatedDatabaseIsRefusedWhereverItEnds) {
    const std::string whole = bytesOf(shipped);
    for (const std::size_t kept :
         {std::size_t{10}, std::size_t{100}, std::size_t{4096}, whole.size() / 2, whole.size() - 1})
        expectRefused(folder.write("truncated" + std::to_string(kept) + ".db", whole.substr(0, kept)), "");
}

TEST_F(Process, ADatabaseOfANewerProgramIsRefused) {
    const auto file = copyOfShipped("newer.db");
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    expectRefused(file, "newer");
}

TEST_F(Process, ADatabaseWithBrokenContentsIsRefused) {
    const auto file = copyOfShipped("broken.db");
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA foreign_keys = OFF; UPDATE source SET published = 'soon'");
    expectRefused(file, "soon");
}

TEST_F(Process, ADatabaseLockedByAnotherProcessIsRefused) {
    const auto file = copyOfShipped("locked.db");
    int ready[2] = {-1, -1};
    int done[2] = {-1, -1};
    ASSERT_EQ(pipe(ready) + pipe(done), 0);
    const pid_t holder = fork();
    if (holder == 0) {
        SQLite::Database lock(file.string(), SQLite::OPEN_READWRITE);
        lock.exec("BEGIN EXCLUSIVE");
        char byte = 'r';
        const bool told = write(ready[1], &byte, 1) == 1;
        close(done[1]);
        _exit(told && read(done[0], &byte, 1) == 0 ? 0 : 1);
    }
    char byte = 0;
    ASSERT_EQ(read(ready[0], &byte, 1), 1);
    const std::string before = bytesOf(file);
    const ChildResult result = start({"list", "minerals", "--db", file.string()});
    EXPECT_EQ(result.exitCode, 4) << result.out;
    EXPECT_EQ(std::ranges::count(result.error, '\n'), 1) << result.error;
    EXPECT_TRUE(contains(result.error, "locked"));
    EXPECT_EQ(bytesOf(file), before);
    close(done[1]);
    int status = -1;
    EXPECT_EQ(waitpid(holder, &status, 0), holder);
    EXPECT_EQ(status, 0);
    for (const int end : {ready[0], ready[1], done[0]})
        close(end);
    EXPECT_EQ(start({"list", "minerals", "--db", file.string()}).exitCode, 0) << "free again";
}

TEST_F(Process, AReaderThatLeavesEarlyDoesNotCrashTheProgram) {
    const ChildResult result = runChildIntoClosedPipe(program, {"events", "--json"});
    EXPECT_EQ(result.signal, 0);
    EXPECT_EQ(result.exitCode, 0);
    EXPECT_EQ(result.error, "");
}

TEST_F(Process, AFullDiskIsReported) {
    const ChildResult shell = runChild("/bin/sh", {"-c", program.string() + " list minerals > /dev/full"});
    EXPECT_EQ(shell.exitCode, 4);
    EXPECT_TRUE(contains(shell.error, "Cannot write the output"));
}

TEST_F(Process, EveryFigureIsPaintedWithoutADisplay) {
    const Words none{"DISPLAY=", "WAYLAND_DISPLAY=", "QT_QPA_PLATFORM=", "XDG_RUNTIME_DIR="};
    const nlohmann::json figures = nlohmann::json::parse(start({"list", "figures", "--json"}).out);
    for (const auto& figure : figures) {
        const std::string id = figure.at("id");
        const auto png = folder / (id + ".png");
        const auto svg = folder / (id + ".svg");
        const ChildResult first = start(
            {"figure", id, "--mineral", "rare-earths", "--stage", "mining", "--out", png.string()}, none);
        EXPECT_EQ(first.exitCode, 0) << id << first.signal << first.error;
        EXPECT_EQ(first.error, "") << id;
        EXPECT_EQ(first.out, png.string() + "\n");
        EXPECT_TRUE(bytesOf(png).starts_with("\x89PNG")) << id;
        const ChildResult second =
            start({"figure", id, "--out", svg.string(), "--theme", "dark", "--size", "1080x1350"}, none);
        EXPECT_EQ(second.exitCode, 0) << id << second.error;
        EXPECT_TRUE(contains(bytesOf(svg).substr(0, 400), "<svg")) << id;
    }
}

TEST_F(Process, APictureHasTheSizeThatWasAsked) {
    const auto png = folder / "small.png";
    ASSERT_EQ(start({"figure", "shares", "--out", png.string(), "--size", "800x450"}).exitCode, 0);
    const std::string bytes = bytesOf(png);
    const auto side = [&bytes](std::size_t at) { // big-endian, in the first chunk of a PNG
        return (static_cast<unsigned char>(bytes[at + 2]) << 8) + static_cast<unsigned char>(bytes[at + 3]);
    };
    EXPECT_EQ(side(16), 800);
    EXPECT_EQ(side(20), 450);
}

TEST_F(Process, AFigureThatCannotBeWrittenIsReportedAndLeavesNothing) {
    const ChildResult result = start({"figure", "shares", "--out", (folder / "none" / "a.png").string()});
    EXPECT_EQ(result.exitCode, 4);
    EXPECT_EQ(std::ranges::count(result.error, '\n'), 1) << result.error;
    std::filesystem::create_directory(folder / "d.png");
    EXPECT_EQ(start({"figure", "shares", "--out", (folder / "d.png").string()}).exitCode, 4);
    EXPECT_TRUE(std::filesystem::is_directory(folder / "d.png"));
    ASSERT_EQ(::mkfifo((folder / "e.png").c_str(), 0600), 0);
    EXPECT_EQ(start({"figure", "shares", "--out", (folder / "e.png").string()}).exitCode, 4)
        << "only an ordinary file is replaced";
    EXPECT_TRUE(std::filesystem::is_fifo(folder / "e.png"));
    std::filesystem::remove(folder / "d.png");
    std::filesystem::remove(folder / "e.png");
    const ChildResult flat =
        start({"figure", "overview", "--size", "16000x200", "--out", (folder / "c.png").string()});
    EXPECT_EQ(flat.exitCode, 2) << "the figure does not fit the size that was asked";
    EXPECT_EQ(std::ranges::count(flat.error, '\n'), 1) << flat.error;
    const ChildResult nothing =
        start({"figure", "shares", "--mineral", "boron", "--out", (folder / "b.png").string()});
    EXPECT_EQ(nothing.exitCode, 1);
    EXPECT_EQ(folder.names(), Words{});
}

} // namespace
} // namespace lodestone
