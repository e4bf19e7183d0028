// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/finder.h"

#include "support/processor_time.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

const std::vector<Findable> things{{"Cobalt", {"Co"}},
                                   {"Copper", {"Cu"}},
                                   {"Niobium", {"Nb", "columbium"}},
                                   {"Rare earths", {"REE", "lanthanides"}},
                                   {"Iron ore", {"Fe"}},
                                   {"Türkiye", {"TUR", "Turkey"}},
                                   {"Côte d’Ivoire", {"CIV", "Ivory Coast"}},
                                   {"DR Congo", {"COD", "Democratic Republic of the Congo"}},
                                   {"United States", {"USA", "US"}},
                                   {"China restricts gallium and germanium exports", {"export control"}},
                                   {"Export figure", {}}};
const Finder finder(things);

std::string first(std::string_view query) {
    const std::vector<Found> found = finder.find(query);
    return found.empty() ? std::string() : things[found.front().index].title;
}

TEST(Finder, AWholeNameBeatsTheStartOfOne) {
    EXPECT_EQ(first("co"), "Cobalt") << "its symbol, though copper starts with the same letters";
    EXPECT_EQ(first("cop"), "Copper");
    EXPECT_EQ(first("us"), "United States");
    EXPECT_EQ(first("rare earths"), "Rare earths");
}

TEST(Finder, OtherNamesFindAndSayWhichOneItWas) {
    ASSERT_EQ(first("columb"), "Niobium");
    EXPECT_EQ(finder.find("columb").front().by, "columbium");
    EXPECT_EQ(first("turkey"), "Türkiye");
    EXPECT_EQ(finder.find("cobalt").front().by, "") << "the title itself was typed";
}

TEST(Finder, CaseAccentsAndSignsDoNotCount) {
    EXPECT_EQ(first("TÜRK"), "Türkiye");
    EXPECT_EQ(first("turki"), "Türkiye");
    EXPECT_EQ(first("cote divoire"), "Côte d’Ivoire");
    EXPECT_EQ(first("CÔTE D'IVOIRE"), "Côte d’Ivoire");
}

TEST(Finder, EveryWordMustBeFoundInAnyOrder) {
    EXPECT_EQ(first("german china"), "China restricts gallium and germanium exports");
    EXPECT_EQ(first("china control"), "China restricts gallium and germanium exports");
    EXPECT_TRUE(finder.find("china cobalt").empty());
}

TEST(Finder, InitialsFindSmallWordsOrNot) {
    EXPECT_EQ(first("drc"), "DR Congo");
    EXPECT_EQ(first("drotc"), "DR Congo");
}

TEST(Finder, ASlipOfTheFingerStillFinds) {
    for (const char* typed : {"colbalt", "cobat", "cobslt", "coblat"})
        EXPECT_EQ(first(typed), "Cobalt") << typed;
    EXPECT_EQ(first("nbm"), "Niobium") << "letters in their order, with gaps";
    EXPECT_TRUE(finder.find("xyzzy").empty());
}

TEST(Finder, AnExactMatchIsNeverBehindALooseOne) {
    int last = 101;
    for (const Found& found : finder.find("ex")) {
        EXPECT_LE(found.score, last);
        last = found.score;
    }
    EXPECT_EQ(first("ex"), "Export figure");
}

TEST(Finder, TellsWhichBytesOfTheTitleWereTyped) {
    using Range = std::pair<std::size_t, std::size_t>;
    EXPECT_EQ(finder.find("turki").front().typed, std::vector<Range>({{0, 6}})) << "ü takes two bytes";
    EXPECT_EQ(finder.find("fig exp").front().typed, std::vector<Range>({{0, 3}, {7, 10}}));
    EXPECT_TRUE(finder.find("columbium").front().typed.empty());
}

TEST(Finder, WhatOnlyResemblesGoesWhenSomethingBeginsAsTyped) {
    const Finder two({{"Cobalt", {}}, {"Colombia", {}}});
    EXPECT_EQ(two.find("cob").size(), 1U) << "Colombia has its letters in this order too";
    EXPECT_EQ(two.find("cba").size(), 2U) << "but nothing begins so";
}

TEST(Finder, NothingTypedFindsNothing) {
    for (const char* typed : {"", "  ", "…", "'", "\xC3", "\xF0\x9F"})
        EXPECT_TRUE(finder.find(typed).empty()) << typed;
}

TEST(Finder, AThousandNamesAreSearchedWithinAFrame) {
    std::vector<Findable> many;
    for (int i = 0; i < 1000; ++i)
        many.push_back({"Regulation of critical minerals and their exports, part " + std::to_string(i),
                        {"China", "licence", "gallium germanium antimony"}});
    const Finder big(many);
    const ProcessorTime time;
    EXPECT_EQ(big.find("export gallium").size(), 1000U);
    EXPECT_LT(time.microseconds(), atMost(33'000));
}

} // namespace
} // namespace lodestone
