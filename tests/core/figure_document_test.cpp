// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_document.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <functional>

namespace lodestone {
namespace {

using Json = nlohmann::ordered_json;

FigureDocument sample() {
    FigureDocument document;
    document.state = *parseViewState("figure=shares&mineral=cobalt&stage=mining&year=2025&view=history"
                                     "&with=nickel,lithium&years=2010:2025&select=country:COD");
    document.frame.headline = "Zwei „Hände“ & ein <Markt>";
    document.frame.note = "";
    document.frame.credit = "The Paper";
    document.frame.labels = FigureFrame::Labels::Legend;
    document.frame.annotations = {{Annotation::Kind::Arrow,
                                   {{Mark::Kind::Country, "COD"}, 1.1, 0.5},
                                   {{}, 2010.25, 0.1},
                                   false,
                                   "Here"},
                                  {Annotation::Kind::Line, {{}, 0, 1.0 / 3}, {}, true, "a third"}};
    document.look.width = 1080;
    document.look.dpi = 299.5;
    document.look.ground = ExportLook::Ground::Transparent;
    document.look.vision = ExportLook::Vision::Grey;
    document.look.curves = true;
    document.look.preset = "square";
    document.table = {{{"year", "Year", "", true, ""}, {"share", "Share", "%", true, "value / total"}},
                      {{"2024", "0.7"}, {"2025", ""}},
                      {}};
    document.sources = {{"Publisher, edition", "CC BY 4.0", "https://example.org/?a=1&b=2"}};
    document.program = "lodestone 9.8.7";
    document.drawn = {{"headline", "", "Few \u201Chands\u201D"}, {"event", "A ban (EV001)", "2010.72, ban"}};
    return document;
}

/// The sample's text after a change of its JSON.
std::string changed(const std::function<void(Json&)>& change) {
    Json json = Json::parse(documentText(sample()));
    change(json);
    return json.dump();
}

std::string faultOf(const std::string& text) {
    const auto parsed = parseDocument(text);
    const auto* fault = std::get_if<DocumentFault>(&parsed);
    return fault != nullptr ? fault->text : "no fault";
}

TEST(FigureDocumentText, ReadsBackToAnEqualDocumentAndEqualBytes) {
    const std::string text = documentText(sample());
    const auto parsed = parseDocument(text);
    ASSERT_TRUE(std::holds_alternative<FigureDocument>(parsed)) << faultOf(text);
    EXPECT_EQ(std::get<FigureDocument>(parsed), sample());
    EXPECT_EQ(documentText(std::get<FigureDocument>(parsed)), text);
    EXPECT_TRUE(std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 127; })) << "ASCII";
}

TEST(FigureDocumentText, EveryFieldCounts) {
    const std::vector<std::function<void(FigureDocument&)>> changes{
        [](FigureDocument& d) { d.state.year = 2024; },
        [](FigureDocument& d) { d.frame.note.reset(); },
        [](FigureDocument& d) { d.frame.annotations[1].at.y = 0.3333; },
        [](FigureDocument& d) { d.frame.annotations[0].at.mark.key = "CHN"; },
        [](FigureDocument& d) { d.look.dpi = 300; },
        [](FigureDocument& d) { d.look.typePoints = 7.5; },
        [](FigureDocument& d) { d.table.rows[1][1] = "0"; },
        [](FigureDocument& d) { d.table.columns[1].derived.clear(); },
        [](FigureDocument& d) { d.sources[0].licence.clear(); },
        [](FigureDocument& d) { d.program += "1"; },
        [](FigureDocument& d) { d.drawn->back().says += "1"; },
        [](FigureDocument& d) { d.drawn.reset(); },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        FigureDocument document = sample();
        changes[i](document);
        EXPECT_FALSE(document == sample()) << i;
        EXPECT_NE(documentText(document), documentText(sample())) << i;
        EXPECT_EQ(std::get<FigureDocument>(parseDocument(documentText(document))), document) << i;
    }
}

TEST(FigureDocumentText, WhatIsNoDocumentIsRefusedWithItsReason) {
    EXPECT_EQ(faultOf(""), "it is not JSON, or damaged, at byte 1");
    EXPECT_EQ(faultOf("{\"format\""), "it is not JSON, or damaged, at byte 10");
    EXPECT_EQ(faultOf("[]"), "it is not the description of a figure");
    EXPECT_EQ(faultOf(std::string(100'000, '[')), "its JSON is nested more than 64 levels deep");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["format"] = "atlas"; })),
              "it is not the description of a figure");
    EXPECT_EQ(faultOf(changed([](Json& j) { j.erase("state"); })), "'state' is missing");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["state"] = "colour=red"; })),
              "'state' is a word that is not known");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["look"]["width"] = "wide"; })), "'width' is not a number");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["look"]["width"] = 10.5; })), "'width' is not a whole number");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["look"]["height"] = -1; })), "'height' is out of range");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["look"]["scale"] = 1e300; })), "'scale' is out of range");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["look"]["ground"] = "pink"; })),
              "'ground' is a word that is not known");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["data"]["rows"][0].push_back("3"); })),
              "a row has not as many cells as there are columns");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["data"]["rows"][0][0] = 3; })), "a cell is not a text");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["frame"]["annotations"][0]["at"]["mark"] = "moon"; })),
              "'mark' is not a mark; one looks like 'country:CHN'");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["frame"]["colour"] = "red"; })),
              "the frame has a field 'colour' that is not known");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["drawn"][0][1] = 3; })),
              "an item that is drawn is not three texts");
    EXPECT_EQ(faultOf(changed([](Json& j) { j.erase("drawn"); })), "'drawn' is missing");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["version"] = 1; })), "'drawn' is not known in its form");
    EXPECT_EQ(faultOf(changed([](Json& j) { j["version"] = 1.5; })), "'version' is not a whole number");
}

TEST(DrawnDifferences, NameWhatIsNewGoneAndSaysSomethingElse) {
    const std::vector<DrawnItem> before{
        {"event", "A", "2010"}, {"event", "A", "2011"}, {"claim", "B", "0.7"}, {"headline", "", "Few"}};
    EXPECT_TRUE(drawnDifferences(before, before).empty());
    const std::vector<DrawnItem> now{
        {"headline", "", "Many"}, {"event", "A", "2010"}, {"event", "C", "2011"}, {"claim", "B", "0.8"}};
    EXPECT_EQ(drawnDifferences(before, now),
              (std::vector<std::string>{"claim 'B': '0.8' was '0.7'", "event 'A' is gone",
                                        "headline: 'Many' was 'Few'", "event 'C' is new"}));
}

TEST(DataChanges, SentencesOfAnotherProgramAreNoData) {
    const FigureDocument before = sample();
    FigureDocument now = before;
    now.drawn->front().says = "Two hands";
    EXPECT_EQ(dataChanges(before, now),
              std::vector<std::string>{"headline: 'Two hands' was 'Few \u201Chands\u201D'"});
    now.program = "lodestone 9.9.0";
    EXPECT_TRUE(dataChanges(before, now).empty());
    now.drawn->back().says = "2011.5, ban";
    now.sources[0].url.clear();
    EXPECT_EQ(dataChanges(before, now),
              (std::vector<std::string>{"source 'Publisher, edition' has another licence or address",
                                        "event 'A ban (EV001)': '2011.5, ban' was '2010.72, ban'"}));
}

TEST(FigureDocumentText, ALaterFormIsTakenForWhatItIs) {
    const auto parsed = parseDocument(changed([](Json& j) {
        j["version"] = 3;
        j["more"] = true;
    }));
    const auto& fault = std::get<DocumentFault>(parsed);
    EXPECT_TRUE(fault.newer);
    EXPECT_EQ(fault.text, "it was made by a newer program (lodestone 9.8.7)");
}

TEST(DataDifferences, NameTheCellByItsRowAndColumn) {
    const DataTable before{
        {{"year", "", "", true, ""}, {"name", "", "", false, ""}, {"share", "", "%", true, ""}},
        {{"2025", "China", "0.69"}, {"2025", "Chile", "0.1"}, {"2024", "Chile", "0.2"}},
        {}};
    EXPECT_TRUE(dataDifferences(before, before).empty());
    DataTable now = before;
    std::swap(now.rows[0], now.rows[2]);
    EXPECT_TRUE(dataDifferences(before, now).empty()) << "another order is no other data";
    now.rows[0][2] = "";
    now.rows[1] = {"2025", "Peru", "0.1"};
    const std::vector<std::string> expected{"row 2024, Chile, column 'share': nothing was '0.2'",
                                            "row 2025, Chile is gone", "row 2025, Peru is new"};
    EXPECT_EQ(dataDifferences(before, now), expected);
}

TEST(DataDifferences, NameColumnsAndUnitsThatChanged) {
    const DataTable before{{{"year", "", "", true, ""}, {"value", "", "t", true, ""}}, {{"2025", "1"}}, {}};
    const DataTable now{{{"year", "", "", true, ""}, {"share", "", "%", true, ""}}, {{"2025", "1"}}, {}};
    EXPECT_EQ(dataDifferences(before, now),
              (std::vector<std::string>{"column 'value' is gone", "column 'share' is new"}));
    DataTable other = before;
    other.columns[1].unit = "kt";
    EXPECT_EQ(dataDifferences(before, other), std::vector<std::string>{"column 'value': unit 'kt' was 't'"});
}

TEST(DataDifferences, RowsThatNothingTellsApartAreComparedInTheirOrder) {
    const DataTable before{{{"a", "", "", false, ""}}, {{"x"}, {"x"}, {"y"}}, {}};
    DataTable now = before;
    EXPECT_TRUE(dataDifferences(before, now).empty());
    now.rows.pop_back();
    now.rows.push_back({"x"});
    EXPECT_EQ(dataDifferences(before, now), (std::vector<std::string>{"row y is gone", "row x is new"}));
}

} // namespace
} // namespace lodestone
