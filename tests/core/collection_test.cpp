// SPDX-License-Identifier: GPL-3.0-or-later
// The project file of a collection: what is written is read again, and nothing else is ever taken for one.
#include "figure/collection.h"

#include <random>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

FigureDocument document(const std::string& mineral) {
    Figure figure;
    figure.state.mineral = mineral;
    figure.state.year = 2025;
    figure.headline = "Words with \"quotes\" and ünïcode";
    figure.frame.headline = "A headline of my own";
    figure.frame.annotations.push_back({Annotation::Kind::Text, {{}, 2020.5, 3}, {}, false, "here"});
    figure.table.columns = {{"country", "country", ""}, {"value", "value", "t", true}};
    figure.table.rows = {{"China", "270000"}};
    figure.sources = {{"Book 2026", "CC BY 4.0", "https://example.org"}};
    return documentOf(figure, {}, "lodestone test");
}

Collection sample() {
    return {"Critical minerals",
            "A. Writer",
            "May 2026",
            {{"First", document("cobalt")}, {"Second", document("nickel")}, {"Third", document("gallium")}}};
}

std::string faultOf(std::string_view text) {
    const auto parsed = parseCollection(text, "figures.lodestone");
    const auto* fault = std::get_if<CollectionFault>(&parsed);
    return fault != nullptr ? fault->text : std::string();
}

TEST(Collection, WhatIsWrittenIsReadAgain) {
    const std::string text = collectionText(sample());
    const auto parsed = parseCollection(text, "figures.lodestone");
    ASSERT_TRUE(std::holds_alternative<Collection>(parsed)) << std::get<CollectionFault>(parsed).text;
    EXPECT_EQ(std::get<Collection>(parsed), sample());
    EXPECT_EQ(collectionText(std::get<Collection>(parsed)), text);
}

TEST(Collection, AnEmptyOneIsOneToo) {
    const auto parsed = parseCollection(collectionText({}), "x");
    ASSERT_TRUE(std::holds_alternative<Collection>(parsed));
    EXPECT_TRUE(std::get<Collection>(parsed).entries.empty());
}

TEST(Collection, EachFaultSaysWhichFileWhatAndWhatNext) {
    const std::string good = collectionText(sample());
    const std::string cases[] = {"",
                                 "not JSON",
                                 "[]",
                                 "{}",
                                 R"({"format":"other"})",
                                 R"({"format":"lodestone-collection"})",
                                 R"({"format":"lodestone-collection","version":1})",
                                 R"({"format":"lodestone-collection","version":1,"figures":[3]})",
                                 R"({"format":"lodestone-collection","version":1,"figures":[{"figure":{}}]})",
                                 R"({"format":"lodestone-collection","version":1,"title":7,"figures":[]})",
                                 good.substr(0, good.size() / 2)};
    for (const std::string& text : cases) {
        const std::string words = faultOf(text);
        EXPECT_TRUE(words.starts_with("'figures.lodestone' is no collection: ")) << text << "\n" << words;
        EXPECT_NE(words.find("Open a .lodestone file"), std::string::npos) << words;
        EXPECT_EQ(words.find('\n'), std::string::npos) << words;
    }
}

TEST(Collection, ANewerVersionIsNamed) {
    std::string text = collectionText(sample());
    text.replace(text.find("\"version\": 1"), 12, "\"version\": 2");
    EXPECT_NE(faultOf(text).find("a newer Lodestone opens it"), std::string::npos);
}

TEST(Collection, JsonNestedWithoutEndIsRefused) {
    const std::string deep = R"({"format":"lodestone-collection","version":1,"figures":)" +
                             std::string(200'000, '[') + std::string(200'000, ']') + "}";
    EXPECT_NE(faultOf(deep).find("nested more than 64 levels deep"), std::string::npos);
}

TEST(Collection, TenThousandMutatedFilesNeverCrashAndNeverBringAFigureThatIsNotThere) {
    const std::string good = collectionText(sample());
    std::mt19937 random(42);
    int read = 0;
    for (int i = 0; i < 10'000; ++i) {
        std::string text = good;
        for (int change = 0; change < 1 + i % 4; ++change) {
            const std::size_t at = random() % text.size();
            switch (random() % 4) {
            case 0:
                text[at] = static_cast<char>(random() % 256);
                break;
            case 1:
                text.erase(at, 1 + random() % 20);
                break;
            case 2:
                text.insert(at, 1, static_cast<char>(random() % 128));
                break;
            default:
                text.resize(at + 1);
            }
            if (text.empty())
                text = "x";
        }
        const auto parsed = parseCollection(text, "x");
        if (const auto* collection = std::get_if<Collection>(&parsed)) {
            ++read;
            EXPECT_LE(collection->entries.size(), 3U);
        } else {
            EXPECT_FALSE(std::get<CollectionFault>(parsed).text.empty());
        }
    }
    EXPECT_LT(read, 9'000);
}

TEST(Collection, AnEntryIsMovedToWhereItShallStand) {
    const auto order = [](const Collection& collection) {
        std::string titles;
        for (const CollectionEntry& entry : collection.entries)
            titles += entry.title.front();
        return titles;
    };
    Collection collection = sample();
    moveEntry(collection, 0, 2);
    EXPECT_EQ(order(collection), "STF");
    moveEntry(collection, 2, 0);
    EXPECT_EQ(order(collection), "FST");
    moveEntry(collection, 1, 1);
    EXPECT_EQ(order(collection), "FST");
}

TEST(Collection, FilesAreNumberedAndNamedAfterTheirTitles) {
    Collection collection = sample();
    collection.entries[0].title = "China mined 69\u202F% of the world's rare earths!";
    collection.entries[1].title = "../../etc";
    collection.entries[2].title = "稀土";
    const std::vector<std::string> stems = entryFileStems(collection);
    EXPECT_EQ(stems[0], "01-china-mined-69-of-the-world-s-rare-earths");
    EXPECT_EQ(stems[1], "02-etc");
    EXPECT_EQ(stems[2], "03-figure");
}

} // namespace
} // namespace lodestone
