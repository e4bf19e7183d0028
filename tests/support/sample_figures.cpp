// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_figures.h"

#include "support/sample_parts.h"

#include <array>

#include <fmt/format.h>

namespace lodestone::samples {
namespace {

std::string grouped(int value) {
    std::string digits = std::to_string(value);
    for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

Bar bar(const char* iso3, const char* name, double share, int tonnes, const char* flag, bool coloured) {
    Bar row;
    row.mark = {Mark::Kind::Country, iso3};
    row.label = name;
    row.share = share;
    row.fill = *flag != '\0' ? Bar::Fill::Estimated : Bar::Fill::Reported;
    row.colour = {coloured ? ColourKey::Role::Country : ColourKey::Role::OtherCountry, coloured ? iso3 : ""};
    row.shareText = percent(share);
    row.valueText = grouped(tonnes);
    row.flag = flag;
    row.tooltip = fmt::format("{}: {} t, estimated by the publisher", name, row.valueText);
    return row;
}

Bar residual(double share, const char* value) {
    Bar row;
    row.mark = {Mark::Kind::Residual, {}};
    row.label = "Residual";
    row.share = share;
    row.fill = Bar::Fill::Residual;
    row.colour = {ColourKey::Role::Residual, {}};
    row.shareText = percent(share);
    row.valueText = value;
    return row;
}

BarsBody rareEarthBars() {
    BarsBody body;
    body.title = "Who mines";
    body.subtitle = "share of world, 2025";
    body.shareHead = "share";
    body.valueHead = "tonnes";
    body.bars = {bar("CHN", "China", 0.6923, 270000, "e", true),
                 bar("USA", "United States", 0.1308, 51000, "e", true),
                 bar("AUS", "Australia", 0.0744, 29000, "e", true),
                 bar("MMR", "Myanmar", 0.0564, 22000, "†", true),
                 bar("THA", "Thailand", 0.0123, 4800, "†", false),
                 bar("IND", "India", 0.0074, 2900, "e", true),
                 bar("MDG", "Madagascar", 0.0069, 2700, "†", false),
                 bar("RUS", "Russia", 0.0067, 2600, "e", true),
                 bar("BRA", "Brazil", 0.0051, 2000, "e", false),
                 bar("NGA", "Nigeria", 0.0038, 1500, "e", false),
                 bar("VNM", "Viet Nam", 0.0004, 150, "†", false),
                 bar("MYS", "Malaysia", 0.0003, 110, "†", false),
                 residual(0.0032, "1,240")};
    body.key = {{KeyEntry::Sample::Estimate, {}, "e  estimated by the publisher (every value)"},
                {KeyEntry::Sample::Dagger, {}, "†  inferred from China’s import statistics"},
                {KeyEntry::Sample::Residual, {}, "countries the table does not name"}};
    return body;
}

Card card(const char* key, const char* title, const std::string& value, const char* aside, const char* line) {
    Card card;
    card.mark.kind = Mark::Kind::Measure;
    card.mark.key = key;
    card.title = title;
    card.value = value;
    card.aside = aside;
    card.line = line;
    card.tooltip = title;
    return card;
}

CardsBody rareEarthCards() {
    CardsBody body;
    body.cards.push_back(card("hhi", "HHI", "5,054", "to 5,055", "above 1,800, US 2023: high"));
    body.cards.back().gauge = Gauge{{5054.4, 5054.5}, 1000, 1800};
    body.cards.push_back(card("cr1", "Leader", percent(0.692), "China", "270,000 of 390,000 t"));
    body.cards.push_back(card("cr3", "Three largest", percent(0.897), "", "China, US, Australia"));
    body.cards.push_back(
        card("effective_suppliers", "Effective suppliers", "1.98", "", "of 12 named producers"));
    body.cards.push_back(
        card("hhi_without_leader", "Without China", "2,762", "HHI", "31\u202F% of supply left"));
    return body;
}

Rung rung(Stage stage, const char* slug, const char* title, const char* right,
          std::vector<std::string> lines) {
    Rung rung;
    rung.mark = {Mark::Kind::Stage, slug};
    rung.stage = stage;
    rung.title = title;
    rung.right = right;
    rung.lines = std::move(lines);
    rung.colour = {ColourKey::Role::Country, "CHN"};
    return rung;
}

ChainBody rareEarthChain() {
    ChainBody body;
    body.title = "Along the chain";
    body.subtitle = "China’s share at each stage; claims stand beside tables, never inside them";
    body.rungs = {rung(Stage::Reserves, "reserves", "Reserves", "China 58.4\u202F%",
                       {"as released, February: 51.6\u202F%", "USGS, corrected May 2026"}),
                  rung(Stage::Mining, "mining", "Mining", "China 69.2\u202F%",
                       {"CSIS about 70, Morgan Stanley 69", "USGS 2025"}),
                  rung(Stage::Processing, "processing", "Processing", "claim only",
                       {"CSIS 90\u202F% · IEA 91\u202F% (2024)", "no table for the group"}),
                  rung(Stage::Magnets, "magnets", "Magnets", "claim only",
                       {"Morgan Stanley 90\u202F%", "no table published"})};
    body.rungs[0].share = 0.584;
    body.rungs[1].share = 0.692;
    body.rungs[1].estimated = true;
    body.rungs[1].current = true;
    body.rungs[1].claims = {{{"csis-mining", "ms-mining"}, 0.695, "CSIS: about 70 %\nMorgan Stanley: 69 %"}};
    body.rungs[2].claims = {{{"csis-processing", "iea-processing"}, 0.905, "CSIS: 90 %"}};
    body.rungs[3].claims = {{{"ms-magnets"}, 0.9, "Morgan Stanley: 90 %"}};
    return body;
}

} // namespace

Figure rareEarthOverview() {
    Figure figure;
    frame(figure, "China mined 69\u202F% of the world’s rare earths in 2025",
          "Share of world mine production, tonnes of rare-earth oxide equivalent · USGS, MCS 2026",
          "Every value of 2025 is an estimate of the publisher. HHI bands were made for firms in antitrust "
          "markets; "
          "for countries they are an analogy.");
    figure.state.year = 2025;
    figure.body =
        OverviewBody{{}, rareEarthCards(), rareEarthBars(), rareEarthChain(), chinaHistory(), {}, {}};
    return figure;
}

Figure emptyOverview() {
    Figure figure;
    frame(figure, "Germanium: Mining", "", "");
    OverviewBody body;
    body.notice =
        Notice{"No publisher in this database gives mine production of germanium by country; it is recovered "
               "as a by-product of zinc.",
               "Show refinery production", ViewState{}};
    body.chain = rareEarthChain();
    figure.body = std::move(body);
    return figure;
}

Figure manyBars() {
    constexpr std::array names{"China",           "United States", "Australia",
                               "DR Congo",        "Indonesia",     "Chile",
                               "Russia",          "South Africa",  "Saint Vincent and the Grenadines",
                               "United Kingdom",  "Kazakhstan",    "Peru",
                               "Türkiye",         "Viet Nam",      "South Korea",
                               "Argentina",       "Canada",        "India",
                               "Malaysia",        "Brazil",        "Myanmar",
                               "Japan",           "Bolivia",       "Papua New Guinea",
                               "North Macedonia", "Kyrgyzstan",    "Uzbekistan",
                               "Tanzania",        "Zimbabwe",      "Burundi",
                               "Rwanda",          "Laos"};
    constexpr std::array iso{"CHN", "USA", "AUS", "COD", "IDN", "CHL", "RUS", "ZAF"};
    Figure figure;
    frame(figure, "No country mines more than a quarter of the world’s copper, and thirty-two are named",
          "Share of world mine production, thousand tonnes of contained copper · USGS, MCS 2026",
          "Two producers are withheld by the publisher; the world total includes them.");
    BarsBody body = rareEarthBars();
    body.bars.clear();
    body.valueHead = "thousand tonnes";
    double share = 0.24;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const char* code = i < iso.size() ? iso[i] : "XXX";
        Bar row = bar(code, names[i], share, static_cast<int>(share * 23'000'000), i % 4 == 1 ? "e" : "",
                      i < iso.size());
        row.mark.key = fmt::format("{}{}", code, i);
        body.bars.push_back(std::move(row));
        share *= 0.82;
    }
    Bar withheld = bar("MEX", "Mexico", 0, 0, "", false);
    withheld.fill = Bar::Fill::None;
    withheld.withheld = true;
    withheld.shareText.clear();
    withheld.valueText = "withheld";
    Bar missing = withheld;
    missing.mark.key = "COG";
    missing.label = "Congo";
    missing.withheld = false;
    missing.valueText = "not available";
    body.bars.push_back(withheld);
    body.bars.push_back(missing);
    body.bars.push_back(residual(0.031, "713,000"));
    body.key.push_back({KeyEntry::Sample::Withheld, {}, "withheld by the publisher"});
    figure.body = std::move(body);
    return figure;
}

Figure chainOnly() {
    Figure figure;
    frame(figure, "China leads at every stage of the rare-earth chain that has a table or a claim",
          "Leader’s share of the world by stage; claims stand beside tables, never inside them",
          "Stages are compared as shares, never as tonnes.");
    ChainBody body = rareEarthChain();
    body.title.clear();
    body.subtitle.clear();
    figure.body = std::move(body);
    return figure;
}

Figure notice() {
    Figure figure;
    frame(figure, "Germanium: Mining", "Mine production by country · USGS MCS 2026",
          "The publisher says why in its own note.");
    figure.body =
        Notice{"No publisher in this database gives mine production of germanium by country; it is recovered "
               "as a by-product of zinc.",
               "Show refinery production", ViewState{}};
    return figure;
}

std::vector<Named> all() {
    return {{"overview", rareEarthOverview()},
            {"empty-overview", emptyOverview()},
            {"bars", manyBars()},
            {"nickel", nickelLines()},
            {"one-year-index", oneYearIndex()},
            {"two-lines", twoLines()},
            {"timeline", crowdedTimeline()},
            {"chain", chainOnly()},
            {"notice", notice()}};
}

} // namespace lodestone::samples
