// SPDX-License-Identifier: GPL-3.0-or-later
// Words, files and JSON from outside at their gates.
#include "figure/frame.h"
#include "figure/outside_json.h"
#include "figure/url_text.h"
#include "figure/view_state.h"
#include "model/letters.h"
#include "model/outside_file.h"
#include "model/outside_words.h"
#include "support/temporary_directory.h"

#include <gtest/gtest.h>

#include <filesystem>

#include <sys/stat.h>

namespace lodestone {
namespace {

TEST(OutsideWords, KeepWhatAReaderSeesAndLoseWhatNoneDoes) {
    EXPECT_EQ(cleanWords("plain"), "plain");
    EXPECT_EQ(cleanWords("caf\u00E9 \u7A00\u571F \U0001F30D"), "caf\u00E9 \u7A00\u571F \U0001F30D");
    EXPECT_EQ(cleanWords(std::string_view("a\0b\x1B[31mc\x7F", 10)), "ab[31mc");
    EXPECT_EQ(cleanWords("a\u0085b\u009Bc"), "a bc");
    EXPECT_EQ(cleanWords("\uFEFFa\uFFFEb\uFFFF\uFDD0c\U0001FFFE"), "abc");
    EXPECT_EQ(cleanWords("ab\u202Etxt.gnp\u2066x"), "abtxt.gnpx");
    EXPECT_EQ(cleanWords("a\tb"), "a b");
    EXPECT_EQ(cleanWords("caf\xE9!"), "caf\uFFFD!");
    EXPECT_EQ(cleanWords("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "half of a pair";
    EXPECT_EQ(cleanWords("\xC0\xAF"), "\uFFFD\uFFFD") << "longer than it need be";
}

TEST(OutsideWords, BreakLinesWhereTheyMayAndElseBecomeASpace) {
    for (const char* breaking : {"\n", "\r\n", "\r", "\x0B", "\x0C", "\u0085", "\u2028", "\u2029"}) {
        const std::string text = std::string("one.") + breaking + "two";
        EXPECT_EQ(cleanWords(text), "one. two");
        EXPECT_EQ(cleanWords(text, Breaks::Keep), "one.\ntwo");
        EXPECT_EQ(cleanWords(std::string("one.") + breaking), "one.");
    }
}

TEST(OutsideWords, CannotWriteALineOfTheirOwnIntoATerminal) {
    EXPECT_EQ(forTerminal("a\nother.png: matches"), "a\\nother.png: matches");
    EXPECT_EQ(forTerminal("\x1B]0;x\x07"), "\\x1b]0;x\\x07");
    EXPECT_EQ(forTerminal("caf\xE9"), "caf\\xe9");
    EXPECT_EQ(linesForTerminal("a\n\tb\u009Bc\u202E"), "a\n\tb\\x9bc\\u202e");
}

TEST(OutsideWords, AreNoLongerThanAFigureCanBear) {
    FigureFrame frame;
    frame.headline = std::string(500, 'x');
    frame.note = std::string(5'000, 'x');
    frame.annotations.resize(200);
    EXPECT_EQ(excessOf(frame), "");
    frame.headline->push_back('x');
    EXPECT_NE(excessOf(frame), "");
    frame.headline = "\u00E9";
    frame.note->push_back('x');
    EXPECT_NE(excessOf(frame), "");
    frame.note.reset();
    frame.annotations.resize(201);
    EXPECT_NE(excessOf(frame), "");
    EXPECT_FALSE(parseViewState(std::string(20'000, 'x')));
}

TEST(OutsideWords, OfAFrameAreCleanedInOneLineOrInParagraphs) {
    FigureFrame frame;
    frame.headline = "one.\ntwo";
    frame.note = "one.\r\ntwo";
    frame.annotations = {{Annotation::Kind::Text,
                          {},
                          {},
                          false,
                          "a\x0B"
                          "b"}};
    const FigureFrame clean = cleaned(frame);
    EXPECT_EQ(clean.headline, "one. two");
    EXPECT_EQ(clean.note, "one.\ntwo");
    EXPECT_EQ(clean.annotations.front().text, "a b");
}

TEST(OutsideJson, IsBoundedInDepthAndLength) {
    const auto nested = [](std::size_t levels) {
        return std::string(levels, '[') + std::string(levels, ']');
    };
    EXPECT_NO_THROW((void)parseOutsideJson(nested(64), 1'000));
    EXPECT_THROW((void)parseOutsideJson(nested(65), 1'000), OutsideJsonError);
    EXPECT_THROW((void)parseOutsideJson(std::string(10'000'000, '['), 20'000'000), OutsideJsonError);
    EXPECT_THROW((void)parseOutsideJson("[1,2,3]", 3), OutsideJsonError);
    EXPECT_THROW((void)parseOutsideJson("\"\xFF\"", 100), OutsideJsonError);
}

std::string refusal(const std::filesystem::path& file, std::uintmax_t most = 100) {
    try {
        (void)readOutsideFile(file, most);
    } catch (const OutsideFileError& error) {
        return error.what();
    }
    return {};
}

TEST(OutsideFile, IsAnOrdinaryOneThatIsNotEmptyAndNotTooLarge) {
    const TemporaryDirectory folder;
    EXPECT_EQ(readOutsideFile(folder.write("a", "words"), 5), "words");
    EXPECT_NE(refusal(folder / "a", 4), "");
    EXPECT_NE(refusal(folder.write("empty", "")), "");
    EXPECT_NE(refusal(folder / "none"), "");
    EXPECT_NE(refusal(folder / "."), "");
    EXPECT_NE(refusal("/dev/zero"), "");
    ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_NE(refusal(folder / "pipe").find("pipe"), std::string::npos);
    std::filesystem::create_symlink("loop", folder / "loop");
    EXPECT_NE(refusal(folder / "loop").find("leads back"), std::string::npos);
    std::filesystem::create_symlink("a", folder / "link");
    EXPECT_EQ(readOutsideFile(folder / "link", 5), "words");
}

TEST(OutsideFile, IsNamedByAPathOrAnAddressOfThisMachine) {
    EXPECT_EQ(filePathOf("a b.png"), "a b.png");
    EXPECT_EQ(filePathOf("file:///tmp/a%20b.png"), "/tmp/a b.png");
    EXPECT_EQ(filePathOf("FILE://localhost/tmp/a"), "/tmp/a");
    EXPECT_EQ(filePathOf("file://elsewhere/a"), "file://elsewhere/a");
    EXPECT_TRUE(hasEnding("X.PNG", ".png"));
    EXPECT_FALSE(hasEnding("png", ".png"));
}

} // namespace
} // namespace lodestone
